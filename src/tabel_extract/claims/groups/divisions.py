"""What divides people in a table, by the words of its dimension and its categories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tabel_extract.claims.groups.group import Group, only
from tabel_extract.claims.groups.roots import DENIED, YES, base_of, roots
from tabel_extract.claims.text.amounts import Amount, amount_in
from tabel_extract.claims.text.often import Often, often_in
from tabel_extract.claims.text.words import words
from tabel_extract.tables.lexicon import key

TOKEN = re.compile(r"[^\W\d_][\w’']*")
NO_WORDS: frozenset[str] = frozenset()
_BRACKETS = re.compile(r"\([^)]*\)")
_WHEN = re.compile(r"\s+(?:in\s+)?(?:het|de)?\s*(?:afgelopen|laatste|voorbije)\s.*$")
_OF_WHAT = re.compile(r"\s(?:in|van|met|bij|op|voor|aan|door|uit|tot|over)\s")
"""What stands between the head of a dimension and what it is of: `vertrouwen in de rechter`."""
_UNITS = ("huishouden", "gezin", "jaar", "maand", "week", "dag", "leven", "vrije", "tijd")
"""What nouns start with that people have all the same: `auto's in het huishouden`."""
_SERIES = 2
"""Categories that say how often or how much, at least, for a dimension to be one of that."""
_JOINS = frozenset({"of", "en", "de", "het"})

Measure = Often | Amount


@dataclass(frozen=True, slots=True)
class Category:
    """A category by the roots of its own words.

    ``denied`` where people are, do or have not what they say; ``measure`` is how often or how much.
    """

    group: Group
    told: frozenset[str]
    denied: bool
    measure: Measure | None


@dataclass(frozen=True, slots=True)
class Division:
    """A dimension by the roots of its words, and those told by its categories.

    ``main`` are those that a phrase needs: its head, and what that is of. ``nouns`` are all its
    words, and ``whose`` nouns for all whom it divides. Where its categories are of one measure that
    is its ``kind``, and ``units`` are the words beside their numbers.
    """

    nouns: tuple[str, ...]
    whose: frozenset[str]
    units: frozenset[str]
    roots: frozenset[str]
    main: tuple[frozenset[str], ...]
    told: frozenset[str]
    categories: tuple[Category, ...]
    kind: type[Measure] | None

    def of_measure(self, measure: Measure) -> Group | None:
        """The category that people are of who do or have something so much."""
        return only([c.group for c in self.categories if c.measure and _same(measure, c.measure)])

    def measured(self, text: str) -> tuple[Measure, tuple[int, int]] | None:
        """The measure that a text names, and where."""
        if self.kind is Often:
            return often_in(text)
        return amount_in(text) if self.kind is Amount else None


def division_of(dimension: str, names: Sequence[str]) -> Division | None:
    """What a dimension divides people by; None where its words don't say."""
    nouns = _nouns(_bare(dimension))
    if not nouns or nouns[-1] == "leeftijd":
        return None
    of_words = [roots(noun) | roots(base_of(noun)) for noun in nouns]
    told = [_told(name) for name in names]
    kind, measures = _measures(names)
    shared = frozenset.intersection(*(t for t, _ in told)) if len(told) > 1 else frozenset()
    known = frozenset().union(*of_words) | shared
    categories = tuple(
        Category(Group(dimension, name), own - known, denied, measure)
        for name, (own, denied), measure in zip(names, told, measures, strict=True)
    )
    every = NO_WORDS.union(*(c.told for c in categories))
    return Division(
        nouns=tuple(nouns),
        whose=_whose(nouns),
        units=frozenset(w for n in names for w in TOKEN.findall(n.lower())) if kind else NO_WORDS,
        roots=known,
        main=tuple(_main(dimension, shared)),
        told=NO_WORDS if kind else every,
        categories=categories,
        kind=kind,
    )


def _main(dimension: str, shared: frozenset[str]) -> Iterator[frozenset[str]]:
    """The roots of a dimension's head, or of what all categories share; and of what that is of."""
    for place, part in enumerate(_OF_WHAT.split(_bare(dimension))):
        nouns = _nouns(part)
        if place == 0 or (nouns and not nouns[-1].startswith(_UNITS)):
            last = nouns[-1] if nouns else part
            yield roots(last) | roots(base_of(last)) | (shared if place == 0 else NO_WORDS)


def _nouns(text: str) -> list[str]:
    low = map(str.lower, TOKEN.findall(text))
    return [word for word in low if word not in words().stop | words().vague]


def _whose(nouns: Sequence[str]) -> frozenset[str]:
    """Nouns for those of whom alone a division can be told: `werknemers` by their contract."""
    every = words().divided
    known = (who for starts, who in every if any(noun.startswith(starts) for noun in nouns))
    return NO_WORDS.union(*known)


def _bare(dimension: str) -> str:
    """A dimension without what it says in brackets, of when, and before a colon."""
    return _WHEN.sub("", _BRACKETS.sub(" ", dimension.lower()).rpartition(":")[2])


def _told(name: str) -> tuple[frozenset[str], bool]:
    """The roots of a category's words, and whether it is of those who are, do or have it not."""
    low = [word.lower() for word in TOKEN.findall(_BRACKETS.sub(" ", name))]
    bare = [word for word in low if word not in DENIED | YES | _JOINS]
    shortest = frozenset(min(roots(word), key=len, default=word) for word in bare)
    return shortest, any(word in DENIED for word in low)


def _measures(names: Sequence[str]) -> tuple[type[Measure] | None, Sequence[Measure | None]]:
    often = [_often(name) for name in names]
    if sum(own is not None for own in often) >= _SERIES:
        return Often, often
    amounts = [_amount(name) for name in names]
    if sum(own is not None for own in amounts) >= _SERIES:
        return Amount, amounts
    return None, [None] * len(names)


def _often(name: str) -> Often | None:
    low = _BRACKETS.sub(" ", name.lower())
    found = often_in(low)
    rest = found and low[: found[1][0]] + low[found[1][1] :]
    return found[0] if found and not TOKEN.search(rest or "") else None


def _amount(name: str) -> Amount | None:
    low = name.lower().strip()
    if key(low) in DENIED:
        return Amount(0, 0)
    found = amount_in(low)
    return found[0] if found else None


def _same(measure: Measure, printed: Measure) -> bool:
    if isinstance(measure, Often):
        return isinstance(printed, Often) and measure.is_of(printed)
    return isinstance(printed, Amount) and measure.is_of(printed)
