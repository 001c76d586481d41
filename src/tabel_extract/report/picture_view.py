"""A table's shares and means as dots: a row for each group, a dot for each answer.

For people who would rather look than read. It repeats what the table says and adds nothing to it,
so what can't be told apart in the table is not drawn. All pictures of a table whose scale is not
printed have one scale, or what is twice as wide would not be twice as much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tabel_extract.checks.catalogue import Language
from tabel_extract.checks.grid import is_total, subgroup_column, subgroup_row
from tabel_extract.checks.verdicts import Verdict
from tabel_extract.dutch import format_number
from tabel_extract.model import HeadingPath, Observation, Table
from tabel_extract.report import words
from tabel_extract.report.picture_parts import (
    DotView,
    PictureGroup,
    PictureRow,
    PictureSheet,
    PictureView,
)
from tabel_extract.report.picture_scale import Ends, printed_ends, round_ends

DRAWN = frozenset({"percent", "mean", "grade", "score"})
"""Units of which every group is on one scale; counts and differences are not."""
MAX_SERIES = 5
"""More answers than this in one row can't be told apart."""
MIN_DOTS = 2

_CHANGE = re.compile(
    r"(?:verschil|verandering|mutatie|toename|afname|stijging|daling)(?:\W.*\d.*)?"
)
_ENGLISH_POINTS = str.maketrans(",.", ".,")

Place = tuple[str, str]
"""A group: its dimension (empty for everyone, or a period) and its name."""


@dataclass(frozen=True, slots=True)
class _Key:
    """What numbers of one picture share: the item, the unit, and the scale if one is printed."""

    item: HeadingPath
    unit: str
    ends: Ends | None


@dataclass(frozen=True, slots=True)
class _Dot:
    """Whom a number is about, the answer, the cell, and how it stands."""

    place: Place
    answer: str
    cell: Observation
    verdict: Verdict


def picture_sheet(
    table: Table, cells: Sequence[tuple[Observation, Verdict]], language: Language
) -> PictureSheet:
    """A picture for each item that has more than one number to show, and what kept one away.

    ``cells`` are those of the table, in its order, each with how it stands.
    """
    texts = words.words(language)
    items = _items(table, cells, language)
    loose: dict[str, list[float]] = {}
    for key, dots in items.items():
        if key.ends is None:
            loose.setdefault(key.unit, []).extend(_values(dots))
    drawn, refused = [], []
    for key, dots in items.items():
        low, high = ends = key.ends or round_ends(loose[key.unit])
        picture = _picture(key.item, dots, ends, language)
        outside = [d.cell.raw for d in dots if not low <= (d.cell.value or low) <= high]
        if picture and outside:
            only = picture.series[0] if len(picture.series) == 1 else table.title
            refused.append(
                texts["picture_refused"].format(
                    item=picture.item or only, raw=outside[0], low=picture.low, high=picture.high
                )
            )
        elif picture:
            drawn.append(picture)
    return PictureSheet(tuple(drawn), tuple(refused))


def _items(
    table: Table, cells: Sequence[tuple[Observation, Verdict]], language: Language
) -> dict[_Key, list[_Dot]]:
    """The numbers to draw, by picture, and the cells in their midst that print none."""
    drawn = [(cell, v) for cell, v in cells if cell.unit in DRAWN and not _is_change(cell)]
    parts = [_parts(cell, language) for cell, _ in drawn]
    single = {what for _, what in parts if len(what) == 1}
    wordings = {cell.question for (cell, _), (_, what) in zip(drawn, parts, strict=True) if what}
    are_answers = len(single) <= MAX_SERIES and len(wordings) == 1
    items: dict[_Key, list[_Dot]] = {}
    for (cell, verdict), (place, what) in zip(drawn, parts, strict=True):
        divided = len(what) > 1 or are_answers
        item, answer = (what[:-1], "".join(what[-1:])) if divided else (what, "")
        key = _Key(item, cell.unit or "", printed_ends(table, cell, what))
        items.setdefault(key, []).append(_Dot(place, answer, cell, verdict))
    if len(items) > 1 and all(len({d.place for d in dots}) < 2 for dots in items.values()):
        return _joined(items)
    return items


