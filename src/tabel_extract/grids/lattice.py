"""A drawing of rules both ways ─► cells: fields that no rule parts are one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tabel_extract.grids.frames import TOUCH, Frame
from tabel_extract.grids.shapes import Stroke, clusters, overlap, slot
from tabel_extract.page import BBox, Word

NEAR = 3.0
"""Points within which two lines part the same columns: double rules stand closer together."""
COVERED = 0.6
"""Share of a field's side that a line must run along to be its border."""

MAX_FIELDS = 20_000
"""Fields of one grid; the largest tables that are printed on a page have some 5,000."""

Span = tuple[int, int, int, int]
"""``(row, col, rowspan, colspan)``."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """The fields of a drawing: edges of columns and rows, and the cells that fields make up."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spans: tuple[Span, ...]
    owners: dict[tuple[int, int], int]

    def holding(self, word: Word) -> int:
        """Which cell the middle of a word is in."""
        row = slot(self.ys, (word.top + word.bottom) / 2)
        return self.owners[row, slot(self.xs, (word.x0 + word.x1) / 2)]

    @property
    def bbox(self) -> BBox:
        """Where the drawing stands."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def boxes(self) -> list[BBox]:
        """Where each cell stands."""
        return [self.box(i) for i in range(len(self.spans))]

    def box(self, index: int) -> BBox:
        """Where a cell stands."""
        row, col, high, wide = self.spans[index]
        return (self.xs[col], self.ys[row], self.xs[col + wide], self.ys[row + high])


def lattice_of(frame: Frame) -> Lattice | None:
    """The grid of a drawing, with open sides closed; None where it is too fine to be a table."""
    left, top, right, bottom = frame.bbox
    xs = _edges([s.at for s in frame.upright], left, right)
    ys = _edges([s.at for s in frame.flat], top, bottom)
    rows, cols = len(ys) - 1, len(xs) - 1
    if rows * cols > MAX_FIELDS:
        return None
    parted_x = _borders(frame.upright, xs, ys)
    parted_y = _borders(frame.flat, ys, xs)
    spans: list[Span] = []
    owners: dict[tuple[int, int], int] = {}
    for r, c in ((r, c) for r in range(rows) for c in range(cols)):
        if (r, c) in owners:
            continue
        span = _grown(r, c, (rows, cols), parted_x, parted_y, owners)
        for a in range(r, r + span[2]):
            for b in range(c, c + span[3]):
                owners[a, b] = len(spans)
        spans.append(span)
    return Lattice(tuple(xs), tuple(ys), tuple(spans), owners)


def _edges(values: list[float], low: float, high: float) -> list[float]:
    inner = [v for v in clusters(values, NEAR) if low + NEAR < v < high - NEAR]
    return [low, *inner, high]


def _borders(
    strokes: Sequence[Stroke], edges: Sequence[float], across: Sequence[float]
) -> set[tuple[int, int]]:
    """Which inner edges are drawn: (edge, field along it)."""
    drawn: set[tuple[int, int]] = set()
    for stroke in strokes:
        first = max(1, bisect_left(edges, stroke.at - NEAR))
        last = min(len(edges) - 1, bisect_right(edges, stroke.at + NEAR))
        low, high = stroke.lo - TOUCH, stroke.hi + TOUCH
        fields = range(
            max(0, bisect_right(across, low) - 1), min(len(across) - 1, bisect_left(across, high))
        )
        drawn |= {
            (edge, field)
            for edge in range(first, last)
            for field in fields
            if overlap(low, high, across[field], across[field + 1])
            >= COVERED * (across[field + 1] - across[field])
        }
    return drawn


def _grown(
    row: int,
    col: int,
    size: tuple[int, int],
    parted_x: set[tuple[int, int]],
    parted_y: set[tuple[int, int]],
    seen: dict[tuple[int, int], int],
) -> Span:
    """The widest cell that starts at a field, and then as high as it goes at that width."""
    rows, cols = size
    wide = 1
    while col + wide < cols and (col + wide, row) not in parted_x and (row, col + wide) not in seen:
        wide += 1
    high = 1
    while (
        row + high < rows
        and all(
            (row + high, c) not in parted_y and (row + high, c) not in seen
            for c in range(col, col + wide)
        )
        and all((c, row + high) not in parted_x for c in range(col + 1, col + wide))
    ):
        high += 1
    return (row, col, high, wide)
