"""Every command: what it prints, where, and the exit code that a scheduler gets."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from tabel_extract import __version__
from tabel_extract.model import CheckOutcome
from tabel_extract.warehouse.store import Warehouse
from tests.cli.runs import run, start, told
from tests.texts import COMMAND, FIETSEN, report_text, write
from tests.warehouse.reports import AGREEING, NO_OPPOSITES, NOW, opinions, with_checks, with_claims
from tests.warehouse.reports import report as stand

OTHER_TABLE = CheckOutcome("sum_not_100", 1, reason="no_distribution")
LOOPT = "1-lopen-in-de-stad-2024"
STAMP = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?")


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


@pytest.fixture
def fietsen(tmp_path: Path) -> Path:
    return write(tmp_path, "in/fietsen.txt", report_text())


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a warehouse of two versions of one report and one of another."""
    folder = tmp_path_factory.mktemp("stored")
    fietsen, warehouse = write(folder, "in/fietsen.txt", report_text()), folder / "w.duckdb"
    run("ingest", fietsen, "-w", warehouse)
    write(folder, "in/fietsen.txt", report_text(women=52, total=49))
    write(folder, "in/lopen.txt", report_text("1 Lopen in de stad", men=146))
    run("ingest", fietsen.parent, "-w", warehouse)
    return folder


@pytest.fixture
def revised(stored: Path, tmp_path: Path) -> Path:
    """That warehouse, for one test to do with what it likes; the files are beside it."""
    shutil.copytree(stored, tmp_path, dirs_exist_ok=True)
    return tmp_path / "w.duckdb"


def words(text: str) -> list[list[str]]:
    """The words of each line, moments replaced by a dot."""
    return [STAMP.sub("·", line).split() for line in text.splitlines()]


# -- ingest ---------------------------------------------------------------------------------


def test_ingest_says_what_became_of_each_file(fietsen: Path, warehouse: Path) -> None:
    first = run("ingest", fietsen, "-w", warehouse)
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout == (
        f"+ {fietsen}: {FIETSEN} version 1 (first seen): 1 table, 3 cells, 3 changed; "
        f"0 errors, 0 warnings\n1 added, 0 unchanged, 0 failed; warehouse: {warehouse}\n"
    )
    second = run("ingest", fietsen, "-w", warehouse)
    assert (second.exit_code, second.stderr, second.stdout) == (
        0,
        "",
        f"= {fietsen}: {FIETSEN}, nothing new\n"
        f"0 added, 1 unchanged, 0 failed; warehouse: {warehouse}\n",
    )


def test_ingest_ends_with_1_where_some_files_failed(fietsen: Path, warehouse: Path) -> None:
    bad = write(fietsen.parent, "leeg.txt", b"")
    result = run("ingest", fietsen.parent, "-w", warehouse)
    assert result.exit_code == 1
    assert result.stderr == f"✗ {bad}: the file is empty; export the report again.\n"
    assert result.stdout.splitlines()[-1] == (
        f"1 added, 0 unchanged, 1 failed; warehouse: {warehouse}"
    )


def test_ingest_ends_with_3_where_nothing_could_be_read(tmp_path: Path, warehouse: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("ingest", tmp_path / "empty", tmp_path / "no.txt", "-w", warehouse)
    assert result.exit_code == 3
    assert result.stderr.splitlines() == [
        f"✗ {tmp_path}/empty: nothing to read in this folder; "
        "it is searched for .pdf, .text, .txt files.",
        f"✗ {tmp_path}/no.txt: does not exist; check the spelling of the path.",
    ]
    assert not warehouse.exists()


def test_ingest_stores_under_the_identity_given(fietsen: Path, warehouse: Path) -> None:
    result = run("ingest", fietsen, "-w", warehouse, "--report-id", "mijn-fiets")
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"{fietsen}: mijn-fiets version 1 (first seen)" in result.stdout


@pytest.mark.parametrize("paths", [["in"], ["in/fietsen.txt", "in/fietsen.txt"]])
def test_one_identity_is_for_one_file(
    fietsen: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str]
) -> None:
    monkeypatch.chdir(fietsen.parents[1])
    result = run("ingest", *paths, "--report-id", "x")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--report-id names one report: give one file with it." in result.stderr


