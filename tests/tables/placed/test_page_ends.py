"""What a page prints around a table that goes on overleaf is no part of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabel_extract.page import Page
from tabel_extract.tables.pages import read_pages
from tests.tables.placed.typed import CAPTION, Typed, cells_of, tables_of, typed

FIRST = f"""
    {CAPTION}

                          soms      vaak
    fietst                 20        18
    loopt                  40        38
"""
SECOND = """
    Tabel 1.1 (vervolg)

                          soms      vaak
    zwemt                  22        16
    rijdt                  42        36
    Bron: SCP
"""
ROWS = ["fietst", "loopt", "zwemt", "rijdt"]


def rows(*pages: Page) -> list[str]:
    (table,) = tables_of(*pages)
    return list(dict.fromkeys(key.split(" | ")[0] for key in cells_of(table)))


@pytest.mark.parametrize(
    "words", ["vervolg op volgende pagina", "(wordt vervolgd op de volgende bladzijde)"]
)
def test_words_that_send_to_the_next_page_are_no_row_and_no_section(words: str) -> None:
    assert rows(typed(f"{FIRST}    {words}"), typed(SECOND, 2)) == ROWS


def test_a_running_head_may_end_in_a_year_beside_the_number_of_the_page() -> None:
    def headed(body: str, number: int) -> Page:
        lines = f"    Fietsen in zicht 2024                     {number}\n\n\n\n{body}"
        return _at_top(typed(lines, number))

    prose = "    Over het fietsen is van alles te zeggen, zie tabel 1.1."
    assert rows(headed(FIRST, 1), headed(SECOND, 2), headed(prose, 3)) == ROWS


def test_the_number_of_a_chapter_below_a_running_head_makes_no_row_below_a_header() -> None:
    head = "    Fietsraad                     Fietsen in zicht\n\n\n\n"
    prose = "    4      Op de fiets\n\n    Over het fietsen is van alles te zeggen.\n"
    below = f"{SECOND.replace(' (vervolg)', ' Fietsen, 2024')}"
    title, *table = below.strip("\n").splitlines()
    pages = [
        typed(f"{head}{prose}{FIRST}", 1),
        typed(f"{head}{prose}", 2),
        typed(f"{head}{chr(10).join([*table[:-1], title, table[-1]])}", 3),
    ]
    read = read_pages(Typed(pages))
    assert not any("Fietsraad" in line.text for line in read.text.lines)


def _at_top(page: Page) -> Page:
    """The page with its first line at the edge, and the year in another font than the title."""
    first = page.words[0].baseline
    words = [
        replace(w, baseline=30.0, top=20.0, bottom=32.0, spaced=w.spaced and w.text[0].isalpha())
        if w.baseline == first
        else w
        for w in page.words
    ]
    return replace(page, words=tuple(words))
