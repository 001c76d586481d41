"""What `status` tells whoever looks after the runs, and when it wants a person."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tabel_extract.errors import WarehouseError
from tabel_extract.pipeline import ingest
from tabel_extract.settings import Settings
from tabel_extract.warehouse.freshness import published_path
from tabel_extract.warehouse.runs import begin
from tabel_extract.warehouse.store import Warehouse
from tests.cli.runs import run
from tests.texts import FIETSEN, FIXTURES, GOOD, report_text, write
from tests.warehouse.programs import said

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / "status.md"
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
HELD = "in use: another program has it open; told from {}, which may be behind"
STALE = (
    "  ✗ the published copy lacks what was stored since it was made: the next run, or "
    "`tabel-extract history`, makes it and warns where it can't"
)
UNFINISHED = (
    "  ✗ the last run has no end: it is under way, or was broken off; if it is not under way, run "
    "it again"
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the warehouse will be, in the current folder."""
    monkeypatch.chdir(tmp_path)
    return Path("warehouse/tabel.duckdb")


def plain(told: str) -> str:
    """What is told without moments, ages, durations and sizes."""
    told = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", "WHEN", told)
    told = re.sub(r"just now|\d+ (minute|hour|day)s? ago", "AGO", told)
    told = re.sub(r"[\d.,]+ (bytes|[kMG]B)", "SIZE", told)
    return re.sub(r"in \d+\.\d s\b", "in T", told)


def lines(code: int, *arguments: str | Path) -> list[str]:
    result = run("status", *arguments)
    assert (result.exit_code, result.stderr) == (code, ""), result.output
    return plain(result.stdout).splitlines()


def test_where_nothing_is_yet_all_is_well_and_nothing_is_made(file: Path) -> None:
    assert lines(0) == [
        "warehouse  there is none at warehouse/tabel.duckdb yet: ingest a report first",
        "stored     nothing",
        "published  nothing",
        "last runs  none yet",
        "new        nothing",
        "waiting    nothing",
        "set aside  nothing",
        "",
        "All is well.",
    ]
    assert not file.parent.exists()


def test_the_page_about_it_shows_what_it_tells(file: Path) -> None:
    write(Path("inbox"), "lezen.txt", GOOD.read_bytes())
    whole = (FIXTURES / "pdf" / "buurt-en-groen.pdf").read_bytes()
    write(Path("inbox"), "half.pdf", whole[:3000])
    run("ingest", "inbox")
    page = DOCS.read_text(encoding="utf-8")
    shown = re.search(r"```\n\$ tabel-extract status\n((?:.*\n)+?)```", page)
    assert shown is not None
    assert lines(1) == plain(shown[1]).splitlines()


def test_after_runs_without_trouble_all_is_well(file: Path) -> None:
    source = write(Path("in"), "a.txt", report_text())
    run("ingest", source)
    write(Path("in"), "a.txt", report_text(women=52, total=49))
    run("ingest", source)
    sizes = "SIZE (beside it: published copy SIZE, kept files SIZE)"
    after = [
        f"warehouse  warehouse/tabel.duckdb, {sizes}",
        "stored     1 report; open findings: none",
        "published  WHEN, AGO: current",
        "last runs  WHEN finished in T: 1 added, 0 unchanged, 0 failed; command: a.txt "
        "(program 0.1.0)",
        "           WHEN finished in T: 1 added, 0 unchanged, 0 failed; command: a.txt "
        "(program 0.1.0)",
        "new        1 version since the run before",
        f"           {FIETSEN}, version 2: the source was revised, 2 cells changed",
        "waiting    nothing",
        "set aside  nothing",
        "",
        "All is well.",
    ]
    assert lines(0) == after
    run("ingest", source)
    assert lines(0)[5:8] == [
        after[4],
        "new        nothing since the run before",
        "waiting    the notes of 1 run, which the database takes in with the next news",
    ]


def test_a_run_that_stopped_and_one_without_an_end_want_a_person(file: Path) -> None:
    source = write(Path("in"), "a.txt", report_text())
    run("ingest", source)
    settings = Settings(warehouse=file, lock_wait_seconds=0)
    revised = write(Path("in"), "a.txt", report_text(women=52, total=49))
    with Warehouse.open(file), pytest.raises(WarehouseError):
        ingest([revised], settings)
    assert lines(1)[-2:] == [
        "Wants a person:",
        "  ✗ the last run stopped before its last file: tabel.duckdb is held open by another "
        "connection of this same program: close it there, or wait until it is done, and run again",
    ]
    begin(file, kind="flow", asked=[Path("in")], program_version="0.1.0")
    told = lines(1)
    assert told[-2:] == ["Wants a person:", UNFINISHED]
    assert "waiting    the notes of 2 runs, which the database takes in with the next news" in told


def test_a_copy_that_lacks_what_was_stored_wants_a_person_until_it_is_made(file: Path) -> None:
    run("ingest", write(Path("in"), "a.txt", report_text()))
    copy = published_path(file)
    os.utime(copy, (0, 0))
    told = lines(1)
    assert told[2] == "published  WHEN, AGO: lacks what was stored since"
    assert told[-2:] == ["Wants a person:", STALE]
    copy.unlink()
    missing = STALE.replace(
        "the published copy lacks what was stored since it was made",
        "there is no usable published copy of what is stored",
    )
    assert (lines(1)[2], lines(1)[-1]) == ("published  nothing", missing)
    with Warehouse.open(file) as opened:
        opened.publish()
    assert lines(0)[-1] == "All is well."


