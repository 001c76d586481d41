"""Pieces of lines ─► runs of lines with gaps that stand under one another: what may be tables.

Prose is told first: lines that follow one another with words over their whole width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tabel_extract.grids.captions import are_captions
from tabel_extract.grids.ink import Piece, is_figure
from tabel_extract.grids.panels import Panel
from tabel_extract.grids.shapes import median, overlap

PROSE_LINES = 3
"""Lines that make prose, where they are long and about equally long."""
PROSE_WIDTH = 14.0
"""Em of a line of prose: a narrow newspaper column has 30 letters."""
PROSE_WORDS = 4.5
"""Words in a line of prose."""
PROSE_EVEN = 0.8
"""Share of the longest line that the middle line of prose fills."""
INSET = 6.0
"""Em that a line of prose stands in below the one above it, at most."""
LABELS = 0.3
"""Share of lines with a number beside them from which they may be the labels of rows."""
FULL, FULL_LINES = 0.9, 0.7
"""Prose beside numbers fills this much of its width in this share of its lines."""
FOLLOWS = 2.2
"""Em between baselines of lines that follow one another."""
RIVER = 0.35
"""Em of the narrowest gap between columns."""
REACH = 3.2
"""Em between baselines of rows that belong to one table."""
AWAY = 300.0
"""Points from the first headings of a table to the label of a row left of them."""
MAX_SOLO = 5
"""Lines with one piece between rows of one table."""


@dataclass(slots=True)
class Block:
    """Lines that share gaps: what each holds, and the gaps that are left open by all."""

    rows: list[list[Piece]]
    rivers: list[tuple[float, float]]
    x0: float
    x1: float
    numbers: int = 0
    waiting: list[list[Piece]] = field(default_factory=list)
    closed: bool = False

    @property
    def last(self) -> float:
        """Baseline of the last line, waiting ones too."""
        return (self.waiting or self.rows)[-1][0].baseline

    @property
    def size(self) -> float:
        """Size of the type."""
        return self.rows[-1][0].size


def prose_of(lines: Sequence[Sequence[Piece]]) -> set[int]:
    """The pieces, by their ``id``, that are lines of running text."""
    chains: list[list[Piece]] = []
    ends: list[list[Piece]] = []
    for pieces in lines:
        if not pieces:
            continue
        baseline = pieces[0].baseline
        ends = [c for c in ends if baseline - c[-1].baseline <= FOLLOWS * c[-1].size]
        grown: list[list[Piece]] = []
        taken: set[int] = set()
        for item in pieces:
            above = [c for c in ends if overlap(c[-1].x0, c[-1].x1, item.x0, item.x1) > 0]
            below = (
                [p for p in pieces if overlap(above[0][-1].x0, above[0][-1].x1, p.x0, p.x1) > 0]
                if len(above) == 1
                else []
            )
            if len(above) == 1 and len(below) == 1 and _is_under(item, above[0][-1]):
                above[0].append(item)
                taken.add(id(above[0]))
                grown.append(above[0])
            else:
                chains.append([item])
                grown.append(chains[-1])
        hidden = [
            c
            for c in ends
            if id(c) not in taken
            and not any(overlap(c[-1].x0, c[-1].x1, p.x0, p.x1) > 0 for p in pieces)
        ]
        ends = hidden + grown
    beside: set[int] = set()
    for pieces in lines:
        last = max((p.x0 for p in pieces if is_figure(p.text)), default=float("-inf"))
        beside |= {id(p) for p in pieces if last > p.x1}
    return {id(p) for chain in chains if _is_prose(chain, beside) for p in chain}


def _is_under(item: Piece, above: Piece) -> bool:
    """Whether a line starts about where the one above it does, or has the same middle."""
    inset, outset = item.x0 - above.x0, above.x1 - item.x1
    return inset <= INSET * item.size or abs(inset - outset) <= INSET * item.size / 2


def _is_prose(chain: list[Piece], beside: set[int]) -> bool:
    """Whether lines that follow one another are prose; next to numbers they may be labels."""
    if len(chain) < PROSE_LINES:
        return False
    longest = max(p.x1 - p.x0 for p in chain)
    if sum(id(p) in beside for p in chain) >= LABELS * len(chain):
        full = sum(p.x1 - p.x0 >= FULL * longest for p in chain)
        if full < FULL_LINES * len(chain) or len(chain) < 2 * PROSE_LINES:
            return False
    widths = [p.x1 - p.x0 for p in chain]
    words = [len(p.words) for p in chain]
    figures = sum(is_figure(w.text) for p in chain for w in p.words)
    return (
        median(widths) >= PROSE_WIDTH * median([p.size for p in chain])
        and median(widths) >= PROSE_EVEN * max(widths)
        and median([float(n) for n in words]) >= PROSE_WORDS
        and figures < 0.3 * sum(words)
    )


def blocks_of(
    lines: Sequence[Sequence[Piece]], prose: set[int], panels: Sequence[Panel] = ()
) -> list[Block]:
    """Runs of lines that may be tables."""
    done: list[Block] = []
    active: list[Block] = []
    for pieces in lines:
        if not pieces:
            continue
        baseline = pieces[0].baseline
        for block in active:
            if baseline - block.last > REACH * block.size:
                block.closed = True
        done += [b for b in active if b.closed]
        active = [b for b in active if not b.closed]
        for zone in _zones(pieces, prose, panels):
            if len(zone) == 1 and id(zone[0]) in prose:
                _close(active, zone)
                continue
            if are_captions(zone):
                _close([b for b in active if b.numbers], zone)
            _place(zone, active)
        for block in active:
            if len(block.waiting) > MAX_SOLO:
                block.closed = True
        done += [b for b in active if b.closed]
        active = [b for b in active if not b.closed]
    return [b for b in done + active if len(b.rows) > 1]


def _close(active: Sequence[Block], zone: Sequence[Piece]) -> None:
    """End the blocks that a line stands below which is of none of them."""
    for block in active:
        if overlap(block.x0, block.x1, zone[0].x0, zone[-1].x1) > 0:
            block.closed = True


def _zones(pieces: Sequence[Piece], prose: set[int], panels: Sequence[Panel]) -> list[list[Piece]]:
    """A line in parts, between text and where the rules of a table end."""
    zones: list[list[Piece]] = []
    fresh = True
    for item in pieces:
        if id(item) in prose:
            zones.append([item])
            fresh = True
        elif fresh or any(panel.parts(zones[-1][-1], item) for panel in panels):
            zones.append([item])
            fresh = False
        else:
            zones[-1].append(item)
    return zones


def _place(zone: list[Piece], active: list[Block]) -> None:
    """Give a line to the block that it goes on, or start another with it."""
    x0, x1 = zone[0].x0, max(p.x1 for p in zone)
    if len(zone) == 1:
        for block in active:
            if overlap(block.x0, block.x1, x0, x1) > -AWAY:
                block.waiting.append(zone)
        return
    near = [b for b in active if not b.closed and overlap(b.x0, b.x1, x0, x1) > 0]
    for block in near:
        free = _narrowed(block.rivers, zone)
        if _parts(free, zone, block) and not _starts_anew(block, zone):
            block.x0, block.x1 = min(block.x0, x0), max(block.x1, x1)
            held = [w for w in block.waiting if overlap(block.x0, block.x1, w[0].x0, w[0].x1) > 0]
            block.rows += [*held, zone]
            block.numbers += _has_number(zone)
            block.waiting = []
            block.rivers = free
            return
        block.closed = True
    active.append(
        Block(
            [zone], _narrowed([(float("-inf"), float("inf"))], zone), x0, x1, int(_has_number(zone))
        )
    )


def _narrowed(free: list[tuple[float, float]], zone: list[Piece]) -> list[tuple[float, float]]:
    """What a line leaves open of the stretches that the lines above leave open."""
    edges = [float("-inf"), *(x for p in zone for x in (p.x0, p.x1)), float("inf")]
    gaps = list(zip(edges[::2], edges[1::2], strict=True))
    return [
        (max(a, c), min(b, d))
        for a, b in free
        for c, d in gaps
        if min(b, d) - max(a, c) >= RIVER * zone[0].size
    ]


def _parts(free: list[tuple[float, float]], zone: list[Piece], block: Block) -> bool:
    """Whether an open stretch has ink on both sides of it, of the line and of the block."""
    left, right = max(zone[0].x0, block.x0), min(zone[-1].x1, block.x1)
    return any(left < a and b < right for a, b in free)


def _starts_anew(block: Block, zone: list[Piece]) -> bool:
    """Whether a line, after lines of numbers and a title, is the heading of another table."""
    return (
        bool(block.waiting)
        and not _has_number(zone)
        and block.numbers >= max(2, 0.4 * len(block.rows))
        and (zone[0].x0 > block.x0 + zone[0].size or len(zone) > 2)
    )


def _has_number(zone: Sequence[Piece]) -> bool:
    return any(is_figure(p.text) for p in zone)
