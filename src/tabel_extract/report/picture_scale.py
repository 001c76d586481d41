"""On what scale numbers are drawn: the one that is printed, else one that holds them all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from math import floor, log10

from tabel_extract.checks.scales import scale_ends
from tabel_extract.model import HeadingPath, Observation, Table

Ends = tuple[float, float]
"""The first and the last value of a scale."""

PERCENT: Ends = (0.0, 100.0)
GRADES: Ends = (1.0, 10.0)
MIN_POINTS = 3
"""Fewer numbered answers than this are no scale."""
STEPS = (1, 2, 5, 10)

_BRACKETS = re.compile(r"\(\s*([01])\s*(?:-|–|t/m|tot(?: en met)?)\s*(\d{1,3})\s*\)")
_GRADE = re.compile(r"rapportcijfer", re.IGNORECASE)
_AMOUNT = re.compile(r"\b(?:aantal|uren|uur|minuten|dagen|keer|euro)\b", re.IGNORECASE)
_POINT = re.compile(r"\d{1,2}")


def printed_ends(table: Table, cell: Observation, headings: HeadingPath) -> Ends | None:
    """The scale that a table prints for a cell, whose own ``headings`` say what it measures.

    What is nearest to the cell counts: its headings, then its notes, then the table's caption. None
    where no scale is printed, or two of them equally near.
    """
    if cell.unit == "percent":
        return PERCENT
    own = list(chain.from_iterable(map(_ends, headings)))
    if own:
        return _only(own)
    if any(map(_AMOUNT.search, (*headings, table.unit_text or ""))):
        return None
    markers = {None, *cell.markers, *table.caption_markers}
    notes = [n.text for n in table.notes if n.kind == "scale" and n.marker in markers]
    caption = [table.title, table.unit_text or ""]
    for texts in (notes, caption):
        if found := list(chain.from_iterable(map(_ends, texts))):
            return _only(found)
    if cell.unit == "grade" or any(map(_GRADE.search, (*headings, *caption))):
        return GRADES
    return _points(table)


def round_ends(values: Iterable[float]) -> Ends:
    """From nought to the next 1, 2 or 5 times a power of ten, for values without a scale."""
    most = max(values, default=0.0)
    if most <= 0:
        return (0.0, 1.0)
    power = 10.0 ** floor(log10(most))
    return 0.0, next(step * power for step in STEPS if step * power >= most - 1e-9)


def _ends(text: str) -> list[Ends]:
    found = [(float(low), float(high)) for low, high in _BRACKETS.findall(text)]
    found += [(float(low), float(high)) for low, high in scale_ends(text)]
    return [(low, high) for low, high in found if low < high]


def _only(found: Sequence[Ends]) -> Ends | None:
    return found[0] if len(set(found)) == 1 else None


def _points(table: Table) -> Ends | None:
    """The scale whose points are the headings of shares in the same table."""
    shares = [c for c in table.observations if c.unit == "percent"]
    for last in ({c.row[-1] for c in shares if c.row}, {c.column[-1] for c in shares if c.column}):
        points = sorted(int(name) for name in last if _POINT.fullmatch(name))
        first = points[0] if points else -1
        whole = points == list(range(first, first + len(points)))
        if len(points) >= MIN_POINTS and first in {0, 1} and whole:
            return float(first), float(points[-1])
    return None
