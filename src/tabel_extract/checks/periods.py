"""A period as printed ─► the moment at which it ends, so that editions can be put in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tabel_extract.facts.dates import MONTHS

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT_YEAR = re.compile(r"(?<=\d)\s*(?:[/–—-]|t/m)\s*[’']?(\d\d)(?!\d)")
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
_COUNT = r"(?P<count>[1-4]|eerste|tweede|derde|vierde)"
_PARTS = (
    (re.compile(rf"\b{_COUNT}e?\s*(?:kwartaal|kw)\b"), 3),
    (re.compile(r"\b(?:kwartaal|kw|q)\.?\s?(?P<count>[1-4])\b"), 3),
    (re.compile(rf"\b{_COUNT}e?\s*(?:halfjaar|helft)\b"), 6),
)
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Moment:
    """The end of a period: a year, and the last month of it where the period names one."""

    year: int
    month: int | None = None

    def before(self, other: Moment) -> bool:
        """Whether this is certainly earlier: a whole year and a part of it have no order."""
        if self.year != other.year:
            return self.year < other.year
        return self.month is not None and other.month is not None and self.month < other.month

    @property
    def rank(self) -> tuple[int, int]:
        """To sort by; a whole year ends in its last month."""
        return self.year, self.month or 12


@lru_cache(maxsize=1024)
def moment(period: str | None) -> Moment | None:
    """When a period such as ``2023``, ``2019/2020``, ``2010/’11`` or ``2023 kw1`` ends.

    None where no year is printed.
    """
    text = (period or "").lower()
    years = [int(year) for year in _YEAR.findall(text)]
    if not years:
        return None
    years += [years[0] // 100 * 100 + int(short) for short in _SHORT_YEAR.findall(text)]
    return Moment(max(years), _month(text) if len(years) == 1 else None)


def _month(text: str) -> int | None:
    for pattern, months in _PARTS:
        match = pattern.search(text)
        if match is not None:
            count = match["count"]
            return months * (_ORDINALS.get(count) or int(count))
    named = [MONTHS[word] for word in _WORD.findall(text) if word in MONTHS]
    return max(named, default=None)
