"""Opening the database file: creating it whole, waiting for its lock, checking its schema."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from tabel_extract.errors import WarehouseError
from tabel_extract.warehouse.failures import explained, is_locked
from tabel_extract.warehouse.literals import text_literal
from tabel_extract.warehouse.migrate import Migration, migrate, require_newest

STORAGE_VERSION = "v1.5.0"
"""A file of this format opens in DuckDB 1.5 and 2.0; one that 2.0 makes by default does not."""

ROWS_TOGETHER = 30_720
"""Rows that are compressed together, a quarter of the usual: each batch writes the last such group
anew, and a question about one report reads one of them."""

FIRST_DELAY = 0.02
LONGEST_DELAY = 0.5
"""Seconds between two attempts at a locked file: soon at first, as most writers are done soon."""

ONE_THREAD = "SET threads = 1"
"""For writing: a second thread makes a batch or a table no sooner stored, and takes more of the
processor."""

STRAIGHT_IN = "SET checkpoint_threshold = '4MB'"
"""For writing: a batch goes straight into the file, where its log would only say it once more.
It is whole or absent there too, and what is small still goes into the log until the file is closed.
"""

_ALIAS = "warehouse"


def connect(
    path: Path, migrations: Sequence[Migration], *, read_only: bool, wait_seconds: float
) -> duckdb.DuckDBPyConnection:
    """Return a connection whose default database is the file at ``path``, at the newest schema.

    For writing, the file and its folder are created where they are missing, and an older schema is
    migrated. A lock is waited for up to ``wait_seconds``.

    Raises:
        WarehouseError: If the file is missing (read-only), locked, damaged, no warehouse, of a
            newer schema, of an older schema (read-only), or can't be written.
    """
    with _reached(path):
        if path.is_dir():
            raise WarehouseError(
                f"{path} is a folder, not a file: "
                f"name a file in it, such as {path / 'tabel.duckdb'}"
            )
        if not read_only and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _create(path, migrations)
    with explained(path):
        connection = in_memory(path)
        try:
            _attach_patiently(connection, path, read_only=read_only, wait_seconds=wait_seconds)
            if read_only:
                require_newest(connection, path, migrations)
            else:
                connection.execute(ONE_THREAD)
                connection.execute(STRAIGHT_IN)
                migrate(connection, path, migrations)
        except BaseException:
            connection.close()
            raise
    return connection


def disconnect(connection: duckdb.DuckDBPyConnection) -> None:
    """Close a connection and free the file at once, with all that was stored in the one file."""
    try:
        # Closing alone leaves the file locked for as long as a result of it is still referred to.
        connection.execute(f"USE memory; DETACH {_ALIAS}")
    except duckdb.Error:
        # What was committed is in the file or in the log beside it, whatever happens here.
        pass
    finally:
        connection.close()


@contextmanager
def _reached(path: Path) -> Iterator[None]:
    """Raise what the file system says about a path as a WarehouseError."""
    try:
        yield
    except OSError as error:
        raise WarehouseError(
            f"{path} can't be reached or created ({error.strerror}): "
            "check the path and the rights on its folder, or choose another warehouse"
        ) from error


def in_memory(path: Path) -> duckdb.DuckDBPyConnection:
    """Return a connection to nothing yet, which never reaches for the internet.

    ``path`` is the file that is to be attached to it; what does not fit in memory goes beside that.

    Its files are attached instead of opened, because a file that is opened twice in one process
    is shared silently, and one that is attached twice is refused as if it were locked.
    """
    return duckdb.connect(
        ":memory:",
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "temp_directory": f"{path}.tmp",
        },
    )


def attach(
    connection: duckdb.DuckDBPyConnection, path: Path, *, read_only: bool, name: str = _ALIAS
) -> None:
    """Make the file at ``path`` the default database of a connection; ``disconnect`` frees it."""
    writing = f"STORAGE_VERSION {text_literal(STORAGE_VERSION)}, ROW_GROUP_SIZE {ROWS_TOGETHER}"
    options = "READ_ONLY" if read_only else writing
    # An absolute path is never taken for the address of another kind of database.
    target = text_literal(str(path.absolute()))
    connection.execute(f"ATTACH {target} AS {name} ({options})")
    connection.execute(f"USE {name}")


def _attach_patiently(
    connection: duckdb.DuckDBPyConnection, path: Path, *, read_only: bool, wait_seconds: float
) -> None:
    deadline = time.monotonic() + wait_seconds
    delay = FIRST_DELAY
    while True:
        try:
            attach(connection, path, read_only=read_only)
        except duckdb.Error as error:
            left = deadline - time.monotonic()
            if left <= 0 or not is_locked(error):
                raise
            time.sleep(min(delay, left))
            delay = min(2 * delay, LONGEST_DELAY)
        else:
            return


def _create(path: Path, migrations: Sequence[Migration]) -> None:
    """Make a warehouse without reports at ``path``, whole or not at all.

    It is made beside its place and then linked there, so that no other program meets a file that is
    half made, and whoever comes second uses the file of the first.
    """
    log = path.with_name(f"{path.name}.wal")
    if log.exists():
        raise WarehouseError(
            f"{path} is missing but its log {log.name} is there: put the database back beside it, "
            "or move the log away to start anew"
        )
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex}.new")
    try:
        with explained(path):
            fill(draft, migrations)
        _link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
        draft.with_name(f"{draft.name}.wal").unlink(missing_ok=True)


def fill(path: Path, migrations: Sequence[Migration]) -> None:
    """Make a file that nobody knows of yet a warehouse without reports.

    Raises:
        duckdb.Error: what DuckDB says where it can't be written.
    """
    connection = in_memory(path)
    try:
        connection.execute(ONE_THREAD)
        attach(connection, path, read_only=False)
        migrate(connection, path, migrations)
    finally:
        disconnect(connection)


def _link(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:
        # No hard links on this file system: a rename is the next best, if nobody was first.
        if not path.exists():
            draft.replace(path)
