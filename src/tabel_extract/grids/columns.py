"""Lines of a table ─► its columns, by the gaps that stand under one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tabel_extract.grids.ink import RAISED_SIZE, Piece, is_figure, is_year
from tabel_extract.grids.shapes import overlap

CROSSED = 0.12
"""Share of the lines with several pieces that may cross a gap between columns."""
NARROW = 0.3
"""Em of the narrowest gap between two columns."""

OVER = 0.5
"""Share of the narrower of a stretch of ink and a column that they have in common where the one
stands over the other."""
LEAST = 0.34
"""Share of numbers in a line of the body of a table, at least."""
ALIKE = 0.65
"""How near to the best lines a line comes that is of the body: headings hold some numbers too."""
BLANK = 0.5
"""Em of a blank that may be the gap between two columns, within a piece."""
WIDER = 1.3
"""How much wider than the other blanks of its piece a blank is where a column ends."""
MIN_NUMBERS = 3
"""Lines of numbers that tell the columns without the help of headings."""

Gap = tuple[float, float]


def columns_of(lines: Sequence[Sequence[Piece]]) -> list[Gap]:
    """The gaps between columns, from left to right."""
    several = [pieces for pieces in lines if len(pieces) > 1]
    numbers = body_of(several)
    several = numbers if len(numbers) >= MIN_NUMBERS else several
    if not several:
        return []
    size = max(p.size for pieces in several for p in pieces)
    gaps = [
        gap
        for gap in _valleys(several, max(len(several) >= 4, int(CROSSED * len(several))))
        if gap[1] - gap[0] >= NARROW * size and _supported(several, gap)
    ]
    return _filled(several, gaps)


def body_of(lines: Sequence[Sequence[Piece]]) -> list[Sequence[Piece]]:
    """The lines of numbers: those that hold about as many as the best ones do."""
    shares = [_figures(pieces) for pieces in lines]
    best = sorted(shares)[len(shares) * 3 // 4] if shares else 0.0
    least = max(LEAST, ALIKE * best)
    return [pieces for pieces, share in zip(lines, shares, strict=True) if share >= least]


def _figures(pieces: Sequence[Piece]) -> float:
    """The share of numbers, but years, in the pieces of a line after the first."""
    figures = sum(is_figure(p.text) and not is_year(p.text) for p in pieces[1:])
    return figures / (len(pieces) - 1) if len(pieces) > 1 else 0.0


def _valleys(lines: Sequence[Sequence[Piece]], allowed: int) -> list[Gap]:
    """Stretches that at most so many lines cross, between stretches that more lines hold."""
    events: list[tuple[float, int]] = []
    for pieces in lines:
        for p in pieces:
            for x0, x1 in _inks(p):
                events += [(x0, 1), (x1, -1)]
    events.sort()
    depth = 0
    levels: list[tuple[float, int]] = []
    for at, step in events:
        depth += step
        if levels and levels[-1][0] == at:
            levels[-1] = (at, depth)
        else:
            levels.append((at, depth))
    return _lowest(levels, allowed)


def _inks(item: Piece) -> list[Gap]:
    """A piece without its wider blanks: where columns stand close, labels almost touch numbers."""
    found = [(item.words[0].x0, item.words[0].x1)]
    for word in item.words[1:]:
        if word.x0 - found[-1][1] < BLANK * item.size:
            found[-1] = (found[-1][0], max(found[-1][1], word.x1))
        else:
            found.append((word.x0, word.x1))
    last = found[-1]
    return [*found[:-1], (last[0], max(last[0], min(last[1], item.x1)))]


def _lowest(levels: list[tuple[float, int]], allowed: int) -> list[Gap]:
    """Each stretch that is low enough, and lower than what stands on both sides of it."""
    found: list[Gap] = []
    falling = False
    for (start, depth), (end, following) in pairwise(levels):
        if depth <= allowed and falling and following > depth:
            found.append((start, end))
        falling = following < depth
    return found


def _supported(lines: Sequence[Sequence[Piece]], gap: Gap) -> bool:
    """Whether enough lines have ink on both sides of a gap, as separate pieces."""
    middle = (gap[0] + gap[1]) / 2
    apart = sum(
        any(p.x1 <= middle for p in pieces) and any(p.x0 >= middle for p in pieces)
        for pieces in lines
    )
    return apart >= (2 if len(lines) > 2 else 1)


def _filled(lines: Sequence[Sequence[Piece]], gaps: list[Gap]) -> list[Gap]:
    """Gaps without those that part a column that no line but one has ink in."""
    kept = list(gaps)
    index = 0
    while index < len(kept):
        left = kept[index - 1][1] if index else float("-inf")
        right = kept[index + 1][0] if index + 1 < len(kept) else float("inf")
        if min(_held(lines, left, kept[index][0]), _held(lines, kept[index][1], right)) == 0:
            kept.pop(index)
        else:
            index += 1
    return kept


def _held(lines: Sequence[Sequence[Piece]], left: float, right: float) -> int:
    return sum(any(left - 1 <= p.x0 and p.x1 <= right + 1 for p in pieces) for pieces in lines)


def parted(item: Piece, gaps: Sequence[Gap]) -> list[list[int]]:
    """Which words of a piece go together, where a column ends between two of them."""
    groups: list[list[int]] = [[0]]
    blanks = sorted(b.x0 - a.x1 for a, b in pairwise(item.words))
    usual = blanks[len(blanks) // 2 - 1] if len(blanks) > 1 else 0.0
    for index in range(1, len(item.words)):
        before, after = item.words[index - 1], item.words[index]
        low, high = before.x1, after.x0
        opening = high - low
        figures = any(
            is_figure(w.text) and w.size > RAISED_SIZE * item.size for w in (before, after)
        )
        least = max((NARROW if figures else 1.5 * NARROW) * item.size, WIDER * usual)
        enough = opening >= least
        if enough and any(overlap(low, high, a, b) > 0 or low <= a <= high for a, b in gaps):
            groups.append([index])
        else:
            groups[-1].append(index)
    return groups


def extents_of(lines: Sequence[Sequence[Piece]], gaps: Sequence[Gap]) -> list[Gap]:
    """From where to where the ink of each column reaches, without what crosses a gap."""
    edges = [float("-inf"), *((a + b) / 2 for a, b in gaps), float("inf")]
    found: list[Gap] = []
    body = body_of([pieces for pieces in lines if len(pieces) > 1])
    for column, (low, high) in enumerate(pairwise(edges)):
        own = [
            p
            for pieces in (body if len(body) >= MIN_NUMBERS else lines)
            for p in pieces
            if low <= p.x0 + 1 and p.x1 - 1 <= high
        ]
        if own:
            found.append((min(p.x0 for p in own), max(p.x1 for p in own)))
        else:
            left = gaps[column - 1][1] if column else gaps[0][0] - 1
            found.append((left, gaps[column][0] if column < len(gaps) else gaps[-1][1] + 1))
    return found


def reach_of(x0: float, x1: float, extents: Sequence[Gap]) -> tuple[int, int]:
    """The first and the last column that a stretch of ink stands over."""
    over = [
        c
        for c, (low, high) in enumerate(extents)
        if overlap(x0, x1, low, high) >= OVER * max(1.0, min(high - low, x1 - x0))
    ]
    if over:
        return over[0], over[-1]
    middle = (x0 + x1) / 2
    nearest = min(
        range(len(extents)),
        key=lambda c: max(extents[c][0] - middle, middle - extents[c][1]),
    )
    return nearest, nearest
