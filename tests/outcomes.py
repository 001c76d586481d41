"""What a run should make of files, and what a warehouse holds after it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tabel_extract.intake import Outcome
from tabel_extract.settings import Settings
from tabel_extract.warehouse import history
from tabel_extract.warehouse.store import Warehouse
from tabel_extract.warehouse.versions import VersionInfo
from tests.texts import FIETSEN

LOOPT = "1-lopen-in-de-stad-2024"


def versions(settings: Settings, report_id: str) -> list[VersionInfo]:
    with Warehouse.open(settings.warehouse, read_only=True) as warehouse:
        return history.versions(warehouse, report_id)


def stored(settings: Settings) -> dict[str, int]:
    """How many versions there are of each report."""
    if not settings.warehouse.exists():
        return {}
    with Warehouse.open(settings.warehouse, read_only=True) as warehouse:
        return {r.report_id: r.version_count for r in history.reports(warehouse)}


def added(path: Path, report_id: str = FIETSEN, **facts: object) -> Outcome:
    first = Outcome(str(path), "added", report_id, 1, "first_seen", tables=1, cells=3, changed=3)
    return replace(first, **facts)  # type: ignore[arg-type]


def unchanged(path: Path, report_id: str = FIETSEN) -> Outcome:
    return Outcome(str(path), "unchanged", report_id)
