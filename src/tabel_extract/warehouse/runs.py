"""Runs: noting what each does while it is under way, and telling what the last ones did.

A run notes itself in the journal. At the end of a run that added something or met a failure, the
database takes in all that was noted; a run that found nothing new leaves the database alone.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tabel_extract.address import Address, Lake
from tabel_extract.errors import TabelExtractError, WarehouseError
from tabel_extract.warehouse import journal, quarantine, sources
from tabel_extract.warehouse.instants import from_microseconds
from tabel_extract.warehouse.journal import (
    End,
    Entry,
    Kind,
    Look,
    PlaceEvent,
    RunFile,
    Start,
    Status,
)
from tabel_extract.warehouse.literals import text_list
from tabel_extract.warehouse.places import new_events

if TYPE_CHECKING:
    import pyarrow as pa

    from tabel_extract.warehouse.store import Warehouse

MOST_WAITING = 200
"""Pieces, of some fifty runs without news, that wait before the database is opened for them."""

State = Literal["finished", "stopped", "unfinished"]
"""Whether a run did all its files, ended before its last one, or has no end.

A run without an end is under way, or was broken off without a word.
"""


@dataclass(frozen=True, slots=True)
class RunInfo:
    """A run, as far as it is known; times are in UTC.

    ``message`` says why it stopped before its last file; ``files`` are those that were done.
    """

    run_id: str
    started_at: datetime
    finished_at: datetime | None
    message: str | None
    program_version: str
    kind: Kind
    asked: tuple[str, ...]
    files: tuple[RunFile, ...]

    @property
    def state(self) -> State:
        """Whether it did all that it was asked for."""
        if self.finished_at is None:
            return "unfinished"
        return "finished" if self.message is None else "stopped"

    @property
    def duration(self) -> timedelta | None:
        """How long it took; None where it has no end."""
        return None if self.finished_at is None else self.finished_at - self.started_at

    @property
    def failed(self) -> tuple[RunFile, ...]:
        """The files that were not ingested."""
        return tuple(file for file in self.files if file.status == "failed")

    def count(self, status: Status) -> int:
        """Number of files that this became of."""
        return sum(file.status == status for file in self.files)


class Run:
    """A run that is under way; see ``begin``."""

    def __init__(
        self, warehouse: Address, run_id: str, start: Start, above: re.Pattern[str]
    ) -> None:
        """Take over a run that was noted; ``above`` matches the folders to leave out."""
        self.run_id = run_id
        self._warehouse = warehouse
        self._start = start
        self._above = above
        self._done = 0
        self._is_news = False
        self.ended = False

    def note(self, outcomes: Sequence[RunFile]) -> None:
        """Note what became of some more files."""
        if not outcomes:
            return
        files = tuple(self._noted(outcome) for outcome in outcomes)
        journal.write(self._warehouse, Entry(self.run_id, first=self._done + 1, files=files))
        self._done += len(files)
        self._is_news |= any(file.status != "unchanged" for file in files)

    def note_looks(self, looks: Sequence[Look], places: Sequence[PlaceEvent]) -> None:
        """Note what was seen at sources, and which files came into their places or left them."""
        if not looks and not places:
            return
        told = tuple(
            replace(look, message=None if look.message is None else self._cut(look.message))
            for look in looks
        )
        storable = tuple(replace(one, location=_storable(one.location)) for one in places)
        journal.write(self._warehouse, Entry(self.run_id, looks=told, places=storable))
        self._is_news |= bool(places) or any(look.outcome == "failed" for look in looks)

    def finish(self, message: str | None = None, now: datetime | None = None) -> None:
        """Note the end; ``message`` says why it comes before the last file, if it does.

        The database is not waited for: what it can't take in now, it takes in when the run
        publishes what it stored, or after a later run.
        """
        self.ended = True
        finished_at = max(self._start.started_at, now or datetime.now(UTC))
        told = None if message is None else self._cut(message)
        journal.write(self._warehouse, Entry(self.run_id, end=End(finished_at, told)))
        if message is None and (
            self._is_news or journal.count_waiting(self._warehouse) > MOST_WAITING
        ):
            with suppress(WarehouseError):
                take_in(self._warehouse, self._start.program_version)

    def _noted(self, outcome: RunFile) -> RunFile:
        """What is kept of an outcome, which may be more than is kept of any."""
        return RunFile(
            path=self._cut(outcome.path),
            status=outcome.status,
            report_id=outcome.report_id,
            ordinal=outcome.ordinal,
            reason=outcome.reason,
            errors=outcome.errors,
            warnings=outcome.warnings,
            changed=outcome.changed,
            message=None if outcome.message is None else self._cut(outcome.message),
        )

    def _cut(self, text: str) -> str:
        return _storable(self._above.sub("", text))


def begin(
    warehouse: Address,
    *,
    kind: Kind,
    asked: Sequence[Path],
    program_version: str,
    now: datetime | None = None,
) -> Run:
    """Note that a run is started, which is to ingest what is ``asked``, and tidy up after others.

    The folders above what is asked are kept out of all that is noted: they tell of a person or a
    machine, and the warehouse is copied to others.
    """
    started_at = now or datetime.now(UTC)
    run_id = f"{started_at.astimezone(UTC):%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:12]}"
    names = tuple(_storable(path.name or str(path)) for path in asked)
    start = Start(started_at, program_version, kind, names)
    journal.write(warehouse, Entry(run_id, start=start))
    for beside in (journal, quarantine, sources):
        beside.tidy(warehouse)
    return Run(warehouse, run_id, start, folders_above(asked, warehouse))


@contextmanager
def recorded(
    warehouse: Address, *, kind: Kind, asked: Sequence[Path], program_version: str
) -> Iterator[Run]:
    """A run from its start to its end, also where an error ends it; one that is killed has none.

    Whoever ends it before its last file finishes it with the reason.
    """
    run = begin(warehouse, kind=kind, asked=asked, program_version=program_version)
    try:
        yield run
    except TabelExtractError as error:
        run.finish(str(error))
        raise
    except Exception as error:
        run.finish(f"the program failed ({type(error).__name__})")
        raise
    if not run.ended:
        run.finish()


def folders_above(asked: Sequence[Path], warehouse: Address) -> re.Pattern[str]:
    """Match what stands before the names of these paths in a text, and folders of any other path.

    The address of a lake tells as much of a machine, and is matched down to the name of its folder.
    """
    if isinstance(warehouse, Lake):
        paths, whole = [*asked, warehouse.folder], str(warehouse)
        addresses = [re.escape(whole.removesuffix(warehouse.folder.name))]
    else:
        paths, addresses = [*asked, warehouse], []
    named = sorted({str(path) for path in paths if path.name}, key=len, reverse=True)
    before = [
        f"{re.escape(folders + slash)}(?={re.escape(name)}(?!\\w))"
        for folders, slash, name in (path.rpartition("/") for path in named)
        if slash
    ]
    any_of = "|".join([*addresses, *before, r"/(?:[^\s/]+/)+"])
    return re.compile(rf"(?<![^\s(‘'\"])(?:{any_of})")


def _storable(text: str) -> str:
    """A text that can be stored: names of files may hold bytes that are no letters."""
    return text.encode(errors="replace").decode()


def take_in(warehouse: Address, program_version: str) -> None:
    """Let the database, where there is one, take in what was noted of runs beside it.

    Raises:
        WarehouseError: If it can't be opened at once, or not be written; all stays noted then.
    """
    if not warehouse.exists():
        return
    from tabel_extract.warehouse.store import Warehouse  # noqa: PLC0415 — loads DuckDB

    with Warehouse.open(warehouse, wait_seconds=0) as opened:
        take_in_waiting(opened, program_version)


def take_in_waiting(opened: Warehouse, program_version: str) -> None:
    """Let a database that is open for writing take in what was noted of runs beside it.

    Raises:
        WarehouseError: If it can't be written; all stays noted then.
    """
    found = journal.waiting(opened.path)
    if not found:
        return
    entries = [entry for _, entry in found]
    opened.append(lambda: _missing(opened, entries), program_version)
    journal.remove([place for place, _ in found])


def is_ended_run_waiting(warehouse: Address) -> bool:
    """Say whether the end of a run is noted that no database has taken in."""
    return any(entry.end for _, entry in journal.waiting(warehouse))


def _missing(warehouse: Warehouse, entries: Sequence[Entry]) -> dict[str, pa.Table]:
    """The rows that are not there yet: a program may be killed before it removes its files."""
    from tabel_extract.warehouse.arrow_runs import run_tables  # noqa: PLC0415 — loads pyarrow

    chosen = f"WHERE run_id IN ({text_list({entry.run_id for entry in entries})})"
    started = {row[0] for row in warehouse.query(f"SELECT run_id FROM run {chosen}")}
    ended = {row[0] for row in warehouse.query(f"SELECT run_id FROM run_end {chosen}")}
    done = set(warehouse.query(f"SELECT run_id, position FROM run_file {chosen}"))
    seen = set(warehouse.query(f"SELECT run_id, source FROM source_look {chosen}"))
    return run_tables(
        starts=[(e.run_id, e.start) for e in entries if e.start and e.run_id not in started],
        ends=[(e.run_id, e.end) for e in entries if e.end and e.run_id not in ended],
        files=[
            (e.run_id, position, file)
            for e in entries
            for position, file in e.numbered()
            if (e.run_id, position) not in done
        ],
        looks=[
            (e.run_id, look)
            for e in entries
            for look in e.looks
            if (e.run_id, look.source) not in seen
        ],
        places=new_events(warehouse, entries),
    )


def runs(warehouse: Warehouse, limit: int) -> list[RunInfo]:
    """Return the last runs, newest first, with those that the database has not taken in yet.

    Raises:
        WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
    """
    noted = [entry for _, entry in journal.waiting(warehouse.path)]
    return _told([*_stored(warehouse, limit, {entry.run_id for entry in noted}), *noted], limit)


def runs_waiting(warehouse: Address, limit: int) -> list[RunInfo]:
    """Return the last of the runs that no database has taken in, newest first."""
    return _told([entry for _, entry in journal.waiting(warehouse)], limit)


def _stored(warehouse: Warehouse, limit: int, besides: set[str]) -> list[Entry]:
    """The last runs of the database, and those that more is noted of elsewhere."""
    rows = warehouse.query(
        "SELECT run_id, epoch_us(started_at), program_version, kind, asked, "
        "epoch_us(finished_at), message FROM runs "
        f"WHERE run_id IN ({text_list(besides)}) OR run_id IN "
        f"(SELECT run_id FROM run ORDER BY started_at DESC, run_id DESC LIMIT {int(limit)})"
    )
    ends = [
        Entry(
            run_id,
            start=Start(from_microseconds(started), program, kind, tuple(asked)),
            end=None if finished is None else End(from_microseconds(finished), message),
        )
        for run_id, started, program, kind, asked, finished, message in rows
    ]
    files = warehouse.query(
        "SELECT run_id, position, path, status, report_id, ordinal, reason, errors, warnings, "
        f"changed, message FROM run_file WHERE run_id IN ({text_list(e.run_id for e in ends)})"
    )
    return [
        *ends,
        *(
            Entry(run_id, first=position, files=(RunFile(*said),))
            for run_id, position, *said in files
        ),
    ]


def _told(entries: Sequence[Entry], limit: int) -> list[RunInfo]:
    """Put together what is known of each run; the same piece may be there twice."""
    starts = {entry.run_id: entry.start for entry in entries if entry.start}
    ends = {entry.run_id: entry.end for entry in entries if entry.end}
    files: dict[str, dict[int, RunFile]] = {run_id: {} for run_id in starts}
    for entry in entries:
        files.setdefault(entry.run_id, {}).update(entry.numbered())
    newest = sorted(starts, key=lambda run_id: (starts[run_id].started_at, run_id), reverse=True)
    found = []
    for run_id in newest[:limit]:
        start, end = starts[run_id], ends.get(run_id)
        found.append(
            RunInfo(
                run_id=run_id,
                started_at=start.started_at,
                finished_at=None if end is None else end.finished_at,
                message=None if end is None else end.message,
                program_version=start.program_version,
                kind=start.kind,
                asked=start.asked,
                files=tuple(file for _, file in sorted(files[run_id].items())),
            )
        )
    return found
