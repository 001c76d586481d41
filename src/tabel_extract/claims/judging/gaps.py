"""Differences in percentage points ─► the two cells of the numbers or groups that they part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tabel_extract.claims.answers.items import Item, Place
from tabel_extract.claims.answers.spoken import Open, Spoken, Subject
from tabel_extract.claims.answers.stances import negations
from tabel_extract.claims.groups.finder import GroupFinder
from tabel_extract.claims.groups.group import EVERYONE, About, Group, is_everyone
from tabel_extract.claims.judging.cells import Located, between, difference, locate, period_of
from tabel_extract.claims.judging.differences import (
    goes,
    in_same_period,
    of_both,
    places_of,
    turned,
    two_places,
    with_before,
)
from tabel_extract.claims.judging.doubts import sums_up
from tabel_extract.claims.judging.judge import Computed, value_of
from tabel_extract.claims.quantities.quantity import Quantity
from tabel_extract.language.cues import Cue
from tabel_extract.model import Observation

_REST = Cue(
    r"\b(?:de|het)\s+(?:rest|overige(?:n)?|resterende(?:n)?|anderen)\b[^.;:%]{0,20}%"
    r"|\bresteert\b[^.;:%]{0,20}%|%[^.;:%]{0,15}\b(?:resteert|blijft\s+over)\b"
)
LEAST = 2
"""Numbers that make a sum, at least."""
_POINTS_AT = Cue(
    r"^\W*(?:en\s+|maar\s+)?(?:(?:dat|dit)\s+(?:is|was|betekent|maakt|komt\s+neer\s+op)\s+)?(?:nog\s+|toch\s+)?"
    r"(?:het|een|dat|dit|die|deze)\s+(?:verschil|gat|kloof|afstand|marge|voorsprong|achterstand)\b"
    r"|^\W*(?:een|die|deze)\s+(?:stijging|daling|toename|afname)\s+(?:van|met)\s+[\d,]+\s*(?:procentpunt|%-punt)"
)
"""Opens a sentence that only tells how far the numbers before it are apart."""
_THAN_ALL = Cue(
    r"\b(?:meer|minder|hoger|lager|boven|onder)\b[^.;:%]*?"
    r"\b(?:gemiddeld\w*|als\s+geheel|totaal|landelijk|iedereen|de\s+hele\s+bevolking)\b"
)
"""Compares with everyone: ``18 procentpunt meer dan in het land als geheel``."""
_THAN_OTHER = Cue(r"^\W*%+\s+(?:boven|onder|achter|(?:meer|minder|hoger|lager)\s+dan)\b")
"""Compares what was said with another item: ``tien procentpunten boven de bus``."""


_BOTH = Cue(r"\bbeide\b|\b(?:de|deze|die)\s+twee\s+groepen\b")
_FROM = re.compile(r"\s?,?\s+(?:namelijk\s+)?van\s+", re.IGNORECASE)
_TO = re.compile(r"\s+(?:in\s+\d{4}\s+)?(?:naar|tot)\s+", re.IGNORECASE)
"""What stands before the two ends of a change."""


@dataclass(frozen=True, slots=True)
class Said:
    """A number of a sentence, whom it is about, and what it speaks of."""

    quantity: Quantity
    about: About
    subject: Subject | Open
    spoken: Spoken
    statistic: bool = True


@dataclass(frozen=True, slots=True)
class Two:
    """The two cells that a sentence holds against each other, and of what the last one is.

    ``alike`` tells that they are of one answer to it.
    """

    subject: Subject
    one: Observation
    other: Observation
    sure: bool
    alike: bool

    @property
    def item(self) -> Item:
        """That of the last."""
        return self.subject.item


def points_at_two(spoken: Spoken) -> bool:
    """Whether a number is only how far two others are apart, those before it."""
    return bool(_POINTS_AT.search(spoken.sentence))


def two_of(shares: Sequence[Said]) -> Two | None:
    """The two cells that two numbers are of, one each."""
    subjects = [s.subject for s in shares if isinstance(s.subject, Subject)]
    if len(shares) != 2 or len(subjects) != 2:
        return None
    one, other = (
        locate(subject, s.about, s.spoken) for subject, s in zip(subjects, shares, strict=True)
    )
    if not isinstance(one, Located) or not isinstance(other, Located):
        return None
    cells = one.computed.cells, other.computed.cells
    if any(len(c) != 1 for c in cells) or cells[0] == cells[1]:
        return None
    sure = all(s.sure for s in subjects) and one.sure and other.sure
    alike = len({(s.item, s.choice.answers) for s in subjects}) == 1
    return Two(subjects[-1], cells[0][0], cells[1][0], sure, alike)


def leaves(spoken: Spoken) -> bool:
    """Whether a number is what others leave: ``de overige 30%``."""
    return bool(_REST.search(spoken.near))


def shares_of(said: Sequence[Said]) -> list[Said]:
    """The numbers of a sentence that are no difference."""
    return [s for s in said if not s.quantity.apart]


def sum_of(one: Said, before: Sequence[Said]) -> tuple[Subject, Located] | None:
    """What numbers before one come to, where it is said to be all of them, or what they leave.

    They are of different answers to one question, or of different items of one table, and all of
    one group.
    """
    before = [s for s in before if not s.quantity.beside]  # `bijna de helft (46%)` is one
    rest = leaves(one.spoken)
    least = 1 if rest else LEAST
    if one.quantity.unit != "percent" or not (rest or sums_up(one.spoken)) or len(before) < least:
        return None
    places = [
        (s.subject, locate(s.subject, s.about, s.spoken))
        for s in before
        if isinstance(s.subject, Subject)
    ]
    cells = {
        (cell.row, cell.column): cell
        for _, found in places
        if isinstance(found, Located)
        for cell in found.computed.cells
    }
    tables = {id(subject.item.table) for subject, _ in places}
    groups = {(s.about.group, s.quantity.unit) for s in before}
    computed = value_of(list(cells.values()), "rest" if rest else "sum")
    if rest and len({subject.item for subject, _ in places}) > 1:
        return None
    if len(places) < len(before) or len(cells) != len(before) or computed is None:
        return None
    if (
        len(tables) > 1
        or len(groups) > 1
        or (one.about.stated and one.about.group not in {group for group, _ in groups})
    ):
        return None
    return places[-1][0], Located(computed, sure=False)


def named_apart(
    one: Said,
    subject: Subject,
    before: Sequence[Said],
    finder: GroupFinder,
    years: Sequence[str],
    groups: Sequence[Group] = (),
) -> Located | Open | None:
    """The difference between the groups or periods that the words of a number name."""
    own = f"{one.spoken.far} {one.spoken.printed}"  # with the groups that it names
    mentions = finder.find(own)
    dated = _year_ahead(one, years) if one.spoken.context.years else ()
    dated = dated or _year_before(subject, before)
    among = finder.find(one.spoken.sentence) if dated else mentions
    places = two_places(own, subject.item, among or mentions, finder, next(iter(dated), None))
    if places is None and before:
        places = with_before(mentions, before[-1].about.group, subject.item)
    if places is None and before and before[-1].quantity.apart:
        mentions = finder.find(one.spoken.sentence)
        places = two_places(one.spoken.sentence, subject.item, mentions, finder)
    if places is None and not before:
        places = in_same_period(own, subject.item, years)
    if places is None and not before and _BOTH.search(own):
        places = of_both(subject.item, groups)
    if places is None:
        return _from_everyone(one, subject, before) or _from_other(one, subject, before)
    found = difference(subject, places)
    if isinstance(found, Located) and turned(subject, places, own):
        return replace(found, turned=True)
    return found


def _year_ahead(one: Said, years: Sequence[str]) -> Sequence[str]:
    """The one year from which a difference counts: of its sentence, before it, or of the last.

    ``Twee jaar later was dat 11 procentpunt lager, maar hoger dan in 2020``: not from 2020 on.
    """
    named = one.spoken.context.years
    ahead = len(named) == 1 and named[0] in one.spoken.sentence[: one.quantity.start]
    return named if ahead else years if len(years) == 1 else ()


def _year_before(subject: Subject, before: Sequence[Said]) -> Sequence[str]:
    """The year of the number before a difference, from which that may count."""
    if not before or not subject.item.periods:
        return ()
    period = period_of(subject.item, before[-1].spoken)
    return () if isinstance(period, Open) or not period[0] else (period[0],)


def _from_everyone(one: Said, subject: Subject, before: Sequence[Said]) -> Located | None:
    """``42%, 18 procentpunt meer dan gemiddeld``: the group of the number before it, and all."""
    group = before[-1].about.group if before else None
    if group is None or is_everyone(group) or not _THAN_ALL.search(one.spoken.printed):
        return None
    last = subject.item.periods[-1] if subject.item.periods else None
    found = difference(subject, (Place(group, last), Place(EVERYONE, last)))
    return replace(found, sure=False) if isinstance(found, Located) else None


def _from_other(one: Said, subject: Subject, before: Sequence[Said]) -> Located | None:
    """``71%, tien procentpunten boven de bus``: the item of the number before it, and its own."""
    if not before or not _THAN_OTHER.search(one.spoken.printed):
        return None
    last = before[-1]
    if not isinstance(last.subject, Subject) or last.subject.item is subject.item:
        return None
    two = two_of((last, replace(one, about=last.about)))
    found = between(two.one, two.other, subject) if two else None
    return replace(found, sure=False) if isinstance(found, Located) else None


def printed_change(one: Said, subject: Subject, items: Sequence[Item]) -> Located | None:
    """``daalde met 2 procentpunt``, without years: the one change that a table prints.

    The sentence may mean another one, so that this bears it out at most.
    """
    words = f"{one.spoken.far} {one.spoken.printed}"
    item, way = subject.item, goes(words)
    if not way or one.spoken.context.years or negations(item.name) or one.about.stated:
        return None
    found = [
        other.answers[0].cells.get(Place(EVERYONE))
        for other in items
        if other.table is item.table and other.unit == "percentage_points"
        and other.labels[:-1] == item.labels
    ]  # fmt: skip
    if len(found) != 1 or found[0] is None or found[0].value is None:
        return None
    change = found[0].value
    computed = Computed(abs(change), 0.0, "cell", (found[0],))
    return Located(computed, sure=False, turned=change * way < 0)


def told_behind(one: Said, said: Sequence[Said]) -> Two | None:
    """``daalde met 7 procentpunten, van 38% naar 31%``: the two numbers behind a difference.

    It can't be another one where both are those of the table, too.
    """
    behind = [s for s in said if s.quantity.start > one.quantity.start]
    if len(behind) != LEAST or len(behind) + 1 != len(said):
        return None
    text = one.spoken.sentence
    first, last = (s.quantity for s in behind)
    joined = (
        _FROM.fullmatch(text[one.quantity.end : first.start]),
        _TO.fullmatch(text[first.end : last.start]),
    )
    two = two_of(behind) if all(joined) else None
    if two is None or not two.alike:
        return None
    cells = zip((first, last), (two.one, two.other), strict=True)
    equal = all(q.exact and cell.value == q.low for q, cell in cells)
    return replace(two, sure=two.sure or equal)


def reckoned(said: Sequence[Said]) -> list[Said]:
    """The numbers of a sentence, sure of a difference that it gives both ends of itself."""
    return [_reckoned(one, said) for one in said]


def _reckoned(one: Said, said: Sequence[Said]) -> Said:
    subject = one.subject
    if not one.quantity.apart or not isinstance(subject, Subject):
        return one
    two = told_behind(one, said)
    sure = two is not None and two.sure and two.item is subject.item
    return replace(one, subject=replace(subject, sure=True)) if sure else one


def between_two(two: Two, subject: Subject, words: str, *, sure: bool) -> Located | Open:
    """The difference between two cells, and whether it goes the way that the words say."""
    found = between(two.one, two.other, subject)
    if not isinstance(found, Located):
        return found
    way = turned(subject, places_of(subject, (two.one, two.other)), words)
    return replace(found, sure=sure, turned=way)
