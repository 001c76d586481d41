"""Two columns of row headings, the left one spanning rows ─► sections and rows below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from tabel_extract.layout.lines import Phrase
from tabel_extract.tables.placed.entries import Entry

SAME_START = 2.0
"""Points by which headings of one column may differ in where they start."""
APART = 0.8
"""Em between the two columns of headings, at least."""


def sections_first(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with what stands in a left column of headings as lines of their own above."""
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
