"""The flow that reads, validates and stores reports, and writes their pages.

    python -m flows.ingest PATH… [--warehouse FILE] [--report-dir DIR] [--batch-size N]

runs it once, on the Prefect server that ``PREFECT_API_URL`` names or else on an embedded one, and
ends with the exit codes of ``tabel-extract ingest``. What a run did is its result, and is shown on
two artifacts; no result is persisted and nothing is cached, because the warehouse knows what is
new.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar, cast

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.states import Completed, Failed
from prefect.tasks import Task
from prefect.utilities.annotations import quote
from pydantic import ValidationError

from flows.quiet import INTERRUPTED, leave_nothing_behind
from flows.summary import Summary, WarehouseUnusableError, markdown, rows
from tabel_extract import __version__, intake, pipeline
from tabel_extract.claims.phrases import load_phrases
from tabel_extract.cli import exit_codes
from tabel_extract.cli.render import Telling
from tabel_extract.cli.terminal import printable
from tabel_extract.codes.file import load_codes
from tabel_extract.errors import (
    OutputError,
    SettingsError,
    WarehouseError,
    WarehouseLockedError,
)
from tabel_extract.pages import write_pages
from tabel_extract.settings import Settings
from tabel_extract.warehouse.runs import begin

T = TypeVar("T")

RETRY_DELAYS = [10.0, 60.0, 300.0]
"""Seconds: who writes to a warehouse is done in seconds, and who looks into it in minutes."""

log = logging.getLogger("flows.ingest")


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


@task(
    name="read",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=len(RETRY_DELAYS),
    retry_delay_seconds=RETRY_DELAYS,
    retry_condition_fn=lock_may_pass,
)
def read(
    files: Sequence[Path],
    settings: Settings,
    holders: intake.Holders,
    read_all: intake.ReadAll | None = None,
) -> intake.Batch:
    """Read a batch of files, but for those that the warehouse knows already."""
    return intake.read_batch(files, settings, holders, read_all)


@task(
    name="validate",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=len(RETRY_DELAYS),
    retry_delay_seconds=RETRY_DELAYS,
    retry_condition_fn=lock_may_pass,
)
def validate(batch: intake.Batch, settings: Settings) -> intake.Batch:
    """Validate a batch of reports in one frame, and beside the earlier editions of their tables."""
    return pipeline.validate_batch(batch, settings)


@task(
    name="store",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=len(RETRY_DELAYS),
    retry_delay_seconds=RETRY_DELAYS,
    retry_condition_fn=lock_may_pass,
)
def store(batch: intake.Batch, settings: Settings) -> list[intake.Outcome]:
    """Store a batch of reports, all or none, and say what became of its files."""
    return pipeline.store_batch(batch, settings)


@task(name="publish", cache_policy=NO_CACHE, persist_result=False)
def publish(settings: Settings, *, stored: bool) -> str | None:
    """Publish what is stored for readers; why that failed, where it did."""
    return pipeline.publish(settings, stored=stored)


@task(
    name="report",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=len(RETRY_DELAYS),
    retry_delay_seconds=RETRY_DELAYS,
    retry_condition_fn=lock_may_pass,
)
def report(settings: Settings) -> list[Path]:
    """Write the pages of all reports as the warehouse holds them now."""
    return write_pages(settings)


@flow(name="ingest", persist_result=False)
def ingest(
    paths: list[str],
    warehouse: str | None = None,
    report_dir: str | None = None,
    batch_size: int | None = None,
) -> Summary:
    """Read, validate and store reports, and write their pages.

    The run fails only where nothing could be stored because the warehouse can't be used. Where some
    files failed it is completed, and its message says so.

    Args:
        paths: Files, and folders to search for text exports.
        warehouse: The DuckDB file; by default what the settings say.
        report_dir: The folder for the pages; by default what the settings say.
        batch_size: Files that a task takes together; by default what the settings say.
    """
    settings = configured(warehouse=warehouse, report_dir=report_dir, batch_size=batch_size)
    summary = _written(_stored(paths, settings), settings)
    create_markdown_artifact(markdown(summary), key="ingest", description=summary.message)
    create_table_artifact(rows(summary), key="ingest-files", description="What became of each file")
    return _end_of_run(summary)


def configured(**given: str | int | None) -> Settings:
    """The settings of the environment, with those that are given in their place.

    Raises:
        pydantic.ValidationError: one of them can't be used.
        SettingsError: nor can a file that one of them names.
    """
    named: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    settings = Settings(**named)
    if settings.phrases is not None:
        load_phrases(settings.phrases)  # before anything starts
    if settings.codes is not None:
        load_codes(settings.codes)
    return settings


def _stored(paths: Sequence[str], settings: Settings) -> Summary:
    """Take all files through their stages, batch by batch, until the warehouse gives out."""
    asked = [Path(path) for path in paths]
    run = begin(settings.warehouse, kind="flow", asked=asked, program_version=__version__)
    files, outcomes = intake.plan(asked)
    run.note(outcomes)
    holders = intake.Holders()
    seconds: dict[str, float] = {}
    groups = list(intake.batches(files, settings.batch_size))
    left: list[Path] = []
    error: str | None = None
    with intake.reading(settings) as read_all:
        for number, group in enumerate(groups):
            try:
                with _timed(seconds, "read"):
                    batch = read(group, _whole(settings), _whole(holders), _whole(read_all))
                with _timed(seconds, "validate"):
                    batch = validate(_whole(batch), _whole(settings))
                with _timed(seconds, "store"):
                    done = store(_whole(batch), _whole(settings))
            except WarehouseError as failure:
                error = str(failure)
                left = list(chain.from_iterable(groups[number:]))
                break
            run.note(done)
            outcomes += done
    run.finish(error)
    added = any(outcome.status == "added" for outcome in outcomes)
    with _timed(seconds, "publish"):
        publish_error = publish(_whole(settings), stored=added)
    return Summary(
        outcomes=tuple(outcomes),
        warehouse=settings.warehouse,
        report_dir=settings.report_dir,
        seconds=seconds,
        left=tuple(left),
        warehouse_error=error,
        publish_error=publish_error,
    )


def _written(summary: Summary, settings: Settings) -> Summary:
    """Write the pages, where there is something new to write and a warehouse to read it from."""
    if not summary.ingested or summary.warehouse_error is not None:
        return summary
    seconds = dict(summary.seconds)
    try:
        with _timed(seconds, "report"):
            written = report(_whole(settings))
            pages = sum(page.suffix == ".html" for page in written)
    except (WarehouseError, OutputError) as failure:
        return replace(summary, seconds=seconds, pages_error=str(failure))
    return replace(summary, seconds=seconds, pages=pages)


def _end_of_run(summary: Summary) -> Summary:
    """Log what failed, and end the run in the state that says it in one line.

    Prefect takes a state for the run's own, and gives the caller of the flow what the state holds.
    """
    logger = get_run_logger()
    if summary.publish_error is not None:
        logger.warning("%s", printable(summary.publish_error))
    for outcome in summary.failed:
        logger.warning("%s", printable(outcome.message or outcome.path))
    if summary.unusable:
        failed = WarehouseUnusableError(summary)
        return cast(Summary, Failed(message=summary.message, data=failed))
    return cast(Summary, Completed(message=summary.message, data=summary))


def _whole(value: T) -> T:
    """A value that Prefect hands to a task as it is, without looking at every cell in it."""
    return cast(T, quote(value))


@contextmanager
def _timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    began = time.perf_counter()
    try:
        yield
    finally:
        seconds[stage] = seconds.get(stage, 0.0) + time.perf_counter() - began


def tell(summary: Summary) -> None:
    """Say on standard output what was done, and on standard error what was not and why."""
    with Telling(summary.warehouse) as telling:
        telling.told(summary.outcomes, len(summary.outcomes))
    if summary.pages:
        print(f"{summary.pages} pages written; open {summary.report_dir / 'index.html'}")
    if summary.left:
        many = f"{len(summary.left)} of the files named were not stored"
        print(f"✗ {many}: {printable(summary.warehouse_error or '')}", file=sys.stderr)
    if summary.publish_error is not None:
        print(f"! {printable(summary.publish_error)}", file=sys.stderr)
    if summary.pages_error is not None:
        print(f"✗ {printable(summary.pages_error)}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m flows.ingest",
        description="Read, validate and store reports through Prefect, and write their pages.",
        epilog="Exit codes: " + "; ".join(f"{c} {m}" for c, m in exit_codes.MEANINGS.items()),
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder to search")
    parser.add_argument("--warehouse", metavar="FILE", help="the DuckDB file")
    parser.add_argument("--report-dir", metavar="DIR", help="the folder for the pages")
    parser.add_argument("--batch-size", metavar="N", help="files that a task takes together")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the flow once and return the exit code of the command line for what became of it."""
    parser = _parser()
    given = vars(parser.parse_args(arguments))
    paths = given.pop("paths")
    try:
        settings = configured(**given)
    except ValidationError as error:
        first = error.errors()[0]
        parser.error(f"{first['loc'][0]} can't be used: {first['msg']}")
    except SettingsError as error:
        parser.error(printable(str(error)))
    leave_nothing_behind()
    try:
        summary = ingest(
            paths, str(settings.warehouse), str(settings.report_dir), settings.batch_size
        )
    except WarehouseUnusableError as error:
        summary = error.summary
    except KeyboardInterrupt:
        return INTERRUPTED
    tell(summary)
    return summary.exit_code


if __name__ == "__main__":
    sys.exit(main())
