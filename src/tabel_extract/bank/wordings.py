"""Wordings of questions: what names one, which others are near it, and in which words.

The identity of a question is ``wording_key`` of ``checks/asked.py``. A near wording is another
question, shown beside it with what differs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from hashlib import sha256
from itertools import takewhile
from typing import Literal

from tabel_extract.checks.asked import wording_key
from tabel_extract.checks.pairs import NEAR, near

ID_DIGITS = 10
"""Of a hash: among 100,000 questions two share them once in 200 times, which is then said."""

LEAST_SHARED = NEAR / (2 - NEAR)
"""Share of its words that a wording has in common with any that is near, however long that is."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of two wordings: of both, or only of the first (removed) or the second (added)."""

    kind: Literal["same", "removed", "added"]
    text: str


def question_id(wording: str) -> str:
    """The short name of a question, the same for every layout of its wording."""
    return "q" + sha256(wording_key(wording).encode()).hexdigest()[:ID_DIGITS]


def word_differences(before: str, after: str) -> tuple[Piece, ...]:
    """The words of two wordings in order, with those that only one of them has told apart.

    Words that differ only in layout are the same; they are shown as the second wording has them.
    """
    first, second = before.split(), after.split()
    keys = [*map(_word_key, first)], [*map(_word_key, second)]
    pieces: list[Piece] = []
    for op, i, j, k, m in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if op == "equal":
            pieces.append(Piece("same", " ".join(second[k:m])))
            continue
        if i < j:
            pieces.append(Piece("removed", " ".join(first[i:j])))
        if k < m:
            pieces.append(Piece("added", " ".join(second[k:m])))
    return tuple(pieces)


@lru_cache(maxsize=1 << 16)
def _word_key(word: str) -> str:
    return wording_key(word) or word


def is_variant(one: str, other: str) -> bool:
    """Whether a wording is another question than ``one``, and near it.

    Near are those that share most of their words, and those that differ in one word only.
    """
    if wording_key(one) == wording_key(other):
        return False
    return near(one, other) or _one_word_apart(one, other)


def _one_word_apart(one: str, other: str) -> bool:
    first, second = _split(one), _split(other)
    before = _alike(first, second)
    after = _alike(first[before:][::-1], second[before:][::-1])
    shared = before + after
    return 0 < shared >= max(len(first), len(second)) - 1


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two lists of words begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


class Wordings:
    """Wordings among which variants are looked up."""

    def __init__(self, wordings: Mapping[str, str]) -> None:
        """Take in the wordings, by the names of their questions."""
        self._wordings = wordings
        self._bags = {name: Counter(_split(wording)) for name, wording in wordings.items()}
        self._by_word: dict[str, list[str]] = {}
        for name, bag in self._bags.items():
            for word in bag:
                self._by_word.setdefault(word, []).append(name)

    def __getitem__(self, name: str) -> str:
        """The wording of a question, by its name."""
        return self._wordings[name]

    def variants(self, wording: str) -> list[str]:
        """The names of the questions whose wording is a variant of this one, nearest first."""
        bag = Counter(_split(wording))
        found = [
            name
            for name in self._candidates(bag)
            if _may_be_near(bag, self._bags[name]) and is_variant(wording, self._wordings[name])
        ]
        return sorted(found, key=lambda name: (-self._likeness(wording, name), name))

    def _candidates(self, bag: Counter[str]) -> set[str]:
        """Those that share one of its rarest words: any that is near has one of so many."""
        total = bag.total()
        enough, seen = total - int(LEAST_SHARED * total) + 1, 0
        found: set[str] = set()
        for word in sorted(bag, key=lambda word: len(self._by_word.get(word, ()))):
            if seen >= enough:
                break
            found.update(self._by_word.get(word, ()))
            seen += bag[word]
        return found

    def _likeness(self, wording: str, name: str) -> float:
        return SequenceMatcher(
            None, _split(wording), _split(self._wordings[name]), autojunk=False
        ).ratio()


def _may_be_near(one: Counter[str], other: Counter[str]) -> bool:
    """Whether two wordings share so many words that their order decides; quick to tell."""
    sizes = one.total(), other.total()
    enough = min(NEAR * sum(sizes) / 2, max(sizes) - 1)
    if min(sizes) < enough:
        return False
    return sum(min(times, other[word]) for word, times in one.items()) >= enough


def _split(wording: str) -> list[str]:
    return [_word_key(word) for word in wording.split()]
