"""Amounts with a blank between thousands are one value, a sign for euros before them or not."""

from __future__ import annotations

import pytest

from tabel_extract.layout.lines import Phrase
from tabel_extract.page import Word
from tabel_extract.tables.placed.cells import cell_of


@pytest.mark.parametrize("text", ["€ 4 320", "€4 320", "4 320"])
def test_a_blank_between_thousands_is_no_end_of_a_number(text: str) -> None:
    words = tuple(Word(t, 0, 0, 9, 9, 9, 8) for t in text.split())
    cell = cell_of(Phrase(words, text, 0, 9))
    assert cell is not None
    assert (cell.raw, cell.value) == (text, 4320)
