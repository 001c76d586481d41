"""Lines of the body of a table ─► rows: a line that only goes on with a cell is none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from tabel_extract.grids.fields import Entry
from tabel_extract.grids.shapes import Stroke, median, overlap

OVERLAID = 0.85
"""Em between baselines of lines that stand beside one another, as a number does that is set in
the middle of the height of two lines."""
TIGHT = 1.35
"""Em between baselines of the lines of one cell, at most."""
CLOSER = 0.85
"""Share of the distance of rows within which lines of one cell stand."""
EVEN = 1.05
"""Share of the distance of rows within which a line may go on with a cell, going by its words."""
SMALL = 0.3
"""Share of labels that start with a small letter up to which a small letter tells that a line
goes on."""
OPEN = ",-–/(&"
"""Signs after which a label is not at its end."""
ROOM = 0.7
"""Share of the width of the labels that a label takes with the word that starts its next line."""
SPACED = 1.25
"""How much further than the lines of one row two rows stand apart, where space parts them."""
MIN_BANDS = 4
"""Ruled bands of one row each from which all bands are taken to be rows."""
INDENT = 0.4
"""Em by which the lines of a label after its first stand in."""


def rows_of(lines: Sequence[list[Entry]], flat: Sequence[Stroke]) -> list[int]:
    """For each line the number of the row that it is in, from 0."""
    joins = _joins(lines, flat)
    rows: list[int] = []
    row = 0
    for index in range(len(lines)):
        if index and not joins[index]:
            row += 1
        rows.append(row)
    return rows


def _joins(lines: Sequence[list[Entry]], flat: Sequence[Stroke]) -> list[bool]:
    """For each line whether it is in one row with the line above."""
    anchors = [_is_anchor(line) for line in lines]
    steps = [0.0] + [b[0].baseline - a[0].baseline for a, b in pairwise(lines)]
    pitch = median([steps[i] for i in range(1, len(lines)) if anchors[i] and anchors[i - 1]])
    sure = [lines[i] for i in range(1, len(lines)) if anchors[i] and anchors[i - 1]]
    letters = [[c for c in line[0].text if c.isalpha()] for line in sure if not line[0].first]
    starts = [found[0] for found in letters if found]
    small = sum(c.islower() for c in starts) <= SMALL * len(starts)
    wide = _spacing(lines, steps)
    bands = _bands(lines, flat)
    joins = [False] * len(lines)
    for index in range(1, len(lines)):
        upper, lower = lines[index - 1], lines[index]
        if _ruled(upper, lower, flat):
            continue
        if bands:
            joins[index] = bands[index] == bands[index - 1]
        elif wide:
            joins[index] = steps[index] < wide
        elif steps[index] <= OVERLAID * lower[0].size and not _clash(upper, lower):
            joins[index] = True
        elif anchors[index] and anchors[index - 1]:
            continue
        elif anchors[index]:
            joins[index] = _starts_above(lines, index, steps, pitch, small=small)
        else:
            joins[index] = _goes_on(lines, index, steps, pitch, small=small)
    return joins


def _bands(lines: Sequence[list[Entry]], flat: Sequence[Stroke]) -> list[int]:
    """For each line the ruled band that it is in, where every band is one row; else nothing."""
    x0 = min((e.x0 for line in lines for e in line), default=0.0)
    x1 = max((e.x1 for line in lines for e in line), default=0.0)
    wide = [s.at for s in flat if overlap(s.lo, s.hi, x0, x1) >= 0.9 * (x1 - x0)]
    bands = [sum(at < _middle(line) for at in wide) for line in lines]
    if len(set(bands)) < max(MIN_BANDS, 0.4 * len(lines)):
        return []
    for _, group in groupby(zip(bands, lines, strict=True), key=lambda pair: pair[0]):
        own = [line for _, line in group]
        heads = any(len(a) == 1 and len(b) > 1 for a, b in pairwise(own))
        if heads or not _may_be_row(own):
            return []
    return bands


def _middle(line: list[Entry]) -> float:
    return line[0].baseline - 0.3 * line[0].size


def _spacing(lines: Sequence[list[Entry]], steps: Sequence[float]) -> float:
    """The distance from which lines are of two rows, where white space alone parts the rows.

    0 where it does not: where all lines stand alike, or where close lines both hold numbers.
    """
    known = sorted(steps[1:])
    if len(known) < 3:
        return 0.0
    jumps = [(b / a, a, b) for a, b in pairwise(known) if a > 0]
    ratio, low, high = max(jumps, default=(0.0, 0.0, 0.0))
    if ratio < SPACED or sum(s >= high for s in known) < 2:
        return 0.0
    limit = (low + high) / 2
    starts = [i for i in range(1, len(lines)) if steps[i] >= limit]
    if any(len(lines[i]) < 2 for i in [0, *starts]):
        return 0.0
    ends = [*starts, len(lines)]
    groups = [lines[a:b] for a, b in zip([0, *starts], ends, strict=True)]
    return limit if all(_may_be_row(group) for group in groups) else 0.0


def _may_be_row(lines: Sequence[list[Entry]]) -> bool:
    """Whether no column holds numbers in two of some lines."""
    columns = [e.first for line in lines for e in line if e.figure and e.first > 0]
    return len(columns) == len(set(columns))


def _is_anchor(line: list[Entry]) -> bool:
    """Whether a line is a row by itself: it has numbers, or a label and something else."""
    return any(e.figure and e.first > 0 for e in line) or (len(line) > 1 and line[0].first == 0)


def _clash(upper: list[Entry], lower: list[Entry]) -> bool:
    return any(a.first <= b.last and b.first <= a.last for a in upper for b in lower)


def _ruled(upper: list[Entry], lower: list[Entry], flat: Sequence[Stroke]) -> bool:
    x0, x1 = min(e.x0 for e in upper + lower), max(e.x1 for e in upper + lower)
    top, bottom = _middle(upper), _middle(lower)
    return any(top < s.at < bottom and overlap(s.lo, s.hi, x0, x1) > 0.5 * (x1 - x0) for s in flat)


def _goes_on(
    lines: Sequence[list[Entry]], index: int, steps: Sequence[float], pitch: float, *, small: bool
) -> bool:
    """Whether a line without numbers goes on with the cells above it."""
    upper, lower = lines[index - 1], lines[index]
    step, size = steps[index], lower[0].size
    after = steps[index + 1] if index + 1 < len(lines) else float("inf")
    if step > max(TIGHT * size, EVEN * pitch):
        return False
    if lower[0].first > 0:
        return all(
            any(o.first <= e.last and e.first <= o.last and not o.figure for o in upper)
            for e in lower
        )
    above = next((e for e in upper if e.first == 0), None)
    if above is None or lower[0].last > above.last:
        return False
    if not _fills(above, lower[0], lines):
        return False
    if step <= CLOSER * after and (step <= CLOSER * pitch or after == float("inf")):
        return True
    text = lower[0].text
    if (small and text[0].islower()) or above.text[-1] in OPEN:
        return True
    following = (
        next((e for e in lines[index + 1] if e.first == 0), None)
        if index + 1 < len(lines)
        else None
    )
    inset = lower[0].x0 - above.x0
    return (
        INDENT * size < inset
        and len(upper) > 1
        and (following is None or following.x0 < lower[0].x0 - INDENT * size)
    )


def _fills(upper: Entry, lower: Entry, lines: Sequence[list[Entry]]) -> bool:
    """Whether a label is so long that the first word of the next line had no room after it."""
    labels = [line[0] for line in lines if line[0].first == line[0].last == 0]
    right = max((e.x1 for e in labels), default=upper.x1)
    left = min((e.x0 for e in labels), default=upper.x0)
    word = lower.words[0]
    return upper.x1 + word.x1 - word.x0 >= left + ROOM * (right - left)


def _starts_above(
    lines: Sequence[list[Entry]], index: int, steps: Sequence[float], pitch: float, *, small: bool
) -> bool:
    """Whether a line with numbers ends a label that the line above it started."""
    upper, lower = lines[index - 1], lines[index]
    if len(upper) != 1 or upper[0].first or upper[0].last:
        return False
    step, size = steps[index], lower[0].size
    if step > max(TIGHT * size, EVEN * pitch):
        return False
    label = lower[0] if lower[0].first == 0 else None
    before = steps[index - 1]
    closer = step <= CLOSER * before and (not pitch or step <= CLOSER * pitch)
    if label is None or not _fills(upper[0], label, lines):
        return False
    if closer:
        return True
    text = label.text
    return (small and text[0].islower()) or upper[0].text[-1] in OPEN
