"""Files for others to read, written whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE_MODE = 0o644
"""What is written is for others to read; a temporary file is its owner's alone."""


def replace_file(path: Path, content: bytes) -> Path:
    """Write a file beside its place and move it there once it is whole.

    Raises:
        OSError: the folder can't be written.
    """
    with _beside(path, content) as whole:
        whole.replace(path)
    return path


def new_file(path: Path, content: bytes) -> Path:
    """Write a file as ``replace_file`` does, but never in the place of another.

    Raises:
        FileExistsError: there is one already.
        OSError: the folder can't be written.
    """
    with _beside(path, content) as whole:
        try:
            path.hardlink_to(whole)
        except FileExistsError:
            raise
        except OSError:
            # No hard links on this file system: a rename is the next best, if nobody was first.
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path) from None
            whole.replace(path)
    return path


def settle(path: Path) -> None:
    """Have a file, or the names in a folder, on disk.

    Raises:
        OSError: it can't be opened, or its file system can't.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    """A whole file beside its place, for as long as it is not moved there."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-", suffix=".tmp")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        beside.chmod(FILE_MODE)
        yield beside
    finally:
        beside.unlink(missing_ok=True)
