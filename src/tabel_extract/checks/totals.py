"""Rules over a total and its subgroups.

A total is a weighted mean of a complete set of its subgroups, so it lies between the lowest and
the highest of them; and one set of weights must fit all rows of a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tabel_extract.checks.cases import Case, Checked, NotMade
from tabel_extract.checks.catalogue import finding, told
from tabel_extract.checks.grid import Grid, is_total, step, subgroup_column, subgroup_row
from tabel_extract.checks.weights import Moments
from tabel_extract.model import Finding, Observation
from tabel_extract.tables.lexicon import key, lexicon

AVERAGED = frozenset({"percent", "mean", "grade", "score", "hours", "minutes", "euro", "years"})
"""Units whose total is a weighted mean; counts add up, differences and indices do neither."""
MIN_INSIDE = 3
"""A set that is not known to be complete counts as such where this many other totals lie inside."""
INCOME_SLACK = 2.0
"""Incomes are unknown for some respondents, who are in the total only: on real chapters the mean of
the quintiles misses the total by up to 1.6 points."""
MIN_EXTRA_ROWS = 4
"""Rows beyond the number of weights before the weights are called known."""
MAX_SPREAD = 1.0
"""Weights describe a report only if they fit its other rows this well (points, root mean square);
on real chapters they do within 0.5."""
MIN_RESIDUAL = 2.5
"""A row that misses its fitted total by less is explained by rounding and missing answers."""
RESIDUAL_FACTOR = 4.0
"""... and it must stick out from the others by this factor."""

MAX_EXTRAPOLATION = 1.5
"""Weights found where groups hardly differ say nothing of a row where they differ more."""

_NUMBER = re.compile(r"\d{1,3}")


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


def total_cases(grids: Sequence[Grid]) -> Iterator[Checked]:
    """Totals against their subgroups, and against the weights that the whole report implies."""
    outside = set()
    comparisons = [c for grid in grids for c in comparisons_of(grid)]
    for grid in grids:
        for check in ("total_outside_subgroups", "subgroup_weights_inconsistent"):
            yield NotMade(check, grid.table, "no_total")
    for comparison in comparisons:
        if not _complete(comparison, comparisons):
            yield NotMade("total_outside_subgroups", comparison.grid.table, "set_unknown")
            continue
        found = None
        if comparison.outside():
            outside.add(id(comparison))
            found = _outside(comparison)
        yield comparison.case("total_outside_subgroups", found)
    yield from _against_weights([c for c in comparisons if id(c) not in outside])


def comparisons_of(grid: Grid) -> Iterator[Comparison]:
    """Each total beside each whole set of subgroups, in rows and in columns."""
    for line in grid.rows:
        yield from _compare(grid, [c for c in line.cells if not subgroup_row(c)], by_column=True)
    for line in grid.columns:
        cells = [c for c in line.cells if not subgroup_column(c)]
        yield from _compare(grid, cells, by_column=False)


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
        if whole and len(parts) > 1:
            yield Comparison(grid, dimension, totals[0], tuple(parts))


def _complete(comparison: Comparison, others: Sequence[Comparison]) -> bool:
    """Whether the parts cover everyone: known of the dimension, or shown by the other totals."""
    canonical = lexicon().dimension(comparison.dimension) or ""
    if comparison.names in lexicon().sets.get(canonical, ()) or _gapless_ages(comparison):
        return True
    alike = [o for o in others if o is not comparison and o.names == comparison.names]
    inside = sum(not o.outside() for o in alike)
    return inside >= MIN_INSIDE and inside == len(alike)


def _gapless_ages(comparison: Comparison) -> bool:
    """Whether ages follow each other without a gap, and the last band has no end."""
    if lexicon().dimension(comparison.dimension) != "leeftijd":
        return False
    *bands, last = [[int(n) for n in _NUMBER.findall(p.category or "")] for p in comparison.parts]
    if not all(len(b) == 2 for b in bands) or len(last) != 1:
        return False
    starts = [b[0] for b in bands[1:]] + last
    return all(start == band[1] + 1 for band, start in zip(bands, starts, strict=True))


def _outside(comparison: Comparison) -> Finding:
    values = [p.value or 0.0 for p in comparison.parts]
    facts = told("low", min(values)) | told("high", max(values))
    return _about_total("total_outside_subgroups", comparison, facts)


def _against_weights(comparisons: list[Comparison]) -> Iterator[Checked]:
    """Totals against the weights which all other rows of the report agree on."""
    sets: dict[tuple[str, tuple[str, ...]], list[Comparison]] = {}
    for comparison in comparisons:
        if comparison.total.unit == "percent":
            sets.setdefault((key(comparison.dimension), comparison.names), []).append(comparison)
    for (_, names), group in sets.items():
        if len(group) < len(names) + MIN_EXTRA_ROWS:
            for c in group:
                yield NotMade("subgroup_weights_inconsistent", c.grid.table, "too_few_rows")
            continue
        yield from _within(group)


def _within(group: list[Comparison]) -> Iterator[Checked]:
    check = "subgroup_weights_inconsistent"
    rows = [[p.value or 0.0 for p in c.parts] for c in group]
    totals = [c.total.value or 0.0 for c in group]
    spreads = sorted(max(row) - min(row) for row in rows)
    moments = Moments.of(rows, totals)
    for comparison, row, total in zip(group, rows, totals, strict=True):
        fit = moments.without(row, total).fit()
        if fit is None or fit.spread > MAX_SPREAD or _extrapolates(max(row) - min(row), spreads):
            yield NotMade(check, comparison.grid.table, "weights_unclear")
            continue
        implied = fit.apply(row)
        found = None
        if abs(implied - total) > max(MIN_RESIDUAL, RESIDUAL_FACTOR * fit.spread):
            found = _about_total(check, comparison, told("expected", round(implied, 1)))
        yield comparison.case(check, found)


def _extrapolates(spread: float, spreads: list[float]) -> bool:
    """Whether a row's subgroups lie further apart than those of the other rows can speak for."""
    widest = spreads[-2] if spread == spreads[-1] else spreads[-1]
    return spread > MAX_EXTRAPOLATION * widest


def _about_total(code: str, comparison: Comparison, facts: dict[str, str]) -> Finding:
    total = comparison.total
    return finding(
        code,
        table=comparison.grid.table.label,
        row=total.row,
        column=total.column,
        place=total.provenance,
        total=total.raw,
        dimension=comparison.dimension,
        **facts,
    )
