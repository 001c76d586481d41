"""The years that words name, outright or counted from another."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from tabel_extract.language.numerals import number_of
from tabel_extract.model import Table

_YEAR = re.compile(r"(?<![\d.,/’'-])(?:19|20)\d\d(?![\d.,]?\d)")
_ANYWHERE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<=’)\d\d(?!\d)")
"""A year as tables write it, also as the end of a name: ``VEN’19``."""
_COUNTED = re.compile(
    r"\b(?P<count>[a-zéë]+|\d{1,2})\s+jaar\s+"
    r"(?P<way>eerder|later|geleden|daarvoor|daarna|voor de laatste meting)\b",
    re.IGNORECASE,
)


_SPAN = re.compile(
    r"\b(?:in|(?:in|over)\s+(?:de|het)\s+(?:laatste|afgelopen|voorbije))\s+"
    r"(?P<count>[a-zéë]+|\d{1,2})\s+jaar(?:\s+tijds?)?\b",
    re.IGNORECASE,
)
"""How long a change took, up to the last year: ``in tien jaar tijd``."""


def span_start(text: str, last: str) -> str | None:
    """The year in which a change began that took ``tien jaar``, up to the last one."""
    match = _SPAN.search(text)
    number = number_of(match["count"]) if match else math.nan
    if math.isnan(number) or not last[:4].isdecimal():
        return None
    return str(int(last[:4]) - int(number))


def years_in(text: str) -> list[str]:
    """Years in figures, in their order."""
    return _YEAR.findall(text)


def without_counted(text: str) -> str:
    """A text without ``drie jaar eerder``, which says when and nothing else."""
    return _SPAN.sub(" ", _COUNTED.sub(" ", text)) if "jaar" in text else text


def counted_year(text: str, base: str | None) -> str | None:
    """The year that ``drie jaar eerder`` is, counted from ``base``; None where none is counted."""
    match = _COUNTED.search(text)
    if match is None or base is None or not base[:4].isdecimal():
        return None
    number = number_of(match["count"])
    if math.isnan(number):
        return None
    count = int(number)
    later = match["way"].lower() in ("later", "daarna")
    return str(int(base[:4]) + (count if later else -count))


def covered_years(tables: Iterable[Table]) -> frozenset[str]:
    """Years that tables may be about: those that they name anywhere, and all between them."""
    found: set[str] = set()
    for table in {table.label: table for table in tables}.values():
        words = {table.title, table.period or "", table.source or ""}
        words.update(part for one in table.observations for part in (*one.column, *one.row))
        named = _ANYWHERE.findall(" ".join(words))
        years = {int(year) if len(year) == 4 else 2000 + int(year) for year in named}
        if years:
            found.update(map(str, range(min(years), max(years) + 1)))
    return frozenset(found)
