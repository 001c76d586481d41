"""The years that words name, outright or counted from another."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?<![\d.,/’'-])(?:19|20)\d\d(?![\d.,]?\d)")
_NUMBERS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7,
            "acht": 8, "negen": 9, "tien": 10}  # fmt: skip
_COUNTED = re.compile(
    rf"\b(?P<count>{'|'.join(_NUMBERS)}|\d{{1,2}})\s+jaar\s+"
    r"(?P<way>eerder|later|geleden|daarvoor|daarna|voor de laatste meting)\b",
    re.IGNORECASE,
)


def years_in(text: str) -> list[str]:
    """Years in figures, in their order."""
    return _YEAR.findall(text)


def counted_year(text: str, base: str | None) -> str | None:
    """The year that ``drie jaar eerder`` is, counted from ``base``; None where none is counted."""
    match = _COUNTED.search(text)
    if match is None or base is None or not base[:4].isdigit():
        return None
    count = _NUMBERS.get(match["count"].lower()) or int(match["count"])
    later = match["way"].lower() in ("later", "daarna")
    return str(int(base[:4]) + (count if later else -count))
