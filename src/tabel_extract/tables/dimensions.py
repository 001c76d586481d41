"""Headings below several dimensions ─► which of them stand under which dimension.

A text export keeps the order of the headings and not what stands over them. Known categories, what
other tables of the report show, and likeness of neighbours decide; where two divisions come near
each other, the headings between them are uncertain.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, pairwise

from tabel_extract.tables.breaks import shape
from tabel_extract.tables.lexicon import key, lexicon
from tabel_extract.tables.segments import Heading

KNOWN_THERE = 2.0
"""A category that its dimension is known to have."""
KNOWN_ELSEWHERE = -3.0
"""A category known of other dimensions only."""
UNKNOWN_THERE = -2.5
"""A category that is not known of a dimension whose other categories are."""
UNKNOWN_IN_PART = -1.5
"""The same where those others are but a part of a set, of which it may be the rest."""
UNSHAPED = -3.0
"""A heading without a number among those that are told by their numbers, as ages are."""
RESIDUAL_FIRST = -3.0
"""What is left over (anders, overig) comes last under its dimension, never first."""
WHOLE_SET = 3.0
"""Exactly the categories that the dimension commonly has, in their order."""
LONE = -4.0
"""A dimension with a single category: hardly ever printed."""
COMPLETE = 6.0
"""Exactly the categories that the same dimension has in another table of the report."""
ALIKE = 1.0
"""Neighbours of one kind (18-34 jaar, 35-54 jaar; two that share a word) under one dimension."""
SPLIT_ALIKE = -3.0
OPPOSED = frozenset({("wel", "niet"), ("wel", "geen"), ("ja", "nee"), ("met", "zonder")})
"""Two categories that divide people by whatever their dimension is: who has it, and who not."""
ASSIGN_MARGIN = 2.0
"""How much better the best assignment must be to be certain."""


_RUNNING = frozenset({"ordinal", "integer", "period", "age"})
"""Forms that tell by themselves that headings are of one kind."""
_RESIDUAL = frozenset({"anders", "overig", "overige", "onbekend", "weet niet", "overige landen"})

Known = Mapping[str, tuple[str, ...]]
"""Categories (keys) of each dimension (key), as resolved elsewhere in the report."""


def assign(
    leaves: list[Heading], dimensions: list[str], known: Known
) -> tuple[list[list[tuple[Heading, bool]]], bool]:
    """Give the headings, in order, to the dimensions; with each, whether that is certain."""
    if len(dimensions) == 1:
        return [[(h, True) for h in leaves]], True
    scored: list[tuple[float, list[int]]] = []
    for borders in combinations(range(1, len(leaves)), len(dimensions) - 1):
        ends = [0, *borders, len(leaves)]
        groups = [leaves[a:b] for a, b in pairwise(ends)]
        scored.append((_score(groups, dimensions, known), ends))
    if not scored:
        return [[(h, False) for h in leaves]] + [[] for _ in dimensions[1:]], False
    scored.sort(key=lambda s: -s[0])
    near = [ends for score, ends in scored if scored[0][0] - score < ASSIGN_MARGIN]
    best = near[0]
    assigned = []
    for number in range(len(dimensions)):
        inside = range(best[number], best[number + 1])
        assigned.append(
            [(leaves[i], all(e[number] <= i < e[number + 1] for e in near)) for i in inside]
        )
    return assigned, len(near) == 1


def _score(groups: list[list[Heading]], dimensions: list[str], known: Known) -> float:
    score = 0.0
    present = frozenset(filter(None, map(lexicon().dimension, dimensions)))
    for name, group in zip(dimensions, groups, strict=True):
        canonical = lexicon().dimension(name)
        seen = known.get(key(name))
        keys = tuple(key(category_of(h)) for h in group)
        if seen is not None:
            score += COMPLETE if keys == seen else -COMPLETE
        members = [_membership(h, canonical, present) for h in group]
        score += sum(members)
        if max(members) > 0:
            told = [own for own, member in zip(keys, members, strict=True) if member > 0]
            strange = UNKNOWN_IN_PART if _is_part(told, canonical) else UNKNOWN_THERE
            score += strange * members.count(0.0)
        score += UNSHAPED * _unshaped(group, members)
        whole = keys in OPPOSED or keys in lexicon().sets.get(canonical or "", ())
        score += WHOLE_SET if whole else 0.0
        score += RESIDUAL_FIRST if key(group[0].text) in _RESIDUAL else 0.0
        score += LONE if len(group) == 1 else 0.0
        score += sum(ALIKE for a, b in pairwise(group) if _alike(a, b))
    for left, right in pairwise(groups):
        opposed = (key(left[-1].text), key(right[0].text)) in OPPOSED
        if opposed or _alike(left[-1], right[0]):
            score += SPLIT_ALIKE
        if left[-1].over and left[-1].over == right[0].over:
            score += SPLIT_ALIKE * 10
    return score


def _unshaped(group: list[Heading], members: list[float]) -> int:
    """How many headings can't be of a group, as two others of it are told by their form.

    They are unknown, or known of others only. What ``geen`` and ``3 of meer`` are of is counted.
    """
    shapes = [shape(h.text) for h in group]
    told = zip(shapes, members, strict=True)
    formed = [s for s, member in told if s and (member > 0 or s in _RUNNING)]
    if len(formed) < 2 or len(set(formed)) > 1:
        return 0
    counted = formed[0] == "integer"
    return sum(
        not s
        and member <= 0
        and key(h.text) not in _RESIDUAL
        and not (counted and (h.text[0].isdigit() or key(h.text) == "geen"))
        for h, s, member in zip(group, shapes, members, strict=True)
    )


def _is_part(keys: list[str], canonical: str | None) -> bool:
    """Whether categories are some of those that a dimension commonly has, and never all."""
    sets = [set(one) for one in lexicon().sets.get(canonical or "", ())]
    return any(one > set(keys) for one in sets) and not any(one <= set(keys) for one in sets)


def _membership(heading: Heading, canonical: str | None, present: frozenset[str]) -> float:
    """How much speaks for a heading to be of a dimension, beside others that are ``present``.

    Of a dimension that is not known nothing is told by what else its categories are known of,
    unless that stands beside it.
    """
    places = lexicon().dimensions_of(heading.text)
    if heading.over:
        places |= lexicon().dimensions_of(f"{heading.text} {heading.over}")
        places |= lexicon().dimensions_of(heading.over)
    if canonical and canonical in places:
        return KNOWN_THERE
    return KNOWN_ELSEWHERE if (places if canonical else places & present) else 0.0


def _alike(one: Heading, other: Heading) -> bool:
    if one.over or other.over:
        return one.over == other.over
    kind = shape(one.text)
    if kind and kind == shape(other.text):
        return True
    a, b = one.text.split(), other.text.split()
    return (len(a) > 1 or len(b) > 1) and (a[0] == b[0] or a[-1] == b[-1])


def is_likely(
    shown: list[tuple[str, list[Heading]]], missing: tuple[str, ...], elsewhere: Known
) -> bool:
    """Whether no heading seems to be of a dimension that the header does not name as such.

    One is where the caption names more (``missing``) than the header does, where a set of
    categories that covers everyone has others beside it, and where a heading is alone.
    """
    for name, headings in shown:
        keys = tuple(key(category_of(h)) for h in headings)
        if keys == elsewhere.get(key(name)):
            continue
        strange = [h for h in headings if not _is_category(h, name)]
        if strange and (missing or _has_set(keys, lexicon().dimension(name))):
            return False
        if strange and len(headings) == 1 and len(shown) > 1:
            return False
    return True


def _is_category(heading: Heading, name: str) -> bool:
    """Whether a heading is a known category of a dimension, a period, or no subgroup."""
    special = shape(heading.text) == "period" or key(heading.text) in _RESIDUAL
    return special or _membership(heading, lexicon().dimension(name), frozenset()) > 0


def _has_set(keys: tuple[str, ...], canonical: str | None) -> bool:
    """Whether a set that covers everyone stands among the categories, in one run."""
    sets = lexicon().sets.get(canonical or "", ())
    return any(
        keys[i : i + len(one)] == one for one in sets for i in range(len(keys) - len(one) + 1)
    )


def category_of(heading: Heading) -> str:
    """The category in plain terms: ``1e`` below ``kwintiel`` is ``1e kwintiel``."""
    return f"{heading.text} {heading.over}" if heading.over else heading.text
