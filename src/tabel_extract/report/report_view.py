"""A stored report to the view of its page, and to its line in the overview."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from tabel_extract.checks.catalogue import Language
from tabel_extract.checks.verdicts import Judgement, Verdict
from tabel_extract.comparison.changes import CellChange
from tabel_extract.model import Decision, Document, Report
from tabel_extract.report import words
from tabel_extract.report.anchors import Anchors, anchors, claim_ids, file_stem
from tabel_extract.report.change_view import change_groups, former_prints
from tabel_extract.report.checked_view import checked_view
from tabel_extract.report.claim_view import claims_view
from tabel_extract.report.decision_view import Decided
from tabel_extract.report.finding_view import numbers_of, severity_groups
from tabel_extract.report.originals import Original
from tabel_extract.report.survey import has_no_tables, left_out
from tabel_extract.report.table_view import Context, prints_nothing, table_view
from tabel_extract.report.view import ChangesView, Download, Fact, OverviewRow, ReportView

REPORT_LANGUAGE = "nl"
"""The language that a report's text is marked as where it doesn't say: these are Dutch reports."""

PERIODS_SHOWN = 3
"""Periods of tables that the overview names before it says "and more"."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of a report as the warehouse holds it: the report, and when and why it came.

    ``changes`` are those since the version before, None for a first one. ``decisions`` are all that
    were taken, first one first. ``downloads`` are the endings of files with its numbers that stand
    beside its page. ``read_source`` gives the bytes that it was read from, None where they were not
    kept.
    """

    report_id: str
    ordinal: int
    recorded_at: datetime
    reason: str
    report: Report
    changes: tuple[CellChange, ...] | None = None
    decisions: tuple[Decision, ...] = ()
    downloads: tuple[str, ...] = ()
    read_source: Callable[[], bytes | None] = lambda: None


def report_view(
    edition: Edition, judgement: Judgement, shown: Sequence[Original], language: Language
) -> ReportView:
    """Build the page of one edition; ``shown`` is what its source prints of each table."""
    report = edition.report
    found = anchors(report.tables)
    decided = Decided(edition.decisions, found, claim_ids(report.claims), language)
    was = former_prints(edition.changes or (), report.tables)
    numbers = numbers_of(report)
    context = Context(report, judgement, found, shown, decided, was, numbers, language)
    views = [table_view(context, index) for index in range(len(report.tables))]
    listed = [prints_nothing(table) for table in report.tables]
    return ReportView(
        title=report.document.title,
        file=report.source.name,
        publisher=report.document.publisher,
        text_language=text_language(report.document),
        facts=tuple(_facts(edition, language)),
        left_out=left_out(report, language) if report.claims and has_no_tables(report) else "",
        total=judgement.total,
        findings=severity_groups(report, judgement, context.anchors, language),
        claims=claims_view(context),
        decisions=decided.view(),
        downloads=tuple(_downloads(edition, language)),
        changes=_changes(edition, context.anchors, language),
        checked=checked_view(report.checks, None, language),
        has_originals=any(original.cuts or original.lines for original in shown),
        tables=tuple(view for view, only in zip(views, listed, strict=True) if not only),
        others=tuple(view for view, only in zip(views, listed, strict=True) if only),
        file_stem=file_stem(edition.report_id),
    )


def _downloads(edition: Edition, language: Language) -> Iterator[Download]:
    stem = page_name(file_stem(edition.report_id), language).removesuffix("html")
    for form in edition.downloads:
        yield Download(f"{stem}{form}", words.words(language)[f"form_{form}"])


def _changes(edition: Edition, found: Anchors, language: Language) -> ChangesView | None:
    if edition.changes is None:
        return None
    groups = change_groups(edition.changes, edition.report.tables, found, language)
    before = words.number(edition.ordinal - 1, language)
    return ChangesView(before, sum(len(group.lines) for group in groups), groups)


def overview_row(edition: Edition, judgement: Judgement, language: Language) -> OverviewRow:
    """Build an edition's line in the overview."""
    document = edition.report.document
    return OverviewRow(
        href=page_name(file_stem(edition.report_id), language),
        title=document.title,
        publisher=document.publisher,
        period=_period(edition.report, language),
        text_language=text_language(document),
        file=edition.report.source.name,
        total=judgement.total,
        worst=_worst(edition.report, judgement),
        findings=sum(found.severity != "info" for found in edition.report.findings),
        claims=len(edition.report.claims),
        reviewed=sum(claim.verdict == "review" for claim in edition.report.claims),
        disagreeing=sum(claim.verdict == "disagrees" for claim in edition.report.claims),
        ordinal=edition.ordinal,
        recorded_at=words.day(edition.recorded_at, language),
        recorded_iso=edition.recorded_at.isoformat(),
    )


def _worst(report: Report, judgement: Judgement) -> Verdict:
    """How a report stands: as its worst number or finding."""
    severities = {finding.severity for finding in report.findings}
    if judgement.total.wrong or "error" in severities:
        return "wrong"
    return "look" if judgement.total.look or "warning" in severities else "fine"


def in_order(rows: Iterable[OverviewRow]) -> list[OverviewRow]:
    """Reports that need eyes first, then by title, its numbers as numbers."""
    rank: dict[Verdict, int] = {"wrong": 0, "look": 1, "fine": 2}

    def key(row: OverviewRow) -> tuple[int, list[tuple[int, str]], str]:
        parts = re.findall(r"\d+|\D+", (row.title or row.file).casefold())
        natural = [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
        return rank[row.worst], natural, row.href

    return sorted(rows, key=key)


def page_name(stem: str, language: Language) -> str:
    """The file name of a page."""
    return f"{stem}.html" if language == "nl" else f"{stem}.{language}.html"


def text_language(document: Document) -> str:
    """The report's language as a tag for HTML."""
    said = document.language or ""
    return said if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", said) else REPORT_LANGUAGE


def _version(edition: Edition, language: Language) -> str:
    when = words.moment(edition.recorded_at, language)
    return f"{edition.ordinal}, {when}: {words.reason(edition.reason, language)}"


def _facts(edition: Edition, language: Language) -> Iterator[Fact]:
    """Where the page comes from, and what the report says of itself."""
    texts = words.words(language)
    document = edition.report.document
    source = edition.report.source
    if document.published_on:
        yield Fact(texts["published"], words.iso_day(document.published_on, language))
    if document.population:
        yield Fact(texts["population"], document.population, foreign=True)
    if document.fieldwork:
        yield Fact(texts["fieldwork"], words.days(document.fieldwork, language))
    if document.sample_size is not None:
        yield Fact(texts["sample"], words.number(document.sample_size, language))
    if document.panel:
        yield Fact(texts["panel"], document.panel, foreign=True)
    if document.weighting:
        yield Fact(texts["weighting"], ", ".join(document.weighting), foreign=True)
    yield Fact(texts["version"], _version(edition, language))
    yield Fact(texts["file"], source.name)


def _period(report: Report, language: Language) -> str | None:
    """When the report measured: its fieldwork, else the periods of its tables."""
    if report.document.fieldwork:
        return words.days(report.document.fieldwork, language)
    periods = list(dict.fromkeys(table.period for table in report.tables if table.period))
    more = ", …" if len(periods) > PERIODS_SHOWN else ""
    return ", ".join(periods[:PERIODS_SHOWN]) + more or None
