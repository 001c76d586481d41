"""Lines below a header ─► rows and sections, wrapped headings put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from tabel_extract.dutch import BLANK, Cell, join_lines
from tabel_extract.model import Provenance
from tabel_extract.page import BBox
from tabel_extract.tables.lexicon import lexicon
from tabel_extract.tables.placed.cells import Value, is_known, joined
from tabel_extract.tables.placed.entries import Entry, rounded
from tabel_extract.tables.rows import Row, Section, cut_short
from tabel_extract.tables.units import is_base

TIGHT = 0.93
"""Lines nearer than this share of the distance between rows are of one row; browsers set lines on
whole pixels, which is off by less."""
HANGING = 0.88
"""The same for a line that is set in further, which more often is a row below a section."""
LOOSE = 1.15
"""Lines further apart than this share are not."""
FAR = 1.9
"""Em between lines that are never of one row."""
INDENT = 1.5
"""Points by which an indented line starts further right."""
MIN_RULED = 0.6
"""Share of rows with a rule or a change of shade between them, where those part all rows."""
CENTRED = 0.3
"""Em by which the values of a row of two lines may be off the middle between them."""
FEW_WORDS = 4
"""Words of the first and the last line of a sentence, at least; what is shorter may be cut off by
its stop: ``wo-bach.``."""
BLANK_WIDTH = 0.25
"""Em of a blank."""


def items_of(
    entries: Sequence[Entry], *, marks_known: bool, closed: bool = True
) -> list[Row | Section]:
    """Rows and sections of the entries.

    ``marks_known`` says that raised signs can be seen, ``closed`` that the table ends here, so that
    text at its end heads nothing.
    """
    groups = _Grouping(entries, closed=closed).groups()
    section_at = _section_indent(groups)
    items: list[Row | Section] = []
    outer: tuple[float, Row] | None = None  # the last row that others may be set in under
    for group in groups:
        heading = joined([e.text for e in group if e.text])
        marks = tuple(m for e in group for m in e.marks) if marks_known else None
        place = _around(group)
        filled = next((e for e in group if e.has_values), None)
        if filled is None:
            items.append(Section(heading, place, marks))
            outer = None
            continue
        row = _row(heading, filled, place, marks)
        start = group[0].x0 if group[0].stub else None
        if start is not None and section_at is not None:
            row = replace(row, alone=start <= section_at + INDENT)
        if start is not None and outer is not None and start > outer[0] + INDENT:
            row = replace(row, parent=outer[1])
        elif start is not None and not (lexicon().is_total(heading) or is_base(heading)):
            outer = (start, row)
        else:
            outer = None
        items.append(row)
    return items


def _section_indent(groups: Sequence[Sequence[Entry]]) -> float | None:
    """Where sections start, if most rows are set in under them."""
    stubs = [g for g in groups if g[0].stub]
    sections = [g[0].x0 for g in stubs if not any(e.has_values for e in g)]
    rows = [g[0].x0 for g in stubs if any(e.has_values for e in g)]
    if not sections:
        return None
    start = min(sections)
    return start if 2 * sum(x > start + INDENT for x in rows) > len(rows) else None


def _around(group: Sequence[Entry]) -> Provenance:
    boxes = [e.place.bbox for e in group if e.place.bbox]
    first = group[0].place
    box = (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    return replace(first, bbox=box)


def _row(heading: str, entry: Entry, place: Provenance, marks: tuple[str, ...] | None) -> Row:
    if entry.row is None:
        cells: list[Cell] = [v.cell for v in entry.cut.values]
        boxes: list[BBox | None] = [_box(v) for v in entry.cut.values]
        return Row(heading, tuple(cells), False, place, marks, tuple(boxes))
    cells = [v.cell if v else BLANK for v in entry.row]
    boxes = [_box(v) if v else None for v in entry.row]
    return Row(heading, tuple(cells), True, place, marks, tuple(boxes))


def _box(value: Value) -> BBox:
    words = value.phrase.words
    return rounded((value.x0, min(w.top for w in words), value.x1, max(w.bottom for w in words)))


_ADDED = re.compile(r"\([^()]*\)")
"""A line in brackets, which adds to the heading above it."""
_STOPS = (".", "?", "!")
_ENDS_A_CLAUSE = frozenset(
    {"is", "zijn", "heeft", "hebben", "wordt", "worden", "kan", "kunnen", "moet", "moeten", "wil"}
    | {"willen", "mag", "mogen", "zou", "zouden", "was", "waren", "gaat", "gaan", "doet", "doen"}
    | {"ben", "heb", "krijgt", "krijgen", "komt", "komen", "niet", "wel", "ook"}
)
"""Words that a Dutch clause ends in; alone on a line they head nothing."""


class _Grouping:
    """Which lines are one row or one section."""

    def __init__(self, entries: Sequence[Entry], *, closed: bool) -> None:
        self.entries = entries
        self.closed = closed
        whole = [e for e in entries if e.has_values and e.stub]
        self.between_rows = self._between_rows()
        self.stub_end = max((e.x1 for e in whole), default=0.0)
        pairs = pairwise(entries)
        self.pairs = Counter((a.text, b.text) for a, b in pairs if a.stub and b.stub)
        between = self.between_rows or 0.0
        self.wraps_tightly = any(
            b.baseline - a.baseline < TIGHT * between
            for a, b in pairwise(entries)
            if a.stub and b.stub and a.has_values != b.has_values
        )
        self.texts = Counter(e.text for e in entries if e.has_values)
        self.values_first = self._values_first()

    def _between_rows(self) -> float | None:
        """The usual distance from a row to the line below it."""
        pitches = [
            b.baseline - a.baseline
            for a, b in pairwise(self.entries)
            if a.has_values and a.stub and b.stub
        ]
        return median(pitches) if len(pitches) > 1 else None

    def groups(self) -> list[list[Entry]]:
        joins = self._ruled() if self._rows_are_parted() else self._free()
        groups: list[list[Entry]] = []
        for entry, joins_above in zip(self.entries, joins, strict=True):
            if joins_above and groups:
                groups[-1].append(entry)
            else:
                groups.append([entry])
        return groups

    def _rows_are_parted(self) -> bool:
        """Whether most rows that follow each other have a rule or a change of shade between."""
        follow = [b.parted for a, b in pairwise(self.entries) if a.has_values and b.has_values]
        if len(follow) > 1:
            return sum(follow) >= MIN_RULED * len(follow)
        parted = sum(e.parted for e in self.entries[1:])
        rows = sum(e.has_values for e in self.entries)
        return parted >= max(2, MIN_RULED * (rows - 1))

    def _ruled(self) -> list[bool]:
        """Rules part the rows: what no rule parts is one, unless it holds two rows of values."""
        joins: list[bool] = []
        filled = False
        before: Entry | None = None
        for entry in self.entries:
            together = (
                before is not None
                and not entry.parted
                and not (filled and entry.has_values)
                and not _heads(before, entry)
                and not (before.stub and entry.stub and before.style != entry.style)
            )
            before = entry
            filled = entry.has_values or (together and filled)
            joins.append(together)
        return joins

    def _free(self) -> list[bool]:
        joins = [False]
        for index in range(1, len(self.entries)):
            joins.append(self._joins(index, joined_before=joins[-1]))
        return joins

    def _joins(self, index: int, *, joined_before: bool) -> bool:
        above, below = self.entries[index - 1], self.entries[index]
        pitch = below.baseline - above.baseline
        if below.parted or (above.has_values and below.has_values):
            return False
        if pitch > FAR * below.cut.line.size:
            return False
        if not below.stub:
            return self._values_alone(index, pitch)
        if self.closed and index + 1 == len(self.entries) and not below.has_values:
            return above.has_values or joined_before
        if not above.stub:
            return joined_before and self._centred(index - 1)
        if self.between_rows is not None:
            share = HANGING if _heads(above, below) else TIGHT
            if pitch < share * self.between_rows and above.style == below.style:
                return True
            if pitch > LOOSE * self.between_rows or self.wraps_tightly:
                return above.text.endswith("-") and pitch <= LOOSE * self.between_rows
        if (above.has_values or joined_before) and self._ends_sentence(index, above):
            return True
        return self._reads_on(index, above, below)

    def _ends_sentence(self, index: int, above: Entry) -> bool:
        """Whether the lines from here on, which have no values, end the sentence above them."""
        if above.text.endswith(_STOPS):
            return False
        for entry in self.entries[index:]:
            if entry.has_values or not entry.text[:1].islower():
                return False
            if entry.text.endswith(_STOPS):
                return len(f"{above.text} {entry.text}".split()) >= FEW_WORDS
        return False

    def _values_alone(self, index: int, pitch: float) -> bool:
        """Values without a stub on their line belong to the text right above, or around them."""
        above = self.entries[index - 1]
        if above.has_values:
            return False
        after = self.entries[index + 1] if index + 1 < len(self.entries) else None
        if after is not None and after.stub and not after.has_values:
            return self._centred(index) or pitch < after.baseline - self.entries[index].baseline
        return True

    def _centred(self, index: int) -> bool:
        if not 0 < index < len(self.entries) - 1:
            return False
        above, here, below = self.entries[index - 1 : index + 2]
        off = (here.baseline - above.baseline) - (below.baseline - here.baseline)
        return abs(off) <= CENTRED * here.cut.line.size and not above.has_values

    def _reads_on(self, index: int, above: Entry, below: Entry) -> bool:
        """Whether the words say that two lines are one heading, where distances don't."""
        text = join_lines([above.text, below.text])
        if above.text.endswith("-") or above.text.count("(") > above.text.count(")"):
            return True
        if _heads(above, below):
            return False
        if _ADDED.fullmatch(below.text) and not self._had_room(above, below):
            return above.has_values != below.has_values
        if cut_short(above.text) or _ENDS_A_CLAUSE.issuperset(below.text.split()):
            return True
        if is_known(text) and not (is_known(above.text) and is_known(below.text)):
            return True
        if self.pairs[above.text, below.text] > 1 and (above.has_values or not below.has_values):
            return self.texts[below.text] == 0
        if above.style != below.style or above.marks or below.x0 < above.x0 - INDENT:
            return False
        return not self._had_room(above, below) and self._looks_wrapped(index, above, below)

    def _had_room(self, above: Entry, below: Entry) -> bool:
        """Whether the first word below would have fitted on the line above, had it belonged."""
        first = below.stub[0].words[0]
        return above.x1 + BLANK_WIDTH * first.size + (first.x1 - first.x0) <= self.stub_end

    def _values_first(self) -> bool | None:
        """Whether wrapped rows have their values on the first line (else the last), if seen."""
        plain = [e for e in self.entries if e.stub]
        rows = [e for e in plain if e.has_values]
        if not rows:
            return None
        first = last = 0
        for a, b in pairwise(self.entries):
            if not (a.stub and b.stub) or a.style != b.style or a.has_values == b.has_values:
                continue
            broken = a.text.endswith("-") or cut_short(a.text)
            first += broken and a.has_values
            last += broken and b.has_values
        first += not plain[-1].has_values
        head = next((e for e in plain if e.style == rows[0].style and not e.marks), plain[0])
        beside = abs(head.x0 - rows[0].x0) <= INDENT and not self._is_whole(rows[0])
        last += not head.has_values and beside
        return None if first == last else first > last

    def _looks_wrapped(self, index: int, above: Entry, below: Entry) -> bool:
        if below.has_values and self._is_whole(below):
            return False
        if self.values_first is not None:
            return not below.has_values or not self.values_first
        if not below.has_values:
            last = index + 1 == len(self.entries)
            return above.has_values and (last or below.x0 > above.x0 + INDENT)
        return below.text[0].islower()

    def _is_whole(self, row: Entry) -> bool:
        """Whether a row's heading needs no line above it: it is known, or stands there again."""
        return is_known(row.text) or is_base(row.text) or self.texts[row.text] > 1


def _heads(above: Entry, below: Entry) -> bool:
    """Whether a line of text is a section, by the way it is set, above a row or a section."""
    if above.has_values or not above.stub or not below.stub:
        return False
    return above.style != below.style or (below.has_values and below.x0 > above.x0 + INDENT)
