"""Files as bytes: what they are, whether they can be read at all, and their hash."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from tabel_extract.errors import UnreadableSourceError
from tabel_extract.model import Source

SUFFIXES = frozenset({".txt", ".text", ".pdf"})
"""Files that a folder is searched for; a file named outright may have any suffix."""

_PDF_MAGIC = b"%PDF-"


@dataclass(frozen=True, slots=True)
class RawSource:
    """A file's bytes with what identifies them."""

    source: Source
    data: bytes


def find_sources(paths: list[Path]) -> list[Path]:
    """Files to read: those named, and the reports in the folders named, sorted by path.

    Raises:
        UnreadableSourceError: a path does not exist, or a folder holds nothing to read.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not _exists(path):
            raise UnreadableSourceError(f"{path}: does not exist; check the spelling of the path.")
        if not path.is_dir():
            found[path] = None
            continue
        inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
        if not inside:
            kinds = ", ".join(sorted(SUFFIXES))
            raise UnreadableSourceError(
                f"{path}: nothing to read in this folder; it is searched for {kinds} files."
            )
        found.update(dict.fromkeys(inside))
    return list(found)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:  # a name that is too long
        raise UnreadableSourceError(f"{path}: can't be looked up ({error.strerror}).") from error


def read_source(path: Path, max_bytes: int) -> RawSource:
    """Read a file whole.

    Raises:
        UnreadableSourceError: it is missing, no regular file, empty, larger than ``max_bytes``, or
            of a kind that is not read.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableSourceError(
                f"{path}: is a folder; name one file of it, or store them all with "
                "`tabel-extract ingest`."
            )
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableSourceError(
                f"{path}: not a regular file; give a report's PDF or text export."
            )
        if status.st_size > max_bytes:
            raise UnreadableSourceError(
                f"{path}: {status.st_size:,} bytes is more than the {max_bytes:,} that are read; "
                "raise TABEL_EXTRACT_MAX_BYTES if it really is a report."
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableSourceError(
            f"{path}: can't be read ({error.strerror}); check that it exists and its permissions."
        ) from error
    if not data.strip():
        raise UnreadableSourceError(f"{path}: the file is empty; export the report again.")
    is_pdf = data.startswith(_PDF_MAGIC)
    if path.suffix.lower() == ".pdf" and not is_pdf:
        raise UnreadableSourceError(f"{path}: is no PDF, whatever its name says; export it again.")
    digest = hashlib.sha256(data).hexdigest()
    name = os.fsencode(path.name).decode("utf-8", "replace")
    return RawSource(Source(name, digest, len(data), "pdf" if is_pdf else "text"), data)