def _is_change(cell: Observation) -> bool:
    """Whether a number is a difference between two others, which has no place on their scale."""
    last = (*cell.row[-1:], *cell.column[-1:])
    return cell.unit != "percent" and any(_CHANGE.fullmatch(h.strip().lower()) for h in last)


def _joined(items: dict[_Key, list[_Dot]]) -> dict[_Key, list[_Dot]]:
    """Where each item is about everyone alone, the items are the rows of one picture."""
    joined: dict[_Key, list[_Dot]] = {}
    for key, dots in items.items():
        for dot in dots:
            path = (*key.item, dot.answer) if dot.answer else key.item
            place = (" › ".join(path[:-1]), "".join(path[-1:]))
            row = _Dot(place, "", dot.cell, dot.verdict)
            joined.setdefault(_Key((), key.unit, key.ends), []).append(row)
    return joined


def _parts(cell: Observation, language: Language) -> tuple[Place, HeadingPath]:
    """Who a cell is about, and the headings of what it measures."""
    texts = words.words(language)
    everyone = texts["everyone"]
    if subgroup_column(cell) or is_total(cell.column) or cell.period in cell.column:
        return _place(cell, cell.column, everyone), cell.row
    if subgroup_row(cell) or is_total(cell.row) or cell.period in cell.row:
        return _place(cell, cell.row, everyone), cell.column
    return ("", everyone), (*cell.row, *cell.column)


def _place(cell: Observation, path: HeadingPath, everyone: str) -> Place:
    if cell.category is not None:
        return cell.dimension or "", " › ".join(path[1:]) or cell.category
    if cell.period and cell.period in path:
        return "", cell.period
    return "", path[-1] if path else everyone


def _values(dots: Sequence[_Dot]) -> list[float]:
    return [dot.cell.value for dot in dots if dot.cell.value is not None]


def _picture(
    item: HeadingPath, dots: Sequence[_Dot], ends: Ends, language: Language
) -> PictureView | None:
    """The picture of an item; None where it has too little to show, or too much to tell apart."""
    series = list(dict.fromkeys(dot.answer for dot in dots))
    places = list(dict.fromkeys(dot.place for dot in dots))
    if len(places) == 1 and len(series) > 1:  # one group: its answers are the rows
        dots = [_Dot(("", dot.answer), "", dot.cell, dot.verdict) for dot in dots]
        places, series = [("", name) for name in series], [""]
    if len(_values(dots)) < MIN_DOTS or len(series) > MAX_SERIES:
        return None
    if len({(dot.place, dot.answer) for dot in dots}) < len(dots):
        return None
    several = series != [""]
    return PictureView(
        item=" › ".join(item),
        series=tuple(series) if several else (),
        bars=not several and ends[0] == 0,
        low=_number(ends[0], language),
        high=_number(ends[1], language),
        groups=tuple(_groups(places, series, dots, ends)),
    )


def _groups(
    places: Sequence[Place], series: Sequence[str], dots: Sequence[_Dot], ends: Ends
) -> Iterator[PictureGroup]:
    held: dict[Place, list[DotView | None]] = {place: [None] * len(series) for place in places}
    for dot in dots:
        if dot.cell.value is not None:
            place = series.index(dot.answer)
            at = _along(dot.cell.value, ends)
            held[dot.place][place] = DotView(place, at, dot.cell.raw, dot.verdict)
    for dimension in dict.fromkeys(place[0] for place in places):
        rows = (place for place in places if place[0] == dimension)
        yield PictureGroup(
            dimension, tuple(PictureRow(place[1], tuple(held[place])) for place in rows)
        )


def _along(value: float, ends: Ends) -> float:
    """How far along its scale a number is, in per cent."""
    return round((value - ends[0]) / (ends[1] - ends[0]) * 100, 2)


def _number(value: float, language: Language) -> str:
    dutch = format_number(value)
    return dutch if language == "nl" else dutch.translate(_ENGLISH_POINTS)
