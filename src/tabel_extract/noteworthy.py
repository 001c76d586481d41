"""What a run added to the warehouse ─► the findings that whoever looks after runs should see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tabel_extract.checks.catalogue import sentence
from tabel_extract.model import Finding, HeadingPath, Severity
from tabel_extract.settings import Settings
from tabel_extract.warehouse import history
from tabel_extract.warehouse.journal import RunFile
from tabel_extract.warehouse.store import Warehouse

TOLD: tuple[Severity, ...] = ("error", "warning")
"""Notes are for who reads the report's own page."""


@dataclass(frozen=True, slots=True)
class FoundIn:
    """A finding of a report that was added: where it is, and its sentence, in English."""

    report_id: str
    ordinal: int
    severity: Severity
    code: str
    table: str | None
    cell: str | None
    page: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Noteworthy:
    """The worst findings of what a run added, and how many more there are."""

    findings: tuple[FoundIn, ...]
    more: int


def noteworthy(settings: Settings, files: Sequence[RunFile], limit: int) -> Noteworthy:
    """The errors and warnings of the versions that a run added, at most ``limit`` of them.

    Errors come before warnings, and those of the report with most of them first. No more reports
    are loaded than it takes.

    Args:
        settings: Where the warehouse is; its published copy is read, where that is current.
        files: What became of each file of the run.
        limit: Findings to return.

    Raises:
        WarehouseError: the warehouse can't be opened or read.
        UnknownReportError: a version is not there, as in another warehouse than the run's.
    """
    added = [file for file in files if file.status == "added" and file.errors + file.warnings]
    total = sum(file.errors + file.warnings for file in added)
    if not added:
        return Noteworthy((), 0)
    with Warehouse.look(
        settings.warehouse, published=settings.publish, wait_seconds=settings.lock_wait_seconds
    ) as warehouse:
        found = tuple(islice(_worst_first(warehouse, added), limit))
    return Noteworthy(found, max(total - len(found), 0))


def _worst_first(warehouse: Warehouse, added: Sequence[RunFile]) -> Iterator[FoundIn]:
    for severity in TOLD:
        counted = [(f.errors if severity == "error" else f.warnings, f) for f in added]
        having = [(number, file) for number, file in counted if number]
        for _, file in sorted(having, key=lambda pair: -pair[0]):
            stored = history.load(warehouse, str(file.report_id), ordinal=file.ordinal)
            for finding in stored.report.findings:
                if finding.severity == severity:
                    yield _found(file, finding)


def _found(file: RunFile, finding: Finding) -> FoundIn:
    return FoundIn(
        report_id=str(file.report_id),
        ordinal=file.ordinal or 0,
        severity=finding.severity,
        code=finding.code,
        table=finding.table,
        cell=_cell(finding.row, finding.column),
        page=finding.provenance.page,
        sentence=sentence(finding, "en"),
    )


def _cell(row: HeadingPath | None, column: HeadingPath | None) -> str | None:
    """Where in its table: the headings of the row, then those of the column."""
    paths = [" › ".join(path) for path in (row, column) if path]
    return " × ".join(paths) or None
