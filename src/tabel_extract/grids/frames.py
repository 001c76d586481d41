"""Lines that touch ─► the drawings they make: every table with rules both ways is one of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from tabel_extract.grids.shapes import Stroke
from tabel_extract.page import BBox

TOUCH = 2.5
"""Points between the end of a line and the line that it should reach: half of a thick border."""
MAX_MEETINGS = 5_000
"""Places where lines of one drawing meet; more is a map or a chart, or else a table of 5,000
cells on one page."""
MAX_TRIES = 500_000
"""Pairs of lines that are tried on a page before its drawings are given up."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Lines that hang together, each set sorted."""

    flat: tuple[Stroke, ...]
    upright: tuple[Stroke, ...]

    @property
    def bbox(self) -> BBox:
        """Where the drawing stands."""
        return (
            min([s.lo for s in self.flat] + [s.at for s in self.upright]),
            min([s.at for s in self.flat] + [s.lo for s in self.upright]),
            max([s.hi for s in self.flat] + [s.at for s in self.upright]),
            max([s.at for s in self.flat] + [s.hi for s in self.upright]),
        )


def frames_of(flat: list[Stroke], upright: list[Stroke]) -> list[Frame]:
    """Drawings in which horizontal and vertical lines meet, from the top of the page down."""
    heights = [s.at for s in flat]
    parent = list(range(len(flat) + len(upright)))
    meetings = [0] * len(parent)
    tries = 0
    for number, stroke in enumerate(upright):
        first = bisect_left(heights, stroke.lo - TOUCH)
        last = bisect_right(heights, stroke.hi + TOUCH)
        tries += last - first
        if tries > MAX_TRIES:
            return []
        for index in range(first, last):
            if flat[index].lo - TOUCH <= stroke.at <= flat[index].hi + TOUCH:
                a, b = _root(parent, index), _root(parent, len(flat) + number)
                meetings[a] += 1
                if a != b:
                    parent[b] = a
                    meetings[a] += meetings[b]
    return _gathered(flat, upright, parent, meetings)


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def _gathered(
    flat: list[Stroke], upright: list[Stroke], parent: list[int], meetings: list[int]
) -> list[Frame]:
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for index, stroke in enumerate([*flat, *upright]):
        group = groups.setdefault(_root(parent, index), ([], []))
        group[index >= len(flat)].append(stroke)
    found = [
        Frame(tuple(g[0]), tuple(g[1]))
        for root, g in groups.items()
        if g[0] and g[1] and meetings[root] <= MAX_MEETINGS
    ]
    return sorted(found, key=lambda f: (f.bbox[1], f.bbox[0]))
