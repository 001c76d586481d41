"""Phrases on a line ─► values and text, and the columns that the values stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tabel_extract.dutch import ARROWS, Cell, join_lines, parse_cell
from tabel_extract.layout.lines import Phrase, VisualLine, marks_in
from tabel_extract.page import BBox
from tabel_extract.tables.bracketed import bracketed_bases
from tabel_extract.tables.lexicon import lexicon
from tabel_extract.tables.units import is_unit_alone

_INTERVAL = re.compile(r"(?P<value>\S+)\s*[(\[]\d+(?:,\d+)?\s?[-–;]\s?\d+(?:,\d+)?[)\]]")
_GROUPED = re.compile(r"(?:€ ?)?[+\-−–]?[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?%?")
_BASE = re.compile(r"\(?[nN]\s?=\s?(?P<number>[\d.]+)\)?")

MOST_IN_NUMBER = 0.6
"""Em between the groups of figures of one number; values of neighbouring cells stand further."""
BESIDE = 1.5
"""Em between a value and an arrow beside it, at most."""
MIN_OVERLAP = 0.2
"""Share of the narrower of two values by which they overlap when they are of one column."""


@dataclass(frozen=True, slots=True)
class Value:
    """A printed value and where it stands."""

    cell: Cell
    phrase: Phrase

    @property
    def x0(self) -> float:
        """Where it starts."""
        return self.phrase.x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.phrase.x1


@dataclass(frozen=True, slots=True)
class Cut:
    """A line cut in text and values, each from left to right."""

    line: VisualLine
    texts: tuple[Phrase, ...]
    values: tuple[Value, ...]

    @property
    def bbox(self) -> BBox:
        """Where the line stands."""
        return self.line.bbox


def cell_of(phrase: Phrase) -> Cell | None:
    """The value that a phrase states with all its words, or None; raised marks are its markers."""
    text = phrase.text
    cell = parse_cell(text)
    if cell is None and _GROUPED.fullmatch(text) and _is_tight(phrase):
        cell = parse_cell(text.removeprefix("€").lstrip().replace(" ", "."))
        cell = replace(cell, raw=text) if cell else None
    if cell is None and (within := _INTERVAL.fullmatch(text)):
        cell = parse_cell(within["value"])
        cell = replace(cell, raw=text, qualifier="interval") if cell else None
    if cell is None and (base := _BASE.fullmatch(text)):
        cell = parse_cell(base["number"])
    if cell is None or cell.qualifier == "blank":
        return None
    return replace(cell, markers=(*cell.markers, *phrase.marks)) if phrase.marks else cell


def _is_tight(phrase: Phrase) -> bool:
    """Whether the words of a phrase stand no more than a blank apart."""
    return all(b.x0 - a.x1 <= MOST_IN_NUMBER * b.size for a, b in pairwise(phrase.words))


def cut(line: VisualLine) -> Cut:
    """Cut a line; a phrase that holds several values is as many phrases."""
    texts: list[Phrase] = []
    values: list[Value] = []
    heading, *rest = line.phrases
    bases = bracketed_bases(heading.text, [phrase.text for phrase in rest])
    if bases is not None:
        counted = zip(bases, rest, strict=True)
        return Cut(line, (heading,), tuple(Value(cell, phrase) for cell, phrase in counted))
    for phrase in line.phrases:
        for piece in _pieces(phrase):
            cell = cell_of(piece)
            if cell is None:
                texts.append(piece)
            else:
                values.append(Value(cell, piece))
    return _with_arrows(Cut(line, tuple(texts), tuple(values)))


def _with_arrows(line: Cut) -> Cut:
    """The line with arrows that stand apart behind a value as signs of that value."""
    arrows = [t for t in line.texts if t.text in ARROWS]
    values = list(line.values)
    for arrow in arrows:
        before = [i for i, v in enumerate(values) if v.x1 <= arrow.x0]
        if not before or arrow.x0 - values[before[-1]].x1 > BESIDE * arrow.size:
            return line
        value = values[before[-1]]
        cell = replace(value.cell, markers=(*value.cell.markers, arrow.text))
        values[before[-1]] = replace(value, cell=cell)
    return replace(
        line, texts=tuple(t for t in line.texts if t not in arrows), values=tuple(values)
    )


def _pieces(phrase: Phrase) -> list[Phrase]:
    if len(phrase.words) == 1 or cell_of(phrase) is not None or is_unit_alone(phrase.text):
        return [phrase]  # `x 1 000` is no secret number, a one and a zero
    pieces = [
        Phrase((w,), w.text, w.x0, w.x1, marks)
        for w, marks in zip(phrase.words, _marks_inside(phrase), strict=True)
    ]
    pieces[-1] = replace(pieces[-1], marks=phrase.marks, x1=phrase.x1)
    return pieces if all(cell_of(p) is not None for p in pieces) else [phrase]


def _marks_inside(phrase: Phrase) -> list[tuple[str, ...]]:
    """The raised signs behind each word of a phrase: inside of it they are part of its text."""
    printed = phrase.text.split()
    if len(printed) != len(phrase.words):
        return [()] * len(phrase.words)
    behind = [p.removeprefix(w.text) for p, w in zip(printed, phrase.words, strict=True)]
    return [tuple(marks_in(signs)) for signs in behind]


def joined(lines: list[str]) -> str:
    """A heading put together from its lines; a known word loses a hyphen that looks like its own.

    ``vm-`` / ``bo`` could be an abbreviation with a word behind it, but is ``vmbo``.
    """
    text = join_lines(lines)
    if is_known(text) or not any(line.endswith("-") for line in lines[:-1]):
        return text
    bare = " ".join(lines).replace("- ", "")
    return bare if is_known(bare) else text


def is_known(heading: str) -> bool:
    """Whether a heading is an answer or a category that surveys commonly have."""
    return lexicon().is_answer(heading) or bool(lexicon().dimensions_of(heading))


@dataclass(frozen=True, slots=True)
class Lane:
    """The x range that the values of one column take up."""

    x0: float
    x1: float

    def distance(self, x0: float, x1: float) -> float:
        """How far a range is from this one; 0 where they overlap."""
        return max(0.0, self.x0 - x1, x0 - self.x1)

    @property
    def middle(self) -> float:
        """The middle of the range."""
        return (self.x0 + self.x1) / 2


def lanes_of(rows: Sequence[Sequence[Value]]) -> list[Lane]:
    """The columns that values stand in: ranges of x that don't overlap.

    A row in which two values would fall in one range shows that it holds two.
    """
    spans = sorted((v.x0, v.x1) for row in rows for v in row)
    groups: list[list[float]] = []
    for x0, x1 in spans:
        if groups:
            last = groups[-1]
            overlap = last[1] - x0
            if overlap > MIN_OVERLAP * min(x1 - x0, last[1] - last[0]):
                last[1] = max(last[1], x1)
                continue
        groups.append([x0, x1])
    return joined_lanes([Lane(*g) for g in groups], rows)


def joined_lanes(
    lanes: Sequence[Lane], rows: Sequence[Sequence[Value]], cells: Sequence[BBox] = ()
) -> list[Lane]:
    """The columns, neighbours as one that overlap, or stand in one drawn cell, but in no row.

    A column has two such ranges where the numbers of a row are centred and others set right.
    """
    found: list[Lane] = []
    for lane in lanes:
        last = found[-1] if found else None
        if last is not None and _is_one(last, lane, cells) and not _both(last, lane, rows):
            found[-1] = Lane(last.x0, max(last.x1, lane.x1))
        else:
            found.append(lane)
    return found


def _is_one(left: Lane, right: Lane, cells: Sequence[BBox]) -> bool:
    return right.x0 < left.x1 or any(c[0] <= left.x0 and right.x1 <= c[2] for c in cells)


def _both(left: Lane, right: Lane, rows: Sequence[Sequence[Value]]) -> bool:
    """Whether some row has a value in each of two columns."""
    pair = (left, right)
    return any(
        len({lane_index(pair, v.x0, v.x1) for v in row if not _off(v, pair)}) > 1 for row in rows
    )


def _off(value: Value, lanes: Sequence[Lane]) -> bool:
    return all(lane.distance(value.x0, value.x1) > 0 for lane in lanes)


def lane_index(lanes: Sequence[Lane], x0: float, x1: float) -> int:
    """The lane that a range of x overlaps most, else the nearest one."""
    best = max(range(len(lanes)), key=lambda i: min(x1, lanes[i].x1) - max(x0, lanes[i].x0))
    return best


def placed(values: Sequence[Value], lanes: Sequence[Lane]) -> list[Value | None] | None:
    """The values by lane, None for a blank; None if two of them claim one lane."""
    row: list[Value | None] = [None] * len(lanes)
    for value in values:
        index = lane_index(lanes, value.x0, value.x1)
        if row[index] is not None:
            return None
        row[index] = value
    indexes = [i for i, v in enumerate(row) if v is not None]
    ordered = all(a < b for a, b in pairwise(indexes))
    return row if ordered else None
