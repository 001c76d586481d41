"""Differences in percentage points ─► the two cells that they lie between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tabel_extract.claims.finder import GroupFinder
from tabel_extract.claims.groups import Group, Mention, is_everyone
from tabel_extract.claims.items import Item, Place
from tabel_extract.claims.years import years_in

_ENDS = re.compile(
    r"\b(?:hoogste|laagste|oudste|jongste)\s+en\s+(?:de\s+|het\s+)?(?:hoogste|laagste|oudste|jongste)\s+"
    r"(?P<kind>opleiding|inkomen|leeftijd)",
    re.IGNORECASE,
)


def two_places(
    text: str, item: Item, mentions: Sequence[Mention], finder: GroupFinder
) -> tuple[Place, Place] | None:
    """The two groups or the two periods that a sentence compares; None where it doesn't tell."""
    groups = _groups(text, mentions, finder)
    if groups:
        last = item.periods[-1] if item.periods else None
        return Place(groups[0], last), Place(groups[1], last)
    if not item.periods:
        return None
    years = [y for y in years_in(text) if y in item.periods]
    if len(years) == 1 and years[0] != item.periods[-1]:
        years.append(item.periods[-1])
    if len(years) != 2 or years[0] == years[1]:
        return None
    everyone = Group()
    return Place(everyone, years[0]), Place(everyone, years[1])


def with_before(
    mentions: Sequence[Mention], before: Group | None, item: Item
) -> tuple[Place, Place] | None:
    """The group of the number before it and the one that a difference names beside it."""
    known = {m.group for m in mentions if m.of_category}
    if len(known) != 1 or before is None or is_everyone(before):
        return None
    (other,) = known
    last = item.periods[-1] if item.periods else None
    if other is None or other == before or other.dimension != before.dimension:
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
