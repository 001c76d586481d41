"""What a run did, in words and in rows: for the terminal, a scheduler and Prefect's pages."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from pathlib import Path

from tabel_extract.address import Address, Lake
from tabel_extract.cli import exit_codes
from tabel_extract.cli.render import counted
from tabel_extract.cli.terminal import printable
from tabel_extract.errors import WarehouseError
from tabel_extract.finding.found import Found
from tabel_extract.intake import Outcome
from tabel_extract.warehouse.freshness import published_path
from tabel_extract.warehouse.journal import Status

MAX_ROWS = 500
"""Files that are listed on a page of Prefect's; it takes no larger page well."""

MAX_REASON = 300
"""Characters of a reason that the state of a run repeats: it is shown in one line."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~])")


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of every file of a run, and how long each stage took, in seconds.

    ``warehouse_error`` says why the warehouse gave out, and ``left`` which files were therefore not
    stored; ``pages_error`` says why the pages could not be written, and ``publish_error`` why no
    copy could be published, which keeps nothing from being stored. ``found`` is what looking at
    sources gave.
    """

    outcomes: tuple[Outcome, ...]
    warehouse: Address
    report_dir: Path
    seconds: dict[str, float]
    pages: int = 0
    left: tuple[Path, ...] = ()
    warehouse_error: str | None = None
    pages_error: str | None = None
    publish_error: str | None = None
    found: Found = field(default_factory=Found)

    def count(self, status: Status) -> int:
        """Number of files that this became of."""
        return sum(outcome.status == status for outcome in self.outcomes)

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The files that were not ingested."""
        return tuple(o for o in self.outcomes if o.status == "failed")

    @property
    def ingested(self) -> int:
        """Number of files that the warehouse holds, of which some may be there from before."""
        return len(self.outcomes) - self.count("failed")

    @property
    def unusable(self) -> bool:
        """Whether nothing could be stored because the warehouse can't be used."""
        return self.warehouse_error is not None and not self.ingested

    @property
    def exit_code(self) -> int:
        """The exit code that the command line gives for the same run."""
        if self.warehouse_error is not None or self.pages_error is not None:
            return exit_codes.WAREHOUSE
        if not self.ingested and (self.failed or not self.found.looks):
            return exit_codes.NO_INPUT
        if self.failed:
            return exit_codes.SOME_FAILED
        return exit_codes.OK

    @property
    def message(self) -> str:
        """The run in one line: how many files, and the first thing that went wrong."""
        parts = [f"{self.count('added')} added", f"{self.count('unchanged')} unchanged"]
        if self.failed:
            parts.append(f"{len(self.failed)} failed")
        if self.left:
            parts.append(f"{len(self.left)} not stored")
        line = f"{counted(len(self.outcomes) + len(self.left), 'file')}: {', '.join(parts)}."
        reasons = [self.warehouse_error, *(o.message for o in self.failed), self.pages_error]
        reasons.append(self.publish_error)
        told = list(dict.fromkeys(reason for reason in reasons if reason))
        if not told:
            return line
        more = f" (and {len(told) - 1} more)" if len(told) > 1 else ""
        return f"{line} {_shortened(printable(told[0]))}{more}"


class WarehouseUnusableError(WarehouseError):
    """Nothing of a run could be stored; ``summary`` says what was tried."""

    def __init__(self, summary: Summary) -> None:
        """Say why, as the warehouse does."""
        super().__init__(summary.warehouse_error)
        self.summary = summary


