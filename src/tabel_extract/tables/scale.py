"""A header of consecutive numbers: the points of a scale, and the words at its two ends."""

from __future__ import annotations

from itertools import pairwise

from tabel_extract.tables.breaks import BLANK, NEWLINE, Word, shape, starting
from tabel_extract.tables.columns import Column, Header
from tabel_extract.tables.units import is_base

POLES_UNSEEN = 2.0
"""Cost of reading words below a scale as its ends where their border can't be seen."""


def read_scale(words: list[Word], width: int) -> Header | None:
    """A line of consecutive numbers, with words for its ends below or above it."""
    if width < 3:
        return None
    runs = [
        i
        for i in range(len(words) - width + 1)
        if consecutive([w.text for w in words[i : i + width]])
    ]
    if len(runs) != 1:
        return None
    start = runs[0]
    rest = words[:start] + words[start + width :]
    if any(is_base(w.text) or shape(w.text) for w in rest):
        return None
    columns = tuple(
        Column((w.text,), True, markers=(w.mark,) if w.mark else ())
        for w in words[start : start + width]
    )
    if not rest:
        return Header(columns)
    poles = _poles(starting(rest))
    if poles is None and start:
        return None
    return Header(columns, poles=poles, cost=0.0 if poles else POLES_UNSEEN)


def consecutive(texts: list[str]) -> bool:
    """Whether numbers count up or down by one, from 0 or 1: the points of a scale."""
    if not all(t.isdigit() for t in texts):
        return False
    numbers = [int(t) for t in texts]
    return len(numbers) > 1 and (
        abs(numbers[1] - numbers[0]) == 1
        and min(numbers) in {0, 1}
        and all(b - a == numbers[1] - numbers[0] for a, b in pairwise(numbers))
    )


def _poles(words: list[Word]) -> tuple[str, str] | None:
    """The words at the ends of a scale, where a break or a shared word shows their border."""
    texts = [w.text for w in words]
    broken = [i for i, w in enumerate(words) if i and w.before in {BLANK, NEWLINE}]
    if len(broken) == 1:
        return " ".join(texts[: broken[0]]), " ".join(texts[broken[0] :])
    shared = [
        i
        for i in range(1, len(texts))
        if texts[i - 1] == texts[-1] or (texts[i] == texts[0] and texts[:i] != texts[i:])
    ]
    if len(shared) == 1:
        return " ".join(texts[: shared[0]]), " ".join(texts[shared[0] :])
    return (texts[0], texts[1]) if len(texts) == 2 else None
