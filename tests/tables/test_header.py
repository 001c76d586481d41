"""Header lines and a number of columns make the path of every column."""

from __future__ import annotations

import pytest

from tabel_extract.model import HeadingPath, Provenance
from tabel_extract.tables.columns import Column, Header
from tabel_extract.tables.header import solve_header
from tabel_extract.tables.rows import HeaderLine


def header_lines(text: str) -> list[HeaderLine]:
    lines: list[HeaderLine] = []
    gap = False
    for number, line in enumerate(text.split("|"), start=1):
        if line:
            lines.append(HeaderLine(line, gap, Provenance(line=number)))
        gap = not line
    return lines


def solve(text: str, width: int, *names: str, **known: tuple[str, ...]) -> Header:
    """The header of lines parted by ``|``; an empty one is a blank line."""
    return solve_header(header_lines(text), width, names, known)


def columns_of(header: Header) -> list[tuple[HeadingPath, str | None, str | None]]:
    assert header.resolved
    assert all(c.resolved for c in header.columns)
    return [(c.path, c.dimension, c.category) for c in header.columns]


def under(dimension: str, *categories: str) -> list[tuple[HeadingPath, str | None, str | None]]:
    return [((dimension, c), dimension, c) for c in categories]


TOTAL: tuple[HeadingPath, None, None] = (("totaal",), None, None)


def alone(*headings: str) -> list[tuple[HeadingPath, str | None, str | None]]:
    return [((h,), None, None) for h in headings]


@pytest.mark.parametrize(
    ("text", "names", "columns"),
    [
        (
            "totaal opleiding geslacht||bo,|vmbo||havo,|vwo,|mbo||hbo,|wo||man||vrouw",
            ("opleiding", "geslacht"),
            [
                TOTAL,
                *under("opleiding", "bo, vmbo", "havo, vwo, mbo", "hbo, wo"),
                *under("geslacht", "man", "vrouw"),
            ],
        ),
        (
            "totaal opleiding leeftijd||laag midden hoog 18-34 35-54 55+",
            ("opleiding", "leeftijd"),
            [
                TOTAL,
                *under("opleiding", "laag", "midden", "hoog"),
                *under("leeftijd", "18-34", "35-54", "55+"),
            ],
        ),
        (
            "totaal inkomen||kwintiel||1e 2e 3e",
            ("inkomen",),
            [
                TOTAL,
                *[
                    (("inkomen", "kwintiel", f"{n}e"), "inkomen", f"{n}e kwintiel")
                    for n in (1, 2, 3)
                ],
            ],
        ),
        (
            "totaal badplaats||aan|zee||aan een|meer",
            ("badplaats",),
            [TOTAL, *under("badplaats", "aan zee", "aan een meer")],
        ),
        (
            "totaal man vrouw n",
            ("geslacht",),
            [
                TOTAL,
                (("man",), "geslacht", "man"),
                (("vrouw",), "geslacht", "vrouw"),
                *alone("n"),
            ],
        ),
        (
            "totaal geslacht||man||vrouw||(n)",
            ("geslacht",),
            [TOTAL, *under("geslacht", "man", "vrouw"), *alone("(n)")],
        ),
        (
            "leeftijd 18-34 35-54 geslacht man vrouw",
            ("leeftijd", "geslacht"),
            [*under("leeftijd", "18-34", "35-54"), *under("geslacht", "man", "vrouw")],
        ),
        (
            "geslacht leeftijd|totaal man vrouw 18-34 35-54 55+ n",
            ("geslacht", "leeftijd"),
            [
                TOTAL,
                *under("geslacht", "man", "vrouw"),
                *under("leeftijd", "18-34", "35-54", "55+"),
                *alone("n"),
            ],
        ),
        ("2019 2021 2023 verschil", (), alone("2019", "2021", "2023", "verschil")),
        (
            "2019 2021 2023 verschil|2021-2023",
            (),
            alone("2019", "2021", "2023", "verschil 2021-2023"),
        ),
        ("nooit soms vaak", (), alone("nooit", "soms", "vaak")),
        (
            "Onderwerp 15-39 jaar 40-54 jaar 55 jaar en ouder alle zwemmers",
            (),
            alone("15-39 jaar", "40-54 jaar", "55 jaar en ouder", "alle zwemmers"),
        ),
        ("stelling eens oneens", (), alone("eens", "oneens")),
        (
            "korter dan een half uur||half uur tot een uur||langer dan een uur",
            ("reistijd",),
            alone("korter dan een half uur", "half uur tot een uur", "langer dan een uur"),
        ),
        (
            "geen vertrouwen|weinig vertrouwen|veel vertrouwen|rapportcijfer",
            ("achtergrondkenmerken",),
            alone("geen vertrouwen", "weinig vertrouwen", "veel vertrouwen", "rapportcijfer"),
        ),
        (
            "geen vertrouwen||weinig|vertrouwen||veel vertrouwen||rapportcijfer",
            ("achtergrondkenmerken",),
            alone("geen vertrouwen", "weinig vertrouwen", "veel vertrouwen", "rapportcijfer"),
        ),
        (
            "totaal inkomen badplaats|kwartiel 1e 2e 3e 4e Katwijk Zandvoort",
            ("inkomen", "badplaats"),
            [
                TOTAL,
                *[
                    (("inkomen", "kwartiel", f"{n}e"), "inkomen", f"{n}e kwartiel")
                    for n in (1, 2, 3, 4)
                ],
                *under("badplaats", "Katwijk", "Zandvoort"),
            ],
        ),
        (
            "zee meren|2019 2023 2019 2023",
            (),
            [
                ((place, year), None, None)
                for place in ("zee", "meren")
                for year in ("2019", "2023")
            ],
        ),
    ],
)
def test_every_column_gets_its_whole_path(
    text: str,
    names: tuple[str, ...],
    columns: list[tuple[HeadingPath, str | None, str | None]],
) -> None:
    assert columns_of(solve(text, len(columns), *names)) == columns


