"""How well the words of a sentence fit each item of the tables, by what both say."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tabel_extract.claims.items import Item, title_of
from tabel_extract.claims.words import Vocabulary, content

_TITLE = 0.7
"""What a word that only the caption has is worth beside one of the item's own."""
_UNKNOWN = 0.55
"""What a word that no table has weighs, as a part of the rarest word that one has."""
_EXPLAINED = 0.6
QUOTED = 0.8
"""Part of its words that a quoted statement shares with the question it quotes, both ways."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well an item fits: ``score`` from 0 to 1; ``own`` is that of its own words alone."""

    item: Item
    score: float
    explained: float
    covered: float


@dataclass(frozen=True, slots=True)
class _Words:
    credit: Mapping[str, float]
    fields: tuple[frozenset[str], ...]


class Evidence:
    """The words of all items of a report, and how rare each is."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self._place = {id(item): i for i, item in enumerate(items)}
        self._words = [_words_of(item) for item in items]
        self._having: dict[str, list[int]] = {}
        for place, own in enumerate(self._words):
            for stem in own.credit:
                self._having.setdefault(stem, []).append(place)
        total = len(items)
        self._rarity = {stem: math.log(1 + total / len(n)) for stem, n in self._having.items()}
        self._unknown = _UNKNOWN * math.log(1 + total) if items else 1.0
        self._vocabulary = Vocabulary(frozenset(self._having))

    def rank(self, weights: Mapping[str, float], among: Sequence[Item] | None = None) -> list[Fit]:
        """The items by how well they fit weighted stems, the best first."""
        alike = {stem: self._vocabulary.alike(stem) for stem in weights}
        whole = sum(
            weight * max((self._rarity[v] for v in alike[stem]), default=self._unknown)
            for stem, weight in weights.items()
        )
        touched = {i for own in alike.values() for stem in own for i in self._having[stem]}
        fits = []
        for item in self.items if among is None else among:
            place = self._place[id(item)]
            if place in touched:
                fits.append(self._fit(item, self._words[place], weights, alike, whole))
            else:
                fits.append(Fit(item, 0.0, 0.0, 0.0))
        return sorted(fits, key=lambda f: -f.score)

    def _fit(
        self,
        item: Item,
        own: _Words,
        weights: Mapping[str, float],
        alike: Mapping[str, Mapping[str, float]],
        whole: float,
    ) -> Fit:
        matched = 0.0
        seen: dict[str, float] = {}
        for stem, weight in weights.items():
            best = 0.0
            for other, sure in alike[stem].items():
                if credit := own.credit.get(other):
                    best = max(best, sure * credit * self._rarity[other])
                    seen[other] = max(seen.get(other, 0.0), sure * min(1.0, 2 * weight))
            matched += weight * best
        explained = matched / whole if whole else 0.0
        covered = max((self._covered(f, seen) for f in own.fields), default=0.0)
        return Fit(item, _EXPLAINED * explained + (1 - _EXPLAINED) * covered, explained, covered)

    def _covered(self, stems: frozenset[str], seen: Mapping[str, float]) -> float:
        whole = sum(self._rarity[s] for s in stems)
        return sum(self._rarity[s] * seen.get(s, 0.0) for s in stems) / whole if whole else 0.0

    def knows(self, stem: str) -> bool:
        """Whether any table has a stem, or one alike."""
        return bool(self._vocabulary.alike(stem))

    def alike(self, stem: str) -> Collection[str]:
        """The stems of tables that a stem may stand for."""
        return self._vocabulary.alike(stem)

    def unmatched(self, item: Item, stems: Sequence[str]) -> list[str]:
        """The stems that the item's own words and its caption don't have."""
        own = self._words[self._place[id(item)]]
        return [s for s in stems if not any(v in own.credit for v in self._vocabulary.alike(s))]

    def strangers(self, item: Item, stems: Sequence[str], alike: float) -> list[str]:
        """The stems that speak of something else: unmatched, or of another item's own words."""
        own = self._words[self._place[id(item)]]
        others = [w for i, w in zip(self.items, self._words, strict=True) if i.table is item.table]
        return [s for s in stems if self._strange(s, own, others, alike)]

    def _strange(self, stem: str, own: _Words, others: Sequence[_Words], alike: float) -> bool:
        known = self._vocabulary.alike(stem)
        found = [v for v, sure in known.items() if v in own.credit and sure >= alike]
        if any(own.credit[v] == 1.0 for v in found):
            return False
        return not found or any(w.credit.get(v) == 1.0 for w in others for v in found)

    def quoted(self, statement: str) -> list[Item]:
        """Items whose question or label is the quoted statement, all but literally."""
        stems = set(content(statement))
        found = []
        for item, own in zip(self.items, self._words, strict=True):
            for words in own.fields:
                both = len(stems & words)
                if stems and words and min(both / len(stems), both / len(words)) >= QUOTED:
                    found.append(item)
                    break
        return found


def _words_of(item: Item) -> _Words:
    label = frozenset(w for text in item.labels for w in content(text))
    question = frozenset(content(item.question)) if item.question else frozenset()
    title = frozenset(content(title_of(item.table)))
    credit = dict.fromkeys(title, _TITLE) | dict.fromkeys(label | question, 1.0)
    answers = [frozenset(content(a.label)) for a in item.answers if a.label and not a.stance]
    credit = dict.fromkeys((w for own in answers for w in own), 1.0) | credit
    fields = tuple(f for f in (label, question) if f) or (title,)
    return _Words(credit, fields)
