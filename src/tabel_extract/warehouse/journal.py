"""What runs note of themselves in a folder beside the database, until that takes it in.

A run must be known even if it is broken off, or the database can't be opened, and one that finds
nothing new must not pay for opening it. So a run leaves small files, each put in its place whole
and never changed after that: whoever takes one in may remove it, whatever the run still writes.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from tabel_extract.address import Address, Lake
from tabel_extract.files import clear_away, replace_file

Kind = Literal["command", "flow", "backfill"]
"""What a run was: files ingested from the command line or by Prefect, or kept files read again."""

Status = Literal["added", "unchanged", "failed"]

Looked = Literal["complete", "partial", "failed"]
"""Whether a look at a source saw all that is there, some of it, or nothing at all.

Only a complete one tells what is there no more.
"""

Event = Literal["found", "vanished"]


@dataclass(frozen=True, slots=True)
class Start:
    """That a run was started, and what it was to ingest: names without the folders above them."""

    started_at: datetime
    program_version: str
    kind: Kind
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunFile:
    """What became of one file of a run: ``message`` says why it failed.

    ``errors`` and ``warnings`` count findings, ``changed`` cells.
    """

    path: str
    status: Status
    report_id: str | None = None
    ordinal: int | None = None
    reason: str | None = None
    errors: int = 0
    warnings: int = 0
    changed: int = 0
    message: str | None = None


@dataclass(frozen=True, slots=True)
class End:
    """That a run came to an end; ``message`` says why, if not because all files were done."""

    finished_at: datetime
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a source of reports; ``message`` says what was not seen, and what to do.

    ``files`` were there, ``fetched`` of those were got anew, ``waiting`` are not whole yet, and
    ``vanished`` are those that were there at the look before.
    """

    source: str
    kind: str
    looked_at: datetime
    outcome: Looked
    message: str | None = None
    files: int = 0
    fetched: int = 0
    waiting: int = 0
    vanished: int = 0


@dataclass(frozen=True, slots=True)
class PlaceEvent:
    """That a file was found in a place of a source, or was there no more.

    ``location`` is a path within the source's folder, or an address without what is secret in it.
    ``source_sha256`` and ``report_id`` are those of the file that is, or last was, there; None
    where it could not be read.
    """

    source: str
    location: str
    event: Event
    happened_at: datetime
    source_sha256: str | None = None
    report_id: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of what is known of a run; ``first`` is the position of its first file, from 1."""

    run_id: str
    start: Start | None = None
    first: int = 1
    files: tuple[RunFile, ...] = ()
    end: End | None = None
    looks: tuple[Look, ...] = ()
    places: tuple[PlaceEvent, ...] = ()

    def numbered(self) -> Iterator[tuple[int, RunFile]]:
        """Each file with its position in the order in which the run was done with them."""
        return enumerate(self.files, start=self.first)


_ENTRY = TypeAdapter(Entry)


def journal(warehouse: Address) -> Path:
    """The folder of what runs noted; it need not exist."""
    if isinstance(warehouse, Lake):
        return warehouse.folder / "runs"
    return warehouse.with_name(f"{warehouse.name}.runs")


def write(warehouse: Address, entry: Entry) -> None:
    """Note a piece of a run.

    A place that can't be written to is no error, because it must not keep files from being
    ingested: where it matters, the database can't be written to either.
    """
    place = journal(warehouse) / f"{entry.run_id}.{uuid.uuid4().hex}.json"
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place, _ENTRY.dump_json(entry))


def tidy(warehouse: Address) -> None:
    """Remove what programs that were killed left half written of their notes."""
    clear_away(journal(warehouse))


def waiting(warehouse: Address) -> list[tuple[Path, Entry]]:
    """What was noted and not taken in yet, each piece with its file; what can't be read is left."""
    found = []
    for place in sorted(journal(warehouse).glob("*.json")):
        with suppress(OSError, ValidationError):
            found.append((place, _ENTRY.validate_json(place.read_bytes())))
    return found


def count_waiting(warehouse: Address) -> int:
    """Number of pieces that were not taken in yet."""
    return sum(1 for _ in journal(warehouse).glob("*.json"))


def remove(places: list[Path]) -> None:
    """Remove pieces that were taken in; one that stays is no harm."""
    for place in places:
        with suppress(OSError):
            place.unlink(missing_ok=True)
