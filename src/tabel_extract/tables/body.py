"""A table's body lines ─► header words, and rows with their sections.

What a row is follows from the number of values that most lines end with; everything before the
first row is header, text between rows is a section or the start of a wrapped row heading.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from tabel_extract.dutch import BLANK, Cell, join_lines, parse_cell
from tabel_extract.model import Line, Provenance
from tabel_extract.tables.lexicon import lexicon
from tabel_extract.tables.units import is_base

MIN_WRAPPED = 30
"""A row heading is only wrapped where its first line is at least this long."""

_TOKEN = re.compile(r"\S+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LABEL_NUMBER_AFTER = re.compile(
    r"\b(?:score|groep|klasse|klas|niveau|categorie|fase|na|sinds|tot|in|vanaf|voor|vóór|ronde|wijk|"
    r"top|nummer|nr\.?|type|artikel|punt|generatie|lijst)$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"(?:[,(/-]|\b(?:de|het|een|en|of|van|te|mijn|uw|hun|per))$", re.IGNORECASE)
_HALF_OPEN_END = re.compile(
    r"\b(?:in|op|om|met|voor|naar|door|aan|bij|tot|als|dat|die|over|uit|maar|omdat|waar|wie|"
    r"dan)$",
    re.IGNORECASE,
)
_GROUP_OF_THREE = re.compile(r"\d{3}")
_SHORT_GROUP = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Row:
    """A row as printed: its heading, its cells and, beside those, how many values it has.

    ``cells`` has one entry per column where ``placed``; otherwise the values can't be told their
    columns.
    """

    heading: str
    cells: tuple[Cell, ...]
    placed: bool
    place: Provenance


@dataclass(frozen=True, slots=True)
class Section:
    """A line of text that heads the rows below it."""

    heading: str
    place: Provenance


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """A line of header words; ``gap`` tells whether a blank line stands before it."""

    text: str
    gap: bool
    place: Provenance


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


@dataclass(slots=True)
class _Tail:
    """A line cut in its heading and the values it ends with; ``gaps`` are blanks before each."""

    line: Line
    gap: bool
    heading: str
    values: list[str]
    cells: list[Cell]
    gaps: list[int]
    place: Provenance


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
    while first > 1 and not tails[first].gap and _cut_short(tails[first - 1].line.text):
        first -= 1
    body.header = [HeaderLine(t.line.text, t.gap, t.place) for t in tails[:first]]
    body.items = _items(tails[first:], width, spaced=spaced)
    return body


def _cut_short(text: str) -> bool:
    """Whether a line breaks off where it can't end; a heading of its own does not."""
    return not _known(text) and bool(_OPEN_END.search(text) or _HALF_OPEN_END.search(text))


def _rows_are_spaced(tails: list[_Tail]) -> bool:
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


def _start_of_block(tails: list[_Tail], first: int) -> int:
    """Where the lines start that hang together with the first row, if a blank line says so."""
    start = first
    while start > 0 and not tails[start].gap:
        start -= 1
    return start if start > 0 and tails[start].gap else first


def _cut(line: Line, gap: bool, markers: str) -> _Tail:
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
    return _Tail(line, gap, heading, values, cells, gaps, Provenance(line.page, line.number))


def _is_value(tokens: list[re.Match[str]], index: int) -> bool:
    return index >= 0 and parse_cell(tokens[index][0]) is not None


def _width(tails: list[_Tail]) -> int:
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


def _take_numbers_as_headings(tails: list[_Tail], width: int) -> bool:
    """Give unlabelled rows that start with a year or a running number that as their heading."""
    rows = [t for t in tails if len(t.cells) == width]
    if width < 2 or any(t.heading for t in rows) or not _are_headings(rows):
        return False
    for row in rows:
        row.heading = row.values.pop(0)
        row.cells.pop(0)
        row.gaps.pop(0)
    return True


def _are_headings(rows: list[_Tail]) -> bool:
    firsts = [t.values[0] for t in rows]
    if all(_YEAR.fullmatch(f) for f in firsts) and len(set(firsts)) > 1:
        return True
    if len(rows) < 3 or not all(f.isdigit() for f in firsts):
        return False
    numbers = [int(f) for f in firsts]
    return {b - a for a, b in pairwise(numbers)} == {1} and numbers[0] in {0, 1}


def _first_row(tails: list[_Tail], width: int) -> int | None:
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
        if _is_row(tails[index], width):
            return index
    return None


