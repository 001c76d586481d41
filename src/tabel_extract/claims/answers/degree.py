"""Answers by how much or how often a text says it: ``dikwijls`` is `vaak`, ``niet`` is `nooit`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from tabel_extract.claims.answers.items import Answer, Item
from tabel_extract.claims.answers.labels import Choice
from tabel_extract.claims.answers.stances import NEUTRAL, negations
from tabel_extract.claims.text.words import WORD, words
from tabel_extract.language.cues import Cue

_LEAST = 3
"""Answers that say how much, at least, to be a series of them."""
_MEASURED = Cue(
    r"\b(?:niet|geen)\s+(?:zo|erg|heel|zeer|veel|vaak|altijd|elke?|iedere?|dagelijks|wekelijks|maandelijks|alle|echt|meer|langer)\b"
)
"""Turns only how much or how often around."""
_NEVER = Cue(r"\bnooit\b")


def by_degree(item: Item, answers: Sequence[Answer], text: str) -> Choice | None:
    """The one answer that says as much or as often as a text; likely only.

    A bare negation is the one answer that says no, where the item itself is not put so.
    """
    labels = tuple((a.label or "").lower() for a in answers)
    degrees = _degrees_of(labels)
    said = _degrees(text)
    if degrees and len(said) == 1:
        found = [a for a, own in zip(answers, degrees, strict=True) if own == said]
        if len(found) == 1 and not negations(text):
            return Choice((found[0],), sure=False, named=True)
    return _none(item, answers, text, said)


def _none(item: Item, answers: Sequence[Answer], text: str, said: frozenset[str]) -> Choice | None:
    """The one answer that says no, where a text is turned around once and says no more of it."""
    if negations(text) != 1 or negations(" ".join(item.labels)) or said - {"none"}:
        return None
    neutral = any(a.stance == "neutral" for a in answers)
    if _MEASURED.search(text) or (neutral and NEUTRAL.search(text)):
        return None
    turned = [a for a in answers if negations(a.label or "") == 1 and a.stance != "neutral"]
    if len(turned) > 1:
        never = bool(_NEVER.search(text))
        turned = [a for a in turned if bool(_NEVER.search(a.label or "")) == never]
    return Choice((turned[0],), sure=False, named=True) if len(turned) == 1 else None


@lru_cache(maxsize=64)
def _degrees_of(labels: tuple[str, ...]) -> tuple[frozenset[str], ...] | None:
    """How much each of some answers says; None where they don't differ in that alone."""
    found = tuple(_degrees(label) for label in labels)
    known = [own for own in found if own]
    apart = len(set(known)) == len(known) >= _LEAST and all(len(own) == 1 for own in known)
    return found if apart else None


@lru_cache(maxsize=512)
def _degrees(text: str) -> frozenset[str]:
    """What a text says of how much or how often, by the first word for each."""
    low = " ".join(WORD.findall(text.lower()))
    return frozenset(_names()[m[0]] for m in _any_degree().finditer(low))


@cache
def _names() -> dict[str, str]:
    """Which degree each of its words says."""
    return {word: name for name, own in words().degrees.items() for word in own}


@cache
def _any_degree() -> re.Pattern[str]:
    """Any of those words, the longest first: `helemaal niet` is no `helemaal`."""
    return re.compile(rf"\b(?:{'|'.join(sorted(_names(), key=len, reverse=True))})\b")