OWN = under("woont aan zee", "ja", "nee")
LEVELS = under("opleiding", "laag", "midden", "hoog")


@pytest.mark.parametrize(
    ("text", "names", "columns"),
    [
        (
            "totaal opleiding woont aan zee||laag||midden||hoog||ja nee",
            ("opleiding", "eigen badplaats"),
            [TOTAL, *LEVELS, *OWN],
        ),
        (
            "totaal woont aan zee opleiding||ja nee||laag midden hoog",
            ("eigen badplaats", "opleiding"),
            [TOTAL, *OWN, *LEVELS],
        ),
        (
            "totaal opleidingsniveau woont|aan zee||laag midden hoog||ja nee",
            ("opleiding", "eigen badplaats"),
            [TOTAL, *under("opleidingsniveau", "laag", "midden", "hoog"), *OWN],
        ),
        (
            "totaal opleiding verschil||laag||midden||hoog",
            ("opleiding",),
            [TOTAL, *LEVELS, *alone("verschil")],
        ),
        (
            "totaal opleiding bad in huishouden||laag midden hoog||ja nee",
            ("opleiding", "eigen bad"),
            [TOTAL, *LEVELS, *under("bad in huishouden", "ja", "nee")],
        ),
        ("totaal woont aan zee||ja nee", ("eigen badplaats",), [TOTAL, *OWN]),
        (  # another dimension behind a name that is broken over the line
            "totaal bad in|huishouden||opleiding||ja nee||laag||midden||hoog",
            ("badbezit", "opleiding"),
            [TOTAL, *under("bad in huishouden", "ja", "nee"), *LEVELS],
        ),
    ],
)
def test_a_heading_on_the_line_of_the_dimensions_is_one_where_the_caption_names_one_more(
    text: str,
    names: tuple[str, ...],
    columns: list[tuple[HeadingPath, str | None, str | None]],
) -> None:
    assert columns_of(solve(text, len(columns), *names)) == columns


@pytest.mark.parametrize(
    ("text", "width", "names"),
    [
        # nothing tells whether it is one dimension or two
        ("totaal opleiding woont aan zee||laag||midden||hoog||ja nee", 6, ()),
        ("totaal opleiding woont aan zee||laag||midden||hoog||ja nee", 6, ("opleiding",)),
        ("totaal woont aan zee duikt||wel||niet||vaak||soms", 5, ("badplaats", "sport")),
        ("totaal woont aan zee duikt||wel||niet||vaak||soms", 5, ()),
        # the caption names a dimension that the header does not show
        ("totaal opleiding||laag||midden||hoog||rood||wit", 6, ("opleiding", "badmuts")),
        ("totaal|opleiding|laag|midden|hoog|muts|rood wit", 6, ("opleiding", "badmuts")),
        # categories that cover everyone have none beside them
        ("totaal||opleiding||badmuts||laag||midden||hoog||rood wit", 6, ("opleiding",)),
        # a known dimension is followed by its categories
        ("totaal opleiding badmuts laag midden hoog rood", 6, ()),
        # the only heading of a dimension
        ("totaal opleiding badmuts||rood||laag||midden||hoog", 5, ("opleiding", "badmuts")),
        # the line below may be all other columns
        ("totaal badmuts||rode wollen", 3, ("muts",)),
    ],
)
def test_a_heading_that_may_be_a_dimension_or_a_category_is_unresolved(
    text: str, width: int, names: tuple[str, ...]
) -> None:
    assert not solve(text, width, *names).resolved


