"""Lines below a header ─► rows with their headings, and the sections that they stand under."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from tabel_extract.dutch import BLANK, Cell, join_lines, parse_cell
from tabel_extract.model import Line, Provenance
from tabel_extract.page import BBox
from tabel_extract.tables.lexicon import lexicon
from tabel_extract.tables.units import is_base

MIN_WRAPPED = 30
"""A row heading is only wrapped where its first line is at least this long."""

YEAR = re.compile(r"(?:19|20)\d\d")
_LABEL_NUMBER_AFTER = re.compile(
    r"\b(?:score|groep|klasse|klas|niveau|categorie|fase|na|sinds|tot|in|vanaf|voor|vóór|ronde|wijk|"
    r"top|nummer|nr\.?|type|artikel|punt|generatie|lijst)$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?:[,(/-]|\d[–—]|\b(?:de|het|een|en|of|van|te|mijn|uw|hun|per))$", re.IGNORECASE
)
_HALF_OPEN_END = re.compile(
    r"\b(?:in|op|om|met|voor|naar|door|aan|bij|tot|als|dat|die|over|uit|maar|omdat|waar|wie|"
    r"dan)$",
    re.IGNORECASE,
)
_GROUP_OF_THREE = re.compile(r"\d{3}")
_SHORT_GROUP = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Row:
    """A row as printed: its heading, its cells, and whether those are told their columns.

    ``cells`` has one entry per column where ``placed``; otherwise the values can't be told their
    columns. ``marks`` are the raised signs behind the heading where such can be seen, ``boxes``
    the places of the cells; ``alone`` says that the row is set out from under its
    section, ``parent`` which row with values of its own it is set in under.
    """

    heading: str
    cells: tuple[Cell, ...]
    placed: bool
    place: Provenance
    marks: tuple[str, ...] | None = None
    boxes: tuple[BBox | None, ...] = ()
    alone: bool = False
    parent: Row | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A line of text that heads the rows below it."""

    heading: str
    place: Provenance
    marks: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """A line of header words; ``gap`` tells whether a blank line stands before it."""

    text: str
    gap: bool
    place: Provenance


@dataclass(slots=True)
class Tail:
    """A line cut in its heading and the values it ends with; ``gaps`` are blanks before each."""

    line: Line
    gap: bool
    heading: str
    values: list[str]
    cells: list[Cell]
    gaps: list[int]
    place: Provenance


def is_row(tail: Tail, width: int) -> bool:
    """Whether a line is a row: with all its values, or enough of them behind a heading."""
    run = len(tail.cells)
    if run >= width:
        return True
    return bool(run and tail.heading and width >= 3 and run >= max(2, (width + 1) // 2))


def cut_short(text: str) -> bool:
    """Whether a line breaks off where it can't end; a heading of its own does not."""
    return not _known(text) and bool(_OPEN_END.search(text) or _HALF_OPEN_END.search(text))


def items_of(tails: list[Tail], width: int, *, spaced: bool) -> list[Row | Section]:
    """The rows and sections of a table; ``spaced`` tells that blank lines part its rows."""
    items: list[Row | Section] = []
    pending: list[Tail] = []
    repeated = Counter(t.heading for t in tails if t.cells)
    for tail in tails:
        if is_row(tail, width) or (tail.cells and repeated[tail.heading] > 1 and tail.heading):
            heading = _wrapped_heading(tail, pending, repeated, spaced=spaced)
            items += _sections(pending)
            pending = []
            items.append(_row(tail, width, heading, repeated))
        else:
            pending.append(tail)
    items += _sections(pending)
    return items


def _wrapped_heading(
    tail: Tail, pending: list[Tail], repeated: Counter[str], *, spaced: bool
) -> str:
    """The heading of a row, with the lines above it that belong to it; takes those from pending."""
    taken: list[str] = []
    below = tail
    while pending and _belongs(pending[-1], below, tail, repeated, spaced=spaced):
        below = pending.pop()
        taken.insert(0, below.line.text)
    return join_lines([*taken, tail.heading] if tail.heading else taken)


def _belongs(above: Tail, below: Tail, row: Tail, repeated: Counter[str], *, spaced: bool) -> bool:
    """Whether a line of text is the start of the row heading below it, and no section.

    In a table whose rows are ``spaced`` by blank lines, lines without one between them are one row.
    """
    text = above.line.text
    if below is row and not row.heading:
        return True
    if not row.heading:
        return not below.gap
    if not below.gap and (spaced or _is_one_label(text, row.heading)):
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


def _is_one_label(text: str, heading: str) -> bool:
    """Whether two lines are one known label, and no dimension above one of its categories.

    Both ``herkomst Nederland`` and ``Nederland`` below ``herkomst`` are printed.
    """
    dimension = lexicon().dimension(text)
    if dimension is not None and dimension in lexicon().dimensions_of(heading):
        return False
    return _known(join_lines([text, heading]))


def _known(heading: str) -> bool:
    return lexicon().is_answer(heading) or bool(lexicon().dimensions_of(heading))


def _sections(pending: list[Tail]) -> list[Row | Section]:
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


def _row(tail: Tail, width: int, heading: str, repeated: Counter[str]) -> Row:
    cells, values = tail.cells, tail.values
    surplus = len(cells) - width
    if surplus > 0 and heading and (merged := _merge_thousands(values, width)):
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
    return bool(_LABEL_NUMBER_AFTER.search(heading)) or all(YEAR.fullmatch(n) for n in numbers)


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


def _fill_holes(tail: Tail, missing: int) -> list[Cell] | None:
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
