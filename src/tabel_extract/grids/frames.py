"""Lines that touch ─► the drawings they make: every table with rules both ways is one of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from tabel_extract.grids.shapes import Stroke
from tabel_extract.page import BBox

TOUCH = 2.5
"""Points between the end of a line and the line that it should reach: half of a thick border."""
TRIES = 100
"""Pairs of lines that are tried on a page, for each crossing that one drawing may have, before all
its drawings are given up."""


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


def frames_of(
    flat: list[Stroke], upright: list[Stroke], crossings: int, given_up: Callable[[], None]
) -> list[Frame]:
    """Drawings in which horizontal and vertical lines meet, from the top of the page down.

    One whose lines meet in more places than ``crossings`` is left out, and ``given_up`` called.
    """
    heights = [s.at for s in flat]
    parent = list(range(len(flat) + len(upright)))
    meetings = [0] * len(parent)
    tries = 0
    for number, stroke in enumerate(upright):
        first = bisect_left(heights, stroke.lo - TOUCH)
        last = bisect_right(heights, stroke.hi + TOUCH)
        tries += last - first
        if tries > TRIES * crossings:
            given_up()
            return []
        for index in range(first, last):
            if flat[index].lo - TOUCH <= stroke.at <= flat[index].hi + TOUCH:
                a, b = _root(parent, index), _root(parent, len(flat) + number)
                meetings[a] += 1
                if a != b:
                    parent[b] = a
                    meetings[a] += meetings[b]
    whole = _gathered(flat, upright, parent)
    found = [frame for root, frame in whole if meetings[root] <= crossings]
    if len(found) < len(whole):
        given_up()
    return sorted(found, key=lambda f: (f.bbox[1], f.bbox[0]))


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def _gathered(
    flat: list[Stroke], upright: list[Stroke], parent: list[int]
) -> list[tuple[int, Frame]]:
    """Lines that hang together, both ways, by the root of each such group."""
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for index, stroke in enumerate([*flat, *upright]):
        group = groups.setdefault(_root(parent, index), ([], []))
        group[index >= len(flat)].append(stroke)
    return [
        (root, Frame(tuple(across), tuple(down)))
        for root, (across, down) in groups.items()
        if across and down
    ]
