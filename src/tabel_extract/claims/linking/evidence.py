"""How well the words of a sentence fit each item of the tables, by what both say."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from tabel_extract.claims.answers.items import Item, title_of
from tabel_extract.claims.text.words import (
    COMPOUND,
    SHORT_PART,
    Vocabulary,
    adverbs,
    content,
    words,
)
from tabel_extract.tables.lexicon import key

_TITLE = 0.7
"""What a word that only the caption has is worth beside one of the item's own."""
_UNKNOWN = 0.55
"""What a word that no table has weighs, as a part of the rarest word that one has."""
_EXPLAINED = 0.6
_GENERAL = re.compile(r"\((?:in\s+het\s+)?algemeen\)|\bals\s+geheel$", re.IGNORECASE)
"""What a heading has to set it off from narrower ones, and sentences leave out."""
_GLOSS = re.compile(r"\([^()]*\)")
"""What brackets add to a heading, which sentences leave out: `krant (papier of digitaal)`."""
_SAME = 0.9
"""How alike a word must be to one of an item's own to name it alone."""
_ENDINGS = frozenset({"achtig", "baar", "heid", "lijk", "loos", "schap", "zaam"})
"""Ends of words that are no words, as those of a compound are."""
QUOTED = 0.8
"""Part of its words that a quoted statement shares with the question it quotes, both ways."""


class Fit(NamedTuple):
    """How well an item fits: ``score`` from 0 to 1; ``own`` is that of its own words alone."""

    item: Item
    score: float
    explained: float
    covered: float


@dataclass(frozen=True, slots=True)
class Pool:
    """Items that may be meant, in printed order, and their places among all, by their kind."""

    items: tuple[Item, ...]
    places: frozenset[int]
    kinds: Mapping[int, Sequence[int]]


@dataclass(frozen=True, slots=True)
class _Words:
    """What each word of an item counts; and the words of its label and of its question."""

    credit: Mapping[str, float]
    fields: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """What a stem names: stems of tables, with how sure that is, and the kinds that have them.

    ``credit`` is what it is worth for each kind; ``rarest`` how rare the rarest of its stems is.
    """

    alike: Mapping[str, float]
    credit: Mapping[int, float]
    rarest: float


