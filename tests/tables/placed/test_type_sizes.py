"""Text set larger than rows heads what follows a table; a sentence set smaller is a note of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabel_extract.model import Table
from tests.grids.drawn import HIGH, SIZE
from tests.tables.placed.typed import CAPTION, cells_of, tables_of, typed

CELLS = {
    "fietst | soms": "20",
    "fietst | vaak": "18",
    "loopt | soms": "40",
    "loopt | vaak": "38",
}


def table(below: str, size: float) -> Table:
    """A table with a line right below its rows, set in another size, and text below that."""
    page = typed(
        f"""
{CAPTION}

                          soms      vaak
fietst                     20        18
loopt                      40        38

{below}

Dat is te zien aan wie er het hele jaar door op straat is, ook als het regent.
"""
    )
    last = [w.baseline for w in page.words if w.text == below.rsplit(maxsplit=1)[-1]][-1]
    first = last - HIGH * below.count("\n")
    words = [replace(w, size=size) if first <= w.baseline <= last else w for w in page.words]
    (found,) = tables_of(replace(page, words=tuple(words)))
    return found


@pytest.mark.parametrize("heading", ["3  Waarom men loopt", "Over lopen"])
def test_a_heading_of_the_text_below_a_table_is_no_row_and_no_note_of_it(heading: str) -> None:
    found = table(heading, 1.4 * SIZE)
    assert (cells_of(found), found.notes) == (CELLS, ())


@pytest.mark.parametrize("said", ["Ongewogen cijfers.", "Ongewogen cijfers van\nwie er fietst."])
def test_a_sentence_right_below_the_rows_is_a_note_where_it_is_set_smaller(said: str) -> None:
    for size, notes in ((0.9 * SIZE, [" ".join(said.split())]), (SIZE, [])):
        found = table(said, size)
        assert (cells_of(found), [n.text for n in found.notes]) == (CELLS, notes)


def test_small_print_goes_on_in_no_other_size() -> None:
    page = typed(
        f"""
{CAPTION}

                          soms      vaak
fietst                     20        18
loopt                      40        38
Ongewogen cijfers van
wie er woont.
Wie loopt, is er eerder
"""
    )
    rows = [w.baseline for w in page.words if w.text in {"Ongewogen", "woont."}]
    words = [replace(w, size=0.8 * SIZE) if w.baseline in rows else w for w in page.words]
    (found,) = tables_of(replace(page, words=tuple(words)))
    assert (cells_of(found), [n.text for n in found.notes]) == (
        CELLS,
        ["Ongewogen cijfers van wie er woont."],
    )


@pytest.mark.parametrize("said", ["Vraag: ‘Fietst u?’", "* p < 0,05", ". = niet gevraagd."])
def test_small_print_ends_where_another_note_or_a_source_is_announced(said: str) -> None:
    page = typed(
        f"""
{CAPTION}

                          soms      vaak
fietst                    20*        18
loopt                      40         .
Ongewogen cijfers.
{said}
Bron: Fietsraad
"""
    )
    last = max(w.baseline for w in page.words) - 2 * HIGH
    words = [replace(w, size=0.8 * SIZE) if w.baseline >= last else w for w in page.words]
    (found,) = tables_of(replace(page, words=tuple(words)))
    text = said.removeprefix("* ").removeprefix(". = ")
    assert ([n.text for n in found.notes], found.source) == (
        ["Ongewogen cijfers.", text],
        "Fietsraad",
    )
