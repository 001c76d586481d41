"""What `status` prints: how a warehouse stands, for people or for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from rich.text import Text

from tabel_extract.address import Lake
from tabel_extract.cli.render import REASONS, counted
from tabel_extract.cli.runs_command import run_line
from tabel_extract.cli.source_status import source_json, source_lines
from tabel_extract.cli.terminal import console, styled
from tabel_extract.health.status import Status, concerns
from tabel_extract.shown.sizes import size_text
from tabel_extract.warehouse.journal import RunFile
from tabel_extract.warehouse.runs import RunInfo

MOST_NEW = 5
"""Versions that are named; more would push the rest off the screen."""
_INDENT = 11


def print_status(found: Status) -> None:
    """Print how a warehouse stands, then what wants a person."""
    out = console()
    for name, lines in (
        ("warehouse", _warehouse(found)),
        ("stored", _stored(found)),
        ("published", _published(found)),
        ("last runs", _last_runs(found)),
        ("new", _new(found)),
        ("waiting", _waiting(found)),
        ("set aside", _set_aside(found)),
        ("sources", source_lines(found.sources)),
    ):
        for number, line in enumerate(lines):
            head = name if number == 0 else ""
            out.print(Text.assemble((f"{head:{_INDENT}}", "bold"), line), soft_wrap=True)
    out.print()
    wanting = concerns(found)
    out.print("Wants a person:" if wanting else "All is well.")
    for sentence in wanting:
        out.print(styled(f"  ✗ {sentence}", "red"), soft_wrap=True)


def as_json(found: Status) -> str:
    """The same for programs: times in ISO 8601 and UTC, sizes in bytes, in ASCII throughout."""
    copy, stored = found.copy, found.counts
    oldest = found.set_aside[0].first_at.isoformat() if found.set_aside else None
    told = {
        "at": found.at.isoformat(),
        "warehouse": str(found.warehouse),
        "exists": found.exists,
        "in_use": found.held,
        "reports": None if stored is None else stored.reports,
        "open_findings": None
        if stored is None
        else {"error": stored.errors, "warning": stored.warnings, "info": stored.infos},
        "published": None
        if copy is None
        else {"at": copy.published_at.isoformat(), "is_current": copy.is_current},
        "runs": [_run(run) for run in found.runs],
        "new": [
            {"report": f.report_id, "version": f.ordinal, "reason": f.reason, "changed": f.changed}
            for f in found.new
        ],
        "runs_waiting": found.waiting,
        "set_aside": {
            "files": len(found.set_aside),
            "by_fault": found.faults,
            "oldest_since": oldest,
            "dropped": found.dropped,
        },
        "sources": [source_json(one) for one in found.sources],
        "bytes": {
            "database": found.sizes.database,
            "published": found.sizes.copy,
            "sources": found.sizes.sources,
            "set_aside": found.sizes.set_aside,
        },
        "wants_a_person": list(concerns(found)),
    }
    return json.dumps(told, indent=2)


def _run(run: RunInfo) -> dict[str, Any]:
    ended, took = run.finished_at, run.duration
    return {
        "run": run.run_id,
        "state": run.state,
        "started_at": run.started_at.isoformat(),
        "finished_at": None if ended is None else ended.isoformat(),
        "seconds": None if took is None else took.total_seconds(),
        "kind": run.kind,
        "asked": list(run.asked),
        "program": run.program_version,
        "added": run.count("added"),
        "unchanged": run.count("unchanged"),
        "failed": run.count("failed"),
        "message": run.message,
    }


def _warehouse(found: Status) -> Iterator[Text]:
    if not found.exists:
        yield styled(f"there is none at {found.warehouse} yet: ingest a report first")
        return
    beside = [
        f"{name} {size_text(size)}"
        for name, size in (
            ("published copy", found.sizes.copy),
            ("kept files", found.sizes.sources),
            ("files set aside", found.sizes.set_aside),
        )
        if size
    ]
    more = f" (beside it: {', '.join(beside)})" if beside else ""
    yield styled(f"{found.warehouse}, {size_text(found.sizes.database)}{more}")
    if found.held is not None:
        told = "its published copy" if found.counts else "what runs noted"
        yield styled(f"in use: {found.held}; told from {told}, which may be behind", "yellow")


def _stored(found: Status) -> Iterator[Text]:
    stored = found.counts
    if stored is None:
        yield styled("not known while the warehouse is in use" if found.held else "nothing")
        return
    parts = [
        counted(number, noun)
        for number, noun in (
            (stored.errors, "error"),
            (stored.warnings, "warning"),
            (stored.infos, "note"),
        )
        if number
    ]
    yield styled(
        f"{counted(stored.reports, 'report')}; open findings: {', '.join(parts) or 'none'}"
    )


def _published(found: Status) -> Iterator[Text]:
    if found.copy is None:
        if isinstance(found.warehouse, Lake):
            yield styled("nothing, as a lake keeps no reader waiting")
        else:
            setting = "" if found.publishes else ", as TABEL_EXTRACT_PUBLISH says"
            yield styled(f"nothing{setting}")
        return
    state = "current" if found.copy.is_current else "lacks what was stored since"
    age = _age(found.at - found.copy.published_at)
    yield styled(f"{_moment(found.copy.published_at)}, {age}: {state}")


def _last_runs(found: Status) -> Iterator[Text]:
    if not found.runs:
        yield styled("none yet")
    for run in found.runs:
        yield run_line(run)


def _new(found: Status) -> Iterator[Text]:
    if not found.runs:
        yield styled("nothing")
        return
    if not found.new:
        yield styled("nothing since the run before")
        return
    yield styled(f"{counted(len(found.new), 'version')} since the run before")
    for file in found.new[:MOST_NEW]:
        yield styled(_version(file))
    if len(found.new) > MOST_NEW:
        yield styled(f"and {len(found.new) - MOST_NEW} more: tabel-extract history")


def _version(file: RunFile) -> str:
    why = REASONS.get(file.reason or "", file.reason)
    cells = (
        f", {counted(file.changed, 'cell')} changed" if file.changed and file.ordinal != 1 else ""
    )
    return f"{file.report_id}, version {file.ordinal}: {why}{cells}"


def _waiting(found: Status) -> Iterator[Text]:
    if not found.waiting:
        yield styled("nothing")
        return
    whose = counted(found.waiting, "run")
    yield styled(f"the notes of {whose}, which the database takes in with the next news")


def _set_aside(found: Status) -> Iterator[Text]:
    dropped = f"; {found.dropped} dropped" if found.dropped else ""
    if not found.set_aside:
        yield styled(f"nothing{dropped}")
        return
    faults = ", ".join(f"{number} {fault}" for fault, number in found.faults.items())
    since = _age(found.at - found.set_aside[0].first_at)
    files = counted(len(found.set_aside), "file")
    yield styled(f"{files}: {faults}; the oldest {since}{dropped} (tabel-extract quarantine list)")


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M:%S}"


def _age(passed: timedelta) -> str:
    """How long ago, in the largest unit that fits: ``3 hours ago``."""
    minutes = int(passed.total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{counted(minutes, 'minute')} ago"
    hours = minutes // 60
    return f"{counted(hours, 'hour')} ago" if hours < 48 else f"{hours // 24} days ago"
