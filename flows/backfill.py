"""The flow that reads everything again that an older version of the program has read.

It can be stopped at any batch, and a run that comes later goes on there: what this version has read
is known from the warehouse.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import cast

from prefect import flow
from prefect.states import Cancelled, Completed

from flows import far
from flows.artifacts import show
from flows.noting import Noting, noted
from flows.stages import configured, ended, published, settled, timed, written
from flows.stopping import held_back
from flows.summary import BatchTime, Summary
from flows.tasks import plan_backfill, read_kept, whole
from flows.telling import failure_told, tell_of_run
from tabel_extract.backfill import Kept
from tabel_extract.errors import WarehouseError, WorkersLostError
from tabel_extract.intake import Outcome, ReadAll, batches
from tabel_extract.settings import Settings
from tabel_extract.telemetry import logs, watch
from tabel_extract.telemetry.tracing import sent_at_the_end, span

TOLD_AS = ["backfill"]
"""What those who are told of runs know it by."""


@flow(name="backfill", persist_result=False, task_runner=far.task_runner())
def backfill(
    warehouse: str | None = None,
    report_dir: str | None = None,
    batch_size: int | None = None,
    everything: bool = False,
    limit: int | None = None,
) -> Summary:
    """Read again what an older version of the program has read, and store what comes out otherwise.

    A run that is cancelled, or whose worker is stopped, ends after the batch that is under way;
    the next run goes on with the others.

    Args:
        warehouse: The DuckDB file or lake; by default what the settings say.
        report_dir: The folder for the pages; by default what the settings say.
        batch_size: Files that a task takes together; by default what the settings say.
        everything: Also what this version has read, as after a change of settings.
        limit: Files to read at most.
    """
    settings = configured(warehouse=warehouse, report_dir=report_dir, batch_size=batch_size)
    if not settings.warehouse.exists():
        nothing = Summary((), settings.warehouse, settings.report_dir, {})
        told = "Nothing is stored yet, so there is nothing to read again."
        return cast(Summary, Completed(message=told, data=nothing))
    logs.configure()
    with held_back() as stopping:
        with sent_at_the_end(), span("flow", {"flow": "backfill"}), failure_told(TOLD_AS, settings):
            summary, is_stopped = _reread(settings, everything, limit, stopping)
            summary = written(summary, settings)
        show(summary, settings, key="backfill")
        if is_stopped:  # whoever stopped it knows
            return cast(Summary, Cancelled(message=summary.message))
        tell_of_run(TOLD_AS, summary)
        return ended(summary)


def _reread(
    settings: Settings, everything: bool, limit: int | None, stopping: Callable[[], bool]
) -> tuple[Summary, bool]:
    """Read again what is due, batch by batch, until told to stop; whether it was."""
    with noted("backfill", [], settings) as noting:
        return _noted(settings, everything, limit, stopping, noting)


def _noted(
    settings: Settings,
    everything: bool,
    limit: int | None,
    stopping: Callable[[], bool],
    noting: Noting,
) -> tuple[Summary, bool]:
    outcomes: list[Outcome] = []
    times: list[BatchTime] = []
    left: Sequence[Kept] = []
    error: str | None = None
    is_stopped = False
    try:
        planned = plan_backfill(whole(settings), everything=everything)
        groups = _groups(planned, limit, far.batch_size(settings))
        noting.files(sum(map(len, groups)))
        with far.reading(settings) as read_all:
            for number, group in enumerate(watch.each(groups)):
                left = list(chain.from_iterable(groups[number:]))
                is_stopped = stopping()
                if is_stopped:
                    error = _stopped(len(outcomes), len(left))
                    break
                times.append(BatchTime(len(group), {}))
                done = _batch(group, settings, read_all, times[-1])
                noting.done(done)
                outcomes += done
                left = []
    except (WarehouseError, WorkersLostError) as failure:
        error = str(failure)
    noting.end(error)
    names = [Path(kept.last.source_name) for kept in left]
    return published(outcomes, times, settings, left=names, error=error), is_stopped


def _groups(planned: Sequence[Kept], limit: int | None, size: int) -> list[list[Kept]]:
    """The batches to read; what can't be read any more or was not kept is told with the last."""
    due = [kept for kept in planned if kept.state == "due"][:limit]
    others = [kept for kept in planned if kept.state != "due"]
    groups = list(batches(due, size))
    return [*groups, others] if others else groups


def _batch(
    group: Sequence[Kept], settings: Settings, read_all: ReadAll, time: BatchTime
) -> list[Outcome]:
    """Take a batch through its stages; what became of each file."""
    with timed(time.seconds, "read"):
        batch = read_kept(whole(group), whole(settings), whole(read_all))
    return settled(batch, settings, time.seconds)


def _stopped(done: int, left: int) -> str:
    goes_on = "the next run goes on with the others"
    return f"was told to stop after {done} of {done + left} reports; {goes_on}"
