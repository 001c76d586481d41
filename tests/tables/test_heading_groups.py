"""Headings below several dimensions: where one group ends and the next begins."""

from __future__ import annotations

import pytest

from tabel_extract.tables.assemble import Reading
from tests.tables.sample import read
from tests.tables.test_header import TOTAL, alone, columns_of, solve, under


@pytest.mark.parametrize(
    "oldest", ["65|jaar|e.o.", "65 jr. e.o.", "65-plussers", "65 jaar|of ouder"]
)
def test_an_age_however_it_is_printed_stands_below_the_ages(oldest: str) -> None:
    text = f"totaal leeftijd badhuis||18-34|jaar||35-64|jaar||{oldest}||stenen||houten|huis"

    header = solve(text, 6, "leeftijd", "badhuis")

    assert [c.dimension for c in header.columns] == [None, *["leeftijd"] * 3, *["badhuis"] * 2]
    assert header.resolved


def test_a_category_known_of_a_dimension_that_is_not_there_tells_nothing_of_an_unknown_one() -> (
    None
):
    text = "totaal leeftijd badhuis||18-34 jaar||35-64 jaar||65+||koop||sociale|huur||vrije|huur"

    header = solve(text, 7, "leeftijd", "badhuis")

    assert columns_of(header) == [
        TOTAL,
        *under("leeftijd", "18-34 jaar", "35-64 jaar", "65+"),
        *under("badhuis", "koop", "sociale huur", "vrije huur"),
    ]


@pytest.mark.parametrize(
    ("text", "names", "upper", "lower"),
    [
        (
            "zicht||geen||beetje||veel",
            "leeftijd zicht",
            ["65-74", "75+"],
            ["geen", "beetje", "veel"],
        ),
        (
            "klas||1||2||3||4",
            "school klas",
            ["vmbo-t", "mavo", "havo", "vwo"],
            ["1", "2", "3", "4"],
        ),
        (
            "kinderen||geen||1||2||3 of|meer",
            "sekse kinderen",
            ["man", "vrouw"],
            ["geen", "1", "2", "3 of meer"],
        ),
    ],
)
def test_a_group_of_headings_ends_where_they_are_no_more_of_one_kind(
    text: str, names: str, upper: list[str], lower: list[str]
) -> None:
    first, second = names.split()
    text = f"totaal {first} {second}||{'||'.join(upper)}||{text.partition('||')[2]}"

    header = solve(text, 1 + len(upper) + len(lower), first, second)

    assert columns_of(header) == [TOTAL, *under(first, *upper), *under(second, *lower)]


def test_headings_without_a_dimension_above_them_may_be_of_several_that_the_caption_names() -> None:
    header = solve("man vrouw stad dorp", 4, "geslacht", "stedelijkheid")

    assert [(c.path, c.dimension) for c in header.columns] == [
        (("man",), "geslacht"), (("vrouw",), "geslacht"),
        (("stad",), "stedelijkheid"), (("dorp",), "stedelijkheid"),
    ]  # fmt: skip


def test_the_name_of_a_dimension_may_go_on_behind_what_the_caption_calls_it() -> None:
    header = solve(
        "totaal strand plezier in de zee||zand||keien||veel||geen", 5, "strand", "plezier"
    )

    assert columns_of(header) == [
        TOTAL,
        *under("strand", "zand", "keien"),
        *under("plezier in de zee", "veel", "geen"),
    ]


def test_the_line_of_the_dimensions_may_stand_below_a_total_on_its_own() -> None:
    header = solve("totaal||zwemdiploma strand||ja nee zand keien", 5, "diplomabezit", "strand")

    assert columns_of(header) == [
        TOTAL,
        *under("zwemdiploma", "ja", "nee"),
        *under("strand", "zand", "keien"),
    ]


def test_below_a_total_on_its_own_an_unnamed_dimension_beside_another_is_not_guessed() -> None:
    assert not solve("totaal||diploma zee leeftijd||ja nee 18-34 35+", 5, "leeftijd").resolved


@pytest.mark.parametrize("lower", ["zwemmers||duikers", "zwem-|mers||duikers"])
def test_a_heading_may_end_with_a_preposition_and_is_none_by_itself(lower: str) -> None:
    header = solve(f"aanbod vraag naar||{lower}||{lower}", 4, "sport")

    assert [c.path for c in header.columns] == [
        (above, below) for above in ("aanbod", "vraag naar") for below in ("zwemmers", "duikers")
    ]


def test_two_categories_below_each_other_are_not_one_heading() -> None:
    assert columns_of(solve("jong oud||man|vrouw", 4)) == alone("jong", "oud", "man", "vrouw")
    assert not solve("jong oud||man|vrouw", 3).resolved


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("Badplaats ja nee weet niet", ["ja", "nee", "weet niet"]),
        ("Badplaats totaal mannen vrouwen", ["totaal", "mannen", "vrouwen"]),
    ],
)
def test_what_the_rows_are_by_stands_over_no_columns_where_it_starts_their_only_line(
    text: str, headings: list[str]
) -> None:
    header = solve(text, 3, "badplaats")

    assert header.resolved
    assert [c.path for c in header.columns] == [(h,) for h in headings]


def test_a_dimension_that_starts_the_only_line_stands_over_its_known_categories() -> None:
    assert columns_of(solve("geslacht man vrouw", 2, "geslacht")) == under(
        "geslacht", "man", "vrouw"
    )


def test_a_dimension_that_may_as_well_head_the_rows_leaves_the_columns_unresolved() -> None:
    assert not solve("badplaats rood wit", 2, "badplaats").resolved


def bathing_places(last: str) -> Reading:
    return read(
        f"""
        Tabel 1.1 Oordeel over zee, naar grootte, badplaatsen, 2023 (in procenten)

        diepte in meters

        < 20

        20-50

        50-100

        {last}

        goed 40 37 33 31

        slecht 60 63 67 69

        Bron: Zwemraad
        """
    )


def test_a_heading_that_goes_on_with_those_before_it_heads_no_section() -> None:
    reading = bathing_places("> 100")

    assert [i.code for i in reading.issues] == ["header_unresolved"]
    assert {o.row for o in reading.tables[0].observations} == {("goed",), ("slecht",)}


def test_a_heading_of_another_kind_may_head_a_section() -> None:
    assert bathing_places("in de zomer").tables[0].observations[0].row == ("in de zomer", "goed")
