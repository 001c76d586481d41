"""Headings that divide people by what no list knows: `thuiswonende kinderen: wel, geen`.

Where every other pair of row headings of a table is a dimension and one of its categories, so is a
pair that no list has; and what stands beside `totaal` over the same columns is a category of what
the caption says that the table is divided by.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tabel_extract.model import Observation, Table
from tabel_extract.tables.lexicon import lexicon

_PAIR = 2
"""Row headings of a category: what divides people, and the category; so of a crossed column."""
_LEAST = 2
"""Dimensions that a table has, at least, for its other row headings to be some as well."""
_BY = re.compile(r",\s+naar\s+(?P<name>[^,]+)$", re.IGNORECASE)
_SEVERAL = re.compile(r"\s(?:en|of)\s|/", re.IGNORECASE)
"""What a caption has between the names of several dimensions."""


def with_groups(tables: Sequence[Table]) -> list[Table]:
    """Tables whose cells have the groups that their headings are."""
    return [_with_groups(table) for table in tables]


def _with_groups(table: Table) -> Table:
    pairs = {cell.row for cell in table.observations if len(cell.row) == _PAIR}
    known = {cell.dimension for cell in table.observations if _as_printed(cell)}
    unknown = {c.row for c in table.observations if c.row in pairs and not c.dimension}
    heads = {row[0] for row in pairs if row not in unknown}
    if not known:
        return _by_caption(table)
    least = 1 if _beside_total(table, pairs) else _LEAST
    if len(known) < least or not unknown or heads != known:
        return table
    return replace(table, observations=tuple(_divided(c, unknown) for c in table.observations))


def _as_printed(cell: Observation) -> bool:
    return len(cell.row) == _PAIR and cell.row == (cell.dimension, cell.category)


def _beside_total(table: Table, pairs: set[tuple[str, ...]]) -> bool:
    """Whether all rows but these pairs are those of everyone."""
    rest = {cell.row for cell in table.observations} - pairs
    return bool(rest) and all(len(row) == 1 and lexicon().is_total(row[0]) for row in rest)


def _divided(cell: Observation, unknown: set[tuple[str, ...]]) -> Observation:
    if cell.row not in unknown or cell.dimension:
        return cell
    return replace(cell, dimension=cell.row[0], category=cell.row[1])


def _by_caption(table: Table) -> Table:
    """A table whose upper columns are `totaal` and the categories of its one dimension."""
    cells = table.observations
    named = _BY.search(table.title)
    if named is None or _SEVERAL.search(named["name"]) or any(c.dimension for c in cells):
        return table
    under: dict[str, set[str]] = {}
    for cell in cells:
        if len(cell.column) != _PAIR:
            return table
        under.setdefault(cell.column[0], set()).add(cell.column[1])
    upper = [name for name in under if not lexicon().is_total(name)]
    if not upper or len(upper) == len(under) or len(set(map(frozenset, under.values()))) > 1:
        return table
    return replace(
        table,
        observations=tuple(
            replace(c, dimension=named["name"], category=c.column[0]) if c.column[0] in upper else c
            for c in cells
        ),
    )
