"""A warehouse ─► what an operator has to know of it: runs, news, what waits, what is set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tabel_extract.address import Address, Lake
from tabel_extract.errors import SettingsError
from tabel_extract.finding.config import load_sources
from tabel_extract.finding.told import Story, stories, story
from tabel_extract.settings import Settings
from tabel_extract.warehouse.freshness import is_current, log_of, published_path
from tabel_extract.warehouse.glance import Counts, counts, glance, published
from tabel_extract.warehouse.journal import RunFile, waiting
from tabel_extract.warehouse.quarantine import SetAside, all_set_aside, quarantine_folder
from tabel_extract.warehouse.runs import RunInfo, runs, runs_waiting
from tabel_extract.warehouse.sources import sources_folder

LAST_RUNS = 5
"""As many as leave room for the rest on a screen."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The published copy: when it was made, and whether it holds all that the database does."""

    published_at: datetime
    is_current: bool


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes on disk: of the database or the data of a lake, its published copy, kept files.

    ``set_aside`` are those of files that could not be read.
    """

    database: int
    copy: int
    sources: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class Status:
    """How a warehouse stands at a moment; times are in UTC.

    ``held`` says who keeps the database to himself; ``counts`` and ``runs`` are then those of the
    published copy, or ``counts`` None where there is none. ``runs`` are the last ones, newest
    first, ``waiting`` those among all runs that the database has not taken in yet. ``set_aside``
    are files that nobody gave up yet, oldest first, ``dropped`` counts the others. ``sources`` are
    those of the list that the settings name, as the last look left them.
    """

    at: datetime
    warehouse: Address
    exists: bool
    held: str | None
    counts: Counts | None
    runs: tuple[RunInfo, ...]
    waiting: int
    set_aside: tuple[SetAside, ...]
    dropped: int
    copy: Copy | None
    publishes: bool
    sizes: Sizes
    sources: tuple[Story, ...] = ()

    @property
    def new(self) -> tuple[RunFile, ...]:
        """What the last run added."""
        files = self.runs[0].files if self.runs else ()
        return tuple(file for file in files if file.status == "added")

    @property
    def faults(self) -> dict[str, int]:
        """How many files are set aside for each fault, most of them first."""
        return dict(Counter(entry.fault for entry in self.set_aside).most_common())


def status(settings: Settings, now: datetime | None = None) -> Status:
    """Look how the warehouse stands, whoever has it open; nothing is made or changed.

    Raises:
        WarehouseError: If the database is damaged, no warehouse, or of another schema.
    """
    warehouse = settings.warehouse
    with glance(warehouse) as seen:
        opened = seen.opened
        last = runs(opened, LAST_RUNS) if opened else runs_waiting(warehouse, LAST_RUNS)
        stored = counts(opened) if opened else None
    entries = sorted(all_set_aside(warehouse), key=lambda entry: entry.first_at)
    copy = published(warehouse)
    return Status(
        at=now or datetime.now(UTC),
        warehouse=warehouse,
        exists=warehouse.exists(),
        held=seen.held,
        counts=stored,
        runs=tuple(last),
        waiting=len({entry.run_id for _, entry in waiting(warehouse)}),
        set_aside=tuple(entry for entry in entries if not entry.dropped),
        dropped=sum(entry.dropped for entry in entries),
        copy=None if copy is None else Copy(copy.published_at, is_current(warehouse)),
        publishes=settings.publish and not isinstance(warehouse, Lake),
        sizes=_sizes(warehouse),
        sources=_sources(settings),
    )


def concerns(found: Status) -> tuple[str, ...]:
    """What wants a person, each in a sentence that says what to do; empty where all is well."""
    return (
        *_of_the_last_run(found),
        *_of_files_set_aside(found),
        *_of_sources(found),
        *_of_the_copy(found),
    )


def _of_the_last_run(found: Status) -> Iterator[str]:
    if not found.runs:
        return
    last = found.runs[0]
    if last.state == "stopped":
        yield f"the last run stopped before its last file: {last.message}"
    elif last.state == "unfinished":
        yield (
            "the last run has no end: it is under way, or was broken off; if it is not under way, "
            "run it again"
        )
    if last.failed:
        many = "1 file" if len(last.failed) == 1 else f"{len(last.failed)} files"
        yield f"{many} of the last run failed: `tabel-extract runs 1` says why"


def _of_files_set_aside(found: Status) -> Iterator[str]:
    if found.set_aside:
        number = len(found.set_aside)
        many = "1 file is" if number == 1 else f"{number} files are"
        yield f"{many} set aside: `tabel-extract quarantine list` says why; retry or drop"


def _of_sources(found: Status) -> Iterator[str]:
    for one in found.sources:
        if one.failed and one.look is not None:
            yield (
                f"the source {one.source} could not be seen when it was last looked at: "
                f"{one.look.message}"
            )


def _sources(settings: Settings) -> tuple[Story, ...]:
    """What is known of the sources of the list; of all that were looked at, where there is none.

    A list that can't be used is told by ``doctor``.
    """
    known = stories(settings.warehouse)
    if settings.sources is None:
        return tuple(known)
    try:
        names = [source.name for source in load_sources(settings.sources)]
    except SettingsError:
        return tuple(known)
    return tuple(story(settings.warehouse, name) for name in names)


def _of_the_copy(found: Status) -> Iterator[str]:
    """Where the database is in use, its copy may well be behind for a while."""
    stored = found.counts is not None and found.counts.reports > 0
    if not found.publishes or found.held is not None or not stored:
        return
    mend = "the next run, or `tabel-extract history`, makes it and warns where it can't"
    if found.copy is None:
        yield f"there is no usable published copy of what is stored: {mend}"
    elif not found.copy.is_current:
        yield f"the published copy lacks what was stored since it was made: {mend}"


def _sizes(warehouse: Address) -> Sizes:
    if isinstance(warehouse, Lake):
        database, copy = _bytes(warehouse.data.rglob("*")), 0
    else:
        database = _bytes([warehouse, log_of(warehouse)])
        copy = _bytes([published_path(warehouse)])
    return Sizes(
        database=database,
        copy=copy,
        sources=_bytes(sources_folder(warehouse).rglob("*")),
        set_aside=_bytes(quarantine_folder(warehouse).rglob("*")),
    )


def _bytes(paths: Iterable[Path]) -> int:
    """Bytes of those that are files; what goes away meanwhile counts for nothing."""
    size = 0
    with suppress(OSError):
        for path in paths:
            with suppress(OSError):
                size += path.lstat().st_size if path.is_file() else 0
    return size
