"""A mean against the distribution that it summarises, both of one row or one column.

Every share was rounded by itself, so each may be off by half a step, while all of them still come
to 100. The lowest mean that this allows puts as much as it may on the lowest points, the highest on
the highest: the linear programme over a box and one sum is a fractional knapsack, which filling in
order of value solves exactly (Dantzig, Operations Research 5(2), 1957). The printed mean has half a
step of its own. Shares that stay below 100 by no more than rounding may leave out a few who gave no
answer, so that the mean may also be that of just the people whom they count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tabel_extract.checks.cases import Case, Checked, NotMade
from tabel_extract.checks.catalogue import finding_at, told
from tabel_extract.checks.grid import Grid, is_total, step, subgroup_column, subgroup_row
from tabel_extract.model import Finding, HeadingPath, Observation

CHECK = "mean_inconsistent"
UNITS = frozenset({"mean", "grade", "score"})
MIN_POINTS = 3
"""Fewer answers than this are no scale."""
EPSILON = 1e-9

_MEAN = re.compile(r"\b(?:gemiddeld\w*|gem|rapportcijfer|score)\b", re.IGNORECASE)
_POINT = re.compile(r"(?P<point>\d{1,2})(?:\s*(?:[(=:–-]\s*)?[^\W\d].*|\s*\(.*\))?")
_OPEN = re.compile(r"\bof\b|\bmeer\b|\bminder\b|\btot\b|t/m|\bjaar\b|\bpers", re.IGNORECASE)
_RANGE = re.compile(r"\(?\b(?P<low>[01])\s*(?:-|–|t/m|tot(?: en met)?)\s*(?P<high>\d{1,2})\b")


@dataclass(frozen=True, slots=True)
class Summary:
    """A printed mean beside the shares of the points that it is of, in their order."""

    grid: Grid
    mean: Observation
    shares: tuple[Observation, ...]
    points: tuple[int, ...]
    numbered: bool

    @property
    def cells(self) -> tuple[Observation, ...]:
        """The distribution and its mean."""
        return (*self.shares, self.mean)

    def bounds(self, *, downwards: bool = False) -> tuple[float, float] | None:
        """The lowest and highest mean that the shares allow; None where they can't reach 100.

        With ``downwards`` the first answer counts for the highest point.
        """
        points = self.points[::-1] if downwards else self.points
        if _least(points, self.shares, 100.0) is None:
            return None
        printed = sum(s.value or 0.0 for s in self.shares)
        found = [
            (low, -high)
            for whole in {100.0, min(printed, 100.0)}
            if (low := _least(points, self.shares, whole)) is not None
            and (high := _least([-p for p in points], self.shares, whole)) is not None
        ]
        return min(low for low, _ in found), max(high for _, high in found)

    def fits(self, *, downwards: bool = False) -> bool:
        """Whether the printed mean can be that of the shares."""
        bounds = self.bounds(downwards=downwards)
        half, value = step(self.mean) / 2 + EPSILON, self.mean.value or 0.0
        return bounds is not None and bounds[0] - half <= value <= bounds[1] + half


def mean_cases(grid: Grid) -> Iterator[Checked]:
    """Each mean of a full distribution beside it, held against that."""
    yield NotMade(CHECK, grid.table, "no_mean")
    if not any(cell.unit in UNITS for cell in grid.table.observations):
        return
    for lines, across in ((grid.rows, True), (grid.columns, False)):
        found: dict[HeadingPath, list[Summary]] = {}
        for line in lines:
            for one in _summaries(grid, line.cells, across=across):
                if one.bounds() is None:
                    yield NotMade(CHECK, grid.table, "no_distribution")
                else:
                    path = one.mean.column if across else one.mean.row
                    found.setdefault(path, []).append(one)
        for summaries in found.values():
            yield from _judged(summaries)


def _judged(summaries: Sequence[Summary]) -> Iterator[Checked]:
    """Means of which most do not fit are of something else than the shares beside them."""
    downwards = not summaries[0].numbered and sum(s.fits(downwards=True) for s in summaries) > sum(
        s.fits() for s in summaries
    )
    fits = [s.fits(downwards=downwards) for s in summaries]
    alone = len(summaries) == 1 and summaries[0].numbered
    if 2 * sum(fits) < len(fits) and not alone:
        yield NotMade(CHECK, summaries[0].grid.table, "mean_of_other")
        return
    for one, right in zip(summaries, fits, strict=True):
        wrong = None if right else _finding(one, downwards=downwards)
        yield Case(CHECK, one.grid.table, one.cells, wrong)


def _summaries(grid: Grid, cells: Sequence[Observation], *, across: bool) -> Iterator[Summary]:
    """The means of a line with their distributions, where it is certain what belongs together."""
    groups: dict[HeadingPath, list[Observation]] = {}
    for cell in cells:
        if _is_share(cell, across=across):
            groups.setdefault(_path(cell, across=across)[:-1], []).append(cell)
    means = [c for c in cells if _is_mean(c, across=across)]
    for mean in means:
        own = _path(mean, across=across)[:-1]
        shares = groups.get(own) or (next(iter(groups.values())) if len(groups) == 1 else [])
        alike = [m for m in means if _path(m, across=across)[:-1] == own]
        scale = _scale(shares, _path(mean, across=across)[-1], across=across)
        if scale is None or len(alike) > 1 or any(s.value is None for s in shares):
            continue
        points, numbered = scale
        yield Summary(grid, mean, tuple(shares), points, numbered)


def _scale(
    shares: Sequence[Observation], heading: str, *, across: bool
) -> tuple[tuple[int, ...], bool] | None:
    """The points of the answers, by their own headings or by the range that the mean's gives."""
    if len(shares) < MIN_POINTS:
        return None
    matches = [_POINT.fullmatch(_path(s, across=across)[-1]) for s in shares]
    named = [int(m["point"]) for m in matches if m and not _OPEN.search(m[0])]
    spoken = _RANGE.search(heading)
    if len(named) == len(shares):
        runs = named[0] in {0, 1} and all(b - a == 1 for a, b in pairwise(named))
        return (tuple(named), True) if runs else None
    if named or spoken is None:
        return None
    points = tuple(range(int(spoken["low"]), int(spoken["high"]) + 1))
    return (points, False) if len(points) == len(shares) else None


