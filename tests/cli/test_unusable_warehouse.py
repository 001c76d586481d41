"""A warehouse that is broken, newer or can't be written: one line, and nothing changed."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tabel_extract.warehouse.store import Warehouse
from tests.cli.runs import run, told
from tests.texts import report_text, write
from tests.warehouse.ordinary_user import as_ordinary_user
from tests.warehouse.reports import QUESTION, opinions, report, wide_report
from tests.warehouse.taking import save

ASKING: list[tuple[str, ...]] = [
    ("history",),
    ("show", "stand", "Tabel 1.1"),
    ("diff", "stand", "1", "2"),
    ("questions", "gemeente"),
    ("trend", QUESTION),
    ("decisions", "stand"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "w.duckdb"
    with Warehouse.open(path) as warehouse:
        save(warehouse, report())
        save(warehouse, wide_report(1), report_id="wide")
    return path


@pytest.mark.parametrize("arguments", ASKING, ids=" ".join)
def test_a_broken_warehouse_ends_with_4_whatever_is_asked(
    path: Path, arguments: tuple[str, ...]
) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 3])
    assert "is damaged" in told(run(*arguments, "-w", path), 4)
    assert path.read_bytes() == content[: len(content) // 3]
    path.write_bytes(b"no database" * 5000)
    assert "is not a DuckDB file" in told(run(*arguments, "-w", path), 4)


@pytest.mark.parametrize("arguments", ASKING[3:], ids=" ".join)
def test_a_warehouse_of_a_newer_program_ends_with_4_whatever_is_asked(
    path: Path, arguments: tuple[str, ...]
) -> None:
    with duckdb.connect(path) as newer:
        newer.execute("INSERT INTO schema_migration VALUES (9999, 'newer', now())")
    before = path.read_bytes()
    assert "has schema 9999" in told(run(*arguments, "-w", path), 4)
    assert path.read_bytes() == before


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
@pytest.mark.parametrize("arguments", ASKING, ids=" ".join)
def test_a_warehouse_on_a_disk_that_can_not_be_written_is_read_all_the_same(
    shared_folder: Path, arguments: tuple[str, ...]
) -> None:
    path = shared_folder / "w.duckdb"
    with Warehouse.open(path) as warehouse:
        save(warehouse, report())
        save(warehouse, report(opinions(first=41.0)), days=1)
    path.chmod(0o444)
    shared_folder.chmod(0o555)
    answered = as_ordinary_user(lambda: repr(run(*arguments, "-w", path).exit_code))
    shared_folder.chmod(0o755)
    assert answered == "0"


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_nothing_is_ingested_on_a_disk_that_can_not_be_written(
    shared_folder: Path, tmp_path: Path
) -> None:
    path = shared_folder / "w.duckdb"
    with Warehouse.open(path) as warehouse:
        save(warehouse, report())
    before = path.read_bytes()
    source = write(shared_folder, "a.txt", report_text())
    source.chmod(0o444)
    # Loads what an ordinary user may not be able to, where Python is that of root.
    assert run("ingest", source, "-w", tmp_path / "other.duckdb").exit_code == 0
    path.chmod(0o444)
    shared_folder.chmod(0o555)
    message = as_ordinary_user(lambda: told(run("ingest", source, "-w", path), 4))
    shared_folder.chmod(0o755)
    assert f"{path} can't be written or opened with these rights" in message
    assert path.read_bytes() == before
