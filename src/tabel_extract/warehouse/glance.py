"""Looking at a warehouse as it stands: nothing is changed, made, or waited for."""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tabel_extract.address import Address, Lake
from tabel_extract.errors import WarehouseError, WarehouseLockedError
from tabel_extract.warehouse.failures import explained
from tabel_extract.warehouse.freshness import published_path
from tabel_extract.warehouse.held import descriptor
from tabel_extract.warehouse.migrate import check_schema, shipped_migrations
from tabel_extract.warehouse.opening import attach, connect, disconnect, in_memory
from tabel_extract.warehouse.publishing import Published, read_published
from tabel_extract.warehouse.store import Warehouse

_FLOCK = "hhqqi0q"
"""What Linux tells of a lock: kind, from where, start, length, process."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What can be read of a warehouse at once.

    ``opened`` is the database, or its published copy where another program keeps the database to
    itself, and ``held`` says who does, as far as that is known; None where there is neither.
    """

    opened: Warehouse | None
    held: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many reports are stored, and how many findings about them no person has settled."""

    reports: int
    errors: int
    warnings: int
    infos: int


@dataclass(frozen=True, slots=True)
class Holder:
    """Another process that has the database open; while it only reads, others can read too."""

    pid: int
    program: str
    writes: bool


@contextmanager
def glance(path: Address) -> Iterator[Glance]:
    """What can be read of the warehouse at ``path`` without waiting, as long as that is open.

    Raises:
        WarehouseError: If the file is damaged, no warehouse, or of another schema.
    """
    if not path.exists():
        yield Glance(None, None)
        return
    held = None
    opened: Warehouse | None
    try:
        opened = Warehouse.open(path, read_only=True, wait_seconds=0)
    except WarehouseLockedError:
        if isinstance(path, Lake):
            raise
        held, opened = _told(holder(path)), _copy(path)
    try:
        yield Glance(opened, held)
    finally:
        if opened is not None:
            opened.close()


def published(path: Address) -> Published | None:
    """The published copy of a warehouse, current or not; None where there is no usable one."""
    if isinstance(path, Lake) or (copy := _copy(path)) is None:
        return None
    with copy, suppress(WarehouseError):
        return read_published(copy.query, published_path(path))
    return None


def counts(warehouse: Warehouse) -> Counts:
    """Count what is stored in an open warehouse.

    Raises:
        WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
    """
    ((reports,),) = warehouse.query("SELECT count(*) FROM reports")
    found = dict(warehouse.query("SELECT severity, count(*) FROM open_findings GROUP BY severity"))
    severities = [int(found.get(name, 0)) for name in ("error", "warning", "info")]
    return Counts(int(reports), *severities)


def schema(path: Address) -> tuple[int, int]:
    """The number of the schema of the warehouse at ``path``, and the newest that is known.

    Raises:
        WarehouseLockedError: If another program keeps the database to itself.
        WarehouseError: If it is damaged, out of reach, no warehouse, or of a newer schema; a lake
            if it is of an older one too.
    """
    migrations = shipped_migrations()
    if isinstance(path, Lake):
        Warehouse.open(path, read_only=True).close()
        return len(migrations), len(migrations)
    with explained(path):
        connection = in_memory(path)
        try:
            attach(connection, path, read_only=True)
            return check_schema(connection, path, migrations), len(migrations)
        finally:
            disconnect(connection)


def holder(path: Path) -> Holder | None:
    """Another process that keeps the database at ``path`` from being written, as Linux tells it.

    No lock is taken to find that out. None where there is no such process, and where the system
    does not tell.
    """
    if sys.platform != "linux":
        return None
    import fcntl  # noqa: PLC0415 — absent on Windows

    with suppress(OSError), descriptor(path) as file:
        asked = struct.pack(_FLOCK, fcntl.F_WRLCK, 0, 0, 0, 0)
        kind, _, _, _, pid = struct.unpack(_FLOCK, fcntl.fcntl(file, fcntl.F_GETLK, asked))
        if kind != fcntl.F_UNLCK:
            return Holder(pid, _program(pid), writes=kind == fcntl.F_WRLCK)
    return None


def engine() -> str:
    """The version of DuckDB that is loaded."""
    return duckdb.__version__


def _told(found: Holder | None) -> str:
    if found is None:
        return "another program has it open"
    doing = "writing" if found.writes else "reading"
    return f"PID {found.pid} ({found.program}) has it open for {doing}"


def _program(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return "a program that can't be named"


def _copy(path: Path) -> Warehouse | None:
    place = published_path(path)
    try:
        connection = connect(place, shipped_migrations(), read_only=True, wait_seconds=0)
    except WarehouseError:
        return None
    return Warehouse(path, connection, read_only=True, copy=place)
