"""A row of units below the headings ─► the unit of each column, or of the table.

Statistical offices set ``aantal``, ``x 1 000`` and ``%`` on a line of their own, each in the middle
of the columns that it is for. As words they would be one more line of the headings above them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations, islice, pairwise

from tabel_extract.layout.lines import Phrase, VisualLine
from tabel_extract.page import BBox
from tabel_extract.tables.caption import parse_caption
from tabel_extract.tables.columns import Header
from tabel_extract.tables.placed.cells import Cut, Lane, Value, cut, lane_index
from tabel_extract.tables.placed.stretch import Printed, Stretch, stretches_of
from tabel_extract.tables.placed.stub_place import STUB_HEADING
from tabel_extract.tables.region import Region
from tabel_extract.tables.rows import YEAR
from tabel_extract.tables.units import is_unit_alone, unit_of

MOST_ABOVE = 6
"""Lines that a header has at most above its units."""
ROW_BELOW = 4
"""Lines below a unit within which a row follows: a section or two may stand between."""
CENTRED = 8.0
"""Points by which a unit of all columns may be off the middle of their headings."""
OFF_MIDDLE = 12.0
"""Points by which a unit may be off the middle of its columns."""
RIVAL = 6.0
"""Points by which any other way to divide the columns must fit worse."""
SET_LEFT = 1.0
"""Points by which a unit may be off the left of the heading that it starts with."""
OFF_HEADING = 2.0
"""Points by which the middle of such a unit is off that of the heading, at least."""
MOST_WAYS = 5_000
"""Ways to divide columns over units that are tried."""

_UNIT_ALONE = re.compile(
    r"(?:in )?(?:%|procenten|percentages?|promille|euro['’]?s?|[x×] 1[. ]?000(?: euro)?)",
    re.IGNORECASE,
)
"""What can't go on a heading above, with a rule between or not."""
_SINGLE = re.compile(r"\(?(?:in )?aantal(?:len)?\)?", re.IGNORECASE)
"""What counts things one by one: none of them is a fraction."""


def take_unit_of_columns(region: Region, printed: Mapping[int, Printed]) -> None:
    """Take a unit that stands below all headings, in their middle, into the caption.

    It would be the heading of the column that it happens to stand over.
    """
    items = [printed.get(line.number) for line, _ in region.body[: MOST_ABOVE + ROW_BELOW]]
    for index, (above, item) in enumerate(pairwise(items[: MOST_ABOVE + 1]), start=1):
        if above is None or item is None or len(item.visual.phrases) > 1:
            continue
        text = item.visual.text.strip("() ")
        if not is_unit_alone(text) or not (_UNIT_ALONE.fullmatch(text) or _ruled(above, item)):
            continue
        below = [cut(i.visual) for i in items[index + 1 : index + ROW_BELOW] if i]
        row = next((c for c in below if len(c.values) > 1), None)
        unit, headings = item.visual.phrases[0], [i.visual for i in items[:index] if i]
        left = _ruled(above, item) and _is_set_left(unit, headings, below)
        if not left and not _is_in_the_middle(unit, above.visual, row):
            continue
        known = parse_caption(region.caption).unit_text
        if known is None or unit_of(known) == unit_of(text):
            region.caption += "" if known else f" ({text})"
            del region.body[index]
        return


def _is_in_the_middle(unit: Phrase, above: VisualLine, row: Cut | None) -> bool:
    """Whether a unit stands in the middle of the headings right above it."""
    over = [p for p in above.phrases if row and p.x1 > row.values[0].x0 - 2 * p.size]
    middle = (over[0].x0 + over[-1].x1) / 2 if len(over) > 1 else 0.0
    return abs(unit.middle - middle) <= CENTRED


