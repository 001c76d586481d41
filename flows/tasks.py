"""The tasks of the flows: each is one step of the pipeline; none is cached, and no result is kept.

The warehouse knows what is new, so nothing else has to remember it.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, cast

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task
from prefect.utilities.annotations import quote

from tabel_extract import backfill, intake, pipeline
from tabel_extract.cli.terminal import printable
from tabel_extract.errors import WarehouseLockedError
from tabel_extract.finding.config import Source
from tabel_extract.finding.found import Found
from tabel_extract.finding.look import look_at
from tabel_extract.pages import write_pages
from tabel_extract.settings import Settings

T = TypeVar("T")

RETRY_DELAYS = [10.0, 60.0, 300.0]
"""Seconds: who writes to a warehouse is done in seconds, and who looks into it in minutes."""

LOOK_DELAYS = [30.0, 120.0]
"""Seconds: a server that is restarted is back by then, and the other sources wait so long."""

log = logging.getLogger("flows.tasks")


class SourceUnseenError(Exception):
    """A source that could not be seen, and may be later; ``found`` is what there is to tell."""

    def __init__(self, found: Found) -> None:
        """Say why, as the look does."""
        super().__init__(found.looks[0].message)
        self.found = found


def lock_may_pass(the_task: Task[..., Any], run: TaskRun, state: State[Any]) -> bool:
    """Whether a task failed because another program holds the warehouse: it may let go of it.

    No other failure is worth another try: a file that can't be read stays unreadable, and a full
    disk or a damaged database waits for a person.
    """
    error = state.data
    if not isinstance(error, WarehouseLockedError):
        return False
    log.warning("%s; trying again", error)
    return True


FORGETFUL: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}
"""Options of every task here."""

PATIENT: dict[str, Any] = {
    **FORGETFUL,
    "retries": len(RETRY_DELAYS),
    "retry_delay_seconds": RETRY_DELAYS,
    "retry_condition_fn": lock_may_pass,
}
"""Options of a task that opens the warehouse, which another program may hold."""


def look_may_pass(the_task: Task[..., Any], run: TaskRun, state: State[Any]) -> bool:
    """Whether a look at a source may go better later, or the warehouse be let go of."""
    if isinstance(state.data, SourceUnseenError):
        log.warning("%s; looking again", printable(str(state.data)))
        return True
    return lock_may_pass(the_task, run, state)


@task(
    name="find",
    **FORGETFUL,
    retries=len(LOOK_DELAYS),
    retry_delay_seconds=LOOK_DELAYS,
    retry_condition_fn=look_may_pass,
)
def find(source: Source, settings: Settings) -> Found:
    """Look at one source, and get what is new there.

    Raises:
        SourceUnseenError: it could not be seen, for a reason that may pass.
    """
    found = look_at(source, settings, datetime.now(UTC))
    may_pass = any(failure.may_pass for failure in found.failures)
    if may_pass and found.looks[0].outcome == "failed":
        raise SourceUnseenError(found)
    return found


@task(name="read", **PATIENT)
def read(
    files: Sequence[Path],
    settings: Settings,
    holders: intake.Holders,
    read_all: intake.ReadAll | None = None,
) -> intake.Batch:
    """Read a batch of files, but for those that the warehouse knows already."""
    return intake.read_batch(files, settings, holders, read_all)


@task(name="plan", **PATIENT)
def plan_backfill(settings: Settings, *, everything: bool) -> list[backfill.Kept]:
    """The kept files that this version of the program has not read."""
    return backfill.plan_backfill(settings, everything=everything)


@task(name="read-kept", **PATIENT)
def read_kept(
    items: Sequence[backfill.Kept], settings: Settings, read_all: intake.ReadAll | None = None
) -> intake.Batch:
    """Read a batch of kept files again."""
    return backfill.read_kept(items, settings, read_all)


@task(name="validate", **PATIENT)
def validate(batch: intake.Batch, settings: Settings) -> intake.Batch:
    """Validate a batch of reports in one frame, and beside the earlier editions of their tables."""
    return pipeline.validate_batch(batch, settings)


@task(name="store", **PATIENT)
def store(batch: intake.Batch, settings: Settings) -> list[intake.Outcome]:
    """Store a batch of reports, all or none, and say what became of its files."""
    return pipeline.store_batch(batch, settings)


@task(name="publish", **FORGETFUL)
def publish(settings: Settings, *, stored: bool) -> str | None:
    """Publish what is stored for readers; why that failed, where it did."""
    return pipeline.publish(settings, stored=stored)


@task(name="republish", **PATIENT)
def republish(settings: Settings) -> None:
    """Publish what readers lack, with the list of subgroups as it is now."""
    pipeline.republish(settings, wait_seconds=settings.lock_wait_seconds)


@task(name="report", **PATIENT)
def report(settings: Settings) -> list[Path]:
    """Write the pages of all reports as the warehouse holds them now."""
    return write_pages(settings)


def whole(value: T) -> T:
    """A value that Prefect hands to a task as it is, without looking at every cell in it."""
    return cast(T, quote(value))