class Evidence:
    """The words of all items of a report, and how rare each is.

    Items whose words are the same, as those of a table that comes back each year, are weighed as
    one, and only those that have a word of the sentence are weighed at all.
    """

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = tuple(items)
        self._place = {item: i for i, item in enumerate(items)}
        self._words = [_words_of(item) for item in items]
        self._of_table: dict[int, list[_Words]] = {}
        for item, own in zip(items, self._words, strict=True):
            self._of_table.setdefault(id(item.table), []).append(own)
        self._beside: dict[int, list[Item]] = {}
        for item in items:
            self._beside.setdefault(id(item.table), []).append(item)
        self._alike = _by_words(self._words)
        self._kind = {place: kind for kind, (_, own) in enumerate(self._alike) for place in own}
        self.everything = self.pool(self.items)
        having = Counter(stem for own in self._words for stem in own.credit)
        total = len(items)
        self._rarity = {stem: math.log(1 + total / n) for stem, n in having.items()}
        self._unknown = _UNKNOWN * math.log(1 + total) if items else 1.0
        self._vocabulary = Vocabulary(frozenset(having))
        self._having: dict[str, list[tuple[int, float]]] = {}
        for kind, (own, _) in enumerate(self._alike):
            for stem, credit in own.credit.items():
                self._having.setdefault(stem, []).append((kind, credit))
        self._whole = [
            [sum(self._rarity[stem] for stem in f) for f in own.fields] for own, _ in self._alike
        ]
        self._named: dict[str, _Named] = {}
        self._quotable: dict[str, list[Item]] = {}
        self.wordless = [i for i in items if " " in i.name and not stems_of(i)]
        """Items whose words say nothing by themselves: `bij niemand`."""
        self._literal: dict[str, list[Item]] = {}
        for item in items:
            for text in dict.fromkeys(map(key, filter(None, (*item.labels, item.question)))):
                self._literal.setdefault(text, []).append(item)

    def pool(self, items: Sequence[Item]) -> Pool:
        """Some of the items."""
        places = sorted(self._place[item] for item in items)
        kinds: dict[int, list[int]] = {}
        for place in places:
            kinds.setdefault(self._kind[place], []).append(place)
        return Pool(tuple(self.items[place] for place in places), frozenset(places), kinds)

    def has(self, pool: Pool, item: Item) -> bool:
        """Whether an item is one of those that may be meant."""
        return self._place[item] in pool.places

    def _scores(
        self, weights: Mapping[str, float], among: Pool
    ) -> Iterator[tuple[int, float, float, float]]:
        """Each kind of item that has any of the stems, with what a fit says of it."""
        matched, seen = self._matched(weights)
        whole = sum(weight * self._naming(stem).rarest for stem, weight in weights.items())
        for kind, weight in matched.items():
            if kind not in among.kinds:
                continue
            explained, covered = weight / whole, self._covered(kind, seen)
            yield kind, _EXPLAINED * explained + (1 - _EXPLAINED) * covered, explained, covered

    def rank(
        self,
        weights: Mapping[str, float],
        among: Pool | None = None,
        least: tuple[float, float] | None = None,
    ) -> list[Fit]:
        """The items by how well they fit weighted stems, the best first.

        Of those that have none of the stems, which all fit as badly, only the first two are there;
        none at all where no item has the ``least`` score, nor so much of its words covered.
        """
        among = self.everything if among is None else among
        scores = list(self._scores(weights, among))
        if least and not any(fit >= least[0] or seen >= least[1] for _, fit, _, seen in scores):
            return []
        found: list[tuple[float, int, Fit]] = []
        for kind, *told in scores:
            found += [(-told[0], p, Fit(self.items[p], *told)) for p in among.kinds[kind]]
        found.sort()  # no two have one place
        fits = [fit for _, _, fit in found]
        touched = {place for _, place, _ in found}
        others = (i for i in among.items if self._place[i] not in touched)
        return fits + [Fit(item, 0.0, 0.0, 0.0) for item in islice(others, 2)]

    def _naming(self, stem: str) -> _Named:
        """What a stem names; found out once for each."""
        named = self._named.get(stem)
        if named is None:
            credit: dict[int, float] = {}
            alike = self._vocabulary.alike(stem)
            for other, sure in alike.items():
                for kind, own in self._having[other]:
                    worth = sure * own * self._rarity[other]
                    credit[kind] = max(credit.get(kind, 0.0), worth)
            rarest = max((self._rarity[other] for other in alike), default=self._unknown)
            named = self._named[stem] = _Named(alike, credit, rarest)
        return named

    def _matched(self, weights: Mapping[str, float]) -> tuple[dict[int, float], dict[str, float]]:
        """What the stems weigh for each kind of item that has any; and how sure each is named."""
        matched: dict[int, float] = {}
        seen: dict[str, float] = {}
        for stem, weight in weights.items():
            named = self._naming(stem)
            for other, sure in named.alike.items():
                seen[other] = max(seen.get(other, 0.0), sure * min(1.0, 2 * weight))
            for kind, credit in named.credit.items():
                matched[kind] = matched.get(kind, 0.0) + weight * credit
        return matched, seen

    def _covered(self, kind: int, seen: Mapping[str, float]) -> float:
        """The most that is seen of the words of a kind of item, or of its question."""
        most, rarity = 0.0, self._rarity
        for stems, whole in zip(self._alike[kind][0].fields, self._whole[kind], strict=True):
            own = 0.0
            for stem in stems:
                if stem in seen:
                    own += rarity[stem] * seen[stem]
            most = max(most, own / whole)
        return most

    def knows(self, stem: str) -> bool:
        """Whether any table has a stem, or one alike."""
        return bool(self._vocabulary.alike(stem))

    def prints(self, stem: str) -> bool:
        """Whether any table has a stem, and not only within a longer word: `licht` in `plicht`."""
        return any(sure >= _SAME for sure in self._vocabulary.alike(stem).values())

    def speaking(self, stems: Sequence[str]) -> list[str]:
        """Stems that speak of something: not only of who holds it, unless a table does so too.

        A bare negation speaks of nothing, whatever item has one.
        """
        known = words().discourse
        found = [s for s in stems if s not in known or self.prints(s)]
        return [] if words().negation.issuperset(found) else found

    def alike(self, stem: str) -> Collection[str]:
        """The stems of tables that a stem may stand for."""
        return self._vocabulary.alike(stem)

    def unmatched(self, item: Item, stems: Sequence[str]) -> list[str]:
        """The stems that the item's own words and its caption don't have."""
        own = self._words[self._place[item]]
        return [s for s in stems if not any(v in own.credit for v in self._vocabulary.alike(s))]

    def others(self, item: Item, stems: Sequence[str]) -> list[str]:
        """The stems that an item and its caption don't have, and others do."""
        return [s for s in self.unmatched(item, stems) if self.knows(s)]

    def strangers(self, item: Item, stems: Sequence[str], alike: float) -> list[str]:
        """The stems that speak of something else: unmatched, or of another item's own words."""
        own, others = self._words[self._place[item]], self._of_table[id(item.table)]
        return [s for s in stems if self._strange(s, own, others, alike)]

    def sibling(self, item: Item, stems: Sequence[str]) -> Item | None:
        """The other item of its table that stems name, which neither the item nor a third has."""
        beside = [other for other in self._beside[id(item.table)] if other is not item]
        named: set[Item] = set()
        for stem in self.unmatched(item, stems):
            known = [other for other in beside if self.names(stem, other)]
            named.update(known if len(known) == 1 else ())
        return named.pop() if len(named) == 1 else None

    def is_loosely_named(self, item: Item, stems: Sequence[str]) -> bool:
        """Whether what stems name of an item is what another of its table is a kind of too.

        A bare `ballet` is both `klassiek ballet` and `volksballet`. And whether they are
        only a short part of its words: `hond` of `hondenvoer`.
        """
        own = self._words[self._place[item]].credit
        alike = [sure for s in stems for v, sure in self._vocabulary.alike(s).items() if v in own]
        if alike and max(alike) <= SHORT_PART:
            return True
        said = [s for s in stems if self.names(s, item)]
        beside = [other for other in self._beside[id(item.table)] if other is not item]
        return bool(said) and any(all(self._ends(s, other) for s in said) for other in beside)

    def _ends(self, stem: str, item: Item) -> bool:
        """Whether a stem is one of an item's own, or what one of them ends in."""
        own = self._words[self._place[item]].credit
        return any(own.get(v) == 1.0 and v.endswith(stem) for v in self._vocabulary.alike(stem))

    def names(self, stem: str, item: Item) -> bool:
        """Whether a stem is one of an item's own, and not only of its caption."""
        own = self._words[self._place[item]]
        alike = self._vocabulary.alike(stem)
        return any(own.credit.get(v) == 1.0 and sure >= _SAME for v, sure in alike.items())

    def _strange(self, stem: str, own: _Words, others: Sequence[_Words], alike: float) -> bool:
        known = self._vocabulary.alike(stem)
        found = [
            v for v, sure in known.items()
            if v in own.credit and sure >= alike and _is_told_of(stem, v, own.credit)
        ]  # fmt: skip
        if any(own.credit[v] == 1.0 for v in found):
            return False
        return not found or any(w.credit.get(v) == 1.0 for w in others for v in found)

    def quoted(self, statement: str) -> Sequence[Item]:
        """Items whose question or label is the quoted statement, all but literally."""
        found = self._quotable.get(statement)
        if found is None:
            literal = self._literal.get(key(statement))
            found = self._quotable[statement] = literal or list(self._quoted(statement))
        return found

    def _quoted(self, statement: str) -> Iterator[Item]:
        stems = set(content(statement))
        kinds = {kind for stem in stems for kind, _ in self._having.get(stem, ())}
        for place in sorted(place for kind in kinds for place in self._alike[kind][1]):
            for own in self._words[place].fields:
                both = len(stems.intersection(own))
                if own and min(both / len(stems), both / len(own)) >= QUOTED:
                    yield self.items[place]
                    break


