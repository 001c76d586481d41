"""Whether the warehouse and the places beside it can be used."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from tabel_extract.address import Lake
from tabel_extract.health.check import Check
from tabel_extract.health.places import (
    check_disk,
    check_lock,
    check_report_dir,
    check_schema,
    check_warehouse,
)
from tabel_extract.settings import Settings
from tabel_extract.warehouse.store import Warehouse
from tests.places import file_of
from tests.warehouse.ordinary_user import as_ordinary_user
from tests.warehouse.programs import said

ROOT = Path(__file__).parents[2]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(warehouse=tmp_path / "deep" / "w.duckdb", report_dir=tmp_path / "pages")


@pytest.fixture
def path(settings: Settings) -> Path:
    """A warehouse without reports."""
    Warehouse.open(settings.warehouse).close()
    return file_of(settings)


@pytest.fixture(params=["read", "write"])
def other(path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[str, int]]:
    """Another program that has the warehouse open: how, and its PID."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.warehouse.other_program", "hold", path, request.param, "99"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert said(process) == "open"
    yield request.param, process.pid
    process.kill()
    process.communicate()


def test_places_that_are_not_there_yet_are_well_and_are_not_made(settings: Settings) -> None:
    above = file_of(settings).parent.parent
    found = [check_warehouse(settings), check_schema(settings), check_lock(settings)]
    assert [*found, check_report_dir(settings)] == [
        Check(
            "warehouse",
            "ok",
            f"{settings.warehouse} is not there yet: the first ingest makes it",
        ),
        Check("schema", "ok", "there is no warehouse yet"),
        Check("lock", "ok", "no other program is seen to keep the warehouse"),
        Check("report_dir", "ok", f"{settings.report_dir} can be written"),
    ]
    assert list(above.iterdir()) == []


def test_a_warehouse_that_is_well_is_left_as_it_was(settings: Settings, path: Path) -> None:
    before = (path.read_bytes(), path.stat().st_mtime_ns, list(path.parent.iterdir()))
    assert check_warehouse(settings) == Check("warehouse", "ok", f"{path} can be written")
    assert check_schema(settings).told.endswith(", the newest")
    assert check_lock(settings).verdict == "ok"
    assert (path.read_bytes(), path.stat().st_mtime_ns, list(path.parent.iterdir())) == before


def test_what_can_be_no_warehouse_is_wrong(settings: Settings) -> None:
    file_of(settings).mkdir(parents=True)
    copy = file_of(settings).with_name("tabel.published.duckdb")
    named = settings.model_copy(update={"warehouse": copy})
    assert [check_warehouse(settings), check_warehouse(named)] == [
        Check("warehouse", "wrong", f"{settings.warehouse} is a folder: name a file in it"),
        Check(
            "warehouse",
            "wrong",
            f"{copy} is by its name a published copy: name the warehouse itself",
        ),
    ]


def test_a_file_in_the_place_of_a_folder_is_wrong(settings: Settings) -> None:
    settings.report_dir.write_text("no folder")
    told = f"{settings.report_dir} can't be written (Not a directory)"
    assert check_report_dir(settings).told.startswith(told)
    assert check_report_dir(settings).verdict == "wrong"


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_what_may_not_be_written_is_wrong(shared_folder: Path) -> None:
    settings = Settings(warehouse=shared_folder / "w.duckdb", report_dir=shared_folder / "pages")
    Warehouse.open(settings.warehouse).close()
    file_of(settings).chmod(0o444)
    shared_folder.chmod(0o555)
    told = as_ordinary_user(lambda: "\n".join([_told(check_warehouse(settings)), _pages(settings)]))
    shared_folder.chmod(0o755)
    assert told.splitlines() == [
        f"wrong: {settings.warehouse} can't be written: check the rights on it",
        f"wrong: {shared_folder} can't be written (Permission denied): check the rights on it and "
        "its disk, or choose another place",
    ]


def _pages(settings: Settings) -> str:
    return _told(check_report_dir(settings))


def _told(check: Check) -> str:
    return f"{check.verdict}: {check.told}"


def test_an_older_schema_is_told_and_a_newer_one_is_wrong(settings: Settings, path: Path) -> None:
    shutil.copy(ROOT / "tests" / "warehouse" / "schema_2.duckdb", path)
    older = check_schema(settings)
    assert older.verdict == "look"
    assert older.told.startswith("2, and this program reads ")
    with duckdb.connect(path) as newer:
        newer.execute("INSERT INTO schema_migration VALUES (9999, 'newer', now())")
    assert check_schema(settings).verdict == "wrong"
    assert "has schema 9999" in check_schema(settings).told
    path.write_bytes(b"no database" * 5000)
    assert "is not a DuckDB file" in check_schema(settings).told


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who holds a file")
def test_a_program_that_keeps_the_warehouse_is_named(
    settings: Settings, other: tuple[str, int]
) -> None:
    mode, pid = other
    doing = {"read": "for reading, which keeps an ingest waiting", "write": "for writing"}[mode]
    comm = Path(f"/proc/{pid}/comm").read_text().strip()
    assert check_lock(settings) == Check(
        "lock",
        "look",
        f"PID {pid} ({comm}) has {settings.warehouse} open {doing}: wait until it is done, or "
        "close it there",
    )
    assert check_schema(settings).verdict == {"read": "ok", "write": "look"}[mode]


def test_looking_for_a_lock_gives_up_none_of_ones_own(settings: Settings, path: Path) -> None:
    with Warehouse.open(path):
        assert check_lock(settings).verdict == "ok"
        knocking = [sys.executable, "-m", "tests.warehouse.other_program", "knock", str(path)]
        done = subprocess.run(knocking, cwd=ROOT, capture_output=True, text=True, check=True)
        assert f"PID {os.getpid()}" in done.stdout


@pytest.mark.parametrize(
    ("free", "verdict", "told"),
    [
        (10**9, "ok", "1.0 GB free, and the warehouse takes 3.0 MB"),
        (10**7, "look", "10.0 MB free, and the warehouse takes 3.0 MB: make room soon"),
        (
            10**6,
            "wrong",
            "1.0 MB free, and the warehouse takes 3.0 MB: a published copy does not fit; make room",
        ),
    ],
)
def test_a_disk_without_room_for_a_copy_is_wrong(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, free: int, verdict: str, told: str
) -> None:
    file_of(settings).parent.mkdir()
    file_of(settings).write_bytes(b"x" * 3_000_000)
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=free))
    found = check_disk(settings)
    assert (found.verdict, found.told) == (verdict, told)


def test_a_lake_that_is_not_there_yet_is_well_and_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "lake"
    settings = Settings(warehouse=Lake("dbname=x host=db.intern", folder))
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=10**9))
    checks = [check_warehouse, check_schema, check_lock, check_disk]
    assert [check(settings) for check in checks] == [
        Check("warehouse", "ok", f"{folder} can be written"),
        Check("schema", "ok", "there is no warehouse yet"),
        Check("lock", "ok", "a lake keeps nobody waiting"),
        Check("disk", "ok", "1.0 GB free"),
    ]
    assert list(tmp_path.iterdir()) == []
