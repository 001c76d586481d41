"""Kept files read again, batch by batch, after the program that reads them has changed.

What this program has read is known from the readings in the warehouse, so a backfill that was
stopped, or broke off, goes on where it was. ``backfill`` is the whole job; a scheduler calls its
steps: :func:`plan_backfill` once, and for each batch :func:`read_kept`, ``validate_batch`` and
``store_batch`` of ``pipeline``, with ``publish`` after the last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal, get_args

from tabel_extract import __version__
from tabel_extract.errors import UnreadableSourceError
from tabel_extract.intake import (
    Batch,
    Outcome,
    ReadAll,
    ReadFile,
    batches,
    given_up,
    read_here,
    reading,
    set_aside,
)
from tabel_extract.pipeline import check_lists, publish, store_batch, validate_batch
from tabel_extract.reading.source import RawSource, raw_source, too_large
from tabel_extract.settings import Settings
from tabel_extract.warehouse.last_readings import LastReading, last_readings
from tabel_extract.warehouse.quarantine import key_of
from tabel_extract.warehouse.runs import Run, recorded
from tabel_extract.warehouse.sources import is_kept, source_bytes
from tabel_extract.warehouse.store import Warehouse

NAMED = 5
"""Reports without a kept file that are named; of more, their number is enough."""

State = Literal["due", "set_aside", "not_kept"]
"""Whether a file is to be read again, can't be by this program, or is not there to be read."""
STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True, slots=True)
class Kept:
    """The kept file of a report's current version, by its last reading."""

    last: LastReading
    state: State

    @property
    def report_id(self) -> str:
        """The report that it is stored as."""
        return self.last.report_id


def plan_backfill(settings: Settings, *, everything: bool = False) -> list[Kept]:
    """The files that this program has not read: those that are due first, the oldest-read ahead.

    With ``everything`` also those that it has read, as where other settings are to count. Behind
    those that are due come files that are set aside, and files that were not kept.

    Raises:
        WarehouseError: the warehouse can't be opened.
    """
    wanted = [last for last in _last(settings) if everything or not last.is_done]
    found = [Kept(last, _state(last, settings)) for last in wanted]
    return sorted(found, key=lambda kept: STATES.index(kept.state))


def _last(settings: Settings) -> list[LastReading]:
    if not settings.warehouse.exists():
        return []
    with Warehouse.open(settings.warehouse, wait_seconds=settings.lock_wait_seconds) as warehouse:
        return last_readings(warehouse, __version__)


def _state(last: LastReading, settings: Settings) -> State:
    if not is_kept(settings.warehouse, last.source_sha256):
        return "not_kept"
    return "due" if _given_up(last, settings) is None else "set_aside"


def _given_up(last: LastReading, settings: Settings) -> Outcome | None:
    return given_up(settings, Path(last.source_name), key_of(last.source_sha256))


def read_kept(items: Sequence[Kept], settings: Settings, read_all: ReadAll | None = None) -> Batch:
    """Read kept files again, but for those that were read or overtaken since they were planned.

    A file that can't be read any more is a failed outcome and set aside; what is stored of it
    stays. One that is not kept is an unchanged outcome of reason ``not_kept``. ``read_all`` is
    what ``reading`` of ``intake`` gives; without it files are read in this process.

    Raises:
        WarehouseError: the warehouse can't be opened, or a file can't be set aside beside it.
    """
    read_all = read_all or partial(read_here, settings)
    current = set(_last(settings)) if items else set()
    outcomes: list[Outcome] = []
    raws: list[tuple[LastReading, RawSource]] = []
    for last in (item.last for item in items):
        known = _given_up(last, settings)
        data = source_bytes(settings.warehouse, last.source_sha256)
        if last not in current:
            outcomes.append(_left(last))
        elif known is not None:
            outcomes.append(replace(known, report_id=last.report_id))
        elif data is None:
            outcomes.append(_left(last, "not_kept"))
        elif len(data) > settings.max_bytes:
            error = too_large(last.source_name, len(data), settings.max_bytes)
            outcomes.append(_unreadable(last, data, error, settings))
        else:
            raws.append((last, raw_source(last.source_name, data)))
    files: list[ReadFile] = []
    for (last, raw), result in zip(raws, read_all([raw for _, raw in raws]), strict=True):
        if isinstance(result, UnreadableSourceError):
            outcomes.append(_unreadable(last, raw.data, result, settings))
        else:
            files.append(ReadFile(last.source_name, last.report_id, result, again=True))
    return Batch(tuple(files), tuple(outcomes))


