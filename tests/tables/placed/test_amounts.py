"""Amounts with a blank between thousands are one value, a sign for euros before them or not."""

from __future__ import annotations

import pytest

from tabel_extract.layout.lines import Phrase, VisualLine
from tabel_extract.page import Word
from tabel_extract.tables.placed.cells import cell_of, cut


@pytest.mark.parametrize("text", ["€ 4 320", "€4 320", "4 320"])
def test_a_blank_between_thousands_is_no_end_of_a_number(text: str) -> None:
    words = tuple(Word(t, 0, 0, 9, 9, 9, 8) for t in text.split())
    cell = cell_of(Phrase(words, text, 0, 9))
    assert cell is not None
    assert (cell.raw, cell.value) == (text, 4320)


@pytest.mark.parametrize("gap", [4.0, 20.0])
def test_values_of_neighbouring_cells_are_no_thousands_of_one_number(gap: float) -> None:
    words = (Word("308", 0, 0, 9, 9, 9, 8), Word("318", 9 + gap, 0, 18 + gap, 9, 9, 8))
    cell = cell_of(Phrase(words, "308 318", 0, 18 + gap))
    assert (cell is None) == (gap > 8)


def test_values_that_stand_a_blank_apart_keep_each_the_sign_behind_it() -> None:
    words = (Word("3,10", 0, 0, 20, 9, 9, 8), Word("1,04", 26, 0, 46, 9, 9, 8))
    line = VisualLine(1, (Phrase(words, "3,10** 1,04", 0, 50, ("a",)),), 9)
    found = [(v.cell.raw, v.cell.markers) for v in cut(line).values]
    assert found == [("3,10", ("**",)), ("1,04", ("a",))]
