"""Editions of a question ─► a series over time for each answer, with every break in it named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tabel_extract.bank.breaks import Break, breaks_between, breaks_of_numbers
from tabel_extract.bank.editions import Edition, Number
from tabel_extract.checks.asked import Spot, heading_key, path_key, wording_key
from tabel_extract.errors import UnknownQuestionError
from tabel_extract.model import HeadingPath

MOST_NAMED = 12
"""More subgroups than this are no help in one line."""


@dataclass(frozen=True, slots=True)
class Group:
    """A subgroup as printed; the total where there is no category."""

    dimension: str = ""
    category: str = ""

    def __str__(self) -> str:
        """``opleiding: hbo, wo``; empty for the total."""
        return f"{self.dimension}: {self.category}" if self.dimension else self.category


TOTAL = Group()


@dataclass(frozen=True, slots=True)
class Point:
    """What one edition prints for an answer and a subgroup, or that it does not.

    ``breaks`` are why it can't be compared with the point before it: with none, it can. ``also``
    are other editions that print the very same number for that period.
    """

    edition: Edition
    number: Number | None
    breaks: tuple[Break, ...] = ()
    also: tuple[Edition, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """An answer to a question, by one subgroup or all people, through its editions.

    ``item`` and ``answer`` are as last printed; empty where the table has only one.
    """

    item: str
    answer: str
    group: Group
    points: tuple[Point, ...]


def parse_group(text: str) -> Group:
    """``opleiding=hbo, wo`` ─► a subgroup; without a dimension it is looked for in all of them."""
    before, equals, after = text.partition("=")
    return Group(before.strip(), after.strip()) if equals else Group("", text.strip())


def groups_of(editions: Iterable[Edition]) -> list[Group]:
    """The subgroups that editions print, each once, in the order of the tables."""
    found: dict[tuple[str, str], Group] = {}
    for edition in editions:
        for spot, number in edition.numbers.items():
            if spot.category:
                cell = number.cell
                named = Group(cell.dimension or "", cell.category or "")
                found.setdefault((spot.dimension, spot.category), named)
    return list(found.values())


def lineage(own: Sequence[Edition], variants: Iterable[Edition]) -> list[Edition]:
    """The editions of a question, and those of its variants for years when it was not asked itself.

    A wording that some report prints beside the question is a question of its own, and left out.
    """
    reports = {edition.printed.report_id for edition in own}
    years = {edition.end.year for edition in own if edition.end}
    variants = list(variants)
    beside = {wording_key(e.wording) for e in variants if e.printed.report_id in reports}
    joined = [
        edition
        for edition in variants
        if wording_key(edition.wording) not in beside
        and edition.end is not None
        and edition.end.year not in years
    ]
    return in_time([*own, *joined])


def in_time(editions: Iterable[Edition]) -> list[Edition]:
    """Editions by the end of their period; those without one last."""
    return sorted(editions, key=_rank)


def _rank(edition: Edition) -> tuple[object, ...]:
    end = edition.end
    place = (edition.printed.report_id, edition.printed.table.label)
    return (0, end.rank, place) if end else (1, (0, 0), place)


def series_of(editions: Sequence[Edition], group: Group = TOTAL) -> list[Series]:
    """The series of a question for all people or one subgroup: one for each item and answer.

    Args:
        editions: The editions of the question, and of variants of it; see ``lineage``.
        group: A subgroup as some edition prints it.

    Raises:
        UnknownQuestionError: If no edition prints the subgroup; the message names those there are.
    """
    ordered = in_time(editions)
    wanted = _spots(ordered, group)
    by_item = not all(_alone(edition, ordered) for edition in ordered)
    keys: dict[tuple[str, str, str], None] = {}
    for edition in ordered:
        for spot in edition.numbers:
            if (spot.dimension, spot.category) in wanted:
                keys[_item_key(edition, by_item), spot.answer, spot.column] = None
    return [_series(ordered, key, wanted, group, by_item=by_item) for key in keys]


def _spots(editions: Iterable[Edition], group: Group) -> set[tuple[str, str]]:
    """The dimension and category, as keys, of the subgroup that is asked for."""
    if not group.category:
        return {("", "")}
    category, dimension = heading_key(group.category), heading_key(group.dimension)
    known = groups_of(editions)
    found = {
        (heading_key(one.dimension), heading_key(one.category))
        for one in known
        if heading_key(one.category) == category
        and (not dimension or heading_key(one.dimension) == dimension)
    }
    if len(found) == 1:
        return found
    listed = "; ".join(f"{one.dimension}={one.category}" for one in known[:MOST_NAMED])
    if not known:
        raise UnknownQuestionError("no edition of this question prints subgroups")
    if not found:
        raise UnknownQuestionError(f"no edition prints the subgroup {group}; there are {listed}")
    raise UnknownQuestionError(f"{group} is a subgroup of several dimensions: choose from {listed}")


def _alone(edition: Edition, editions: Iterable[Edition]) -> bool:
    """Whether a table asks the question of one item only."""
    items = {
        path_key(e.asked.item)
        for e in editions
        if e.printed is edition.printed and wording_key(e.wording) == wording_key(edition.wording)
    }
    return len(items) == 1


def _item_key(edition: Edition, by_item: bool) -> str:
    return path_key(edition.asked.item) if by_item else ""


def _series(
    editions: Sequence[Edition],
    key: tuple[str, str, str],
    wanted: set[tuple[str, str]],
    group: Group,
    *,
    by_item: bool,
) -> Series:
    item, answer, column = key
    (at,) = wanted
    spot = Spot(answer, *at, column)
    points = [
        Point(edition, edition.numbers.get(spot))
        for edition in editions
        if _item_key(edition, by_item) == item or not edition.numbers
    ]
    points = _linked(_folded(_without_repeated_gaps(points)))
    last = next(p for p in reversed(points) if p.number is not None)
    assert last.number is not None
    named = " › ".join(_said(last.edition, spot, last.number))
    return Series(" › ".join(last.edition.asked.item), named, group, tuple(points))


def _said(edition: Edition, spot: Spot, number: Number) -> HeadingPath:
    """The answer in the headings of a cell, as printed."""
    cell = number.cell
    row = [h for h in cell.row if h != cell.period][len(edition.asked.item) :]
    column = [h for h in cell.column if h != cell.period]
    return (*(row if spot.answer else ()), *(column if spot.column else ()))


def _without_repeated_gaps(points: Sequence[Point]) -> list[Point]:
    """Leave out an edition without the number where another one of that moment prints it."""
    printed = {point.edition.end for point in points if point.number is not None}
    return [p for p in points if p.number is not None or p.edition.end not in printed]


def _folded(points: Sequence[Point]) -> list[Point]:
    """One point where several editions print one number for one period, asked in the same way."""
    found: list[Point] = []
    for point in points:
        for place, other in enumerate(found):
            if _same(other, point):
                found[place] = replace(other, also=(*other.also, point.edition))
                break
        else:
            found.append(point)
    return found


def _same(one: Point, other: Point) -> bool:
    first, second = one.number, other.number
    if first is None or second is None or one.edition.end is None:
        return False
    said = (one.edition.end, first.cell.raw, first.cell.value, first.mark)
    if said != (other.edition.end, second.cell.raw, second.cell.value, second.mark):
        return False
    return all(b.kind == "period" for b in breaks_between(one.edition, other.edition))


def _linked(points: Sequence[Point]) -> list[Point]:
    """Each point with what breaks the series before it."""
    found = list(points[:1])
    for then, now in pairwise(points):
        breaks = (
            *breaks_between(then.edition, now.edition),
            *breaks_of_numbers(then.number, now.number),
        )
        found.append(replace(now, breaks=breaks))
    return found