def test_an_empty_identity_is_a_mistake(fietsen: Path, warehouse: Path) -> None:
    assert run("ingest", fietsen, "-w", warehouse, "--report-id", "").exit_code == 2


def test_a_name_that_no_file_can_have_fails_alone(fietsen: Path, warehouse: Path) -> None:
    result = run("ingest", "a" * 300, fietsen, "-w", warehouse)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


def test_a_file_name_of_other_bytes_keeps_no_other_file_out(fietsen: Path, warehouse: Path) -> None:
    path = fietsen.parent / os.fsdecode(b"caf\xe9.txt")
    path.write_text(report_text("1 Lopen in de stad"), encoding="utf-8")
    run("ingest", fietsen.parent, "-w", warehouse)
    assert FIETSEN in run("history", "-w", warehouse).stdout


@pytest.mark.slow
def test_a_process_takes_the_warehouse_from_its_environment(fietsen: Path, tmp_path: Path) -> None:
    at = tmp_path / "elders" / "t.duckdb"
    done = start("ingest", fietsen, env={"TABEL_EXTRACT_WAREHOUSE": str(at)}, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == f"1 added, 0 unchanged, 0 failed; warehouse: {at}"
    assert at.is_file()


@pytest.mark.slow
def test_progress_is_shown_on_a_terminal_and_only_there(fietsen: Path, warehouse: Path) -> None:
    silent = start("ingest", fietsen, "-w", warehouse)
    assert (silent.returncode, silent.stderr) == (0, "")
    mine, theirs = os.openpty()
    done = subprocess.run(
        [COMMAND, "ingest", str(fietsen), "-w", str(warehouse)],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm"},
        text=True,
        check=True,
        timeout=60,
    )
    os.close(theirs)
    shown = os.read(mine, 100_000).decode()
    os.close(mine)
    assert "reading" in shown
    assert "files" in shown
    assert done.stdout == (
        f"= {fietsen}: {FIETSEN}, nothing new\n"
        f"0 added, 1 unchanged, 0 failed; warehouse: {warehouse}\n"
    )


# -- what is stored -------------------------------------------------------------------------


def test_history_lists_reports_and_versions(revised: Path) -> None:
    assert words(run("history", "-w", revised).stdout) == [
        ["report", "versions", "last", "tables", "cells", "errors"],
        [FIETSEN, "2", "·", "1", "3", "0"],
        [LOOPT, "1", "·", "1", "3", "2"],
    ]
    versions = words(run("history", FIETSEN, "-w", revised).stdout)
    assert versions[0][:4] == ["version", "recorded", "why", "source"]
    assert [row[:5] for row in versions[1:]] == [
        ["1", "·", "first", "seen", "fietsen.txt"],
        ["2", "·", "the", "source", "was"],
    ]
    assert [row[-3:] for row in versions[1:]] == [
        [__version__, "3/0/0", "0"],
        [__version__, "0/0/2", "0"],
    ]


def test_an_empty_warehouse_is_said_to_be_empty(warehouse: Path) -> None:
    Warehouse.open(warehouse).close()
    result = run("history", "-w", warehouse)
    assert (result.exit_code, result.stdout) == (0, "No reports stored yet.\n")


def test_history_is_whole_in_a_pipe(tmp_path: Path, warehouse: Path) -> None:
    long = "een-rapport-met-een-lange-titel-over-alles-wat-mensen-in-nederland-doen-en-laten-2024"
    path = write(tmp_path, "a.txt", report_text())
    run("ingest", path, "-w", warehouse, "--report-id", long)
    printed = start("history", "-w", warehouse).stdout
    assert words(printed)[1:] == [[long, "1", "·", "1", "3", "0"]]


def test_show_prints_the_current_version_as_parse_does(revised: Path) -> None:
    shown = run("show", FIETSEN, "-w", revised)
    parsed = run("parse", revised.parent / "in" / "fietsen.txt")
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout == parsed.stdout.replace("\nfietsen.txt\n", f"\n{FIETSEN} · fietsen.txt\n")


@pytest.mark.parametrize("name", ["Tabel 1.1", "tabel 1.1", "1.1"])
def test_show_takes_a_table_by_its_label(revised: Path, name: str) -> None:
    result = run("show", LOOPT, name, "-w", revised, "--lang", "en")
    assert result.exit_code == 0
    assert "✗146" in result.stdout
    assert "Value out of range." in result.stdout


def test_show_tells_of_a_table_what_could_not_be_checked_about_that_one(warehouse: Path) -> None:
    two = with_checks(stand(opinions(), opinions("Tabel 1.2")), NO_OPPOSITES, OTHER_TABLE)
    with Warehouse.open(warehouse) as opened:
        opened.save([("stand", two)], program_version="1", now=NOW)
    shown = run("show", "stand", "1.2", "-w", warehouse).stdout
    assert [line for line in shown.splitlines() if "Nagerekend" in line] == [
        "  Nagerekend: niets; niet: verdelingen die 100 moeten zijn"
    ]


def test_show_prints_an_older_version_by_number_or_moment(revised: Path) -> None:
    def row(*arguments: str) -> list[str]:
        result = run("show", FIETSEN, "-w", revised, *arguments)
        assert (result.exit_code, result.stderr) == (0, "")
        return result.stdout.splitlines()[7].split()

    assert row("--version", "1") == ["fietst", "elke", "dag", "48", "46", "50"]
    assert row("--version", "2") == ["fietst", "elke", "dag", "49", "46", "52"]
    assert row("--as-of", "2999-01-01") == row()


def test_a_version_and_a_moment_exclude_each_other(revised: Path) -> None:
    result = run("show", FIETSEN, "-w", revised, "--version", "1", "--as-of", "2026-01-01")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "give --version or --as-of, not both." in result.stderr


@pytest.mark.parametrize("arguments", [[], ["1"], ["1", "2"]])
def test_diff_shows_what_changed_cell_by_cell(revised: Path, arguments: list[str]) -> None:
    result = run("diff", FIETSEN, *arguments, "-w", revised)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "~ cell: Tabel 1.1, fietst elke dag, totaal: 48 → 49 (raw, value)\n"
        "~ cell: Tabel 1.1, fietst elke dag, geslacht › vrouw: 50 → 52 (raw, value)\n"
        "2 differences between version 1 and version 2\n"
    )


