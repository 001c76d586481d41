"""Exported packages: making one, reading its files back, and what its standards object to."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path
from typing import Any

import frictionless
from csvw import CSVW

from tabel_extract.export.package import FolderForm
from tabel_extract.exporting import Wanted, export_package
from tabel_extract.warehouse.store import Warehouse

BOTH: tuple[FolderForm, ...] = ("package", "parquet")


def made(
    warehouse: Warehouse,
    place: Path,
    *report_ids: str,
    as_of: datetime | None = None,
    forms: tuple[FolderForm, ...] = BOTH,
    **options: Any,
) -> Path:
    """The folder of an export."""
    wanted = Wanted(report_ids, as_of=as_of, **options)
    written = export_package(warehouse, wanted, place, forms=forms)
    assert sorted(path.name for path in place.iterdir()) == [path.name for path in written]
    return place


def problems(folder: Path) -> list[Any]:
    """What the two standards' own libraries object to, foreign keys included."""
    found: list[Any] = []
    told = frictionless.validate(str(folder / "datapackage.json"))
    found += told.flatten(["type", "note"])
    group = CSVW(str(folder / "csv-metadata.json"), validate=True)
    return found + ([] if group.is_valid else [list(group.warnings)])


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
