"""Numbers that count people or things beside shares or scores: ``aantal ouders``, 1.267.

The words alone don't tell: ``aantal kinderen`` may head answers, and means may be of such numbers.
What is above 100 is no percentage, and no score on a scale. Where a caption tells of counts and
shares both, columns or rows need not be headed so: ``benaderd``, ``meegedaan``.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from tabel_extract.dutch import Cell
from tabel_extract.model import HeadingPath
from tabel_extract.tables.caption import Caption
from tabel_extract.tables.columns import Column
from tabel_extract.tables.rows import Row, Section
from tabel_extract.tables.units import heading_unit, names_counts_and_shares, units_in

Key = TypeVar("Key", bound=Hashable)

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


def told_apart(lines: Mapping[Key, Sequence[Cell]], *, shares_beside: bool) -> frozenset[Key]:
    """Which columns (or rows) are counts where the others are shares; none where that isn't so.

    ``shares_beside`` says that some others tell themselves to be shares. Shares are all printed
    with as many decimals, so that whole numbers beside some with decimals are counts.
    """
    printed = {key: [c for c in cells if c.value is not None] for key, cells in lines.items()}
    whole = {k for k, own in printed.items() if own and all(_is_whole(c) for c in own)}
    large = {k for k in whole if max(c.value or 0 for c in printed[k]) > MOST}
    shares = {k for k, own in printed.items() if own and k not in large}
    if not all(0 <= (c.value or 0) <= MOST for k in shares for c in printed[k]):
        return frozenset()
    fine = shares - whole
    small = {k for k in shares & whole if any(c.value != MOST for c in printed[k])} if fine else ()
    return frozenset(large | set(small)) if large and (shares or shares_beside) else frozenset()


def _free(lines: Mapping[Key, Sequence[Cell]], units: Mapping[Key, str | None]) -> frozenset[Key]:
    """The counts among those whose headings name no unit."""
    free = {key: cells for key, cells in lines.items() if units[key] is None}
    return told_apart(free, shares_beside="percent" in units.values())


def _is_whole(cell: Cell) -> bool:
    return cell.step is not None and cell.step >= 1 and "%" not in cell.raw


class Counted:
    """Which rows and columns of a table count."""

    def __init__(self, caption: Caption, rows: Iterable[Row]) -> None:
        self._caption = caption
        self._mixed = names_counts_and_shares(caption.unit_text or "")
        self._rows = {id(r) for r in rows if counts(r.heading, r.cells, caption)}
        self._columns: set[HeadingPath] = set()
        self._unclear = False

    def look_at(self, parts: Sequence[tuple[Sequence[Column], Sequence[Row]]]) -> None:
        """Look at the columns of each part of the table, with the rows below them."""
        below: dict[HeadingPath, list[Cell]] = {}
        units: dict[HeadingPath, str | None] = {}
        for columns, rows in parts:
            placed = [r for r in rows if r.placed]
            for index, column in enumerate(columns):
                cells = [r.cells[index] for r in placed if index < len(r.cells)]
                if column.path:
                    below.setdefault(column.path, []).extend(cells)
                    own = next(filter(None, units_in(column.path, None)), None)
                    units[column.path] = column.unit or own
        self._columns |= {p for p, cells in below.items() if counts(p[-1], cells, self._caption)}
        if self._mixed:
            placed = [r for _, rows in parts for r in rows if r.placed]
            by_column = _free(below, units)
            by_row = _free(
                {id(r): r.cells for r in placed},
                {id(r): heading_unit(r.heading, None) for r in placed},
            )
            self._unclear = bool(by_column and by_row)
            if not self._unclear:
                self._columns |= by_column
                self._rows |= by_row

    @property
    def caption_unit(self) -> str | None:
        """The unit that the caption names for all that counts nothing, if it tells one."""
        return None if self._unclear else self._caption.unit

    def is_row(self, row: Row | Section) -> bool:
        """Whether a row counts."""
        return id(row) in self._rows

    def has(self, row: Row, column: Column) -> bool:
        """Whether the cell of a row and a column counts."""
        return id(row) in self._rows or column.path in self._columns
