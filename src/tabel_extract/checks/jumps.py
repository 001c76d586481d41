"""How far a share may move from one edition to the next before somebody has to look."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import median

LEAST_JUMP = 10.0
"""Points: opinions do move by less between two editions, and often for good reasons."""
ENOUGH_CHANGES = 10
"""With fewer changes their spread says too little ..."""
LEAST_OF_FEW = 2 * LEAST_JUMP
"""... and only what would stand out in any survey counts."""
SPREADS = 4.0
"""Spreads from no change at all: of a thousand changes that are noise alone, none is this far."""
DEVIATION = 1.4826
"""Median absolute change to standard deviation, for changes that are normally distributed."""
ERRORS = 3.0
"""Sampling errors of a difference that chance seldom exceeds, however many cells there are."""


def limit_of(changes: Sequence[float]) -> float:
    """The largest change, in points, that fits the changes from one edition to another.

    The report judges itself: noise and real shifts show in the median of its absolute changes,
    which the few numbers that are wrong can't move.
    """
    if len(changes) < ENOUGH_CHANGES:
        return LEAST_OF_FEW
    return max(LEAST_JUMP, SPREADS * DEVIATION * median(map(abs, changes)))


def sampling_limit(shares: tuple[float, float], respondents: tuple[float, float]) -> float:
    """The largest difference, in points, that drawing two samples explains.

    Args:
        shares: The two percentages.
        respondents: How many people each of them is a share of.
    """
    middle = min(max(sum(shares) / 200, 0.01), 0.99)
    variance = middle * (1 - middle) * sum(1 / n for n in respondents)
    return 100 * ERRORS * sqrt(variance)
