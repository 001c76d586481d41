"""Deciding what a batch of reports adds to the warehouse; knows no database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from tabel_extract.comparison.changes import changes
from tabel_extract.comparison.content import content_sha256, findings_sha256
from tabel_extract.model import Report
from tabel_extract.warehouse.versions import NewVersion, Reading, Reason, Saved

SMALLEST_STEP = timedelta(microseconds=1)
"""Resolution of the database: how much later a version is stored where the clock stepped back."""


@dataclass(frozen=True, slots=True)
class Head:
    """The current version of a report.

    ``sources`` are the SHA-256s of all bytes that led to it. ``report`` is what it holds; None as
    long as nothing is to be compared with it.
    """

    version_id: int
    ordinal: int
    recorded_at: datetime
    content_sha256: str
    findings_sha256: str
    sources: frozenset[str]
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report that may become a version, with the hashes that decide it."""

    report_id: str
    report: Report
    content_sha256: str
    findings_sha256: str

    @classmethod
    def of(cls, report_id: str, report: Report) -> Self:
        """Return a report with its hashes."""
        return cls(report_id, report, content_sha256(report), findings_sha256(report))

    def is_news_after(self, head: Head) -> bool:
        """Say whether its content, or what was made of that, differs from a version's."""
        return (self.content_sha256, self.findings_sha256) != (
            head.content_sha256,
            head.findings_sha256,
        )


class Batch:
    """What is to be stored together: new versions and readings, in the order they were added."""

    def __init__(
        self,
        heads: Mapping[str, Head],
        next_version_id: int,
        program_version: str,
        now: datetime,
        *,
        again: bool = False,
    ) -> None:
        """Start from the current versions, by report_id, and the first free version_id.

        A head that a candidate is news after needs its report. ``again`` says that sources are read
        again: one that was overtaken by other bytes meanwhile adds nothing.
        """
        self.versions: list[NewVersion] = []
        self.readings: list[Reading] = []
        self._heads = dict(heads)
        self._next_version_id = next_version_id
        self._program_version = program_version
        self._now = now
        self._again = again

    def add(self, candidate: Candidate) -> Saved:
        """Take in a candidate, as a version if it is news, and as a reading in any case."""
        head = self._heads.get(candidate.report_id)
        if self._again and head and candidate.report.source.sha256 not in head.sources:
            return _unchanged(candidate, head)
        if head is None or candidate.is_news_after(head):
            saved = self._add_version(candidate, head)
        else:
            saved = _unchanged(candidate, head)
        self.readings.append(
            Reading(
                candidate.report.source.sha256,
                candidate.report.source.name,
                self._program_version,
                candidate.report_id,
                saved.version_id,
                self._now,
            )
        )
        return saved

    def _add_version(self, candidate: Candidate, head: Head | None) -> Saved:
        added, removed, changed = _cell_counts(candidate.report, head)
        version = NewVersion(
            version_id=self._next_version_id,
            report_id=candidate.report_id,
            ordinal=1 if head is None else head.ordinal + 1,
            recorded_at=(
                self._now if head is None else max(self._now, head.recorded_at + SMALLEST_STEP)
            ),
            reason=_reason(candidate, head),
            program_version=self._program_version,
            content_sha256=candidate.content_sha256,
            findings_sha256=candidate.findings_sha256,
            report=candidate.report,
            cells_added=added,
            cells_removed=removed,
            cells_changed=changed,
        )
        self._next_version_id += 1
        self.versions.append(version)
        self._heads[version.report_id] = Head(
            version.version_id,
            version.ordinal,
            version.recorded_at,
            version.content_sha256,
            version.findings_sha256,
            frozenset({version.report.source.sha256}),
            version.report,
        )
        return Saved(
            version.report_id,
            version.version_id,
            version.ordinal,
            "added",
            version.reason,
            added,
            removed,
            changed,
        )


def _unchanged(candidate: Candidate, head: Head) -> Saved:
    return Saved(candidate.report_id, head.version_id, head.ordinal, "unchanged", None, 0, 0, 0)


def _reason(candidate: Candidate, head: Head | None) -> Reason:
    if head is None:
        return "first_seen"
    # Other bytes that read the same lead to the same version, so any of them may be read again.
    return "reread" if candidate.report.source.sha256 in head.sources else "source_revised"


def _cell_counts(report: Report, head: Head | None) -> tuple[int, int, int]:
    """Return how many cells were added, removed and changed since the version before."""
    if head is None:
        return sum(len(table.observations) for table in report.tables), 0, 0
    if head.report is None:
        raise ValueError(f"version {head.version_id} is to be compared, but was not loaded")
    counts = Counter(
        change.kind for change in changes(head.report, report) if change.part == "cell"
    )
    return counts["added"], counts["removed"], counts["changed"]
