"""The subgroups that a report's tables print, and the words that a sentence has for them.

A group that no table prints (`jonge ouders`, `mensen met een auto`) is a mention too, of no known
group, so that its number is never held against that of everyone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from tabel_extract.claims.groups.ages import Ages
from tabel_extract.claims.groups.by_words import ByWords
from tabel_extract.claims.groups.crossed import narrowed
from tabel_extract.claims.groups.degrees import Degrees
from tabel_extract.claims.groups.group import About, Categories, Group, Kind, Mention, apart
from tabel_extract.claims.groups.headings import Headings
from tabel_extract.claims.groups.in_part import InPart
from tabel_extract.claims.groups.left_out import left_out
from tabel_extract.claims.groups.people import People, told_again
from tabel_extract.claims.groups.phrased import Phrased
from tabel_extract.claims.groups.quantiles import Quantiles
from tabel_extract.claims.groups.quoted import Quoted
from tabel_extract.claims.groups.schooling import Schooling
from tabel_extract.language.cues import Cue
from tabel_extract.model import Table
from tabel_extract.tables.lexicon import key

_BY_AGE = Cue(r"\bnaarmate\s+(?:men|mensen|iemand|ze|zij)\s+ouder\b")
_OTHERS = re.compile(r"(?:de\s+)?(?:overigen|anderen|andere\s+groep|rest)", re.IGNORECASE)
_TWO = 2
"""Categories of which what isn't the one is the other."""
LEAST_NOUN = 5
"""Letters of a noun behind the adjective that a dimension starts with."""
REMEMBERED = 64
"""Sentences whose mentions are kept: each number of a sentence asks for them anew."""


def _place(mention: Mention) -> int:
    return mention.start


class GroupFinder:
    """Finds mentions of groups; made once for the tables of a report."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.categories = _categories(tables)
        populations = [t.population.lower() for t in tables if t.population]
        self._ages = Ages(self.categories, populations)
        self._in_part = InPart(self.categories)
        self._kinds = self._all_kinds()
        self._people = People(
            populations,
            named=all(t.population for t in tables),
            sources={t.source for t in tables if t.source},
        )
        self._phrased = Phrased(self.categories, self._people.everyone)
        self._headings = Headings(tables)
        self._dimensions = {name: _naming(name) for name in self.categories}
        self._spoken_of: tuple[str, ...] = ()
        self._remembered = lru_cache(REMEMBERED)(self._find)

    def speak_of(self, tables: tuple[str, ...]) -> None:
        """Take in which tables the text is about."""
        self._spoken_of = tables

    def find(self, sentence: str) -> Sequence[Mention]:
        """The mentions of a sentence in their order; none overlaps another."""
        return self._remembered(sentence, self._spoken_of)

    def _find(self, sentence: str, tables: tuple[str, ...]) -> Sequence[Mention]:
        found = apart(self._headings.without(sentence, self._known(sentence), tables))
        ranks = left_out(sentence, found, self.categories)
        known = list(narrowed(sentence, apart([*found, *ranks]) if ranks else found))
        whole = self._people.with_nouns(sentence, self._people.mentions(sentence, known))
        told = apart(self._phrased.told(sentence, list(whole)))
        people = self._headings.without_named(sentence, told, tables)
        return told_again(sentence, sorted(people, key=_place))

    def dimension_named(self, sentence: str) -> str | None:
        """A dimension that the sentence names as such: ``met het opleidingsniveau``."""
        for name in self.categories:
            if key(name).startswith("leeftijd") and _BY_AGE.search(sentence):
                return name
            if self._dimensions[name].search(sentence):
                return name
        return None

    def likely(self, told: Sequence[About]) -> list[About]:
        """Whom numbers are about, where their words are of no printed group but likely mean one."""
        found: list[About] = []
        for about in told:
            group = None if about.group else self._likely(about.text or "", found)
            known = replace(about, group=group, stated=True, people=True, sure=False)
            found.append(known if group else about)
        return found

    def _likely(self, text: str, before: Sequence[About]) -> Group | None:
        if group := self._ages.likely.get(text.lower()):
            return group
        if _OTHERS.fullmatch(text):
            last = next((a.group for a in reversed(before) if a.group), None)
            names = self.categories.get(last.dimension or "", ()) if last else ()
            rest = [n for n in names if last and n != last.category]
            return Group(last.dimension, rest[0]) if last and len(names) == _TWO else None
        return self._in_part.likely(text)

    def _all_kinds(self) -> tuple[Kind, ...]:
        """What knows categories of one kind each; of two that know the same words the first."""
        schooling, degrees = Schooling(self.categories), Degrees(self.categories)
        quantiles = Quantiles(self.categories)
        told_apart = self._ages.groups | schooling.groups | degrees.groups
        return (
            schooling,
            self._ages,
            quantiles,
            degrees,
            self._in_part,
            Quoted(self.categories, quantiles),
            ByWords(self.categories, told_apart),
        )

    def _known(self, sentence: str) -> Iterator[Mention]:
        return chain.from_iterable(kind.mentions(sentence) for kind in self._kinds)


def _categories(tables: Sequence[Table]) -> Categories:
    found: dict[str, dict[str, None]] = {}
    for table in tables:
        for cell in table.observations:
            if cell.dimension and cell.category:
                found.setdefault(cell.dimension, {})[cell.category] = None
    return {dimension: tuple(names) for dimension, names in found.items()}


def _naming(dimension: str) -> re.Pattern[str]:
    """What names a dimension as such: ``opleidingsniveau`` that of `hoogste opleiding`."""
    first, *rest = key(dimension).split()
    kind = first.endswith("e") and rest and len(rest[0]) >= LEAST_NOUN
    root = re.escape(rest[0] if kind else first)
    return re.compile(rf"\b{root}s?(?:niveau|groep\w*|kwintiel\w*|klasse\w*)?\b", re.IGNORECASE)
