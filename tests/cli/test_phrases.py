"""A file of quantity words that a setting names: used, or refused in one line at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runs import run, told
from tests.texts import report_text, write

SETTING = "TABEL_EXTRACT_PHRASES"


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    return write(tmp_path, "woorden.toml", "[number]\nover = { low = 2, high = 1 }\n")


@pytest.mark.parametrize("command", ["parse", "ingest"])
def test_a_file_of_the_wrong_shape_is_told_in_one_line_and_ends_with_2(
    tmp_path: Path, wrong: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv(SETTING, str(wrong))
    monkeypatch.setenv("TABEL_EXTRACT_WAREHOUSE", str(tmp_path / "w.duckdb"))
    message = told(run(command, write(tmp_path, "a.txt", report_text())), 2)
    assert message == (
        f"{wrong}: number.over: low is above high; the file has the shape shown in docs/phrases.md."
    )
    assert not (tmp_path / "w.duckdb").exists()


def test_a_file_that_is_not_there_is_told_in_one_line_and_ends_with_2(tmp_path: Path) -> None:
    report = write(tmp_path, "a.txt", report_text())
    missing = tmp_path / "weg.toml"
    message = told(run("parse", report, env={SETTING: str(missing)}), 2)
    assert message.startswith(f"{missing}: the quantity phrases can't be read (No such file")


def test_it_is_told_too_where_no_report_is_new(tmp_path: Path, wrong: Path) -> None:
    report, warehouse = write(tmp_path, "a.txt", report_text()), tmp_path / "w.duckdb"
    assert run("ingest", report, "-w", warehouse).exit_code == 0
    told(run("ingest", report, "-w", warehouse, env={SETTING: str(wrong)}), 2)


def test_what_is_stored_can_be_shown_without_it(tmp_path: Path, wrong: Path) -> None:
    report, warehouse = write(tmp_path, "a.txt", report_text()), tmp_path / "w.duckdb"
    run("ingest", report, "-w", warehouse)
    assert run("history", "-w", warehouse, env={SETTING: str(wrong)}).exit_code == 0
