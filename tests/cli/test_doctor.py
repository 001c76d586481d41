"""What `doctor` prints and ends with, and that it leaves no trace."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.runs import run
from tests.texts import report_text, write

PAGE = Path(__file__).parents[2] / "docs" / "status.md"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PREFECT_API_URL", raising=False)


def checks(code: int, **environment: str) -> dict[str, tuple[str, str]]:
    """By the name of each check its verdict and what is told."""
    result = run("doctor", env=environment)
    assert (result.exit_code, result.stderr) == (code, ""), result.output
    rows = [re.fullmatch(r"(\w+) +(\w+) +(.+)", line) for line in result.stdout.splitlines()]
    return {row[2]: (row[1], row[3]) for row in rows if row is not None}


def test_an_installation_that_is_well_ends_with_0_and_is_left_as_it_was(tmp_path: Path) -> None:
    run("ingest", write(tmp_path, "a.txt", report_text()))
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    found = checks(0)
    assert {name for name, (verdict, _) in found.items() if verdict == "wrong"} == set()
    assert found["warehouse"] == ("ok", "warehouse/tabel.duckdb can be written")
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_each_check_stands_on_the_page_about_it_in_their_order() -> None:
    page = PAGE.read_text(encoding="utf-8").split("## Whether an installation is well")[1]
    assert list(checks(0)) == re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)


def test_what_is_wrong_ends_with_1_and_the_rest_is_checked_all_the_same(tmp_path: Path) -> None:
    well = checks(0)
    found = checks(1, TABEL_EXTRACT_CODES="none.toml")
    assert list(found) == list(well)
    assert found.pop("codes")[0] == "wrong"
    well.pop("codes")
    assert {name: verdict for name, (verdict, _) in found.items()} == {
        name: verdict for name, (verdict, _) in well.items()
    }


def test_a_setting_that_can_not_be_used_ends_with_2() -> None:
    result = run("doctor", env={"TABEL_EXTRACT_WORKERS": "many"})
    assert (result.exit_code, result.stdout) == (2, "")
    assert "TABEL_EXTRACT_WORKERS is not usable" in result.stderr


def test_no_name_steers_the_terminal() -> None:
    told = run("doctor", "-w", "x\x1b[2J\u202e.duckdb").stdout
    assert re.findall("[\x1b\u202e]", told) == []
