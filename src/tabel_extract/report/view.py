"""What the templates are given: plain values, every decision already made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tabel_extract.checks.verdicts import Tally, Verdict
from tabel_extract.model import DecisionVerdict, Severity
from tabel_extract.report.picture_parts import PictureSheet


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
    marker: str | None
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
class DecisionMark:
    """What a person decided about a number, as shown beside it; ``said`` tells it in a line."""

    verdict: DecisionVerdict
    sign: str
    corrected: str | None
    lapsed: bool
    said: str
    href: str


@dataclass(frozen=True, slots=True)
class CellView:
    """A printed cell; ``alerts`` are the findings about it, its row or its column.

    ``was`` is what the version before printed, where that was something else.
    """

    anchor: str
    raw: str
    is_number: bool
    verdict: Verdict
    qualifier: str | None
    markers: tuple[MarkerView, ...]
    alerts: tuple[AlertView, ...]
    decision: DecisionMark | None
    was: str | None


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of the body: a row (None for a cell that was not read), or a section's heading."""

    text: str
    level: int
    markers: tuple[MarkerView, ...]
    cells: tuple[CellView | None, ...] | None


@dataclass(frozen=True, slots=True)
class MarkView:
    """Where a cell that needs eyes stands on a piece of a page, in tenths of a per cent."""

    href: str
    verdict: Verdict
    left: float
    top: float
    width: float
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class CutView:
    """A piece of a page: a picture as a data address, and its marks."""

    address: str
    alt: str
    title: str
    width: int
    height: int
    marks: tuple[MarkView, ...]


@dataclass(frozen=True, slots=True)
class LineOfText:
    """A printed line of a text, and whether a number on it needs eyes."""

    number: int
    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class CheckedView:
    """What was checked, as name and how often, and what was not, as name and why."""

    made: tuple[Fact, ...]
    not_made: tuple[Fact, ...]


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
    worst: Verdict
    cuts: tuple[CutView, ...]
    lines: tuple[LineOfText, ...]
    pictures: PictureSheet
    checked: CheckedView
    slip: dict[str, object]


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
class CellLink:
    """A cell by its headings, what it prints, the link to it, and what else was found about it."""

    name: str
    raw: str
    href: str
    others: tuple[AlertView, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A number that the text states: its sentence in three parts, its cells, and why.

    A result that no table can bear out comes without a reason, but with what its words mean, what
    is known of whom it is about, and what it measures.
    """

    anchor: str
    before: str
    quantity: str
    after: str
    place: str
    why: str | None
    bounds: str
    outcome: str
    item: str | None
    table: str | None
    cells: tuple[CellLink, ...]
    decision: DecisionMark | None


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims of one verdict, or those of a text without tables that are results, or are not.

    ``open`` where they are to be read.
    """

    verdict: Verdict
    kind: str
    title: str
    counted: str
    open: bool
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """What the text states, worst first."""

    count: int
    groups: tuple[ClaimGroup, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One difference with the version before; ``also`` names what else is different of a cell."""

    kind: str
    part: str
    where: str
    old: str | None
    new: str | None
    href: str | None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The differences in one table, or those of the report as a whole."""

    title: str
    href: str | None
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed since the version before; None stands where there was none."""

    before: str
    count: int
    groups: tuple[ChangeGroup, ...]


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision in the list of them; ``counts`` where it stands."""

    anchor: str
    about: str
    href: str | None
    said: str
    state: str
    counts: bool


@dataclass(frozen=True, slots=True)
class DecisionsView:
    """What people decided, the last one first; ``summary`` counts those that stand."""

    summary: str
    lines: tuple[DecisionLine, ...]


@dataclass(frozen=True, slots=True)
class Download:
    """A file with the numbers of a report, beside its page."""

    href: str
    name: str


@dataclass(frozen=True, slots=True)
class RunView:
    """A run in the overview; ``failures`` are files and why they were not ingested."""

    when: str
    when_iso: str
    files: str
    state: str
    fine: bool
    failures: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """The page of one report."""

    title: str | None
    file: str
    publisher: str | None
    text_language: str
    facts: tuple[Fact, ...]
    left_out: str
    total: Tally
    findings: tuple[SeverityGroup, ...]
    claims: ClaimsView
    changes: ChangesView | None
    decisions: DecisionsView
    downloads: tuple[Download, ...]
    checked: CheckedView
    has_originals: bool
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
    worst: Verdict
    findings: int
    claims: int
    disagreeing: int
    reviewed: int
    ordinal: int
    recorded_at: str
    recorded_iso: str
