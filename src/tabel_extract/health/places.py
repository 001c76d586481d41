"""Whether the warehouse and the places beside it can be used; only looks, and leaves no trace."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from tabel_extract.address import Lake
from tabel_extract.errors import WarehouseError, WarehouseLockedError
from tabel_extract.health.check import Check
from tabel_extract.settings import Settings
from tabel_extract.shown.sizes import size_text
from tabel_extract.warehouse.freshness import is_published_copy, log_of
from tabel_extract.warehouse.glance import holder, schema

LOW = 256 * 1024 * 1024
"""Free bytes below which somebody should know: a few thousand reports with their files."""


def check_warehouse(settings: Settings) -> Check:
    """Whether the database can be written, or made where there is none."""
    path = settings.warehouse
    if isinstance(path, Lake):
        refused = _refusal(path.data)
        told = refused or f"{path.folder} can be written"
        return Check("warehouse", "wrong" if refused else "ok", told)
    if is_published_copy(path):
        told = f"{path} is by its name a published copy: name the warehouse itself"
        return Check("warehouse", "wrong", told)
    if path.is_dir():
        return Check("warehouse", "wrong", f"{path} is a folder: name a file in it")
    if path.exists() and not os.access(path, os.R_OK | os.W_OK):
        return Check("warehouse", "wrong", f"{path} can't be written: check the rights on it")
    refused = _refusal(path.parent)
    if refused:
        return Check("warehouse", "wrong", refused)
    there = "can be written" if path.exists() else "is not there yet: the first ingest makes it"
    return Check("warehouse", "ok", f"{path} {there}")


def check_schema(settings: Settings) -> Check:
    """Whether the database is of the schema that this program reads."""
    path = settings.warehouse
    if not path.exists():
        return Check("schema", "ok", "there is no warehouse yet")
    try:
        number, newest = schema(path)
    except WarehouseLockedError:
        return Check("schema", "look", "can't be read while the warehouse is in use: try again")
    except WarehouseError as error:
        return Check("schema", "wrong", str(error))
    if number < newest:
        told = f"{number}, and this program reads {newest}: the next ingest brings it up to date"
        return Check("schema", "look", f"{told}; make a backup first")
    return Check("schema", "ok", f"{number}, the newest")


def check_lock(settings: Settings) -> Check:
    """Whether another program keeps the database from being written, and which."""
    path = settings.warehouse
    if isinstance(path, Lake):
        return Check("lock", "ok", "a lake keeps nobody waiting")
    found = holder(path) if path.is_file() else None
    if found is None:
        return Check("lock", "ok", "no other program is seen to keep the warehouse")
    doing = "for writing" if found.writes else "for reading, which keeps an ingest waiting"
    told = f"PID {found.pid} ({found.program}) has {path} open {doing}"
    return Check("lock", "look", f"{told}: wait until it is done, or close it there")


def check_disk(settings: Settings) -> Check:
    """Whether a copy of the database fits on its disk, which publishing needs."""
    path = settings.warehouse
    files = () if isinstance(path, Lake) else (path, log_of(path))
    folder = path.folder if isinstance(path, Lake) else path.parent
    try:
        free = shutil.disk_usage(_nearest(folder)).free
        size = sum(file.stat().st_size for file in files if file.is_file())
    except OSError as error:
        return Check("disk", "wrong", f"the disk of {path} can't be looked at ({error.strerror})")
    taken = f", and the warehouse takes {size_text(size)}" if size else ""
    room = f"{size_text(free)} free{taken}"
    if settings.publish and free < size:
        return Check("disk", "wrong", f"{room}: a published copy does not fit; make room")
    if free < max(2 * size, LOW):
        return Check("disk", "look", f"{room}: make room soon")
    return Check("disk", "ok", room)


def check_report_dir(settings: Settings) -> Check:
    """Whether pages for editors can be written."""
    refused = _refusal(settings.report_dir)
    if refused:
        return Check("report_dir", "wrong", refused)
    return Check("report_dir", "ok", f"{settings.report_dir} can be written")


def _refusal(folder: Path) -> str | None:
    """Why no file can be made in a folder, or in the one that it would be made in."""
    there = _nearest(folder)
    try:
        with tempfile.TemporaryFile(prefix=".tabel-extract-", dir=there):
            return None
    except OSError as error:
        why = f"{there} can't be written ({error.strerror})"
        return f"{why}: check the rights on it and its disk, or choose another place"


def _nearest(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that is there."""
    absolute = folder.absolute()
    return next((path for path in [absolute, *absolute.parents] if path.exists()), absolute)
