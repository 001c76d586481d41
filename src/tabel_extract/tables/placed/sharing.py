"""Headings that share one rule ─► the columns over it that each stands over.

Each is in the very middle of its cells, or at their left. Where those end is told by the room that
the rule leaves beside the first and the last column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice, pairwise

from tabel_extract.layout.lines import Phrase

OFF = 4.0
"""Points by which a heading may be off the middle of its cells, or off their left edge."""
RIVAL = 4.0
"""Points by which any other way to divide the columns must fit worse."""
SKIPPED = 10.0
"""Points that a column costs which no heading stands over."""
INSET = 8.0
"""Points at most that headings start behind the left edge of their cells."""
MOST_WAYS = 20_000
"""Ways to divide columns that are tried; real tables have some tens."""

Extent = tuple[float, float]
Spans = tuple[tuple[int, int], ...]


def shared_spans(headings: Sequence[Phrase], rule: Extent, columns: Sequence[Extent]) -> Spans:
    """The first and the last column of each heading; none where several ways fit alike, or none."""
    inside = list(pairwise(columns))
    before, behind = columns[0][0] - rule[0], rule[1] - columns[-1][1]
    edges = (
        [rule[0], *(a[1] + behind for a, _ in inside), rule[1]],
        [rule[0], *(b[0] - before for _, b in inside), rule[1]],
        [rule[0], *((a[1] + b[0]) / 2 for a, b in inside), rule[1]],
    )
    ways = []
    for spans in islice(_ways(len(columns), len(headings)), MOST_WAYS):
        off = min(_off(headings, spans, at) for at in edges)
        skipped = len(columns) - sum(end - start for start, end in spans)
        if off <= OFF:
            ways.append((off + SKIPPED * skipped, spans))
    ways.sort()
    if not ways or (len(ways) > 1 and ways[1][0] - ways[0][0] < RIVAL):
        return ()
    return tuple((start, end - 1) for start, end in ways[0][1])


def _ways(count: int, headings: int) -> Iterator[Spans]:
    """All ways to give each heading columns of its own: where they start and end."""
    for ends in combinations(range(count + headings), 2 * headings):
        starts = (at - i for i, at in enumerate(ends[::2]))
        yield tuple(zip(starts, (at - i for i, at in enumerate(ends[1::2])), strict=True))


def _off(headings: Sequence[Phrase], spans: Spans, at: Sequence[float]) -> float:
    """Points by which headings are off the middle of columns, or off where the first starts."""
    middle = max(
        abs(p.middle - (at[start] + at[end]) / 2)
        for p, (start, end) in zip(headings, spans, strict=True)
    )
    insets = [p.x0 - at[start] for p, (start, _) in zip(headings, spans, strict=True)]
    left = max(insets) - min(insets) if 0 <= min(insets) <= INSET else middle
    return min(middle, left)
