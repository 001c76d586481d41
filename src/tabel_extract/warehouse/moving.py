"""Copying a whole warehouse to another place: from a file to a lake, and back.

All tables are copied in one transaction, and are held against those that they came from before it
is committed. So a copy that is broken off leaves an empty warehouse there, and can be begun again.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tabel_extract.address import Address, Lake
from tabel_extract.errors import WarehouseError
from tabel_extract.warehouse.failures import explained
from tabel_extract.warehouse.journal import journal
from tabel_extract.warehouse.lakes import attach_lake, empty_connection, load_extensions
from tabel_extract.warehouse.migrate import require_newest, roll_back, shipped_migrations
from tabel_extract.warehouse.opening import attach
from tabel_extract.warehouse.sources import sources_folder
from tabel_extract.warehouse.store import Warehouse

_APART = frozenset({"schema_migration", "writer_turn", "published"})
"""Tables that say something of one place only."""

_ORDER = ("version_id", "decision_id", "run_id")
"""Keys, one of which every table has: what lies together stays together."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What was copied: rows by table, and files of sources and of runs that wait."""

    rows: dict[str, int]
    files: int


@dataclass(frozen=True, slots=True)
class _Sum:
    """How many rows a table has, and what all their values come to, in whatever order."""

    rows: int
    values: int


def move(
    origin: Address, target: Address, *, told: Callable[[str, int], None] = lambda name, rows: None
) -> Moved:
    """Copy everything that a warehouse holds into an empty one, which is made where it is missing.

    Nothing of the first is changed. ``told`` hears of each table that is copied, and its rows.

    Raises:
        WarehouseError: If either can't be used, the target holds something, or what came there is
            not what was sent; the target is then as empty as it was.
    """
    if origin == target:
        raise WarehouseError(f"{origin} is to be copied to itself: name another place")
    Warehouse.open(origin, read_only=True).close()  # tells what is wrong with it by itself
    Warehouse.open(target).close()
    files = _copy_files(sources_folder(origin), sources_folder(target))
    connection = empty_connection()
    try:
        _attach(connection, origin, "origin", read_only=True)
        _attach(connection, target, "target", read_only=False)
        with explained(target):
            rows = _copy_tables(connection, target, told)
    finally:
        connection.close()
    files += _copy_files(journal(origin), journal(target))
    return Moved(rows, files)


def _attach(
    connection: duckdb.DuckDBPyConnection, where: Address, name: str, *, read_only: bool
) -> None:
    if isinstance(where, Lake):
        load_extensions(connection)
        attach_lake(connection, where, name, read_only=read_only)
    else:
        with explained(where):
            attach(connection, where, read_only=read_only, name=name)
    with explained(where):
        require_newest(connection, where, shipped_migrations())


def _copy_tables(
    connection: duckdb.DuckDBPyConnection, target: Address, told: Callable[[str, int], None]
) -> dict[str, int]:
    copied: dict[str, int] = {}
    connection.execute("BEGIN TRANSACTION")
    try:
        tables = _tables(connection)
        for name, columns in tables.items():
            if _sum(connection, f"target.{name}", columns).rows:
                raise WarehouseError(
                    f"{target} holds something already, in {name}: name an empty place"
                )
        for name, columns in tables.items():
            copied[name] = _copy_table(connection, target, name, columns)
            told(name, copied[name])
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise
    return copied


def _tables(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """The tables to copy, with their columns."""
    rows = connection.execute(
        "SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns() "
        "JOIN duckdb_tables() USING (database_name, table_name) "
        "WHERE database_name = 'origin' GROUP BY table_name ORDER BY table_name"
    ).fetchall()
    return {name: columns for name, columns in rows if name not in _APART}


def _copy_table(
    connection: duckdb.DuckDBPyConnection, target: Address, name: str, columns: list[str]
) -> int:
    listed = ", ".join(columns)
    key = next((one for one in _ORDER if one in columns), "ALL")
    connection.execute(
        f"INSERT INTO target.{name} ({listed}) SELECT {listed} FROM origin.{name} ORDER BY {key}"
    )
    sent = _sum(connection, f"origin.{name}", columns)
    came = _sum(connection, f"target.{name}", columns)
    if sent != came:
        raise WarehouseError(
            f"{name} did not come to {target} as it was sent ({sent.rows} rows, {came.rows} came), "
            "so nothing was copied: check the disk and run again"
        )
    return came.rows


def _sum(connection: duckdb.DuckDBPyConnection, table: str, columns: list[str]) -> _Sum:
    """Hashes are added up, so that a row that came twice shows as well as one that is missing."""
    row = connection.execute(
        f"SELECT count(*), coalesce(sum(hash({', '.join(columns)})), 0) FROM {table}"
    ).fetchone()
    assert row is not None
    return _Sum(int(row[0]), int(row[1]))


def _copy_files(origin: Path, target: Path) -> int:
    """Copy what a folder holds, but for what is there already; how many files that were."""
    copied = 0
    try:
        for file in sorted(origin.rglob("*")):
            place = target / file.relative_to(origin)
            if not file.is_file() or file.name.startswith("."):
                continue
            if place.exists() and place.stat().st_size == file.stat().st_size:
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            draft = place.with_name(f".{place.name}.moving")
            shutil.copyfile(file, draft)
            draft.replace(place)
            copied += 1
    except OSError as error:
        raise WarehouseError(
            f"the files of {origin} can't be copied to {target} ({error.strerror}): make room or "
            "mend the rights, and run again"
        ) from error
    return copied
