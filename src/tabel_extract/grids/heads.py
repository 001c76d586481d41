"""Lines above the body of a table ─► its headings, headings over headings too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tabel_extract.grids.fields import Entry
from tabel_extract.grids.ink import is_year
from tabel_extract.grids.shapes import Stroke, overlap
from tabel_extract.page import Word

STACKED = 1.75
"""Em between baselines of the lines of one heading."""
CENTRED = 1.0
"""Em by which a heading may be off the middle of the columns that it heads."""

MAX_SKIPPED = 2
"""Columns, as one of totals, that stand before those that are headed."""
IN_LINE = 0.4
"""Em by which a heading of one column may be out of line with it."""

Extent = tuple[float, float]


@dataclass(slots=True)
class Stack:
    """A heading while it is read: its lines, and the rows and columns that they take."""

    entries: list[Entry]
    first: int
    last: int
    top_row: int
    bottom_row: int

    @property
    def words(self) -> list[Word]:
        """The words of all its lines."""
        return [w for e in self.entries for w in e.words]


def heads_of(
    lines: Sequence[list[Entry]], extents: Sequence[Extent], flat: Sequence[Stroke]
) -> tuple[list[Stack], int]:
    """The headings in some lines, and in how many rows they stand."""
    spread = [_spread(line, lines[i + 1 :], extents, flat) for i, line in enumerate(lines)]
    _even_out(spread, flat)
    row = 0
    rows: list[int] = []
    current: list[Entry] = []
    for line in spread:
        if current and _breaks(current, line, flat):
            row += 1
            current = []
        current = [*current, *line]
        rows.append(row)
    stacks: list[Stack] = []
    for index, line in enumerate(spread):
        for entry in line:
            above = _above(stacks, entry)
            if above and _goes_on(above, entry, line, rows[index], flat):
                above.entries.append(entry)
                above.bottom_row = rows[index]
            else:
                stacks.append(Stack([entry], entry.first, entry.last, rows[index], rows[index]))
    return stacks, row + 1 if lines else 0


def _even_out(lines: list[list[Entry]], flat: Sequence[Stroke]) -> None:
    """Give the lines of one heading the same columns, the widest that one of them takes."""
    for upper, lower in [*pairwise(lines), *reversed(list(pairwise(lines)))]:
        for i, high in enumerate(upper):
            for j, low in enumerate(lower):
                first, last = min(high.first, low.first), max(high.last, low.last)
                nested = (first, last) in {(high.first, high.last), (low.first, low.last)}
                same = (high.first, high.last) == (low.first, low.last)
                middle = abs(high.x0 + high.x1 - low.x0 - low.x1) / 2
                if not nested or same or middle > CENTRED * high.size / 2:
                    continue
                others = [e for e in (*upper, *lower) if e is not high and e is not low]
                alone = not any(e.first <= last and e.last >= first for e in others)
                step = low.baseline - high.baseline
                if alone and step <= STACKED * high.size and not _ruled(high, low, flat):
                    upper[i] = replace(high, first=first, last=last)
                    lower[j] = replace(low, first=first, last=last)


def _above(stacks: list[Stack], entry: Entry) -> Stack | None:
    """The heading that ends right above an entry, over the same columns."""
    near = [s for s in stacks if s.first <= entry.last and s.last >= entry.first]
    last = max(near, key=lambda s: s.entries[-1].baseline, default=None)
    if last is None or (last.first, last.last) != (entry.first, entry.last):
        return None
    return last


def _goes_on(
    above: Stack, entry: Entry, line: list[Entry], row: int, flat: Sequence[Stroke]
) -> bool:
    upper = above.entries[-1]
    if entry.baseline - upper.baseline > STACKED * max(entry.size, upper.size):
        return False
    if _ruled(upper, entry, flat):
        return False
    if row == above.bottom_row:
        return True
    return not (is_year(entry.text) or any(e is not entry and e.text == entry.text for e in line))


def _ruled(upper: Entry, lower: Entry, flat: Sequence[Stroke]) -> bool:
    """Whether a line is drawn between two entries that stand over one another."""
    x0, x1 = min(upper.x0, lower.x0), max(upper.x1, lower.x1)
    middle, end = (upper.top + upper.bottom) / 2, (lower.top + lower.bottom) / 2
    return any(middle < s.at < end and overlap(s.lo, s.hi, x0, x1) > 0.5 * (x1 - x0) for s in flat)


def _breaks(upper: list[Entry], lower: list[Entry], flat: Sequence[Stroke]) -> bool:
    """Whether a line of headings starts another row than the line above."""
    for entry in upper:
        below = [e for e in lower if e.first <= entry.last and e.last >= entry.first]
        if any(_ruled(entry, e, flat) for e in below):
            return True
        if entry.last > entry.first and any(
            (e.first, e.last) != (entry.first, entry.last) for e in below
        ):
            return True
    return False


def _spread(
    line: list[Entry],
    below: Sequence[list[Entry]],
    extents: Sequence[Extent],
    flat: Sequence[Stroke],
) -> list[Entry]:
    """A line of headings, each over all the columns that it heads."""
    if not below:
        return line
    inks: dict[int, Extent] = {}
    for entry in (e for lower in below for e in lower if e.first == e.last):
        old = inks.get(entry.first, (entry.x0, entry.x1))
        inks[entry.first] = (min(old[0], entry.x0), max(old[1], entry.x1))
    found: list[Entry] = []
    left = list(line)
    for stroke in _under(line, below, flat):
        columns = [c for c, ink in enumerate(extents) if _over(stroke, inks.get(c, ink))]
        own = [e for e in left if stroke.lo - 2 <= (e.x0 + e.x1) / 2 <= stroke.hi + 2]
        tiled = None if 0 in columns else _tiled(own, columns, inks, extents)
        if tiled:
            found += tiled
            left = [e for e in left if e not in own]
    others = [e for e in left if e.first > 0]
    columns = [c for c in inks if c > 0 and not any(e.first <= c <= e.last for e in found)]
    columns.sort()
    tries = [
        columns[skip : len(columns) - left_out]
        for left_out in range(MAX_SKIPPED)
        for skip in range(MAX_SKIPPED + 1)
        if len(others) > 1
    ]
    tiled = next((t for t in (_tiled(others, c, inks, extents) for c in tries) if t), None)
    if tiled:
        return sorted(found + tiled + [e for e in left if e.first == 0], key=lambda e: e.first)
    for entry in left:
        taken = {c for e in (*found, *left) if e is not entry for c in range(e.first, e.last + 1)}
        found.append(_midway(entry, taken, inks, extents))
    return sorted(found, key=lambda e: e.first)


def _under(line: list[Entry], below: Sequence[list[Entry]], flat: Sequence[Stroke]) -> list[Stroke]:
    """The rules between a line and the nearest one that stands below them."""
    top = line[0].baseline - 0.1 * line[0].size
    found: list[Stroke] = []
    for stroke in (s for s in flat if s.at >= top):
        under = [
            e for lower in below for e in lower if overlap(e.x0, e.x1, stroke.lo, stroke.hi) > 0
        ]
        if not under:
            continue
        bottom = max(under[0].baseline - 0.4 * under[0].size, top + 0.5 * line[0].size)
        if stroke.at <= bottom:
            found.append(stroke)
    return found


def _over(stroke: Stroke, ink: Extent) -> bool:
    return overlap(*ink, stroke.lo, stroke.hi) > 0.5 * min(ink[1] - ink[0], stroke.hi - stroke.lo)


def _tiled(
    own: list[Entry], columns: list[int], inks: dict[int, Extent], extents: Sequence[Extent]
) -> list[Entry] | None:
    """Headings that share out all of some columns, each in the middle of its own."""
    if not own or len(columns) < len(own) + 1 or columns[-1] - columns[0] != len(columns) - 1:
        return None
    if len(own) == 1:
        entry = own[0]
        if columns[0] <= entry.first and entry.last <= columns[-1]:
            return [replace(entry, first=columns[0], last=columns[-1])]
        return None
    found: list[Entry] = []
    start = 0
    for entry in own:
        ends = [
            (
                _off(entry, _ink(columns[start], inks, extents), _ink(columns[end], inks, extents)),
                end,
            )
            for end in range(start, len(columns))
            if columns[end] >= entry.last
        ]
        off, end = min(ends, default=(float("inf"), 0))
        if off > CENTRED * entry.size or columns[start] > entry.first:
            return None
        found.append(replace(entry, first=columns[start], last=columns[end]))
        start = end + 1
        if start >= len(columns) and entry is not own[-1]:
            return None
    return found if start == len(columns) else None


def _ink(column: int, inks: dict[int, Extent], extents: Sequence[Extent]) -> Extent:
    return inks.get(column, extents[column])


def _off(entry: Entry, first: Extent, last: Extent) -> float:
    return abs((entry.x0 + entry.x1) / 2 - (first[0] + last[1]) / 2)


def _midway(
    entry: Entry, taken: set[int], inks: dict[int, Extent], extents: Sequence[Extent]
) -> Entry:
    """A heading over the columns that it stands midway of, where it is in line with none."""
    middle = (entry.x0 + entry.x1) / 2
    own = _ink(entry.first, inks, extents)
    aligned = entry.first == entry.last and (
        min(abs(entry.x0 - own[0]), abs(entry.x1 - own[1]), abs(middle - sum(own) / 2))
        < IN_LINE * entry.size
    )
    if aligned or entry.first == 0:
        return entry
    best, error = (entry.first, entry.last), CENTRED * entry.size
    for first in range(entry.first, 0, -1):
        if first in taken or first not in inks:
            break
        for last in range(entry.last, len(extents)):
            if last in taken or last not in inks:
                break
            off = _off(entry, inks[first], inks[last])
            if off < error - 0.1:
                best, error = (first, last), off
    return replace(entry, first=best[0], last=best[1])
