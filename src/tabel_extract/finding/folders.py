"""A folder ─► the files in it, and whether each is whole."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from tabel_extract.errors import SourceError
from tabel_extract.finding.config import FolderSource
from tabel_extract.finding.found import Got, Listed, Listing
from tabel_extract.finding.state import Item, State
from tabel_extract.finding.urls import matches

MOST_DEPTH = 20
"""Folders in folders; deeper ones are a mistake, or made to harm."""

DRAFTS = (
    ".part",
    ".partial",
    ".tmp",
    ".temp",
    ".crdownload",
    ".download",
    ".filepart",
    ".opdownload",
)
"""What programs put behind the name of a file that they still write."""


class Folder:
    """A folder to look at; its files are read where they are."""

    def __init__(self, source: FolderSource, state: State, now: datetime) -> None:
        """Take what is known of it from before."""
        self._source, self._state, self._now = source, state, now

    def listing(self) -> Listing:
        """The files in it that match a pattern; links to folders are not followed.

        Raises:
            SourceError: It can't be read, or seems not to be mounted.
        """
        root = self._source.path
        listing = Listing()
        try:
            device = root.stat().st_dev
            is_empty = not any(root.iterdir())
        except OSError as error:
            raise SourceError(
                f"the folder {root} can't be read ({error.strerror}): check that it is there, or "
                "mounted, and the rights on it",
                may_pass=True,
            ) from None
        if is_empty and self._state.items and self._state.device not in {None, device}:
            raise SourceError(
                f"the folder {root} is empty and on another disk than before: mount it, or if that "
                "is right, put a file into it",
                may_pass=True,
            )
        self._state.device = device
        self._search(root, "", MOST_DEPTH if self._source.recursive else 0, listing)
        return listing

    def _search(self, folder: Path, before: str, depth: int, listing: Listing) -> None:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            listing.lacks(
                f"{_told(before)} can't be read ({error.strerror}): check the rights on it"
            )
            return
        for entry in entries:
            within = f"{before}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if depth and not entry.name.startswith("."):
                    self._search(Path(entry.path), f"{within}/", depth - 1, listing)
            elif one := _listed(entry, within, self._source.patterns):
                if len(listing.files) == self._source.max_files:
                    listing.lacks(
                        f"there are more than {self._source.max_files} files: raise max_files"
                    )
                    return
                listing.files.append(one)

    def get(self, listed: Listed, before: Item | None) -> Got:
        """What is known of a file now, and where it can be read, if it is whole."""
        stands = before is not None and (
            (before.size, before.mtime_ns) == (listed.size, listed.mtime_ns)
        )
        seen_at = before.seen_at if before is not None and stands else self._now
        item = Item(seen_at, listed.size, listed.mtime_ns)
        why = listed.why_not or self._still_moving(item, is_first=not stands)
        if why is not None:
            return Got(replace(item, waits=why), None)
        was_whole = before is not None and stands and before.waits is None
        return Got(item, self._source.path / listed.address, is_new=not was_whole)

    def _still_moving(self, item: Item, *, is_first: bool) -> str | None:
        """Why a file may still be written.

        Its own time tells, but for one in the future; then, since when it has been seen as it is.
        """
        settle = timedelta(seconds=self._source.settle_seconds)
        age = self._now.timestamp() - (item.mtime_ns or 0) / 1e9
        if age >= settle.total_seconds():
            return None
        if not is_first and abs(self._now - item.seen_at) >= settle:
            return None
        if age < 0:
            return "its time is in the future; it is read once it was seen twice as it is"
        return f"it changed less than {self._source.settle_seconds:g} seconds ago"


def _listed(entry: os.DirEntry[str], within: str, patterns: tuple[str, ...]) -> Listed | None:
    """A file of a folder, where its name is one that is looked for, drafts of such too."""
    name, why_not = entry.name, None
    for draft in DRAFTS:
        if name.lower().endswith(draft):
            name, why_not = name[: -len(draft)], f"its name ends in {draft}: it is still written"
    if name.startswith((".", "~$")):
        why_not = "its name is that of a draft or a lock"
    if not matches(name, patterns):
        return None
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:  # it went away meanwhile
        return None
    return Listed(_told(within), within, name, status.st_size, status.st_mtime_ns, why_not=why_not)


def _told(path: str) -> str:
    """A path as text, for a name may hold bytes that are none."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
