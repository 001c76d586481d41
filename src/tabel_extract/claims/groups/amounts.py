"""Groups by how much they have of something: ``vijf of meer medicijnen`` of `medicijngebruik`."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tabel_extract.claims.groups.group import Categories, Group, Mention, only
from tabel_extract.claims.groups.having import base_of
from tabel_extract.claims.text.words import WORD, root, words
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
    rf"|(?P<none>\bgeen\b)|(?P<just>{_FIGURE})"
)
_OF_PEOPLE = re.compile(
    r"\b(?:wie|die|met|zonder|van|onder|bij|in|waar)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE
)
"""What stands before an amount that people are told by: ``degenen die geen …``."""
_CLAUSE = re.compile(r"[,;:.()]\s|%")
_NEAR = 6
"""Words from an amount to what it is of."""
_AGE = "leeftijd"
_LEAST = 2
"""Categories that are amounts, at least, for a dimension to be one of amounts."""


@dataclass(frozen=True, slots=True)
class _Amount:
    """From how much on, and to how much; ``open`` where the last may not count: `2 tot 5`."""

    low: float
    high: float
    open: bool = False

    def is_of(self, other: _Amount) -> bool:
        """Whether words are those of a category, however each prints its end."""
        same = self.high == other.high
        short = self.open and self.high - 1 == other.high
        long = other.open and self.high == other.high - 1
        return self.low == other.low and (same or short or long)


class Amounts:
    """Finds categories that are amounts of what their dimension names; made once for a report."""

    def __init__(self, categories: Categories) -> None:
        self._of: list[tuple[frozenset[str], list[tuple[_Amount, Group]]]] = []
        for dimension, names in categories.items():
            told = [(_printed(name), Group(dimension, name)) for name in names]
            known = [(a, g) for a, g in told if a is not None]
            told_by = _roots(dimension)
            if len(known) >= _LEAST and told_by and not dimension.lower().startswith(_AGE):
                self._of.append((told_by, known))

    def mentions(self, sentence: str) -> Iterator[Mention]:
        """Amounts of a sentence with what they are of behind them."""
        if not self._of:
            return
        for match in _AMOUNT.finditer(sentence):
            amount = _read(match) if _OF_PEOPLE.search(sentence[: match.start()]) else None
            for told_by, known in self._of if amount else ():
                end = _end_of(sentence, match.end(), told_by)
                group = only([g for own, g in known if amount and amount.is_of(own)])
                if end is not None and group is not None:
                    yield Mention(match.start(), end, group, sentence[match.start() : end])


def _read(match: re.Match[str]) -> _Amount | None:
    told = {name: _number(text) for name, text in match.groupdict().items() if text}
    if "none" in told:
        return _Amount(0, 0)
    if match["just"] == "een":  # an article: `met een elektrische auto`
        return None
    if any(map(math.isnan, told.values())):
        return None
    first = next(iter(told.values()))
    if told.keys() & {"least", "from"}:
        return _Amount(first, math.inf)
    if "below" in told:
        return _Amount(0, first, open=True)
    if "above" in told:
        return _Amount(first + 1, math.inf)
    if "just" in told:
        return _Amount(first, first)
    return _Amount(first, [*told.values()][1], open="end" in told or "other" in told)


def _number(text: str) -> float:
    return number_of(re.sub(r"\.(?=\d{3})", "", text.lower()))


def _printed(name: str) -> _Amount | None:
    """What a category is an amount of; None where it is none."""
    low = name.lower().strip()
    if low in ("geen", "0", "nooit"):
        return _Amount(0, 0)
    match = _AMOUNT.search(low)
    return _read(match) if match else None


def _roots(dimension: str) -> frozenset[str]:
    """The roots of the words by which a sentence names what a dimension is an amount of."""
    found = [base_of(word) for word in WORD.findall(dimension.lower())]
    idle = words().stop | words().vague
    return frozenset(root(word) for word in found if len(word) > 2 and word not in idle)


def _end_of(sentence: str, start: int, told_by: frozenset[str]) -> int | None:
    """The end of the word behind an amount that says of what it is; None without one."""
    parted = _CLAUSE.search(sentence, start)
    until = parted.start() if parted else len(sentence)
    for place, word in enumerate(WORD.finditer(sentence, start, until)):
        if place >= _NEAR:
            return None
        if root(word[0].lower()) in told_by:
            return word.end()
    return None
