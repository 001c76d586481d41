"""Keeping a lake quick: the many small files that storing leaves behind are joined.

Nothing that is stored changes, and every past state can be read as before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from tabel_extract.address import Lake
from tabel_extract.warehouse.failures import explained
from tabel_extract.warehouse.lakes import connect_lake, disconnect_lake, name_of
from tabel_extract.warehouse.literals import text_literal
from tabel_extract.warehouse.migrate import shipped_migrations
from tabel_extract.warehouse.turns import after_others

KEPT = timedelta(days=1)
"""For how long files stay that nothing refers to: longer than anyone reads or stores at a time."""


@dataclass(frozen=True, slots=True)
class Compacted:
    """How many files of data a lake has, before and after, and how many were removed."""

    before: int
    after: int
    removed: int


def compact(lake: Lake, kept: timedelta = KEPT) -> Compacted:
    """Join the small files of a lake, and remove those that nothing refers to.

    Others can read and store meanwhile. Files that were joined, or that a program which was killed
    left behind, are removed once they are older than ``kept``.

    Raises:
        WarehouseError: If the lake can't be used.
    """
    connection = connect_lake(lake, shipped_migrations(), read_only=False)
    there = name_of(connection)

    def call(function: str, arguments: str = "") -> int:
        """How many rows a function of DuckLake's answers, when no other program is in its way."""

        def answered() -> int:
            with explained(lake):
                sql = f"CALL ducklake_{function}('{there}'{arguments})"
                return len(connection.execute(sql).fetchall())

        return after_others(answered)

    def files() -> int:
        with explained(lake):
            row = connection.execute(
                f"SELECT sum(file_count) FROM ducklake_table_info('{there}')"
            ).fetchone()
        return 0 if row is None else int(row[0])

    older = f", older_than => now() - INTERVAL {text_literal(f'{kept.total_seconds():f} seconds')}"
    try:
        before = files()
        call("merge_adjacent_files")
        removed = call("cleanup_old_files", older) + call("delete_orphaned_files", older)
        return Compacted(before, files(), removed)
    finally:
        disconnect_lake(connection)
