"""Which question of an earlier report is the one that a report asks again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tabel_extract.checks.asked import Asked, asked_of, end_of, path_key, title_key, wording_key
from tabel_extract.checks.bases import base_key, base_of
from tabel_extract.checks.periods import Moment
from tabel_extract.model import Report, Table

NEAR = 0.75
"""Share of words in common, from 0 to 1, from which two wordings are one question put anew."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A report that may hold earlier editions of another one's tables."""

    report_id: str
    report: Report


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, and the one of an earlier edition that it is held against."""

    now: Asked
    then: Asked
    earlier: Earlier


@dataclass(frozen=True, slots=True)
class _Before:
    """A table of an earlier report, with its questions and the end of its period."""

    earlier: Earlier
    table: Table
    asked: tuple[Asked, ...]
    end: Moment


def series_of(publisher: str | None, report_title: str | None, source: str | None) -> set[str]:
    """Keys of the series that a table belongs to: those of its report and of its survey.

    A source that names no edition of a survey (``SCP``, not ``SCP (LVB’24)``) tells no series.
    """
    found = set()
    if report_title and title_key(report_title):
        found.add(f"report {title_key(publisher or '')} {title_key(report_title)}")
    if source and any(map(str.isdecimal, source)) and title_key(source):
        found.add(f"survey {title_key(source)}")
    return found


class Editions:
    """Earlier reports, in which the questions of a later one are looked up."""

    def __init__(self, earlier: Iterable[Earlier]) -> None:
        """Take in what may be compared; tables of which no period is known are left out."""
        self._by_wording: dict[str, list[tuple[_Before, Asked]]] = {}
        self._by_title: dict[str, list[_Before]] = {}
        for one in earlier:
            for table in one.report.tables:
                end = end_of(table)
                if end is not None and table.observations:
                    self._add(_Before(one, table, tuple(asked_of(table)), end))

    def _add(self, before: _Before) -> None:
        self._by_title.setdefault(title_key(before.table.title), []).append(before)
        for asked in before.asked:
            if asked.question:
                key = wording_key(asked.question)
                self._by_wording.setdefault(key, []).append((before, asked))

    def pairs(self, report: Report, table: Table) -> Iterator[Pair]:
        """Each question of a table that an earlier edition asked too, with the latest such one."""
        end = end_of(table)
        if end is None:
            return
        mine = asked_of(table)
        series = [b for b in self._titled(report, table) if b.end.before(end)]
        for asked in mine:
            found = list(self._worded(asked, mine, end)) or _in_series(asked, mine, series)
            if found:
                before, then = max(found, key=lambda one: _rank(report, asked, *one))
                yield Pair(asked, then, before.earlier)

    def _worded(
        self, asked: Asked, mine: Sequence[Asked], end: Moment
    ) -> Iterator[tuple[_Before, Asked]]:
        """The same wording; where a table asks it of several items, of the same item."""
        key = wording_key(asked.question or "")
        for before, then in self._by_wording.get(key, []) if key else []:
            alone = _times(key, mine) == 1 and _times(key, before.asked) == 1
            if before.end.before(end) and (alone or path_key(asked.item) == path_key(then.item)):
                yield before, then

    def _titled(self, report: Report, table: Table) -> Iterator[_Before]:
        """The tables of the same title in the same series."""
        mine = _series(report, table)
        for before in self._by_title.get(title_key(table.title), []):
            same_kind = before.table.kind == table.kind
            if same_kind and mine & _series(before.earlier.report, before.table):
                yield before


def _series(report: Report, table: Table) -> set[str]:
    return series_of(report.document.publisher, report.document.title, table.source)


def _times(key: str, asked: Sequence[Asked]) -> int:
    return Counter(wording_key(a.question) for a in asked if a.question)[key]


def _in_series(
    asked: Asked, mine: Sequence[Asked], series: Sequence[_Before]
) -> list[tuple[_Before, Asked]]:
    """The same item, or else an item that is gone and whose wording is near."""
    item = path_key(asked.item)
    same = [(b, then) for b in series for then in b.asked if path_key(then.item) == item]
    if same:
        return same
    taken = {path_key(a.item) for a in mine}
    return [
        (before, then)
        for before in series
        for then in before.asked
        if path_key(then.item) not in taken and near(asked.question, then.question)
    ]


def near(one: str | None, other: str | None) -> bool:
    """Whether two wordings are one question put anew, by the words that they share."""
    if not one or not other:
        return False
    words = one.lower().split(), other.lower().split()
    return SequenceMatcher(None, *words, autojunk=False).ratio() >= NEAR


def _rank(report: Report, asked: Asked, before: _Before, then: Asked) -> tuple[object, ...]:
    """Later is better; of one time, the same people, title and label, and more cells in common."""
    mine, theirs = base_of(report, asked.table), base_of(before.earlier.report, before.table)
    return (
        before.end.rank,
        base_key(mine or "") == base_key(theirs or ""),
        title_key(asked.table.title) == title_key(before.table.title),
        asked.table.label == before.table.label,
        len(asked.cells.keys() & then.cells.keys()),
        before.earlier.report_id,
    )
