"""Headings that stand halfway up others ─► the rows that they take: those in whose middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tabel_extract.grids.heads import Stack

CLOSE = 0.15
"""Em by which a heading may be further from the middle of more rows than from that of fewer."""

Heights = Sequence[tuple[float, float]]


def centred(stacks: Sequence[Stack], rows: int) -> list[Stack]:
    """Headings, those over one column without others over or under them in all their rows."""
    heights = [_height(stacks, row) for row in range(rows)]
    known = [h for h in heights if h is not None]
    if len(known) < max(rows, 2):
        return list(stacks)
    found: list[Stack] = []
    for stack in stacks:
        first, last = _reach(stack, stacks, known)
        found.append(replace(stack, top_row=first, bottom_row=last))
    return found


def _height(stacks: Sequence[Stack], row: int) -> tuple[float, float] | None:
    """The first and the last baseline of a row, by headings that have others over or under them."""
    own = [s for s in stacks if s.top_row == s.bottom_row == row]
    wide = [s for s in own if s.last > s.first]
    under = [s for s in own if any(_is_under(s, w) for w in stacks)]
    baselines = [e.baseline for s in wide or under for e in s.entries]
    return (min(baselines), max(baselines)) if baselines else None


def _is_under(stack: Stack, wide: Stack) -> bool:
    """Whether a heading is one of several below another."""
    within = wide.first <= stack.first and stack.last <= wide.last
    return within and wide.last > wide.first and wide.bottom_row == stack.top_row - 1


def _reach(stack: Stack, stacks: Sequence[Stack], heights: Heights) -> tuple[int, int]:
    """The rows, with nothing else in its columns, in the middle of which a heading stands best."""
    others = [
        s for s in stacks if s is not stack and s.first <= stack.last and s.last >= stack.first
    ]
    taken = {row for s in others for row in range(s.top_row, s.bottom_row + 1)}
    middle = (stack.entries[0].baseline + stack.entries[-1].baseline) / 2
    spans = [
        (abs(heights[first][0] + heights[last][1] - 2 * middle) / 2, first, last)
        for first in range(stack.top_row + 1)
        for last in range(stack.bottom_row, len(heights))
        if taken.isdisjoint(range(first, last + 1))
    ]
    if not spans:
        return stack.top_row, stack.bottom_row
    best = min(spans)[0] + CLOSE * stack.entries[0].size
    _, first, last = max((s for s in spans if s[0] <= best), key=lambda s: s[2] - s[1])
    return first, last
