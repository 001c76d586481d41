"""Full-text search in Dutch: words ─► the questions whose wording, items or titles have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from tabel_extract.claims.text.words import WORD, Vocabulary, stem, words
from tabel_extract.errors import SearchError

IN_WORDING = 1.0
IN_ITEM = 0.8
IN_TITLE = 0.4
"""What a word counts where it stands: a title is about all questions of its table."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a question is found by: its wording, the rows that it fills, the titles above them.

    ``key`` is its wording key, or any other name of what is found.
    """

    key: str
    wording: str
    items: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A question that was found, and the words of the search that it has."""

    key: str
    score: float
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a search found, best first, and the words that no question has.

    The hits have all words that were searched for, or where none has them all, as many as any.
    """

    searched: tuple[str, ...]
    hits: tuple[Hit, ...]
    nowhere: tuple[str, ...]


def searched_for(text: str) -> dict[str, str]:
    """The words to search for by their stems, without those that stand in every sentence.

    Raises:
        SearchError: If there is no word in the text.
    """
    found = {stem(word): word for word in _words(text)}
    telling = {own: word for own, word in found.items() if word not in words().stop}
    if not found:
        raise SearchError("there is no word to search for: give one such as gezinshereniging")
    return telling or found


def search(entries: Sequence[Entry], text: str) -> Result:
    """Find questions by words in any inflection, or as a part of a longer word.

    Raises:
        SearchError: If there is no word in the text.
    """
    wanted = searched_for(text)
    weighed = [_stems(entry) for entry in entries]
    vocabulary = Vocabulary(frozenset().union(*weighed))
    alike = {own: vocabulary.alike(own) for own in wanted}
    matches = [
        {own: best for own in wanted if (best := _best(stems, alike[own])) > 0} for stems in weighed
    ]
    having = {own: sum(own in match for match in matches) for own in wanted}
    most = max(map(len, matches), default=0)
    hits = [
        Hit(
            entry.key,
            sum(log(1 + len(entries) / having[own]) * best for own, best in match.items()),
            tuple(wanted[own] for own in match),
        )
        for entry, match in zip(entries, matches, strict=True)
        if match and len(match) == most
    ]
    length = {entry.key: len(entry.wording) for entry in entries}
    hits.sort(key=lambda hit: (-round(hit.score, 6), length[hit.key], hit.key))
    nowhere = tuple(word for own, word in wanted.items() if not having[own])
    return Result(tuple(wanted.values()), tuple(hits), nowhere)


def _best(stems: dict[str, float], alike: dict[str, float]) -> float:
    return max((stems[own] * sure for own, sure in alike.items() if own in stems), default=0.0)


def _stems(entry: Entry) -> dict[str, float]:
    found: dict[str, float] = {}
    for weight, texts in (
        (IN_TITLE, entry.titles),
        (IN_ITEM, entry.items),
        (IN_WORDING, (entry.wording,)),
    ):
        found |= {stem(word): weight for word in _all_words(texts)}
    return found


def _all_words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _words(text)}


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in WORD.findall(text.lower())]
