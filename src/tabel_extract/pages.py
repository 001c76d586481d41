"""What the warehouse holds ─► the pages that editors open."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tabel_extract.errors import OutputError
from tabel_extract.export.content import Version
from tabel_extract.export.write import FORMS, export_files
from tabel_extract.report.anchors import file_stem
from tabel_extract.report.report_view import Edition, page_name
from tabel_extract.report.run_view import RunLine
from tabel_extract.report.site import LANGUAGES, write_site
from tabel_extract.report.survey import has_no_tables
from tabel_extract.settings import Settings
from tabel_extract.telemetry import watch
from tabel_extract.warehouse import history
from tabel_extract.warehouse.runs import RunInfo, runs
from tabel_extract.warehouse.sources import source_bytes
from tabel_extract.warehouse.store import Warehouse
from tabel_extract.warehouse.versions import Stored

RUNS_SHOWN = 5
"""Runs that the overview tells of: a working week of nights."""


@watch.staged("report")
def write_pages(settings: Settings, report_id: str | None = None) -> list[Path]:
    """Write the HTML pages of all reports, or of one, as the warehouse holds them now.

    Raises:
        WarehouseError: the warehouse can't be opened.
        UnknownReportError: there is no such report.
        OutputError: the folder can't be written.
    """
    with Warehouse.look(
        settings.warehouse, published=settings.publish, wait_seconds=settings.lock_wait_seconds
    ) as warehouse:
        if report_id is not None:
            history.versions(warehouse, report_id)  # tells when there is no such report
        found = editions(warehouse)
        last = [run_line(run) for run in runs(warehouse, RUNS_SHOWN)]
    try:
        written = write_site(settings.report_dir, found, report_id, last, settings.limits)
        pages = {path.name for path in written}
        for one in found:
            stem = file_stem(one.report_id)
            if one.downloads and page_name(stem, "nl") in pages:
                version = Version(one.ordinal, one.recorded_at)
                written += export_files(
                    one.report, settings.report_dir, stem, languages=LANGUAGES, version=version
                )
        return written
    except OSError as error:
        raise OutputError(
            f"{settings.report_dir}: the pages can't be written ({error.strerror}); "
            "name another folder, or make room."
        ) from error


def editions(warehouse: Warehouse) -> list[Edition]:
    """The current version of every report, by report_id."""
    known = history.reports(warehouse)
    return [edition(warehouse, history.load(warehouse, one.report_id)) for one in known]


def edition(warehouse: Warehouse, stored: Stored) -> Edition:
    """A stored version, with what changed since the one before and the way to its source."""
    version = stored.version
    changes = None
    if version.ordinal > 1:
        before = version.ordinal - 1
        changes = tuple(history.diff(warehouse, version.report_id, before, version.ordinal))
    return Edition(
        report_id=version.report_id,
        ordinal=version.ordinal,
        recorded_at=version.recorded_at.astimezone(),
        reason=version.reason,
        report=stored.report,
        changes=changes,
        decisions=stored.decisions,
        downloads=() if has_no_tables(stored.report) else FORMS,
        read_source=partial(source_bytes, warehouse.path, version.source.sha256),
    )


def run_line(run: RunInfo) -> RunLine:
    """A run as the overview tells it, in local time."""
    return RunLine(
        started_at=run.started_at.astimezone(),
        state=run.state,
        message=run.message,
        added=run.count("added"),
        unchanged=run.count("unchanged"),
        failures=tuple((file.path, file.message or "") for file in run.failed),
    )
