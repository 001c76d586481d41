"""What a look at sources gives: files to read, files that wait, and what could not be seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from tabel_extract.errors import SourceError
from tabel_extract.finding.state import Item
from tabel_extract.warehouse.journal import Look


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A whole file, where it can be read: ``location`` tells people where it was found."""

    source: str
    location: str
    path: Path


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that is not whole yet, why that is thought, and since when it waits."""

    source: str
    location: str
    why: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be seen of a source: one file of it, or without ``location`` all of it.

    ``may_pass`` says whether it may go better without anybody doing anything.
    """

    source: str
    location: str | None
    message: str
    may_pass: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """A file that is there no more, since when that is known."""

    source: str
    location: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """All that looking at sources gave; ``roots`` are the folders that its files are in."""

    files: tuple[FoundFile, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    failures: tuple[Failure, ...] = ()
    vanished: tuple[Gone, ...] = ()
    looks: tuple[Look, ...] = ()
    roots: tuple[Path, ...] = ()

    @property
    def paths(self) -> list[Path]:
        """The files to read, each once."""
        return list(dict.fromkeys(file.path for file in self.files))

    def __add__(self, other: Found) -> Found:
        """Both together."""
        return Found(
            self.files + other.files,
            self.waiting + other.waiting,
            self.failures + other.failures,
            self.vanished + other.vanished,
            self.looks + other.looks,
            self.roots + other.roots,
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that a source lists: where, what it is got by, its name, and what tells a change.

    ``why_not`` says why it is not whole, where its place or name tells.
    """

    location: str
    address: str
    name: str
    size: int | None = None
    mtime_ns: int | None = None
    etag: str | None = None
    why_not: str | None = None


@dataclass(slots=True)
class Listing:
    """What a source lists, and whether that is all that there is to see.

    ``tells_gone`` says whether a file that is not in a complete listing is gone; a feed only tells
    what is new. ``notes`` tell a person what was left out.
    """

    files: list[Listed] = field(default_factory=list)
    is_complete: bool = True
    tells_gone: bool = True
    notes: list[str] = field(default_factory=list)

    def lacks(self, note: str) -> None:
        """Note that something there was not seen, so that what is not in it may be there."""
        self.is_complete = False
        if note not in self.notes:
            self.notes.append(note)

    def __iter__(self) -> Iterator[Listed]:
        """Each file that is listed, once for each location."""
        return iter({one.location: one for one in self.files}.values())


@dataclass(frozen=True, slots=True)
class Got:
    """A file of a source as it is now: what is known of it, and where it can be read.

    Without a path it is not whole yet. ``is_new`` says whether it is another than before.
    """

    item: Item
    path: Path | None
    is_new: bool = False


class GoneError(SourceError):
    """A file that a source lists, and says is there no more."""


class Visit(Protocol):
    """A source that is looked at: what it lists, and each file of that."""

    def listing(self) -> Listing:
        """What is there.

        Raises:
            SourceError: That can't be seen.
        """

    def get(self, listed: Listed, before: Item | None) -> Got:
        """A file that is there, fetched where it changed since ``before``.

        Raises:
            GoneError: It is there no more.
            SourceError: It can't be got.
        """