def _is_set_left(unit: Phrase, headings: Sequence[VisualLine], rows: Sequence[Cut]) -> bool:
    """Whether a unit is set left in the columns: of the first of several headings, and below it.

    What stands in the middle of that heading, or at its right, may be meant for its column alone.
    What starts before that heading has to start behind those of the rows, which it may head.
    """
    starts = [p.x0 for c in rows for p in c.texts[:1]]
    if not starts:
        return False
    behind = min(starts) + STUB_HEADING * unit.size
    over = [p for line in headings for p in line.phrases if p.x0 > behind]
    first = min(over, key=lambda p: p.x0, default=None)
    if first is None or len(over) < 2:
        return False
    stub = max((c.texts[-1].x1 for c in rows if c.texts and c.values), default=behind)
    apart = max(behind, stub) < unit.x0 or abs(unit.x0 - first.x0) <= SET_LEFT
    return apart and unit.x0 - first.x0 <= SET_LEFT and first.middle - unit.middle > OFF_HEADING


def _ruled(above: Printed, item: Printed) -> bool:
    """Whether a rule parts two lines along most of their width."""
    stretch = stretches_of([above, item])[0]
    return any(map(stretch.is_wide, stretch.bars_above(1)))


def without_units(stretch: Stretch) -> tuple[Stretch, tuple[Phrase, ...]]:
    """The stretch without its row of units, and what stands in that; nothing where there is none.

    A rule above it, or a style of its own, tells it from a last line of wrapped headings.
    """
    for index, line in enumerate(stretch.cuts[: MOST_ABOVE + 1]):
        pieces = _pieces(line)
        if index and len(pieces) > 1 and all(is_unit_alone(p.text) for p in pieces):
            if not _is_set_apart(stretch, index):
                break
            lines = (*stretch.lines[:index], *stretch.lines[index + 1 :])
            cuts = (*stretch.cuts[:index], *stretch.cuts[index + 1 :])
            return replace(stretch, lines=lines, cuts=cuts), tuple(pieces)
        if line.texts and line.values and not _is_years(line):
            break
    return stretch, ()


def with_units(
    header: Header | None,
    units: Sequence[Phrase],
    lanes: Sequence[Lane],
    cells: Sequence[BBox],
    headings: Sequence[Phrase],
    rows: Sequence[Sequence[Value]],
) -> Header | None:
    """The header with the unit of each column, where only one way to divide them fits.

    Numbers with decimals in a column of single things are means of those.
    """
    if header is None or not units:
        return header
    ends = tuple(range(len(lanes) + 1)) if len(units) == len(lanes) else None
    ends = ends or _by_cell(units, lanes, cells) or _by_group(units, lanes, header)
    ends = ends or _by_place(units, lanes, headings)
    if ends is None:
        return header
    fine = {lane_index(lanes, v.x0, v.x1) for row in rows for v in row if (v.cell.step or 1) < 1}
    of_column = [
        "mean" if index in fine and _SINGLE.fullmatch(phrase.text) else unit_of(phrase.text)
        for phrase, (first, last) in zip(units, pairwise(ends), strict=True)
        for index in range(first, last)
    ]
    pairs = zip(header.columns, of_column, strict=True)
    return replace(header, columns=tuple(replace(c, unit=unit) for c, unit in pairs))


def _pieces(line: Cut) -> list[Phrase]:
    return sorted([*line.texts, *(v.phrase for v in line.values)], key=lambda p: p.x0)


def _is_years(line: Cut) -> bool:
    return all(YEAR.fullmatch(v.cell.raw) for v in line.values)


def _is_set_apart(stretch: Stretch, index: int) -> bool:
    if any(map(stretch.is_wide, stretch.bars_above(index))):
        return True
    styles = [{(p.italic, p.bold) for p in _pieces(stretch.cuts[i])} for i in (index - 1, index)]
    return not styles[0] & styles[1]


def _by_cell(
    units: Sequence[Phrase], lanes: Sequence[Lane], cells: Sequence[BBox]
) -> tuple[int, ...] | None:
    """Where the columns of each unit start and the last ones end, as their cells are drawn."""
    firsts: list[int] = []
    for phrase in units:
        word = phrase.words[0]
        height = (word.top + word.bottom) / 2
        own = [c for c in cells if c[0] <= phrase.x0 and phrase.x1 <= c[2] and c[1] < height < c[3]]
        if not own:
            return None
        x0, _, x1, _ = min(own, key=lambda c: c[2] - c[0])
        over = [i for i, lane in enumerate(lanes) if x0 < lane.middle < x1]
        if not over or over[0] != (firsts[-1] if firsts else 0):
            return None
        firsts += [*([] if firsts else [over[0]]), over[-1] + 1]
    return tuple(firsts) if firsts[-1] == len(lanes) else None


