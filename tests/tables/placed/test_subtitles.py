"""What stands between a title and the columns is told of the table where it is set like that."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from tabel_extract.model import Table
from tabel_extract.page import Fill
from tests.tables.placed.typed import tables_of, typed

TITLE = "Tabel 1.1 Fietsen naar het werk, bevolking 18 jaar en ouder, 2024"
COLUMNS = {("nooit",), ("soms",), ("vaak",)}


def _table(text: str, *italic: str) -> Table:
    """The table of a page on which some words are set in italics."""
    page = typed(text)
    words = tuple(replace(w, italic=w.text in italic) for w in page.words)
    (table,) = tables_of(replace(page, words=words))
    return table


def _columns(table: Table) -> set[tuple[str, ...]]:
    return {tuple(o.column) for o in table.observations}


@pytest.mark.parametrize("unit", ["%", "in procenten", "percentage dat dit (zeer) graag doet"])
def test_a_unit_in_its_own_style_at_the_right_edge_is_that_of_the_table(unit: str) -> None:
    table = _table(
        f"""
        {TITLE}
        {unit:>48}
                          nooit      soms      vaak
        met de fiets         12        30        58
        met de auto          40        35        25
        Bron: SCP
        """,
        *unit.split(),
    )
    assert (table.unit, table.unit_text) == ("percent", unit)
    assert (table.population, table.period) == ("bevolking 18 jaar en ouder", "2024")
    assert _columns(table) == COLUMNS


def test_a_unit_above_the_first_rule_is_that_of_the_table_in_any_style() -> None:
    table = _table(
        f"""
        {TITLE}
                                        in procenten
        --------------------------------------------
                          nooit      soms      vaak
        met de fiets         12        30        58
        met de auto          40        35        25
        Bron: SCP
        """
    )
    assert (table.unit, table.unit_text) == ("percent", "in procenten")
    assert _columns(table) == COLUMNS


def test_a_unit_set_as_the_headings_below_it_stays_the_heading_of_its_column() -> None:
    table = _table(
        f"""
        {TITLE}

                                             aantal
                          nooit      soms     leden
        met de fiets         12        30       581
        met de auto          40        35       252
        Bron: SCP
        """
    )
    assert table.unit_text is None
    assert _columns(table) == {("nooit",), ("soms",), ("aantal leden",)}


def test_a_unit_above_a_rule_over_some_columns_stays_their_heading() -> None:
    table = _table(
        f"""
        {TITLE}

                                          procenten
                                     --------------
                          leden      soms      vaak
        met de fiets        612        30        58
        met de auto         840        35        25
        Bron: SCP
        """,
        "procenten",
    )
    assert table.unit_text is None
    assert _columns(table) == {("leden",), ("procenten", "soms"), ("procenten", "vaak")}


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_line_below_the_title_tells_population_period_and_unit(gap: str) -> None:
    table = _table(
        f"""
        Tabel 1 – Fietsen naar het werk{gap}
        inwoners van 16 jaar en ouder, 2015-2023, in procenten
                          nooit      soms      vaak
        met de fiets         12        30        58
        met de auto          40        35        25
        Bron: SCP
        """,
        *["inwoners", "van", "16", "jaar", "en", "ouder,", "2015-2023,", "in", "procenten"],
    )
    assert (table.label, table.title) == ("Tabel 1", "Fietsen naar het werk")
    assert (table.population, table.period, table.unit_text) == (
        "inwoners van 16 jaar en ouder",
        "2015-2023",
        "in procenten",
    )
    assert _columns(table) == COLUMNS


def test_a_change_between_percentages_is_in_points_where_the_unit_stands_above_its_column() -> None:
    table = _table(
        f"""
        {TITLE}
                                        in procenten
                           2023      2025   verschil
        met de fiets         12        30        +18
        met de auto          40        35         -5
        Bron: SCP
        """,
        "in",
        "procenten",
    )
    assert {(o.column[0], o.unit) for o in table.observations} == {
        ("2023", "percent"),
        ("2025", "percent"),
        ("verschil", "percentage_points"),
    }


def test_a_title_below_a_label_that_stands_alone_is_no_subtitle() -> None:
    table = _table(
        """
        Tabel 1.1
        Wat ouders belangrijk vinden, ouders met kinderen, 2024, in procenten

                          nooit      soms      vaak
        met de fiets         12        30        58
        met de auto          40        35        25
        Bron: SCP
        """,
        "Tabel",
        "1.1",
    )
    assert table.title == "Wat ouders belangrijk vinden"
    assert (table.population, table.period) == ("ouders met kinderen", "2024")
    assert _columns(table) == COLUMNS


def _three_lines(title: str, told: str, *, larger: float = 1.5) -> Table:
    """A table whose label, title and particulars stand on three lines, the title the largest."""
    page = typed(
        f"""
        Tabel 7
        {title}
        {told}

                              werk               huis
                      ----------------------  ----------
                alle
        sport   bezoekers   loon   zonder    huur   koop
        ja            12     30       58      12     13
        nee           88     70       42      88     87
        Bron: SCP
        """
    )
    large = set(title.split())
    words = tuple(replace(w, size=larger * w.size) if w.text in large else w for w in page.words)
    (table,) = tables_of(replace(page, words=words))
    return table


@pytest.mark.parametrize(
    ("title", "told", "unit", "markers"),
    [
        ("Zwemmen", "bezoekers van 9 jaar en ouder, mei 2031 (in procenten)", "percent", ()),
        ("Zwemmen", "bezoekers van 9 jaar en ouder, mei 2031 (in procenten)*", "percent", ("*",)),
        (
            "Zwemmen in zee, in een meer en in een bad met golven",
            "bezoekers van 9 jaar en ouder, mei 2031 (gemiddelde op een schaal van 1 tot 10)",
            "mean",
            (),
        ),
    ],
)
def test_a_label_a_larger_title_and_what_it_is_about_stand_on_three_lines(
    title: str, told: str, unit: str, markers: tuple[str, ...]
) -> None:
    table = _three_lines(title, told)
    assert (table.label, table.title, table.unit) == ("Tabel 7", title, unit)
    assert (table.population, table.period) == ("bezoekers van 9 jaar en ouder", "mei 2031")
    assert table.caption_markers == markers
    assert _columns(table) == {
        ("alle bezoekers",),
        ("werk", "loon"),
        ("werk", "zonder"),
        ("huis", "huur"),
        ("huis", "koop"),
    }


def test_running_text_below_the_label_of_a_figure_is_no_title() -> None:
    page = typed(
        """
        Figuur 2
        In dit hoofdstuk staat wie er zwemt en waar dat gebeurt
        """
    )
    large = {"In", "dit", "hoofdstuk", "staat", "wie", "er", "zwemt", "en", "waar", "dat"}
    words = tuple(replace(w, size=18) if w.text in large else w for w in page.words)
    (figure,) = tables_of(replace(page, words=words))
    assert figure.title == ""


@pytest.mark.parametrize(
    ("told", "population", "period"),
    [
        ("Particuliere huishoudens", "Particuliere huishoudens", None),
        (
            "Fietsers van 16 jaar of ouder, zonder toeristen",
            "Fietsers van 16 jaar of ouder, zonder toeristen",
            None,
        ),
        ("2015-2023", None, "2015-2023"),
    ],
)
def test_a_population_or_a_period_alone_is_told_below_a_title_in_another_style(
    told: str, population: str | None, period: str | None
) -> None:
    table = _table(
        f"""
        Tabel 1 Fietsen naar het werk, met marges
        {told}

                          nooit      soms      vaak
        met de fiets         12        30        58
        met de auto          40        35        25
        Bron: SCP
        """,
        *told.split(),
    )
    assert (table.title, table.population, table.period) == (
        "Fietsen naar het werk, met marges",
        population,
        period,
    )
    assert _columns(table) == COLUMNS


@pytest.mark.parametrize("above", ["\n        Huishoudens", "------\n        Huishoudens"])
def test_a_population_alone_that_stands_with_the_headings_is_none_of_the_table(above: str) -> None:
    table = _table(
        f"""
        Tabel 1 Fietsen naar het werk
        {above}
                          nooit      soms      vaak
        met de fiets         12        30        58
        met de auto          40        35        25
        Bron: SCP
        """,
        "Huishoudens",
    )
    assert (table.title, table.population) == ("Fietsen naar het werk", None)
    assert _columns(table) == COLUMNS


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("2022 en 2024 (in procenten)", (None, "2022 en 2024", "in procenten")),
        ("inwoners van 18 jaar en ouder", ("inwoners van 18 jaar en ouder", None, None)),
    ],
)
def test_a_question_below_what_tells_of_the_table_is_a_note_and_no_heading(
    below: str, told: tuple[str | None, ...]
) -> None:
    question = "Hoe vaak fietst u naar uw werk of school?"
    table = _table(
        f"""
        Tabel 1 Fietsen naar het werk

        {below}
        Vraag: ‘{question}’

                          nooit      soms      vaak
        met de fiets         12        30        58
        met de auto          40        35        25
        Bron: SCP
        """
    )
    assert (table.population, table.period, table.unit_text) == told
    assert [(n.marker, n.kind, n.question) for n in table.notes] == [(None, "question", question)]
    assert _columns(table) == COLUMNS


def test_words_below_the_title_that_a_rule_parts_from_the_headings_are_a_note() -> None:
    table = _table(
        f"""
        {TITLE}

        wie op het water woont telt mee
        --------------------------------------------
                          nooit      soms      vaak
        met de fiets         12        30        58
        met de auto          40        35        25
        Bron: SCP
        """,
        *["wie", "op", "het", "water", "woont", "telt", "mee"],
    )
    assert [(n.marker, n.kind, n.text) for n in table.notes] == [
        (None, "note", "wie op het water woont telt mee")
    ]
    assert _columns(table) == COLUMNS


def test_words_above_shaded_cells_of_a_header_are_a_note() -> None:
    said = "wie op het water woont telt mee"
    page = typed(
        f"""
        {TITLE}

        {said}

                          nooit      soms      vaak
        met de fiets         12        30        58
        met de auto          40        35        25
        Bron: SCP
        """
    )
    words = tuple(replace(w, italic=w.text in said.split()) for w in page.words)
    head = next(w for w in words if w.text == "nooit")
    edges = [head.x0 - 90, head.x0 - 5, head.x1 + 2, head.x1 + 50, head.x1 + 110]
    cells = [Fill((a, head.top - 4, b, head.bottom + 4), (9, 9, 90)) for a, b in pairwise(edges)]
    (table,) = tables_of(replace(page, words=words, fills=tuple(cells)))
    assert [(n.marker, n.kind, n.text) for n in table.notes] == [(None, "note", said)]
    assert _columns(table) == COLUMNS
