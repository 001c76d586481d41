"""Tables ─► items: what was asked, the answers to it, and the cell of each group and period.

A table's headings are subgroups, periods, answers and what is measured; here they are told apart,
so that a sentence can be held against the question it speaks of, whatever way its table is turned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from tabel_extract.claims.groups.group import EVERYONE, Group
from tabel_extract.claims.text.words import words
from tabel_extract.model import Observation, Table
from tabel_extract.tables.lexicon import key, lexicon

Stance = Literal["agree", "disagree", "neutral"]

_SCALE = re.compile(r"\d{1,2}")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/-](?:(?:19|20)?\d\d))?")
_NAAR = re.compile(r",\s+naar\b.*$")
_WHOLE = (97.0, 103.0)
"""Per cents between which the answers to one question add up, rounded."""
_LEAST = 3
"""Answers to one question, at least, that are told by what they add up to."""
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_NEITHER = re.compile(
    r"(?:niet|noch)\s+(?P<one>[\w ]+?)\s*(?:[,/]|\ben|\bmaar)?\s*"
    r"(?:ook\s+)?(?:niet|noch)\s+(?P<other>[\w ]+)"
)
"""An answer that is none of two others: ``niet voor en niet tegen``."""
MEANS = frozenset({"mean", "grade", "index", "score"})
"""Units of cells that are no shares but marks."""


@dataclass(frozen=True, slots=True)
class Place:
    """Whose number a cell is, and of when; ``period`` is None where the table has but one."""

    group: Group
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to an item, with its cells."""

    label: str | None
    cells: dict[Place, Observation] = field(compare=False)

    @property
    def stance(self) -> Stance | None:
        """Whether the answer says yes or no to its question; None for other answers."""
        return stance_of(self.label) if self.label else None

    @property
    def point(self) -> int | None:
        """The point of a scale that this answer is."""
        return int(self.label) if self.label and _SCALE.fullmatch(self.label) else None


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One thing that a table measures, with its answers in printed order."""

    table: Table
    labels: tuple[str, ...]
    question: str | None
    answers: tuple[Answer, ...]

    @property
    def name(self) -> str:
        """How people may call the item."""
        return " › ".join(self.labels) or self.question or title_of(self.table)

    @property
    def unit(self) -> str | None:
        """The unit of the cells."""
        first = next(iter(self.answers[0].cells.values()), None)
        return first.unit if first else None

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods that the item has cells of, in printed order; empty where it has but one."""
        found = {p.period: None for a in self.answers for p in a.cells if p.period}
        return tuple(found)


def stance_of(label: str) -> Stance | None:
    """Whether an answer says yes, no or neither: ``(helemaal) oneens`` is no."""
    text = " ".join(label.lower().split())
    bare = " ".join(_IN_BRACKETS.sub(" ", text).split())
    known = words()
    for form in (text, bare):
        if form in known.disagree:
            return "disagree"
        if form in known.agree:
            return "agree"
        if form in known.neutral:
            return "neutral"
    match = _NEITHER.fullmatch(text) if text.startswith(("niet ", "noch ")) else None
    both = {stance_of(match["one"]), stance_of(match["other"])} if match else None
    return "neutral" if both == {"agree", "disagree"} else None


def title_of(table: Table) -> str:
    """A caption's title without the dimensions that its columns are divided by."""
    return _NAAR.sub("", table.title)


def items_of(tables: Sequence[Table]) -> list[Item]:
    """The items of a report's tables, in printed order."""
    found: list[Item] = []
    for table in tables:
        found += _items(table)
    return found


@dataclass
class _Row:
    """Cells that share their headings, apart from group and period."""

    labels: tuple[str, ...]
    question: str | None
    cells: dict[Place, Observation]
    twice: set[Place] = field(default_factory=set)

    def take(self, place: Place, cell: Observation) -> None:
        """Take in a cell; of two whose headings don't tell them apart neither is any group's."""
        if place in self.twice or place in self.cells:
            self.twice.add(place)
            self.cells.pop(place, None)
        else:
            self.cells[place] = cell


def _items(table: Table) -> list[Item]:
    rows: dict[tuple[tuple[str, ...], str | None], _Row] = {}
    for cell in table.observations:
        if cell.unit == "count" or not (cell.column or cell.row):
            continue
        if not cell.column and any(o.column for o in table.observations):
            continue
        labels = _labels(cell, table)
        row = rows.setdefault((labels, cell.question), _Row(labels, cell.question, {}))
        row.take(Place(_group(cell), _period(cell, table)), cell)
    by_unit: dict[str | None, list[_Row]] = {}
    for row in (row for row in rows.values() if row.cells):
        by_unit.setdefault(next(iter(row.cells.values())).unit, []).append(row)
    return [item for own in by_unit.values() for item in _grouped(table, own)]


