"""What was found and read ─► notes of the run: which file came into which place, or left it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from tabel_extract.errors import SourceError
from tabel_extract.finding.found import Found
from tabel_extract.finding.state import Item, Recorded, State, held, read_state, write_state
from tabel_extract.settings import Settings
from tabel_extract.warehouse.journal import Look, PlaceEvent, Status
from tabel_extract.warehouse.runs import Run

_TICK = timedelta(microseconds=1)


class Result(Protocol):
    """What became of a file that was read; see ``intake.Outcome``."""

    @property
    def path(self) -> str:
        """Where it was read."""

    @property
    def status(self) -> Status:
        """What became of it."""

    @property
    def report_id(self) -> str | None:
        """The report that it is."""

    @property
    def sha256(self) -> str | None:
        """SHA-256 of its bytes, where they could be read."""


def record(found: Found, results: Iterable[Result], settings: Settings, run: Run) -> None:
    """Note what looking at sources gave, once its files were read.

    A file that was not read, as where the warehouse gave out, is noted by a later run. What is
    noted already is not noted again.
    """
    by_path = {result.path: result for result in results}
    read = {
        (file.source, file.location): by_path[str(file.path)]
        for file in found.files
        if str(file.path) in by_path
    }
    for look in found.looks:
        with suppress(SourceError), held(settings.warehouse, look.source):
            state = read_state(settings.warehouse, look.source)
            events = [] if state is None else _events(state, look, read)
            run.note_looks([look], events)
            if state is not None:
                write_state(settings.warehouse, look.source, state)


def _events(state: State, look: Look, read: dict[tuple[str, str], Result]) -> list[PlaceEvent]:
    """What is to be noted of the places of a source; ``state`` then knows that it was."""
    events = []
    for location, item in state.items.items():
        said = _said(item, read.get((look.source, location)), look.looked_at)
        if said is None or (item.recorded and _same(said, item.recorded)):
            continue
        if item.recorded is not None and said.at <= item.recorded.at:  # the clock was set back
            said = replace(said, at=item.recorded.at + _TICK)
        state.items[location] = replace(item, recorded=said)
        events.append(
            PlaceEvent(look.source, location, said.event, said.at, said.sha256, said.report_id)
        )
    return events


def _said(item: Item, result: Result | None, at: datetime) -> Recorded | None:
    """What there is to say of a file; None where nothing is known of it."""
    if item.vanished_at is not None and item.recorded is not None:
        return replace(item.recorded, event="vanished", at=item.vanished_at)
    if result is None:
        return None
    report_id = None if result.status == "failed" else result.report_id
    return Recorded("found", at, result.sha256, report_id)


def _same(said: Recorded, before: Recorded) -> bool:
    return replace(said, at=before.at) == before
