"""Editions of a question ─► a series over time for each answer, with every break in it named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tabel_extract.bank.breaks import (
    Break,
    breaks_between,
    breaks_of_groups,
    breaks_of_numbers,
)
from tabel_extract.bank.editions import Edition, Number
from tabel_extract.bank.groups import TOTAL, Followed, Group, followed
from tabel_extract.checks.asked import Spot, path_key, wording_key
from tabel_extract.codes.codelist import CodeList
from tabel_extract.model import HeadingPath


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


def series_of(
    editions: Sequence[Edition], group: Group = TOTAL, codes: CodeList | None = None
) -> list[Series]:
    """The series of a question for all people or one subgroup: one for each item and answer.

    Args:
        editions: The editions of the question, and of variants of it; see ``lineage``.
        group: A subgroup as some edition prints it, or the code of one.
        codes: The list of subgroups, by which editions that print it otherwise are followed too.

    Raises:
        UnknownQuestionError: If no edition prints the subgroup; the message names those there are.
    """
    ordered = in_time(editions)
    wanted = followed(ordered, group, codes)
    by_item = not all(_alone(edition, ordered) for edition in ordered)
    keys: dict[tuple[str, str, str], None] = {}
    for edition in ordered:
        for spot in edition.numbers:
            if (spot.dimension, spot.category) == wanted.at(edition):
                keys[_item_key(edition, by_item), spot.answer, spot.column] = None
    return [_series(ordered, key, wanted, group, by_item=by_item) for key in keys]


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
    wanted: Followed,
    group: Group,
    *,
    by_item: bool,
) -> Series:
    item, answer, column = key
    points = [
        Point(edition, _number(edition, wanted, answer, column))
        for edition in editions
        if _item_key(edition, by_item) == item or not edition.numbers
    ]
    points = _linked(_folded(_without_repeated_gaps(points), wanted), wanted)
    last = next(p for p in reversed(points) if p.number is not None)
    assert last.number is not None
    named = " › ".join(_said(last.edition, answer, column, last.number))
    return Series(" › ".join(last.edition.asked.item), named, group, tuple(points))


def _number(edition: Edition, wanted: Followed, answer: str, column: str) -> Number | None:
    place = wanted.at(edition)
    return None if place is None else edition.numbers.get(Spot(answer, *place, column))


def _said(edition: Edition, answer: str, beside: str, number: Number) -> HeadingPath:
    """The answer in the headings of a cell, as printed."""
    cell = number.cell
    row = [h for h in cell.row if h != cell.period][len(edition.asked.item) :]
    column = [h for h in cell.column if h != cell.period]
    return (*(row if answer else ()), *(column if beside else ()))


def _without_repeated_gaps(points: Sequence[Point]) -> list[Point]:
    """Leave out an edition without the number where another one of that moment prints it."""
    printed = {point.edition.end for point in points if point.number is not None}
    return [p for p in points if p.number is not None or p.edition.end not in printed]


def _folded(points: Sequence[Point], wanted: Followed) -> list[Point]:
    """One point where several editions print one number for one period, asked in the same way."""
    found: list[Point] = []
    for point in points:
        for place, other in enumerate(found):
            if _same(other, point) and not _of_groups(other, point, wanted):
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


def _of_groups(then: Point, now: Point, wanted: Followed) -> tuple[Break, ...]:
    if then.number is None or now.number is None:
        return ()
    return breaks_of_groups(wanted.subgroup(then.edition), wanted.subgroup(now.edition))


def _linked(points: Sequence[Point], wanted: Followed) -> list[Point]:
    """Each point with what breaks the series before it."""
    found = list(points[:1])
    for then, now in pairwise(points):
        breaks = (
            *breaks_between(then.edition, now.edition),
            *_of_groups(then, now, wanted),
            *breaks_of_numbers(then.number, now.number),
        )
        found.append(replace(now, breaks=breaks))
    return found