def _is_share(cell: Observation, *, across: bool) -> bool:
    path = _path(cell, across=across)
    of_group = subgroup_column(cell) if across else subgroup_row(cell)
    return bool(path) and cell.unit == "percent" and not (of_group or is_total(path))


def _is_mean(cell: Observation, *, across: bool) -> bool:
    path = _path(cell, across=across)
    named = bool(path) and _MEAN.search(path[-1]) is not None
    return named and cell.unit in UNITS and cell.value is not None


def _path(cell: Observation, *, across: bool) -> HeadingPath:
    return cell.column if across else cell.row


def _least(values: Sequence[float], shares: Sequence[Observation], whole: float) -> float | None:
    """The least mean of ``values`` over all shares of a whole that these are the roundings of."""
    low = [max((s.value or 0.0) - step(s) / 2, 0.0) for s in shares]
    high = [min((s.value or 0.0) + step(s) / 2, 100.0) for s in shares]
    left = whole - sum(low)
    if left < -EPSILON or sum(high) < whole - EPSILON:
        return None
    total = sum(v * share for v, share in zip(values, low, strict=True))
    for value, room in sorted((v, b - a) for v, a, b in zip(values, low, high, strict=True)):
        taken = min(room, left)
        total, left = total + value * taken, left - taken
    return total / whole


def _finding(one: Summary, *, downwards: bool) -> Finding:
    low, high = one.bounds(downwards=downwards) or (0.0, 0.0)
    return finding_at(
        one.mean,
        CHECK,
        one.grid.table,
        printed=one.mean.raw,
        **told("low", round(low, 2)),
        **told("high", round(high, 2)),
    )
