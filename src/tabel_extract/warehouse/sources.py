"""The bytes that versions were read from, kept beside the data, each file once.

A source is found by the hash of its bytes, so no name that a document carries is part of any path,
and what is found is held against that hash again. Knows no database.
"""

from __future__ import annotations

import errno
import hashlib
import re
from pathlib import Path

from tabel_extract.address import Address, Lake
from tabel_extract.errors import WarehouseError
from tabel_extract.files import clear_away, replace_file

_SHA256 = re.compile(r"[0-9a-f]{64}")
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What a system says of a disk that is full, or of its quota."""


def sources_folder(warehouse: Address) -> Path:
    """Return the folder that the sources of a warehouse are kept in; it need not be there."""
    if isinstance(warehouse, Lake):
        return warehouse.folder / "sources"
    return warehouse.with_suffix(".sources")


def keep(warehouse: Address, sha256: str, data: bytes) -> None:
    """Keep the bytes of a source beside the data of ``warehouse``, whole or not at all.

    Those that are kept already are left as they are, but for a file that was cut off.

    Args:
        warehouse: Where the warehouse is; it need not be there.
        sha256: SHA-256 of ``data``, in hexadecimal.
        data: The bytes.

    Raises:
        WarehouseError: If they can't be written, as where the disk is full.
        ValueError: If ``sha256`` is not that of the bytes.
    """
    place = _place(warehouse, sha256)
    try:
        # A file that did not change is met every night: its size has to be proof enough.
        if place.exists() and place.stat().st_size == len(data):
            return
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ValueError(f"{sha256!r} is not the SHA-256 of the bytes to keep")
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place, data, lasting=True)
    except OSError as error:
        raise WarehouseError(_sentence(sources_folder(warehouse), error)) from error


def tidy(warehouse: Address) -> None:
    """Remove what programs that were killed left half written of the bytes that they kept."""
    clear_away(sources_folder(warehouse), below=True)


def source_bytes(warehouse: Address, sha256: str) -> bytes | None:
    """Return the bytes of a source as they were read; None where they are not kept, or damaged.

    A ``sha256`` that is none, whatever it holds, gives None.
    """
    if not _SHA256.fullmatch(sha256):
        return None
    try:
        data = _place(warehouse, sha256).read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def is_kept(warehouse: Address, sha256: str) -> bool:
    """Say whether a file is there for the bytes of a source, damaged or not."""
    return bool(_SHA256.fullmatch(sha256)) and _place(warehouse, sha256).is_file()


def _place(warehouse: Address, sha256: str) -> Path:
    return sources_folder(warehouse) / sha256[:2] / sha256


def _sentence(folder: Path, error: OSError) -> str:
    if error.errno in FULL:
        return (
            f"the disk is full or its quota reached, so a source can't be kept in {folder} and "
            "nothing of this batch was stored: make room and run again"
        )
    return (
        f"sources can't be kept in {folder} ({error.strerror}): check the rights on it, or set "
        "TABEL_EXTRACT_KEEP_SOURCES=false to store reports without their files"
    )
