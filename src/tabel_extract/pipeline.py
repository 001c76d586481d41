"""Composes the stages: files ─► reports ─► validated ─► stored. Knows no Prefect.

``ingest`` is the whole job in one process; a scheduler calls its steps, which each take a batch:
:func:`read_batch`, :func:`validate_batch` and :func:`store_batch`, and :func:`publish` after the
last. What is stored becomes pages in ``pages``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tabel_extract import __version__
from tabel_extract.claims.phrases import load_phrases
from tabel_extract.codes.file import load_codes, revision
from tabel_extract.errors import (
    NotPublishedError,
    SettingsError,
    UnreadableSourceError,
    WarehouseError,
)
from tabel_extract.model import Report
from tabel_extract.parsing import parse_source
from tabel_extract.reading.source import RawSource, find_sources, read_source
from tabel_extract.settings import Settings
from tabel_extract.warehouse.freshness import is_current
from tabel_extract.warehouse.journal import RunFile, Status
from tabel_extract.warehouse.memo import Seen, recall
from tabel_extract.warehouse.runs import recorded
from tabel_extract.warehouse.sources import keep
from tabel_extract.warehouse.subgroups import apply_codes, is_applied

if TYPE_CHECKING:
    from tabel_extract.checks.pairs import Earlier
    from tabel_extract.codes.codelist import CodeList


@dataclass(frozen=True, slots=True)
class Outcome(RunFile):
    """What became of one file, with its path as it was found, and how much was read."""

    tables: int = 0
    cells: int = 0


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: its report and the identity that it is stored under.

    ``data`` are its bytes, as they were read, where they are to be kept: the file itself may have
    changed since.
    """

    path: str
    report_id: str
    report: Report
    data: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Batch:
    """Files on their way through the stages; ``outcomes`` are those that are done already."""

    files: tuple[ReadFile, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


@dataclass(slots=True)
class Holders:
    """Which file of this run speaks for which report: a second, different one is refused."""

    by_report: dict[str, tuple[str, str]] = field(default_factory=dict)

    def refuse(self, report_id: str, path: str, content: str) -> str | None:
        """Why a file can't be stored as this report, or None; the first file gets the claim.

        ``content`` is the hash of what the file says.
        """
        other, known = self.by_report.setdefault(report_id, (path, content))
        if other == path or content == known:
            return None
        return (
            f"{path}: says it is the same report as {other} ({report_id}), with other content; "
            "only that one was stored. Remove one of the two, or give this one a name of its own "
            "with --report-id."
        )


def read_report(path: Path, settings: Settings | None = None) -> Report:
    """Read one file into a report with its findings.

    Raises:
        UnreadableSourceError: the file is missing, empty, too large, no text, or a PDF that can't
            be opened.
        SettingsError: a file that a setting names can't be used.
    """
    settings = settings or Settings()
    return parse_source(read_source(path, settings.max_bytes), settings)


def plan(paths: Sequence[Path]) -> tuple[list[Path], list[Outcome]]:
    """The files to read in what was named, and a failure for each path that gives none."""
    files: dict[Path, None] = {}
    failures = []
    for path in paths:
        try:
            files.update(dict.fromkeys(find_sources([path])))
        except UnreadableSourceError as error:
            failures.append(Outcome(str(path), "failed", message=str(error)))
    return list(files), failures


def batches(files: Sequence[Path], size: int) -> Iterator[list[Path]]:
    """Files in groups of at most ``size``."""
    for start in range(0, len(files), size):
        yield list(files[start : start + size])


def read_batch(
    files: Sequence[Path], settings: Settings, holders: Holders, report_id: str | None = None
) -> Batch:
    """Read the files that are new or changed; the others are done with.

    A file that can't be read is a failed outcome; it keeps no other file from being read.

    Raises:
        WarehouseError: the warehouse can't be opened, or a source can't be kept beside it.
    """
    outcomes: list[Outcome] = []
    raws: list[tuple[Path, RawSource]] = []
    for path in files:
        try:
            raws.append((path, read_source(path, settings.max_bytes)))
        except UnreadableSourceError as error:
            outcomes.append(Outcome(str(path), "failed", message=str(error)))
    known, stored_as = _known([raw.source.sha256 for _, raw in raws], settings)
    read: list[ReadFile] = []
    for path, raw in raws:
        sha256 = raw.source.sha256
        data = raw.data if settings.keep_sources else None
        seen = known.get(sha256)
        if seen is not None and report_id in {None, seen.report_id}:
            _keep(settings, sha256, data)  # what was stored before sources were kept has none yet
            outcomes.append(_unchanged(path, seen, holders))
            continue
        try:
            report = parse_source(raw, settings)
        except UnreadableSourceError as error:
            outcomes.append(Outcome(str(path), "failed", message=str(error)))
            continue
        identity = report_id or stored_as.get(sha256) or _identity(report)
        read.append(ReadFile(str(path), identity, report, data))
    return _without_conflicts(read, outcomes, holders)


def _keep(settings: Settings, sha256: str, data: bytes | None) -> None:
    if data is not None:
        keep(settings.warehouse, sha256, data)


def _unchanged(path: Path, seen: Seen, holders: Holders) -> Outcome:
    refusal = holders.refuse(seen.report_id, str(path), seen.content)
    status: Status = "unchanged" if refusal is None else "failed"
    return Outcome(str(path), status, report_id=seen.report_id, message=refusal)


def _known(sha256s: Sequence[str], settings: Settings) -> tuple[dict[str, Seen], dict[str, str]]:
    """By hash: sources that this program has read before, and what others were stored as."""
    if not sha256s or not settings.warehouse.exists():
        return {}, {}
    recalled = recall(settings.warehouse, __version__)
    seen = {s: recalled[s] for s in sha256s if s in recalled}
    others = set(sha256s) - set(seen)
    if not others:
        return seen, {}
    from tabel_extract.warehouse.store import Warehouse

    with Warehouse.open(settings.warehouse, wait_seconds=settings.lock_wait_seconds) as warehouse:
        found = warehouse.seen(others, __version__)
        new = others - set(found)
        stored_as = warehouse.report_ids(new) if new else {}
    return seen | found, stored_as


def _identity(report: Report) -> str:
    from tabel_extract.warehouse.identity import report_id

    return report_id(report)


def _without_conflicts(read: list[ReadFile], outcomes: list[Outcome], holders: Holders) -> Batch:
    from tabel_extract.comparison.content import content_sha256

    kept = []
    for file in read:
        refusal = holders.refuse(file.report_id, file.path, content_sha256(file.report))
        if refusal is None:
            kept.append(file)
        else:
            outcomes.append(Outcome(file.path, "failed", report_id=file.report_id, message=refusal))
    return Batch(tuple(kept), tuple(outcomes))


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
            _keep(settings, file.report.source.sha256, file.data)
        at = now or datetime.now(UTC)
        saved = warehouse.save(items, program_version=__version__, now=at)
        apply_codes(warehouse, codes, program_version=__version__, now=at)
        warehouse.seen([file.report.source.sha256 for file in batch.files], __version__)
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
            )
        )
    return outcomes


