"""Groups that a sentence gives its numbers in order: in turn, by rank, or one against another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tabel_extract.claims.groups.finder import GroupFinder
from tabel_extract.claims.groups.group import EVERYONE, About, Group, Mention, is_everyone
from tabel_extract.claims.quantities.quantity import Quantity
from tabel_extract.claims.text.years import years_in
from tabel_extract.language.cues import Cue

_AGAINST = re.compile(r"\)?\s*(?:tegen|tegenover|versus|om)\s+(?:een\s+)?\(?", re.IGNORECASE)
IN_TURN = re.compile(r"\b(?:respectievelijk|achtereenvolgens|resp\.)", re.IGNORECASE)
AND = re.compile(
    r"(?:,|,?\s+en)\s+(?:(?:van|onder|bij|in|op|voor)\s+)?(?:(?:de|het|een)\s+)?", re.IGNORECASE
)
"""What stands between those of a list."""
_BOTH = re.compile(rf"{AND.pattern}|\s+(?:als|of)\s+(?:(?:bij|onder)\s+)?(?:de\s+)?", re.IGNORECASE)
_IN_BETWEEN = Cue(r"\bgroepen\s+(?:er|daar)tussen(?:in)?\b")
LEAST = 2
_LAST_NAMED = re.compile(
    r"\b(?:van|onder|bij|in)\s+(?:(?:de|die|deze)\s+)?(?:laatstgenoemden?|laatsten)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bvan\b.{0,12}$")
_THAN = re.compile(r"\bdan\b")
_ON = re.compile(r"\b(?:via|naar|tot)\b", re.IGNORECASE)
_MORE = Cue(r"\b(?:vaker|meer|hoger|groter|minder|lager|kleiner)\b")
_BARE_END = re.compile(r"\)?\s*(?:[.;]|$)")
_TO = re.compile(r"\)?\s*(?:in\s+\d{4}\s+)?(?:naar|tot|via)\s+(?:[^\W\d]+\s+)?", re.IGNORECASE)
_VIA = re.compile(r"\bvia\b", re.IGNORECASE)


def in_turn(
    text: str, found: Sequence[Quantity], mentions: Sequence[Mention]
) -> list[About] | None:
    """``onder mannen en vrouwen respectievelijk 4% en 2%``."""
    known = [m for m in mentions if m.of_category]
    if not IN_TURN.search(text) or len(known) != len(found) or len(found) < 2:
        return None
    if known[-1].end > found[0].start and known[0].start < found[-1].end:
        return None
    return [About(m.group, m.text, stated=True) for m in known]


def listed(text: str, found: Sequence[Quantity], mentions: Sequence[Mention]) -> dict[int, About]:
    """``mannen en vrouwen (34 en 36 procent)``: a list of groups, and as many numbers behind it.

    Without `respectievelijk` it isn't sure which is whose.
    """
    told: dict[int, About] = {}
    for run in runs(text, found):
        end = found[run[0]].start
        start = found[run[0] - 1].end if run[0] else 0
        ahead = [m for m in mentions if start <= m.start and m.end <= end]
        joined = all(AND.fullmatch(text[a.end : b.start]) for a, b in pairwise(ahead))
        if len({m.group for m in ahead if m.of_category}) != len(run) or len(ahead) != len(run):
            continue
        if joined:
            sure = bool(IN_TURN.search(text[start : found[run[-1]].start]))
            told |= {
                i: About(m.group, m.text, stated=True, sure=sure)
                for i, m in zip(run, ahead, strict=True)
            }
    return told


def together(text: str, told: Sequence[About], mentions: Sequence[Mention]) -> list[About]:
    """Those of which one number is said of several groups: ``van mannen en vrouwen 66%``."""
    chains: list[list[Mention]] = []
    for mention in mentions:
        last = chains[-1][-1] if chains else None
        if last and mention.of_category and _BOTH.fullmatch(text[last.end : mention.start]):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    found: list[About] = []
    for about in told:
        chain = next((c for c in chains if any(m.group == about.group for m in c)), [])
        groups = [m.group for m in chain if m.group and m.of_category]
        others = [g for g in groups if g != about.group]
        alone = not any(o is not about and o.group in others for o in told)
        found.append(replace(about, also=tuple(others)) if about.stated and alone else about)
    return found


def runs(text: str, found: Sequence[Quantity]) -> list[list[int]]:
    """The numbers that stand in lists, by their places."""
    lists: list[list[int]] = [[0]] if found else []
    for i, (one, other) in enumerate(pairwise(found), 1):
        if AND.fullmatch(IN_TURN.sub("", text[one.end : other.start])):
            lists[-1].append(i)
        else:
            lists.append([i])
    return [own for own in lists if len(own) > 1]


def in_turn_again(
    text: str, found: Sequence[Quantity], mentions: Sequence[Mention], before: Sequence[Group]
) -> list[About] | None:
    """``Voor de krant is dat respectievelijk 64% en 39%``: of the groups of the sentence before."""
    shares = [q for q in found if not q.apart]
    if mentions or len(shares) < 2:
        return None
    steps = [text[one.end : other.start] for one, other in pairwise(shares)]
    against = all(_AGAINST.fullmatch(step) for step in steps)
    if len(shares) != len(before):  # of two groups, and it doesn't tell which
        return [About(None) for _ in found] if against and not years_in(text) else None
    if not (IN_TURN.search(text) or against):
        return None
    whose = iter(before)
    return [
        About(group, group.category, stated=True, sure=False)
        if quantity in shares and (group := next(whose, None))
        else About(EVERYONE)
        for quantity in found
    ]


def last_named(
    text: str, start: int, quantity: Quantity, last: Group | None, told: Sequence[About]
) -> About | None:
    """``Van laatstgenoemden``: the last of the groups that were named before.

    They are those of the sentence's own numbers, or of the one before that gave them in turn.
    """
    if not _LAST_NAMED.search(text, start, quantity.start):
        return None
    if told and told[-1].stated:
        return replace(told[-1], sure=False)
    return About(last, last.category, stated=True, sure=False) if last else About(None)


def by_rank(
    text: str,
    found: Sequence[Quantity],
    mentions: Sequence[Mention],
    finder: GroupFinder,
    start: int = 0,
) -> list[About] | None:
    """``loopt met het opleidingsniveau op van 11% via 16% naar 27%``: all categories in order.

    The words that say so stand from ``start`` on.
    """
    lead = text[start : found[0].start] if found else ""
    dimension = finder.dimension_named(lead) if _FROM.search(lead) else None
    if dimension is None:
        return None
    if any(q.kind != "number" for q in found) or any(m.of_category for m in mentions):
        return None
    names = finder.categories[dimension]
    falling = re.search(r"\b(?:daalt|neemt\s.*\baf|loopt\s.*\baf)\b", lead)
    if falling:
        return [About(None, dimension) for _ in found]
    if len(found) > LEAST and len(names) == len(found):
        return [About(Group(dimension, name), name, stated=True) for name in names]
    steps = [text[one.end : other.start] for one, other in pairwise(found)]
    if steps and all(_ON.search(step) for step in steps):
        # which ones only the table tells, where it has as many
        return [About(None, dimension, rank=(i, len(found))) for i in range(len(found))]
    return None


def ranked_behind(
    text: str, found: Sequence[Quantity], mentions: Sequence[Mention], finder: GroupFinder
) -> dict[int, About]:
    """The same of the numbers behind a semicolon: ``…; naarmate men ouder is van 4% via 7%``."""
    start = text.find("; ")
    first = next((i for i, q in enumerate(found) if q.start > start), 0)
    if start < 0 or len(found) - first < LEAST:
        return {}
    behind = [m for m in mentions if m.start > start]
    told = by_rank(text, found[first:], behind, finder, start) or ()
    return dict(enumerate(told, first))


def in_between(
    text: str, found: Sequence[Quantity], before: Sequence[Group], finder: GroupFinder
) -> list[About] | None:
    """``De groepen daartussen``: those between the two that the sentence before told of."""
    if not _IN_BETWEEN.search(text) or len({g.dimension for g in before}) != 1:
        return None
    names = finder.categories.get(before[0].dimension or "", ())
    places = sorted(names.index(g.category) for g in before if g.category in names)
    if len(places) != LEAST or places[1] - places[0] - 1 != len(found):
        return [About(None) for _ in found]
    inner = names[places[0] + 1 : places[1]]
    return [
        About(
            Group(before[0].dimension, n),
            n,
            stated=True,
            sure=len(found) == 1 or bool(IN_TURN.search(text)),
        )
        for n in inner
    ]


def contrasts(
    text: str, found: Sequence[Quantity], mentions: Sequence[Mention], finder: GroupFinder
) -> dict[int, About]:
    """``vrouwen vaker dan mannen (42% tegenover 34%)``: two groups, then their numbers in turn."""
    told: dict[int, About] = {}
    known = [m for m in mentions if m.of_category]
    for i, (one, other) in enumerate(pairwise(found)):
        if not _AGAINST.fullmatch(text[one.end : other.start]):
            continue
        start = found[i - 1].end if i else 0
        ahead = [m for m in known if start <= m.start and m.end <= one.start]
        if len(ahead) > LEAST and _THAN.search(text[ahead[-2].end : ahead[-1].start]):
            ahead = ahead[-2:]  # those that it compares last
        compared = re.search(r"\bdan\b", text[start : one.start])
        if len(ahead) == 2 and re.search(r"\bdan\b|\ben\b", text[ahead[0].end : ahead[1].start]):
            told |= {i + j: About(m.group, m.text, stated=True) for j, m in enumerate(ahead)}
        elif len(ahead) == 1 and (pair := _and_the_other(text, ahead[0], start, other, finder)):
            told |= {i: pair[0], i + 1: pair[1]}
        elif compared:  # it compares groups that no table prints
            told |= {i: About(None, text[start : one.start].strip(" (:,")), i + 1: About(None)}
    return told


def against_again(text: str, found: Sequence[Quantity], told: list[About]) -> list[About]:
    """``(64% tegenover 39% …), en dat (40% tegenover 52%)``: of the same two groups, in turn.

    So are the ends of what rises from one group to the other, and then of another thing.
    """
    steps = [text[one.end : other.start] for one, other in pairwise(found)]
    pairs = [
        i for i, step in enumerate(steps)
        if ";" not in step and (_AGAINST.search(step) or _ON.search(step))
    ]  # fmt: skip
    first = next((i for i in pairs if told[i].stated and told[i + 1].stated), None)
    if first is None or told[first].group == told[first + 1].group:
        return told
    again = list(told)
    for i in pairs:
        kind = next(k for k in (_AGAINST, _ON) if k.search(steps[first]))
        bare = _AGAINST.fullmatch(steps[i]) or _ON.fullmatch(steps[i].strip())
        if (
            i > first + 1
            and bare
            and kind.search(steps[i])
            and not (told[i].stated or told[i + 1].stated)
        ):
            again[i : i + 2] = [replace(one, sure=False) for one in told[first : first + 2]]
    return again


def _and_the_other(
    text: str, mention: Mention, start: int, last: Quantity, finder: GroupFinder
) -> tuple[About, About] | None:
    """``bij huurders vaker …, 18% tegenover 5%``: of two groups the one, and then the other."""
    group = mention.group
    names = finder.categories.get(group.dimension or "", ()) if group else ()
    bare = _BARE_END.match(text, last.end)
    if group is None or len(names) != LEAST or not bare or not _MORE.search(text[start:]):
        return None
    other = next(n for n in names if n != group.category)
    return (
        About(group, mention.text, stated=True),
        About(Group(group.dimension, other), other, stated=True, sure=False),
    )


def between_ends(
    text: str, found: Sequence[Quantity], told: list[About], finder: GroupFinder
) -> list[About]:
    """``41% in het laagste kwintiel … via 26, 15 en 9% tot 4% in het hoogste``: all in order.

    Only where the first and the last are named, and there is a number for each category.
    """
    ends = told[0].group, told[-1].group
    if len(told) < 3 or ends[0] is None or ends[1] is None or not _VIA.search(text):
        return told
    names = finder.categories.get(ends[0].dimension or "", ())
    groups = [Group(ends[0].dimension, name) for name in names]
    for own in (groups, groups[::-1]):
        if len(own) == len(told) and (own[0], own[-1]) == ends:
            inner = [About(g, g.category, stated=True) for g in own[1:-1]]
            stated = [one.group for one in told[1:-1] if one.stated and not is_everyone(one.group)]
            within = all(g in own[1:-1] for g in stated)
            return [told[0], *inner, told[-1]] if within else told
    return told


def is_other_end(text: str, found: Sequence[Quantity], index: int) -> bool:
    """Whether a number is the other end of a change: ``van 52% naar 58%``."""
    return index > 0 and bool(_TO.fullmatch(text[found[index - 1].end : found[index].start]))
