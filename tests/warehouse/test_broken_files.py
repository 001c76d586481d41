"""A file that can't be used is one clear line that says what is wrong and what to do."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import duckdb
import pytest

from tabel_extract.errors import WarehouseError
from tabel_extract.warehouse import history
from tabel_extract.warehouse.failures import explained, warehouse_error
from tabel_extract.warehouse.freshness import published_path
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.ordinary_user import as_ordinary_user
from tests.warehouse.reports import NOW, report, wide_report


def refusal(path: Path, *, read_only: bool = False) -> str:
    with pytest.raises(WarehouseError) as told:
        Warehouse.open(path, read_only=read_only, wait_seconds=0)
    assert str(path) in str(told.value)
    assert "\n" not in str(told.value)
    return str(told.value)


@pytest.fixture
def stored(path: Path) -> Path:
    with Warehouse.open(path) as warehouse:
        warehouse.save([("a", wide_report(1)), ("b", report())], program_version="1", now=NOW)
    return path


@pytest.mark.parametrize("content", [b"", b"abc", b"hello world" * 100_000])
def test_a_file_of_another_kind_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "is not a DuckDB file: move it away" in refusal(path)
    assert path.read_bytes() == content


def test_a_folder_is_refused(path: Path) -> None:
    path.mkdir()
    assert "is a folder, not a file" in refusal(path)


def test_a_folder_that_is_a_file_is_refused(path: Path) -> None:
    path.touch()
    assert "can't be reached or created" in refusal(path / "tabel.duckdb")


def test_a_database_of_something_else_is_refused_and_left_alone(path: Path) -> None:
    with duckdb.connect(path) as other:
        other.execute("CREATE TABLE invoices (number INTEGER)")
    assert "DuckDB file of something else" in refusal(path)
    with duckdb.connect(path) as other:
        assert other.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("invoices",)]


def test_a_missing_file_is_not_created_for_reading(path: Path) -> None:
    assert "there is no warehouse at" in refusal(path, read_only=True)
    assert not path.exists()


def test_an_empty_database_becomes_a_warehouse(path: Path) -> None:
    duckdb.connect(path).close()
    with Warehouse.open(path) as warehouse:
        assert history.reports(warehouse) == []


def test_a_file_that_was_cut_off_is_damaged(stored: Path) -> None:
    content = stored.read_bytes()
    stored.write_bytes(content[:5000])
    assert "is damaged" in refusal(stored)
    assert "restore it from a backup" in refusal(stored, read_only=True)


@pytest.mark.parametrize("step", [1, 3])
def test_overwritten_blocks_are_damage_wherever_they_are_noticed(stored: Path, step: int) -> None:
    """Each block has a checksum: no overwritten byte is ever read as data."""
    content = bytearray(stored.read_bytes())
    for block in range(12_288 + 1_000, len(content), step * 262_144):
        content[block : block + 16] = b"\xff" * 16
    stored.write_bytes(content)

    def read() -> None:
        with Warehouse.open(stored) as warehouse:
            history.load(warehouse, "a")

    with pytest.raises(WarehouseError, match=r"is damaged .* restore it") as told:
        read()
    assert "\n" not in str(told.value)


def test_a_damaged_database_names_its_published_copy_which_takes_its_place(stored: Path) -> None:
    with Warehouse.open(stored) as warehouse:
        warehouse.publish()
        reports = history.reports(warehouse)
    copy = published_path(stored)
    stored.write_bytes(stored.read_bytes()[:5000])

    assert f"restore it from a backup, such as {copy.name} beside it" in refusal(stored)

    shutil.copyfile(copy, stored)
    with Warehouse.open(stored) as warehouse:
        assert history.reports(warehouse) == reports


def test_a_log_without_its_database_is_not_taken_for_a_new_one(stored: Path) -> None:
    log = stored.with_name(f"{stored.name}.wal")
    stored.rename(log)
    assert "put the database back beside it" in refusal(stored)
    assert not stored.exists()


def test_a_warehouse_that_lacks_a_table_is_incomplete(stored: Path) -> None:
    with duckdb.connect(stored) as other:
        other.execute("DROP TABLE repair")
    with (
        Warehouse.open(stored) as warehouse,
        pytest.raises(WarehouseError, match="lacks a part that its schema says it has"),
    ):
        history.load(warehouse, "a")


def opened_as_ordinary_user(path: Path) -> str:
    """Open the warehouse for writing without root's rights; return what was told."""

    def job() -> str:
        Warehouse.open(path, wait_seconds=0)
        return "opened"

    return as_ordinary_user(job)


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_file_that_may_not_be_written_is_refused(shared_folder: Path) -> None:
    path = shared_folder / "tabel.duckdb"
    Warehouse.open(path).close()
    path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    shared_folder.chmod(0o555)
    message = opened_as_ordinary_user(path)
    shared_folder.chmod(0o755)
    assert f"{path} can't be written or opened with these rights" in message


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_folder_that_may_not_be_written_is_refused(shared_folder: Path) -> None:
    shared_folder.chmod(0o555)
    message = opened_as_ordinary_user(shared_folder / "tabel.duckdb")
    shared_folder.chmod(0o755)
    assert "rights" in message
    assert str(shared_folder / "tabel.duckdb") in message


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_folder_that_may_not_be_entered_is_refused(shared_folder: Path) -> None:
    path = shared_folder / "closed" / "tabel.duckdb"
    path.parent.mkdir(mode=0o700)
    path.parent.chmod(0)
    message = opened_as_ordinary_user(path)
    path.parent.chmod(0o700)
    assert f"{path} can't be reached or created" in message


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (duckdb.IOException("IO Error: x: Read-only file system"), "with these rights"),
        (duckdb.IOException("IO Error: write: No space left on device"), "disk is full"),
        (
            duckdb.TransactionException("Failed to commit: Could not write: Disk quota exceeded"),
            "disk is full",
        ),
        (
            duckdb.IOException(
                "IO Error: Trying to read a database file with version number 999, but we can "
                "only read versions between 64 and 68.\nThe database file was created with v3."
            ),
            "made by a newer DuckDB: upgrade",
        ),
        (
            duckdb.IOException("Failure while replaying WAL file: WAL does not match database"),
            "is the log of another file",
        ),
        (duckdb.IOException("Failure while replaying WAL file: bad entry"), "is damaged"),
        (duckdb.OutOfMemoryException("Out of Memory Error: no"), "not enough memory"),
        (duckdb.FatalException("FATAL Error: invalidated"), "is damaged (invalidated)"),
        (duckdb.IOException("IO Error: disk on fire\nmore"), "can't be used (disk on fire)"),
        (duckdb.IOException("IO Error: Could not set lock on file x"), "held open by another"),
    ],
)
def test_what_duckdb_says_is_told_in_plain_words(error: duckdb.Error, part: str) -> None:
    told = warehouse_error(error, Path("w.duckdb"))
    assert told is not None
    assert part in str(told)
    assert "w.duckdb" in str(told)


def test_a_mistake_in_a_query_is_not_blamed_on_the_file() -> None:
    with pytest.raises(duckdb.ParserException), explained(Path("w.duckdb")):
        duckdb.sql("SELEC 1")