def _by_group(
    units: Sequence[Phrase], lanes: Sequence[Lane], header: Header
) -> tuple[int, ...] | None:
    """The same where each unit stands over columns of one top heading, and each of those has one.

    Where cells end isn't printed, so that a unit in the middle of one is off that of its columns.
    """
    tops = [c.path[:1] for c in header.columns]
    firsts = [i for i in range(len(tops)) if not i or tops[i] != tops[i - 1]]
    spans = list(pairwise((*firsts, len(lanes))))
    if len(spans) != len(units):
        return None
    for own, unit in enumerate(units):
        over = [i for i, (a, b) in enumerate(spans) if _meets(unit, lanes[a].x0, lanes[b - 1].x1)]
        if over != [own]:
            return None
    return (*firsts, len(lanes))


def _meets(unit: Phrase, x0: float, x1: float) -> bool:
    return unit.x0 < x1 and x0 < unit.x1


def _by_place(
    units: Sequence[Phrase], lanes: Sequence[Lane], headings: Sequence[Phrase]
) -> tuple[int, ...] | None:
    """The same by where units stand, if they don't stand both in the middle and left of others."""
    ways = {_by_middle(units, lanes), _by_left(units, lanes, headings)} - {None}
    return ways.pop() if len(ways) == 1 else None


def _by_left(
    units: Sequence[Phrase], lanes: Sequence[Lane], headings: Sequence[Phrase]
) -> tuple[int, ...] | None:
    """The same where each unit is set left in its first column, and goes on from it.

    It starts with a heading, or ahead of all that stands in that column and behind the one before.
    """
    ahead = [[i for i, lane in enumerate(lanes) if lane.x1 > u.x0] for u in units]
    firsts = [indexes[0] for indexes in ahead if indexes]
    whole = len(firsts) == len(units) and firsts[0] == 0
    if not whole or any(a >= b for a, b in pairwise(firsts)):
        return None
    starts = all(any(abs(u.x0 - h.x0) <= SET_LEFT for h in headings) for u in units)
    pairs = zip(units, firsts, strict=True)
    starts = starts or all(_is_ahead(u, lanes[first], headings) for u, first in pairs)
    return (*firsts, len(lanes)) if starts else None


def _is_ahead(unit: Phrase, lane: Lane, headings: Sequence[Phrase]) -> bool:
    """Whether a unit starts ahead of a column and its headings, and stands left in it."""
    over = [h for h in headings if h.x0 < lane.x1 and h.x1 > lane.x0]
    x0, x1 = min([lane.x0, *(h.x0 for h in over)]), max([lane.x1, *(h.x1 for h in over)])
    between = not any(h.x0 + SET_LEFT < unit.x0 < h.x1 for h in headings)
    left = unit.x0 <= x0 + SET_LEFT and (x0 + x1) / 2 - unit.middle > OFF_HEADING
    return left and between


def _by_middle(units: Sequence[Phrase], lanes: Sequence[Lane]) -> tuple[int, ...] | None:
    """The same where each unit stands in the middle of its columns."""
    width = len(lanes)
    inner = combinations(range(1, width), len(units) - 1)
    ways = []
    for ends in islice(((0, *cuts, width) for cuts in inner), MOST_WAYS):
        spans = zip(units, pairwise(ends), strict=True)
        off = [abs(p.middle - (lanes[a].x0 + lanes[b - 1].x1) / 2) for p, (a, b) in spans]
        ways.append((max(off), ends))
    ways.sort()
    if not ways or ways[0][0] > OFF_MIDDLE:
        return None
    fits = [ends for off, ends in ways if off - ways[0][0] < RIVAL]
    return fits[0] if len(fits) == 1 else None