def test_where_nothing_is_published_no_copy_is_missed(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABEL_EXTRACT_PUBLISH", "false")
    run("ingest", write(Path("in"), "a.txt", report_text()))
    told = lines(0)
    assert told[2] == "published  nothing, as TABEL_EXTRACT_PUBLISH says"


def test_a_warehouse_in_use_is_told_from_its_copy_or_from_what_runs_noted(file: Path) -> None:
    run("ingest", write(Path("in"), "a.txt", report_text()))
    free = lines(0)
    before = {path: path.stat().st_mtime_ns for path in file.parent.rglob("*")}
    with Warehouse.open(file):
        held = lines(0)
    assert held == [free[0], " " * 11 + HELD.format("its published copy"), *free[1:]]
    assert {path: path.stat().st_mtime_ns for path in file.parent.rglob("*")} == before
    published_path(file).unlink()
    with Warehouse.open(file):
        held = lines(0)
    assert held[1:5] == [
        " " * 11 + HELD.format("what runs noted"),
        "stored     not known while the warehouse is in use",
        "published  nothing",
        "last runs  none yet",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who holds a file")
def test_a_program_that_keeps_the_warehouse_is_named(file: Path) -> None:
    run("ingest", write(Path("in"), "a.txt", report_text()))
    holding = [sys.executable, "-m", "tests.warehouse.other_program", "hold", str(file.absolute())]
    with subprocess.Popen(
        [*holding, "write", "60"], cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
    ) as other:
        assert said(other) == "open"
        told = lines(0)
        other.kill()
    program = f"PID {other.pid} (python"
    assert told[1].startswith(f"           in use: {program}")
    assert told[1].endswith(
        " has it open for writing; told from its published copy, which may be behind"
    )


def test_many_new_versions_are_counted_and_the_first_named(file: Path) -> None:
    for number in range(7):
        write(Path("in"), f"{number}.txt", report_text(f"{number} Fietsen in de stad"))
    run("ingest", "in")
    told = lines(0)
    assert told[4:11] == [
        "new        7 versions since the run before",
        *[f"           {n}-fietsen-in-de-stad-2024, version 1: first seen" for n in range(5)],
        "           and 2 more: tabel-extract history",
    ]


def test_files_set_aside_are_counted_by_fault_until_they_are_dropped(file: Path) -> None:
    write(Path("in"), "a.txt", b"")
    write(Path("in"), "b.pdf", b"no pdf")
    write(Path("in"), "c.pdf", b"no pdf either")
    run("ingest", "in")
    told = lines(1)
    assert told[0].startswith("warehouse  there is none at warehouse/tabel.duckdb yet")
    assert told[6:] == [
        "set aside  3 files: 2 not_a_pdf, 1 empty; the oldest AGO (tabel-extract quarantine list)",
        "",
        "Wants a person:",
        "  ✗ 3 files of the last run failed: `tabel-extract runs 1` says why",
        "  ✗ 3 files are set aside: `tabel-extract quarantine list` says why; retry or drop",
    ]
    listed = run("quarantine", "list").stdout
    for key in re.findall(r"^([0-9a-f]{16}) ", listed, re.MULTILINE):
        run("quarantine", "drop", key)
    run("ingest", "in")
    assert lines(0)[7:] == ["set aside  nothing; 3 dropped", "", "All is well."]


def test_programs_are_told_the_same(file: Path) -> None:
    run("ingest", write(Path("in"), "a.txt", report_text()), write(Path("in"), "b.txt", b""))
    result = run("status", "--format", "json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    moments = [told.pop("at"), told["published"].pop("at"), told["set_aside"].pop("oldest_since")]
    moments += [told["runs"][0].pop(name) for name in ("started_at", "finished_at")]
    now = datetime.now(UTC)
    assert all(abs(now - datetime.fromisoformat(m)) < timedelta(minutes=5) for m in moments)
    assert told["runs"][0].pop("seconds") > 0
    assert re.fullmatch(r"\d{8}T\d{6}-[0-9a-f]{12}", told["runs"][0].pop("run"))
    sizes = told.pop("bytes")
    assert sizes["database"] == file.stat().st_size
    assert sizes["published"] == published_path(file).stat().st_size
    assert sizes["sources"] == len(report_text().encode())
    assert told == {
        "warehouse": "warehouse/tabel.duckdb",
        "exists": True,
        "in_use": None,
        "reports": 1,
        "open_findings": {"error": 0, "warning": 0, "info": 0},
        "published": {"is_current": True},
        "runs": [
            {
                "state": "finished",
                "kind": "command",
                "asked": ["a.txt", "b.txt"],
                "program": "0.1.0",
                "added": 1,
                "unchanged": 0,
                "failed": 1,
                "message": None,
            }
        ],
        "new": [{"report": FIETSEN, "version": 1, "reason": "first_seen", "changed": 3}],
        "runs_waiting": 0,
        "set_aside": {"files": 1, "by_fault": {"empty": 1}, "dropped": 0},
        "sources": [],
        "wants_a_person": [
            "1 file of the last run failed: `tabel-extract runs 1` says why",
            "1 file is set aside: `tabel-extract quarantine list` says why; retry or drop",
        ],
    }


@pytest.mark.parametrize("form", ["table", "json"])
def test_no_name_and_no_identity_steers_the_terminal(file: Path, form: str) -> None:
    poison = "x\x1b[2J\x9b31m\u202e"
    run("ingest", write(Path("in"), f"{poison}.txt", report_text()), "--report-id", poison)
    told = run("status", "--format", form).output
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", told) == []


def test_a_damaged_warehouse_is_told_in_one_line(file: Path) -> None:
    write(Path("warehouse"), "tabel.duckdb", b"no database" * 5000)
    result = run("status")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "is not a DuckDB file" in result.stderr
