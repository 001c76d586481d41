"""Where files were found, as the warehouse knows it: events that are added, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tabel_extract.address import Address
from tabel_extract.warehouse import journal
from tabel_extract.warehouse.instants import from_microseconds
from tabel_extract.warehouse.journal import Entry, PlaceEvent
from tabel_extract.warehouse.literals import text_list

if TYPE_CHECKING:
    from tabel_extract.warehouse.store import Warehouse

Place = tuple[str, str]
"""A source, and a location in it."""


def known_places(address: Address, source: str, wait_seconds: float) -> dict[str, PlaceEvent]:
    """The last event of each location of a source, by location, waiting notes of runs included.

    A database of an older schema is brought up to date, as storing anything would do.

    Raises:
        WarehouseError: If the database can't be opened.
    """
    found: dict[Place, PlaceEvent] = {}
    if address.exists():
        from tabel_extract.warehouse.store import Warehouse  # noqa: PLC0415 — loads DuckDB

        with Warehouse.open(address, wait_seconds=wait_seconds) as opened:
            found = last_events(opened, [source])
    for _, entry in journal.waiting(address):
        for event in entry.places:
            before = found.get((event.source, event.location))
            if before is None or before.happened_at <= event.happened_at:
                found[event.source, event.location] = event
    return {location: event for (of, location), event in found.items() if of == source}


def last_events(warehouse: Warehouse, sources: Iterable[str]) -> dict[Place, PlaceEvent]:
    """The last event that is stored of each place of these sources.

    Raises:
        WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
    """
    rows = warehouse.query(
        "SELECT source, location, event, epoch_us(happened_at), source_sha256, report_id "
        f"FROM place_event WHERE source IN ({text_list(set(sources))}) "
        "QUALIFY row_number() OVER (PARTITION BY source, location "
        "ORDER BY happened_at DESC, run_id DESC) = 1"
    )
    return {
        (source, location): PlaceEvent(source, location, event, from_microseconds(at), *rest)
        for source, location, event, at, *rest in rows
    }


def new_events(warehouse: Warehouse, entries: Sequence[Entry]) -> list[tuple[str, PlaceEvent]]:
    """Those events among notes that say something new, with their runs, in order of time.

    What was noted may be told again: by a run that had lost what it knew, by two that looked at
    once, or by notes that were taken in and not removed. So an event that is not after the last one
    of its place, or says the same, is left out.
    """
    noted = sorted(
        ((event, entry.run_id) for entry in entries for event in entry.places),
        key=lambda one: (one[0].happened_at, one[1]),
    )
    last = last_events(warehouse, {event.source for event, _ in noted}) if noted else {}
    new = []
    for event, run_id in noted:
        before = last.get((event.source, event.location))
        if before is not None and before.happened_at >= event.happened_at:
            continue
        if before is not None and _says(before) == _says(event):
            continue
        if before is None and event.event == "vanished":
            continue
        last[event.source, event.location] = event
        new.append((run_id, event))
    return new


def _says(event: PlaceEvent) -> tuple[str | None, ...]:
    """What it says, but for when."""
    gone = event.event == "vanished"
    return (event.event,) if gone else (event.event, event.source_sha256, event.report_id)
