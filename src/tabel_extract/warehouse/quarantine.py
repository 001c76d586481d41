"""Files that could not be read, set aside beside the database with what is known of them.

Each has a folder of its own, named after the hash of its bytes, or of its path where it has none
that can be kept; nothing that a document or a file name carries is part of any path. The folder
holds ``entry.json`` and the bytes. Knows no database.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from tabel_extract.address import Address, Lake
from tabel_extract.errors import Fault, UnknownSourceError, UnreadableSourceError, WarehouseError
from tabel_extract.files import clear_away, replace_file
from tabel_extract.warehouse.sources import FULL

KEY_LETTERS = 16
"""Letters of the hash that a person has to type; two files that share them are one in a billion."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that could not be read: where it was found, why, and by which program within what.

    ``source_sha256`` is None where its bytes are not kept. ``limits`` are those that it was read
    within. A ``dropped`` one is left alone until its bytes, the limits or the program change.
    """

    key: str
    path: str
    fault: Fault
    message: str
    detail: str
    source_sha256: str | None
    source_bytes: int | None
    program_version: str
    limits: str
    first_at: datetime
    last_at: datetime
    tries: int = 1
    dropped: bool = False


_ENTRY = TypeAdapter(SetAside)


def quarantine_folder(warehouse: Address) -> Path:
    """Return the folder that files are set aside in; it need not be there."""
    if isinstance(warehouse, Lake):
        return warehouse.folder / "quarantine"
    return warehouse.with_name(f"{warehouse.stem}.quarantine")


def set_aside(
    warehouse: Address,
    path: Path,
    data: bytes | None,
    error: UnreadableSourceError,
    *,
    program_version: str,
    limits: str,
    now: datetime,
) -> SetAside:
    """Set a file aside, once more if it was before, and return what is known of it.

    Args:
        warehouse: The database; it need not be there.
        path: Where it was found; the first place counts.
        data: Its bytes; None where they can't be read, or are too many to keep.
        error: Why it could not be read.
        program_version: Version of the program that tried.
        limits: The limits that it tried within.
        now: The time to note, with a time zone.

    Raises:
        WarehouseError: If the folder can't be written, as where the disk is full.
    """
    sha256 = None if data is None else hashlib.sha256(data).hexdigest()
    key = key_of(sha256 or path)
    before = _read(quarantine_folder(warehouse) / key)
    entry = SetAside(
        key=key,
        path=before.path if before else _told(path),
        fault=error.fault,
        message=str(error).encode("utf-8", "replace").decode(),
        detail=error.detail.encode("utf-8", "replace").decode(),
        source_sha256=sha256,
        source_bytes=None if data is None else len(data),
        program_version=program_version,
        limits=limits,
        first_at=before.first_at if before else now,
        last_at=now,
        tries=before.tries + 1 if before else 1,
    )
    try:
        _write(quarantine_folder(warehouse) / key, entry, data)
    except OSError as failure:
        raise WarehouseError(_sentence(warehouse, failure)) from failure
    return entry


def tidy(warehouse: Address) -> None:
    """Remove what programs that were killed left half written of what they set aside."""
    clear_away(quarantine_folder(warehouse), below=True)


def all_set_aside(warehouse: Address) -> list[SetAside]:
    """Return what was set aside, dropped ones too, by the time it was last tried."""
    folders = sorted(quarantine_folder(warehouse).glob("*"))
    entries = [entry for folder in folders if (entry := _read(folder)) is not None]
    return sorted(entries, key=lambda entry: entry.last_at)


def key_of(named: str | Path) -> str:
    """Return the key of a file: of its SHA-256 where its bytes are kept, or else of its path."""
    sha256 = named if isinstance(named, str) else hashlib.sha256(os.fsencode(named)).hexdigest()
    return sha256[:KEY_LETTERS]


def known(warehouse: Address, key: str, *, program_version: str, limits: str) -> SetAside | None:
    """Return what was set aside under a key by this program within these limits, if anything."""
    entry = _read(quarantine_folder(warehouse) / key)
    if entry is None or (entry.program_version, entry.limits) != (program_version, limits):
        return None
    return entry


def find(warehouse: Address, key: str) -> SetAside:
    """Return the one file that was set aside under a key, or under one that begins so.

    Raises:
        UnknownSourceError: If there is none, or more than one.
    """
    found = [entry for entry in all_set_aside(warehouse) if key and entry.key.startswith(key)]
    if len(found) != 1:
        many = "no file was" if not found else f"{len(found)} files were"
        raise UnknownSourceError(
            f"{many} set aside as {key!r}; `tabel-extract quarantine list` names them all."
        )
    return found[0]


def kept_bytes(warehouse: Address, entry: SetAside) -> bytes | None:
    """Return the bytes that were set aside; None where they are not kept, or damaged."""
    try:
        data = (quarantine_folder(warehouse) / entry.key / "bytes").read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == entry.source_sha256 else None


def drop(warehouse: Address, entry: SetAside) -> None:
    """Give a file up: its bytes go, and it is left alone from now on.

    Raises:
        WarehouseError: If the folder can't be written.
    """
    _change(warehouse, replace(entry, dropped=True))
    with suppress(OSError):
        (quarantine_folder(warehouse) / entry.key / "bytes").unlink(missing_ok=True)


def reopen(warehouse: Address, entry: SetAside) -> None:
    """Let the next run read a file again, whatever became of it so far.

    Raises:
        WarehouseError: If the folder can't be written.
    """
    _change(warehouse, replace(entry, limits="", dropped=False))


def _change(warehouse: Address, entry: SetAside) -> None:
    try:
        _write(quarantine_folder(warehouse) / entry.key, entry, None)
    except OSError as failure:
        raise WarehouseError(_sentence(warehouse, failure)) from failure


def release(warehouse: Address, paths: Collection[Path], sha256s: Collection[str]) -> None:
    """Forget files that could be read after all, by the paths they were found at and SHA-256.

    What was set aside of other bytes in the same place goes too; that none was is no error.
    """
    places = {_told(path) for path in paths}
    keys = {key_of(sha256) for sha256 in sha256s}
    for entry in all_set_aside(warehouse):
        if entry.path in places or entry.key in keys:
            with suppress(OSError):
                shutil.rmtree(quarantine_folder(warehouse) / entry.key)


def _read(folder: Path) -> SetAside | None:
    try:
        return _ENTRY.validate_json((folder / "entry.json").read_bytes())
    except (OSError, ValidationError):
        return None


def _write(folder: Path, entry: SetAside, data: bytes | None) -> None:
    """Write the bytes first, so that no entry promises bytes that are not there."""
    folder.mkdir(parents=True, exist_ok=True)
    if data is not None:
        replace_file(folder / "bytes", data)
    replace_file(folder / "entry.json", _ENTRY.dump_json(entry, indent=1))


def _told(path: Path) -> str:
    """A path as text, for a name may hold bytes that are none."""
    return str(path).encode("utf-8", "replace").decode()


def _sentence(warehouse: Address, error: OSError) -> str:
    folder = quarantine_folder(warehouse)
    if error.errno in FULL:
        return f"{folder} can't be written, because the disk is full: make room and run again"
    return f"{folder} can't be written ({error.strerror}): check the rights on it and its disk"
