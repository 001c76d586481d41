"""Totals beside whole sets of their subgroups, found again in the rows and columns of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tabel_extract.checks.cases import Case
from tabel_extract.checks.grid import Grid, is_total, step, subgroup_column, subgroup_row
from tabel_extract.model import Finding, Observation
from tabel_extract.tables.lexicon import key, lexicon

AVERAGED = frozenset({"percent", "mean", "grade", "score", "hours", "minutes", "euro", "years"})
"""Units whose total is a weighted mean; counts add up, differences and indices do neither."""
WHOLE = 100.0
"""Per cent of everyone."""
INCOME_SLACK = 2.0
"""Incomes are unknown for some respondents, who are in the total only: on real chapters the mean of
the quintiles misses the total by up to 1.6 points."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A total with all its subgroups by one dimension."""

    grid: Grid
    dimension: str
    total: Observation
    parts: tuple[Observation, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The keys of the subgroups, which identify the set within a report."""
        return tuple(key(p.category or "") for p in self.parts)

    def case(self, check: str, found: Finding | None) -> Case:
        """A check of the total against all parts, made."""
        return Case(check, self.grid.table, (self.total, *self.parts), found)

    def outside(self) -> bool:
        """Whether the total can't be a mean of the parts, rounding of both considered."""
        values = [p.value or 0.0 for p in self.parts]
        slack = (step(self.total) + max(map(step, self.parts))) / 2 + 1e-9
        if lexicon().dimension(self.dimension) == "inkomen":
            slack += INCOME_SLACK
        value = self.total.value or 0.0
        return not min(values) - slack <= value <= max(values) + slack


def comparisons_of(grid: Grid) -> Iterator[Comparison]:
    """Each total beside each whole set of subgroups, in rows and in columns."""
    for line in grid.rows:
        yield from _compare(grid, [c for c in line.cells if not subgroup_row(c)], by_column=True)
    for line in grid.columns:
        cells = [c for c in line.cells if not subgroup_column(c)]
        yield from _compare(grid, cells, by_column=False)


def _divided(total: Observation, parts: list[Observation]) -> bool:
    """Whether all that the parts are is divided over them: how many of a hundred are of each."""
    whole = total.unit == "percent" and total.value == WHOLE
    slack = len(parts) * max(map(step, parts)) / 2 + 1e-9
    return whole and abs(sum(p.value or 0.0 for p in parts) - WHOLE) <= slack


def _compare(grid: Grid, cells: list[Observation], *, by_column: bool) -> Iterator[Comparison]:
    belongs = subgroup_column if by_column else subgroup_row
    totals = [
        c for c in cells if is_total(c.column if by_column else c.row) and c.dimension is None
    ]
    if len(totals) != 1 or totals[0].value is None or totals[0].unit not in AVERAGED:
        return
    sets: dict[str, list[Observation]] = {}
    for cell in cells:
        if cell.dimension and belongs(cell):
            sets.setdefault(cell.dimension, []).append(cell)
    for dimension, parts in sets.items():
        whole = all(p.value is not None and p.unit == totals[0].unit for p in parts)
        if whole and len(parts) > 1 and not _divided(totals[0], parts):
            yield Comparison(grid, dimension, totals[0], tuple(parts))
