"""Dutch dates and stretches of days, as running text words them.

``van 12 tot en met 19 maart 2024``, ``tussen 28 november en 9 december``, ``op 4 en 5 juni``,
``3-11-2023``: the year may stand with the last day only, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_NAMES = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"]
_NAMES += ["september", "oktober", "november", "december"]
_SHORT = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
MONTHS = {name: at % 12 + 1 for at, name in enumerate(_NAMES + _SHORT)} | {"sept": 9}
"""Names of months, whole and short, and their numbers."""
LATEST_YEARLESS = timedelta(days=180)
"""A day named without its year is not longer ago than this when it is told."""
LONGEST = timedelta(days=731)
"""No fieldwork takes longer."""

_WEEKDAY = r"(?:(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:ma|di|wo|do|vr|za|zo)\.?),?\s+)?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_FOUR = r"(?:19|20)\d\d"
_YEAR = rf"{_FOUR}(?!\d)"
_STRETCH = re.compile(
    rf"(?<![\d.,/’'-]){_WEEKDAY}(?P<d1>{_DAY})(?:\s+(?P<m1>{_MONTH}))?(?:\s+(?P<y1>{_YEAR}))?"
    rf"(?:,\s+{_WEEKDAY}{_DAY}(?=[\s,]))*\s*(?P<join>\btot\s+en\s+met\b|\bt/m\b|\btot\b|\ben\b|[-–—])\s*"
    rf"{_WEEKDAY}(?P<d2>{_DAY})\s+(?P<m2>{_MONTH})(?:,?\s+(?P<y2>{_YEAR}))?",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    rf"(?<![\d.,/’'-]){_WEEKDAY}(?P<d2>{_DAY})\s+(?P<m2>{_MONTH})(?:,?\s+(?P<y2>{_YEAR}))?",
    re.IGNORECASE,
)
_DAY_IN_MONTH = re.compile(rf"\d\s+{_MONTH}", re.IGNORECASE)
"""What every stretch and every single day has, and few sentences: cheap to look for first."""

_NUMBERED = "(?:1[0-2]|0?[1-9])"
_FIGURES = re.compile(
    rf"(?<![\d./-])(?:(?P<year>{_FOUR})-(?P<month>1[0-2]|0[1-9])-(?P<day>{_DAY})"
    rf"|(?P<d>{_DAY})(?P<sep>[-/.])(?P<m>{_NUMBERED})(?P=sep)(?P<y>{_FOUR}))(?![\d/-])"
)
_MONTH_IN_FIGURES = re.compile(rf"[-/.]{_NUMBERED}[-/.]")
"""What every date in figures has, and little else."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that a text names, and where: ``first`` and ``last`` are the same for a single day."""

    start: int
    end: int
    first: date
    last: date
    single: bool


def spelled(text: str) -> str:
    """A text with its dates in figures written with the name of the month."""
    return _FIGURES.sub(_spell, text) if _MONTH_IN_FIGURES.search(text) else text


def _spell(match: re.Match[str]) -> str:
    day, month = match["day"] or match["d"], match["month"] or match["m"]
    return f"{int(day)} {_NAMES[int(month) - 1]} {match['year'] or match['y']}"


def stretches(text: str, published: date | None = None) -> Iterator[Stretch]:
    """All days that a spelled text names; ``published`` gives the year where none is told."""
    if not _DAY_IN_MONTH.search(text):
        return
    taken = 0
    for match in sorted((*_STRETCH.finditer(text), *_SINGLE.finditer(text)), key=_place):
        if match.start() < taken:
            continue
        days = _days(match, published)
        taken = match.end()
        if days and timedelta() <= days[1] - days[0] <= LONGEST:
            yield Stretch(match.start(), match.end(), *days, single="d1" not in match.groupdict())


def _place(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), -match.end()


def _days(match: re.Match[str], published: date | None) -> tuple[date, date] | None:
    found = match.groupdict()
    day, month = int(found["d2"]), _number(found["m2"])
    first_day = int(found.get("d1") or day)
    first_month = _number(found["m1"]) if found.get("m1") else month
    first_year = int(found["y1"]) if found.get("y1") else None
    year = int(found["y2"]) if found["y2"] else None
    turns = (first_month, first_day) > (month, day)
    if first_year and year and found["join"] == "en":
        return None  # two days rather than a stretch
    if not found.get("m1") and first_day > day:
        return None
    if year is None and first_year is not None:
        year = first_year + turns
    if year is None:
        year = _told_by(published, month, day)
    if year is None:
        return None
    first = _day(first_year or year - turns, first_month, first_day)
    last = _day(year, month, day)
    return (first, last) if first and last else None


def _told_by(published: date | None, month: int, day: int) -> int | None:
    """The year of a day that is told without, if it was shortly before ``published``."""
    for year in (published.year, published.year - 1) if published else ():
        last = _day(year, month, day)
        if last and published and timedelta() <= published - last <= LATEST_YEARLESS:
            return year
    return None


def _number(month: str) -> int:
    """The number of a month; 0, of which no day is, where its letters only look alike (aprıl)."""
    return MONTHS.get(month.lower().rstrip("."), 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
