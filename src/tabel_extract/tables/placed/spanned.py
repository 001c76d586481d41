"""Two columns of row headings, the left one spanning rows ─► sections and rows below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from tabel_extract.layout.lines import Phrase
from tabel_extract.page import BBox
from tabel_extract.tables.placed.entries import Entry

SAME_START = 2.0
"""Points by which headings of one column may differ in where they start."""
MIDDLED = 0.5
"""Em by which a heading may be off the middle of its rows, twice."""
APART = 0.8
"""Em between the two columns of headings, at least."""


def sections_first(
    entries: Sequence[Entry], cells: Sequence[BBox] = (), edge: float = 0.0
) -> list[Entry]:
    """The entries with what stands in a left column of headings as lines of their own above.

    ``cells`` are those that rules draw; those of row headings end left of ``edge``.
    """
    told = _drawn(entries, cells, edge) or _middled(entries)
    if told is not None:
        return told
    start = _second_start(entries)
    if start is None:
        return list(entries)
    found: list[Entry] = []
    section: int | None = None
    followed = False  # whether the line before had a heading in the left column too
    for entry in entries:
        left = tuple(p for p in entry.stub if p.x0 < start - SAME_START)
        right = tuple(p for p in entry.stub if p.x0 >= start - SAME_START)
        if left and section is not None and followed and not entry.parted:
            found[section] = _longer(found[section], left)
            if right or entry.has_values:
                found.append(replace(entry, stub=right))
        elif left and right:
            section = len(found)
            cut = replace(entry.cut, values=(), texts=left)
            found.append(replace(entry, stub=left, cut=cut, row=None, parted=True))
            found.append(replace(entry, stub=right, parted=True))
        else:
            found.append(entry)
        followed = bool(left)
    return found


def _middled(entries: Sequence[Entry]) -> list[Entry] | None:
    """The same where each left heading stands in the middle of the height of its rows.

    Known by the first rows, which have none beside them, and by all of the heights adding up.
    """
    rows = [e for e in entries if e.has_values]
    if len(rows) < 2 or not all(e.stub for e in rows) or rows[0] is not entries[0]:
        return None
    if len(rows[0].stub) > 1:
        return None
    start = rows[0].x0
    beside: list[Entry] = []  # lines with a heading in the left column, of more than that line
    for entry in entries:
        left = [p for p in entry.stub if p.x1 < start - APART * p.size]
        own = entry.has_values and _near(entry.stub[-1].x0, start)
        if len(entry.stub) > len(left) + entry.has_values or not (entry.has_values or left):
            return None
        if left and (own or not entry.has_values):
            beside.append(entry)
    found: list[Entry] = []
    first = 0
    for entry in beside:
        first = _alone(rows, first, start, found)
        last = _mirrored(rows, first, entry)
        if last is None:
            return None
        left = [p for p in entry.stub if p.x1 < start - APART * p.size]
        cut = replace(entry.cut, values=(), texts=tuple(left))
        found.append(replace(entry, stub=tuple(left), cut=cut, row=None, parted=True))
        inside = rows[first : last + 1]
        found += [replace(e, stub=e.stub[-1:], parted=True) for e in inside]
        first = last + 1
    whole = len(beside) > 1 and _alone(rows, first, start, found) == len(rows)
    return found if whole else None


def _alone(rows: Sequence[Entry], first: int, start: float, found: list[Entry]) -> int:
    """Take the rows that have a heading in the left column only; the row behind them."""
    while first < len(rows) and not _near(rows[first].stub[-1].x0, start):
        found.append(replace(rows[first], parted=True))
        first += 1
    return first


def _mirrored(rows: Sequence[Entry], first: int, middle: Entry) -> int | None:
    """The row that is as far below a line as the first is above it."""
    if first == len(rows):
        return None
    wanted = 2 * middle.baseline - rows[first].baseline
    off = MIDDLED * middle.cut.line.size
    near = [i for i in range(first, len(rows)) if abs(rows[i].baseline - wanted) <= off]
    return near[0] if len(near) == 1 else None


def _drawn(entries: Sequence[Entry], cells: Sequence[BBox], edge: float) -> list[Entry] | None:
    """The same where drawn cells stand beside rows, one of them beside several; else None."""
    found = list(entries)
    sections: list[Entry] = []
    several = False
    for cell in (c for c in cells if c[2] <= edge):
        beside = [
            e for e in found if cell[1] < _height(e) < cell[3] and not any(e is s for s in sections)
        ]
        own = [tuple(p for p in e.stub if cell[0] < p.middle < cell[2]) for e in beside]
        stub = tuple(p for phrases in own for p in phrases)
        rows = [e for e in beside if e.has_values]
        if not rows or not stub or not _are_parted(rows, cell, cells):
            continue
        several = several or len(rows) > 1
        first = next(e for e, phrases in zip(beside, own, strict=True) if phrases)
        cut = replace(first.cut, values=(), texts=stub)
        sections.append(replace(first, stub=stub, cut=cut, row=None, parted=True))
        start = next(i for i, e in enumerate(found) if e is beside[0])
        found[start:start] = sections[-1:]
        parted = True  # the first line, from the cell's heading
        for entry, phrases in zip(beside, own, strict=True):
            rest = tuple(p for p in entry.stub if p not in phrases)
            at = next(i for i, e in enumerate(found) if e is entry)
            del found[at]
            if rest or entry.has_values:
                found.insert(at, replace(entry, stub=rest, parted=parted or entry.parted))
                parted = False
    return found if several else None


def _are_parted(rows: Sequence[Entry], left: BBox, cells: Sequence[BBox]) -> bool:
    """Whether each of the rows beside a cell has a heading to its right, in a cell of its own."""
    own = [
        [c for c in cells if c[0] >= left[2] - 1 and _is_in(p, c)]
        for e in rows
        for p in e.stub[-1:]
    ]
    firsts = [found[0] for found in own if found]
    return len(firsts) == len(rows) == len(set(firsts))


def _is_in(phrase: Phrase, cell: BBox) -> bool:
    word = phrase.words[0]
    return cell[0] < phrase.middle < cell[2] and cell[1] < (word.top + word.bottom) / 2 < cell[3]


def _height(entry: Entry) -> float:
    return (entry.cut.line.top + entry.cut.line.bottom) / 2


def _longer(section: Entry, more: tuple[Phrase, ...]) -> Entry:
    stub = (*section.stub, *more)
    return replace(section, stub=stub, cut=replace(section.cut, texts=stub))


def _second_start(entries: Sequence[Entry]) -> float | None:
    """Where a second column of headings starts, if some rows have two and some the second alone."""
    starts = [
        e.stub[1].x0
        for e in entries
        if e.has_values and len(e.stub) > 1 and e.stub[1].x0 - e.stub[0].x1 > APART * e.stub[0].size
    ]
    if len(starts) < 2:
        return None
    start = median(starts)
    alone = [e for e in entries if e.has_values and e.stub and _near(e.stub[0].x0, start)]
    return start if alone and all(_near(s, start) for s in starts) else None


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= SAME_START
