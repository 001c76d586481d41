"""What the templates are given: plain values, every decision already made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tabel_extract.checks.verdicts import Tally, Verdict
from tabel_extract.model import Severity


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what is said of it; None where nothing is. ``foreign``: in the report's words."""

    term: str
    text: str | None
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class MarkerView:
    """A note marker; ``href`` leads to its note, if the table has it."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note below a table."""

    anchor: str
    marker: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question's wording, and the rows or columns that it was asked for (none: all)."""

    wording: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AlertView:
    """A reference to a finding."""

    number: int
    href: str
    title: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading over columns; an empty ``text`` is a column without one."""

    text: str
    colspan: int
    rowspan: int
    scope: Literal["col", "colgroup"]
    markers: tuple[MarkerView, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    """A printed cell; ``alerts`` are the findings about it, its row or its column."""

    anchor: str
    raw: str
    is_number: bool
    verdict: Verdict
    qualifier: str | None
    markers: tuple[MarkerView, ...]
    alerts: tuple[AlertView, ...]


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of the body: a row (None for a cell that was not read), or a section's heading."""

    text: str
    level: int
    markers: tuple[MarkerView, ...]
    cells: tuple[CellView | None, ...] | None


@dataclass(frozen=True, slots=True)
class TableView:
    """A table, figure or box."""

    anchor: str
    label: str
    title: str
    kind: str
    markers: tuple[MarkerView, ...]
    facts: tuple[Fact, ...]
    questions: tuple[QuestionView, ...]
    tally: Tally
    alerts: tuple[AlertView, ...]
    unresolved: bool
    has_stub: bool
    width: int
    column_groups: tuple[int, ...]
    heading_rows: tuple[tuple[HeadingView, ...], ...]
    sections: tuple[tuple[LineView, ...], ...]
    symbols: tuple[Fact, ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding: ``where`` is the link's text, ``sentence`` what follows it."""

    number: int
    anchor: str
    where: str
    sentence: str
    href: str | None


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one code, which share their title and advice."""

    title: str
    advice: str | None
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class SeverityGroup:
    """Findings of one severity, by code in the order in which the codes first appear."""

    severity: Severity
    verdict: Verdict
    count: int
    groups: tuple[FindingGroup, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """The page of one report."""

    title: str | None
    publisher: str | None
    text_language: str
    facts: tuple[Fact, ...]
    total: Tally
    findings: tuple[SeverityGroup, ...]
    tables: tuple[TableView, ...]
    others: tuple[TableView, ...]
    file_stem: str


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A report's line in the overview."""

    href: str
    title: str | None
    publisher: str | None
    period: str | None
    text_language: str
    file: str
    total: Tally
    ordinal: int
    recorded_at: str
    recorded_iso: str
