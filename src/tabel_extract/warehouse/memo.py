"""What the last look into the warehouse said, kept beside it for as long as it is true.

Opening the database takes longer than finding out that a file has not changed. The memo is only a
shortcut: it counts while the database is byte for byte the one that it was written from, and
without it, or with a damaged one, the database is asked.
"""

from __future__ import annotations

import hashlib
import json
import os
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from tabel_extract.address import Address, Lake
from tabel_extract.warehouse.held import descriptor

HEADERS = 3 * 4096
"""Bytes: DuckDB's main header and its two database headers, one of which each checkpoint changes.

Source: duckdb/storage/storage_info.hpp.
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """A source that this program has read: its report, and the hash of what that says.

    ``content`` is the hash of the report's current version, which holds what was read.
    """

    report_id: str
    content: str


@dataclass(frozen=True, slots=True)
class _Memo:
    state: str
    program_version: str
    sources: dict[str, Seen]
    codes: str = ""


_MEMO = TypeAdapter(_Memo)


def recall(warehouse: Address, program_version: str) -> dict[str, Seen]:
    """What is remembered of sources, by SHA-256; empty where the database has changed since.

    Nothing is remembered of a lake, which others change without this machine knowing.
    """
    return {} if isinstance(warehouse, Lake) else _current(warehouse, program_version).sources


def recall_codes(warehouse: Address, program_version: str) -> str:
    """Which list of subgroups is applied to all that is stored; empty where that is not known."""
    return "" if isinstance(warehouse, Lake) else _current(warehouse, program_version).codes


def remember(
    warehouse: Address, program_version: str, sources: Mapping[str, Seen], codes: str = ""
) -> None:
    """Keep what the database says of sources and subgroups; to be called while its lock is held.

    A folder that can't be written to is no error: the database will be asked again.
    """
    if isinstance(warehouse, Lake):
        return
    known = _current(warehouse, program_version)
    if not known.state or not (sources or codes):
        return
    memo = replace(known, sources=known.sources | dict(sources), codes=codes or known.codes)
    draft = warehouse.with_name(f".{warehouse.name}.{uuid.uuid4().hex}.known")
    try:
        draft.write_bytes(_MEMO.dump_json(memo))
        draft.replace(_place(warehouse))
    except OSError:
        draft.unlink(missing_ok=True)


def _current(warehouse: Path, program_version: str) -> _Memo:
    """What is remembered of the database as it is; nothing where it has changed since."""
    state = _state(warehouse) or ""
    try:
        memo = _MEMO.validate_json(_place(warehouse).read_bytes())
    except (OSError, ValidationError):
        memo = _Memo("", "", {})
    current = (memo.state, memo.program_version) == (state, program_version)
    return memo if current and state else _Memo(state, program_version, {})


def _place(warehouse: Path) -> Path:
    return warehouse.with_name(f"{warehouse.name}.known.json")


def _state(warehouse: Path) -> str | None:
    """What tells one state of the file from every other; None while its log holds some of it."""
    try:
        if warehouse.with_name(f"{warehouse.name}.wal").exists():
            return None
        with descriptor(warehouse) as file:
            facts = os.fstat(file)
            headers = hashlib.sha256(os.pread(file, HEADERS, 0)).hexdigest()
    except OSError:
        return None
    return json.dumps([facts.st_ino, facts.st_size, facts.st_mtime_ns, headers])
