"""What DuckDB says when a file can't be used, as one line that says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from tabel_extract.address import Address, Lake
from tabel_extract.errors import WarehouseError, WarehouseLockedError
from tabel_extract.warehouse.freshness import is_published_copy, published_path
from tabel_extract.warehouse.lake_failures import lake_error

_HOLDER = re.compile(r"held in (?P<program>.+?) \(PID (?P<pid>\d+)\)")
_LOCKED = ("could not set lock on file", "unique file handle conflict")

# The first part of a message that is found decides; most specific first.
_SENTENCES = (
    (
        ("no space left", "file too large", "disk quota exceeded", "out of disk space"),
        "the disk is full or its quota reached, so nothing of this batch was stored in {path}: "
        "make room and run again",
    ),
    (
        ("read-only file system", "permission denied", "operation not permitted"),
        "{path} can't be written or opened with these rights: "
        "check the rights on the file and its folder, or choose another warehouse",
    ),
    (
        ("read-only mode: database does not exist", "no such file or directory"),
        "there is no warehouse at {path}: ingest a report first, or check the path",
    ),
    (
        ("is a directory",),
        "{path} is a folder, not a file: name a file in it, such as {path}/tabel.duckdb",
    ),
    (
        ("not a valid duckdb database file",),
        "{path} is not a DuckDB file: move it away, or name another file as the warehouse",
    ),
    (
        ("wal does not match",),
        "{path}.wal is the log of another file than {path}: put the right one back beside it, "
        "or move the log away to go on without it",
    ),
    (
        ("read a database file with version number", "storage version"),
        "{path} was made by a newer DuckDB: upgrade this program, or use another warehouse",
    ),
)
_DAMAGED = (
    "{path} is damaged ({detail}): restore it from {backup}, "
    "or move it away and ingest the reports again"
)
_INCOMPLETE = (
    "{path} lacks a part that its schema says it has ({detail}): restore it from {backup}, "
    "or move it away and ingest the reports again"
)
_NO_MEMORY = "not enough memory or temporary space to work on {path}: free some and run again"
_UNUSABLE = "{path} can't be used ({detail}): check the file and its disk, and run again"

_SIGNS_OF_DAMAGE = ("corrupt", "could not read enough bytes", "checksum", "replaying wal")
_KINDS: tuple[tuple[type[duckdb.Error], str], ...] = (
    (duckdb.OutOfMemoryException, _NO_MEMORY),
    (duckdb.InternalException, _DAMAGED),
    (duckdb.FatalException, _DAMAGED),
    (duckdb.SerializationException, _DAMAGED),
    (duckdb.CatalogException, _INCOMPLETE),
    (duckdb.IOException, _UNUSABLE),
)


def is_locked(error: duckdb.Error) -> bool:
    """Say whether another connection, of this process or another, holds the file."""
    message = str(error).lower()
    return any(part in message for part in _LOCKED)


def locked_message(error: duckdb.Error, path: Path) -> str:
    """Return who holds the file, as far as DuckDB tells, and what to do."""
    holder = _HOLDER.search(str(error))
    if holder:
        who = f"another program (PID {holder['pid']}, {holder['program']})"
    elif "unique file handle" in str(error).lower():
        who = "another connection of this same program"
    else:
        who = "another program"
    return f"{path} is held open by {who}: close it there, or wait until it is done, and run again"


def warehouse_error(error: duckdb.Error, path: Path) -> WarehouseError | None:
    """Return what an error says about the file, or None where the file is not what is wrong."""
    if is_locked(error):
        return WarehouseLockedError(locked_message(error, path))
    sentence = _sentence(error)
    if sentence is None:
        return None
    detail, backup = _first_line(str(error)), _backup_of(path)
    return WarehouseError(sentence.format(path=path, detail=detail, backup=backup))


def _backup_of(path: Path) -> str:
    """The published copy of a database is a backup of it."""
    copy = published_path(path)
    if is_published_copy(path) or not copy.exists():
        return "a backup"
    return f"a backup, such as {copy.name} beside it, which has all that was published"


def _sentence(error: duckdb.Error) -> str | None:
    message = str(error).lower()
    for parts, sentence in _SENTENCES:
        if any(part in message for part in parts):
            return sentence
    if any(part in message for part in _SIGNS_OF_DAMAGE):
        return _DAMAGED
    for kind, sentence in _KINDS:
        if isinstance(error, kind):
            return sentence
    return None


@contextmanager
def explained(warehouse: Address) -> Iterator[None]:
    """Raise a DuckDB error about the database as a WarehouseError; let all others through.

    A signal that ends the program, such as that of Ctrl-C, goes through as what it was: DuckDB
    makes a RuntimeError of whatever its handler raises during a query.
    """
    try:
        yield
    except RuntimeError as error:
        cause = error.__cause__
        if cause is None or isinstance(cause, Exception):
            raise
        raise cause from None
    except duckdb.Error as error:
        if isinstance(warehouse, Lake):
            failure = lake_error(error, warehouse)
        else:
            failure = warehouse_error(error, warehouse)
        if failure is None:
            raise
        raise failure from error


def _first_line(message: str) -> str:
    line = message.strip().splitlines()[0] if message.strip() else "no reason given"
    return re.sub(r"^[\w ]+ Error: ", "", line)
