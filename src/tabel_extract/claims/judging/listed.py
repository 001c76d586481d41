"""Items or answers that a sentence lists, and the numbers that it then gives them in turn.

``De wetenschap en de rechtspraak … respectievelijk 74 en 68 procent``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from tabel_extract.claims.answers.answers import choose
from tabel_extract.claims.answers.items import Item
from tabel_extract.claims.answers.labels import Choice
from tabel_extract.claims.answers.spoken import Discussion, Subject
from tabel_extract.claims.groups.in_order import AND, IN_TURN, runs
from tabel_extract.claims.judging.gaps import Said
from tabel_extract.claims.quantities.quantity import Quantity

_T = TypeVar("_T")
PAIR = 2
_BOTH_SIDES = re.compile(r"\bvoor-\s+en\s+tegenstanders\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:]\s")
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def listed_in_turn(
    text: str, found: Sequence[Quantity], talk: Discussion, items: Sequence[Item]
) -> dict[Quantity, Subject]:
    """The subjects of the longest run of numbers that a sentence gives in turn."""
    if not (IN_TURN.search(text) or _BOTH_SIDES.search(text)):
        return {}
    for count in range(len(found), 1, -1):
        for first in range(len(found) - count + 1):
            run = found[first : first + count]
            start = found[first - 1].end if first else 0
            subjects = listed_subjects(text[: run[-1].end], run, talk, items, start)
            if subjects is not None:
                return dict(zip(run, subjects, strict=True))
    return {}


def listed_subjects(
    text: str,
    found: Sequence[Quantity],
    talk: Discussion,
    items: Sequence[Item],
    start: int = 0,
) -> list[Subject] | None:
    """The subjects that numbers are given in turn: items of one table, or answers to one item."""
    if len(found) == PAIR and _BOTH_SIDES.search(text, start, found[0].start):
        return _of_sides(talk)
    if len(found) < PAIR or not IN_TURN.search(text, start):
        return None
    ahead = _CLAUSE.split(text[start : found[0].start])[-1]
    return _of_items(ahead, len(found), talk, items) or _of_answers(ahead, len(found), talk)


def _of_sides(talk: Discussion) -> list[Subject] | None:
    """``Voor- en tegenstanders houden elkaar in evenwicht: 39 tegen 38%``."""
    before = talk.subject
    if not isinstance(before, Subject):
        return None
    sides = [tuple(a for a in before.item.answers if a.stance == s) for s in ("agree", "disagree")]
    if not all(sides):
        return None
    return [
        Subject(before.item, Choice(own, own[0].stance, named=True), sure=False) for own in sides
    ]


def listed_again(
    text: str, found: Sequence[Quantity], before: Sequence[Said]
) -> dict[Quantity, Subject]:
    """``Vrouwen geven een 7,1 en een 6,8``: of the items that the sentence before told of.

    Only where all numbers stand in lists, each of as many as those items.
    """
    subjects = [s.subject for s in before if isinstance(s.subject, Subject)]
    items = {subject.item for subject in subjects}
    units = {q.unit for q in found} | {s.quantity.unit for s in before}
    if not len(items) == len(subjects) == len(before) > 1 or len(units) > 1:
        return {}
    lists = runs(text, found)
    if any(len(own) != len(before) for own in lists) or sum(map(len, lists)) != len(found):
        return {}
    if len({id(item.table) for item in items}) > 1:
        return {}
    return {
        found[i]: replace(subject, sure=False)
        for own in lists
        for i, subject in zip(own, subjects, strict=True)
    }


def _of_items(
    ahead: str, count: int, talk: Discussion, items: Sequence[Item]
) -> list[Subject] | None:
    labels = {k.lower() for k in talk.tables}
    known = [i for i in items if not labels or i.table.label.lower() in labels]
    places = _places(ahead.lower(), known, _called)
    if len(places) != count or len({item.table.label for _, _, item in places}) != 1:
        return None
    chosen = [(item, choose(item, ahead)) for _, _, item in places]
    subjects = [Subject(item, c, sure=True) for item, c in chosen if isinstance(c, Choice)]
    return subjects if len(subjects) == count else None


def _called(item: Item) -> str:
    """The headings of an item without what brackets add: `krant (papier of digitaal)`."""
    return " ".join(_IN_BRACKETS.sub(" ", " ".join(item.labels)).lower().split())


def _of_answers(ahead: str, count: int, talk: Discussion) -> list[Subject] | None:
    """Answers to the item under discussion, named one behind the other."""
    before = talk.subject
    if not isinstance(before, Subject):
        return None
    answers = [a for a in before.item.answers if a.label and a.point is None]
    low = ahead.lower()
    places = _places(low, answers, lambda answer: (answer.label or "").lower())
    joined = all(AND.fullmatch(low[one[1] : other[0]]) for one, other in pairwise(places))
    if len(places) != count or not joined:
        return None
    return [
        Subject(before.item, Choice((answer,), answer.stance, named=True), before.sure)
        for _, _, answer in places
    ]


def _places(
    text: str, things: Sequence[_T], name: Callable[[_T], str]
) -> list[tuple[int, int, _T]]:
    """Where a text names things, in its order; of names in one another only the longer one."""
    found: list[tuple[int, int, _T]] = []
    for thing in things:
        own = name(thing)
        match = re.search(rf"\b{re.escape(own)}\b", text) if own else None
        if match:
            found.append((*match.span(), thing))
    found.sort(key=lambda one: (one[0], -one[1]))
    return [
        one for one in found
        if not any(o is not one and o[0] <= one[0] and one[1] <= o[1] for o in found)
    ]  # fmt: skip
