"""Answers that say how often, by how often a text says: ``een of twee keer per week`` is `1-2`."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from tabel_extract.claims.answers.items import Answer
from tabel_extract.language.cues import Cue
from tabel_extract.language.numerals import WORD, number_of

_NUM = rf"(?:\d{{1,2}}|{WORD})"
_TIMES = Cue(
    rf"(?P<least>\b(?:minstens|minimaal|ten\s+minste|tenminste|op\s+zijn\s+minst)\s+)?"
    rf"(?<![\d,.-])\b(?P<low>{_NUM})(?:\s*(?:-|–|\bof\b|\btot\b|\bà\b)\s*(?P<high>{_NUM}))?"
    r"(?P<more>\s+of\s+(?:meer|vaker))?\s+(?:keer|maal|dag(?:en)?)(?P<over>\s+of\s+(?:meer|vaker))?"
    r"\s+(?:per|(?:in|op)\s+(?:de|een)|(?:in\s+)?elke)\s+(?P<per>week|maand|jaar)\b"
)
_BARE = Cue(
    rf"(?P<least>(?:\b(?:minstens|minimaal|ten\s+minste|tenminste|op\s+zijn\s+minst)|[≥⩾])\s*)?"
    rf"(?<![\d,.-])(?<!\w)(?P<low>{_NUM})(?:\s*(?:-|–|\bof\b|\btot\b|\bà\b)\s*(?P<high>{_NUM}))?"
    r"(?P<more>\s+of\s+(?:meer|vaker))?\s+(?:keer|maal)\b(?P<over>\s+of\s+(?:meer|vaker))?"
    r"(?!\s+(?:zo|meer|minder|vaker)\b)"
)
"""How many times, in whatever time the table is about."""
_DAILY = Cue(r"\b(?:(?:elke|iedere)\s+dag|dagelijks)\b")
_PER = Cue(r"\b(?:per|in\s+(?:een|het|de))\s+(?:week|maand|jaar)\b")
_AT_LEAST = ("≥", "⩾")
_EVERY = Cue(
    r"\b(?:(?:ten\s+minste|minstens|minimaal)\s+)?(?:elke|iedere|elk|ieder|(?:een|één|1)\s+keer\s+per)"
    r"\s+(?P<per>dag|week|maand|jaar)\b"
)
_ADVERBS = {
    "dag": "dagelijks", "week": "wekelijks", "maand": "maandelijks", "jaar": "jaarlijks",
}  # fmt: skip
_DAYS = 7
_LEAST = 2
"""Answers that say how often, at least, to be a series of them."""


class _Often(NamedTuple):
    """How many times, from and to, in what time."""

    low: float
    high: float
    per: str


def how_often(text: str) -> tuple[str, str] | None:
    """Words that say how often, and the one word for that: ``elke week`` is `wekelijks`."""
    match = _EVERY.search(text)
    return (match[0], _ADVERBS[match["per"].lower()]) if match else None


def by_frequency(answers: Sequence[Answer], text: str) -> tuple[Answer, ...]:
    """The answers that say as often as a text does; none where it says otherwise."""
    match = _TIMES.search(text)
    if match is None:
        return ()
    known = [_often(a.label or "") for a in answers]
    own = _read(match)
    if own is None or sum(k is not None and k.per == own.per for k in known) < _LEAST:
        return ()
    if match["least"] or match["more"] or match["over"]:
        low = {k.low for k in known if k}
        more = [a for a, k in zip(answers, known, strict=True) if k and k.low >= own.low]
        return tuple(more) if own.low in low else ()
    return tuple(a for a, k in zip(answers, known, strict=True) if k == own)


def by_times(answers: Sequence[Answer], text: str) -> tuple[Answer, ...]:
    """The answers that are as many times as a text says: ``twee keer of vaker`` of those it has.

    Whatever time it names is that of the table, whose answers name none.
    """
    match = _BARE.search(text)
    own = _read(match) if match else None
    known = [_times(a.label or "") for a in answers] if own else []
    low = [k.low for k in known if k]
    if match is None or own is None or len(low) < _LEAST or low != sorted(set(low)):
        return ()
    if match["least"] or match["more"] or match["over"]:
        more = [a for a, k in zip(answers, known, strict=True) if k and k.low >= own.low]
        return tuple(more) if own.low in low and low[-1] > own.low - 1 else ()
    return tuple(a for a, k in zip(answers, known, strict=True) if k == own)


def without_times(text: str) -> str:
    """A text without how many times it says that people do something."""
    return _PER.without(_BARE.without(text))


def _times(label: str) -> _Often | None:
    match = None if _TIMES.search(label) else _BARE.search(label)
    return _read(match) if match else None


def _often(label: str) -> _Often | None:
    match = _TIMES.search(label)
    if match is not None:
        return _read(match)
    return _Often(_DAYS, _DAYS, "week") if _DAILY.search(label) else None


def _read(match: re.Match[str]) -> _Often | None:
    low = number_of(match["low"])
    high = number_of(match["high"]) if match["high"] else low
    if math.isnan(low) or math.isnan(high):
        return None
    open_end = match["more"] or match["over"] or (match["least"] or "").strip() in _AT_LEAST
    per = match.groupdict().get("per") or ""
    return _Often(low, math.inf if open_end else high, per.lower())
