"""The printed lines of a table's body ─► its parts: columns, rows and sections, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tabel_extract.layout.lines import Phrase
from tabel_extract.model import Provenance
from tabel_extract.tables.body import Body
from tabel_extract.tables.columns import Header
from tabel_extract.tables.placed.boxed import leaf_cells
from tabel_extract.tables.placed.cells import (
    Cut,
    Lane,
    Value,
    cell_of,
    joined_lanes,
    lane_index,
    lanes_of,
)
from tabel_extract.tables.placed.entries import entries_of
from tabel_extract.tables.placed.heading import HeadingTree
from tabel_extract.tables.placed.numbered import with_numbered_rows
from tabel_extract.tables.placed.spanned import sections_first
from tabel_extract.tables.placed.stretch import Printed, Stretch, stretches_of
from tabel_extract.tables.placed.stub import items_of
from tabel_extract.tables.placed.stub_place import STUB_HEADING, stub_of
from tabel_extract.tables.placed.unit_row import with_units, without_units
from tabel_extract.tables.rows import YEAR, HeaderLine
from tabel_extract.tables.scale import consecutive

MOST_ABOVE = 2
"""Lines that a page may have above the header of a table that goes on there."""
MIN_POINTS = 3
"""Points that a scale has at least."""
CENTRED = 0.04
"""Share of a table's width by which a section in its middle may be off."""


def placed_parts(
    printed: Sequence[Printed], names: tuple[str, ...], *, marks_known: bool
) -> list[tuple[Body, Header | None]]:
    """The parts of a table, one for each page that it stands on.

    A part without a header of its own goes on with that of the part before it.
    """
    parts: list[tuple[Body, Header | None]] = []
    stretches = stretches_of(printed)
    for stretch in stretches:
        first = parts[0] if parts else None
        closed = stretch is stretches[-1]
        parts.append(_part(stretch, names, first, marks_known=marks_known, closed=closed))
    return parts


def _part(
    stretch: Stretch,
    names: tuple[str, ...],
    before: tuple[Body, Header | None] | None,
    *,
    marks_known: bool,
    closed: bool,
) -> tuple[Body, Header | None]:
    stretch, units = without_units(stretch)
    stretch = _with_glued_values(with_numbered_rows(stretch, header_size(stretch)))
    if before is not None:
        stretch = _from_header(stretch, before[0])
    count = header_size(stretch)
    if before is not None:
        count = max(count, _repeated(stretch, before[0]))
    rows = [c.values for c in stretch.cuts[count:] if c.values]
    lines = [_header_line(stretch, i) for i in range(len(stretch.cuts))]
    if not rows:
        body = Body(0, header=lines if before is None else [])
        if before is not None and count < len(lines):
            body.items = items_of(entries_of(stretch, count, []), marks_known=marks_known)
        return body, None
    lanes = joined_lanes(lanes_of(rows), rows, leaf_cells(stretch, count))
    stub = stub_of(stretch, count, lanes)
    poles = _poles_below(stretch, lanes)
    if poles is not None:
        stretch = replace(stretch, lines=stretch.lines[:-1], cuts=stretch.cuts[:-1])
    body = Body(len(lanes), parted=True, header=lines[:count])
    cells = [box for one in stretch.lattices for box in one.boxes]
    entries = sections_first(entries_of(stretch, count, lanes), cells, lanes[0].x0)
    body.items = items_of(entries, marks_known=marks_known, closed=closed)
    if before is not None and before[1] is not None and not count:
        header = before[1] if len(before[1].columns) == len(lanes) else None
    else:
        header = HeadingTree(stretch, count, lanes, names, stub).solve()
    if poles is not None and header is not None and header.poles is None:
        header = replace(header, poles=poles)
    headings = [phrase for c in stretch.cuts[:count] for phrase in c.line.phrases]
    return body, with_units(header, units, lanes, cells, headings, rows)


def _poles_below(stretch: Stretch, lanes: Sequence[Lane]) -> tuple[str, str] | None:
    """The words at the two ends of a scale, on a line of their own below its numbers."""
    last, points = stretch.cuts[-1], [c for c in stretch.cuts if len(c.values) == len(lanes)]
    if len(lanes) < MIN_POINTS or last.values or len(last.texts) != 2:
        return None
    low, high = last.texts
    middle = (lanes[0].x0 + lanes[-1].x1) / 2
    scale = any(consecutive([v.cell.raw for v in c.values]) for c in points[:1])
    ends = low.middle < middle <= high.middle and high.x1 > lanes[-1].x0
    return (low.text, high.text) if scale and ends else None


def _with_glued_values(stretch: Stretch) -> Stretch:
    """The stretch with values apart that stand one blank behind their row heading."""
    count = header_size(stretch)
    lanes = lanes_of([c.values for c in stretch.cuts[count:] if c.values])
    if not lanes:
        return stretch
    cuts = list(stretch.cuts)
    for index in range(count, len(cuts)):
        cut = cuts[index]
        phrase = cut.texts[-1] if cut.texts and cut.values else None
        if phrase is None or len(phrase.words) < 2 or len(cut.values) != len(lanes) - 1:
            continue
        last = phrase.words[-1]
        value = cell_of(Phrase((last,), last.text, last.x0, phrase.x1, phrase.marks))
        taken = {lane_index(lanes, v.x0, v.x1) for v in cut.values}
        if value is None or lanes[0].distance(last.x0, last.x1) or 0 in taken:
            continue
        own = Value(value, Phrase((last,), last.text, last.x0, phrase.x1, phrase.marks))
        words = phrase.words[:-1]
        text = phrase.text.removesuffix(last.text).rstrip()
        rest = Phrase(words, text, words[0].x0, words[-1].x1, (), phrase.lead)
        cuts[index] = replace(cut, texts=(*cut.texts[:-1], rest), values=(own, *cut.values))
    return replace(stretch, cuts=tuple(cuts))


