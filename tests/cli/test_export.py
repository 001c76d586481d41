"""`tabel-extract export` writes a stored version as CSV and Excel, and tells which files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runs import run, told
from tests.texts import FIETSEN, report_text, write


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """Two versions of one report."""
    stored = tmp_path / "w.duckdb"
    for men in (46, 47):
        path = write(tmp_path, "in/a.txt", report_text(men=men))
        assert run("ingest", path, "-w", stored).exit_code == 0
    return stored


def test_both_files_are_written_and_listed(warehouse: Path, tmp_path: Path) -> None:
    result = run("export", FIETSEN, "-w", warehouse, "-o", tmp_path / "out")
    files = [tmp_path / "out" / f"{FIETSEN}.{form}" for form in ("csv", "xlsx")]
    assert (result.exit_code, result.stdout.splitlines()) == (0, [str(path) for path in files])
    assert all(path.stat().st_size for path in files)


def test_a_version_a_form_and_a_language_can_be_chosen(warehouse: Path, tmp_path: Path) -> None:
    options = ["-w", str(warehouse), "-o", str(tmp_path), "--format", "csv", "--lang", "en"]
    options.append("--overwrite")
    raws = []
    for version in ("1", "2"):
        result = run("export", FIETSEN, *options, "--version", version)
        assert result.stdout == f"{tmp_path / FIETSEN}.en.csv\n"
        text = (tmp_path / f"{FIETSEN}.en.csv").read_text(encoding="utf-8-sig")
        raws.append([line.split(";")[13] for line in text.splitlines()[1:]])
    assert raws == [['"48"', '"46"', '"50"'], ['"48"', '"47"', '"50"']]


def test_an_unknown_report_is_told(warehouse: Path) -> None:
    assert told(run("export", "auto", "-w", warehouse), 5).startswith("there is no report 'auto'")


def test_a_folder_that_cannot_be_written_is_told(warehouse: Path, tmp_path: Path) -> None:
    blocked = write(tmp_path, "blocked", "") / "in"
    message = told(run("export", FIETSEN, "-w", warehouse, "-o", blocked), 4)
    assert message.startswith(f"{blocked}: the export can't be written")


def test_a_version_and_a_moment_exclude_each_other(warehouse: Path) -> None:
    result = run("export", FIETSEN, "-w", warehouse, "--version", "1", "--as-of", "2026-01-01")
    assert result.exit_code == 2
    assert "not both" in result.stderr
