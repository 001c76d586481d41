"""The JSON that a parsed report prints: the project's published contract, as pydantic models.

Field names and meanings are kept; fields may be added. ``tabel-extract schema`` prints the JSON
Schema of :class:`ParsedReport`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from tabel_extract import model
from tabel_extract.checks.cases import REASONS
from tabel_extract.reasons import reasoning


class Published(BaseModel):
    """Base of the published models: unknown fields are refused, so that a typo can't hide."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class DocumentOut(Published):
    """What the report says about itself; null where it does not say."""

    source: str = Field(description="File name, without folder.")
    sha256: str = Field(description="SHA-256 of the file's bytes, hexadecimal.")
    format: Literal["pdf", "text"]
    title: str | None = None
    publisher: str | None = None
    published_on: str | None = Field(None, description="ISO date.")
    language: str | None = Field(None, description="ISO 639-1 code.")
    pages: int | None = None
    population: str | None = None
    fieldwork: tuple[str, str] | None = Field(None, description="First and last day, ISO dates.")
    sample_size: int | None = None
    panel: str | None = None
    weighting: list[str] | None = Field(None, description="Variables weighted by.")


class NoteOut(Published):
    """A note below a table; ``text`` is what stands behind the marker, if it has one."""

    marker: str | None
    kind: Literal["question", "scale", "note"]
    text: str
    question: str | None = Field(None, description="The exact wording, of a question note.")
    page: int | None = None
    line: int | None = None


class ObservationOut(Published):
    """One printed cell."""

    row: list[str] = Field(description="Row headings, outermost first.")
    column: list[str] = Field(description="Column headings, outermost first; [] is unresolved.")
    raw: str = Field(description="As printed, without note markers.")
    value: float | None = Field(description="In `unit`; null where no number is printed.")
    qualifier: str | None = Field(description="Why there is no plain number, or what it carries.")
    unit: str | None
    question: str | None = Field(description="Exact wording, without lead word and outer quotes.")
    markers: list[str] = Field(description="Note markers on the row, the column or the cell.")
    dimension: str | None = Field(description="Of the subgroup; null for the total.")
    category: str | None
    period: str | None = Field(description="Where the row or column itself names one.")
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = Field(
        None,
        description="x0, top, x1, bottom in points; the page turned so that its text is upright.",
    )
    line: int | None = None
    origin: Literal["ocr"] | None = Field(
        None, description="`ocr` where the cell was read from a picture of its page."
    )


class TableOut(Published):
    """A table, figure or box."""

    label: str
    kind: Literal["table", "figure", "box"]
    title: str
    population: str | None
    period: str | None
    unit: str | None
    unit_text: str | None
    caption_markers: list[str]
    source: str | None
    notes: list[NoteOut]
    poles: tuple[str, str] | None = Field(description="Words at the ends of a scale.")
    observations: list[ObservationOut]
    pages: list[int]
    bbox: tuple[float, float, float, float, float] | None = None
    lines: tuple[int, int] | None = None


class CellOut(Published):
    """One cell of a table, by its headings."""

    row: list[str]
    column: list[str]


class ClaimOut(Published):
    """A number that running text states, and what the report's own tables say of it."""

    sentence: str
    quantity: str = Field(description="The words that state it.")
    low: float = Field(description="The reading of the words as an interval, in `unit`.")
    high: float
    unit: str
    exact: bool = Field(description="False where the words are vague.")
    statistic: bool = Field(
        description="Whether it is about what people answered or do, not about registrations."
    )
    item: str | None = Field(description="What is measured.")
    group: str | None = Field(description="Among whom, in the sentence's words.")
    direction: Literal["for", "against"] | None
    table: str | None
    row: list[str] | None = Field(description="Of the cell, or of all cells.")
    column: list[str] | None = Field(
        description="Path of the cell's column; of several cells the last heading of each."
    )
    cells: list[CellOut] = Field(description="The cells that it rests on.")
    operation: Literal["cell", "sum", "difference", "each", "rest"] | None
    found: float | None = Field(description="The value computed from the cells.")
    verdict: Literal["disagrees", "review", "agrees", "not_in_document"]
    reason: str = Field(description="Code of why.")
    reasoning: str = Field(description="Why, in a Dutch sentence.")
    page: int | None = None
    line: int | None = None
    bbox: tuple[float, float, float, float] | None = None


class FindingOut(Published):
    """What validation has to say, in plain Dutch."""

    table: str | None
    code: str
    severity: Literal["error", "warning", "info"]
    message: str
    row: list[str] | None = None
    column: list[str] | None = None
    page: int | None = None
    line: int | None = None


class CheckOut(Published):
    """What became of one check on one table; one that was not made has not passed."""

    check: str = Field(description="Code of the finding that it gives.")
    table: str | None = Field(description="Label; null for the report as a whole.")
    table_number: int | None = Field(description="Place of the table in the report, from 1.")
    status: Literal["passed", "failed", "not_made"]
    cases: int = Field(description="How many times something was compared.")
    failed: int = Field(description="How many of those times it objected.")
    reason: str | None = Field(description="Code of why it was not made.")
    reasoning: str | None = Field(description="Why it was not made, in Dutch.")


