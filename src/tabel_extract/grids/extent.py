"""Where a table ends: its lines without gaps, its headings, and the rules around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tabel_extract.grids.blocks import Block
from tabel_extract.grids.captions import is_caption, is_note
from tabel_extract.grids.ink import Piece, is_figure
from tabel_extract.grids.shapes import Stroke, median, overlap

ALIKE = 0.6
"""Share of the larger one that a table and a rule above or below it have in common."""
MAX_HEAD = 8
"""Lines of headings that are looked for above the first line with gaps."""
TITLE = 0.6
"""Share of the width of a table from which a single line above it is its title."""


_MARK = re.compile(r"\(?(?:\d{1,2}|[a-z]|[*†‡§]+)[/.)]*")
SMALLER = 0.92
"""How much smaller the type of notes is than that of the table, at least."""
OVER = 1.5
"""Em above the highest line of a heading within which the rule above it stands."""
TITLE_STEP = 1.7
"""Em between baselines of the lines of one caption."""


def extended(
    block: Block, lines: Sequence[Sequence[Piece]], prose: set[int], flat: Sequence[Stroke]
) -> tuple[list[list[Piece]], int]:
    """The lines of a table, and how many rules about as wide hold it together."""
    rows = list(block.rows)
    for index in range(min(4, len(rows)) - 1, -1, -1):
        if is_caption(rows[index]):
            below = _below_title(rows[index + 1 : index + 4][::-1], rows[index])[::-1]
            rows = below + rows[index + 4 :]
            break
    rows = _complete(rows, lines, prose) if rows else rows
    if not rows:  # only a caption, or all of it is in another table already
        return rows, 0
    x0, x1 = block.x0, block.x1
    around = _around(flat, x0, x1, rows[0][0].top - 8 * block.size * 1.3, rows[-1][0].bottom + 40)
    above = _before(rows[0], lines, prose, (x0, x1))
    rows = _without_notes(_with_head(rows, above, around), around)
    if len(rows) > 1:
        rows = _with_tail(rows, lines, prose, around)
    return rows, len(around)


def _complete(
    rows: list[list[Piece]], lines: Sequence[Sequence[Piece]], prose: set[int]
) -> list[list[Piece]]:
    """All that stands between the first and the last line, in the width of a table."""
    x0 = min(p.x0 for row in rows for p in row)
    x1 = max(p.x1 for row in rows for p in row)
    found: list[list[Piece]] = []
    for line in lines[rows[0][0].line : rows[-1][0].line + 1]:
        own = [p for p in line if overlap(p.x0, p.x1, x0, x1) > 0 and id(p) not in prose]
        if own:
            found.append(own)
    return found


def _without_notes(rows: list[list[Piece]], around: list[float]) -> list[list[Piece]]:
    """Lines down to the first note, or to the last rule where only words stand below it."""
    end = next((i for i, row in enumerate(rows) if i and is_note(row)), len(rows))
    inner = [i for i in range(1, end) if len(around) > 1 and rows[i][0].baseline > around[-1]]
    if inner and not any(is_figure(p.text) for row in rows[inner[0] : end] for p in row[1:]):
        end = inner[0] if inner[0] > 2 else end
    return rows[:end]


def _around(flat: Sequence[Stroke], x0: float, x1: float, top: float, bottom: float) -> list[float]:
    """The heights of rules about as wide as a table."""
    levels: dict[float, list[Stroke]] = {}
    for stroke in flat:
        if top <= stroke.at <= bottom and overlap(stroke.lo, stroke.hi, x0, x1) > 0:
            levels.setdefault(round(stroke.at), []).append(stroke)
    found: list[float] = []
    for strokes in levels.values():
        low, high = min(s.lo for s in strokes), max(s.hi for s in strokes)
        inked = sum(s.hi - s.lo for s in strokes)
        shared = overlap(low, high, x0, x1)
        if shared >= ALIKE * max(high - low, x1 - x0) and inked >= ALIKE * (high - low):
            found.append(strokes[0].at)
    return sorted(found)


def _before(
    first: list[Piece],
    lines: Sequence[Sequence[Piece]],
    prose: set[int],
    across: tuple[float, float],
) -> list[list[Piece]]:
    """The lines above, nearest first, as far as headings may reach."""
    found: list[list[Piece]] = []
    last = first
    for index in range(first[0].line - 1, -1, -1):
        own = [p for p in lines[index] if overlap(p.x0, p.x1, *across) > 0]
        if not own:
            continue
        step = last[0].baseline - own[0].baseline
        if is_caption(own):
            return _below_title(found, own)
        far = step > 2.5 * own[0].size or len(found) == MAX_HEAD
        if far or any(id(p) in prose for p in own):
            break
        found.append(own)
        last = own
    return found


def _below_title(above: list[list[Piece]], caption: Sequence[Piece]) -> list[list[Piece]]:
    """Lines above a table, nearest first, without those that go on with its caption."""
    last = caption
    kept = list(above)
    while kept and len(kept[-1]) == 1:
        line = kept[-1]
        starts = any(abs(line[0].x0 - p.x0) <= 0.5 * p.size for p in caption)
        middle = (line[0].x0 + line[0].x1 - caption[0].x0 - caption[-1].x1) / 2
        near = line[0].baseline - last[0].baseline <= TITLE_STEP * line[0].size
        if not near or not (starts or abs(middle) <= line[0].size):
            break
        last = kept.pop()
    return kept


def _with_head(
    rows: list[list[Piece]], above: list[list[Piece]], around: list[float]
) -> list[list[Piece]]:
    x0 = min(p.x0 for row in rows for p in row)
    x1 = max(p.x1 for row in rows for p in row)
    middles = [r[0].baseline - 0.3 * r[0].size for r in rows]
    highest = min([r[0].top for r in (*above, rows[0])])
    tops = [a for a in around if highest - OVER * rows[0][0].size < a < middles[0]]
    if not tops:
        cut = next((a for a in around if len(around) > 1 and a < middles[-1]), None)
        if cut is not None and cut - middles[0] < 3 * rows[0][0].size and len(rows) > 3:
            inside = [r for r, m in zip(rows, middles, strict=True) if m > cut]
            if _titled(rows[0], rows[1:], x0):
                return inside
    limit = min(tops) if tops else None
    taken: list[list[Piece]] = []
    for line in above:
        middle = line[0].baseline - 0.3 * line[0].size
        if limit is not None and middle < limit:
            break
        if limit is None and _is_title(line, x0, x1):
            break
        taken.insert(0, line)
    if limit is None:
        while taken and len(taken[0]) == 1 and taken[0][0].x0 <= x0 + 2:
            taken.pop(0)
    return taken + rows


def _titled(row: list[Piece], others: Sequence[list[Piece]], x0: float) -> bool:
    """Whether the first line above a rule is a title: it has fewer parts than the table columns."""
    return len(row) <= 2 and row[0].x0 <= x0 + 2 and len(row) < max(len(r) for r in others)


def _is_title(line: list[Piece], x0: float, x1: float) -> bool:
    low, high = line[0].x0, max(p.x1 for p in line)
    if is_caption(line):
        return True
    if len(line) > 1:
        return False
    if high > x1 + 2 or low < x0 - 2 or high - low > TITLE * (x1 - x0):
        return True
    return low <= x0 + 2 or abs((low + high) / 2 - (x0 + x1) / 2) < 3


def _with_tail(
    rows: list[list[Piece]],
    lines: Sequence[Sequence[Piece]],
    prose: set[int],
    around: list[float],
) -> list[list[Piece]]:
    """Lines below the last one with gaps that go on with its cells."""
    x0 = min(p.x0 for row in rows for p in row)
    x1 = max(p.x1 for row in rows for p in row)
    steps = [b[0].baseline - a[0].baseline for a, b in pairwise(rows)]
    pitch = median(steps)
    last = rows[-1]
    bottoms = [a for a in around if a > last[0].baseline]
    found = list(rows)
    for index in range(last[0].line + 1, min(last[0].line + 4, len(lines))):
        own = [p for p in lines[index] if overlap(p.x0, p.x1, x0, x1) > 0]
        if not own:
            continue
        step = own[0].baseline - last[0].baseline
        ruled = bool(bottoms) and own[0].baseline - 0.3 * own[0].size < bottoms[0]
        if any(id(p) in prose for p in own) or (len(own) > 1 and not ruled):
            break
        if is_note(own) or _MARK.fullmatch(own[0].words[0].text):
            break
        if own[0].size < SMALLER * last[0].size:
            break
        if not ruled and step > 0.85 * pitch:
            break
        if ruled and step > 3 * own[0].size:
            break
        found.append(own)
        last = own
    return found
