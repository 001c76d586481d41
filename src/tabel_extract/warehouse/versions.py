"""The nouns of the store: versions of a report, and readings of a source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tabel_extract.model import Decision, Report, Source

Reason = Literal["first_seen", "source_revised", "reread"]
"""Why a version was added.

``first_seen``: the report is new. ``source_revised``: other bytes than those that led to the
version before. ``reread``: the same bytes, of which the program now makes something else.
"""

Outcome = Literal["added", "unchanged"]


@dataclass(frozen=True, slots=True)
class Reading:
    """That a source was read, and the version that holds what was read."""

    source_sha256: str
    source_name: str
    program_version: str
    report_id: str
    version_id: int
    read_at: datetime


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version to be stored; counts are cells, compared with the version before."""

    version_id: int
    report_id: str
    ordinal: int
    recorded_at: datetime
    reason: Reason
    program_version: str
    content_sha256: str
    findings_sha256: str
    report: Report
    cells_added: int
    cells_removed: int
    cells_changed: int


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of one report: a version was added, or its current one holds the same already.

    ``reason`` is None and the counts of cells are 0 where nothing was added; in a first version all
    cells count as added.
    """

    report_id: str
    version_id: int
    ordinal: int
    outcome: Outcome
    reason: Reason | None
    cells_added: int
    cells_removed: int
    cells_changed: int


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """A stored version without its content; times are in UTC, counts as in the database."""

    version_id: int
    report_id: str
    ordinal: int
    recorded_at: datetime
    reason: Reason
    program_version: str
    source: Source
    title: str | None
    publisher: str | None
    table_count: int
    observation_count: int
    error_count: int
    warning_count: int
    info_count: int
    cells_added: int
    cells_removed: int
    cells_changed: int


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """A stored report: its current version, how many there are, and since when it is known."""

    report_id: str
    version_count: int
    first_seen: datetime
    current: VersionInfo


@dataclass(frozen=True, slots=True)
class Stored:
    """A version with its content, as it was saved, and what people decided about it.

    ``decisions`` are those of its report from the first one on, as they were for as long as the
    version was current, or at the moment that was asked for.
    """

    version: VersionInfo
    report: Report
    decisions: tuple[Decision, ...] = ()
