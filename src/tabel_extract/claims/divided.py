"""Rows that divide people by what no list of subgroups knows: `thuiswonende kinderen: wel, geen`.

Where every other pair of row headings of a table is a dimension and one of its categories, so is a
pair that no list has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tabel_extract.model import Observation, Table

_PAIR = 2
"""Row headings of a category: what divides people, and the category."""
_LEAST = 2
"""Dimensions that a table has, at least, for its other row headings to be some as well."""


def with_groups(tables: Sequence[Table]) -> list[Table]:
    """Tables whose cells have the groups that their row headings are."""
    return [_with_groups(table) for table in tables]


def _with_groups(table: Table) -> Table:
    pairs = {cell.row for cell in table.observations if len(cell.row) == _PAIR}
    known = {cell.dimension for cell in table.observations if _as_printed(cell)}
    unknown = {c.row for c in table.observations if c.row in pairs and not c.dimension}
    heads = {row[0] for row in pairs if row not in unknown}
    if len(known) < _LEAST or not unknown or heads != known:
        return table
    return replace(table, observations=tuple(_divided(c, unknown) for c in table.observations))


def _as_printed(cell: Observation) -> bool:
    return len(cell.row) == _PAIR and cell.row == (cell.dimension, cell.category)


def _divided(cell: Observation, unknown: set[tuple[str, ...]]) -> Observation:
    if cell.row not in unknown or cell.dimension:
        return cell
    return replace(cell, dimension=cell.row[0], category=cell.row[1])