def markdown(summary: Summary) -> str:
    """The page of a run: what became of each file, what was found, how long it took, and where."""
    added = [o for o in summary.outcomes if o.status == "added"]
    tables, cells = sum(o.tables for o in added), sum(o.cells for o in added)
    errors, warnings = sum(o.errors for o in added), sum(o.warnings for o in added)
    read = f"{counted(tables, 'table')} and {counted(cells, 'cell')}"
    found = f"{counted(errors, 'error')} and {counted(warnings, 'warning')}"
    return "\n".join(
        [
            "# Ingest",
            "",
            _inert(summary.message),
            "",
            f"- New or changed: {read}, with {found} for an editor to see.",
            f"- Database: {_inert(str(summary.warehouse))}",
            f"- Published copy: {_published(summary)}",
            f"- Pages for editors: {_where(summary)}",
            "",
            "## Files",
            "",
            *_file_rows(summary),
            "",
            *_source_rows(summary.found),
            "## Time",
            "",
            "| stage | seconds |",
            "| --- | ---: |",
            *(f"| {stage} | {seconds:.2f} |" for stage, seconds in summary.seconds.items()),
            "",
        ]
    )


def _source_rows(found: Found) -> list[str]:
    """How the look at each source went, and what is to be known of its files."""
    if not found.looks:
        return []
    told = [
        f"- {one.source}: {one.location} waits, as {one.why}" for one in found.waiting[:MAX_ROWS]
    ]
    told += [
        f"- {gone.source}: {gone.location} is there no more; what is stored of it stays"
        for gone in found.vanished[:MAX_ROWS]
    ]
    return [
        "## Sources",
        "",
        "| source | look | files | new | waiting | vanished | message |",
        "| --- | --- | ---: | ---: | ---: | ---: | --- |",
        *(
            f"| {look.source} | {look.outcome} | {look.files} | {look.fetched} | {look.waiting} | "
            f"{look.vanished} | {_inert(look.message or '')} |"
            for look in found.looks
        ),
        "",
        *(f"- {_inert(line.removeprefix('- '))}" for line in told),
        "",
    ]


def rows(summary: Summary) -> list[dict[str, str | int]]:
    """A row per file for Prefect's table artifact, up to ``MAX_ROWS``: what failed comes first."""
    return [
        {
            "file": printable(o.path),
            "outcome": o.status,
            "report": o.report_id or "",
            "version": o.ordinal or "",
            "tables": o.tables,
            "cells": o.cells,
            "errors": o.errors,
            "warnings": o.warnings,
            "why": printable(o.message or o.reason or ""),
        }
        for o in _failed_first(summary)[:MAX_ROWS]
    ]


def _file_rows(summary: Summary) -> list[str]:
    listed = rows(summary)
    if not listed:
        return ["None."]
    names = list(listed[0])
    lines = [f"| {' | '.join(names)} |", "|" + " --- |" * len(names)]
    lines += [f"| {' | '.join(_inert(str(row[name])) for name in names)} |" for row in listed]
    more = len(summary.outcomes) + len(summary.left) - len(listed)
    return [*lines, "", f"{counted(more, 'more file')} not listed."] if more else lines


def _failed_first(summary: Summary) -> list[Outcome]:
    rank: dict[Status, int] = {"failed": 0, "added": 1, "unchanged": 2}
    left = [Outcome(str(p), "failed", message=summary.warehouse_error) for p in summary.left]
    return [*left, *sorted(summary.outcomes, key=lambda o: rank[o.status])]


def _where(summary: Summary) -> str:
    if summary.pages_error is not None:
        return f"not written: {_inert(summary.pages_error)}"
    if not summary.pages:
        return "none, as nothing was ingested"
    return f"{summary.pages}, from {_inert(str(summary.report_dir / 'index.html'))}"


def _published(summary: Summary) -> str:
    if summary.publish_error is not None:
        return _inert(summary.publish_error)
    if isinstance(summary.warehouse, Lake):
        return "none, as everyone reads the lake itself"
    place = published_path(summary.warehouse)
    return _inert(str(place)) if place.exists() else "none"


def _inert(text: str) -> str:
    """Text of a file as a cell of a Markdown table, where it is nothing but text."""
    line = " ".join(printable(text).split())
    return _MARKDOWN.sub(r"\\\1", html.escape(line, quote=False))


def _shortened(text: str) -> str:
    return text if len(text) <= MAX_REASON else text[: MAX_REASON - 1] + "…"
