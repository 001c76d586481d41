"""What the warehouse holds: reports, their versions, any past state, and what changed between."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from tabel_extract.comparison.changes import CellChange, changes
from tabel_extract.errors import UnknownReportError
from tabel_extract.model import Source
from tabel_extract.warehouse.batch import SMALLEST_STEP
from tabel_extract.warehouse.instants import from_microseconds
from tabel_extract.warehouse.literals import text_literal
from tabel_extract.warehouse.loading import load_decisions, load_reports
from tabel_extract.warehouse.store import Warehouse
from tabel_extract.warehouse.versions import ReportInfo, Stored, VersionInfo

MAX_SUGGESTIONS = 3
"""More near matches than this are no help in one line."""

LIKENESS = 0.4
"""How alike an id must be to be suggested, from 0 to 1; ids share a publisher, so not too low."""

_VERSION = (
    "SELECT version_id, report_id, ordinal, epoch_us(recorded_at), reason, program_version, "
    "source_name, source_sha256, source_bytes, source_format, title, publisher, table_count, "
    "observation_count, error_count, warning_count, info_count, cells_added, cells_removed, "
    "cells_changed FROM version"
)


def reports(warehouse: Warehouse) -> list[ReportInfo]:
    """Return every report with its current version, by report_id.

    Raises:
        WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
    """
    return [
        ReportInfo(report_id, len(known), known[0].recorded_at, known[-1])
        for report_id, known in all_versions(warehouse).items()
    ]


def all_versions(warehouse: Warehouse) -> dict[str, list[VersionInfo]]:
    """Return the versions of every report, first one first, by report_id in its order.

    Raises:
        WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
    """
    found: dict[str, list[VersionInfo]] = {}
    for version in _versions(warehouse, "ORDER BY report_id, ordinal"):
        found.setdefault(version.report_id, []).append(version)
    return found


def versions(warehouse: Warehouse, report_id: str) -> list[VersionInfo]:
    """Return the versions of a report, first one first.

    Raises:
        UnknownReportError: If there is no such report; the message names the nearest ones.
        WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
    """
    found = _versions(warehouse, f"WHERE report_id = {_searchable(report_id)} ORDER BY ordinal")
    if not found:
        raise UnknownReportError(_unknown(warehouse, report_id))
    return found


def load(
    warehouse: Warehouse,
    report_id: str,
    *,
    ordinal: int | None = None,
    as_of: datetime | None = None,
) -> Stored:
    """Return a version with its content: a numbered one, the one of a moment, or the current one.

    With it come the decisions about the report: those that there were at the moment, or as long as
    a numbered version was current.

    Args:
        warehouse: An open warehouse.
        report_id: The report.
        ordinal: Number of the version, from 1.
        as_of: A moment with a time zone; the version that was current then.

    Raises:
        UnknownReportError: If there is no such report or version, or none yet at that moment.
        ValueError: If both ``ordinal`` and ``as_of`` are given, or ``as_of`` has no time zone.
        WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
    """
    known = versions(warehouse, report_id)
    version = choose(known, ordinal, as_of)
    moment = as_of
    if moment is None and version is not known[-1]:
        moment = known[version.ordinal].recorded_at - SMALLEST_STEP
    decisions = load_decisions(warehouse.query, version.report_id, moment)
    return replace(contents(warehouse, [version])[0], decisions=tuple(decisions))


def diff(warehouse: Warehouse, report_id: str, old: int, new: int) -> list[CellChange]:
    """Return what changed in a report from version ``old`` to version ``new``, by their ordinals.

    Empty where both have the same content and verdicts, as where only findings changed.

    Raises:
        UnknownReportError: If there is no such report or version.
        WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
    """
    known = versions(warehouse, report_id)
    before, after = contents(warehouse, [choose(known, ordinal, None) for ordinal in (old, new)])
    return changes(before.report, after.report)


def contents(warehouse: Warehouse, chosen: Sequence[VersionInfo]) -> list[Stored]:
    """Return versions with their contents, without decisions, in a fraction of the time of each.

    Raises:
        WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
    """
    reports = load_reports(warehouse.query, {version.version_id for version in chosen})
    return [Stored(version, reports[version.version_id]) for version in chosen]


def _versions(warehouse: Warehouse, condition: str) -> list[VersionInfo]:
    return [_version(row) for row in warehouse.query(f"{_VERSION} {condition}")]


def _version(row: tuple[Any, ...]) -> VersionInfo:
    version_id, report_id, ordinal, recorded_at, reason, program, *rest = row
    return VersionInfo(
        version_id,
        report_id,
        ordinal,
        from_microseconds(recorded_at),
        reason,
        program,
        Source(*rest[:4]),
        *rest[4:],
    )


def choose(known: list[VersionInfo], ordinal: int | None, as_of: datetime | None) -> VersionInfo:
    """Return one of the versions of a report as ``load`` does, and raise what it raises."""
    report_id = known[0].report_id
    if ordinal is not None and as_of is not None:
        raise ValueError("a version is chosen by its number or by a moment, not by both")
    if ordinal is not None:
        for version in known:
            if version.ordinal == ordinal:
                return version
        raise UnknownReportError(
            f"{report_id} has no version {ordinal}: choose one from 1 to {known[-1].ordinal}"
        )
    if as_of is None:
        return known[-1]
    if as_of.tzinfo is None:
        raise ValueError(f"{as_of.isoformat()} has no time zone")
    past = [version for version in known if version.recorded_at <= as_of]
    if not past:
        raise UnknownReportError(
            f"{report_id} had no version yet at {as_of.isoformat()}: "
            f"the first was stored at {known[0].recorded_at.isoformat()}"
        )
    return past[-1]


def _searchable(report_id: str) -> str:
    # A NUL can't be sent to the database, and no identity holds one.
    return text_literal(report_id.replace("\0", "\N{REPLACEMENT CHARACTER}"))


def _unknown(warehouse: Warehouse, report_id: str) -> str:
    known = [row[0] for row in warehouse.query("SELECT DISTINCT report_id FROM version ORDER BY 1")]
    if not known:
        return f"there is no report {report_id!r}: {warehouse.path} holds no reports yet"
    near = _near(report_id, known)
    if not near:
        listed = f"`tabel-extract history` lists the {len(known)} that there are"
        return f"there is no report {report_id!r}: {listed}"
    return f"there is no report {report_id!r}; did you mean {' or '.join(near)}?"


def _near(report_id: str, known: list[str]) -> list[str]:
    wanted = report_id.strip().lower()
    containing = [name for name in known if wanted and wanted in name]
    alike = difflib.get_close_matches(wanted, known, n=MAX_SUGGESTIONS, cutoff=LIKENESS)
    return list(dict.fromkeys(containing + alike))[:MAX_SUGGESTIONS]
