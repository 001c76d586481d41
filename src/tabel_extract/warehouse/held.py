"""Reading the bytes of a database file without giving up the lock that this process has on it.

POSIX frees every lock that a process has on a file as soon as it closes any descriptor of that
file, DuckDB's lock too. So a file that this process has open already is read by that descriptor.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_OPEN_FILES = Path("/dev/fd")
"""The descriptors of this process, by number; absent where locks are not those of POSIX."""


@contextmanager
def descriptor(path: Path) -> Iterator[int]:
    """A descriptor to read a file by, at positions of its own; it is not to be closed or moved.

    Raises:
        OSError: If the file is missing or can't be opened.
    """
    there = _descriptor_of(path)
    if there is not None:
        yield there
        return
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        yield opened
    finally:
        os.close(opened)


def _descriptor_of(path: Path) -> int | None:
    """The descriptor that this process has the file open by; None where it has none."""
    wanted = path.stat()
    try:
        numbers = [int(name) for name in os.listdir(_OPEN_FILES)]  # noqa: PTH208
    except OSError:
        return None
    for number in numbers:
        with suppress(OSError):  # the one that listed them is closed again
            if os.path.samestat(os.fstat(number), wanted):
                return number
    return None
