"""Files ─► reports that were read, the others told: unchanged, set aside, or in conflict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from tabel_extract import __version__
from tabel_extract.errors import Fault, UnreadableSourceError
from tabel_extract.model import Report
from tabel_extract.parsing import parse_source
from tabel_extract.reading.source import RawSource, find_sources, read_source
from tabel_extract.settings import Settings
from tabel_extract.telemetry import watch
from tabel_extract.warehouse import quarantine
from tabel_extract.warehouse.journal import RunFile, Status
from tabel_extract.warehouse.memo import Seen, recall
from tabel_extract.warehouse.sources import keep

T = TypeVar("T")

ReadAll = Callable[[Sequence[RawSource]], Iterable[Report | UnreadableSourceError]]
"""Reads sources, and tells in their order what became of each."""


@dataclass(frozen=True, slots=True)
class Outcome(RunFile):
    """What became of one file, with its path as it was found, and how much was read.

    ``fault``, ``key`` and ``first_at`` are those of a file that was set aside, now or before.
    ``sha256`` is that of its bytes; None where they could not be read.
    """

    tables: int = 0
    cells: int = 0
    fault: Fault | None = None
    key: str | None = None
    first_at: datetime | None = field(default=None, compare=False, repr=False)
    sha256: str | None = field(default=None, compare=False)

    def facts(self) -> dict[str, str | int | None]:
        """What a log line says of it."""
        facts: dict[str, str | int | None] = {
            "source": self.path,
            "status": self.status,
            "report_id": self.report_id,
        }
        if self.status == "added":
            counts = {"cells": self.cells, "changed": self.changed}
            found = {"errors": self.errors, "warnings": self.warnings}
            return {**facts, "version": self.ordinal, "reason": self.reason, **counts, **found}
        return {**facts, "fault": self.fault, "key": self.key, "why": self.message or self.reason}


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: its report and the identity that it is stored under.

    ``data`` are its bytes, as they were read, where they are to be kept: the file itself may have
    changed since. ``again`` says that kept bytes were read again: ``path`` is then their name.
    """

    path: str
    report_id: str
    report: Report
    data: bytes | None = field(default=None, repr=False)
    again: bool = False


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


def batches(files: Sequence[T], size: int) -> Iterator[list[T]]:
    """Files in groups of at most ``size``."""
    for start in range(0, len(files), size):
        yield list(files[start : start + size])


@contextmanager
def reading(settings: Settings) -> Iterator[ReadAll]:
    """How sources are read: in workers within limits, or in this process where there are none."""
    if not settings.workers:
        yield partial(read_here, settings)
        return
    from tabel_extract.bounded.readers import Readers

    with Readers(settings) as readers:
        yield readers.read


def read_here(
    settings: Settings, raws: Sequence[RawSource]
) -> Iterator[Report | UnreadableSourceError]:
    """Read sources in this process, without limits of time and memory."""
    for raw in raws:
        try:
            yield parse_source(raw, settings)
        except UnreadableSourceError as error:
            yield error


@watch.staged("read")
def read_batch(
    files: Sequence[Path],
    settings: Settings,
    holders: Holders,
    read_all: ReadAll | None = None,
    report_id: str | None = None,
) -> Batch:
    """Read the files that are new or changed; the others are done with.

    A file that can't be read is a failed outcome; it is set aside beside the warehouse, and keeps
    no other file from being read. ``read_all`` is what ``reading`` gives; without it files are read
    in this process.

    Raises:
        WarehouseError: the warehouse can't be opened, or a file can't be kept beside it.
    """
    read_all = read_all or partial(read_here, settings)
    outcomes: list[Outcome] = []
    raws: list[tuple[Path, RawSource]] = []
    for path in files:
        try:
            raws.append((path, read_source(path, settings.max_bytes)))
        except UnreadableSourceError as error:
            known_as = quarantine.key_of(path)
            told = given_up(settings, path, known_as, str(error))
            outcomes.append(told or set_aside(settings, path, None, error))
    known, stored_as = _known([raw.source.sha256 for _, raw in raws], settings)
    new: list[tuple[Path, RawSource]] = []
    for path, raw in raws:
        seen = known.get(raw.source.sha256)
        if seen is not None and report_id in {None, seen.report_id}:
            _keep(settings, raw)  # what was stored before sources were kept has none yet
            outcomes.append(_unchanged(path, raw, seen, holders))
        elif refused := given_up(settings, path, quarantine.key_of(raw.source.sha256)):
            outcomes.append(replace(refused, sha256=raw.source.sha256))
        else:
            new.append((path, raw))
    read: list[ReadFile] = []
    for path, raw, result in _read_once(new, read_all):
        if isinstance(result, UnreadableSourceError):
            failed = set_aside(settings, path, raw.data, result)
            outcomes.append(replace(failed, sha256=raw.source.sha256))
            continue
        identity = report_id or stored_as.get(raw.source.sha256) or _identity(result)
        data = raw.data if settings.keep_sources else None
        read.append(ReadFile(str(path), identity, replace(result, source=raw.source), data))
    return _without_conflicts(read, outcomes, holders)


