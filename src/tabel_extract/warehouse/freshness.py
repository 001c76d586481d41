"""Where the published copy of a database is, and whether it holds all that the database does.

Knows no DuckDB: the copy bears the time at which the database last changed as its own.
"""

from __future__ import annotations

from pathlib import Path

SUFFIX = ".published.duckdb"


def published_path(warehouse: Path) -> Path:
    """Where the published copy of a database is; it need not be there."""
    return warehouse.with_name(f"{warehouse.stem}{SUFFIX}")


def is_published_copy(path: Path) -> bool:
    """Say whether a file is, by its name, a published copy and no database to store into."""
    return path.name.endswith(SUFFIX)


def is_current(warehouse: Path) -> bool:
    """Say whether there is a published copy that holds all that the database does."""
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
