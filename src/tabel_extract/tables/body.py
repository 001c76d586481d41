"""A table's body lines ─► header words, and rows with their sections.

What a row is follows from the number of values that most lines end with; everything before the
first row is header, text between rows is a section or the start of a wrapped row heading.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from tabel_extract.dutch import Cell, parse_cell
from tabel_extract.model import Line, Provenance
from tabel_extract.tables.rows import (
    YEAR,
    HeaderLine,
    Row,
    Section,
    Tail,
    cut_short,
    is_row,
    items_of,
)
from tabel_extract.tables.units import is_base

_TOKEN = re.compile(r"\S+")


@dataclass(slots=True)
class Body:
    """A body in its parts; ``width`` is the number of values a whole row has, 0 without rows.

    ``parted`` tells that the header is known to end where it does, with no section behind it.
    """

    width: int = 0
    parted: bool = False
    header: list[HeaderLine] = field(default_factory=list)
    items: list[Row | Section] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        """The rows without the sections."""
        return [i for i in self.items if isinstance(i, Row)]


def parse_body(lines: list[tuple[Line, bool]], markers: str) -> Body:
    """Take a body apart; ``markers`` are the letters that notes of this table have."""
    tails = [_cut(line, gap, markers) for line, gap in lines]
    width = _width(tails)
    if _take_numbers_as_headings(tails, width):
        width -= 1
    body = Body(width)
    if not width:
        body.header = [HeaderLine(t.line.text, t.gap, t.place) for t in tails]
        return body
    first = _first_row(tails, width)
    if first is None:
        body.width = 0
        body.header = [HeaderLine(t.line.text, t.gap, t.place) for t in tails]
        return body
    spaced = _rows_are_spaced(tails[first:])
    if spaced:
        first = _start_of_block(tails, first)
    while first > 1 and not tails[first].gap and cut_short(tails[first - 1].line.text):
        first -= 1
    body.header = [HeaderLine(t.line.text, t.gap, t.place) for t in tails[:first]]
    body.items = items_of(tails[first:], width, spaced=spaced)
    return body


def _rows_are_spaced(tails: list[Tail]) -> bool:
    """Whether blank lines part the rows: no two of them stand directly below each other."""
    rows, since_gap = 0, 0
    for tail in tails:
        since_gap = 0 if tail.gap else since_gap
        if tail.cells:
            since_gap += 1
            rows += 1
            if since_gap > 1:
                return False
    return rows > 1


def _start_of_block(tails: list[Tail], first: int) -> int:
    """Where the lines start that hang together with the first row, if a blank line says so."""
    start = first
    while start > 0 and not tails[start].gap:
        start -= 1
    return start if start > 0 and tails[start].gap else first


def _cut(line: Line, gap: bool, markers: str) -> Tail:
    tokens = list(_TOKEN.finditer(line.text))
    cells: list[Cell] = []
    start = len(tokens)
    while start:
        token = tokens[start - 1][0]
        cell = parse_cell(token)
        if cell is None and markers and (cells or _is_value(tokens, start - 2)):
            cell = parse_cell(token, markers)
        if cell is None and token in "<>≤≥" and cells and cells[0].value is not None:
            joined = parse_cell(token + tokens[start][0])
            if joined:
                cells[0] = joined
                start -= 1
                continue
        if cell is None or (cells and "%" in token and "%" not in cells[0].raw):
            break  # 2e 20% 11 12: a percentage that ends the heading
        cells.insert(0, cell)
        start -= 1
    if (
        cells
        and len({c.markers for c in cells}) == 1
        and cells[0].markers
        and cells[0].markers[0].isalpha()
    ):
        cells, start = [], len(tokens)  # 1e 2e 3e: ordinals, not numbers with note e
    values = [t[0] for t in tokens[start:]]
    gaps = [tokens[i].start() - tokens[i - 1].end() if i else 0 for i in range(start, len(tokens))]
    heading = line.text[: tokens[start - 1].end()] if start else ""
    return Tail(line, gap, heading, values, cells, gaps, Provenance(line.page, line.number))


def _is_value(tokens: list[re.Match[str]], index: int) -> bool:
    return index >= 0 and parse_cell(tokens[index][0]) is not None


def _width(tails: list[Tail]) -> int:
    """The number of values per row that accounts for most of the values."""
    counts = Counter(
        len(t.cells)
        for t in tails
        if t.cells and not (len(t.cells) == 1 and not t.heading) and not is_base(t.heading)
    )
    if not counts:
        counts = Counter(len(t.cells) for t in tails if t.cells)
    if not counts:
        return 0
    return max(counts, key=lambda run: (run * counts[run], run))


def _take_numbers_as_headings(tails: list[Tail], width: int) -> bool:
    """Give unlabelled rows that start with a year or a running number that as their heading."""
    rows = [t for t in tails if len(t.cells) == width]
    if width < 2 or any(t.heading for t in rows) or not _are_headings(rows):
        return False
    for row in rows:
        row.heading = row.values.pop(0)
        row.cells.pop(0)
        row.gaps.pop(0)
    return True


def _are_headings(rows: list[Tail]) -> bool:
    firsts = [t.values[0] for t in rows]
    if all(YEAR.fullmatch(f) for f in firsts) and len(set(firsts)) > 1:
        return True
    if len(rows) < 3 or not all(f.isdigit() for f in firsts):
        return False
    numbers = [int(f) for f in firsts]
    return {b - a for a, b in pairwise(numbers)} == {1} and numbers[0] in {0, 1}


def _first_row(tails: list[Tail], width: int) -> int | None:
    header_numbers = next(
        (
            i
            for i, t in enumerate(tails)
            if len(t.cells) >= width and _is_scale(t, tails[i + 1 :], width)
        ),
        None,
    )
    begin = 0 if header_numbers is None else header_numbers + 1
    for index in range(begin, len(tails)):
        if is_row(tails[index], width):
            return index
    return None


def _is_scale(tail: Tail, later: list[Tail], width: int) -> bool:
    """A line of years or consecutive whole numbers above rows of as many values is their header."""
    numbers = tail.values[-width:]
    if (
        width < 2
        or not all(v.isdigit() for v in numbers)
        or not any(is_row(t, width) for t in later)
    ):
        return False
    if any(any(c.isalpha() for c in v) for v in numbers) or (
        tail.heading and len(tail.heading.split()) > 2
    ):
        return False
    ints = [int(v) for v in numbers]
    steps = {b - a for a, b in pairwise(ints)}
    if all(YEAR.fullmatch(v) for v in numbers):
        series = sorted(set(ints))
        again = len(series) > 1 and ints == series * (len(ints) // len(series))
        return again or min(steps) > 0 or max(steps) < 0
    return steps in ({1}, {-1}) and min(ints) in {0, 1} and (len(ints) > 2 or not tail.heading)
