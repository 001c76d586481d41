"""Header words cut into headings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabel_extract.tables.breaks import words_of
from tabel_extract.tables.segments import Heading, cut

_few = settings(max_examples=120, deadline=None)

KNOWN = [
    "totaal",
    "man",
    "vrouw",
    "bo, vmbo",
    "havo, vwo, mbo",
    "hbo, wo",
    "18-34 jaar",
    "65 jaar en ouder",
    "zeer sterk stedelijk",
    "niet stedelijk",
    "paar zonder kinderen",
    "eenoudergezin",
    "komt net rond",
    "(helemaal) eens",
    "niet eens, niet oneens",
    "weet niet",
    "geen mening",
    "zeer tevreden",
    "laagste 20%",
    "rooms-katholiek",
]


def headings_of(lines: list[str], count: int) -> tuple[list[str] | None, bool]:
    """The headings that lines are cut into; an empty line is a blank one."""
    marked: list[tuple[str, bool]] = []
    gap = False
    for line in lines:
        if line:
            marked.append((line, gap))
        gap = not line
    best, certain = cut(words_of(marked), count)
    return (None if best is None else [h.text for h in best.headings]), certain


@_few
@given(st.lists(st.sampled_from(KNOWN), min_size=2, max_size=9, unique=True), st.data())
def test_known_headings_with_blank_lines_between_them_are_recovered_however_they_wrap(
    headings: list[str], data: st.DataObject
) -> None:
    lines: list[str] = []
    for heading in headings:
        words = heading.split()
        ends = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
        cell = words[0]
        for word, wraps in zip(words[1:], ends[1:], strict=True):
            cell += ("\n" if wraps else " ") + word
        lines += [*cell.split("\n"), ""]

    assert headings_of(lines, len(headings)) == (headings, True)


@_few
@given(
    st.lists(
        st.from_regex(r"[a-z]{3,9}", fullmatch=True).filter(
            lambda w: w not in {"per", "met", "van", "voor", "het", "jaar", "plus"}
        ),
        min_size=1,
        max_size=7,
        unique=True,
    )
)
def test_as_many_words_as_columns_are_one_heading_each(words: list[str]) -> None:
    cells = [line for word in words for line in (word, "")]

    assert headings_of(cells, len(words)) == (words, True)


@_few
@given(st.integers(1990, 2020), st.integers(1, 5), st.integers(2, 8))
def test_a_run_of_years_is_a_heading_each(first: int, step: int, count: int) -> None:
    years = [str(first + step * i) for i in range(count)]

    assert headings_of([" ".join(years)], count) == (years, True)


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        (["1e 2e 3e 4e"], ["1e", "2e", "3e", "4e"]),
        (["man vrouw"], ["man", "vrouw"]),
        (["nooit soms vaak"], ["nooit", "soms", "vaak"]),
        (["2019 2023 verschil"], ["2019", "2023", "verschil"]),
        (["2019 2023 n"], ["2019", "2023", "n"]),
        (["18-34 35-54 55+"], ["18-34", "35-54", "55+"]),
        (["(zeer) eens (zeer) oneens"], ["(zeer) eens", "(zeer) oneens"]),
        (["alleen-", "wonend", "", "samenwonend"], ["alleenwonend", "samenwonend"]),
        (["kan niet", "zwemmen", "", "kan", "zwemmen"], ["kan niet zwemmen", "kan zwemmen"]),
        (["met (eigen", "", "zwembad)", "", "zonder"], ["met (eigen zwembad)", "zonder"]),
    ],
)
def test_what_belongs_together_stays_together(lines: list[str], headings: list[str]) -> None:
    assert headings_of(lines, len(headings)) == (headings, True)


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        (
            ["zwemmen duiken", "", "kalm", "drijven", "", "n"],
            ["zwemmen", "duiken", "kalm drijven", "n"],
        ),
        (
            ["zwemmen duiken", "", "kalm", "drijven", "n"],
            ["zwemmen", "duiken", "kalm drijven", "n"],
        ),
        (["man", "vrouw", "", "18-34", "35-54"], ["man", "vrouw", "18-34", "35-54"]),
        (["overig", "kerkelijk", "", "protestants"], ["overig kerkelijk", "protestants"]),
    ],
)
def test_lines_between_two_blank_ones_are_one_cell_where_that_gives_the_columns(
    lines: list[str], headings: list[str]
) -> None:
    assert headings_of(lines, len(headings)) == (headings, True)


@pytest.mark.parametrize(
    ("line", "headings"),
    [
        (
            "graag zwemmen soms zwemmen nooit zwemmen n",
            ["graag zwemmen", "soms zwemmen", "nooit zwemmen", "n"],
        ),
        ("klas een klas twee klas drie", ["klas een", "klas twee", "klas drie"]),
        ("koud water lauw water warm water", ["koud water", "lauw water", "warm water"]),
    ],
)
def test_a_word_that_comes_again_on_a_line_tells_where_its_headings_start_or_end(
    line: str, headings: list[str]
) -> None:
    assert headings_of([line], len(headings)) == (headings, True)


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        (["< 20 u.", "", "20-34 u.", "", "≥ 35 u."], ["< 20 u.", "20-34 u.", "≥ 35 u."]),
        (["0-5 km 6-20 km"], ["0-5 km", "6-20 km"]),
        (["gem. cijfer voldoende"], ["gem. cijfer", "voldoende"]),
        (
            ["(zeer)", "koud", "", "niet koud,", "niet warm"],
            ["(zeer) koud", "niet koud, niet warm"],
        ),
    ],
)
def test_what_a_number_is_of_and_an_average_stay_with_it(
    lines: list[str], headings: list[str]
) -> None:
    assert headings_of(lines, len(headings)) == (headings, True)


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (
            ["le kwintiel 2e kwintiel 3e kwintiel 4e kwintiel totaal"],
            5,
        ),  # the total is no end of a heading
        (["aantal baantjes per week verdeling over zee", "", "kort", "", "matig", "", "lang"], 4),
    ],
)
def test_a_heading_that_takes_in_another_one_is_not_certain(lines: list[str], count: int) -> None:
    assert not headings_of(lines, count)[1]


def test_a_word_that_comes_again_right_behind_itself_tells_nothing() -> None:
    assert not headings_of(["eigen strand strand buren"], 2)[1]


def test_a_word_over_a_series_stands_over_each_of_its_members() -> None:
    lines = [("totaal", False), ("kwintiel", True), ("1e 2e 3e", True)]

    best, certain = cut(words_of(lines), 4)

    assert certain
    assert best is not None
    assert best.headings == (
        Heading("totaal", None, 0),
        Heading("1e", "kwintiel", 2),
        Heading("2e", "kwintiel", 3),
        Heading("3e", "kwintiel", 4),
    )


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["wie graag zwemt in zee"], 2),
        (["rood groen blauw geel"], 3),
        (["rood", "groen", "blauw", "geel"], 3),
    ],
)
def test_words_that_can_be_cut_in_more_than_one_way_are_not_certain(
    lines: list[str], count: int
) -> None:
    assert not headings_of(lines, count)[1]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["zwemt zelf", "", "ja nee"], 2),
        (["zwemt zelf", "", "ja nee weet niet"], 3),
        (["zwemt zelf", "", "wel niet"], 2),
        (["zwemt zelf", "", "niet wel"], 2),
        (["zwemt zelf", "", "wel lid geen lid"], 2),
        (["zwemt zelf ja nee"], 2),
        (["zwemt zelf ja, vaak ja, soms nee"], 3),
        (["zwemt", "zelf wel", "", "duikt"], 3),
    ],
)
def test_answers_beside_each_other_are_never_joined_to_fit_the_columns(
    lines: list[str], count: int
) -> None:
    assert not headings_of(lines, count)[1]


def test_an_answer_of_two_known_words_stays_one() -> None:
    assert headings_of(["ja, vaak ja, soms nee"], 3) == (["ja, vaak", "ja, soms", "nee"], True)
    assert headings_of(["niet gezond", "", "gezond"], 2) == (["niet gezond", "gezond"], True)


@pytest.mark.parametrize(
    ("lines", "count"), [([], 1), (["zwemmen"], 2), (["zwemmen"], 0), (["(rood groen)"], 2)]
)
def test_words_that_can_not_be_cut_into_so_many_headings_give_none(
    lines: list[str], count: int
) -> None:
    assert headings_of(lines, count) == (None, False)