def test_diff_shows_what_changed_of_a_claim_after_its_sentence(warehouse: Path) -> None:
    revised = replace(AGREEING, verdict="disagrees")
    with Warehouse.open(warehouse) as opened:
        for claim in (AGREEING, revised):
            opened.save([("stand", with_claims(stand(), claim))], program_version="1", now=NOW)
    assert run("diff", "stand", "-w", warehouse).stdout == (
        f"~ claim: {AGREEING.sentence}: "
        "Veertig procent: agrees → Veertig procent: disagrees (verdict)\n"
        "1 difference between version 1 and version 2\n"
    )


def test_report_writes_pages_and_says_where(revised: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    result = run("report", "-w", revised, "-o", pages)
    assert (result.exit_code, result.stderr, result.stdout) == (
        0,
        "",
        f"6 pages written; open {pages / 'index.html'}\n",
    )
    assert len(list(pages.glob("*.html"))) == 6


def test_pages_that_cannot_be_written_are_no_failure_to_read(revised: Path, tmp_path: Path) -> None:
    taken = write(tmp_path, "pages", b"")
    assert run("report", "-w", revised, "-o", taken / "deeper").exit_code != 3


# -- exit codes and messages ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["show", "fietsn"],
            "there is no report 'fietsn': `tabel-extract history` lists the 2 that there are",
        ),
        (
            ["show", "fietsen"],
            f"there is no report 'fietsen'; did you mean {FIETSEN}?",
        ),
        (
            ["history", "x"],
            "there is no report 'x': `tabel-extract history` lists the 2 that there are",
        ),
        (
            ["report", "x"],
            "there is no report 'x': `tabel-extract history` lists the 2 that there are",
        ),
        (
            ["diff", "x"],
            "there is no report 'x': `tabel-extract history` lists the 2 that there are",
        ),
        (["diff", LOOPT, "1"], f"{LOOPT} has only one version: there is nothing to compare."),
        (["diff", LOOPT], f"{LOOPT} has only one version: there is nothing to compare."),
        (["diff", FIETSEN, "1", "7"], f"{FIETSEN} has no version 7: choose one from 1 to 2"),
        (
            ["show", FIETSEN, "--version", "9"],
            f"{FIETSEN} has no version 9: choose one from 1 to 2",
        ),
        (["show", FIETSEN, "9.9"], f"{FIETSEN} has no table '9.9'; it has: Tabel 1.1."),
    ],
)
def test_what_is_not_stored_ends_with_5_and_one_line(
    revised: Path, arguments: list[str], message: str
) -> None:
    assert told(run(*arguments, "-w", revised), 5) == message


