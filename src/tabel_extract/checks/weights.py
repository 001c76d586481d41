"""Least squares for subgroup weights: not below zero, and one together.

Small on purpose: a handful of subgroups and some tens of rows. A numerical library would cost more
to load than the whole report takes to read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

SINGULAR = 1e-9
"""Below this a pivot counts as zero: the rows don't determine the weights."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of subgroups and the root mean square by which they miss the totals they fit."""

    shares: tuple[float, ...]
    spread: float

    def apply(self, values: Sequence[float]) -> float:
        """The total that these weights give."""
        return sum(w * v for w, v in zip(self.shares, values, strict=True))


def fit_weights(rows: Sequence[Sequence[float]], totals: Sequence[float]) -> Weights | None:
    """Weights w >= 0 with sum 1 that bring ``rows`` nearest to ``totals``; None if undetermined.

    ``rows`` has one value per subgroup, ``totals`` one per row. Subgroups whose weight comes out
    negative are left out and the rest is fitted again.
    """
    active = list(range(len(rows[0]))) if rows else []
    while active:
        shares = _fit(rows, totals, active)
        if shares is None:
            return None
        if min(shares) >= 0:
            full = [0.0] * len(rows[0])
            for index, share in zip(active, shares, strict=True):
                full[index] = share
            misses = [
                sum(w * v for w, v in zip(full, row, strict=True)) - total
                for row, total in zip(rows, totals, strict=True)
            ]
            spread = sqrt(sum(m * m for m in misses) / len(misses))
            return Weights(tuple(full), spread)
        active.pop(shares.index(min(shares)))
    return None


def _fit(
    rows: Sequence[Sequence[float]], totals: Sequence[float], active: list[int]
) -> list[float] | None:
    """Least squares with the last weight as what the others leave of one."""
    last, free = active[-1], active[:-1]
    if not free:
        return [1.0]
    left = [[row[i] - row[last] for i in free] for row in rows]
    right = [total - row[last] for row, total in zip(rows, totals, strict=True)]
    size = len(free)
    normal = [[sum(r[i] * r[j] for r in left) for j in range(size)] for i in range(size)]
    goal = [sum(r[i] * b for r, b in zip(left, right, strict=True)) for i in range(size)]
    solved = _solve(normal, goal)
    return None if solved is None else [*solved, 1 - sum(solved)]


def _solve(matrix: list[list[float]], goal: list[float]) -> list[float] | None:
    """Gaussian elimination with partial pivoting."""
    size = len(goal)
    work = [[*row, b] for row, b in zip(matrix, goal, strict=True)]
    scale = max((abs(v) for row in matrix for v in row), default=0.0) or 1.0
    for column in range(size):
        pivot = max(range(column, size), key=lambda r: abs(work[r][column]))
        if abs(work[pivot][column]) < SINGULAR * scale:
            return None
        work[column], work[pivot] = work[pivot], work[column]
        for row in range(size):
            if row != column:
                factor = work[row][column] / work[column][column]
                work[row] = [a - factor * b for a, b in zip(work[row], work[column], strict=True)]
    return [work[i][size] / work[i][i] for i in range(size)]
