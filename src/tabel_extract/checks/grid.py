"""A table's observations ─► rows and columns again, as the rules look at them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from tabel_extract.dutch import decimals
from tabel_extract.model import HeadingPath, Observation, Table, printed_rows
from tabel_extract.tables.lexicon import lexicon

_FIRST_NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")


@dataclass(frozen=True, slots=True)
class Line:
    """Cells that stand in one row or one column of a table, in order."""

    path: HeadingPath
    cells: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table whose cells all have their column, and its columns."""

    table: Table
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]


def grid_of(table: Table) -> Grid:
    """Group a table's cells by printed row; cells without a known column are left out."""
    rows = [
        placed
        for row in printed_rows(table)
        if (placed := [c for c in row if c.qualifier != "unplaced"])
    ]
    width = max(map(len, rows), default=0)
    whole = [r for r in rows if len(r) == width]
    columns = [Line(whole[0][i].column, tuple(r[i] for r in whole)) for i in range(width)]
    return Grid(table, tuple(Line(r[0].row, tuple(r)) for r in whole), tuple(columns))


def step(cell: Observation) -> float:
    """The distance between two printable values of a cell: 1 for ``12``, 0.1 for ``12,5``."""
    number = _FIRST_NUMBER.search(cell.raw)
    return 10.0 ** -decimals(number[0]) if number else 1.0


def rounding(cells: Iterable[Observation]) -> float:
    """The most that rounding can add to or take from the sum of cells: half a step for each."""
    return sum(step(c) for c in cells) / 2 + 1e-9


def is_total(path: HeadingPath) -> bool:
    """Whether a path stands for everyone."""
    return bool(path) and lexicon().is_total(path[-1])


def subgroup_column(cell: Observation) -> bool:
    """Whether a cell's subgroup is that of its column."""
    if cell.category is None or not cell.column:
        return False
    if len(cell.column) > 1 and cell.column[0] == cell.dimension:
        return True
    return cell.category.startswith(cell.column[-1]) and cell.row[-1:] != (cell.category,)


def subgroup_row(cell: Observation) -> bool:
    """Whether a cell's subgroup is that of its row."""
    return cell.category is not None and not subgroup_column(cell)


def shared_path(paths: Iterable[HeadingPath]) -> HeadingPath | None:
    """The path that all cells have, or the headings above them that they have in common."""
    found = list(dict.fromkeys(paths))
    if len(found) < 2:
        return found[0] if found else None
    levels = zip(*found, strict=False)
    common = takewhile(lambda level: len(set(level)) == 1, levels)
    return tuple(level[0] for level in common) or None
