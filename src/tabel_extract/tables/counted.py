"""Numbers that count people or things beside shares or scores: ``aantal ouders``, 1.267.

The words alone don't tell: ``aantal kinderen`` may head answers, and means may be of such numbers.
What is above 100 is no percentage, and no score on a scale.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tabel_extract.dutch import Cell
from tabel_extract.model import HeadingPath
from tabel_extract.tables.caption import Caption
from tabel_extract.tables.columns import Column
from tabel_extract.tables.rows import Row, Section

MOST = 100
"""No share is larger, nor a score on a scale that reports commonly use."""

_COUNTED = re.compile(r"\(?aantal(?:len)?\s+[^\W\d_][^\d()%]*\)?", re.IGNORECASE)
_SCORED = re.compile(r"schaal|score|cijfer|\d\s?[-–]\s?\d", re.IGNORECASE)


def counts(heading: str, cells: Iterable[Cell], caption: Caption) -> bool:
    """Whether a heading and its numbers, in a table with a caption, are counts."""
    bounded = caption.unit in {None, "percent"} or _SCORED.search(caption.unit_text or "")
    if not bounded or not _COUNTED.fullmatch(heading):
        return False
    printed = list(cells)
    numbers = [c.value for c in printed if c.value is not None]
    whole = all(number == int(number) for number in numbers)
    signed = any("%" in c.raw for c in printed)
    return bool(numbers) and whole and not signed and max(numbers) > MOST


class Counted:
    """Which rows and columns of a table count."""

    def __init__(self, caption: Caption, rows: Iterable[Row]) -> None:
        self._caption = caption
        self._rows = {id(r) for r in rows if counts(r.heading, r.cells, caption)}
        self._columns: set[HeadingPath] = set()

    def look_at(self, columns: Iterable[Column], rows: Sequence[Row]) -> None:
        """Look at the columns of a part of the table; ``rows`` are those below them."""
        for index, column in enumerate(columns):
            cells = [r.cells[index] for r in rows if r.placed and index < len(r.cells)]
            if column.path and counts(column.path[-1], cells, self._caption):
                self._columns.add(column.path)

    def is_row(self, row: Row | Section) -> bool:
        """Whether a row counts."""
        return id(row) in self._rows

    def has(self, row: Row, column: Column) -> bool:
        """Whether the cell of a row and a column counts."""
        return id(row) in self._rows or column.path in self._columns