class RepairOut(Published):
    """Text that is used differently from how it was printed; an empty `text` was left out."""

    kind: str
    line: int
    printed: str
    text: str


class ParsedReport(Published):
    """A parsed report."""

    document: DocumentOut
    tables: list[TableOut]
    claims: list[ClaimOut]
    findings: list[FindingOut]
    checks: list[CheckOut]
    repairs: list[RepairOut]


def publish(report: model.Report) -> ParsedReport:
    """The report in its published form."""
    source, document = report.source, report.document
    return ParsedReport(
        document=DocumentOut(
            source=source.name,
            sha256=source.sha256,
            format=source.format,
            title=document.title,
            publisher=document.publisher,
            published_on=document.published_on,
            language=document.language,
            pages=document.pages,
            population=document.population,
            fieldwork=document.fieldwork,
            sample_size=document.sample_size,
            panel=document.panel,
            weighting=list(document.weighting) or None,
        ),
        tables=[_table(t) for t in report.tables],
        claims=[_claim(c) for c in report.claims],
        findings=[_finding(f) for f in report.findings],
        checks=[_check(c, report.tables) for c in report.checks],
        repairs=[
            RepairOut(kind=r.kind, line=r.line, printed=r.printed, text=r.text)
            for r in report.repairs
        ],
    )


def _table(table: model.Table) -> TableOut:
    return TableOut(
        label=table.label,
        kind=table.kind,
        title=table.title,
        population=table.population,
        period=table.period,
        unit=table.unit,
        unit_text=table.unit_text,
        caption_markers=list(table.caption_markers),
        source=table.source,
        notes=[_note(n) for n in table.notes],
        poles=table.poles,
        observations=[_observation(o) for o in table.observations],
        pages=list(table.pages),
        bbox=table.bbox,
        lines=None if table.bbox else table.lines,
    )


def _line(place: model.Provenance) -> int | None:
    """The line of a text; in a PDF the box tells the place."""
    return None if place.bbox else place.line


def _note(note: model.Note) -> NoteOut:
    place = note.provenance
    return NoteOut(
        marker=note.marker,
        kind=note.kind,
        text=note.text,
        question=note.question,
        page=place.page,
        line=_line(place),
    )


def _observation(cell: model.Observation) -> ObservationOut:
    return ObservationOut(
        row=list(cell.row),
        column=list(cell.column),
        raw=cell.raw,
        value=cell.value,
        qualifier=cell.qualifier,
        unit=cell.unit,
        question=cell.question,
        markers=list(cell.markers),
        dimension=cell.dimension,
        category=cell.category,
        period=cell.period,
        page=cell.provenance.page,
        bbox=cell.provenance.bbox,
        line=_line(cell.provenance),
        origin=cell.provenance.origin,
    )


def _claim(claim: model.Claim) -> ClaimOut:
    place = claim.provenance
    rows = list(dict.fromkeys(c.row for c in claim.cells))
    columns = list(dict.fromkeys(c.column for c in claim.cells))
    return ClaimOut(
        sentence=claim.sentence,
        quantity=claim.quantity,
        low=claim.low,
        high=claim.high,
        unit=claim.unit,
        exact=claim.exact,
        statistic=claim.statistic,
        item=claim.item,
        group=claim.group,
        direction=claim.direction,
        table=claim.table,
        row=_path(rows),
        column=_path(columns),
        cells=[CellOut(row=list(c.row), column=list(c.column)) for c in claim.cells],
        operation=claim.operation,
        found=claim.found,
        verdict=claim.verdict,
        reason=claim.reason,
        reasoning=reasoning(claim),
        page=place.page,
        line=_line(place),
        bbox=place.bbox,
    )


def _path(paths: list[model.HeadingPath]) -> list[str] | None:
    """One path as it is; of several the last heading of each."""
    if not paths:
        return None
    return list(paths[0]) if len(paths) == 1 else [p[-1] for p in paths if p]


def _finding(finding: model.Finding) -> FindingOut:
    return FindingOut(
        table=finding.table,
        code=finding.code,
        severity=finding.severity,
        message=finding.message,
        row=None if finding.row is None else list(finding.row),
        column=None if finding.column is None else list(finding.column),
        page=finding.provenance.page,
        line=_line(finding.provenance),
    )


def _check(outcome: model.CheckOutcome, tables: Sequence[model.Table]) -> CheckOut:
    number = outcome.table
    dutch, _ = REASONS.get(outcome.reason or "", (outcome.reason, None))
    return CheckOut(
        check=outcome.check,
        table=None if number is None else tables[number].label,
        table_number=None if number is None else number + 1,
        status=outcome.status,
        cases=outcome.cases,
        failed=outcome.failed,
        reason=outcome.reason,
        reasoning=dutch,
    )
