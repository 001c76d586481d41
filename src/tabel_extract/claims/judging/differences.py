"""Differences in percentage points ─► the two cells that they lie between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tabel_extract.claims.answers.items import Item, Place
from tabel_extract.claims.answers.spoken import Subject
from tabel_extract.claims.answers.stances import negations, stance_in
from tabel_extract.claims.groups.called import own_group
from tabel_extract.claims.groups.finder import GroupFinder
from tabel_extract.claims.groups.group import EVERYONE, Group, Mention, is_everyone
from tabel_extract.claims.text.years import counted_year, span_start, years_in
from tabel_extract.model import Observation

_ENDS = re.compile(
    r"\b(?:hoogste|laagste|oudste|jongste)\s+en\s+(?:de\s+|het\s+)?(?:hoogste|laagste|oudste|jongste)\s+"
    r"(?P<kind>opleiding|inkomen|leeftijd)",
    re.IGNORECASE,
)


PAIR = 2
_SAME_PERIOD = re.compile(r"\b(?:in|over)\s+(?:dezelfde|die|deze)\s+periode\b", re.IGNORECASE)
_DOWN = re.compile(
    r"\b(?:daal(?:t|de|den)|dalen|daling|gedaald|afgenomen|afname|slonk(?:en)?|lager|minder|kleiner|geslonken|kromp(?:en)?|gekrompen|"
    r"teruggelopen|terugloop|teruggang|verlo(?:or|ren)|verlies|zak(?:t|te|ken)|gezakt|vermindering|verminder(?:t|d|de|den)|ingeleverd|"
    r"omlaag|(?:neemt|nemen|nam|namen)\b[^.;:]*\baf|(?:loopt|lopen|liep|liepen)\b[^.;:]*\bterug|"
    r"lever(?:t|de|den)\b[^.;:]*\bin)\b(?!\s+(?:opgeleid|geschoold|onderwijs|beroeps))",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:steeg|stegen|stijg(?:t|en)|stijging|gestegen|toegenomen|toename|groei(?:t|de|en)?|gegroeid|opgelopen|hoger|meer|groter|"
    r"winst|omhoog|(?:neemt|nemen|nam|namen)\b[^.;:]*\btoe|(?:win(?:t|nen)|won|wonnen)\b[^.;:]*\bbij)\b(?!\s+(?:opgeleid|geschoold|onderwijs|beroeps))",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\b(?:aandeel|percentage|deel)\b", re.IGNORECASE)
"""What a change is said to be of, whatever those in it do or don't."""


def goes(text: str) -> int:
    """Whether words say that something rose (1) or fell (-1); 0 where they tell neither or both."""
    return bool(_UP.search(text)) - bool(_DOWN.search(text))


def places_of(subject: Subject, cells: tuple[Observation, Observation]) -> tuple[Place, ...]:
    """Of whom and when two cells of an answer are; empty where they aren't both of it."""
    own = subject.choice.answers[0].cells
    places = [p for cell in cells for p, other in own.items() if other is cell]
    return tuple(places) if len(places) == len(cells) else ()


def turned(subject: Subject, places: tuple[Place, ...], text: str) -> bool:
    """Whether a sentence has a number rise that fell from one period to the other, or fall."""
    periods = subject.item.periods
    way = goes(text)
    if _of_what_is_not(subject) and not _of_share(subject, text):
        return False  # less of what it is not, is more
    if (
        not way
        or len(places) < 2
        or places[0].group != places[1].group
        or len(subject.choice.answers) != 1
    ):
        return False
    first, last = sorted(
        places, key=lambda p: periods.index(p.period) if p.period in periods else 0
    )
    cells = subject.choice.answers[0].cells
    values = [cells[p].value if p in cells else None for p in (first, last)]
    if values[0] is None or values[1] is None:
        return False
    return (values[1] - values[0]) * way < 0


