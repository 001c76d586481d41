"""A page ─► the tables on it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from tabel_extract.grids.apart import apart
from tabel_extract.grids.blocks import blocks_of, prose_of
from tabel_extract.grids.extent import extended
from tabel_extract.grids.frames import Frame, frames_of
from tabel_extract.grids.ink import Piece, lines_of, pieces_of, text_of
from tabel_extract.grids.judge import is_lattice, is_table
from tabel_extract.grids.loose import completed
from tabel_extract.grids.opened import opened
from tabel_extract.grids.panels import panels_of
from tabel_extract.grids.shapes import Cell, FoundGrid, Stroke, hull
from tabel_extract.grids.strokes import edges_of, strokes_of
from tabel_extract.limits import HONEST
from tabel_extract.page import BBox, Fill, Page, Word

MAX_FRAMES = 200
"""Drawings of rules on a page that are looked into, the largest first."""
MARGIN = 30.0
"""Points around the baselines of a table within which its rules stand."""
MAX_WALLS = 300
"""Upright rules on a page that may part words; more are those of a drawing."""
MAX_PIECES = 50
"""Pieces of a line; one of more is part of a map or a chart."""


def find_grids(
    page: Page, crossings: int = HONEST.crossings, given_up: Callable[[], None] = lambda: None
) -> list[FoundGrid]:
    """Every table of a page, from the top down.

    A drawing whose lines cross in more places than ``crossings`` is not looked into for one, and
    ``given_up`` is called.
    """
    flat, upright = strokes_of(page.rules)
    words = sorted(page.words, key=_height)
    heights = [_height(w) for w in words]
    found: list[FoundGrid] = []
    for frame in sorted(frames_of(flat, upright, crossings, given_up), key=_area)[-MAX_FRAMES:]:
        box = frame.bbox
        near = words[bisect_left(heights, box[1]) : bisect_right(heights, box[3])]
        inner = [g.bbox for g in found]
        own = [w for w in near if _inside(w, box) and not any(_inside(w, b) for b in inner)]
        grid = _ruled(page.number, frame, own)
        if grid:
            found.append(grid)
    taken = [g.bbox for g in found]
    free = [w for w in words if not w.angle and not any(_inside(w, b) for b in taken)]
    open_flat = [s for s in flat if not any(_within(s, b) for b in taken)]
    lines = _lines(free, upright if len(upright) <= MAX_WALLS else [])
    found += _unruled(page.number, lines, open_flat, page.fills)
    return sorted(found, key=lambda g: (g.bbox[1], g.bbox[0]))


def _height(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _area(frame: Frame) -> float:
    x0, top, x1, bottom = frame.bbox
    return (x1 - x0) * (bottom - top)


def _inside(word: Word, box: BBox) -> bool:
    x, y = (word.x0 + word.x1) / 2, _height(word)
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _within(flat: Stroke, box: BBox) -> bool:
    return box[1] - 1 <= flat.at <= box[3] + 1 and box[0] - 1 <= flat.lo <= box[2] + 1


def _ruled(number: int, frame: Frame, inside: Sequence[Word]) -> FoundGrid | None:
    """The table in a drawing of rules, if it holds one."""
    lattice = completed(frame, inside) if inside else None
    if lattice is None:
        return None
    held: dict[int, list[Word]] = {}
    for word in inside:
        held.setdefault(lattice.holding(word), []).append(word)
    cells = [
        Cell(*lattice.spans[index], text_of(own), lattice.box(index)) for index, own in held.items()
    ]
    if not is_lattice(lattice, cells):
        return None
    return FoundGrid(number, frame.bbox, apart(cells))


def _lines(words: Sequence[Word], upright: Sequence[Stroke]) -> list[list[Piece]]:
    """Lines in pieces, parted where an upright rule passes; none where one has too many."""
    found: list[list[Piece]] = []
    for number, line in enumerate(lines_of(words)):
        middle = line.baseline - 0.3 * line.size
        pieces = pieces_of(line, number, [s.at for s in upright if s.lo <= middle <= s.hi])
        found.append(pieces if len(pieces) <= MAX_PIECES else [])
    return found


def _unruled(
    number: int, lines: Sequence[list[Piece]], flat: Sequence[Stroke], fills: Sequence[Fill]
) -> list[FoundGrid]:
    """Tables in the lines that no drawing of rules holds."""
    shaded = sorted([*flat, *edges_of(fills)], key=lambda s: s.at)
    prose = prose_of(lines)
    found: list[FoundGrid] = []
    used: set[int] = set()
    for block in blocks_of(lines, prose, panels_of(lines, flat)):
        rows, rules = extended(block, lines, prose | used, flat)
        grid = opened(rows, _between(shaded, rows)) if rows else None
        if grid and is_table(grid, rules):
            box = hull([c.bbox for c in grid.cells])
            found.append(FoundGrid(number, box, apart(grid.cells)))
            used |= {id(p) for row in rows for p in row}
    return found


def _between(strokes: Sequence[Stroke], rows: Sequence[Sequence[Piece]]) -> list[Stroke]:
    """The rules, sorted, that stand in the height of some lines."""
    first = bisect_left(strokes, rows[0][0].baseline - MARGIN, key=lambda s: s.at)
    last = bisect_right(strokes, rows[-1][0].baseline + MARGIN, key=lambda s: s.at)
    return list(strokes[first:last])
