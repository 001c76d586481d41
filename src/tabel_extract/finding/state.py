"""What is known of a source from the look before, in a small file beside the warehouse.

It saves getting again what did not change, and tells what vanished. Without it, or with a damaged
one, the warehouse is asked where files were, and all is got again; nothing else is lost.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from tabel_extract.address import Address, Lake
from tabel_extract.errors import SourceError
from tabel_extract.files import clear_away, replace_file
from tabel_extract.warehouse.journal import Event, Look
from tabel_extract.warehouse.places import known_places

LOCK_WAIT_SECONDS = 600.0
"""How long another program may look at the same source before this one gives up on it."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was last noted of a place for the warehouse; see ``journal.PlaceEvent``."""

    event: Event
    at: datetime
    sha256: str | None = None
    report_id: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A file of a source, as it was when it was last seen.

    ``seen_at`` is since when its size and time have been as they are, ``path`` where its bytes were
    put, within the folder of the source, ``doubted`` the hash of bytes that seemed cut off.
    ``vanished_at`` is None where it is there.
    """

    seen_at: datetime
    size: int | None = None
    mtime_ns: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    path: str | None = None
    doubted: str | None = None
    waits: str | None = None
    vanished_at: datetime | None = None
    recorded: Recorded | None = None


@dataclass(slots=True)
class State:
    """All that is known of a source: its files by location, and how the last look went."""

    items: dict[str, Item] = field(default_factory=dict)
    look: Look | None = None
    device: int | None = None


_STATE = TypeAdapter(State)


def found_folder(warehouse: Address) -> Path:
    """Return the folder of what was found elsewhere and is known of sources; it need not exist."""
    if isinstance(warehouse, Lake):
        return warehouse.folder / "found"
    return warehouse.with_name(f"{warehouse.stem}.found")


def read_state(warehouse: Address, source: str) -> State | None:
    """What is known of a source; None where nothing is, or what is can't be read."""
    try:
        return _STATE.validate_json(_place(warehouse, source).read_bytes())
    except (OSError, ValidationError):
        return None


def write_state(warehouse: Address, source: str, state: State) -> None:
    """Keep what is known of a source, whole or not at all.

    A folder that can't be written to is no error: all is looked at anew next time.
    """
    place = _place(warehouse, source)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        clear_away(place.parent)
        replace_file(place, _STATE.dump_json(state))


def recovered_state(warehouse: Address, source: str, wait_seconds: float) -> State:
    """What the warehouse itself knows of a source.

    Raises:
        WarehouseError: It can't be opened.
    """
    state = State()
    for location, last in known_places(warehouse, source, wait_seconds).items():
        gone = last.happened_at if last.event == "vanished" else None
        recorded = Recorded(last.event, last.happened_at, last.source_sha256, last.report_id)
        state.items[location] = Item(last.happened_at, vanished_at=gone, recorded=recorded)
    return state


@contextmanager
def held(warehouse: Address, source: str) -> Iterator[None]:
    """Keep other programs from looking at a source, and from noting what was found there.

    Raises:
        SourceError: Another program has held it for too long.
    """
    folder = found_folder(warehouse)
    try:
        import fcntl  # noqa: PLC0415 — absent on Windows, where nothing is held

        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / f"{source}.lock").open("ab")
    except (ImportError, OSError):
        yield
        return
    with handle:
        until = time.monotonic() + LOCK_WAIT_SECONDS
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise SourceError(
                        f"{source}: another program has been looking at it for "
                        f"{LOCK_WAIT_SECONDS / 60:g} minutes: end that, or wait for it",
                        may_pass=True,
                    ) from None
                time.sleep(0.05)
            except OSError:  # a file system without locks
                break
        yield


def _place(warehouse: Address, source: str) -> Path:
    return found_folder(warehouse) / f"{source}.json"
