"""The tables of a warehouse as a Mermaid picture, made of its own catalogue.

A DuckDB file that only grows has no foreign keys, so what belongs to what is told by the columns
that the tables have in common.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tabel_extract.warehouse.store import Warehouse

KEYS = {
    "number",
    "ordinal",
    "position",
    "table_number",
    "observations",
    "wording_key",
    "revision",
    "use_number",
}
"""Columns that tell which row it is, or which rows of another table it is about."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that rows are known or joined by."""

    name: str
    kind: str
    is_nullable: bool
    is_key: bool


def entity_picture(warehouse: Warehouse) -> str:
    """An ``erDiagram``: every table, the columns that it is known and joined by, and the joins."""
    tables = _tables(warehouse)
    lines = ["erDiagram", *(f"    {join}" for join in _joins(tables))]
    for table, columns in tables.items():
        lines.append(f"    {table} {{")
        lines += [f"        {c.kind} {c.name}{' PK' if c.is_key else ''}" for c in columns]
        lines.append("    }")
    return "\n".join(lines) + "\n"


def _tables(warehouse: Warehouse) -> dict[str, list[Column]]:
    keys = set(
        warehouse.query(
            "SELECT table_name, unnest(constraint_column_names) FROM duckdb_constraints() "
            "WHERE constraint_type = 'PRIMARY KEY'"
        )
    )
    rows = warehouse.query(
        "SELECT c.table_name, column_name, data_type, is_nullable FROM duckdb_columns() AS c "
        "JOIN duckdb_tables() AS t USING (database_name, table_oid) "
        "WHERE database_name = current_database() ORDER BY table_oid, column_index"
    )
    found: dict[str, list[Column]] = {}
    for table, name, kind, is_nullable in rows:
        columns = found.setdefault(table, [])
        if name in KEYS or name.endswith("_id"):
            columns.append(Column(name, kind, is_nullable, (table, name) in keys))
    return found


def _joins(tables: dict[str, list[Column]]) -> Iterator[str]:
    for table, columns in tables.items():
        by_name = {column.name: column for column in columns}
        numbered = by_name.get("table_number") if table != "report_table" else None
        if (
            "version_id" in by_name
            and table != "version"
            and (not numbered or numbered.is_nullable)
        ):
            yield f'version ||--o{{ {table} : "version_id"'
        if numbered:
            many = "|o" if numbered.is_nullable else "||"
            yield f'report_table {many}--o{{ {table} : "version_id, table_number"'
        if "revision" in by_name and table != "code_list":
            yield f'code_list ||--o{{ {table} : "revision"'
        if "run_id" in by_name and table != "run":
            many = "o|" if by_name["run_id"].is_key else "o{"
            yield f'run ||--{many} {table} : "run_id"'
