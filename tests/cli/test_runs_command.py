"""What `runs` tells of the last runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tabel_extract.errors import WarehouseError
from tabel_extract.pipeline import ingest
from tabel_extract.settings import Settings
from tabel_extract.warehouse.runs import begin
from tabel_extract.warehouse.store import Warehouse
from tests.cli.runs import run, told
from tests.texts import report_text, write


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    write(tmp_path, "in/a.txt", report_text())
    write(tmp_path, "in/deep/b.txt", b"")
    return tmp_path / "in"


def lines(*arguments: str | Path) -> list[str]:
    """What is told, without the moments and durations."""
    result = run("runs", *arguments)
    assert (result.exit_code, re.sub(r"^published copy: .*\n", "", result.stderr)) == (0, "")
    plain = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", "WHEN", result.stdout)
    return re.sub(r"in \d+\.\d s", "in T", plain).splitlines()


def test_runs_are_told_newest_first_with_what_failed_and_why(inbox: Path, tmp_path: Path) -> None:
    file = tmp_path / "w.duckdb"
    run("ingest", inbox, "-w", file)
    run("ingest", inbox / "a.txt", "-w", file)
    settings = Settings(warehouse=file, lock_wait_seconds=0)
    with Warehouse.open(file), pytest.raises(WarehouseError):
        ingest([write(tmp_path, "c.txt", report_text(women=52, total=49))], settings)
    begin(file, kind="flow", asked=[inbox, Path("x\x1b[1m")], program_version="0.1.0")
    assert lines("-w", file) == [
        "WHEN unfinished: 0 added, 0 unchanged, 0 failed; flow: in x�[1m (program 0.1.0)",
        "WHEN stopped in T: 0 added, 0 unchanged, 0 failed; command: c.txt (program 0.1.0)",
        "  ✗ w.duckdb is held open by another connection of this same program: "
        "close it there, or wait until it is done, and run again",
        "WHEN finished in T: 0 added, 1 unchanged, 0 failed; command: a.txt (program 0.1.0)",
        "WHEN finished in T: 1 added, 0 unchanged, 1 failed; command: in (program 0.1.0)",
        "  ✗ in/deep/b.txt: the file is empty; export the report again.",
    ]
    assert lines("1", "-w", file) == lines("-w", file)[:1]


def test_runs_are_told_where_none_stored_anything(inbox: Path, tmp_path: Path) -> None:
    file = tmp_path / "w.duckdb"
    run("ingest", inbox / "deep" / "b.txt", "-w", file)
    assert not file.exists()
    assert lines("-w", file) == [
        "WHEN finished in T: 0 added, 0 unchanged, 1 failed; command: b.txt (program 0.1.0)",
        "  ✗ b.txt: the file is empty; export the report again.",
    ]


def test_a_warehouse_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    missing = tmp_path / "w.duckdb"
    assert told(run("runs", "-w", missing), 4).startswith(f"there is no warehouse at {missing}")


def test_a_warehouse_without_runs_says_so(tmp_path: Path) -> None:
    Warehouse.open(tmp_path / "w.duckdb").close()
    assert lines("-w", tmp_path / "w.duckdb") == ["No runs yet."]
