"""A phrase over several columns of a header ─► a heading for each of them.

On the last line nothing can stand below it, so it is as many headings, set a blank apart. Above
that it is one heading over all of them, unless its words stand further apart than any words do.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tabel_extract.layout.lines import Phrase
from tabel_extract.page import Word
from tabel_extract.tables.placed.cells import Lane

WIDER = 1.4
"""How much wider than any blank in a heading the gaps between headings are, at least."""

APART = 1.0
"""Em between headings that share a line above the last one; a blank in a heading has a third."""


def headings_in(phrase: Phrase, lanes: Sequence[Lane], *, last: bool = True) -> list[Phrase]:
    """The headings that a phrase is; itself if it is one, or if its gaps don't tell."""
    words = phrase.words
    if not last:
        groups = _by_nearest(words, lanes)
        apart = groups and all(
            b[0].x0 - a[-1].x1 >= APART * phrase.size for a, b in pairwise(groups)
        )
        return [_piece(phrase, group) for group in groups] if groups and apart else [phrase]
    for groups in (_by_nearest(words, lanes), _by_widest(words, lanes)):
        if groups is not None:
            return [_piece(phrase, group) for group in groups]
    return [phrase]


def _piece(phrase: Phrase, words: Sequence[Word]) -> Phrase:
    text = " ".join(w.text for w in words)
    marks = phrase.marks if words[-1] is phrase.words[-1] else ()
    return Phrase(tuple(words), text, words[0].x0, words[-1].x1, marks)


def _by_nearest(words: Sequence[Word], lanes: Sequence[Lane]) -> list[list[Word]] | None:
    """Each word with the column whose middle is nearest, if the gaps between are the widest."""
    x0, x1 = words[0].x0, words[-1].x1
    over = [i for i, lane in enumerate(lanes) if x0 < lane.middle < x1]
    if len(over) < 2 or len(words) < len(over):
        return None
    at = [min(over, key=lambda i: abs(lanes[i].middle - (w.x0 + w.x1) / 2)) for w in words]
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    between = [gap for gap, (a, b) in zip(gaps, pairwise(at), strict=True) if a != b]
    within = [gap for gap, (a, b) in zip(gaps, pairwise(at), strict=True) if a == b]
    if at != sorted(at) or set(at) != set(over) or min(between) <= max(within, default=0.0):
        return None
    return [[w for w, own in zip(words, at, strict=True) if own == lane] for lane in over]


def _by_widest(words: Sequence[Word], lanes: Sequence[Lane]) -> list[list[Word]] | None:
    """The words between the widest gaps, if each such group meets its own column and no other."""
    over = [i for i, lane in enumerate(lanes) if _meet(words, lane)]
    gaps = sorted((b.x0 - a.x1 for a, b in pairwise(words)), reverse=True)
    parting = len(over) - 1
    if parting < 1 or len(gaps) < parting:
        return None
    if len(gaps) > parting and gaps[parting - 1] < WIDER * gaps[parting]:
        return None
    groups = [[words[0]]]
    for before, word in pairwise(words):
        if word.x0 - before.x1 >= gaps[parting - 1]:
            groups.append([])
        groups[-1].append(word)
    met = [[i for i, lane in enumerate(lanes) if _meet(group, lane)] for group in groups]
    return groups if met == [[i] for i in over] else None


def _meet(words: Sequence[Word], lane: Lane) -> bool:
    return words[0].x0 < lane.x1 and words[-1].x1 > lane.x0