def _is_scale(tail: _Tail, later: list[_Tail], width: int) -> bool:
    """A line of years or consecutive whole numbers above rows of as many values is their header."""
    numbers = tail.values[-width:]
    if (
        width < 2
        or not all(v.isdigit() for v in numbers)
        or not any(_is_row(t, width) for t in later)
    ):
        return False
    if any(any(c.isalpha() for c in v) for v in numbers) or (
        tail.heading and len(tail.heading.split()) > 2
    ):
        return False
    ints = [int(v) for v in numbers]
    steps = {b - a for a, b in pairwise(ints)}
    if all(_YEAR.fullmatch(v) for v in numbers):
        series = sorted(set(ints))
        again = len(series) > 1 and ints == series * (len(ints) // len(series))
        return again or min(steps) > 0 or max(steps) < 0
    return steps in ({1}, {-1}) and min(ints) in {0, 1} and (len(ints) > 2 or not tail.heading)


def _is_row(tail: _Tail, width: int) -> bool:
    run = len(tail.cells)
    if run == width:
        return True
    if run > width:
        return True
    return bool(run and tail.heading and width >= 3 and run >= max(2, (width + 1) // 2))


def _items(tails: list[_Tail], width: int, *, spaced: bool) -> list[Row | Section]:
    items: list[Row | Section] = []
    pending: list[_Tail] = []
    repeated = Counter(t.heading for t in tails if t.cells)
    for tail in tails:
        if _is_row(tail, width) or (tail.cells and repeated[tail.heading] > 1 and tail.heading):
            heading = _wrapped_heading(tail, pending, repeated, spaced=spaced)
            items += _sections(pending)
            pending = []
            items.append(_row(tail, width, heading, repeated))
        else:
            pending.append(tail)
    items += _sections(pending)
    return items


def _wrapped_heading(
    tail: _Tail, pending: list[_Tail], repeated: Counter[str], *, spaced: bool
) -> str:
    """The heading of a row, with the lines above it that belong to it; takes those from pending."""
    taken: list[str] = []
    below = tail
    while pending and _belongs(pending[-1], below, tail, repeated, spaced=spaced):
        below = pending.pop()
        taken.insert(0, below.line.text)
    return join_lines([*taken, tail.heading] if tail.heading else taken)


def _belongs(
    above: _Tail, below: _Tail, row: _Tail, repeated: Counter[str], *, spaced: bool
) -> bool:
    """Whether a line of text is the start of the row heading below it, and no section.

    In a table whose rows are ``spaced`` by blank lines, lines without one between them are one row.
    """
    text = above.line.text
    if below is row and not row.heading:
        return True
    if not row.heading:
        return not below.gap
    if not below.gap and (spaced or _known(join_lines([text, row.heading]))):
        return True
    known = row.heading[0].isdigit() or _known(row.heading)
    if known and below is row:
        return False
    if _OPEN_END.search(text) or (not below.gap and _HALF_OPEN_END.search(text)):
        return True
    return (
        below is row
        and not row.gap
        and row.heading[0].islower()
        and repeated[row.heading] == 1
        and len(text) > MIN_WRAPPED
        and not is_base(row.heading)
    )


def _known(heading: str) -> bool:
    return lexicon().is_answer(heading) or bool(lexicon().dimensions_of(heading))


def _sections(pending: list[_Tail]) -> list[Row | Section]:
    """Text lines between rows as sections: lines that hang together are one, blanks part them."""
    found: list[Row | Section] = []
    texts: list[str] = []
    place = Provenance()
    for tail in pending:
        if texts and tail.gap and not _OPEN_END.search(texts[-1]):
            found.append(Section(join_lines(texts), place))
            texts = []
        if not texts:
            place = tail.place
        texts.append(tail.line.text)
    if texts:
        found.append(Section(join_lines(texts), place))
    return found


def _row(tail: _Tail, width: int, heading: str, repeated: Counter[str]) -> Row:
    cells, values = tail.cells, tail.values
    surplus = len(cells) - width
    if surplus > 0 and (merged := _merge_thousands(values, width)):
        return Row(heading, tuple(merged), True, tail.place)
    if surplus > 0 and _heading_takes(heading, values[:surplus], repeated):
        heading = " ".join([*([heading] if heading else []), *values[:surplus]])
        return Row(heading, tuple(cells[surplus:]), True, tail.place)
    if surplus < 0 and (filled := _fill_holes(tail, -surplus)):
        return Row(heading, tuple(filled), True, tail.place)
    return Row(heading, tuple(cells), surplus == 0, tail.place)


def _heading_takes(heading: str, numbers: list[str], repeated: Counter[str]) -> bool:
    """Whether surplus numbers end the heading: ``score 6``, ``sinds 2015``, a bare year."""
    if not heading:
        return True
    if repeated[heading] > 1 and not _LABEL_NUMBER_AFTER.search(heading):
        return False
    return bool(_LABEL_NUMBER_AFTER.search(heading)) or all(_YEAR.fullmatch(n) for n in numbers)


def _merge_thousands(values: list[str], width: int) -> list[Cell] | None:
    """Numbers grouped by a space (``61 200``), joined only where that gives a whole row at once."""
    merged: list[str] = []
    for value in values:
        if merged and _GROUP_OF_THREE.fullmatch(value) and _SHORT_GROUP.fullmatch(merged[-1]):
            merged[-1] += "." + value
        else:
            merged.append(value)
    if len(merged) != width:
        return None
    cells = [parse_cell(m) for m in merged]
    return [c for c in cells if c] if all(cells) else None


def _fill_holes(tail: _Tail, missing: int) -> list[Cell] | None:
    """Blank cells where wide gaps between the values show exactly as many as are missing."""
    wide = [gap - 1 if gap > 1 else 0 for gap in tail.gaps]
    if sum(wide) != missing:
        wide = [1 if gap > 1 else 0 for gap in tail.gaps]
        if sum(wide) != missing:
            return None
    filled: list[Cell] = []
    for cell, holes in zip(tail.cells, wide, strict=True):
        filled += [BLANK] * holes + [cell]
    return filled