def publish(settings: Settings, *, stored: bool) -> str | None:
    """Publish what is stored, unless the published copy holds it; why that failed, where it did.

    Where the list of subgroups was edited, that is applied first to all that is stored. ``stored``
    says whether this run stored anything: if not, a warehouse that is in use is left to whoever
    uses it, and nothing is said.
    """
    if not settings.warehouse.exists():
        return None
    try:
        codes = _codes_to_apply(settings)
    except SettingsError as error:  # the file was fine when the run began
        return str(error)
    if codes is None and (not settings.publish or is_current(settings.warehouse)):
        return None
    from tabel_extract.warehouse.store import Warehouse

    wait = settings.lock_wait_seconds if stored else 0
    try:
        with Warehouse.open(settings.warehouse, wait_seconds=wait) as warehouse:
            if codes is not None:
                apply_codes(warehouse, codes, program_version=__version__, now=datetime.now(UTC))
            if settings.publish:
                warehouse.publish()
    except NotPublishedError as error:
        return str(error) if stored else None
    except WarehouseError as error:
        return f"what was stored could not be published: {error}" if stored else None
    return None


def _codes_to_apply(settings: Settings) -> CodeList | None:
    """The list of subgroups, unless all that is stored is known to have its codes."""
    coded = is_applied(settings.warehouse, revision(settings.codes), __version__)
    return None if coded else load_codes(settings.codes)


def ingest(
    paths: Sequence[Path],
    settings: Settings,
    *,
    report_id: str | None = None,
    told: Callable[[Sequence[Outcome], int], None] = lambda outcomes, total: None,
    warned: Callable[[str], None] = lambda warning: None,
) -> list[Outcome]:
    """Read, validate, store and publish everything that is named, as a run that is noted.

    ``told`` hears after each batch what became of its files, and of how many files there are in
    all, so that what was stored is known even if a later batch can't be. ``warned`` hears why what
    was stored could not be published.

    Raises:
        SettingsError: a file that a setting names can't be used; nothing is read then.
        WarehouseError: the warehouse can't be used; batches stored before stay stored.
    """
    if settings.phrases is not None:
        load_phrases(settings.phrases)  # told at once, even where no file is new
    if settings.codes is not None:
        load_codes(settings.codes)
    outcomes: list[Outcome] = []
    try:
        with recorded(
            settings.warehouse, kind="command", asked=paths, program_version=__version__
        ) as run:
            files, failures = plan(paths)
            total = len(files) + len(failures)
            run.note(failures)
            told(failures, total)
            outcomes += failures
            holders = Holders()
            for batch in batches(files, settings.batch_size):
                read = read_batch(batch, settings, holders, report_id)
                done = store_batch(validate_batch(read, settings), settings)
                run.note(done)
                told(done, total)
                outcomes += done
    finally:  # also what was stored before the warehouse gave out
        warning = publish(settings, stored=any(o.status == "added" for o in outcomes))
        if warning is not None:
            warned(warning)
    return outcomes
