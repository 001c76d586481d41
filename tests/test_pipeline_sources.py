"""What sources hold is found, read and stored by one command, night after night."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tabel_extract import intake
from tabel_extract.model import Report
from tabel_extract.reading.source import RawSource
from tabel_extract.settings import Settings
from tabel_extract.warehouse.store import Warehouse
from tests.cli.runs import run, told
from tests.texts import FIETSEN, report_text, write

SOURCES = """
[inbox]
kind = "folder"
path = "inbox"
[mail]
kind = "folder"
path = "mail"
"""
PLACES = "SELECT source, location, report_id, is_there FROM places ORDER BY source, location"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TABEL_EXTRACT_WAREHOUSE", str(tmp_path / "tabel.duckdb"))
    monkeypatch.setenv("TABEL_EXTRACT_SOURCES", str(write(tmp_path, "sources.toml", SOURCES)))
    monkeypatch.setenv("TABEL_EXTRACT_PUBLISH", "false")
    return tmp_path


def put(path: Path, text: str) -> Path:
    write(path.parent, path.name, text)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def query(here: Path, sql: str) -> list[tuple[Any, ...]]:
    with Warehouse.open(here / "tabel.duckdb", read_only=True) as warehouse:
        return warehouse.query(sql)


def test_sources_are_ingested_night_after_night(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    whole = intake.read_here

    def counted(settings: Settings, raws: Sequence[RawSource]) -> Any:
        seen.append(len(raws))
        return whole(settings, raws)

    monkeypatch.setattr(intake, "read_here", counted)
    first = put(here / "inbox" / "fietsen.txt", report_text())
    put(here / "mail" / "kopie.txt", report_text())
    write(here / "mail", "half.txt", report_text("2 Half"))
    answer = run("ingest", "--sources")
    assert answer.exit_code == 0
    lines = answer.stdout.splitlines()
    assert lines[0].startswith("… mail: half.txt: waits, as it changed less than 30 seconds ago")
    assert lines[-1].startswith("1 added, 1 unchanged, 0 failed")
    assert seen == [1]  # the same bytes under two names
    first.unlink()
    answer = run("ingest", "--sources")
    assert "- inbox: fietsen.txt: is there no more; what is stored of it stays" in answer.stdout
    assert seen == [1, 0]
    assert query(here, PLACES) == [
        ("inbox", "fietsen.txt", FIETSEN, False),
        ("mail", "kopie.txt", FIETSEN, True),
    ]
    assert query(here, "SELECT asked, files FROM runs ORDER BY started_at") == [
        (["inbox", "mail"], 2),
        (["inbox", "mail"], 1),
    ]
    listed = run("sources", "list").stdout
    assert "inbox  folder  " in listed
    assert "complete: 0 there, 0 waiting, 1 vanished" in listed
    assert "waiting: half.txt: it changed less than 30 seconds ago" in listed


def test_a_source_that_fails_costs_that_source_alone(here: Path) -> None:
    put(here / "inbox" / "fietsen.txt", report_text())
    answer = run("ingest", "--sources")
    assert (answer.exit_code, answer.stdout.splitlines()[-1][:30]) == (
        1,
        "1 added, 0 unchanged, 1 failed",
    )
    assert f"mail: the folder {here}/mail can't be read (No such file" in answer.stderr
    assert query(here, "SELECT path, status, message FROM run_files WHERE status = 'failed'") == [
        (
            "mail",
            "failed",
            "mail: the folder mail can't be read (No such file or directory): check that it is "
            "there, or mounted, and the rights on it",
        )
    ]


def test_what_is_to_be_ingested_has_to_be_named(here: Path) -> None:
    answer = run("ingest")
    assert (answer.exit_code, answer.stderr.splitlines()[-1]) == (
        2,
        "Error: nothing is named: give PATHS, or --sources.",
    )
    answer = run("ingest", here / "a.txt", "--sources", "--report-id", "fiets")
    assert (answer.exit_code, answer.stderr.splitlines()[-1]) == (
        2,
        "Error: --report-id names one report: give one file with it.",
    )


def test_sources_are_checked_without_being_looked_at_unless_asked(here: Path) -> None:
    put(here / "inbox" / "fietsen.txt", report_text())
    checked = run("sources", "check")
    assert checked.stdout == f"inbox  folder  {here}/inbox\nmail  folder  {here}/mail\n"
    looked = run("sources", "check", "--look")
    assert looked.exit_code == 1
    assert looked.stdout.splitlines()[:2] == ["inbox: 1 file", "    fietsen.txt"]
    assert "✗ mail: " in looked.stdout
    assert not (here / "tabel.found").exists()
    wrong = write(here, "wrong.toml", "[inbox]\nkind = 'folder'\n")
    assert told(run("sources", "check", wrong), 2) == (
        f"{wrong}: inbox.path: this key is missing: a folder needs it; docs/sources.md shows what "
        "may stand there."
    )


def test_a_report_is_read_once_and_told_by_each_of_its_names(tmp_path: Path) -> None:
    paths = [put(tmp_path / name, report_text()) for name in ("a.txt", "b.txt")]
    asked: list[RawSource] = []

    def read_all(raws: Sequence[RawSource]) -> list[Report]:
        asked.extend(raws)
        return [next(iter(intake.read_here(settings, [raw]))) for raw in raws]  # type: ignore[misc]

    settings = Settings(warehouse=tmp_path / "w.duckdb")
    batch = intake.read_batch(paths, settings, intake.Holders(), read_all)
    assert [raw.source.name for raw in asked] == ["a.txt"]
    assert [(file.path, file.report.source.name) for file in batch.files] == [
        (str(path), path.name) for path in paths
    ]
