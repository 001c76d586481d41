"""A phrase that says whom a number is of, read word by word against what divides people."""

from __future__ import annotations

import re
from collections.abc import Set

from tabel_extract.claims.groups.crossed import goes_on
from tabel_extract.claims.groups.divisions import TOKEN, Division
from tabel_extract.claims.groups.group import Group, Mention, only
from tabel_extract.claims.groups.roots import AGENT, DENIED, roots
from tabel_extract.claims.text.often import Often
from tabel_extract.claims.text.words import words

_SIGN = re.compile(r"[,;:.()%\d‘’“”]")
PLURAL = 2
"""Letters by which a noun is longer where there are several."""
_CLAUSE = frozenset({"die", "wie"})
_PEOPLE = re.compile(r"\w{3,}(?:ers|aars|sters|leden|lieden)|\w{4,}en")
"""What words for people end in that come of what they are, do or have."""
_BETWEEN = frozenset({"en", "of", "met", "inwoners"})
"""What may stand within the name of people."""
_PLACES = ("gemeente", "wijk", "buurt", "kern", "regio", "stad", "dorp")
"""What words for places start with, that stand for those who live there."""
_OF_WHAT = re.compile(
    r"(?<=[a-z]r)(?:\s+(?:is|was|werd|zijn|waren|werden))?\s+van\s+(?:(?:een|het|de)\s+)?[a-z]\w*",
    re.IGNORECASE,
)
"""What those do or meet with whom a dimension is named after: `slachtoffer van een overval`."""


class Phrase:
    """What a phrase says from its start on; without ``people`` it is named by the division alone.

    ``people`` are nouns that narrow no one: all whom the tables are about.
    """

    def __init__(self, sentence: str, start: int, division: Division, people: Set[str]) -> None:
        self._sentence, self._start, self._people = sentence, start, people
        self._division = division
        self._end = start
        self._last = ""
        self._clause = self._denied = False
        self._names_people = False
        self._said: set[str] = set()
        self._told: set[str] = set()

    def mention(self) -> Mention | None:
        """The category that it says; None where it says another one, or has words of its own."""
        measured = self._division.measured(self._sentence[self._start :])
        first, last = measured[1] if measured else (0, 0)
        span = range(first + self._start, last + self._start)
        until = self._read(self._sign_behind(span), span)
        if until is None or not self._is_whole() or goes_on(self._sentence, self._end):
            return None
        end = len(self._sentence[: until if self._clause else self._end].rstrip())
        if self._division.kind is not None:
            within = measured is not None and span.stop <= end
            group = self._division.of_measure(measured[0]) if measured and within else None
        else:
            group = self._category()
        if group is None or not (self._people or self._names_people):
            return None
        return Mention(self._start, end, group, self._sentence[self._start : end])

    def _sign_behind(self, span: range) -> int:
        """Where the first sign stands that is not one of a measure."""
        sign = _SIGN.search(self._sentence, self._start)
        if sign and sign.start() in span:
            sign = _SIGN.search(self._sentence, span.stop)
        return sign.start() if sign else len(self._sentence)

    def _read(self, until: int, measure: range) -> int | None:
        """Take in the words up to a place; where the phrase ends; None if one is strange."""
        of_what = 0
        for word in TOKEN.finditer(self._sentence, self._start, until):
            low = word[0].lower()
            if word.start() in measure:
                self._last, self._end = "", measure.stop
            elif word.start() < of_what:
                self._end = of_what
            elif self._names_people and not self._people and self._division.kind is None:
                break
            elif not self._takes(low, word.end()):
                return word.start() if self._may_end(low) else None
            elif said := self._of_what(word.end(), until):
                of_what = said.end()
        return until

    def _of_what(self, end: int, until: int) -> re.Match[str] | None:
        """What people have to do with whom the dimension is named after."""
        named = len(self._division.nouns) == 1 and self._is_whole() and not self._told
        return _OF_WHAT.match(self._sentence, end, until) if named else None

    def _takes(self, word: str, end: int) -> bool:
        """Take in a word; False where the phrase doesn't go on with it."""
        verb = word in words().finite
        own = roots(word) & (self._division.roots | self._division.told)
        closed = not self._clause or self._last in words().finite
        if verb and not own and closed and self._is_whole():
            return False  # that of the sentence
        if own:
            self._said |= own
            self._told |= own & self._division.told
            self._names_people |= self._are_people(word) or word.startswith(_PLACES)
        elif word in DENIED:
            self._denied = not self._denied
        elif word in _CLAUSE:
            self._clause = True
        elif word not in self._people and not self._says_nothing(word):
            return False
        if own or (self._clause and verb):
            self._end = end
        self._last = word
        return True

    def _is_whole(self) -> bool:
        """Whether it has all that the dimension is of."""
        return not any(map(self._said.isdisjoint, self._division.main))

    def _says_nothing(self, word: str) -> bool:
        """Whether a word says no more of people than those around it."""
        if not self._people:
            return word in _BETWEEN and self._end > self._start
        counts = self._division.kind is Often and word in words().how_often
        return counts or word in self._division.units or word in words().explained

    def _are_people(self, word: str) -> bool:
        """Whether a word is for people by what they are, do or have: `sporters`, `beperkten`."""
        thing = self._is_noun(word) and not AGENT.match(word)
        return bool(_PEOPLE.fullmatch(word)) and not thing

    def _is_noun(self, word: str) -> bool:
        """Whether a word is one of the dimension's own, or several of it."""
        nouns = self._division.nouns
        return any(word.startswith(own) and len(word) - len(own) <= PLURAL for own in nouns)

    def _may_end(self, word: str) -> bool:
        """Whether the phrase may end before a word that it doesn't take in."""
        ends = self._is_noun(self._last) or not self._last.endswith("e")
        return word in words().finite or (not self._clause and self._is_whole() and ends)

    def _category(self) -> Group | None:
        own = self._division.categories
        return only([c.group for c in own if c.denied == self._denied and c.told == self._told])