def _of_what_is_not(subject: Subject) -> bool:
    label = " ".join([*subject.item.labels, subject.choice.answers[0].label or ""])
    return bool(negations(label)) or subject.choice.stance == "disagree"


def _of_share(subject: Subject, text: str) -> bool:
    """Whether it is the share itself that changed: ``het aandeel dat geen alcohol drinkt``."""
    against = subject.choice.stance == "disagree"
    said = stance_in(text) == "disagree" if against else bool(negations(text))
    return said and bool(_SHARE.search(text))


def in_same_period(text: str, item: Item, years: Sequence[str]) -> tuple[Place, Place] | None:
    """``in dezelfde periode``: the two years of the sentence before."""
    if len(years) != 2 or not _SAME_PERIOD.search(text):
        return None
    known = all(y in item.periods for y in years)
    return (Place(EVERYONE, years[0]), Place(EVERYONE, years[1])) if known else None


def of_both(item: Item, groups: Sequence[Group]) -> tuple[Place, Place] | None:
    """``Tussen beide groepen``: those of the two numbers of the sentence before."""
    printed = {place.group for place in item.answers[0].cells}
    known = list(dict.fromkeys(own_group(group, printed) for group in groups))
    if len(known) != PAIR or not printed.issuperset(known):
        return None
    last = item.periods[-1] if item.periods else None
    return Place(known[0], last), Place(known[1], last)


def two_places(
    text: str,
    item: Item,
    mentions: Sequence[Mention],
    finder: GroupFinder,
    base: str | None = None,
) -> tuple[Place, Place] | None:
    """The two groups or the two periods that a sentence compares; None where it doesn't tell."""
    groups = _groups(text, mentions, finder)
    if not groups and (counted := _from_counted(text, item, mentions, base)):
        return counted
    if groups:
        last = item.periods[-1] if item.periods else None
        return Place(groups[0], last), Place(groups[1], last)
    if not item.periods:
        return None
    years = [y for y in years_in(text) if y in item.periods]
    if not years and (first := span_start(text, item.periods[-1])) in item.periods:
        years = [str(first)]
    if len(years) == 1 and years[0] != item.periods[-1]:
        years.append(item.periods[-1])
    if len(years) != 2 or years[0] == years[1]:
        return None
    everyone = Group()
    return Place(everyone, years[0]), Place(everyone, years[1])


def _from_counted(
    text: str, item: Item, mentions: Sequence[Mention], base: str | None
) -> tuple[Place, Place] | None:
    """``1 procentpunt meer dan twee jaar eerder``: that year and ``base``, of everyone."""
    year = counted_year(text, base) if base in item.periods else None
    if year not in item.periods or any(m.of_category for m in mentions):
        return None
    return Place(EVERYONE, year), Place(EVERYONE, base)


def with_before(
    mentions: Sequence[Mention], before: Group | None, item: Item
) -> tuple[Place, Place] | None:
    """The group of the number before it and the one that a difference names beside it."""
    printed = {place.group for place in item.answers[0].cells}
    known = {own_group(m.group, printed) for m in mentions if m.group and m.of_category}
    if len(known) != 1 or before is None or is_everyone(before):
        return None
    (other,), before = known, own_group(before, printed)
    last = item.periods[-1] if item.periods else None
    if other == before or other.dimension != before.dimension:
        return None
    return Place(before, last), Place(other, last)


def _groups(
    text: str, mentions: Sequence[Mention], finder: GroupFinder
) -> tuple[Group, Group] | None:
    if match := _ENDS.search(text):
        for dimension, names in finder.categories.items():
            if dimension.lower().startswith(match["kind"].lower()):
                return Group(dimension, names[0]), Group(dimension, names[-1])
    known = list(dict.fromkeys(m.group for m in mentions if m.group and not is_everyone(m.group)))
    if len(known) == 2 and known[0].dimension == known[1].dimension:
        return known[0], known[1]
    return None
