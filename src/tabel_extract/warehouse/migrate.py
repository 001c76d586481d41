"""The numbered changes of the database schema, and applying those that a file lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

import duckdb

from tabel_extract.address import Address, Lake
from tabel_extract.errors import WarehouseError
from tabel_extract.warehouse.literals import text_literal

_FILE_NAME = re.compile(r"(?P<number>\d{4})_(?P<name>\w+)\.sql")


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of the schema: SQL statements, applied together with all others or not at all."""

    number: int
    name: str
    sql: str


def read_migrations(folder: Traversable) -> tuple[Migration, ...]:
    """Return the migrations of a folder of ``0001_name.sql`` files, in order.

    Raises:
        ValueError: If the numbers are not 1, 2, 3 and so on.
    """
    found = [
        Migration(int(match["number"]), match["name"], file.read_text(encoding="utf-8"))
        for file in folder.iterdir()
        if (match := _FILE_NAME.fullmatch(file.name))
    ]
    found.sort(key=lambda migration: migration.number)
    numbers = [migration.number for migration in found]
    if numbers != list(range(1, len(found) + 1)):
        raise ValueError(f"the migrations are not numbered 1 to {len(found)}: {numbers}")
    return tuple(found)


def shipped_migrations() -> tuple[Migration, ...]:
    """Return the migrations that come with this program, in order."""
    return read_migrations(resources.files("tabel_extract.warehouse") / "migrations")


def migrate(
    connection: duckdb.DuckDBPyConnection, path: Address, migrations: Sequence[Migration]
) -> None:
    """Bring the open database to the newest schema, in one transaction; an up-to-date one is free.

    Raises:
        WarehouseError: If its schema is newer than the migrations, or it is another program's.
    """
    current = check_schema(connection, path, migrations)
    missing = migrations[current:]
    if not missing:
        return
    connection.execute("BEGIN TRANSACTION")
    try:
        for migration in missing:
            connection.execute(migration.sql)
            connection.execute(
                "INSERT INTO schema_migration "
                f"VALUES ({migration.number}, {text_literal(migration.name)}, now())"
            )
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise


def check_schema(
    connection: duckdb.DuckDBPyConnection, path: Address, migrations: Sequence[Migration]
) -> int:
    """Return the number of the schema of the open database, 0 for an empty one.

    Raises:
        WarehouseError: If its schema is newer than the migrations, or it is another program's.
    """
    current = _schema_number(connection)
    if current is None:
        kind, place = ("lake", "database") if isinstance(path, Lake) else ("DuckDB file", "file")
        raise WarehouseError(
            f"{path} is a {kind} of something else: name another {place} as the warehouse"
        )
    if current > len(migrations):
        raise WarehouseError(
            f"{path} has schema {current} and this program knows none above {len(migrations)}: "
            "upgrade this program, or use another warehouse"
        )
    return current


def require_newest(
    connection: duckdb.DuckDBPyConnection, path: Address, migrations: Sequence[Migration]
) -> None:
    """Refuse a database that is to be read and lacks some of the migrations.

    Raises:
        WarehouseError: If its schema is older or newer, or it is another program's.
    """
    current = check_schema(connection, path, migrations)
    if current < len(migrations):
        raise WarehouseError(
            f"{path} has schema {current} and this program reads schema {len(migrations)}: "
            "open it for writing once, by ingesting a report, to bring it up to date"
        )


def roll_back(connection: duckdb.DuckDBPyConnection) -> None:
    """Undo the open transaction, if a failure has left one."""
    try:
        connection.execute("ROLLBACK")
    except duckdb.Error:
        # A failed COMMIT or a broken file has undone it already; the first error is what counts.
        return


def _schema_number(connection: duckdb.DuckDBPyConnection) -> int | None:
    """Return the schema number, 0 for a database without tables, None for one of others."""
    try:
        row = connection.execute("SELECT max(number) FROM schema_migration").fetchone()
    except duckdb.CatalogException:
        row = connection.execute(
            "SELECT count(*) FROM duckdb_tables() WHERE database_name = current_database()"
        ).fetchone()
        return None if row is None or row[0] else 0
    except duckdb.BinderException:
        return None
    return 0 if row is None or row[0] is None else int(row[0])
