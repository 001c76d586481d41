"""Least squares for subgroup weights: not below zero, and one together.

Small on purpose: a handful of subgroups and some tens of rows. A numerical library would cost more
to load than the whole report takes to read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from operator import mul

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


@dataclass(frozen=True, slots=True)
class Moments:
    """Sums of products over rows of subgroup values with their total behind them.

    All that a fit needs, so that leaving out one row after another costs no pass over the others.
    """

    count: int
    products: tuple[tuple[float, ...], ...]

    @classmethod
    def of(cls, rows: Sequence[Sequence[float]], totals: Sequence[float]) -> Moments:
        """Add up rows of one value per subgroup, with one total per row."""
        whole = [(*row, total) for row, total in zip(rows, totals, strict=True)]
        columns = list(zip(*whole, strict=True))
        sums = (tuple(sum(map(mul, a, b)) for b in columns) for a in columns)
        return cls(len(whole), tuple(sums))

    def without(self, row: Sequence[float], total: float) -> Moments:
        """The same with one of the rows left out."""
        whole = (*row, total)
        return Moments(
            self.count - 1,
            tuple(
                tuple(product - a * b for product, b in zip(line, whole, strict=True))
                for line, a in zip(self.products, whole, strict=True)
            ),
        )

    def fit(self) -> Weights | None:
        """Weights w >= 0 with sum 1 that bring the rows nearest to their totals.

        None if undetermined. Subgroups whose weight comes out negative are left out and the rest is
        fitted again.
        """
        active = list(range(len(self.products) - 1))
        while active:
            shares = self._solve_for(active)
            if shares is None:
                return None
            if min(shares) >= 0:
                full = [0.0] * (len(self.products) - 1)
                for index, share in zip(active, shares, strict=True):
                    full[index] = share
                return Weights(tuple(full), self._spread(full))
            active.pop(shares.index(min(shares)))
        return None

    def _solve_for(self, active: list[int]) -> list[float] | None:
        """Least squares with the last weight as what the others leave of one."""
        p, total = self.products, len(self.products) - 1
        last, free = active[-1], active[:-1]
        if not free:
            return [1.0]
        corner, goal = p[last][last], p[last][total]
        normal = [[p[i][j] - p[i][last] - p[j][last] + corner for j in free] for i in free]
        right = [p[i][total] - p[i][last] - goal + corner for i in free]
        solved = _solve(normal, right)
        return None if solved is None else [*solved, 1 - sum(solved)]

    def _spread(self, shares: list[float]) -> float:
        signs = (*shares, -1.0)
        squares = sum(
            a * sum(b * product for b, product in zip(signs, line, strict=True))
            for a, line in zip(signs, self.products, strict=True)
        )
        return sqrt(max(squares, 0.0) / self.count)


def _solve(matrix: list[list[float]], goal: list[float]) -> list[float] | None:
    """Gaussian elimination with partial pivoting."""
    size = len(goal)
    work = [[*row, b] for row, b in zip(matrix, goal, strict=True)]
    scale = max((abs(v) for row in matrix for v in row), default=0.0) or 1.0
    for column in range(size):
        pivot = max(range(column, size), key=lambda r: abs(work[r][column]))
        if abs(work[pivot][column]) <= SINGULAR * scale:  # so that nothing is divided by zero
            return None
        work[column], work[pivot] = work[pivot], work[column]
        for row in range(size):
            if row != column:
                factor = work[row][column] / work[column][column]
                work[row] = [a - factor * b for a, b in zip(work[row], work[column], strict=True)]
    return [work[i][size] / work[i][i] for i in range(size)]
