"""Whether lines with gaps are a table: lists, tables of contents and charts have gaps too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tabel_extract.grids.fields import Entry
from tabel_extract.grids.ink import is_year
from tabel_extract.grids.lattice import Lattice
from tabel_extract.grids.opened import Opened
from tabel_extract.grids.shapes import Cell, median

_MARK = re.compile(r"[•·▪■□●○–—*-]|\(?[0-9ivxlcIVXLC]{1,4}[.)]?|\(?[a-zA-Z][.)]|\[\d+\]|[\d.]+")


EMPTY = 0.3
"""Share of the height of a drawing that rows without any text may take: the fields of a chart
are empty, and its labels stand between."""

_LEADER = re.compile(r"(?:[.…·_]\s?){3,}$")

ROWS = 0.4
"""Share of the lines of a table that have several entries."""
FILLED = 0.35
"""Share of the fields of those lines that are filled; the labels of charts are scattered."""
ALIGNED = 0.6
"""Share of the entries of a column that stand in line; labels of charts stand at their bars."""
MIN_STEPS = 3
"""Equal steps down that make an axis."""
DENSE = 0.8
"""Share of the fields that are filled in a table of nothing but words under a bold heading."""
OFF = 0.25
"""Em by which an entry may be out of line."""


def is_lattice(lattice: Lattice, cells: Sequence[Cell]) -> bool:
    """Whether the cells of a drawing are those of a table."""
    rows: dict[int, int] = {}
    for cell in cells:
        rows[cell.row] = rows.get(cell.row, 0) + 1
    if sum(n >= 2 for n in rows.values()) < 2:
        return False
    held = {r for c in cells for r in range(c.row, c.row + c.rowspan)}
    ys = lattice.ys
    empty = sum(ys[r + 1] - ys[r] for r in range(len(ys) - 1) if r not in held)
    return empty <= EMPTY * (ys[-1] - ys[0])


def is_table(found: Opened, rules: int) -> bool:
    """Whether a reading of lines, between so many rules, is to be trusted as a table."""
    rows = [line for line in found.body if len(line) > 1]
    ruled = rules >= 2
    if len(rows) < (2 if ruled else 3) or len(rows) < ROWS * len(found.body):
        return rules >= 3 and _is_short(found, rows)
    if (
        _is_list(rows)
        or _is_contents(found, rows)
        or _is_form(rows, found.columns)
        or _is_axis(found)
    ):
        return False
    filled = sum(len(line) for line in rows) / (len(rows) * found.columns)
    if filled < FILLED or _aligned(found) < ALIGNED:
        return False
    others = [e for line in rows for e in line if e.first > 0]
    figures = sum(e.figure for e in others)
    words = sum(len(e.words) for e in others)
    if figures >= 0.5 * len(others):
        return True
    if ruled and len(rows) > 2:
        return words <= 8 * len(others)
    if found.columns < 3 or words > 5 * len(others):
        return False
    return figures >= 0.2 * len(others) or (
        found.bold_head and len(rows) > 3 and filled >= DENSE and words <= 3 * len(others)
    )


def _is_short(found: Opened, rows: Sequence[Sequence[Entry]]) -> bool:
    """Whether there is one full row of numbers under headings, ruled off."""
    return (
        len(rows) == len(found.body) == 1
        and found.head > 0
        and len(rows[0]) == found.columns >= 3
        and all(e.figure for e in rows[0][1:])
    )


def _aligned(found: Opened) -> float:
    """The share of entries that stand in line with their column, left, right or middle."""
    shares: list[float] = []
    for column in range(found.columns):
        own = [e for line in found.body for e in line if e.first == e.last == column]
        sides = (
            [e.x0 for e in own],
            [e.x1 for e in own],
            [(e.x0 + e.x1) / 2 for e in own],
        )
        best = 0.0
        for values in sides if len(own) > 1 else ():
            middle = median(values)
            close = sum(abs(v - middle) <= OFF * own[0].size for v in values)
            best = max(best, close / len(own))
        shares.append(best)
    return sum(shares) / len(shares)


def _is_list(rows: Sequence[Sequence[Entry]]) -> bool:
    """Whether the first column holds only bullets or numbers of items, and the rest is text."""
    marks = sum(bool(_MARK.fullmatch(line[0].text)) for line in rows)
    texts = sum(not e.figure for line in rows for e in line[1:])
    others = sum(len(line) - 1 for line in rows)
    return marks >= 0.8 * len(rows) and texts > 0.7 * others and others < 1.5 * len(rows)


def _is_form(rows: Sequence[Sequence[Entry]], columns: int) -> bool:
    """Whether names of fields stand before what was filled in."""
    return columns == 2 and sum(line[0].text.endswith(":") for line in rows) > 0.5 * len(rows)


def _is_axis(found: Opened) -> bool:
    """Whether the outer numbers fall by equal steps, as those along the axis of a chart do."""
    for column in (0, found.columns - 1):
        texts = [e.text for line in found.body for e in line if e.first == column]
        numbers = [float(t) for t in (_plain(t) for t in texts) if t]
        steps = [b - a for a, b in pairwise(numbers)]
        if len(steps) < MIN_STEPS or is_year(texts[0]) or steps[0] >= 0 or steps[0] == -1:
            continue
        if sum(abs(s - steps[0]) < 0.01 * abs(steps[0]) for s in steps) >= 0.8 * len(steps):
            return True
    return False


def _plain(text: str) -> str:
    """A number without separators and per cent signs, or nothing."""
    bare = text.replace(",", "").replace("%", "").replace("–", "-").split(" ")[0]
    return bare if re.fullmatch(r"-?\d+(?:\.\d+)?", bare) else ""


def _is_contents(found: Opened, rows: Sequence[Sequence[Entry]]) -> bool:
    """Whether the last column holds numbers of pages: after dots without a heading, or rising."""
    last = [line[-1].text for line in rows]
    pages = [int(t) for t in last if t.isdigit()]
    if len(pages) < 4 or len(pages) < 0.8 * len(last):
        return False
    rising = sum(b >= a for a, b in pairwise(pages))
    dotted = sum(bool(_LEADER.search(line[0].text)) for line in rows)
    if dotted >= 0.5 * len(rows) and found.columns - 1 not in found.headed:
        return True
    if dotted < 0.5 * len(rows) and sum(len(line[0].words) for line in rows) < 3 * len(rows):
        return False
    single = sum(len(line) for line in rows) <= 3.2 * len(rows)
    return single and rising >= 0.95 * (len(pages) - 1)
