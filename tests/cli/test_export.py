"""`tabel-extract export` writes stored reports for people and programs, and tells which files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tabel_extract.warehouse.store import Warehouse
from tests.cli.runs import run, told
from tests.texts import FIETSEN, report_text, write


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a warehouse with two versions of one report."""
    folder: Path = tmp_path_factory.mktemp("stored")
    for men in (46, 47):
        path = write(folder, "in/a.txt", report_text(men=men))
        assert run("ingest", path, "-w", folder / "w.duckdb").exit_code == 0
    return folder


@pytest.fixture
def warehouse(stored: Path, tmp_path: Path) -> Path:
    """A copy of it, for one test."""
    shutil.copytree(stored, tmp_path, dirs_exist_ok=True)
    return tmp_path / "w.duckdb"


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


def test_a_file_that_exists_is_kept_unless_it_is_to_be_replaced(
    warehouse: Path, tmp_path: Path
) -> None:
    kept = write(tmp_path, f"out/{FIETSEN}.csv", "mine")
    options = [FIETSEN, "-w", str(warehouse), "-o", str(tmp_path / "out"), "--format", "csv"]
    message = told(run("export", *options), 4)
    assert message.startswith(f"{kept} exists already and was not changed: name another folder")
    assert kept.read_text() == "mine"
    assert run("export", *options, "--overwrite").exit_code == 0
    assert kept.read_text() != "mine"


def test_all_reports_go_into_one_package(warehouse: Path, tmp_path: Path) -> None:
    place = tmp_path / "package"
    result = run("export", "-w", warehouse, "-o", place, "--format", "package")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [str(path) for path in sorted(place.iterdir())]
    again = run("export", "-w", warehouse, "-o", place, "--format", "package")
    assert told(again, 4).startswith(f"{place} exists already, and nothing in it was changed")


@pytest.mark.parametrize("form", ["csv", "xlsx", "package", "parquet"])
def test_a_moment_before_the_first_version_is_told_and_nothing_is_written(
    warehouse: Path, tmp_path: Path, form: str
) -> None:
    place = tmp_path / "out"
    options = ["-w", str(warehouse), "-o", str(place), "--format", form, "--as-of", "2001-01-01"]
    assert "held no report yet at 2001-01-01" in told(run("export", *options), 5)
    assert f"{FIETSEN} had no version yet at" in told(run("export", FIETSEN, *options), 5)
    assert not place.exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--format", "package"], "name the folder that --format package is to make: -o DIR."),
        (["--format", "parquet", "--format", "csv", "-o", "x"], "not of both"),
        (["--version", "1"], "--version is of one report: name it."),
    ],
)
def test_what_can_not_be_meant_is_told(warehouse: Path, options: list[str], message: str) -> None:
    result = run("export", "-w", warehouse, *options)
    assert (result.exit_code, message in result.stderr) == (2, True)


def test_a_warehouse_without_reports_is_told(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path / "w.duckdb"):
        pass
    message = told(run("export", "-w", tmp_path / "w.duckdb", "-o", tmp_path / "out"), 5)
    assert message.endswith("w.duckdb holds no reports yet")
