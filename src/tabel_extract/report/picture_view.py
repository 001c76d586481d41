"""A table's shares and means as dots: a row for each group, a dot for each answer.

For people who would rather look than read. It repeats what the table says and adds nothing to it,
so what can't be told apart in the table is not drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from tabel_extract.checks.catalogue import Language
from tabel_extract.checks.grid import is_total, subgroup_column, subgroup_row
from tabel_extract.checks.verdicts import Verdict
from tabel_extract.model import HeadingPath, Observation
from tabel_extract.report import words
from tabel_extract.report.view import DotView, PictureGroup, PictureRow, PictureView

DRAWN = frozenset({"percent", "mean", "grade", "score"})
"""Units of which every group is on one scale; counts and differences are not."""
MAX_SERIES = 5
"""More answers than this in one row can't be told apart."""
MIN_DOTS = 2
GRADE_TOP = 10.0
PERCENT_TOP = 100.0

Key = tuple[HeadingPath, str]
Place = tuple[str, str]
"""A group: its dimension (empty for everyone, or a period) and its name."""
Dot = tuple[Place, str, Observation, Verdict]
"""Whom a number is about, the answer, the cell, and how it stands."""


def picture_views(
    cells: Sequence[tuple[Observation, Verdict]], language: Language
) -> tuple[PictureView, ...]:
    """A picture for each item of a table that has more than one number to show."""
    drawn = [(cell, v) for cell, v in cells if cell.value is not None and cell.unit in DRAWN]
    parts = [_parts(cell, language) for cell, _ in drawn]
    single = {what for _, what in parts if len(what) == 1}
    wordings = {cell.question for (cell, _), (_, what) in zip(drawn, parts, strict=True) if what}
    are_answers = len(single) <= MAX_SERIES and len(wordings) == 1
    items: dict[Key, list[Dot]] = {}
    for (cell, verdict), (place, what) in zip(drawn, parts, strict=True):
        divided = len(what) > 1 or are_answers
        item, answer = (what[:-1], "".join(what[-1:])) if divided else (what, "")
        items.setdefault((item, cell.unit or ""), []).append((place, answer, cell, verdict))
    if len(items) > 1 and all(len({p for p, *_ in found}) < 2 for found in items.values()):
        items = _joined(items)
    found = (_picture(item, unit, dots, language) for (item, unit), dots in items.items())
    return tuple(picture for picture in found if picture)


def _joined(
    items: dict[Key, list[Dot]],
) -> dict[Key, list[Dot]]:
    """Where each item is about everyone alone, the items are the rows of one picture."""
    joined: dict[Key, list[Dot]] = {}
    for (item, unit), dots in items.items():
        for _, answer, cell, verdict in dots:
            place = (" › ".join(item), answer) if item else ("", answer)
            joined.setdefault(((), unit), []).append((place, "", cell, verdict))
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


def _picture(
    item: HeadingPath,
    unit: str,
    dots: Sequence[Dot],
    language: Language,
) -> PictureView | None:
    series = list(dict.fromkeys(answer for _, answer, _, _ in dots))
    places = list(dict.fromkeys(place for place, *_ in dots))
    if len(places) == 1 and len(series) > 1:  # one group: its answers are the rows
        dots = [(("", answer), "", cell, verdict) for _, answer, cell, verdict in dots]
        places, series = [("", name) for name in series], [""]
    if len(dots) < MIN_DOTS or len(series) > MAX_SERIES or len(dots) > len(places) * len(series):
        return None
    top = _top(unit, [cell.value or 0.0 for _, _, cell, _ in dots])
    if top is None:
        return None
    return PictureView(
        item=" › ".join(item),
        series=tuple(series) if series != [""] else (),
        low="0",
        high=words.number(int(top), language),
        groups=tuple(_groups(places, series, dots, top)),
    )


def _top(unit: str, values: Sequence[float]) -> float | None:
    """The end of the scale, which begins at nought; None where a value lies outside it."""
    if min(values) < 0:
        return None
    if unit == "percent":
        return PERCENT_TOP if max(values) <= PERCENT_TOP else None
    if max(values) <= GRADE_TOP:
        return GRADE_TOP
    return float(10 ** len(str(ceil(max(values)))))


def _groups(
    places: Sequence[Place],
    series: Sequence[str],
    dots: Sequence[Dot],
    top: float,
) -> Iterator[PictureGroup]:
    held: dict[Place, list[DotView]] = {place: [] for place in places}
    for place, answer, cell, verdict in dots:
        dot = DotView(series.index(answer), _along(cell, top), cell.raw, verdict)
        held[place].append(dot)
    for dimension in dict.fromkeys(place[0] for place in places):
        rows = (place for place in places if place[0] == dimension)
        yield PictureGroup(
            dimension, tuple(PictureRow(place[1], tuple(held[place])) for place in rows)
        )


def _along(cell: Observation, top: float) -> float:
    """How far along its scale a number is, in per cent."""
    return round((cell.value or 0.0) / top * 100, 1)
