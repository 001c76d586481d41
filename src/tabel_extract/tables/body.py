"""A table's body lines ─► header words, and rows with their sections.

What a row is follows from the number of values that most lines end with; everything before the
first row is header, text between rows is a section or the start of a wrapped row heading.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tabel_extract.dutch import Cell, parse_cell
from tabel_extract.model import Line, Provenance
from tabel_extract.tables.bracketed import bracketed_bases
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

MIN_RUNS = 2
"""Runs of bare values before they are taken for rows."""
LARGEST_HEADING = 20
"""Headings are counted up to here: klas 1, groep 8, wijk 12."""

_APART = frozenset("<>≤≥€")
"""Signs that may stand apart in front of their number."""
_INTERVAL = re.compile(r"[(\[]\d+(?:,\d+)?[-–;]\d+(?:,\d+)?[)\]]")
_BASE = re.compile(r"\(?[nN]\s?=\s?(?P<number>[\d.]+)\)?")

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
    tails = _one_row_each([_cut(line, gap, markers) for line, gap in lines])
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
    if not tails[first].heading and first > 1 and _bare_rows_have_headings(tails[first + 1 :]):
        first -= 1
    while first > 1 and not tails[first].gap and cut_short(tails[first - 1].line.text):
        first -= 1
    body.header = [HeaderLine(t.line.text, t.gap, t.place) for t in tails[:first]]
    body.items = items_of(tails[first:], width, spaced=spaced)
    return body


def _bare_rows_have_headings(tails: list[Tail]) -> bool:
    """Whether each row stands below a line of text, its heading, on a line of its own."""
    rows = [i for i, t in enumerate(tails) if t.cells]
    return bool(rows) and all(
        not tails[i].heading and i > 0 and not tails[i - 1].cells for i in rows
    )


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
    place = Provenance(line.page, line.number)
    if bases := _bases(line.text):
        counts = [c for b in bases if (c := parse_cell(b))]
        return Tail(line, gap, "n", bases, counts, [1] * len(counts), place)
    tokens = list(_TOKEN.finditer(line.text))
    if (row := _in_brackets(line, gap, tokens)) is not None:
        return row
    found: list[tuple[int, Cell]] = []  # with the place of a cell's first token
    end = len(tokens)
    while end:
        taken = _cell_before(tokens, end, markers, found[0][1] if found else None)
        if taken is None:
            break
        found.insert(0, taken)
        end = taken[0]
        if end and tokens[end - 1][0] in _APART and taken[1].value is not None:
            joined = parse_cell(f"{tokens[end - 1][0]} {taken[1].raw}")
            if joined:
                end -= 1
                found[0] = (end, joined)
    if found and len({c.markers for _, c in found}) == 1 and _is_lettered(found[0][1]):
        found = []  # 1e 2e 3e: ordinals, not numbers with note e
    starts = [start for start, _ in found]
    cells = [cell for _, cell in found]
    first = starts[0] if starts else len(tokens)
    gaps = [tokens[i].start() - tokens[i - 1].end() if i else 0 for i in starts]
    heading = line.text[: tokens[first - 1].end()] if first else ""
    return Tail(line, gap, heading, [c.raw for c in cells], cells, gaps, place)


def _cell_before(
    tokens: list[re.Match[str]], end: int, markers: str, after: Cell | None
) -> tuple[int, Cell] | None:
    """The cell that ends at a token, with the place of its first one; None where there is none.

    ``after`` is the cell behind it: a percentage in front of a number without a sign ends the
    heading (``2e 20% 11 12``).
    """
    token = tokens[end - 1][0]
    cell = parse_cell(token)
    if cell is None and markers and (after is not None or _is_value(tokens, end - 2)):
        cell = parse_cell(token, markers)
    if cell is None:
        within = _with_interval(tokens, end - 1)
        return None if within is None else (end - 2, within)
    if after is not None and "%" in token and "%" not in after.raw:
        return None
    return end - 1, cell


def _is_lettered(cell: Cell) -> bool:
    return bool(cell.markers) and cell.markers[0].isalpha()


def _with_interval(tokens: list[re.Match[str]], index: int) -> Cell | None:
    """A value with its margins in brackets behind it: ``13 (12-14)``."""
    if index < 1 or not _INTERVAL.fullmatch(tokens[index][0]):
        return None
    cell = parse_cell(tokens[index - 1][0])
    if cell is None or cell.value is None:
        return None
    return replace(cell, raw=f"{cell.raw} {tokens[index][0]}", qualifier="interval")


def _in_brackets(line: Line, gap: bool, tokens: list[re.Match[str]]) -> Tail | None:
    """A row of bases whose numbers stand in brackets."""
    for first in range(1, len(tokens) - 1):
        heading = line.text[: tokens[first - 1].end()]
        cells = bracketed_bases(heading, [t[0] for t in tokens[first:]])
        if cells is not None:
            place = Provenance(line.page, line.number)
            gaps = [b.start() - a.end() for a, b in pairwise(tokens[first - 1 :])]
            return Tail(line, gap, heading, [c.raw for c in cells], cells, gaps, place)
    return None


def _bases(text: str) -> list[str]:
    """The numbers of a line like ``n=2.000 n=600``, which is the row of its columns' bases."""
    found = [_BASE.fullmatch(token) for token in text.split()]
    return [m["number"] for m in found if m] if len(found) > 1 and all(found) else []


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
    """Give rows that start with a year or a running number that as the end of their heading.

    They have no other heading, or all the same one: ``klas 1``, ``klas 2``.
    """
    rows = [t for t in tails if len(t.cells) == width]
    alike = {t.heading for t in rows}
    if width < 2 or len(alike) != 1 or not _are_headings(rows):
        return False
    for row in rows:
        row.heading = f"{row.heading} {row.values.pop(0)}".strip()
        row.cells.pop(0)
        row.gaps.pop(0)
    return True


