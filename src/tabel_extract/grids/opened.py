"""Lines of a table without a full set of rules ─► its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tabel_extract.grids.centred import centred
from tabel_extract.grids.columns import Gap, body_of, columns_of, extents_of
from tabel_extract.grids.fields import Entry, entries_of
from tabel_extract.grids.heads import heads_of
from tabel_extract.grids.ink import Piece, text_of
from tabel_extract.grids.rows import rows_of
from tabel_extract.grids.shapes import Cell, Stroke, hull, overlap
from tabel_extract.page import Word

WHOLE = 0.9
"""Share of the width of a table over which a line parts its heading from its body."""


MAX_HEAD = 15
"""Lines of headings; where more lines of words stand above the numbers, they are rows too."""
BAND = 1.5
"""Em from the middle of a line to the edges of the band that it stands in."""
MIDDLE = 1.0
"""Em by which a line that goes right across a table may be off its middle."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A table as read from its lines: its cells, and what tells whether it is one."""

    cells: tuple[Cell, ...]
    columns: int
    body: tuple[tuple[Entry, ...], ...]
    head: int
    bold_head: bool
    headed: frozenset[int]


def opened(
    lines: Sequence[Sequence[Piece]], flat: Sequence[Stroke], walls: Sequence[float] = ()
) -> Opened | None:
    """The cells of a table; None where its lines have no columns."""
    gaps = columns_of(lines)
    if not gaps:
        return None
    extents = extents_of(lines, gaps)
    entries = [entries_of(pieces, gaps, extents) for pieces in lines if pieces]
    numbers = {id(pieces) for pieces in body_of([p for p in lines if len(p) > 1])}
    body = next((i for i, p in enumerate(p for p in lines if p) if id(p) in numbers), len(entries))
    head = _head(entries, body, flat)
    head = head if head <= MAX_HEAD else 1
    stacks, first = heads_of(entries[:head], extents, flat)
    stacks = centred(stacks, first)
    below = entries[head:]
    below = [
        _across(line, extents, banded=banded)
        for line, banded in zip(below, _banded(below, flat), strict=True)
    ]
    rows = rows_of(below, flat)
    cells: list[Cell] = []
    for stack in stacks:
        cells.append(
            _cell(
                stack.words,
                (stack.top_row, stack.first),
                (stack.bottom_row - stack.top_row + 1, stack.last - stack.first + 1),
            )
        )
    fields: dict[tuple[int, int], list[Entry]] = {}
    for line, row in zip(below, rows, strict=True):
        for entry in line:
            fields.setdefault((row + first, entry.first), []).append(entry)
    for (row, col), found in fields.items():
        last = max(e.last for e in found)
        words = [w for e in found for w in e.words]
        cells.append(_cell(words, (row, col), (1, last - col + 1)))
    return Opened(
        tuple(sorted(cells, key=lambda c: (c.row, c.col))),
        len(gaps) + 1,
        tuple(tuple(line) for line in below),
        head,
        _is_bold(entries[:head]) and not _is_bold(below),
        frozenset(c for s in stacks for c in range(s.first, s.last + 1)),
    )


def _is_bold(lines: Sequence[list[Entry]]) -> bool:
    words = [w for line in lines for e in line for w in e.words]
    return sum(w.bold for w in words) > 0.5 * len(words)


def _banded(lines: Sequence[list[Entry]], flat: Sequence[Stroke]) -> list[bool]:
    """Which lines stand in a ruled or shaded band of their own, where most do not."""
    x0 = min((e.x0 for line in lines for e in line), default=0.0)
    x1 = max((e.x1 for line in lines for e in line), default=0.0)
    whole = [s.at for s in flat if overlap(s.lo, s.hi, x0, x1) >= WHOLE * (x1 - x0)]
    found: list[bool] = []
    for line in lines:
        middle, reach = line[0].baseline - 0.3 * line[0].size, BAND * line[0].size
        found.append(
            any(middle - reach < at < middle for at in whole)
            and any(middle < at < middle + reach for at in whole)
        )
    return found if sum(found) < 0.5 * len(found) else [False] * len(found)


def _across(line: list[Entry], extents: Sequence[Gap], *, banded: bool) -> list[Entry]:
    """A line of the body; one alone in the middle of a table, or in a band, goes right across."""
    if banded and _is_label(line):
        return [replace(line[0], last=len(extents) - 1)]
    if len(line) > 1 or (line[0].first == 0 and line[0].x0 <= extents[0][0] + line[0].size):
        return line
    middle = (line[0].x0 + line[0].x1) / 2
    for first in (0, 1):
        if abs((extents[first][0] + extents[-1][1]) / 2 - middle) <= MIDDLE * line[0].size:
            return [replace(line[0], first=first, last=len(extents) - 1)]
    return line


def _cell(words: list[Word], at: tuple[int, int], size: tuple[int, int]) -> Cell:
    return Cell(*at, *size, text_of(words), hull([w.bbox for w in words]))


def _head(entries: Sequence[list[Entry]], figures: int, flat: Sequence[Stroke]) -> int:
    """How many lines stand above the body, of which the first line of numbers is known."""
    x0 = min(e.x0 for line in entries for e in line)
    x1 = max(e.x1 for line in entries for e in line)
    drawn: list[int] = []
    for index in range(1, min(figures + 2, len(entries))):
        if index > figures and drawn:
            break
        top = entries[index - 1][0].baseline - 0.3 * entries[index - 1][0].size
        bottom = entries[index][0].baseline - 0.3 * entries[index][0].size
        length = sum(max(0.0, overlap(s.lo, s.hi, x0, x1)) for s in flat if top < s.at < bottom)
        if length >= WHOLE * (x1 - x0):
            drawn.append(index)
            if figures == len(entries):
                break
    while len(drawn) > 1 and drawn[-2] == drawn[-1] - 1 and _is_label(entries[drawn[-2]]):
        drawn.pop()
    if drawn:
        return drawn[-1]
    if figures == len(entries):
        return 1
    while figures > 1 and _is_section(entries[: figures - 1], entries[figures - 1]):
        figures -= 1
    return figures


def _is_label(line: list[Entry]) -> bool:
    """Whether a line holds nothing but the label of a row, or of rows."""
    return len(line) == 1 and line[0].first == line[0].last == 0


def _is_section(above: Sequence[list[Entry]], line: list[Entry]) -> bool:
    """Whether the last line above the numbers heads the rows below it, and no column."""
    upper = above[-1]
    if len(line) > 1:
        return False
    if _is_label(line):
        return True
    middle = (line[0].x0 + line[0].x1) / 2
    near = [
        min(abs(e.x0 - line[0].x0), abs(e.x1 - line[0].x1), abs((e.x0 + e.x1) / 2 - middle))
        for e in (e for other in above[-2:] for e in other)
    ]
    return len(upper) > 2 and min(near) > 0.4 * line[0].size
