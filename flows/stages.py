"""What flows are made of: the stages of a run over many files, and how such a run ends."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, cast

from prefect import get_run_logger
from prefect.states import Completed, Failed

from flows import far
from flows.noting import Noting, noted
from flows.summary import BatchTime, Summary, WarehouseUnusableError
from flows.tasks import (
    SourceUnseenError,
    find,
    publish,
    read,
    report,
    store,
    validate,
    whole,
)
from tabel_extract import intake
from tabel_extract.claims.quantities.phrases import load_phrases
from tabel_extract.cli.terminal import printable
from tabel_extract.codes.file import load_codes
from tabel_extract.errors import OutputError, WarehouseError, WorkersLostError
from tabel_extract.finding.config import Source, load_sources
from tabel_extract.finding.found import Found
from tabel_extract.finding.look import root_of
from tabel_extract.finding.record import record
from tabel_extract.pipeline import planned
from tabel_extract.settings import Settings
from tabel_extract.telemetry import watch


def configured(**given: str | int | None) -> Settings:
    """The settings of the environment, with those that are given in their place.

    Raises:
        pydantic.ValidationError: one of them can't be used.
        SettingsError: nor can a file that one of them names.
    """
    named: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    settings = Settings(**named)
    far.require(settings)
    if settings.phrases is not None:
        load_phrases(settings.phrases)  # before anything starts
    if settings.codes is not None:
        load_codes(settings.codes)
    if settings.sources is not None:
        load_sources(settings.sources)
    return settings


def stored(paths: Sequence[str], settings: Settings) -> Summary:
    """Take all files through their stages, batch by batch, until the warehouse gives out.

    Files are those that are named, and those that the sources of the settings hold.
    """
    named = [Path(path) for path in paths]
    sources = () if settings.sources is None else load_sources(settings.sources)
    asked = [*named, *(root_of(source, settings) for source in sources)]
    with noted("flow", asked, settings) as noting:
        return _stored(named, sources, settings, noting)


def _stored(
    named: Sequence[Path], sources: Sequence[Source], settings: Settings, noting: Noting
) -> Summary:
    looking: dict[str, float] = {}
    found, error = _found(sources, settings, looking)
    files, outcomes = planned(named, found)
    noting.files(len(files) + len(outcomes))
    noting.done(outcomes)
    holders = intake.Holders()
    times: list[BatchTime] = []
    groups = [] if error else list(intake.batches(files, far.batch_size(settings)))
    left = files if error else []
    with far.reading(settings) as read_all:
        for number, group in enumerate(watch.each(groups)):
            times.append(BatchTime(len(group), {}))
            try:
                done = _through(group, settings, holders, read_all, times[-1].seconds)
            except (WarehouseError, WorkersLostError) as failure:
                error = str(failure)
                left = list(chain.from_iterable(groups[number:]))
                break
            noting.done(done)
            outcomes += done
    record(found, outcomes, settings, noting.run)
    noting.end(error)
    summary = published(outcomes, times, settings, left=left, error=error)
    return replace(summary, found=found, seconds={**looking, **summary.seconds})


def published(
    outcomes: Sequence[intake.Outcome],
    times: Sequence[BatchTime],
    settings: Settings,
    *,
    left: Sequence[Path],
    error: str | None,
) -> Summary:
    """Publish what a run stored, and sum up what became of its files.

    ``left`` are those that it did not come to, and ``error`` says why.
    """
    seconds = _in_all(times)
    with timed(seconds, "publish"):
        added = any(outcome.status == "added" for outcome in outcomes)
        publish_error = publish(whole(settings), stored=added)
    return Summary(
        outcomes=tuple(outcomes),
        warehouse=settings.warehouse,
        report_dir=settings.report_dir,
        seconds=seconds,
        left=tuple(left),
        warehouse_error=error,
        publish_error=publish_error,
        batches=tuple(times),
    )


def _through(
    group: Sequence[Path],
    settings: Settings,
    holders: intake.Holders,
    read_all: intake.ReadAll,
    seconds: dict[str, float],
) -> list[intake.Outcome]:
    """Take a batch of files through the stages, each a task."""
    with timed(seconds, "read"):
        batch = read(group, whole(settings), whole(holders), whole(read_all))
    return settled(batch, settings, seconds)


def settled(
    batch: intake.Batch, settings: Settings, seconds: dict[str, float]
) -> list[intake.Outcome]:
    """Validate and store what was read; what became of each file."""
    with timed(seconds, "validate"):
        batch = validate(whole(batch), whole(settings))
    with timed(seconds, "store"):
        return store(whole(batch), whole(settings))


def _found(
    sources: Sequence[Source], settings: Settings, seconds: dict[str, float]
) -> tuple[Found, str | None]:
    """What sources hold, each looked at by itself; and why the warehouse gave out, if it did."""
    found = Found()
    for source in sources:
        try:
            with timed(seconds, "find"):
                found += find(whole(source), whole(settings))
        except SourceUnseenError as error:
            found += error.found
        except WarehouseError as error:
            return found, str(error)
    return found, None


def written(summary: Summary, settings: Settings) -> Summary:
    """Write the pages, where there is something new to write and a warehouse to read it from."""
    if not summary.ingested or summary.warehouse_error is not None:
        return summary
    seconds = dict(summary.seconds)
    try:
        with timed(seconds, "report"):
            written = report(whole(settings))
            pages = sum(page.suffix == ".html" for page in written)
    except (WarehouseError, OutputError) as failure:
        return replace(summary, seconds=seconds, pages_error=str(failure))
    return replace(summary, seconds=seconds, pages=pages)


def ended(summary: Summary) -> Summary:
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


def _in_all(times: Sequence[BatchTime]) -> dict[str, float]:
    """What each stage took in all batches together."""
    seconds: dict[str, float] = {}
    for batch in times:
        for stage, took in batch.seconds.items():
            seconds[stage] = seconds.get(stage, 0.0) + took
    return seconds


@contextmanager
def timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    """Add to ``seconds`` what a stage takes."""
    began = time.perf_counter()
    try:
        yield
    finally:
        seconds[stage] = seconds.get(stage, 0.0) + time.perf_counter() - began
