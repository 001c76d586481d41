"""What a run leaves on Prefect's pages: reports with outcome and link, findings, and timings.

All of it is Markdown there, also the cells of tables: see ``markup``.
"""

from __future__ import annotations

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.markup import Cell, inert, link, table
from flows.summary import Summary
from tabel_extract.address import Lake
from tabel_extract.cli.render import counted
from tabel_extract.errors import TabelExtractError
from tabel_extract.finding.found import Found
from tabel_extract.intake import Outcome
from tabel_extract.noteworthy import Noteworthy, noteworthy
from tabel_extract.report.addresses import page_address
from tabel_extract.settings import Settings
from tabel_extract.warehouse.freshness import published_path
from tabel_extract.warehouse.journal import Status

MAX_ROWS = 500
"""Files that are listed on a page of Prefect's; it takes no larger page well."""

MAX_FINDINGS = 200
"""Findings that are listed; all of them are on the pages of the reports."""


def show(summary: Summary, settings: Settings, key: str) -> None:
    """Leave what a run did, as artifacts whose keys start with ``key``."""
    news, why_not = _news(summary, settings)
    page = markdown(summary, settings, news, why_not)
    described = inert(summary.message)
    create_markdown_artifact(page, key=key, description=described)
    for name, rows, told in (
        ("files", report_rows(summary, settings), "What became of each file"),
        ("findings", finding_rows(news, settings), _described(news, why_not)),
        ("timings", time_rows(summary), "Seconds that each stage took, in all and for each batch"),
    ):
        create_table_artifact(rows, key=f"{key}-{name}", description=told)


def markdown(
    summary: Summary, settings: Settings, news: Noteworthy, why_not: str | None = None
) -> str:
    """The page of a run: what became of each file, what was found, how long it took, and where.

    ``why_not`` says why the findings can't be told.
    """
    added = [o for o in summary.outcomes if o.status == "added"]
    tables, cells = sum(o.tables for o in added), sum(o.cells for o in added)
    errors, warnings = sum(o.errors for o in added), sum(o.warnings for o in added)
    read = f"{counted(tables, 'table')} and {counted(cells, 'cell')}"
    found = f"{counted(errors, 'error')} and {counted(warnings, 'warning')}"
    listed = report_rows(summary, settings)
    more = len(summary.outcomes) + len(summary.left) - len(listed)
    return "\n".join(
        [
            "# Reports",
            "",
            inert(summary.message),
            "",
            f"- New or changed: {read}, with {found} for an editor to see.",
            f"- Database: {inert(str(summary.warehouse))}",
            f"- Published copy: {_published(summary)}",
            f"- Pages for editors: {_where(summary)}",
            "",
            "## Files",
            "",
            *table(listed),
            *(["", f"{counted(more, 'more file')} not listed."] if more else []),
            "",
            "## Findings",
            "",
            _described(news, why_not),
            "",
            *(table(finding_rows(news, settings)) if news.findings else []),
            "",
            *_of_sources(summary.found),
            "## Time",
            "",
            *table(time_rows(summary)[:1]),
            "",
        ]
    )


def _of_sources(found: Found) -> list[str]:
    """How the look at each source went, and what is to be known of its files; nothing of none."""
    if not found.looks:
        return []
    rows: list[dict[str, Cell]] = [
        {
            "source": look.source,
            "look": look.outcome,
            "files": look.files,
            "new": look.fetched,
            "waiting": look.waiting,
            "vanished": look.vanished,
            "why": inert(look.message or ""),
        }
        for look in found.looks
    ]
    told = [f"{one.source}: {one.location} waits, as {one.why}" for one in found.waiting]
    told += [
        f"{gone.source}: {gone.location} is there no more; what is stored of it stays"
        for gone in found.vanished
    ]
    listed = [f"- {inert(line)}" for line in told[:MAX_ROWS]]
    return ["## Sources", "", *table(rows), "", *listed, *([""] if listed else [])]


