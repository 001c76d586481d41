"""Files that are written whole or not at all, whatever happens to the program."""

from __future__ import annotations

import errno
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter
from pathlib import Path

_DRAFTS = ".new-*.tmp"
"""What is on its way to be a file; it has the rights that its user gives new files."""


def replace_file(path: Path, content: bytes, *, lasting: bool = False) -> Path:
    """Write a file beside its place and move it there once it is whole.

    ``lasting`` has it on disk before anything is said of it, which takes longer.

    Raises:
        OSError: the folder can't be written.
    """
    with _beside(path, content, lasting=lasting) as whole:
        whole.replace(path)
    if lasting:
        with suppress(OSError):  # not every file system has the names of a folder on disk if asked
            settle(path.parent)
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


def clear_away(folder: Path, *, below: bool = False) -> None:
    """Remove what programs that were killed left half written; what one is writing stays.

    ``below`` looks in the folders of ``folder`` instead. What can't be removed is left.
    """
    with suppress(OSError):
        for draft in folder.glob(f"*/{_DRAFTS}" if below else _DRAFTS):
            with suppress(OSError), draft.open("rb") as file:
                if _holds(file.fileno(), wait=False):
                    draft.unlink()


@contextmanager
def _beside(path: Path, content: bytes, *, lasting: bool = False) -> Iterator[Path]:
    """A whole file beside its place, for as long as it is not moved there."""
    with _draft(path.parent) as file:
        beside = Path(file.name)
        try:
            file.write(content)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
            yield beside
        finally:
            beside.unlink(missing_ok=True)


def _draft(folder: Path) -> BufferedWriter:
    """A new file that is held by this program, so that no other clears it away."""
    while True:
        file = (folder / _DRAFTS.replace("*", uuid.uuid4().hex)).open("xb")
        _holds(file.fileno(), wait=True)
        if os.path.lexists(file.name):  # else another took it for an abandoned one
            return file
        file.close()


def _holds(handle: int, *, wait: bool) -> bool:
    """Hold a file until it is closed or its program ends; whether it is held."""
    try:
        import fcntl  # noqa: PLC0415 — absent on Windows, where nothing is held or cleared away

        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ImportError, OSError):
        return False
    return True
