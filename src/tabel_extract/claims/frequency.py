"""Answers that say how often, by how often a text says: ``een of twee keer per week`` is `1-2`."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from tabel_extract.claims.cues import Cue
from tabel_extract.claims.items import Answer
from tabel_extract.claims.numerals import WORD, number_of

_NUM = rf"(?:\d{{1,2}}|{WORD})"
_TIMES = Cue(
    rf"(?P<least>\b(?:minstens|minimaal|ten\s+minste|tenminste|op\s+zijn\s+minst)\s+)?"
    rf"(?<![\d,.-])\b(?P<low>{_NUM})(?:\s*(?:-|–|\bof\b|\btot\b|\bà\b)\s*(?P<high>{_NUM}))?"
    r"(?P<more>\s+of\s+(?:meer|vaker))?\s+(?:keer|maal|dag(?:en)?)(?P<over>\s+of\s+(?:meer|vaker))?"
    r"\s+(?:per|(?:in|op)\s+(?:de|een)|(?:in\s+)?elke)\s+(?P<per>week|maand|jaar)\b"
)
_DAILY = Cue(r"\b(?:(?:elke|iedere)\s+dag|dagelijks)\b")
_DAYS = 7
_LEAST = 2
"""Answers that say how often, at least, to be a series of them."""


class _Often(NamedTuple):
    """How many times, from and to, in what time."""

    low: float
    high: float
    per: str


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
    return _Often(low, math.inf if match["more"] or match["over"] else high, match["per"].lower())
