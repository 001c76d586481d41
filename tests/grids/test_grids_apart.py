"""No two cells of a grid are in one place, and no word is lost."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tabel_extract.grids.apart import apart
from tabel_extract.grids.shapes import Cell

_PLACE = st.integers(0, 4)
_SPAN = st.integers(1, 4)
_CELLS = st.lists(
    st.builds(
        lambda row, col, rows, cols, text: Cell(
            row, col, rows, cols, text, (10.0 * col, 10.0 * row, 10.0 * col + 9, 10.0 * row + 9)
        ),
        _PLACE, _PLACE, _SPAN, _SPAN, st.sampled_from(["a", "b c", "12"]),
    ),
    max_size=12,
)  # fmt: skip


def cell(row: int, col: int, rows: int, cols: int, text: str, x: float = 0.0) -> Cell:
    return Cell(row, col, rows, cols, text, (x, 0.0, x + 5, 9.0))


@given(_CELLS)
def test_each_place_holds_one_cell_and_each_word_is_kept(cells: list[Cell]) -> None:
    found = apart(cells)
    places = Counter(
        (c.row + row, c.col + col)
        for c in found
        for row in range(c.rowspan)
        for col in range(c.colspan)
    )
    assert set(places.values()) <= {1}
    assert Counter(w for c in found for w in c.text.split()) == Counter(
        w for c in cells for w in c.text.split()
    )
    assert {(c.row, c.col) for c in found} == {(c.row, c.col) for c in cells}


def test_a_heading_over_several_columns_ends_where_another_begins() -> None:
    wide, narrow = cell(1, 1, 1, 3, "waarde"), cell(1, 3, 1, 1, "marge")
    assert apart([wide, narrow]) == (cell(1, 1, 1, 2, "waarde"), narrow)


def test_two_that_begin_in_one_place_are_one_in_the_order_of_print() -> None:
    assert apart([cell(0, 0, 1, 1, "wonen", x=9.0), cell(0, 0, 1, 2, "Kader 2", x=1.0)]) == (
        Cell(0, 0, 1, 2, "Kader 2 wonen", (1.0, 0.0, 14.0, 9.0)),
    )