def stems_of(item: Item) -> tuple[str, ...]:
    """The stems of an item's headings, with those that tell how often people do it."""
    labels = [_GENERAL.sub(" ", text) for text in item.labels]
    own = (w for text in labels for w in (*adverbs(text), *content(text)))
    return tuple(dict.fromkeys(own))


def _is_told_of(stem: str, part: str, own: Collection[str]) -> bool:
    """Whether a stem is of a part that it begins with, as its ending is of the same item.

    The end of a compound says what it is: a `zwembadkaart` is no pool, `zwembadbezoek` the visit
    that a table is of.
    """
    end = stem[len(part) :] if stem.startswith(part) else ""
    if len(end) < COMPOUND - 1 or end in _ENDINGS:
        return True
    return any(len(word) >= COMPOUND - 1 and end.endswith(word) for word in own)


def _words_of(item: Item) -> _Words:
    label = stems_of(item)
    question = tuple(content(item.question)) if item.question else ()
    title = tuple(content(title_of(item.table)))
    credit = dict.fromkeys(title, _TITLE) | dict.fromkeys((*label, *question), 1.0)
    answers = [content(a.label) for a in item.answers if a.label and not a.stance]
    credit = dict.fromkeys((w for own in answers for w in own), 1.0) | credit
    bare = tuple(dict.fromkeys(w for text in item.labels for w in content(_GLOSS.sub(" ", text))))
    told = bare if len(bare) < len(label) and not adverbs(" ".join(item.labels)) else label
    return _Words(credit, tuple(f for f in (told, question) if f) or (title,))


def _by_words(every: Sequence[_Words]) -> list[tuple[_Words, list[int]]]:
    """Each different set of words, with the places of the items that have it."""
    found: dict[object, tuple[_Words, list[int]]] = {}
    for place, own in enumerate(every):
        key = (tuple(own.credit.items()), own.fields)
        found.setdefault(key, (own, []))[1].append(place)
    return list(found.values())