def _left(last: LastReading, reason: str | None = None) -> Outcome:
    return Outcome(last.source_name, "unchanged", report_id=last.report_id, reason=reason)


def _unreadable(
    last: LastReading, data: bytes, error: UnreadableSourceError, settings: Settings
) -> Outcome:
    told = UnreadableSourceError(
        f"{last.report_id}: this program ({__version__}) can't read its file any more, so what is "
        f"stored stays as it is. {error}",
        error.fault,
        error.detail,
    )
    outcome = set_aside(settings, Path(last.source_name), data, told)
    return replace(outcome, report_id=last.report_id)


def backfill(
    settings: Settings,
    *,
    everything: bool = False,
    limit: int | None = None,
    stopping: Callable[[], bool] = lambda: False,
    told: Callable[[Sequence[Outcome], int], None] = lambda done, total: None,
    warned: Callable[[str], None] = lambda said: None,
) -> list[Outcome]:
    """Read again and store what this program has not read, as a run that is noted.

    Args:
        settings: As for ``ingest``.
        everything: Also what this program has read.
        limit: Files to read at most.
        stopping: Asked before each batch whether that is to be the end.
        told: Hears after each batch what became of its files, and of how many there are.
        warned: Hears what was not kept, that it was stopped, and why publishing failed.

    Raises:
        SettingsError: a file that a setting names can't be used; nothing is read then.
        WarehouseError: the warehouse can't be used; batches stored before stay stored.
    """
    check_lists(settings)
    if not settings.warehouse.exists():
        return []
    outcomes: list[Outcome] = []
    try:
        with recorded(
            settings.warehouse, kind="backfill", asked=[], program_version=__version__
        ) as run:
            planned = plan_backfill(settings, everything=everything)
            due, aside, missing = ([k for k in planned if k.state == state] for state in STATES)
            due = due[:limit]
            if missing:
                run.note([_left(kept.last, "not_kept") for kept in missing])
                warned(told_of_missing(missing))
            total = len(due) + len(aside)
            told([], total)
            for done in _batches(due, aside, settings, stopping):
                run.note(done)
                told(done, total)
                outcomes += done
            if len(outcomes) < total:
                warned(_stopped(run, len(outcomes), total))
    finally:  # also what was stored before the warehouse gave out
        warning = publish(settings, stored=any(o.status == "added" for o in outcomes))
        if warning is not None:
            warned(warning)
    return outcomes


def _batches(
    due: Sequence[Kept],
    aside: Sequence[Kept],
    settings: Settings,
    stopping: Callable[[], bool],
) -> Iterator[list[Outcome]]:
    """What became of each batch, until it is to stop; at the end of those that are set aside."""
    with reading(settings) as read_all:
        for items in batches(due, settings.batch_size):
            if stopping():
                return
            batch = validate_batch(read_kept(items, settings, read_all), settings)
            yield store_batch(batch, settings)
        yield store_batch(read_kept(aside, settings, read_all), settings)


def _stopped(run: Run, done: int, total: int) -> str:
    said = (
        f"was asked to stop after {done} of {total} reports; `tabel-extract backfill` goes on with "
        "the others"
    )
    run.finish(said)
    return said


def told_of_missing(missing: Sequence[Kept]) -> str:
    """What is said of reports whose files were not kept, in a sentence."""
    names = ", ".join(kept.report_id for kept in missing[:NAMED])
    more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
    return (
        f"{len(missing)} of the stored reports can't be read again, because their files were not "
        f"kept, or are damaged: {names}{more}. Ingest those files again to have them read."
    )
