"""Numbers that fit together: totals are weighted means, distributions add up to a hundred."""

from __future__ import annotations

from random import Random

from tests.synthetic.shapes import Dimension


def weights(rng: Random, count: int) -> list[float]:
    """Shares of subgroups, none of them tiny."""
    raw = [rng.uniform(0.5, 1.5) for _ in range(count)]
    return [r / sum(raw) for r in raw]


def spread(rng: Random, shares: list[float], width: float) -> list[float]:
    """Deviations of subgroups from their total; their weighted mean is zero."""
    raw = [rng.uniform(-width, width) for _ in shares]
    mean = sum(s * r for s, r in zip(shares, raw, strict=True))
    return [r - mean for r in raw]


class Population:
    """Fixed shares for the groups of every dimension of a report."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.size = rng.randint(1500, 5200)
        self._shares: dict[Dimension, list[float]] = {}

    def shares(self, dimension: Dimension) -> list[float]:
        """The shares of a dimension's groups, the same in every table."""
        if dimension not in self._shares:
            self._shares[dimension] = weights(self.rng, len(dimension.groups))
        return self._shares[dimension]

    def around(self, total: float, dimension: Dimension, width: float) -> list[float]:
        """A value for every group, whose weighted mean is the total."""
        return [total + d for d in spread(self.rng, self.shares(dimension), width)]

    def counts(self, dimension: Dimension) -> list[int]:
        """Numbers of respondents in every group."""
        return [round(self.size * share) for share in self.shares(dimension)]


def distribution(rng: Random, count: int) -> list[float]:
    """Shares of answers that add up to a hundred, each at least a few percent."""
    raw = [rng.uniform(0.6, 2.0) for _ in range(count)]
    return [100 * r / sum(raw) for r in raw]


def distributions(
    rng: Random, population: Population, answers: int, dimensions: list[Dimension]
) -> list[list[float]]:
    """For each answer its total and then its groups; every column adds up to a hundred."""
    total = distribution(rng, answers)
    table = [[t] for t in total]
    for dimension in dimensions:
        shares = population.shares(dimension)
        moves = [spread(rng, shares, 0.4 * min(total) / answers) for _ in range(answers - 1)]
        last = [-sum(m[i] for m in moves) for i in range(len(shares))]
        for row, start, move in zip(table, total, [*moves, last], strict=True):
            row.extend(start + m for m in move)
    return table


def percent(value: float) -> str:
    """A whole percentage as printed."""
    return str(round(min(max(value, 2), 98)))


def decimal(value: float) -> str:
    """A number with one decimal as printed."""
    return f"{value:.1f}".replace(".", ",")


def count(value: int) -> str:
    """A number of respondents as printed."""
    return f"{value:,}".replace(",", ".")
