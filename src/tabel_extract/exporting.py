"""What the warehouse holds ─► files that people and programs open elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tabel_extract.checks.catalogue import Language
from tabel_extract.export.content import Version
from tabel_extract.export.metadata import About
from tabel_extract.export.package import FolderForm, Rows, write_package
from tabel_extract.export.write import Form, export_files, file_name, refuse_existing
from tabel_extract.report.anchors import file_stem
from tabel_extract.warehouse import history
from tabel_extract.warehouse.exported import State, batches, state
from tabel_extract.warehouse.store import Warehouse


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which state to export: of these reports or of all, as it is, of a version or of a moment."""

    report_ids: tuple[str, ...] = ()
    ordinal: int | None = None
    as_of: datetime | None = None


def export_reports(
    warehouse: Warehouse,
    wanted: Wanted,
    folder: Path,
    *,
    forms: Sequence[Form],
    language: Language = "nl",
    overwrite: bool = False,
) -> list[Path]:
    """Write files of their own for each report, one report at a time; the files written.

    Raises:
        UnknownReportError: there is no such report or version, or nothing yet at that moment.
        OutputError: a file is there already, or the folder can't be written.
        WarehouseError: the warehouse turns out to be damaged.
    """
    chosen = _state(warehouse, wanted)
    if not overwrite:
        for version in chosen.versions:
            stem = file_stem(version.report_id)
            refuse_existing(folder / file_name(stem, form, language) for form in forms)
    written: list[Path] = []
    for version in chosen.versions:
        (stored,) = history.contents(warehouse, [version])
        written += export_files(
            stored.report,
            folder,
            file_stem(version.report_id),
            languages=[language],
            forms=forms,
            version=Version(version.ordinal, version.recorded_at, wanted.as_of),
            overwrite=overwrite,
        )
    return written


def export_package(
    warehouse: Warehouse,
    wanted: Wanted,
    folder: Path,
    *,
    forms: Collection[FolderForm],
    overwrite: bool = False,
) -> list[Path]:
    """Write the tables of all chosen reports to a new folder; the files written.

    Raises:
        UnknownReportError: there is no such report or version, or nothing yet at that moment.
        OutputError: the folder is there already, or can't be written.
        WarehouseError: the warehouse turns out to be damaged.
    """
    chosen = _state(warehouse, wanted)

    def read(name: str, as_text: bool) -> Rows:
        return batches(warehouse, name, chosen, as_text=as_text)

    return write_package(folder, read, _about(chosen), forms=forms, overwrite=overwrite)


def _state(warehouse: Warehouse, wanted: Wanted) -> State:
    return state(warehouse, wanted.report_ids, ordinal=wanted.ordinal, as_of=wanted.as_of)


def _about(chosen: State) -> About:
    sources = tuple(
        f"{version.publisher}: {version.title or version.source.name}"
        if version.publisher
        else version.title or version.source.name
        for version in chosen.versions
    )
    only = chosen.versions[0] if len(chosen.versions) == 1 else None
    return About(
        name=file_stem(only.report_id) if only else "tabel-extract",
        title=sources[0] if only else f"{len(chosen.versions)} survey reports",
        sources=sources,
        changed_at=chosen.changed_at,
        as_of=chosen.as_of,
    )
