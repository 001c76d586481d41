"""Rules over answers that add up: full distributions, and answers that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from tabel_extract.checks.cases import Case, Checked, NotMade
from tabel_extract.checks.catalogue import finding, told
from tabel_extract.checks.grid import (
    Grid,
    Line,
    is_total,
    rounding,
    subgroup_column,
    subgroup_row,
)
from tabel_extract.model import Finding, Observation
from tabel_extract.tables.lexicon import key

MIN_SUMS = 3
"""A set of answers is called complete only where at least this many sums were seen."""
MIN_COMPLETE = 2 / 3
"""... and at least this share of them comes out at 100."""
MIN_SCALE = 4
"""Consecutive numbers from this many on are a scale, whose answers are complete by themselves."""

_OPPOSITES = frozenset(
    frozenset(pair)
    for pair in (
        ("ja", "nee"),
        ("voor", "tegen"),
        ("voorstander", "tegenstander"),
        ("goed", "slecht"),
        ("positief", "negatief"),
        ("meer", "minder"),
        ("makkelijk", "moeilijk"),
        ("gemakkelijk", "moeilijk"),
        ("beter", "slechter"),
        ("vertrouwen", "wantrouwen"),
        ("vooruit", "achteruit"),
        ("toegenomen", "afgenomen"),
        ("voldoende", "onvoldoende"),
        ("altijd", "nooit"),
        ("vaak", "nooit"),
    )
)
_COUNTED_TWICE = frozenset({"gewogen", "ongewogen"})
"""Headings of the same people, counted in two ways."""
_STRENGTH = re.compile(
    r"\b(?:helemaal|zeer|heel|erg|volledig|mee|volstrekt|enigszins|bijna|vrijwel)\b"
)


def sum_cases(grid: Grid, *, columns_known: bool = True) -> Iterator[Checked]:
    """Distributions, which must reach 100, and pairs of opposite answers, which must not exceed it.

    Where not all ``columns_known``, what stands side by side in a row is not compared.
    """
    beside = [_in_rows(grid)] if columns_known else []
    yield NotMade("sum_not_100", grid.table, "no_distribution")
    yield NotMade("answers_exceed_100", grid.table, "no_opposites")
    for groups in (*beside, *_in_columns(grid)):
        yield from _distributions(grid, groups)
        for cells in groups:
            yield from _exclusive(grid, cells)


def _in_rows(grid: Grid) -> list[list[Observation]]:
    """For each row, the answers that stand side by side."""
    found: list[list[Observation]] = []
    for row in grid.rows:
        groups: dict[tuple[str, ...], list[Observation]] = {}
        for cell in row.cells:
            if _is_answer_column(cell) and cell.unit == "percent":
                groups.setdefault(cell.column[:-1], []).append(cell)
        found += [cells for cells in groups.values() if len(cells) > 1]
    return found


def _is_answer_column(cell: Observation) -> bool:
    return not (is_total(cell.column) or cell.period or subgroup_column(cell))


def _in_columns(grid: Grid) -> list[list[list[Observation]]]:
    """For each set of answers, the groups of cells that stand below each other under one item."""
    sets: dict[tuple[str, ...], list[list[Observation]]] = {}
    for column in grid.columns:
        for group in _by_item(column):
            cells = [c for c in group if c.unit == "percent"]
            answers = tuple(key(c.row[-1]) for c in cells if c.row)
            if (
                len(cells) > 1
                and len(answers) == len(cells)
                and not any(is_total(c.row) for c in cells)
            ):
                sets.setdefault(answers, []).append(cells)
    return list(sets.values())


def _by_item(column: Line) -> list[list[Observation]]:
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for cell in column.cells:
        if not subgroup_row(cell):
            groups.setdefault(cell.row[:-1], []).append(cell)
    return list(groups.values())


def _distributions(grid: Grid, groups: list[list[Observation]]) -> Iterator[Case]:
    whole = [g for g in groups if all(c.value is not None for c in g)]
    reached = sum(abs(_sum(g) - 100) <= rounding(g) for g in whole)
    by_evidence = len(whole) >= MIN_SUMS and reached >= MIN_COMPLETE * len(whole)
    for group in whole:
        if by_evidence or _is_scale(group, grid):
            missed = _missed(grid, group) if _misses(group) else None
            yield Case("sum_not_100", grid.table, tuple(group), missed)


def _missed(grid: Grid, group: list[Observation]) -> Finding:
    return _about(
        grid,
        "sum_not_100",
        group,
        **told("sum", round(_sum(group), 6)),
        **told("allowed", round(rounding(group), 1)),
    )


def _misses(cells: list[Observation]) -> bool:
    """Whether rounding can't explain the sum; two answers may leave a third one out."""
    short = 100 - _sum(cells)
    return -short > rounding(cells) or (short > rounding(cells) and len(cells) > 2)


def _is_scale(cells: list[Observation], grid: Grid) -> bool:
    """A whole scale of consecutive numbers is complete, where the table says it is a scale."""
    points = [c.column[-1] if c.column else "" for c in cells]
    if len(points) < MIN_SCALE or not all(p.isdigit() for p in points):
        return False
    numbers = [int(p) for p in points]
    consecutive = all(b - a == 1 for a, b in pairwise(numbers))
    return consecutive and (grid.table.poles is not None or "schaal" in grid.table.title.lower())


def _exclusive(grid: Grid, cells: list[Observation]) -> Iterator[Case]:
    """Opposite answers to one question, which not more than everyone can give."""
    for one, other in combinations(cells, 2):
        if one.value is None or other.value is None:
            continue
        names = _answer(one, other), _answer(other, one)
        if not _opposite(*names):
            continue
        both = one.value + other.value
        found = None
        if both > 100 + rounding([one, other]):
            found = _about(
                grid,
                "answers_exceed_100",
                [one, other],
                answers=f"‘{names[0]}’ en ‘{names[1]}’",
                answers_en=f"‘{names[0]}’ and ‘{names[1]}’",
                **told("sum", round(both, 6)),
            )
        yield Case("answers_exceed_100", grid.table, (one, other), found)


def _answer(cell: Observation, other: Observation) -> str:
    """The heading in which a cell differs from the other: its column's or its row's."""
    path = cell.column if cell.column != other.column else cell.row
    return path[-1] if path else ""


def _opposite(one: str, other: str) -> bool:
    a, b = (" ".join(_STRENGTH.sub(" ", key(x)).split()) for x in (one, other))
    if not a or not b or _COUNTED_TWICE.issuperset((a, b)):
        return False
    if frozenset((a, b)) in _OPPOSITES:
        return True
    shorter, longer = sorted((a, b), key=len)
    return longer in {f"on{shorter}", f"niet {shorter}", f"geen {shorter}"}


def _sum(cells: list[Observation]) -> float:
    return sum(c.value or 0.0 for c in cells)


def _about(grid: Grid, code: str, cells: list[Observation], **facts: str) -> Finding:
    """A finding about cells that share a row or a column."""
    same_row = len({c.row for c in cells}) == 1
    row = cells[0].row if same_row else cells[0].row[:-1]
    column = None if same_row else cells[0].column
    return finding(
        code,
        table=grid.table.label,
        row=row,
        column=column,
        place=cells[0].provenance,
        **facts,
    )
