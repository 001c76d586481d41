"""The published copy: a whole warehouse beside the database, for readers who stay.

A copy is put in its place at once and is never changed there, so whoever has the one before open
goes on reading that. Whether it is current is told by ``freshness``.

The bytes are copied, which takes some hundredths of a second for each million cells. COPY FROM
DATABASE writes every row anew and takes twenty times as long.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from tabel_extract.errors import NotPublishedError, WarehouseError
from tabel_extract.files import settle
from tabel_extract.warehouse.failures import explained
from tabel_extract.warehouse.freshness import log_of, published_path
from tabel_extract.warehouse.held import descriptor
from tabel_extract.warehouse.instants import from_microseconds
from tabel_extract.warehouse.opening import ONE_THREAD, attach, disconnect, in_memory

_PIECE = 8 << 20
"""Bytes that are copied at once."""

_DESCRIBE = """
CREATE OR REPLACE TABLE published AS
SELECT
    now() AS published_at,
    (SELECT max(recorded_at) FROM version) AS last_version_at,
    (SELECT max(version_id) FROM version) AS last_version_id,
    (SELECT max(run_id) FROM run) AS last_run_id,
    (SELECT max(decision_id) FROM decision) AS last_decision_id;
COMMENT ON TABLE published IS
    'This file is a published copy of the warehouse: one row that says how fresh it is.';
COMMENT ON COLUMN published.published_at IS
    'When the copy was made; it holds all that was stored until then.';
COMMENT ON COLUMN published.last_version_at IS
    'When the last version in it was stored; null where it holds none.';
COMMENT ON COLUMN published.last_version_id IS 'The last version: version.version_id.';
COMMENT ON COLUMN published.last_run_id IS
    'The last run that was started: run.run_id. Its notes may not have been taken in by then.';
COMMENT ON COLUMN published.last_decision_id IS 'The last decision: decision.decision_id.';
CHECKPOINT;
"""


@dataclass(frozen=True, slots=True)
class Published:
    """A published copy, and when it was made, in UTC."""

    path: Path
    published_at: datetime


def publish(warehouse: Path, *, alone: bool) -> None:
    """Put a copy of the database in the place of the published one, whole or not at all.

    This process has to have the database open, without a log, so that it is not being changed.

    Args:
        warehouse: The database.
        alone: Whether it is open for writing, so that nobody else can be publishing it.

    Raises:
        NotPublishedError: If the copy can't be made; the one before stays in its place.
    """
    place = published_path(warehouse)
    draft = place.with_name(f".{place.name}.{uuid.uuid4().hex}.new")
    with not_published(warehouse):
        if alone:
            _sweep(place)
        if log_of(warehouse).exists():
            raise NotPublishedError(_sentence(warehouse, "its log holds a part of it"))
        try:
            changed = _copy(warehouse, draft)
            _describe(draft)
            settle(draft)
            os.utime(draft, ns=(changed, changed))
            draft.replace(place)
            with suppress(OSError):  # not every file system can
                settle(place.parent)
        finally:
            _remove(draft)


def read_published(query: Callable[[str], list[tuple[Any, ...]]], place: Path) -> Published | None:
    """What the copy that is open says of itself; None where it says nothing.

    Raises:
        WarehouseError: If the file turns out to be damaged.
    """
    rows = query("SELECT epoch_us(published_at) FROM published")
    return Published(place, from_microseconds(rows[0][0])) if rows else None


def _copy(warehouse: Path, draft: Path) -> int:
    """Copy the bytes of the database, and return when it was changed last, in nanoseconds."""
    with descriptor(warehouse) as source, draft.open("xb") as copy:
        facts = os.fstat(source)
        while piece := os.pread(source, _PIECE, copy.tell()):
            copy.write(piece)
        draft.chmod(facts.st_mode)
    return facts.st_mtime_ns


def _describe(draft: Path) -> None:
    """Let the copy say how fresh it is."""
    connection = in_memory(draft)
    try:
        connection.execute(ONE_THREAD)
        attach(connection, draft, read_only=False)
        connection.execute(_DESCRIBE)
    finally:
        disconnect(connection)


def _sweep(place: Path) -> None:
    """Remove what programs that were killed left of copies."""
    for draft in place.parent.glob(f".{place.name}.*.new"):
        _remove(draft)


def _remove(draft: Path) -> None:
    with suppress(OSError):
        draft.unlink(missing_ok=True)
        log_of(draft).unlink(missing_ok=True)


@contextmanager
def not_published(warehouse: Path) -> Iterator[None]:
    """Raise whatever keeps the copy from being made as one sentence."""
    try:
        with explained(warehouse):
            yield
    except NotPublishedError:
        raise
    except OSError as error:
        raise NotPublishedError(_sentence(warehouse, error.strerror or str(error))) from error
    except (WarehouseError, duckdb.Error) as error:
        cause = error.__cause__ or error
        detail = str(cause).strip().splitlines()[0]
        raise NotPublishedError(_sentence(warehouse, detail)) from error


def _sentence(warehouse: Path, detail: str) -> str:
    place = published_path(warehouse)
    state = (
        "is old: it lacks what was stored since it was made"
        if place.exists()
        else "could not be made"
    )
    return (
        f"all is stored, but the published copy {place} {state} ({detail}): make room or mend the "
        "rights on its folder, and run again"
    )
