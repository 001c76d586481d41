"""Observations to a printed table: rows, columns, headings over columns, sections of rows.

Observations carry paths; a page needs rows and columns again. Where a table prints one path twice
(two rows called "overig", two columns whose headings could not be told apart) both stay: every
observation has exactly one place in the grid.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tabel_extract.model import HeadingPath, Observation, Provenance

ColumnKey = tuple[HeadingPath, int]
"""A column: its path, and the count of columns of that path up to it, from 1."""


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row; ``cells`` has an observation's index, or None, for each column."""

    path: HeadingPath
    cells: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's observations, laid out."""

    columns: tuple[HeadingPath, ...]
    rows: tuple[Row, ...]

    @property
    def has_stub(self) -> bool:
        """Whether any row has a heading."""
        return any(row.path for row in self.rows)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over columns: ``path`` down to and including it, empty where there is none."""

    path: HeadingPath
    first: int
    colspan: int
    rowspan: int
    scope: Literal["col", "colgroup"]


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A line of a table's body: a row, or the heading of the section that begins there."""

    path: HeadingPath
    level: int
    row: Row | None


@dataclass(slots=True)
class _OpenRow:
    path: HeadingPath
    cells: dict[ColumnKey, int] = field(default_factory=dict)

    def times(self, column: HeadingPath) -> int:
        return sum(1 for path, _ in self.cells if path == column)


def arrange(observations: Sequence[Observation]) -> Grid:
    """Lay out observations, given in reading order, as rows and columns."""
    rows = _rows(observations)
    columns = _columns(rows)
    return Grid(
        columns=tuple(path for path, _ in columns),
        rows=tuple(Row(row.path, tuple(row.cells.get(key) for key in columns)) for row in rows),
    )


def _rows(observations: Sequence[Observation]) -> list[_OpenRow]:
    rows: list[_OpenRow] = []
    latest: dict[HeadingPath, _OpenRow] = {}
    for index, seen in enumerate(observations):
        row = latest.get(seen.row)
        times = row.times(seen.column) if row else 0
        if row is None or (times and not _on_one_line(observations, row, seen, times)):
            row = latest[seen.row] = _OpenRow(seen.row)
            rows.append(row)
            times = 0
        row.cells[(seen.column, times + 1)] = index
    return rows


def _on_one_line(
    observations: Sequence[Observation], row: _OpenRow, seen: Observation, times: int
) -> bool:
    """Whether a column path that returns is a second such column, rather than a second row."""
    before = observations[row.cells[(seen.column, times)]].provenance
    return _same_line(before, seen.provenance)


def _same_line(one: Provenance, other: Provenance) -> bool:
    if one.page != other.page:
        return False
    if one.line is not None and other.line is not None:
        return one.line == other.line
    if one.bbox is None or other.bbox is None:
        return False
    middle = (one.bbox[1] + one.bbox[3]) / 2
    return other.bbox[1] <= middle <= other.bbox[3]


def _columns(rows: Iterable[_OpenRow]) -> list[ColumnKey]:
    """Columns in reading order; one that an earlier row lacks stands behind its left neighbour."""
    columns: list[ColumnKey] = []
    known: set[ColumnKey] = set()
    for row in rows:
        place = 0
        for key in row.cells:
            if key in known:
                place = columns.index(key) + 1
            else:
                columns.insert(place, key)
                known.add(key)
                place += 1
    return columns


def heading_rows(columns: Sequence[HeadingPath]) -> tuple[tuple[Heading, ...], ...]:
    """The headings over columns, level by level; a shorter path reaches down to the body."""
    depth = max((len(path) for path in columns), default=0) or 1
    return tuple(tuple(_headings(columns, level, depth)) for level in range(depth))


def _headings(columns: Sequence[HeadingPath], level: int, depth: int) -> Iterable[Heading]:
    first = 0
    while first < len(columns):
        path = columns[first]
        if len(path) <= level + 1:
            if level == max(len(path) - 1, 0):
                yield Heading(path, first, 1, depth - level, "col")
            first += 1
            continue
        prefix = path[: level + 1]
        end = first + 1
        while end < len(columns) and _under(columns[end], prefix):
            end += 1
        yield Heading(prefix, first, end - first, 1, "colgroup")
        first = end


def _under(path: HeadingPath, prefix: HeadingPath) -> bool:
    return len(path) > len(prefix) and path[: len(prefix)] == prefix


def column_groups(columns: Sequence[HeadingPath]) -> tuple[int, ...]:
    """How many columns each outermost heading spans, from left to right."""
    top = heading_rows(columns)[0]
    return tuple(heading.colspan for heading in top)


def sections(rows: Sequence[Row]) -> tuple[tuple[BodyLine, ...], ...]:
    """Rows in groups of one outermost heading, with a line for each section that begins."""
    groups: list[list[BodyLine]] = []
    before: HeadingPath | None = None
    for row in rows:
        parents = row.path[:-1]
        if before is None or parents[:1] != before[:1]:
            groups.append([])
            before = ()
        for level in range(_shared(before, parents), len(parents)):
            groups[-1].append(BodyLine(parents[: level + 1], level, None))
        groups[-1].append(BodyLine(row.path, len(parents), row))
        before = parents
    return tuple(tuple(group) for group in groups)


def _shared(one: HeadingPath, other: HeadingPath) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


@dataclass(frozen=True, slots=True)
class Spread:
    """The cells that share a property, told as briefly as they allow.

    ``rows`` and ``columns`` are headings under which every cell has it; ``cells`` are the rest.
    """

    whole: bool
    rows: tuple[HeadingPath, ...]
    columns: tuple[HeadingPath, ...]
    cells: tuple[int, ...]


def spread(observations: Sequence[Observation], has: Sequence[bool]) -> Spread:
    """Tell which cells have a property: by row headings, else column headings, else one by one."""
    members = {index for index, held in enumerate(has) if held}
    rows = _covered([seen.row for seen in observations], members, members)
    left = members - {index for _, held in rows for index in held}
    columns = _covered([seen.column for seen in observations], members, left)
    left -= {index for _, held in columns for index in held}
    return Spread(
        whole=len(members) == len(observations),
        rows=tuple(path for path, _ in rows),
        columns=tuple(path for path, _ in columns),
        cells=tuple(sorted(left)),
    )


def _covered(
    paths: Sequence[HeadingPath], members: set[int], wanted: set[int]
) -> list[tuple[HeadingPath, set[int]]]:
    """The outermost headings that hold members only, and at least one that is wanted."""
    under: defaultdict[HeadingPath, set[int]] = defaultdict(set)
    for index, path in enumerate(paths):
        for length in range(1, len(path) + 1):
            under[path[:length]].add(index)
    chosen: list[tuple[HeadingPath, set[int]]] = []
    taken: set[int] = set()
    for path in sorted(under, key=len):
        held = under[path]
        if held <= members and held & wanted and not held <= taken:
            chosen.append((path, held))
            taken |= held
    return sorted(chosen, key=lambda choice: min(choice[1]))
