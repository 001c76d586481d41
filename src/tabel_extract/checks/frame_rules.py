"""What must hold of every single cell, and of a column's cells together, as plain predicates.

One definition serves two readers: pandera's schema (``schemas.py``) when reports are stored, and
:func:`range_cases` and :func:`frame_findings` when one file is parsed and pandas is not worth its
start-up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from math import isfinite

from tabel_extract.checks.cases import Case, Checked, NotMade
from tabel_extract.checks.catalogue import finding_at
from tabel_extract.dutch import format_number
from tabel_extract.model import Finding, Observation, Table
from tabel_extract.tables.units import UNIT_WORDS, is_change

RANGES: dict[str, tuple[float, float]] = {
    "percent": (0.0, 100.0),
    "percentage_points": (-100.0, 100.0),
    "per_mille": (0.0, 1000.0),
    "grade": (0.0, 10.0),
    "count": (0.0, float("inf")),
}
"""Lowest and highest value that a unit allows; other units have no bounds of their own."""

UNITS = frozenset(
    {
        *RANGES,
        "mean",
        "standard_deviation",
        "index",
        "euro",
        "hours",
        "minutes",
        "kilometres",
        "years",
        "score",
    }
)


def has_bounds(cell: Observation) -> bool:
    """Whether the unit of a cell bounds its value: a relative change may be of any size."""
    if cell.unit not in RANGES:
        return False
    return cell.unit == "percentage_points" or not any(map(is_change, (*cell.column, *cell.row)))


def in_range(unit: str | None, value: float | None, bounded: bool = True) -> bool:
    """Whether a value can be in its unit, where that has bounds."""
    if value is None or unit not in RANGES or not bounded:
        return True
    low, high = RANGES[unit]
    return low <= value <= high


def subgroup_whole(dimension: str | None, category: str | None) -> bool:
    """Whether dimension and category are given together or not at all."""
    return (dimension is None) == (category is None)


def explained(value: float | None, qualifier: str | None) -> bool:
    """Whether a cell without a number says why."""
    return value is not None or qualifier is not None


def worded(has_question_note: bool, question: str | None) -> bool:
    """Whether a cell that a question note is about carries its wording."""
    return not has_question_note or bool(question)


def question_markers(table: Table) -> frozenset[str]:
    """The markers of a table's notes that hold a wording."""
    asking = (n.marker for n in table.notes if n.kind == "question" and n.question)
    return frozenset(m for m in asking if m is not None)


def range_cases(table: Table) -> Iterator[Checked]:
    """Each number of a unit that has bounds, held against them."""
    yield NotMade("value_out_of_range", table, "no_bounds")
    for cell in table.observations:
        if cell.value is not None and has_bounds(cell):
            wrong = None if in_range(cell.unit, cell.value) else out_of_range(table, cell)
            yield Case("value_out_of_range", table, (cell,), wrong)


def frame_findings(table: Table) -> Iterator[Finding]:
    """The findings of the other cell rules, for one table."""
    asked = question_markers(table)
    odd = odd_subgroups([(c.column, c) for c in table.observations])
    for cell, is_odd in zip(table.observations, odd, strict=True):
        if not subgroup_whole(cell.dimension, cell.category):
            yield subgroup_broken(table, cell)
        if not explained(cell.value, cell.qualifier):
            yield unexplained(table, cell)
        if not worded(bool(asked & set(cell.markers)), cell.question):
            yield unworded(table, cell)
        if is_odd:
            yield subgroup_broken(table, cell)


def odd_subgroups(cells: Sequence[tuple[Hashable, Observation]]) -> list[bool]:
    """For each cell, whether its subgroup is not that of most cells of its column.

    Each cell comes with what identifies its column. Subgroups of rows differ within a column, and a
    column without headings above its own need not have one: neither is looked at.
    """
    counts: dict[Hashable, Counter[tuple[str | None, str | None]]] = {}
    for column, cell in cells:
        if _of_its_column(cell):
            counts.setdefault(column, Counter())[cell.dimension, cell.category] += 1
    usual = {column: count.most_common(1)[0][0] for column, count in counts.items()}
    return [
        _of_its_column(cell) and usual[column] != (cell.dimension, cell.category)
        for column, cell in cells
    ]


def _of_its_column(cell: Observation) -> bool:
    return len(cell.column) > 1 and (cell.category is None or cell.category not in cell.row[-1:])


def out_of_range(table: Table, cell: Observation) -> Finding:
    """A value that its unit does not allow."""
    low, high = RANGES[cell.unit or ""]
    words = UNIT_WORDS.get(cell.unit or "", (cell.unit or "", cell.unit or ""))
    bounds = (format_number(low), format_number(high) if isfinite(high) else "")
    allowed = ("ligt tussen {} en {}", "lies between {} and {}")
    if not bounds[1]:
        allowed = ("kan niet kleiner zijn dan {}", "can't be less than {}")
    return finding_at(
        cell,
        "value_out_of_range",
        table,
        raw=cell.raw,
        unit=words[0],
        unit_en=words[1],
        range=allowed[0].format(*bounds),
        range_en=allowed[1].format(*bounds),
    )


def subgroup_broken(table: Table, cell: Observation) -> Finding:
    """A cell whose subgroup is half known, or not that of its column."""
    return finding_at(cell, "subgroup_inconsistent", table)


def unexplained(table: Table, cell: Observation) -> Finding:
    """A cell without a number that does not say why."""
    return finding_at(cell, "value_unexplained", table, raw=cell.raw)


def unworded(table: Table, cell: Observation) -> Finding:
    """A cell that refers to a question note and carries no wording."""
    return finding_at(cell, "question_unbound", table)
