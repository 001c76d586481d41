"""Captions below their tables: what stands above them is a table from its headings on."""

from __future__ import annotations

from dataclasses import replace

from tabel_extract.page import Page
from tests.tables.placed.typed import cells_of, tables_of, typed

SOURCE = "Bron: SCP"
FIRST = """
    Over het reizen is dit gevraagd, in het voorjaar, aan alle inwoners.

                          soms      vaak
    fietst                 20        18
    loopt                  40        38
    Tabel 1 Reizen, bevolking 18 jaar en ouder, 2024 (in procenten)
    Bron: SCP
"""
ROWS = """
                          soms      vaak
    Ik fiets graag van huis naar mijn werk als het droog is en niet te koud.
    eens                   20        18
    oneens                 40        38
    Lopen duurt mij te lang.
    eens                   22        16
    oneens                 42        36
"""
CAPTION = "    Tabel 2 Stellingen, bevolking 18 jaar en ouder, 2024 (in procenten)\n    Bron: SCP\n"


def found(*texts: str) -> dict[str, str]:
    pages = [_smaller(typed(FIRST)), *(_smaller(typed(t, n + 2)) for n, t in enumerate(texts))]
    tables = tables_of(*pages)
    assert [t.label for t in tables] == ["Tabel 1", "Tabel 2"]
    assert len(tables[0].observations) == 4
    return cells_of(tables[1])


def _smaller(page: Page) -> Page:
    """Statements in the size of the rows; what is written here is set so far apart as in prose."""
    return replace(page, words=tuple(replace(w, size=9.0) for w in page.words))


STATEMENTS = {
    "Ik fiets graag van huis naar mijn werk als het droog is en niet te koud. › eens | soms": "20",
    "Lopen duurt mij te lang. › oneens | vaak": "36",
}


def test_statements_above_rows_are_sections_of_the_table_above_its_caption() -> None:
    cells = found(ROWS + CAPTION)
    assert len(cells) == 8
    assert {key: cells[key] for key in STATEMENTS} == STATEMENTS


def test_a_table_whose_caption_stands_on_the_next_page_below_more_rows_is_one() -> None:
    more = """
                          soms      vaak
    De trein is te duur.
    eens                   24        14
    oneens                 44        34
"""
    cells = found(ROWS, more + CAPTION)
    assert len(cells) == 12
    assert {key: cells[key] for key in STATEMENTS} == STATEMENTS
    assert cells["De trein is te duur. › oneens | soms"] == "44"


def test_a_sentence_above_the_headings_is_no_section() -> None:
    cells = found("    Reizen kost tijd.\n" + ROWS + CAPTION)
    assert {key: cells[key] for key in STATEMENTS} == STATEMENTS
    assert len(cells) == 8


def test_the_large_heading_of_a_section_of_the_report_is_no_heading_of_a_column() -> None:
    page = typed("                 Reizen\n" + ROWS + CAPTION, 2)
    first, *rest = page.words
    words = (replace(first, size=17.0), *(replace(w, size=9.0) for w in rest))
    tables = tables_of(_smaller(typed(FIRST)), replace(page, words=words))
    assert {o.column for o in tables[1].observations} == {("soms",), ("vaak",)}