def _one_row_each(tails: list[Tail]) -> list[Tail]:
    """Put rows together again of which an export printed each cell on a line of its own.

    It did where bare values follow each other in runs that are all equally long.
    """
    runs: list[list[Tail]] = []
    before: Tail | None = None
    for tail in tails:
        if _is_bare_value(tail):
            if before is None or not _is_bare_value(before):
                runs.append([])
            runs[-1].append(tail)
        before = tail
    lengths = {len(run) for run in runs}
    if len(runs) < MIN_RUNS or len(lengths) != 1 or lengths == {1}:
        return tails
    for run in runs:
        for tail in run[1:]:
            run[0].cells += tail.cells
            run[0].values += tail.values
            run[0].gaps += tail.gaps
    merged = {id(tail) for run in runs for tail in run[1:]}
    return [tail for tail in tails if id(tail) not in merged]


def _is_bare_value(tail: Tail) -> bool:
    return len(tail.cells) == 1 and not tail.heading


def _are_headings(rows: list[Tail]) -> bool:
    firsts = [t.values[0] for t in rows]
    if all(YEAR.fullmatch(f) for f in firsts) and len(set(firsts)) > 1:
        return True
    if rows[0].heading:
        series = sorted(set(firsts), key=int) if all(f.isdigit() for f in firsts) else []
        again = firsts == series * (len(firsts) // (len(series) or 1))  # once below each section
        return len(series) > 1 and again and int(series[-1]) <= LARGEST_HEADING
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
    numbers = [cell.raw for cell in tail.cells[-width:]]
    if (
        width < 2
        or not all(v.isdigit() for v in numbers)
        or not any(is_row(t, width) for t in later)
    ):
        return False
    if tail.heading and len(tail.heading.split()) > 2:
        return False
    ints = [int(v) for v in numbers]
    steps = {b - a for a, b in pairwise(ints)}
    if all(YEAR.fullmatch(v) for v in numbers):
        series = sorted(set(ints))
        again = len(series) > 1 and ints == series * (len(ints) // len(series))
        return again or min(steps) > 0 or max(steps) < 0
    return steps in ({1}, {-1}) and min(ints) in {0, 1} and (len(ints) > 2 or not tail.heading)
