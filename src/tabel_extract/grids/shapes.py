"""What the table finder hands out, and the small arithmetic that all of it shares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tabel_extract.page import BBox


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: where it stands in the grid, what it says, where it is printed."""

    row: int
    col: int
    rowspan: int
    colspan: int
    text: str
    bbox: BBox


@dataclass(frozen=True, slots=True)
class FoundGrid:
    """A table on a page: rows and columns count from 0, and empty cells are left out."""

    page: int
    bbox: BBox
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line at ``at``, from ``lo`` to ``hi`` in the other direction."""

    at: float
    lo: float
    hi: float


def clusters(values: Iterable[float], near: float) -> list[float]:
    """Values that stand within ``near`` of the first of their group, as one mean for each group."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= near:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(g) / len(g) for g in groups]


def overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    """The length that two stretches share; negative is the distance between them."""
    return min(a1, b1) - max(a0, b0)


def hull(boxes: Sequence[BBox]) -> BBox:
    """The smallest box around boxes."""
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )


def slot(edges: Sequence[float], value: float) -> int:
    """Which stretch between sorted edges a value falls in, kept within the outermost ones."""
    low, high = 0, len(edges) - 1
    while high - low > 1:
        middle = (low + high) // 2
        if edges[middle] <= value:
            low = middle
        else:
            high = middle
    return low


def median(values: Sequence[float]) -> float:
    """The middle value, the upper one of two; 0 of none."""
    return sorted(values)[len(values) // 2] if values else 0.0
