"""The columns of a table: their paths of headings, and what to say where those are unresolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from tabel_extract.model import HeadingPath
from tabel_extract.tables.segments import Cut, PartsCut
from tabel_extract.tables.units import is_mean_sign, is_statistic

NO_UNIT = ""
"""The unit of a column whose numbers have none, whatever that of the table is."""

NO_FIT = (
    "de woorden van de kop zijn niet eenduidig over {n} kolommen te verdelen.",
    "the words of the heading can't be divided over {n} columns in one certain way.",
)
NO_DIMENSION = (
    "niet te zien is welke kolommen bij {names} horen; de koppen zelf zijn wel gelezen.",
    "it can't be seen which columns belong to {names}; the headings themselves were read.",
)


SAME_TWICE = (
    "twee kolommen hebben dezelfde kop ({name}); welke kolom welke is, is niet te zien.",
    "two columns have the same heading ({name}); it can't be seen which is which.",
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column's path, with ``dimension`` and ``category`` where it is a subgroup.

    The path of an unresolved column holds what is certain: its own heading, or nothing. ``unit``
    is what a row of units, or its heading alone, says of it.
    """

    path: HeadingPath
    resolved: bool
    dimension: str | None = None
    category: str | None = None
    markers: tuple[str, ...] = ()
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """All columns of a table, and why some are unresolved (Dutch, English)."""

    columns: tuple[Column, ...]
    poles: tuple[str, str] | None = None
    reason: tuple[str, str] | None = None
    cost: float = 0.0

    @property
    def resolved(self) -> bool:
        """Whether the path of every column is certain."""
        return self.reason is None


def with_units(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, with the unit of those that a letter alone says to be means, or of no unit."""
    names = {c.path[-1] for c in columns if c.path}
    units = {name: "mean" for name in names if is_mean_sign(name, names)}
    units |= {name: NO_UNIT for name in names if is_statistic(name, names)}
    return tuple(
        replace(c, unit=units.get(c.path[-1])) if c.unit is None and c.path else c for c in columns
    )


def told_apart(header: Header) -> Header:
    """The header, unresolved where two of its columns have one and the same path."""
    seen: set[HeadingPath] = set()
    for column in header.columns:
        if column.path in seen and header.resolved:
            name = " › ".join(column.path)
            reason = (SAME_TWICE[0].format(name=name), SAME_TWICE[1].format(name=name))
            width = len(header.columns)
            return Header(tuple(Column((), False) for _ in range(width)), reason=reason)
        seen.add(column.path)
    return header


def unresolved(width: int, best: Cut | PartsCut | None = None) -> Header:
    """A header of which only the number of columns is known.

    ``best`` is the best of several ways to read it; where there is none, the cost is infinite.
    """
    filled = (NO_FIT[0].format(n=width), NO_FIT[1].format(n=width))
    columns = tuple(Column((), False) for _ in range(width))
    return Header(columns, reason=filled, cost=inf if best is None else best.cost)
