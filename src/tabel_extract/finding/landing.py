"""Bytes that were got ─► a file below the folder of their source, whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import re
from pathlib import Path

from tabel_extract.errors import SourceError
from tabel_extract.files import replace_file

MOST_LETTERS = 100
"""Of a name: file systems take 255 bytes, and a letter has up to four."""

_ODD = re.compile(r"[^\w.()+, -]+")
_PDF_END = b"%%EOF"
_TAIL = 2048
"""Bytes at the end of a PDF in which its end has to stand; readers look in 1,024."""


def place_of(location: str, name: str) -> str:
    """The path of a file within the folder of its source: plain letters, two parts, no other."""
    key = hashlib.sha256(location.encode("utf-8", "replace")).hexdigest()[:12]
    plain = _ODD.sub("_", name.encode("utf-8", "replace").decode()).strip("._ ")
    stem, dot, suffix = plain.rpartition(".")
    if len(plain) > MOST_LETTERS:
        suffix = suffix[-8:]
        plain = f"{(stem or plain)[: MOST_LETTERS - 9]}{dot}{suffix}"
    return f"{key}/{plain or 'report'}"


def is_cut_off(data: bytes) -> bool:
    """Whether bytes are those of a PDF without its end."""
    return data.startswith(b"%PDF-") and _PDF_END not in data[-_TAIL:]


def land(root: Path, within: str, data: bytes) -> Path:
    """Put bytes into their place, in that of others where there are any.

    Raises:
        SourceError: The folder can't be written.
    """
    path = root / within
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, data, lasting=True)
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        mend = "make room" if full else "check the rights on it and its disk"
        raise SourceError(f"{root} can't be written ({error.strerror}): {mend}") from error
    return path