def report_rows(summary: Summary, settings: Settings) -> list[dict[str, Cell]]:
    """A row per file, up to ``MAX_ROWS``: what failed comes first, and links lead to the pages."""
    return [
        {
            "file": inert(o.path),
            "outcome": became,
            "report": _report(o, settings),
            "version": "" if o.ordinal is None else str(o.ordinal),
            "tables": o.tables,
            "cells": o.cells,
            "errors": o.errors,
            "warnings": o.warnings,
            "why": inert(o.message or o.reason or ""),
        }
        for became, o in _failed_first(summary)[:MAX_ROWS]
    ]


def finding_rows(news: Noteworthy, settings: Settings) -> list[dict[str, Cell]]:
    """A row per finding, worst first, with the cell that it is about and its sentence."""
    return [
        {
            "severity": one.severity,
            "report": link(one.report_id, page_address(one.report_id, settings)),
            "table": inert(one.table or ""),
            "cell": inert(one.cell or ""),
            "page": "" if one.page is None else str(one.page),
            "what": inert(one.sentence),
        }
        for one in news.findings
    ]


def time_rows(summary: Summary) -> list[dict[str, Cell]]:
    """Seconds: a row for the whole run and one per batch, a column per stage."""
    stages = list(summary.seconds)
    whole: dict[str, Cell] = {"part": "whole run", "files": str(len(summary.outcomes))}
    rows = [whole | {stage: round(summary.seconds[stage], 2) for stage in stages}]
    for number, batch in enumerate(summary.batches[: MAX_ROWS - 1], start=1):
        row: dict[str, Cell] = {"part": f"batch {number}", "files": str(batch.files)}
        took: dict[str, Cell] = {s: round(batch.seconds.get(s, 0.0), 2) for s in stages}
        rows.append(row | took)
    return rows


def _news(summary: Summary, settings: Settings) -> tuple[Noteworthy, str | None]:
    """The findings to tell; why they can't be told, where the warehouse gave out."""
    try:
        return noteworthy(settings, summary.outcomes, MAX_FINDINGS), None
    except TabelExtractError as error:
        return Noteworthy((), 0), str(error)


def _described(news: Noteworthy, why_not: str | None) -> str:
    """How many of the findings of what was added are listed, in a line of Markdown."""
    if why_not is not None:
        return f"What was found can't be told: {inert(why_not)}"
    if not news.findings:
        return "No errors or warnings in what was added."
    told = f"Errors and warnings of what was added, worst first: {len(news.findings)} listed"
    return f"{told}, {news.more} more on the reports' own pages." if news.more else f"{told}."


def _report(outcome: Outcome, settings: Settings) -> str:
    """The report of a file, with a link to its page where it was stored."""
    if outcome.report_id is None or outcome.status == "failed":
        return inert(outcome.report_id or "")
    return link(outcome.report_id, page_address(outcome.report_id, settings))


def _failed_first(summary: Summary) -> list[tuple[str, Outcome]]:
    """Each file with what became of it, in a word."""
    rank: dict[Status, int] = {"failed": 0, "added": 1, "unchanged": 2}
    ordered = sorted(summary.outcomes, key=lambda o: rank.get(o.status, len(rank)))
    why = summary.warehouse_error
    left = [("not stored", Outcome(str(p), "failed", message=why)) for p in summary.left]
    return [*left, *((outcome.status, outcome) for outcome in ordered)]


def _where(summary: Summary) -> str:
    if summary.pages_error is not None:
        return f"not written: {inert(summary.pages_error)}"
    if not summary.pages:
        return "none, as nothing was ingested"
    return f"{summary.pages}, from {inert(str(summary.report_dir / 'index.html'))}"


def _published(summary: Summary) -> str:
    if summary.publish_error is not None:
        return inert(summary.publish_error)
    if isinstance(summary.warehouse, Lake):
        return "none, as everyone reads the lake itself"
    place = published_path(summary.warehouse)
    return inert(str(place)) if place.exists() else "none"
