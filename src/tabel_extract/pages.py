"""What the warehouse holds ─► the pages that editors open."""

from __future__ import annotations

from pathlib import Path

from tabel_extract.errors import OutputError
from tabel_extract.report.report_view import Edition
from tabel_extract.report.site import write_site
from tabel_extract.settings import Settings
from tabel_extract.warehouse import history
from tabel_extract.warehouse.store import Warehouse
from tabel_extract.warehouse.versions import Stored


def write_pages(settings: Settings, report_id: str | None = None) -> list[Path]:
    """Write the HTML pages of all reports, or of one, as the warehouse holds them now.

    Raises:
        WarehouseError: the warehouse can't be opened.
        UnknownReportError: there is no such report.
        OutputError: the folder can't be written.
    """
    with Warehouse.open(
        settings.warehouse, read_only=True, wait_seconds=settings.lock_wait_seconds
    ) as warehouse:
        if report_id is not None:
            history.versions(warehouse, report_id)  # tells when there is no such report
        found = editions(warehouse)
    try:
        return write_site(settings.report_dir, found, report_id)
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
    )