def _read_once(
    new: Sequence[tuple[Path, RawSource]], read_all: ReadAll
) -> Iterator[tuple[Path, RawSource, Report | UnreadableSourceError]]:
    """What became of each file; those with the same bytes are read once, as the first of them."""
    first = {one[1].source.sha256: one for one in reversed(new)}
    once = [one for one in new if first[one[1].source.sha256] is one]
    read = watch.files_read(
        [(path, len(raw.data)) for path, raw in once], read_all([raw for _, raw in once])
    )
    results = {raw.source.sha256: result for (_, raw), result in zip(once, read, strict=True)}
    for path, raw in new:
        yield path, raw, results[raw.source.sha256]


def limits_of(settings: Settings) -> str:
    """The limits that a file is read within, as they are noted of one that was set aside."""
    limits = settings.limits
    within = (
        f"{settings.max_bytes} bytes, {limits.pages} pages, {limits.characters} characters and "
        f"{limits.segments} segments a page, {limits.crossings} crossings"
    )
    if not settings.workers:
        return within
    return f"{within}, {settings.max_seconds:g} s, {settings.max_memory_mib} MiB"


def set_aside(
    settings: Settings, path: Path, data: bytes | None, error: UnreadableSourceError
) -> Outcome:
    """Set a file that can't be read aside beside the warehouse, and say so of it.

    Raises:
        WarehouseError: it can't be kept there.
    """
    entry = quarantine.set_aside(
        settings.warehouse,
        path,
        data,
        error,
        program_version=__version__,
        limits=limits_of(settings),
        now=datetime.now(UTC),
    )
    return _of_entry(path, entry)


def given_up(
    settings: Settings, path: Path, key: str, message: str | None = None
) -> Outcome | None:
    """What is said of a file that can't be read, as was found before; None where it was not."""
    entry = quarantine.known(
        settings.warehouse, key, program_version=__version__, limits=limits_of(settings)
    )
    if entry is None or message not in {None, entry.message}:
        return None
    if entry.dropped:
        return Outcome(str(path), "unchanged", reason="dropped")
    return _of_entry(path, entry)


def _of_entry(path: Path, entry: quarantine.SetAside) -> Outcome:
    return Outcome(
        str(path),
        "failed",
        message=entry.message,
        fault=entry.fault,
        key=entry.key,
        first_at=entry.first_at,
    )


def _keep(settings: Settings, raw: RawSource) -> None:
    if settings.keep_sources:
        keep(settings.warehouse, raw.source.sha256, raw.data)


def _unchanged(path: Path, raw: RawSource, seen: Seen, holders: Holders) -> Outcome:
    refusal = holders.refuse(seen.report_id, str(path), seen.content)
    status: Status = "unchanged" if refusal is None else "failed"
    return Outcome(
        str(path), status, report_id=seen.report_id, message=refusal, sha256=raw.source.sha256
    )


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
            outcomes.append(
                Outcome(
                    file.path,
                    "failed",
                    report_id=file.report_id,
                    message=refusal,
                    sha256=file.report.source.sha256,
                )
            )
    return Batch(tuple(kept), tuple(outcomes))
