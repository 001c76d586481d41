"""A group is part of everyone, so it counts no more people than the total of its column or row.

Only numbers whose own heading says that they count the people who were asked are compared: another
count, such as one of visits, may be a mean.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabel_extract.checks.cases import Case, Checked, NotMade
from tabel_extract.checks.catalogue import finding_at
from tabel_extract.checks.grid import Grid, Line, is_total, step, subgroup_column, subgroup_row
from tabel_extract.model import Finding, Observation, Table
from tabel_extract.tables.units import is_base

CHECK = "group_exceeds_total"


def count_cases(grid: Grid) -> Iterator[Checked]:
    """Each count of a group beside the one total of its line, held against that."""
    yield NotMade(CHECK, grid.table, "no_counts")
    for lines, by_column in ((grid.rows, True), (grid.columns, False)):
        for line in lines:
            yield from _compared(grid.table, line, by_column=by_column)


def _compared(table: Table, line: Line, *, by_column: bool) -> Iterator[Checked]:
    belongs = subgroup_column if by_column else subgroup_row
    counts = [c for c in line.cells if _counts_people(c) and c.value is not None]
    paths = [(c, c.column if by_column else c.row) for c in counts]
    totals = [c for c, path in paths if is_total(path) and c.category is None]
    if len(totals) != 1:
        return
    (total,) = totals
    for group in counts:
        if belongs(group) and group.period == total.period:
            yield Case(CHECK, table, (group, total), _objection(table, group, total))


def _counts_people(cell: Observation) -> bool:
    """Whether a cell says how many were asked: ``n``, ``aantal respondenten (ongewogen)``."""
    return cell.unit == "count" and any(map(is_base, (*cell.row[-1:], *cell.column[-1:])))


def _objection(table: Table, group: Observation, total: Observation) -> Finding | None:
    """A group of more people than there are, rounding of both considered."""
    slack = (step(group) + step(total)) / 2 + 1e-9
    if (group.value or 0.0) <= (total.value or 0.0) + slack:
        return None
    return finding_at(
        group,
        CHECK,
        table,
        n=group.raw,
        total=total.raw,
    )
