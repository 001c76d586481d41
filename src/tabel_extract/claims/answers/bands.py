"""Answers that are parts of a scale, `score 0-4`, `5` and `6-10`, by what a text says of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tabel_extract.claims.answers.items import Answer
from tabel_extract.claims.answers.labels import Choice
from tabel_extract.claims.answers.scale import stated
from tabel_extract.claims.answers.stances import stance_in
from tabel_extract.language.cues import Cue

_BAND = re.compile(
    r"(?:(?:score|cijfer|rapportcijfer)s?\s+)?(?P<low>\d{1,2})"
    r"(?:\s*(?:-|–|t/m|tot\s+en\s+met)\s*(?P<high>\d{1,2}))?",
    re.IGNORECASE,
)
_LEAST = 3
"""Parts of a scale, at least, to be one."""
_PASS = 6
"""The lowest mark that is enough."""
_ENOUGH = Cue(r"\bonvoldoende\b|\bvoldoende\b")


class _Band(NamedTuple):
    low: int
    high: int


def by_band(answers: Sequence[Answer], text: str) -> Choice | None:
    """The parts of a scale that are the points that a text names, or its end; likely only.

    Those who don't trust may be all who give less than enough, or all but those in between.
    """
    bands = _bands(tuple(a.label or "" for a in answers))
    if bands is None:
        return None
    first, last = bands[0].low, bands[-1].high
    enough = _ENOUGH.search(text)
    bounds = stated(text, first, last)
    if bounds is not None and not (enough and enough[0] == "onvoldoende"):
        chosen = _within(answers, bands, *bounds)
        return Choice(chosen, sure=False, named=True) if chosen else None
    stance = stance_in(text)
    if enough is None and stance not in ("agree", "disagree"):
        return None
    for_ = stance != "disagree" if enough is None else enough[0] == "voldoende"
    if for_:
        chosen = _within(answers, bands, _PASS, last)
        return Choice(chosen, sure=False, named=True) if chosen else None
    least, most = (_within(answers, bands, first, high) for high in (_PASS - 2, _PASS - 1))
    if not most:
        return None
    return Choice(least or most, sure=False, named=True, otherwise=most if least else ())


def _within(
    answers: Sequence[Answer], bands: Sequence[_Band], low: int, high: int
) -> tuple[Answer, ...]:
    """The parts that together are all points from one to another; none where those are no parts."""
    own = [(a, b) for a, b in zip(answers, bands, strict=True) if low <= b.low and b.high <= high]
    whole = own and own[0][1].low == low and own[-1][1].high == high
    return tuple(a for a, _ in own) if whole else ()


@lru_cache(maxsize=64)
def _bands(labels: tuple[str, ...]) -> tuple[_Band, ...] | None:
    """The points of each answer, where all answers are parts of one scale, in its order."""
    found = [_BAND.fullmatch(label.strip()) for label in labels]
    known = [_Band(int(m["low"]), int(m["high"] or m["low"])) for m in found if m]
    if len(known) < len(labels) or len(known) < _LEAST or all(b.low == b.high for b in known):
        return None
    rising = all(a.high + 1 == b.low for a, b in pairwise(known))
    return tuple(known) if rising else None
