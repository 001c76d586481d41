"""A stored table ─► the editions of a question that it prints: one for each item and period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tabel_extract.checks.asked import Asked, Spot, asked_of, end_of, wording_key
from tabel_extract.checks.bases import base_of
from tabel_extract.checks.grid import is_total
from tabel_extract.checks.periods import Moment, moment
from tabel_extract.checks.scales import answers_of
from tabel_extract.model import DecisionVerdict, Observation, Report, Severity, Table
from tabel_extract.tables.units import is_base


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands beside a number: what a person decided about it, and what checks object to.

    ``corrected`` is what it should be, as it would be printed. ``severity`` is the worst of the
    findings whose codes are given.
    """

    decision: DecisionVerdict | None = None
    corrected: str | None = None
    by: str | None = None
    reason: str | None = None
    severity: Severity | None = None
    codes: tuple[str, ...] = ()

    @property
    def doubted(self) -> bool:
        """Whether it is not to be used as it is printed."""
        if self.decision is not None:
            return self.decision in {"rejected", "corrected"}
        return self.severity == "error"


@dataclass(frozen=True, slots=True)
class Printed:
    """A table that prints a question, in the current version of its report.

    ``report`` has this table at least; ``marks`` are by the place of the cell in the table, from 0.
    """

    report_id: str
    ordinal: int
    report: Report
    table: Table
    marks: Mapping[int, Mark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Number:
    """One cell: as printed, how many people it is about where that is printed, and its mark."""

    cell: Observation
    n: str | None = None
    mark: Mark = Mark()


@dataclass(frozen=True, slots=True)
class Edition:
    """A question about one item, in one table, for one period.

    ``asked.table`` holds the cells of that period alone. ``asked.item`` is empty where the rows are
    the answers. There are no numbers where the table is a figure that prints none.
    """

    printed: Printed
    asked: Asked
    wording: str
    period: str | None
    end: Moment | None
    base: str | None
    numbers: Mapping[Spot, Number]

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers that it prints, where its headings are known to be answers."""
        return tuple(answers_of(self.asked).values())

    @property
    def scale_notes(self) -> tuple[str, ...]:
        """What the notes of its table tell of the scale."""
        return tuple(note.text for note in self.asked.table.notes if note.kind == "scale")


def editions_of(printed: Printed, key: str) -> list[Edition]:
    """The editions of the question with a wording key that a table prints, earliest first."""
    places = {id(cell): place for place, cell in enumerate(printed.table.observations)}
    found: list[Edition] = []
    for part in _by_period(printed.table):
        mine = [a for a in asked_of(part) if a.question and wording_key(a.question) == key]
        for asked in _with_totals(mine):
            found.append(_edition(printed, asked, asked.question or "", places))
    if not found:
        wording = _announced(printed.table, key)
        if wording is not None:
            alone = Asked(replace(printed.table, observations=()), (), wording, {})
            found.append(_edition(printed, alone, wording, places))
    return found


def _with_totals(found: Sequence[Asked]) -> list[Asked]:
    """Where subgroups are rows, the row of all people belongs with them and is no other item."""
    joined = list(found)
    for total in found:
        for group in joined:
            apart = total.cells.keys().isdisjoint(group.cells)
            if is_total(total.item) and group.item == total.item[:-1] and apart:
                if any(spot.category for spot in group.cells):
                    joined[joined.index(group)] = replace(group, cells=total.cells | group.cells)
                    joined.remove(total)
                break
    return joined


def _by_period(table: Table) -> Iterator[Table]:
    """A table for each period that its cells name, or as it is; counts of respondents left out."""
    cells = [cell for cell in table.observations if not _counts_respondents(cell)]
    dated: dict[Moment, list[Observation]] = {}
    for cell in cells:
        if (end := moment(cell.period)) is not None:
            dated.setdefault(end, []).append(cell)
    if not dated:
        yield replace(table, observations=tuple(cells))
    for end in sorted(dated, key=lambda one: one.rank):
        yield replace(table, observations=tuple(dated[end]), period=dated[end][0].period)


def _counts_respondents(cell: Observation) -> bool:
    return any(is_base(path[-1]) for path in (cell.row, cell.column) if path)


def _announced(table: Table, key: str) -> str | None:
    """The wording that a note gives and no cell is known to answer."""
    texts = (note.question for note in table.notes if note.question)
    return next((text for text in texts if wording_key(text) == key), None)


def _edition(printed: Printed, asked: Asked, wording: str, places: Mapping[int, int]) -> Edition:
    numbers = {
        spot: Number(cell, _respondents(printed.table, cell), _mark(printed, places, cell))
        for spot, cell in asked.cells.items()
    }
    return Edition(
        printed=printed,
        asked=asked,
        wording=wording,
        period=asked.table.period,
        end=end_of(asked.table),
        base=base_of(printed.report, printed.table),
        numbers=numbers,
    )


def _mark(printed: Printed, places: Mapping[int, int], cell: Observation) -> Mark:
    return printed.marks.get(places[id(cell)], Mark())


def _respondents(table: Table, cell: Observation) -> str | None:
    """How many people a cell is about: as printed in its row or its column, where that is clear."""
    found = {
        other.raw
        for other in table.observations
        if _counts_respondents(other)
        and other.value is not None
        and other.period in {None, cell.period}
        and (_beside(other, cell) or _below(other, cell))
    }
    return found.pop() if len(found) == 1 else None


def _beside(count: Observation, cell: Observation) -> bool:
    """Whether a count stands in the row of a cell, for all of that row."""
    heads = bool(count.column) and is_base(count.column[-1])
    whole_row = count.category is None and _is_of_row(cell)
    return heads and count.row == cell.row and (whole_row or count.category == cell.category)


def _is_of_row(cell: Observation) -> bool:
    """Whether the people that a cell is about are those of its row."""
    return cell.category is None or cell.category in cell.row


def _below(count: Observation, cell: Observation) -> bool:
    """Whether a count stands in the column of a cell, in a row for the same item or the table."""
    heads = bool(count.row) and is_base(count.row[-1])
    above = count.row[:-1]
    return heads and count.column == cell.column and cell.row[: len(above)] == above
