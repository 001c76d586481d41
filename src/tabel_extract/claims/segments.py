"""Which words of a sentence belong to which of its numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tabel_extract.claims.quantities import Quantity

_COMMA = re.compile(r",\s")
_BREAKS = (
    re.compile(r"[;:]\s"),
    re.compile(
        r",?\s(?=(?:terwijl|maar|waarbij|hoewel|al\s+(?:is|zijn|was)|tegenover|versus)\s)", re.I
    ),
    re.compile(r"\s(?=tegen\s+(?:\d|een|de helft|twee|drie|ruim|bijna))", re.I),
    _COMMA,
    re.compile(r"\s(?=en\s)"),
)
"""Where one number's words may end and the next one's begin, the surest first."""
_DATED = re.compile(r"\)?\s*in\s+(?:19|20)\d\d")
"""A year right behind a number is that number's."""
_WORDS = re.compile(r"\w")
_CLOSING = re.compile(r"[^()]*\)")


def segments(sentence: str, found: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Start and end of the words that belong to each quantity, in order.

    Together they are the sentence; a vague word shares those of the number that makes it exact.
    """
    own = [q for q in found if not q.beside]
    borders = [0, *(_border(sentence, a, b) for a, b in pairwise(own)), len(sentence)]
    spans = list(pairwise(borders))
    before = [sum(not q.beside for q in found[:i]) for i in range(len(found))]
    return [spans[i] for i in before]


def _border(sentence: str, before: Quantity, after: Quantity) -> int:
    start = before.end
    if in_brackets(sentence, before):
        closing = _CLOSING.match(sentence, start)
        start = closing.end() if closing and closing.end() <= after.start else start
    dated = _DATED.match(sentence, start, after.start)
    start = dated.end() if dated else start
    between = sentence[start : after.start]
    for pattern in _BREAKS:
        places = [m.end() for m in pattern.finditer(between) if _WORDS.search(between, m.end())]
        if not places and pattern is _COMMA:
            places = [m.end() for m in pattern.finditer(between)]  # `36% voor, 41% tegen`
        if places:
            return start + places[-1]
    return start if not between.strip() else after.start - len(between) + _joint(between)


def _joint(between: str) -> int:
    """Where the second of two numbers begins that only a word joins: ``43 tegen 66 procent``."""
    match = re.match(r"[^\w]*(?=(?:tegen|tegenover|versus|en|tot|naar|via)\b)", between, re.I)
    return match.end() if match else 0


def in_brackets(sentence: str, quantity: Quantity) -> bool:
    """Whether a quantity stands in brackets behind the words that it belongs to."""
    before = sentence[: quantity.start]
    opened, closed = before.rfind("("), before.rfind(")")
    return opened > closed and quantity.start - opened < 30
