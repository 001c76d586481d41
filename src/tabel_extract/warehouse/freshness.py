"""Where the published copy of a database is, and whether it holds all that the database does.

Knows no DuckDB: the copy bears the time at which the database last changed as its own.
"""

from __future__ import annotations

from pathlib import Path

from tabel_extract.address import Address, Lake

SUFFIX = ".published.duckdb"


def published_path(warehouse: Path) -> Path:
    """Where the published copy of a database is; it need not be there."""
    return warehouse.with_name(f"{warehouse.stem}{SUFFIX}")


def is_published_copy(warehouse: Address) -> bool:
    """Say whether a file is, by its name, a published copy and no database to store into."""
    return isinstance(warehouse, Path) and warehouse.name.endswith(SUFFIX)


def is_current(warehouse: Address) -> bool:
    """Say whether readers have all that the database holds without keeping writers out.

    There is then a published copy of it; a lake keeps nobody out, and has none.
    """
    if isinstance(warehouse, Lake):
        return True
    try:
        changed = warehouse.stat().st_mtime_ns
        return not log_of(warehouse).exists() and (
            published_path(warehouse).stat().st_mtime_ns == changed
        )
    except OSError:
        return False


def log_of(database: Path) -> Path:
    """Where DuckDB puts what it has not written into a database yet."""
    return database.with_name(f"{database.name}.wal")
