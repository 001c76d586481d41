"""Files as bytes: what they are, whether they can be read at all, and their hash."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from tabel_extract.errors import UnreadableSourceError
from tabel_extract.model import Source, SourceFormat

SUFFIXES = frozenset({".txt", ".text", ".pdf"})
"""Files that a folder is searched for; a file named outright may have any suffix."""

_PDF_MAGIC = b"%PDF-"

# Neither waits for whoever writes to a pipe nor follows a link; Windows has no such flags.
_CAREFUL = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


_ODD = {
    errno.ELOOP: "is a link; give the file that it leads to.",
    errno.ENXIO: "not a regular file; give a report's PDF or text export.",
}
"""What opening says of what is no file."""


@dataclass(frozen=True, slots=True)
class RawSource:
    """A file's bytes with what identifies them."""

    source: Source
    data: bytes


def find_sources(paths: list[Path]) -> list[Path]:
    """Files to read: those named, and the reports in the folders named, sorted by path.

    Hidden files, and the locks and drafts of office programs, are left alone.

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
        inside = sorted(p for p in path.rglob("*") if _is_source(p))
        if not inside:
            kinds = ", ".join(sorted(SUFFIXES))
            raise UnreadableSourceError(
                f"{path}: nothing to read in this folder; it is searched for {kinds} files."
            )
        found.update(dict.fromkeys(inside))
    return list(found)


def _is_source(path: Path) -> bool:
    """Whether a path in a folder is to be read, or refused by name if it turns out to be odd."""
    hidden = re.match(r"\.(?!\.)|~\$", path.name)
    named = path.suffix.strip().lower() in SUFFIXES and not hidden
    return named and (path.is_symlink() or not path.is_dir())


def _exists(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except OSError as error:  # a name that is too long
        raise UnreadableSourceError(f"{path}: can't be looked up ({error.strerror}).") from error


def read_source(path: Path, max_bytes: int) -> RawSource:
    """Read a file whole.

    Raises:
        UnreadableSourceError: it is missing, no regular file, empty, larger than ``max_bytes``, or
            of a kind that is not read.
    """
    try:
        if path.is_dir():
            raise UnreadableSourceError(
                f"{path}: is a folder; name one file of it, or store them all with "
                "`tabel-extract ingest`.",
                "not_a_regular_file",
            )
        data = _bytes_of(path, max_bytes)
    except OSError as error:
        if error.errno in _ODD:
            raise UnreadableSourceError(
                f"{path}: {_ODD[error.errno]}", "not_a_regular_file"
            ) from error
        raise UnreadableSourceError(
            f"{path}: can't be read ({error.strerror}); check that it exists and its permissions."
        ) from error
    if not data.strip():
        raise UnreadableSourceError(f"{path}: the file is empty; export the report again.", "empty")
    if path.suffix.lower() == ".pdf" and not data.startswith(_PDF_MAGIC):
        raise UnreadableSourceError(
            f"{path}: is no PDF, whatever its name says; export it again.", "not_a_pdf"
        )
    return raw_source(os.fsencode(path.name).decode("utf-8", "replace"), data)


def raw_source(name: str, data: bytes) -> RawSource:
    """Bytes of a report under a name, with what identifies them."""
    digest = hashlib.sha256(data).hexdigest()
    kind: SourceFormat = "pdf" if data.startswith(_PDF_MAGIC) else "text"
    return RawSource(Source(name, digest, len(data), kind), data)


def too_large(name: str, size: int, max_bytes: int) -> UnreadableSourceError:
    """What is said of a file that is larger than files that are read."""
    return UnreadableSourceError(
        f"{name}: {size:,} bytes is more than the {max_bytes:,} that are read; "
        "raise TABEL_EXTRACT_MAX_BYTES if it really is a report.",
        "file_too_large",
    )


def _bytes_of(path: Path, max_bytes: int) -> bytes:
    """The bytes of a regular file, looked at once it is open, so that it can't be exchanged.

    A link is not followed: in a folder that others write to it may lead anywhere.
    """
    with os.fdopen(os.open(path, os.O_RDONLY | _CAREFUL), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableSourceError(
                f"{path}: not a regular file; give a report's PDF or text export.",
                "not_a_regular_file",
            )
        # A file that grows while it is read is read as far as it may go, and no further.
        data = file.read(max_bytes + 1) if status.st_size <= max_bytes else b""
    size = max(status.st_size, len(data))
    if size > max_bytes:
        raise too_large(str(path), size, max_bytes)
    return data
