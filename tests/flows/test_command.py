"""``python -m flows.ingest``: exit codes for a scheduler, and no word that nobody asked for."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from flows.ingest import main
from tests.flows.conftest import ROOT, Done, run_program

GOOD = ROOT / "fixtures" / "eten-en-drinken.txt"


def ingest(environment: dict[str, str], *arguments: object) -> Done:
    return run_program(environment, sys.executable, "-m", "flows.ingest", *arguments)


@pytest.mark.slow
def test_on_an_embedded_server_it_says_only_what_it_did(
    environment: dict[str, str], embedded_home: Path, tmp_path: Path
) -> None:
    del environment["PREFECT_API_URL"]
    environment["PREFECT_HOME"] = str(embedded_home)
    where = ["--warehouse", tmp_path / "w.duckdb", "--report-dir", tmp_path / "pages"]
    done = ingest(environment, GOOD, *where)
    assert done.stderr == ""
    assert done.returncode == 0
    assert done.stdout.splitlines()[1:] == [
        f"1 added, 0 unchanged, 0 failed; warehouse: {tmp_path / 'w.duckdb'}",
        f"4 pages written; open {tmp_path / 'pages' / 'index.html'}",
    ]


@pytest.mark.slow
def test_its_exit_codes_and_one_line_tell_a_scheduler_what_to_do(
    environment: dict[str, str], tmp_path: Path
) -> None:
    missing, pages = tmp_path / "missing.txt", tmp_path / "pages"
    where = ["--warehouse", tmp_path / "w.duckdb", "--report-dir", pages]
    nowhere = ["--warehouse", tmp_path, "--report-dir", pages]
    cases = {
        1: ([GOOD, missing, *where], "missing.txt: does not exist"),
        3: ([missing, *where], "missing.txt: does not exist"),
        4: ([GOOD, *nowhere], "is a folder, not a file"),
    }
    with ThreadPoolExecutor() as pool:
        runs = {code: pool.submit(ingest, environment, *cases[code][0]) for code in cases}
    for code, (_, words) in cases.items():
        done = runs[code].result()
        assert (done.returncode, done.stderr.count("\n")) == (code, 1), done.stderr
        assert words in done.stderr


def test_a_setting_that_cannot_be_used_is_told_before_anything_starts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([str(GOOD), "--batch-size", "0"])
    assert stopped.value.code == 2
    assert "batch_size can't be used" in capsys.readouterr().err


def test_a_file_of_quantity_words_that_is_not_there_is_told_before_anything_starts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TABEL_EXTRACT_PHRASES", str(tmp_path / "weg.toml"))
    with pytest.raises(SystemExit) as stopped:
        main([str(GOOD)])
    assert stopped.value.code == 2
    assert "weg.toml: the quantity phrases can't be read" in capsys.readouterr().err


def test_what_is_to_be_ingested_has_to_be_named_and_sources_to_be_usable(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("TABEL_EXTRACT_SOURCES", raising=False)
    for arguments, told in (
        ([], "nothing is named: give PATH, or --sources"),
        (["--sources", str(tmp_path / "weg.toml")], "weg.toml: the list of sources can't be read"),
    ):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 2
        assert told in capsys.readouterr().err
