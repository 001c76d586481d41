"""Cells that rules or shades draw around the headings ─► which columns each heading stands over.

What is drawn is believed only where all of it fits: every heading has a cell, every column's lowest
cell is its own, and values stand below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from tabel_extract.layout.lines import Phrase
from tabel_extract.page import BBox
from tabel_extract.tables.placed.cells import Lane, joined
from tabel_extract.tables.placed.spanning import Leaf, Spanner
from tabel_extract.tables.placed.stretch import Stretch

OFF = 2.0
"""Points by which values may stick out from below their heading's cell."""


@dataclass(slots=True)
class _Box:
    """A drawn cell with what is printed in it, by line, and the columns that it is over."""

    bbox: BBox
    over: range
    phrases: list[tuple[int, Phrase]] = field(default_factory=list)

    @property
    def heading(self) -> Phrase:
        """All its lines as one phrase."""
        own = [p for _, p in self.phrases]
        words = tuple(w for p in own for w in p.words)
        marks = tuple(m for p in own for m in p.marks)
        x0, x1 = min(p.x0 for p in own), max(p.x1 for p in own)
        return Phrase(words, joined([p.text for p in own]), x0, x1, marks)

    @property
    def line(self) -> int:
        """The first line that it holds words of."""
        return self.phrases[0][0]


def drawn_headings(
    stretch: Stretch, count: int, lanes: Sequence[Lane], stub_at: float | None
) -> tuple[list[Leaf], list[Spanner]] | None:
    """The headings over the columns as their cells are drawn, or None where none fit them.

    There are none where the cells fit, but one heading may be meant for empty cells beside it.
    ``count`` lines are the header; the headings of rows start at ``stub_at``.
    """
    for boxes in (*([*one.boxes] for one in stretch.lattices), list(stretch.shades)):
        found = _headings(boxes, stretch, count, lanes, stub_at)
        if found is not None:
            return found
    return None


def is_remark(text: str) -> bool:
    """Whether a heading only adds to the one above it: ``(%)``, ``(n=1.204)``."""
    return text.startswith("(") and text.endswith(")")


def leaf_cells(stretch: Stretch, count: int) -> list[BBox]:
    """The drawn cells that hold one heading each of the last of ``count`` header lines."""
    if not count:
        return []
    line = stretch.cuts[count - 1].line
    middle = (line.top + line.bottom) / 2
    boxes = [b for one in stretch.lattices for b in one.boxes] + list(stretch.shades)
    level = [b for b in boxes if b[1] < middle < b[3]]
    held = [(b, [p for p in line.phrases if b[0] < p.x1 and p.x0 < b[2]]) for b in level]
    found = [b for b, own in held if len(own) == 1 and b[0] <= own[0].x0 and own[0].x1 <= b[2]]
    return found if len(line.phrases) > 1 else []


def _headings(
    boxes: Sequence[BBox],
    stretch: Stretch,
    count: int,
    lanes: Sequence[Lane],
    stub_at: float | None,
) -> tuple[list[Leaf], list[Spanner]] | None:
    cells = _filled(boxes, stretch, count, lanes)
    if cells is None:
        return None
    held = [c for c in cells if c.phrases and c.over]
    stacks = [
        sorted((c for c in held if i in c.over), key=lambda c: c.bbox[1]) for i in range(len(lanes))
    ]
    if not all(stacks) or not all(map(_is_own, stacks, lanes)):
        return None
    if any(_holds_two(c) or (stub_at is not None and c.bbox[0] <= stub_at) for c in held):
        return None
    for stack in stacks:
        if len(stack) > 1 and len(stack[-2].over) == 1 and is_remark(stack[-1].heading.text):
            stack[-2].phrases += stack.pop().phrases
    lowest = [stack[-1] for stack in stacks]
    upper = [c for stack in stacks for c in stack[:-1]]
    upper = [c for i, c in enumerate(upper) if all(c is not other for other in upper[:i])]
    if any(_is_not_joined(c, cells) for c in upper):
        return [], []
    leaves = [Leaf([p for _, p in c.phrases], c.phrases[-1][0]) for c in lowest]
    return leaves, [Spanner(c.heading, c.line, c.over[0], c.over[-1]) for c in upper]


def _filled(
    boxes: Sequence[BBox], stretch: Stretch, count: int, lanes: Sequence[Lane]
) -> list[_Box] | None:
    """The cells with the words of the header; None where those or rows stand otherwise."""
    cells = [_Box(b, _columns(b, lanes)) for b in boxes]
    cells.sort(key=lambda c: (c.bbox[2] - c.bbox[0]) * (c.bbox[3] - c.bbox[1]))
    for index in range(count):
        cut = stretch.cuts[index]
        pieces = sorted([*cut.texts, *(v.phrase for v in cut.values)], key=lambda p: p.x0)
        for phrase in (q for p in pieces for q in _by_cell(p, cells)):
            own = _holding(phrase, cells)
            if own is not None:
                own.phrases.append((index, phrase))
            elif phrase.x1 > lanes[0].x0:
                return None
    below = [v.phrase for c in stretch.cuts[count:] for v in c.values]
    heads = [c for c in cells if c.phrases]
    return None if any(_holding(p, heads) for p in below) else cells


def _by_cell(phrase: Phrase, cells: Sequence[_Box]) -> list[Phrase]:
    """A phrase, cut where its words stand in other cells: a border parts them."""
    if len(phrase.words) < 2 or _holding(phrase, cells) is not None:
        return [phrase]
    pieces = [Phrase((w,), w.text, w.x0, w.x1) for w in phrase.words]
    groups = [list(g) for _, g in groupby(pieces, lambda p: id(_holding(p, cells)))]
    parts = []
    for group in groups:
        words = tuple(w for p in group for w in p.words)
        parts.append(Phrase(words, " ".join(w.text for w in words), words[0].x0, words[-1].x1))
    return [*parts[:-1], replace(parts[-1], marks=phrase.marks, x1=phrase.x1)]


def _holding(phrase: Phrase, cells: Sequence[_Box]) -> _Box | None:
    """The smallest cell that all words of a phrase stand in."""
    for cell in cells:
        x0, top, x1, bottom = cell.bbox
        middles = [((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2) for w in phrase.words]
        if all(x0 <= x <= x1 and top <= y <= bottom for x, y in middles):
            return cell
    return None


def _columns(box: BBox, lanes: Sequence[Lane]) -> range:
    over = [i for i, lane in enumerate(lanes) if box[0] < lane.middle < box[2]]
    return range(over[0], over[-1] + 1) if over else range(0)


def _is_own(stack: Sequence[_Box], lane: Lane) -> bool:
    """Whether the lowest cell over a column is over that alone, and each above it is as wide."""
    x0, _, x1, _ = stack[-1].bbox
    within = x0 - OFF <= lane.x0 and lane.x1 <= x1 + OFF
    nested = all(set(below.over) <= set(above.over) for above, below in pairwise(stack))
    return within and nested and len(stack[-1].over) == 1


def _holds_two(cell: _Box) -> bool:
    """Whether words stand apart on a line of one cell: some borders are not drawn."""
    lines = [line for line, _ in cell.phrases]
    return len(set(lines)) < len(lines)


def _is_not_joined(cell: _Box, cells: Sequence[_Box]) -> bool:
    """Whether a heading over one column is followed by an empty cell that it may be meant for."""
    return len(cell.over) == 1 and any(
        not other.phrases
        and other.over
        and other.over[0] == cell.over[0] + 1
        and abs(other.bbox[1] - cell.bbox[1]) <= OFF
        for other in cells
    )