def _header_line(stretch: Stretch, index: int) -> HeaderLine:
    line = stretch.lines[index].line
    place = Provenance(line.page, line.number)
    return HeaderLine(line.text, bool(stretch.bars_above(index)), place)


def _from_header(stretch: Stretch, before: Body) -> Stretch:
    """The stretch without what a page prints above the header that it repeats."""
    for first in range(1, MOST_ABOVE + 1):
        cut = replace(stretch, lines=stretch.lines[first:], cuts=stretch.cuts[first:])
        above = stretch.cuts[:first]
        if _repeated(cut, before) and not any(c.values for c in above):
            return cut
    return stretch


def _repeated(stretch: Stretch, before: Body) -> int:
    """How many first lines are those of the header that the table started with."""
    mine = [_words(item.line.text) for item in stretch.lines[: len(before.header)]]
    theirs = [_words(line.text) for line in before.header]
    return len(theirs) if mine == theirs else 0


def _words(text: str) -> list[str]:
    """A line as it is compared: the first of a page may have another capital."""
    return text.casefold().split()


def header_size(stretch: Stretch) -> int:
    """How many of the first lines are the header."""
    cuts = stretch.cuts
    first = _first_row(cuts)
    if first is None:
        return len(cuts)
    ruled = next(
        (i for i in range(1, first + 1) if any(map(stretch.is_wide, stretch.bars_above(i)))), 0
    )
    lanes = lanes_of([c.values for c in cuts[first:] if c.values])
    stub = [c.texts[0].x0 for c in cuts[first:] if c.values and c.texts]
    if not stub:
        return first
    while ruled > 1 and _is_section(cuts[ruled - 1], min(stub), lanes):
        ruled -= 1  # the rule stands below a section
    size = first
    while size > ruled and (
        _is_section(cuts[size - 1], min(stub), lanes)
        or (ruled and _is_centred(cuts[size - 1], stretch))
    ):
        size -= 1
    return size


def _first_row(cuts: Sequence[Cut]) -> int | None:
    """The first line with values of its own: most of a row's, or some behind a stub."""
    counts = Counter(len(c.values) for c in cuts if c.values)
    if not counts:
        return None
    width = max(counts, key=lambda n: (n * counts[n], n))
    whole = [c for c in cuts if 2 * len(c.values) >= width]
    stub_at = min((c.texts[0].x0 for c in whole if c.texts), default=None)
    for index, cut in enumerate(cuts):
        near = STUB_HEADING * cut.line.size
        behind_stub = cut.texts and stub_at is not None and cut.texts[0].x0 <= stub_at + near
        later = cuts[index + 1 :]
        if not cut.values or _is_heading(cut, later):
            continue
        if index and not behind_stub and _are_shares(cut, cuts[index - 1], later):
            continue
        if 2 * len(cut.values) >= width or behind_stub:
            return index
    return None


def _are_shares(cut: Cut, above: Cut, later: Sequence[Cut]) -> bool:
    """Whether the numbers of a line end headings, each below its words: ``hoogste``, ``20%``.

    They alone have a sign for percent then, and the values of the rows have none.
    """
    headed = all(any(t.x0 < v.x1 and v.x0 < t.x1 for t in above.texts) for v in cut.values)
    signs = [["%" in v.cell.raw for v in c.values] for c in (cut, *later)]
    shares = all(signs[0]) and any(signs[1:]) and not any(map(any, signs[1:]))
    return headed and shares


def _is_section(cut: Cut, stub_at: float, lanes: Sequence[Lane]) -> bool:
    """Whether a line above the first row is a heading in the stub, and not of columns."""
    if cut.values or not cut.texts:
        return False
    starts = cut.texts[0].x0
    near = starts <= stub_at + STUB_HEADING * cut.line.size
    inside = [t for t in cut.texts[1:] if t.x1 > lanes[0].x0]
    return near and not inside


def _is_centred(cut: Cut, stretch: Stretch) -> bool:
    """Whether a line is one heading in the middle of the table: a section over all of it."""
    off = cut.texts[0].middle - (stretch.x0 + stretch.x1) / 2 if cut.texts else 0.0
    alone = len(cut.texts) == 1 and not cut.values
    return alone and abs(off) <= CENTRED * (stretch.x1 - stretch.x0)


def _is_heading(cut: Cut, later: Sequence[Cut]) -> bool:
    """Whether the numbers of a line are headings: years, or the points of a scale."""
    numbers = [v.cell.raw for v in cut.values]
    if all("=" in v.phrase.text for v in cut.values):
        return True  # (n=1.204) below each heading
    if len(numbers) < 2 or not any(len(c.values) >= len(numbers) for c in later):
        return False
    if all(YEAR.fullmatch(n) for n in numbers):
        return len(cut.texts) == 0 or cut.texts[0].x0 > cut.values[0].x0 or len(numbers) > 2
    return len(numbers) > 2 and not cut.texts and consecutive(numbers)
