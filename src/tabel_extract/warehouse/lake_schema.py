"""The migrations of a file as a lake takes them: without keys, and with fewer comments.

DuckLake knows no PRIMARY KEY and no UNIQUE, which ``turns`` makes up for, and keeps no comments on
macros and on columns of views.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import duckdb

from tabel_extract.warehouse.migrate import Migration
from tabel_extract.warehouse.turns import CREATE, TAKE

_KEYS = re.compile(r",\s*(?:PRIMARY KEY|UNIQUE) \([^()]*\)| UNIQUE\b")
_KEY = " PRIMARY KEY"
"""Behind a column, where it means that there is always a value, too."""
_VIEW = re.compile(r"\bCREATE (?:OR REPLACE )?VIEW (\w+)")
_COMMENT = re.compile(r"\bCOMMENT ON (MACRO|COLUMN (\w+)\.)")


def for_lake(migrations: Sequence[Migration]) -> tuple[Migration, ...]:
    """Return migrations, from the first one on, as a lake takes them."""
    views: set[str] = set()
    found: list[Migration] = []
    for migration in migrations:
        views.update(_VIEW.findall(migration.sql))
        turn = TAKE if found else CREATE  # so that no two programs apply the same migration
        statements = [turn, *_statements(migration.sql, views)]
        found.append(replace(migration, sql=";\n".join(statements)))
    return tuple(found)


def _statements(sql: str, views: set[str]) -> Iterator[str]:
    for statement in duckdb.extract_statements(sql):
        text = statement.query.strip().removesuffix(";")
        if statement.type == duckdb.StatementType.CREATE and not _VIEW.search(text):
            text = _KEYS.sub("", text).replace(_KEY, " NOT NULL")
        comment = _COMMENT.search(text)
        if comment is None or (comment[1] != "MACRO" and comment[2] not in views):
            yield text