def _group(cell: Observation) -> Group:
    return Group(cell.dimension, cell.category) if cell.category else EVERYONE


def _period(cell: Observation, table: Table) -> str | None:
    return cell.period if cell.period and cell.period != table.period else None


def _labels(cell: Observation, table: Table) -> tuple[str, ...]:
    """The headings that say what is measured: no group, no period, no total."""
    category = set(key(cell.category).split()) if cell.category else set()
    names = {key(cell.dimension)} if cell.dimension else set()
    kept = []
    for heading in (*cell.row, *cell.column):
        own = key(heading)
        if lexicon().is_total(heading) or (cell.period and heading == cell.period):
            continue
        if own in names or (category and set(own.split()) <= category):
            continue
        if cell.category and own in lexicon().spanners:
            continue
        if _YEAR.fullmatch(heading.strip()):
            continue
        kept.append(heading)
    return tuple(kept)


def _grouped(table: Table, rows: list[_Row]) -> list[Item]:
    """Rows by the question that they answer."""
    whole = _of_one_question(rows)
    together = {} if whole else _adding_up(rows)
    gathered: dict[tuple[tuple[str, ...], str | None], list[Answer]] = {}
    for row in rows:
        own = (row.labels[:-1], row.question) in whole
        at = len(row.labels) - 1 if own and row.labels else _answer_at(row.labels)
        at = together.get(row.labels, at)
        answer = row.labels[at] if at is not None else None
        rest = tuple(h for i, h in enumerate(row.labels) if i != at)
        gathered.setdefault((rest, row.question), []).append(Answer(answer, row.cells))
    return [
        Item(table, labels, question, tuple(answers))
        for (labels, question), answers in gathered.items()
    ]


def _answer_at(labels: tuple[str, ...]) -> int | None:
    for index in range(len(labels) - 1, -1, -1):
        label = labels[index]
        if _SCALE.fullmatch(label) or stance_of(label) or lexicon().is_answer(label):
            return index
    return None


def _of_one_question(rows: list[_Row]) -> set[tuple[tuple[str, ...], str | None]]:
    """The headings and questions under which all rows are the answers to one question.

    Under all headings of a table or none: rows of one may add up to everyone by chance.
    """
    under: dict[tuple[tuple[str, ...], str | None], list[_Row]] = {}
    for row in rows:
        under.setdefault((row.labels[:-1], row.question), []).append(row)
    return set(under) if all(map(_answers_of_one, under.values())) else set()


def _answers_of_one(rows: list[_Row]) -> bool:
    """Whether rows together are the answers to one question: they add up to everyone."""
    if len(rows) < _LEAST:
        return False
    return _is_everyone(rows)


def _is_everyone(rows: Sequence[_Row]) -> bool:
    """Whether rows add up to everyone in each group and period."""
    sums: dict[Place, float] = {}
    for row in rows:
        for place, cell in row.cells.items():
            sums[place] = sums.get(place, 0.0) + (cell.value or 0.0)
    return bool(sums) and all(_WHOLE[0] <= total <= _WHOLE[1] for total in sums.values())


def _adding_up(rows: Sequence[_Row]) -> dict[tuple[str, ...], int]:
    """Which heading of a row is its answer, where those that differ in it alone are everyone.

    One of them must be known as an answer: three shares may come to a hundred by chance.
    """
    alike: dict[tuple[int, tuple[str, ...]], list[_Row]] = {}
    for row in rows:
        for at in range(len(row.labels)) if len(row.labels) > 1 else ():
            alike.setdefault((at, row.labels[:at] + row.labels[at + 1 :]), []).append(row)
    return {
        row.labels: at
        for (at, _), own in alike.items()
        if len(own) >= _LEAST and any(_answer_at(r.labels) == at for r in own) and _is_everyone(own)
        for row in own
    }


def of_years(items: Sequence[Item], years: Sequence[str]) -> list[Item]:
    """The items of the years that a sentence names, where there are any."""
    found = [
        i for i in items
        if years and any(y in i.periods or y in (i.table.period or "") for y in years)
    ]  # fmt: skip
    exact = [i for i in found if i.periods and all(y in i.periods for y in years)]
    return exact or found or list(items)
