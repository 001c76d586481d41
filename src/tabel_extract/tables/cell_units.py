"""The unit of each cell of a table: of its headings, of the caption, or of a sign beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tabel_extract.model import HeadingPath
from tabel_extract.tables.caption import Caption
from tabel_extract.tables.columns import Column
from tabel_extract.tables.counted import Counted
from tabel_extract.tables.rows import Row, Section
from tabel_extract.tables.units import MEASURES, are_answers, is_base, is_change, units_in

_SIGNS = (("%", "percent"), ("€", "euro"))


class CellUnits:
    """What each cell of a table is in."""

    def __init__(self, caption: Caption, rows: Iterable[Row]) -> None:
        self._counted = Counted(caption, rows)
        self._answers: frozenset[HeadingPath] = frozenset()

    def look_at(
        self, parts: Sequence[tuple[Sequence[Column], Sequence[Row]]], rows: Iterable[HeadingPath]
    ) -> None:
        """Look at the columns of each part of the table, the rows below them, and their paths."""
        self._counted.look_at(parts)
        columns = dict.fromkeys(c.path for own, _ in parts for c in own)
        self._answers = _answers(columns) | _answers(rows)

    def is_count(self, row: Row | Section) -> bool:
        """Whether a row counts."""
        return self._counted.is_row(row)

    def of(self, row: Row, path: HeadingPath, column: Column, raw: str) -> str | None:
        """The unit of the cell of a row with its path and a column."""
        if not column.path and not column.resolved:
            return None
        if self._counted.has(row, column):
            return "count"
        if column.unit is not None:
            return "count" if any(map(is_base, path)) else column.unit or None
        unit = self._counted.caption_unit or next((u for s, u in _SIGNS if s in raw), None)
        across = [u for u in units_in(self._without_answers(column.path), unit) if u]
        along = [u for u in units_in(self._without_answers(path), unit) if u]
        if across[:1] == ["percentage_points"] and along[:1] == ["percent"]:
            return "percentage_points"  # a difference beside the shares of a section
        own = across + along
        if "count" in own:
            return "count"  # a difference between counts is a count
        if "€" in raw:
            return "euro"  # whatever else the caption names, and mean amounts too
        set_here = [u for u in own if u != "percentage_points"]
        measure = next((u for u in set_here if u != "mean"), unit)
        if set_here[:1] == ["mean"] and measure in MEASURES:
            return measure  # of mean amounts in a table, or below a heading, of euros
        return next(iter([*set_here, *own]), unit)

    def _without_answers(self, path: HeadingPath) -> HeadingPath:
        return tuple(h for i, h in enumerate(path, start=1) if path[:i] not in self._answers)


def _answers(paths: Iterable[HeadingPath]) -> frozenset[HeadingPath]:
    """Where paths lead to an answer that would be a change if it stood without its opposite."""
    beside: defaultdict[HeadingPath, set[str]] = defaultdict(set)
    for path in paths:
        for index, heading in enumerate(path):
            beside[path[:index]].add(heading)
    return frozenset(
        (*above, heading)
        for above, headings in beside.items()
        if any(map(is_change, headings)) and are_answers(headings)
        for heading in headings
        if is_change(heading)
    )
