"""A file of an older schema is brought up to date whole; one of a newer schema is left alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from tabel_extract.errors import WarehouseError
from tabel_extract.warehouse import history
from tabel_extract.warehouse.migrate import Migration, read_migrations, shipped_migrations
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import NO_SOURCE, NOW, TOO_HIGH, from_bytes, opinions, report
from tests.warehouse.reports import with_findings as found

SHIPPED = shipped_migrations()
NEWER = (*SHIPPED, Migration(len(SHIPPED) + 1, "newer", "CREATE TABLE newer (number INTEGER);"))

# Made by `make_schema_1` when schema 1 was the newest; later programs must go on reading it.
SCHEMA_1 = Path(__file__).with_name("schema_1.duckdb")
STORED_IN_SCHEMA_1 = found(report(), TOO_HIGH, NO_SOURCE)
REVISED_IN_SCHEMA_1 = from_bytes(report(opinions(first=41.0)), "b" * 64)


def make_schema_1(path: Path) -> None:
    """Make the committed file; small blocks keep it a tenth of the usual size."""
    with duckdb.connect() as small:
        small.execute(f"ATTACH '{path}' AS s (STORAGE_VERSION 'v1.5.0', BLOCK_SIZE 16384)")
    with Warehouse.open(path, migrations=SHIPPED[:1]) as warehouse:
        for of in (STORED_IN_SCHEMA_1, REVISED_IN_SCHEMA_1):
            warehouse.save([("stand", of)], program_version="1", now=NOW)


@pytest.fixture
def schema_1(path: Path) -> Path:
    shutil.copy(SCHEMA_1, path)
    return path


def applied(path: Path) -> list[tuple[int, str]]:
    with duckdb.connect(path, read_only=True) as connection:
        return connection.execute(
            "SELECT number, name FROM schema_migration ORDER BY number"
        ).fetchall()


def test_the_committed_file_has_schema_1() -> None:
    assert applied(SCHEMA_1) == [(1, "tables")]


def test_a_file_of_schema_1_is_migrated_with_all_it_holds(schema_1: Path) -> None:
    with Warehouse.open(schema_1) as warehouse:
        assert history.load(warehouse, "stand", ordinal=1).report == STORED_IN_SCHEMA_1
        assert history.load(warehouse, "stand").report == REVISED_IN_SCHEMA_1
        counts = "SELECT count(*), count(*) FILTER (is_valid) FROM "
        assert warehouse.query(f"{counts} observations") == [(6, 6)]
        past = f"{counts} observations_as_of('{NOW.isoformat()}')"
        assert warehouse.query(past) == [(6, 5)]
    assert applied(schema_1) == [(migration.number, migration.name) for migration in SHIPPED]


def test_a_file_of_schema_1_goes_on_with_its_numbers(schema_1: Path) -> None:
    with Warehouse.open(schema_1) as warehouse:
        (saved,) = warehouse.save([("stand", report())], program_version="2", now=NOW)
    assert (saved.version_id, saved.ordinal) == (3, 3)


def test_a_new_migration_is_applied_once(path: Path) -> None:
    Warehouse.open(path).close()
    for _ in range(2):
        Warehouse.open(path, migrations=NEWER).close()
    assert applied(path)[-1] == (len(NEWER), "newer")


def test_a_migration_that_fails_changes_nothing(schema_1: Path) -> None:
    before = schema_1.read_bytes()
    broken = (*NEWER, Migration(len(NEWER) + 1, "broken", "CREATE TABLE half (a INTEGER); FROM x;"))
    with pytest.raises(WarehouseError, match="x does not exist"):
        Warehouse.open(schema_1, migrations=broken)
    assert applied(schema_1) == [(1, "tables")]
    assert schema_1.read_bytes() == before
    Warehouse.open(schema_1).close()


def test_a_file_of_a_newer_schema_is_refused(path: Path) -> None:
    Warehouse.open(path, migrations=NEWER).close()
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(WarehouseError, match=r"has schema 3 .* upgrade this program"):
            Warehouse.open(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_file_of_an_older_schema_can_only_be_read_after_it_was_migrated(schema_1: Path) -> None:
    with pytest.raises(WarehouseError, match=r"has schema 1 .* open it for writing once"):
        Warehouse.open(schema_1, read_only=True)
    Warehouse.open(schema_1).close()
    Warehouse.open(schema_1, read_only=True).close()


def test_a_folder_of_migrations_is_read_in_order(tmp_path: Path) -> None:
    for name in ("0002_b.sql", "0001_a.sql", "README.md"):
        (tmp_path / name).write_text(f"-- {name}", encoding="utf-8")
    assert [(m.number, m.name) for m in read_migrations(tmp_path)] == [(1, "a"), (2, "b")]


def test_a_gap_in_the_numbers_is_refused(tmp_path: Path) -> None:
    for name in ("0001_a.sql", "0003_c.sql"):
        (tmp_path / name).touch()
    with pytest.raises(ValueError, match="not numbered 1 to 2"):
        read_migrations(tmp_path)
