"""A file of an older schema is brought up to date whole; one of a newer schema is left alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from tabel_extract.errors import WarehouseError
from tabel_extract.model import Report
from tabel_extract.warehouse import history
from tabel_extract.warehouse.migrate import Migration, read_migrations, shipped_migrations
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import (
    AGREEING,
    DISAGREEING,
    NO_SOURCE,
    NOW,
    QUESTION,
    TOO_HIGH,
    from_bytes,
    opinions,
    report,
    with_claims,
)
from tests.warehouse.reports import with_findings as found

SHIPPED = shipped_migrations()
NEWER = (*SHIPPED, Migration(len(SHIPPED) + 1, "newer", "CREATE TABLE newer (number INTEGER);"))

# Each made by `make` when its schema was the newest; later programs must go on reading them.
OLD = [1, 2, 3]
CLAIMS = 3
"""The first schema that holds claims."""


def stored(schema: int) -> tuple[Report, Report]:
    """The two versions of one report that a file of this schema holds."""
    first = found(report(), TOO_HIGH, NO_SOURCE)
    revised = from_bytes(report(opinions(first=41.0)), "b" * 64)
    if schema < CLAIMS:
        return first, revised
    return with_claims(first, AGREEING, DISAGREEING), with_claims(revised, DISAGREEING)


def committed(schema: int) -> Path:
    return Path(__file__).with_name(f"schema_{schema}.duckdb")


def make(schema: int, path: Path) -> None:
    """Make the committed file; small blocks keep it a tenth of the usual size."""
    with duckdb.connect() as small:
        small.execute(f"ATTACH '{path}' AS s (STORAGE_VERSION 'v1.5.0', BLOCK_SIZE 16384)")
    with Warehouse.open(path, migrations=SHIPPED[:schema]) as warehouse:
        for of in stored(schema):
            warehouse.save([("stand", of)], program_version="1", now=NOW)


@pytest.fixture(params=OLD)
def schema(request: pytest.FixtureRequest) -> int:
    number: int = request.param
    return number


@pytest.fixture
def old(schema: int, path: Path) -> Path:
    shutil.copy(committed(schema), path)
    return path


def applied(path: Path) -> list[tuple[int, str]]:
    with duckdb.connect(path, read_only=True) as connection:
        return connection.execute(
            "SELECT number, name FROM schema_migration ORDER BY number"
        ).fetchall()


def test_there_is_a_committed_file_of_every_older_schema() -> None:
    assert [applied(committed(schema)) for schema in OLD] == [
        [(1, "tables")],
        [(1, "tables"), (2, "views")],
        [(1, "tables"), (2, "views"), (3, "claims")],
    ]


def test_a_file_of_an_older_schema_is_migrated_with_all_it_holds(old: Path, schema: int) -> None:
    first, revised = stored(schema)
    with Warehouse.open(old) as warehouse:
        assert history.load(warehouse, "stand", ordinal=1).report == first
        assert history.load(warehouse, "stand").report == revised
        counts = "SELECT count(*), count(*) FILTER (is_valid) FROM "
        assert warehouse.query(f"{counts} observations") == [(6, 6)]
        past = f"{counts} observations_as_of('{NOW.isoformat()}')"
        assert warehouse.query(past) == [(6, 5)]
        asked = "SELECT version_id, wording, cell_count FROM table_question ORDER BY 1"
        assert warehouse.query(asked) == [(1, QUESTION, 6), (2, QUESTION, 6)]
    assert applied(old) == [(migration.number, migration.name) for migration in SHIPPED]


def test_a_file_of_an_older_schema_goes_on_with_its_numbers(old: Path) -> None:
    with Warehouse.open(old) as warehouse:
        (saved,) = warehouse.save([("stand", report())], program_version="2", now=NOW)
    assert (saved.version_id, saved.ordinal) == (3, 3)


def test_what_an_older_program_stored_is_no_news_to_this_one(old: Path, schema: int) -> None:
    _, revised = stored(schema)
    with Warehouse.open(old) as warehouse:
        (saved,) = warehouse.save([("stand", revised)], program_version="2", now=NOW)
    assert (saved.version_id, saved.outcome) == (2, "unchanged")


def test_a_new_migration_is_applied_once(path: Path) -> None:
    Warehouse.open(path).close()
    for _ in range(2):
        Warehouse.open(path, migrations=NEWER).close()
    assert applied(path)[-1] == (len(NEWER), "newer")


def test_a_migration_that_fails_changes_nothing(old: Path) -> None:
    before, schema = old.read_bytes(), applied(old)
    broken = (*NEWER, Migration(len(NEWER) + 1, "broken", "CREATE TABLE half (a INTEGER); FROM x;"))
    with pytest.raises(WarehouseError, match="x does not exist"):
        Warehouse.open(old, migrations=broken)
    assert applied(old) == schema
    assert old.read_bytes() == before
    Warehouse.open(old).close()


def test_a_file_of_a_newer_schema_is_refused(path: Path) -> None:
    Warehouse.open(path, migrations=NEWER).close()
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(
            WarehouseError, match=rf"has schema {len(NEWER)} .* upgrade this program"
        ):
            Warehouse.open(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_file_of_an_older_schema_can_only_be_read_after_it_was_migrated(
    old: Path, schema: int
) -> None:
    with pytest.raises(WarehouseError, match=rf"has schema {schema} .* open it for writing once"):
        Warehouse.open(old, read_only=True)
    Warehouse.open(old).close()
    Warehouse.open(old, read_only=True).close()


def test_a_folder_of_migrations_is_read_in_order(tmp_path: Path) -> None:
    for name in ("0002_b.sql", "0001_a.sql", "README.md"):
        (tmp_path / name).write_text(f"-- {name}", encoding="utf-8")
    assert [(m.number, m.name) for m in read_migrations(tmp_path)] == [(1, "a"), (2, "b")]


def test_a_gap_in_the_numbers_is_refused(tmp_path: Path) -> None:
    for name in ("0001_a.sql", "0003_c.sql"):
        (tmp_path / name).touch()
    with pytest.raises(ValueError, match="not numbered 1 to 2"):
        read_migrations(tmp_path)
