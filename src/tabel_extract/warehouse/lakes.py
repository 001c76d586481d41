"""Opening a lake: DuckDB's own extensions, its catalogue in PostgreSQL, and its folder of data."""

from __future__ import annotations

import importlib.util
import os
import re
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path

import duckdb

from tabel_extract.address import Lake
from tabel_extract.errors import WarehouseError
from tabel_extract.warehouse.failures import explained
from tabel_extract.warehouse.lake_schema import for_lake
from tabel_extract.warehouse.literals import text_literal
from tabel_extract.warehouse.migrate import Migration, check_schema, migrate, require_newest
from tabel_extract.warehouse.turns import IN_CATALOG, after_others

EXTENSIONS = ("ducklake", "postgres_scanner")

_numbers = count(1)

CONNECT_SECONDS = 10
"""How long to wait for a server that does not answer; libpq by itself waits for minutes."""


def connect_lake(
    lake: Lake, migrations: Sequence[Migration], *, read_only: bool
) -> duckdb.DuckDBPyConnection:
    """Return a connection whose default database is the lake, at the newest schema.

    For writing, the folder and the tables are made where they are missing, and an older schema is
    migrated. One that only reads sees the lake as it is now for as long as it is open.

    Raises:
        WarehouseError: If the extensions are not installed, the catalogue can't be reached, the
            folder can't be made, there is no lake (read-only), or its schema is newer, or older
            (read-only).
    """
    connection = _cursor()
    name = f"lake_{next(_numbers)}"
    try:
        if read_only:
            attach_lake(connection, lake, name, read_only=True)
            with explained(lake):
                require_newest(connection, lake, migrations)
                connection.execute("BEGIN TRANSACTION")
        else:
            _make_folder(lake)
            # Of programs that make or migrate one lake at once, one does, and the others look on.
            after_others(lambda: attach_lake(connection, lake, name, read_only=False))
            after_others(lambda: _migrate(connection, lake, migrations))
    except BaseException:
        disconnect_lake(connection)
        raise
    return connection


def disconnect_lake(connection: duckdb.DuckDBPyConnection) -> None:
    """Let go of a lake; what was not committed is lost."""
    with suppress(duckdb.Error):  # as where there is no transaction
        connection.execute("ROLLBACK")
    with suppress(duckdb.Error):  # no lake yet, or no server any more
        connection.execute(f"USE memory; DETACH {name_of(connection)}")
    connection.close()


def name_of(connection: duckdb.DuckDBPyConnection) -> str:
    """The name of the default database of a connection, for functions of DuckLake's."""
    row = connection.execute("SELECT current_database()").fetchone()
    assert row is not None
    return str(row[0])


def _cursor() -> duckdb.DuckDBPyConnection:
    """A connection of its own to the one DuckDB; to another one where that broke down."""
    try:
        cursor = _duckdb().cursor()
        cursor.execute("SELECT 1")
    except duckdb.Error:
        _duckdb.cache_clear()
        return _duckdb().cursor()
    return cursor


@cache
def _duckdb() -> duckdb.DuckDBPyConnection:
    """One DuckDB for all lakes of this process: loading the extensions takes half a second."""
    connection = empty_connection()
    load_extensions(connection)
    return connection


def empty_connection() -> duckdb.DuckDBPyConnection:
    """Return a connection to nothing yet, which never reaches for the internet."""
    return duckdb.connect(
        ":memory:",
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "temp_directory": str(Path(tempfile.gettempdir()) / f"tabel-extract-{os.getpid()}.tmp"),
        },
    )


def load_extensions(connection: duckdb.DuckDBPyConnection) -> None:
    """Load what a lake needs from where it is installed, so that nothing is put anywhere else.

    Raises:
        WarehouseError: If it is not installed, or for another DuckDB.
    """
    for name in EXTENSIONS:
        package = importlib.util.find_spec(f"duckdb_extension_{name}")
        file = Path("extensions", f"v{duckdb.__version__}", f"{name}.duckdb_extension")
        found = [Path(at) / file for at in (package and package.submodule_search_locations) or ()]
        place = next((path for path in found if path.exists()), None)
        if place is None:
            raise WarehouseError(
                f"a lake needs the extension {name} of DuckDB {duckdb.__version__}, which is not "
                "installed: pip install 'tabel-extract[lake]'"
            )
        connection.execute(f"LOAD {text_literal(str(place))}")
    # DuckLake would keep up to ten rows in the catalogue, and breaks down on some lists among them.
    connection.execute("SET ducklake_default_data_inlining_row_limit = 0")
    # A lake tells how many rows there are, but not how many different values, and joins that are
    # ordered by a guess at that read a view four times as slowly as they are written.
    connection.execute("SET disabled_optimizers = 'join_order'")


def attach_lake(
    connection: duckdb.DuckDBPyConnection, lake: Lake, name: str, *, read_only: bool
) -> None:
    """Make the lake the default database of a connection, under a name.

    Raises:
        WarehouseError: If it can't be reached, or is not there (read-only).
        OvertakenWriterError: If another program is making it.
    """
    catalog = lake.catalog
    if not re.search(r"\bconnect_timeout=", catalog):
        catalog = f"{catalog} connect_timeout={CONNECT_SECONDS}"
    options = f"DATA_PATH {text_literal(f'{lake.data}/')}{', READ_ONLY' if read_only else ''}"
    with explained(lake):
        target = text_literal(f"ducklake:postgres:{catalog}")
        connection.execute(f"ATTACH {target} AS {name} ({options})")
        connection.execute(f"USE {name}")


def _make_folder(lake: Lake) -> None:
    try:
        lake.data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WarehouseError(
            f"the folder {lake.folder} of a lake can't be made ({error.strerror}): mount it, or "
            "check the rights on it"
        ) from error


def _migrate(
    connection: duckdb.DuckDBPyConnection, lake: Lake, migrations: Sequence[Migration]
) -> None:
    with explained(lake):
        is_new = check_schema(connection, lake, migrations) == 0
        migrate(connection, lake, for_lake(migrations))
        if is_new:
            connection.execute(f"CALL ducklake_set_option('{name_of(connection)}', {IN_CATALOG})")