def test_a_moment_before_the_first_version_ends_with_5(revised: Path) -> None:
    line = told(run("show", FIETSEN, "-w", revised, "--as-of", "2001-01-01"), 5)
    assert line.startswith(f"{FIETSEN} had no version yet at 2001-01-01T00:00:00")


READERS = [["history"], ["history", "x"], ["show", "x"], ["diff", "x"], ["report"]]


@pytest.mark.parametrize("arguments", READERS)
def test_a_warehouse_that_is_not_there_ends_with_4(tmp_path: Path, arguments: list[str]) -> None:
    path = tmp_path / "none.duckdb"
    assert told(run(*arguments, "-w", path), 4) == (
        f"there is no warehouse at {path}: ingest a report first, or check the path"
    )


@pytest.mark.parametrize("arguments", [*READERS, ["ingest", "in"]])
def test_a_warehouse_of_a_newer_schema_ends_with_4(
    revised: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(revised.parent)
    with duckdb.connect(revised) as newer:
        newer.execute("INSERT INTO schema_migration VALUES (999, 'newer', now())")
    assert "has schema 999 and this program knows none above" in told(
        run(*arguments, "-w", revised), 4
    )


def test_what_is_published_can_be_read_while_the_warehouse_is_held_open(revised: Path) -> None:
    before = run("history", "-w", revised)
    with Warehouse.open(revised):
        held = run("history", "-w", revised, env={"TABEL_EXTRACT_LOCK_WAIT_SECONDS": "0"})
    assert (held.exit_code, held.stdout) == (0, before.stdout)
    copy = revised.with_name("w.published.duckdb")
    assert held.stderr.startswith(f"published copy: {copy}, of 20")


def test_a_warehouse_that_is_held_open_ends_with_4(revised: Path) -> None:
    with Warehouse.open(revised):
        env = {"TABEL_EXTRACT_LOCK_WAIT_SECONDS": "0", "TABEL_EXTRACT_PUBLISH": "false"}
        line = told(run("history", "-w", revised, env=env), 4)
    assert line.startswith(f"{revised} is held open by another connection of this same program: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["frobnicate"], "No such command 'frobnicate'."),
        (["parse"], "Missing argument 'FILE'."),
        (["ingest"], "nothing is named: give PATHS, or --sources."),
        (["show"], "Missing argument 'REPORT'."),
        (["diff"], "Missing argument 'REPORT'."),
        (["diff", "x", "0"], "Invalid value for '[OLD]': 0 is not in the range x>=1."),
        (["parse", "x", "--format", "xml"], "Invalid value for '--format': 'xml'"),
        (["show", "x", "--as-of", "gisteren"], "Invalid value for '--as-of': 'gisteren'"),
    ],
)
def test_a_command_that_is_not_understood_ends_with_2(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
