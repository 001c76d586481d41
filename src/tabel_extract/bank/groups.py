"""A subgroup that is asked for ─► which subgroup of each edition that is.

It is the one with the same label, or else the one with the same code in the list of subgroups.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tabel_extract.bank.editions import Edition
from tabel_extract.checks.asked import heading_key
from tabel_extract.codes.codelist import CodeList, Subgroup
from tabel_extract.errors import UnknownQuestionError

MOST_NAMED = 12
"""More subgroups than this are no help in one line."""

Place = tuple[str, str]
"""Keys of a dimension and a category; both empty for the total."""

_TOTAL: Place = ("", "")


@dataclass(frozen=True, slots=True)
class Group:
    """A subgroup as printed, or the code of one; the total where there is no category."""

    dimension: str = ""
    category: str = ""

    def __str__(self) -> str:
        """``opleiding: hbo, wo``; empty for the total."""
        return f"{self.dimension}: {self.category}" if self.dimension else self.category


TOTAL = Group()


def parse_group(text: str) -> Group:
    """``opleiding=hbo, wo`` ─► a subgroup; without a dimension it is looked for in all of them."""
    before, equals, after = text.partition("=")
    return Group(before.strip(), after.strip()) if equals else Group("", text.strip())


def groups_of(editions: Iterable[Edition]) -> list[Group]:
    """The subgroups that editions print, each once, in the order of the tables."""
    found: dict[Place, Group] = {}
    for edition in editions:
        for place, group in _printed(edition).items():
            found.setdefault(place, group)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Followed:
    """The subgroup that is followed: by its labels, and by its code where all of them share one."""

    places: frozenset[Place]
    code: str | None = None
    codes: CodeList | None = None
    _subgroups: dict[int, dict[Place, Subgroup]] = field(default_factory=dict, repr=False)

    def at(self, edition: Edition) -> Place | None:
        """Where an edition prints it; None where it does not, or twice."""
        if self.places == {_TOTAL}:
            return _TOTAL
        printed = _printed(edition)
        found = [place for place in printed if place in self.places]
        if not found and self.code is not None:
            known = self.coded(edition)
            found = [place for place in printed if known[place].category_code == self.code]
        return found[0] if len(found) == 1 else None

    def subgroup(self, edition: Edition) -> Subgroup | None:
        """What the list says of it as an edition prints it; None of the total, or with no list."""
        place = self.at(edition)
        if self.codes is None or place is None or place == _TOTAL:
            return None
        return self.coded(edition)[place]

    def coded(self, edition: Edition) -> dict[Place, Subgroup]:
        """What the list says of all subgroups of an edition, in view of its whole table."""
        if self.codes is None:
            return {}
        known = self._subgroups.get(id(edition))
        if known is None:
            known = self._subgroups[id(edition)] = _coded(edition, self.codes)
        return known


def followed(editions: Sequence[Edition], group: Group, codes: CodeList | None) -> Followed:
    """Find the subgroup that is asked for.

    Raises:
        UnknownQuestionError: If no edition prints the subgroup; the message names those there are.
    """
    if not group.category:
        return Followed(frozenset({_TOTAL}))
    category, dimension = heading_key(group.category), heading_key(group.dimension)
    known = groups_of(editions)
    found = {
        (heading_key(one.dimension), heading_key(one.category))
        for one in known
        if heading_key(one.category) == category
        and (not dimension or heading_key(one.dimension) == dimension)
    }
    if not found and _has_code(editions, group, codes):
        return Followed(frozenset(), group.category, codes)
    if len(found) == 1:
        return _with_code(editions, Followed(frozenset(found), None, codes))
    listed = "; ".join(f"{one.dimension}={one.category}" for one in known[:MOST_NAMED])
    if not known:
        raise UnknownQuestionError("no edition of this question prints subgroups")
    if not found:
        raise UnknownQuestionError(f"no edition prints the subgroup {group}; there are {listed}")
    raise UnknownQuestionError(f"{group} is a subgroup of several dimensions: choose from {listed}")


def _has_code(editions: Iterable[Edition], group: Group, codes: CodeList | None) -> bool:
    all_of_them = Followed(frozenset(), None, codes)
    return not group.dimension and any(
        one.category_code == group.category
        for edition in editions
        for one in all_of_them.coded(edition).values()
    )


def _with_code(editions: Iterable[Edition], labelled: Followed) -> Followed:
    """Follow a label by its code too, unless that has another one in some editions."""
    subgroups = [labelled.subgroup(edition) for edition in editions]
    found = {one.category_code for one in subgroups if one is not None} - {None}
    code = found.pop() if len(found) == 1 else None
    return Followed(labelled.places, code, labelled.codes)


def _printed(edition: Edition) -> dict[Place, Group]:
    """The subgroups of the numbers of an edition."""
    return {
        (spot.dimension, spot.category): Group(
            number.cell.dimension or "", number.cell.category or ""
        )
        for spot, number in edition.numbers.items()
        if spot.category
    }


def _coded(edition: Edition, codes: CodeList) -> dict[Place, Subgroup]:
    together: dict[str | None, dict[str, None]] = {}
    for cell in edition.printed.table.observations:
        if cell.category is not None:
            together.setdefault(cell.dimension, {})[cell.category] = None
    said = {
        (heading, category): one
        for heading, names in together.items()
        for category, one in codes.of_table(heading, tuple(names)).items()
    }
    return {
        place: said[group.dimension or None, group.category]
        for place, group in _printed(edition).items()
    }
