"""Folders that take their place whole or not at all."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import uuid
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from tabel_extract.errors import OutputError
from tabel_extract.files import settle

_TAKEN = {errno.ENOTEMPTY, errno.EEXIST}
_FROM_HERE = -100
"""AT_FDCWD: a path is meant as any other call would take it."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux: two names change places at once."""


@contextmanager
def new_folder(place: Path, *, own: Collection[str], overwrite: bool) -> Iterator[Path]:
    """Give a folder to fill, which takes its place when all went well and is gone otherwise.

    ``own`` are the names that a folder may hold to be replaced under ``overwrite``.

    Raises:
        OutputError: the place is taken, or what is there is not to be replaced.
        OSError: it can't be written.
    """
    place = Path(os.path.realpath(place))
    refuse_taken(place, own, overwrite=overwrite)
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".{place.name}.{uuid.uuid4().hex}.new")
    draft.mkdir()
    try:
        yield draft
        for path in [*draft.iterdir(), draft]:
            settle(path)
        _put(draft, place, overwrite=overwrite)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def refuse_taken(place: Path, own: Collection[str], *, overwrite: bool) -> None:
    """Tell that a place is taken, unless it holds nothing, or an export that may be replaced.

    Raises:
        OutputError: it is.
    """
    if not os.path.lexists(place):
        return
    if not place.is_dir():
        raise OutputError(f"{place} is a file: name a folder that the export is to make.")
    held = sorted(path.name for path in place.iterdir())
    if held and not overwrite:
        raise _taken(place)
    strange = [name for name in held if name not in own]
    if strange:
        raise OutputError(
            f"{place} holds what is no export, such as {strange[0]}, so it is not overwritten: "
            "name another folder."
        )


def _taken(place: Path) -> OutputError:
    return OutputError(
        f"{place} exists already, and nothing in it was changed: name another folder, or give "
        "--overwrite to replace the export in it."
    )


def _put(draft: Path, place: Path, *, overwrite: bool) -> None:
    """Move a folder to its place; under ``overwrite`` what was there is in ``draft`` afterwards."""
    try:
        draft.rename(place)
    except OSError as error:
        if error.errno not in _TAKEN:
            raise
        if not overwrite:
            raise _taken(place) from error
        if not _exchange(draft, place):
            _in_two_steps(draft, place)


def _exchange(one: Path, other: Path) -> bool:
    """Let two names change places at once, where the system can."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    paths = (os.fsencode(one), os.fsencode(other))
    return bool(call(_FROM_HERE, paths[0], _FROM_HERE, paths[1], _EXCHANGE) == 0)


def _in_two_steps(draft: Path, place: Path) -> None:
    """The next best: for a moment nothing is there, and what was there is back if that fails."""
    before = draft.with_suffix(".old")
    place.rename(before)
    try:
        draft.rename(place)
    except OSError:
        before.rename(place)
        raise
    shutil.rmtree(before, ignore_errors=True)
