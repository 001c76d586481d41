"""Where columns start and end, as far as what is drawn tells.

A rule across a table is often drawn cell by cell, and its pieces meet at the edges of columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tabel_extract.grids.shapes import clusters
from tabel_extract.tables.placed.cells import Lane
from tabel_extract.tables.placed.stretch import TOUCHING, Stretch

OFF = 0.5
"""Points by which values may stick out over the edge of their column."""


def edges_of(stretch: Stretch, lanes: Sequence[Lane]) -> tuple[float, ...]:
    """The edges of the columns, one more than there are columns; nothing where none are drawn."""
    for drawn in _drawn(stretch):
        between = [[x for x in drawn if a.x1 - OFF <= x <= b.x0 + OFF] for a, b in pairwise(lanes)]
        left = [x for x in drawn if x <= lanes[0].x0 + OFF]
        right = [x for x in drawn if x >= lanes[-1].x1 - OFF]
        if left and right and all(len(found) == 1 for found in between):
            return (max(left), *(found[0] for found in between), min(right))
    return ()


def _drawn(stretch: Stretch) -> Iterator[tuple[float, ...]]:
    for lattice in stretch.lattices:
        yield lattice.xs
    for bar in stretch.bars:
        yield tuple(clusters((x for piece in bar.pieces for x in piece), TOUCHING))
