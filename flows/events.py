"""Events that a run leaves in Prefect: a report added or changed, a file set aside, a run stopped.

Automations start from their names. What documents and file names say is bounded text in them. A
run is never the worse for an event that can't be sent.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from prefect.events import emit_event

from tabel_extract.address import Address
from tabel_extract.intake import Outcome
from tabel_extract.shown.one_line import one_line
from tabel_extract.warehouse.runs import folders_above

MOST = 100
"""Events of one run: the first ingest of an archive is no flood, and one more says how many."""

LONGEST_ID = 200
"""Characters of a name in the identity of what an event is about."""

ADDED = "tabel-extract.report.added"
CHANGED = "tabel-extract.report.changed"
SET_ASIDE = "tabel-extract.report.set-aside"
REFUSED = "tabel-extract.report.refused"
STOPPED = "tabel-extract.run.stopped"
MORE = "tabel-extract.run.more"

Payload = dict[str, str | int | None]

log = logging.getLogger("flows.events")


class Events:
    """The events of one run; ``close`` says how many were left out."""

    def __init__(self, run_id: str, asked: Sequence[Path], warehouse: Address) -> None:
        """Begin; folders above what is asked are left out of all events."""
        self._run_id = run_id
        self._above = folders_above(asked, warehouse)
        self._began = datetime.now(UTC)
        self._left: dict[str, int] = {}
        self._sent = 0

    def of(self, outcomes: Sequence[Outcome]) -> None:
        """Send what became of some files; of those that are unchanged there is nothing to say."""
        for outcome in outcomes:
            if outcome.status == "added":
                self._stored(outcome)
            elif outcome.status == "failed":
                self._failed(outcome)

    def close(self, stopped: str | None = None) -> None:
        """Send how many events were left out, and why the run ended before its last file."""
        about = {
            "prefect.resource.id": f"tabel-extract.run.{self._run_id}",
            "prefect.resource.name": f"run {self._run_id}",
        }
        if self._left:
            left: Payload = {name.rsplit(".", 1)[1]: n for name, n in self._left.items()}
            _emit(MORE, about, {"run": self._run_id, **left})
        if stopped is not None:
            _emit(STOPPED, about, {"run": self._run_id, "why": self._told(stopped)})

    def _stored(self, outcome: Outcome) -> None:
        facts: Payload = {
            "report": one_line(outcome.report_id or ""),
            "version": outcome.ordinal,
            "reason": outcome.reason,
            "cells": outcome.cells,
            "errors": outcome.errors,
            "warnings": outcome.warnings,
        }
        if outcome.ordinal == 1:
            self._send(ADDED, _report(outcome), outcome, facts)
        else:
            facts["cells_changed"] = outcome.changed
            self._send(CHANGED, _report(outcome), outcome, facts)

    def _failed(self, outcome: Outcome) -> None:
        why: Payload = {"why": self._told(outcome.message or "")}
        if outcome.key is None:
            about = _report(outcome) if outcome.report_id else self._file(outcome)
            self._send(REFUSED, about, outcome, why)
        elif outcome.first_at is None or outcome.first_at >= self._began:
            facts = {"fault": outcome.fault, **why, "key": outcome.key}
            self._send(SET_ASIDE, self._file(outcome), outcome, facts)

    def _send(self, name: str, about: dict[str, str], outcome: Outcome, facts: Payload) -> None:
        if self._sent >= MOST:
            self._left[name] = self._left.get(name, 0) + 1
            return
        self._sent += 1
        _emit(name, about, {"run": self._run_id, "file": self._told(outcome.path), **facts})

    def _file(self, outcome: Outcome) -> dict[str, str]:
        path = self._told(outcome.path)
        return {
            "prefect.resource.id": f"tabel-extract.file.{outcome.key or _identity(path)}",
            "prefect.resource.name": path,
        }

    def _told(self, text: str) -> str:
        return one_line(self._above.sub("", text))


def _report(outcome: Outcome) -> dict[str, str]:
    report = outcome.report_id or ""
    return {
        "prefect.resource.id": f"tabel-extract.report.{_identity(report)}",
        "prefect.resource.name": one_line(report),
    }


def _identity(name: str) -> str:
    """A name as part of an identity: the same for the same name, whatever is in it."""
    plain = quote(name, safe="", errors="replace")
    if len(plain) <= LONGEST_ID:
        return plain
    digest = hashlib.sha256(plain.encode()).hexdigest()[:16]
    return f"{plain[: LONGEST_ID - 17]}-{digest}"


def _emit(name: str, about: dict[str, str], payload: Payload) -> None:
    """Hand an event to Prefect, which sends it beside the run."""
    try:
        emit_event(event=name, resource=about, payload=payload)
    except Exception as error:  # whatever Prefect finds wrong with it
        log.warning("the event %s was not sent (%s)", name, type(error).__name__)
