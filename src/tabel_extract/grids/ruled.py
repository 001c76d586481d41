"""A page ─► its drawings of rules both ways, each with the cells that the rules part."""

from __future__ import annotations

from tabel_extract.grids.frames import frames_of
from tabel_extract.grids.lattice import Lattice, lattice_of
from tabel_extract.grids.strokes import strokes_of
from tabel_extract.limits import HONEST
from tabel_extract.page import Page

MIN_FIELDS = 2
"""Rows, and columns, of a drawing that parts anything."""
MAX_DRAWINGS = 50
"""Drawings on a page, above which they are those of a chart or a map."""
MAX_CELLS = 5_000
"""Cells of all drawings on a page, above which none is used: each line is looked for in them."""


def lattices_on(page: Page, crossings: int = HONEST.crossings) -> tuple[Lattice, ...]:
    """The cells of every drawing that has some side by side and some below each other.

    There is none of a drawing whose lines cross in more places than ``crossings``.
    """
    if all(r.horizontal for r in page.rules):
        return ()
    frames = frames_of(*strokes_of(page.rules), crossings, lambda: None)
    if len(frames) > MAX_DRAWINGS:
        return ()
    found = [lattice_of(frame) for frame in frames]
    kept = tuple(one for one in found if one and min(len(one.xs), len(one.ys)) > MIN_FIELDS)
    return kept if sum(len(one.spans) for one in kept) <= MAX_CELLS else ()
