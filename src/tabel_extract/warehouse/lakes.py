"""Opening a lake: DuckDB's own extensions, its catalogue in PostgreSQL, and its folder of data."""

from __future__ import annotations

import importlib.util
import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

import duckdb

from tabel_extract.address import Lake
from tabel_extract.errors import WarehouseError
from tabel_extract.warehouse.failures import explained
from tabel_extract.warehouse.lake_schema import for_lake
from tabel_extract.warehouse.literals import text_literal
from tabel_extract.warehouse.migrate import Migration, migrate, require_newest
from tabel_extract.warehouse.turns import after_others

EXTENSIONS = ("ducklake", "postgres_scanner")

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
    connection = empty_connection()
    try:
        load_extensions(connection)
        if read_only:
            attach_lake(connection, lake, read_only=True)
            with explained(lake):
                require_newest(connection, lake, migrations)
                connection.execute("BEGIN TRANSACTION")
        else:
            _make_folder(lake)
            # Of programs that make or migrate one lake at once, one does, and the others look on.
            after_others(lambda: attach_lake(connection, lake, read_only=False))
            after_others(lambda: _migrate(connection, lake, migrations))
    except BaseException:
        connection.close()
        raise
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


def attach_lake(
    connection: duckdb.DuckDBPyConnection, lake: Lake, *, read_only: bool, name: str = "warehouse"
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
        migrate(connection, lake, for_lake(migrations))
