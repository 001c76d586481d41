"""Words that a sentence is searched for, in any case of letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, reduce
from operator import or_

from tabel_extract.language.hints import needs_of, ways_of
from tabel_extract.language.pieces import Pieces, lowered

FEW = 6
"""Ways that are sought one by one; from there on all at once is quicker."""
REMEMBERED = 1_024
"""Combinations of pieces of which is kept what may be found by them."""

_ESCAPED = re.compile(r"\\.|\(\?P<\w+>")
_PIECES = Pieces()
"""Those of all lasting cues."""

Ways = Sequence[re.Pattern[str]]


class Cue:
    """A pattern in small letters, for texts in any: far quicker than one that knows no case.

    What it finds is in small letters and has the place that it has in the text. Alternatives that
    all begin with `\\b` are in a group of their own: they are then tried where words begin or end
    only, not at each letter. Without groups each is a way of its own, that is tried only where a
    text has the pieces of words that it needs.

    One that is not ``lasting``, as it is made for a single report, is tried on each text.

    Raises:
        ValueError: the pattern has a capital, which it could never find.
    """

    def __init__(self, pattern: str, *, lasting: bool = True) -> None:
        bare = _ESCAPED.sub("", pattern)
        if bare != lowered(bare):
            raise ValueError(f"a cue is written in small letters: {pattern}")
        self._pattern = re.compile(pattern)
        ways = ways_of(pattern) if lasting and not self._pattern.groups else [pattern]
        self.needs = {way: needs_of(way) if lasting else () for way in ways}
        self._ways = [
            (re.compile(way), tuple(map(_PIECES.bits, needs))) for way, needs in self.needs.items()
        ]
        self._all = reduce(or_, (bits for _, needed in self._ways for bits in needed), 0)
        self._open = lru_cache(REMEMBERED)(self._possible)

    @property
    def pattern(self) -> str:
        """As it was given."""
        return self._pattern.pattern

    def search(self, text: str) -> re.Match[str] | None:
        """The first that a text has."""
        low, has = _PIECES.of(text)
        ways = self._open(has & self._all)
        return _first(ways, low, 0) if ways else None

    def first(self, text: str) -> str | None:
        """The words of the first that a text has, as it has them."""
        match = self.search(text)
        return text[slice(*match.span())] if match else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """A text that is all of it."""
        return self._pattern.fullmatch(lowered(text))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All that a text has, in their order."""
        low, has = _PIECES.of(text)
        ways = self._open(has & self._all)
        return _each(ways, low) if ways else iter(())

    def without(self, text: str) -> str:
        """A text with a space for each."""
        low, has = _PIECES.of(text)
        ways = self._open(has & self._all)
        if not ways:
            return text
        kept, start = [], 0
        for match in _each(ways, low):
            kept.append(text[start : match.start()])
            start = match.end()
        return " ".join([*kept, text[start:]]) if kept else text

    def _possible(self, has: int) -> Ways:
        """The ways that a text may be written in of which these are the pieces."""
        ways = [way for way, needed in self._ways if all(has & bits for bits in needed)]
        return ways if len(ways) <= FEW else [self._pattern]


def _first(ways: Ways, low: str, start: int) -> re.Match[str] | None:
    """What is found first; of two in one place that of the first way."""
    if len(ways) == 1:
        return ways[0].search(low, start)
    found = [match for way in ways if (match := way.search(low, start))]
    return min(found, key=re.Match.start, default=None)


def _each(ways: Ways, low: str) -> Iterator[re.Match[str]]:
    """All that is found, none of which overlaps the one before it."""
    return ways[0].finditer(low) if len(ways) == 1 else _in_turn(ways, low)


def _in_turn(ways: Ways, low: str) -> Iterator[re.Match[str]]:
    match = _first(ways, low, 0)
    while match is not None:
        yield match
        match = _first(ways, low, max(match.end(), match.start() + 1))