def test_a_count_beside_the_columns_makes_them_no_subgroups_of_the_caption() -> None:
    header = solve("geen kat||één kat||twee katten||n", 4, "dorp")

    assert [(c.path, c.dimension) for c in header.columns] == [
        (("geen kat",), None), (("één kat",), None), (("twee katten",), None), (("n",), None),
    ]  # fmt: skip


def test_a_total_between_the_categories_leaves_the_columns_unresolved() -> None:
    header = solve("geslacht leeftijd|man totaal vrouw 18-34 55+", 5, "geslacht", "leeftijd")

    assert not header.resolved
    assert [c.path for c in header.columns] == [()] * 5


def test_numbered_categories_stand_below_the_spanner_of_the_line_above() -> None:
    header = solve("totaal inkomen tent||kwintiel huur koop||1e 2e 3e", 6, "inkomen", "tent")

    assert columns_of(header) == [
        TOTAL,
        *((("inkomen", "kwintiel", f"{n}e"), "inkomen", f"{n}e kwintiel") for n in (1, 2, 3)),
        *under("tent", "huur", "koop"),
    ]


SIDE_BY_SIDE = "totaal strand badmuts||wit||geel||grijs||rood||blauw"


def test_what_another_table_shows_tells_two_unknown_dimensions_apart() -> None:
    header = solve(SIDE_BY_SIDE, 6, "strand", "badmuts", strand=("wit", "geel", "grijs"))

    assert columns_of(header) == [
        TOTAL,
        *under("strand", "wit", "geel", "grijs"),
        *under("badmuts", "rood", "blauw"),
    ]


def test_two_unknown_dimensions_side_by_side_are_unresolved_where_their_border_is() -> None:
    header = solve(SIDE_BY_SIDE, 6, "strand", "badmuts")

    assert [(c.path, c.resolved) for c in header.columns] == [
        (("totaal",), True),
        (("strand", "wit"), True),
        (("strand", "geel"), True),
        (("grijs",), False),
        (("badmuts", "rood"), True),
        (("badmuts", "blauw"), True),
    ]
    assert header.reason == (
        "niet te zien is welke kolommen bij strand of bij badmuts horen; "
        "de koppen zelf zijn wel gelezen.",
        "it can't be seen which columns belong to strand or badmuts; "
        "the headings themselves were read.",
    )


def test_words_that_do_not_fit_the_columns_are_unresolved_and_no_path_is_guessed() -> None:
    header = solve("rood groen blauw geel", 3)

    assert header.columns == (Column((), False),) * 3
    assert header.reason is not None
    assert header.reason[0] == (
        "de woorden van de kop zijn niet eenduidig over 3 kolommen te verdelen."
    )


def test_a_table_without_header_words_is_certain_only_where_it_has_one_column() -> None:
    assert columns_of(solve("", 1)) == [((), None, None)]
    assert not solve("", 2).resolved


@pytest.mark.parametrize(
    ("text", "poles"),
    [
        ("0 1 2 3 4 5||heel koud heel warm", ("heel koud", "heel warm")),
        ("heel koud|0 1 2 3 4 5|heel warm", ("heel koud", "heel warm")),
        ("0 1 2 3 4 5||veel te koud||lekker warm", ("veel te koud", "lekker warm")),
        ("0 1 2 3 4 5||koud warm", ("koud", "warm")),
        ("0 1 2 3 4 5", None),
    ],
)
def test_the_words_at_the_ends_of_a_scale_are_poles_and_no_headings(
    text: str, poles: tuple[str, str] | None
) -> None:
    header = solve(text, 6)

    assert columns_of(header) == alone("0", "1", "2", "3", "4", "5")
    assert header.poles == poles


def test_a_scale_may_run_downwards_and_start_at_one() -> None:
    assert columns_of(solve("5 4 3 2 1", 5)) == alone("5", "4", "3", "2", "1")


def test_a_note_letter_glued_to_a_dimension_marks_its_columns() -> None:
    header = solve_header(header_lines("totaal banden||wit||rood"), 3, ("band",), {}, "a")
    glued = solve_header(header_lines("totaal strandb||wit||rood"), 3, ("strand",), {}, "ab")

    assert [c.markers for c in header.columns] == [(), (), ()]
    assert [(c.path, c.markers) for c in glued.columns] == [
        (("totaal",), ()),
        (("strand", "wit"), ("b",)),
        (("strand", "rood"), ("b",)),
    ]
