"""On what scale a question was answered, as far as a table says, and how two scales differ."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from tabel_extract.checks.asked import Asked, heading_key, is_answer
from tabel_extract.checks.grid import rounding
from tabel_extract.model import Observation, Table
from tabel_extract.tables.units import UNIT_WORDS

Words = tuple[str, str]
"""One text in Dutch and in English."""
Difference = tuple[Words, Words, Words]
"""What differs, as it is now, as it was then."""
UNIT_IS: Words = ("de eenheid is", "the unit is")

_RANGE = re.compile(r"schaal\D{0,30}?(\d{1,2})\s*(?:tot(?: en met)?|t/m|[-–—])\s*(\d{1,2})(?!\d)")
_POINT = re.compile(r"(?<!\d)(\d{1,2})\s*=")
_NUMBERS = {
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "negen": 9,
    "tien": 10,
    "elf": 11,
}
_ANY = "|".join(_NUMBERS)
_COUNT = re.compile(
    rf"(?P<one>{_ANY}|\d{{1,2}})-?\s?puntsschaal|schaal (?:van|met) (?P<two>{_ANY}|\d{{1,2}}) "
    r"(?:punten|antwoorden)"
)


def scale_differences(now: Asked, then: Asked) -> tuple[bool, Difference | None]:
    """Whether two editions tell anything of one scale, and the first thing in which they differ."""
    compared, found = all_scale_differences(now, then)
    return compared, next(iter(found), None)


def all_scale_differences(now: Asked, then: Asked) -> tuple[bool, list[Difference]]:
    """Whether two editions tell anything of one scale, and each thing in which they differ.

    In order: the unit of their numbers, the answers, the words at the ends of the scale, its first
    and last point or the number of points.
    """
    told = [
        *_units(now, then),
        *_answers(now, then),
        *_poles(now.table, then.table),
        *_points(now.table, then.table),
    ]
    return bool(told), [(what, mine, theirs) for what, mine, theirs in told if mine != theirs]


def _units(now: Asked, then: Asked) -> list[Difference]:
    """The unit of each cell that both editions print."""
    both = [(cell.unit, then.cells[at].unit) for at, cell in now.cells.items() if at in then.cells]
    named = dict.fromkeys((mine, theirs) for mine, theirs in both if mine and theirs)
    return [(UNIT_IS, _unit(mine), _unit(theirs)) for mine, theirs in named]


def _unit(code: str) -> Words:
    return UNIT_WORDS.get(code, (code, code))


def _answers(now: Asked, then: Asked) -> list[Difference]:
    """The answers offered.

    A table may print some of them only, so that other answers are another scale only where none is
    shared, or where both editions print whole distributions.
    """
    mine, theirs = answers_of(now), answers_of(then)
    if not mine or not theirs:
        return []
    what = ("de antwoorden zijn", "the answers are")
    shared = mine.keys() & theirs.keys()
    if mine.keys() != theirs.keys() and (not shared or (_whole(now) and _whole(then))):
        return [(what, _listed(mine.values()), _listed(theirs.values()))]
    return [(what, ("", ""), ("", ""))]


def answers_of(asked: Asked) -> dict[str, str]:
    """The answers that a table prints, by key; none where a heading is not known to be one."""
    rows = {at.answer: c.row[-1] for at, c in asked.cells.items() if at.answer}
    columns = {at.column: c.column[-1] for at, c in asked.cells.items() if at.column}
    for found in (rows, columns):
        headings = {heading_key(heading): heading for heading in found.values()}
        if headings and all(map(is_answer, headings.values())):
            return headings
    return {}


def _whole(asked: Asked) -> bool:
    """Whether the answers of most groups add up to 100."""
    groups: dict[tuple[str, str], list[Observation]] = {}
    for at, cell in asked.cells.items():
        groups.setdefault((at.dimension, at.category), []).append(cell)
    complete = [
        all(c.value is not None and c.unit == "percent" for c in cells)
        and abs(sum(c.value or 0.0 for c in cells) - 100) <= rounding(cells)
        for cells in groups.values()
    ]
    return 2 * sum(complete) > len(complete)


def _listed(names: Iterable[str]) -> Words:
    quoted = ", ".join(f"‘{name}’" for name in names)
    return quoted, quoted


def _poles(now: Table, then: Table) -> list[Difference]:
    if now.poles is None or then.poles is None:
        return []
    what = ("de uiteinden van de schaal zijn", "the ends of the scale are")
    if [*map(heading_key, now.poles)] == [*map(heading_key, then.poles)]:
        return [(what, ("", ""), ("", ""))]
    return [(what, _listed(now.poles), _listed(then.poles))]


def _points(now: Table, then: Table) -> list[Difference]:
    mine, theirs = _stated(now), _stated(then)
    if mine is None or theirs is None or mine[0] != theirs[0]:
        return []
    return [(("de schaal heeft", "the scale has"), mine[1], theirs[1])]


def _stated(table: Table) -> tuple[str, Words] | None:
    """The ends of the scale or its number of points, where a table states one and no other."""
    texts = [
        table.title,
        table.unit_text or "",
        *(n.text for n in table.notes if n.kind == "scale"),
    ]
    found = set(chain.from_iterable(_in_words(text.lower()) for text in texts))
    return found.pop() if len(found) == 1 else None


def scale_ends(text: str) -> list[tuple[int, int]]:
    """The first and last point of each scale that a text states: ``op een schaal van 1 tot 7``."""
    text = text.lower()
    points = sorted({int(n) for n in _POINT.findall(text)})
    ends = [(int(low), int(high)) for low, high in _RANGE.findall(text)]
    return ends + ([(points[0], points[-1])] if len(points) > 1 else [])


def _in_words(text: str) -> list[tuple[str, Words]]:
    told: list[tuple[str, Words]] = [
        ("ends", (f"de punten {low} tot en met {high}", f"the points {low} to {high}"))
        for low, high in scale_ends(text)
    ]
    for match in _COUNT.finditer(text):
        count = match["one"] or match["two"]
        many = _NUMBERS.get(count) or int(count)
        told.append(("count", (f"{many} punten", f"{many} points")))
    return told
