"""Composes the stages: files ─► reports ─► validated ─► stored. Knows no Prefect.

``ingest`` is the whole job; a scheduler calls its steps, which each take a batch: ``read_batch`` of
``intake``, :func:`validate_batch` and :func:`store_batch`, and :func:`publish` after the last. What
is stored becomes pages in ``pages``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tabel_extract import __version__
from tabel_extract.claims.quantities.phrases import load_phrases
from tabel_extract.codes.file import load_codes, revision
from tabel_extract.errors import NotPublishedError, SettingsError, WarehouseError
from tabel_extract.finding.found import Found
from tabel_extract.finding.look import find, root_of
from tabel_extract.finding.record import record
from tabel_extract.intake import Batch, Holders, Outcome, batches, plan, read_batch, reading
from tabel_extract.model import Report
from tabel_extract.parsing import parse_source
from tabel_extract.reading.source import read_source
from tabel_extract.settings import Settings
from tabel_extract.telemetry import watch
from tabel_extract.warehouse import quarantine
from tabel_extract.warehouse.freshness import is_current
from tabel_extract.warehouse.runs import Run, is_ended_run_waiting, recorded, take_in_waiting
from tabel_extract.warehouse.sources import keep
from tabel_extract.warehouse.subgroups import apply_codes, is_applied

if TYPE_CHECKING:
    from tabel_extract.checks.pairs import Earlier
    from tabel_extract.codes.codelist import CodeList
    from tabel_extract.finding.config import Source


def read_report(path: Path, settings: Settings | None = None) -> Report:
    """Read one file into a report with its findings.

    Raises:
        UnreadableSourceError: the file is missing, empty, too large, no text, or a PDF that can't
            be opened.
        SettingsError: a file that a setting names can't be used.
    """
    settings = settings or Settings()
    return parse_source(read_source(path, settings.max_bytes), settings)


@watch.staged("validate")
def validate_batch(batch: Batch, settings: Settings) -> Batch:
    """Validate what was read in one frame, and hold it against earlier editions.

    Findings join those that reading gave. Earlier editions are other reports in the warehouse, if
    there is one, and in the batch; a file that was not read again is not judged again either, so
    that an older edition which is added later changes nothing about a newer one.

    Raises:
        WarehouseError: the warehouse can't be opened.
    """
    if not batch.files:
        return batch
    from tabel_extract.checks.editions import held_against
    from tabel_extract.checks.schemas import validate

    reports = validate([f.report for f in batch.files])
    items = [(f.report_id, report) for f, report in zip(batch.files, reports, strict=True)]
    files = tuple(
        replace(file, report=held_against(report, earlier))
        for file, report, earlier in zip(
            batch.files, reports, _earlier(items, settings), strict=True
        )
    )
    return replace(batch, files=files)


def _earlier(
    items: Sequence[tuple[str, Report]], settings: Settings
) -> Sequence[Sequence[Earlier]]:
    """For each report, other reports that hold earlier editions of its tables."""
    from tabel_extract.warehouse.editions import earlier_editions

    if not settings.warehouse.exists() or not any(report.tables for _, report in items):
        return earlier_editions(None, items)
    from tabel_extract.warehouse.store import Warehouse

    with Warehouse.open(
        settings.warehouse, read_only=True, wait_seconds=settings.lock_wait_seconds
    ) as warehouse:
        return earlier_editions(warehouse, items)


@watch.staged("store")
def store_batch(batch: Batch, settings: Settings, now: datetime | None = None) -> list[Outcome]:
    """Store what was read, all of it or nothing; the outcomes of the whole batch.

    The bytes that were read are kept first, so that no version is without those that it came from.

    Raises:
        SettingsError: the list of subgroups that a setting names can't be used; nothing is stored.
        WarehouseError: the warehouse can't be opened or written, or a source kept beside it.
    """
    outcomes = list(batch.outcomes)
    if not batch.files:
        return outcomes
    from tabel_extract.warehouse.store import Warehouse

    items = [(file.report_id, file.report) for file in batch.files]
    codes = load_codes(settings.codes)
    with Warehouse.open(settings.warehouse, wait_seconds=settings.lock_wait_seconds) as warehouse:
        for file in batch.files:
            if file.data is not None:
                keep(settings.warehouse, file.report.source.sha256, file.data)
        at = now or datetime.now(UTC)
        again = any(file.again for file in batch.files)
        saved = warehouse.save(items, program_version=__version__, now=at, again=again)
        apply_codes(warehouse, codes, program_version=__version__, now=at)
        warehouse.seen([file.report.source.sha256 for file in batch.files], __version__)
    quarantine.release(
        settings.warehouse,
        [Path(file.path) for file in batch.files if not file.again],
        [file.report.source.sha256 for file in batch.files],
    )
    for file, result in zip(batch.files, saved, strict=True):
        severities = [f.severity for f in file.report.findings]
        outcomes.append(
            Outcome(
                path=file.path,
                status=result.outcome,
                report_id=result.report_id,
                ordinal=result.ordinal,
                reason=result.reason,
                tables=sum(t.kind == "table" for t in file.report.tables),
                cells=sum(len(t.observations) for t in file.report.tables),
                errors=severities.count("error"),
                warnings=severities.count("warning"),
                changed=result.cells_added + result.cells_removed + result.cells_changed,
                sha256=file.report.source.sha256,
            )
        )
    return outcomes


def planned(paths: Sequence[Path], found: Found) -> tuple[list[Path], list[Outcome]]:
    """The files to read, each once, and a failure for whatever is named or looked at in vain."""
    files, failures = plan(paths)
    unseen = [
        Outcome(
            failure.source if failure.location is None else failure.location,
            "failed",
            message=f"{failure.source}: {failure.message}",
        )
        for failure in found.failures
    ]
    return list(dict.fromkeys([*files, *found.paths])), [*failures, *unseen]


@watch.staged("publish")
def publish(settings: Settings, *, stored: bool) -> str | None:
    """Publish what is stored, unless the published copy holds it; why that failed, where it did.

    Where the list of subgroups was edited, that is applied first to all that is stored. ``stored``
    says whether this run stored anything: if not, a warehouse that is in use is left to whoever
    uses it, and nothing is said.
    """
    why_not = _why_not_published(settings, stored=stored)
    if why_not is not None:
        watch.published(why_not)
    return why_not


def _why_not_published(settings: Settings, *, stored: bool) -> str | None:
    try:
        republish(
            settings,
            wait_seconds=settings.lock_wait_seconds if stored else 0,
            # Another program had the database open when this run, or one at its side, ended.
            take_in=stored and is_ended_run_waiting(settings.warehouse),
        )
    except SettingsError as error:  # the file was fine when the run began
        return str(error)
    except NotPublishedError as error:
        return str(error) if stored else None
    except WarehouseError as error:
        return f"what was stored could not be published: {error}" if stored else None
    return None


def republish(settings: Settings, *, wait_seconds: float, take_in: bool = False) -> None:
    """Apply an edited list of subgroups to all that is stored, and publish what readers lack.

    Nothing is opened where nothing has changed, unless the database is to ``take_in`` what was
    noted of runs beside it.

    Raises:
        SettingsError: the list of subgroups can't be used.
        NotPublishedError: the copy can't be made; the one before stays in its place.
        WarehouseError: the warehouse can't be opened within ``wait_seconds``, or not be written.
    """
    if not settings.warehouse.exists():
        return
    codes = _codes_to_apply(settings)
    has_all = not settings.publish or is_current(settings.warehouse)
    if codes is None and has_all and not take_in:
        return
    from tabel_extract.warehouse.store import Warehouse

    with Warehouse.open(settings.warehouse, wait_seconds=wait_seconds) as warehouse:
        if codes is not None:
            apply_codes(warehouse, codes, program_version=__version__, now=datetime.now(UTC))
        if take_in:
            take_in_waiting(warehouse, __version__)
        if settings.publish:
            warehouse.publish()
            watch.published(None)


def check_lists(settings: Settings) -> None:
    """Load the files that settings name, so that one that can't be used is told at once.

    Raises:
        SettingsError: a file that a setting names can't be used.
    """
    if settings.phrases is not None:
        load_phrases(settings.phrases)
    if settings.codes is not None:
        load_codes(settings.codes)


def _codes_to_apply(settings: Settings) -> CodeList | None:
    """The list of subgroups, unless all that is stored is known to have its codes."""
    coded = is_applied(settings.warehouse, revision(settings.codes), __version__)
    return None if coded else load_codes(settings.codes)


@watch.watched("command")
def ingest(
    paths: Sequence[Path],
    settings: Settings,
    *,
    report_id: str | None = None,
    sources: Sequence[Source] = (),
    told: Callable[[Sequence[Outcome], int], None] = lambda outcomes, total: None,
    warned: Callable[[str], None] = lambda warning: None,
    heard: Callable[[Found], None] = lambda found: None,
) -> list[Outcome]:
    """Read, validate, store and publish everything that is named, as a run that is noted.

    What ``sources`` hold is read too; ``heard`` hears what looking at them gave, ``told`` after
    each batch what became of its files, of how many in all, so that what was stored is known even
    if a later batch can't be, and ``warned`` why what was stored could not be published.

    Raises:
        SettingsError: a file that a setting names can't be used; nothing is read then.
        WarehouseError: the warehouse can't be used; batches stored before stay stored.
    """
    check_lists(settings)
    asked = [*paths, *(root_of(source, settings) for source in sources)]
    outcomes: list[Outcome] = []
    try:
        with recorded(
            settings.warehouse, kind="command", asked=asked, program_version=__version__
        ) as run:
            found = find(sources, settings)
            heard(found)
            files, failures = planned(paths, found)
            total = len(files) + len(failures)
            watch.begun(run.run_id, total)
            _noted(failures, run)
            told(failures, total)
            outcomes += failures
            holders = Holders()
            with reading(settings) as read_all:
                for batch in watch.each(batches(files, settings.batch_size)):
                    read = read_batch(batch, settings, holders, read_all, report_id)
                    done = store_batch(validate_batch(read, settings), settings)
                    _noted(done, run)
                    told(done, total)
                    outcomes += done
            record(found, outcomes, settings, run)
    finally:  # also what was stored before the warehouse gave out
        warning = publish(settings, stored=any(o.status == "added" for o in outcomes))
        if warning is not None:
            warned(warning)
    return outcomes


def _noted(done: Sequence[Outcome], run: Run) -> None:
    """Note what became of files in the run, and where that is watched."""
    run.note(done)
    watch.done(done)
