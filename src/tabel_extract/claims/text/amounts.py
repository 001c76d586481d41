"""How much of something, as a text says it: ``vijf of meer``, ``2 tot 5``, ``geen``."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from tabel_extract.language.cues import Cue
from tabel_extract.language.numerals import WORD as NUMERAL
from tabel_extract.language.numerals import number_of

_FIGURE = rf"(?:\d{{1,3}}(?:\.\d{{3}})+|\d+|\b(?:{NUMERAL})\b)"
_MORE = r"(?:meer|langer|hoger|groter|vaker|ouder)"
_LESS = r"(?:minder|korter|lager|kleiner)"
_UNIT = r"(?:\s+[\w-]+)?"
_AMOUNT = Cue(
    rf"(?P<least>{_FIGURE}){_UNIT}\s+of\s+{_MORE}\b"
    rf"|(?:ten\s+minste|tenminste|minstens|minimaal|vanaf|[≥⩾])\s*(?P<from>{_FIGURE})"
    rf"|(?:{_LESS}\s+dan|nog\s+geen|<)\s*(?P<below>{_FIGURE})"
    rf"|(?:{_MORE}\s+dan|>)\s*(?P<above>{_FIGURE})"
    rf"|(?P<low>{_FIGURE})\s*(?:-|–|\btot\s+en\s+met\b|\bt/m\b)\s*(?P<high>{_FIGURE})"
    rf"|(?P<start>{_FIGURE})\s+tot\s+(?P<end>{_FIGURE})"
    rf"|tussen\s+(?:de\s+)?(?P<one>{_FIGURE})\s+en\s+(?:de\s+)?(?P<other>{_FIGURE})"
    rf"|\b(?:tot|onder)\s+(?:de\s+)?(?P<till>{_FIGURE})"
    rf"|(?P<none>\b(?:geen|zonder)\b)|(?P<just>{_FIGURE})"
)


class Amount(NamedTuple):
    """From how much on, and to how much; ``open`` where the last may not count: `2 tot 5`."""

    low: float
    high: float
    open: bool = False

    def is_of(self, other: Amount) -> bool:
        """Whether words are those of a category, however each prints its end."""
        same = self.high == other.high
        short = self.open and self.high - 1 == other.high
        long = other.open and self.high == other.high - 1
        return self.low == other.low and (same or short or long)


def amount_in(text: str) -> tuple[Amount, tuple[int, int]] | None:
    """The first amount that a text names, and where."""
    for match in _AMOUNT.finditer(text):
        if (amount := _read(match)) is not None:
            return amount, match.span()
    return None


def _read(match: re.Match[str]) -> Amount | None:
    told = {name: _number(text) for name, text in match.groupdict().items() if text}
    if "none" in told:
        return Amount(0, 0)
    if match["just"] == "een":  # an article: `met een elektrische auto`
        return None
    if any(map(math.isnan, told.values())):
        return None
    first = next(iter(told.values()))
    if told.keys() & {"least", "from"}:
        return Amount(first, math.inf)
    if "below" in told or "till" in told:
        return Amount(0, first, open=True)
    if "above" in told:
        return Amount(first + 1, math.inf)
    if "just" in told:
        return Amount(first, first)
    return Amount(first, [*told.values()][1], open="end" in told or "other" in told)


def _number(text: str) -> float:
    return number_of(re.sub(r"\.(?=\d{3})", "", text.lower()))
