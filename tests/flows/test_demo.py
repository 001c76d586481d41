"""What the demo shows is there to be shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import demo
from flows.summary import Summary
from tabel_extract.intake import Outcome
from tabel_extract.pipeline import read_report


def test_the_table_that_is_shown_has_questions() -> None:
    name, label = demo.GOOD
    tables = {table.label: table for table in read_report(demo.FIXTURES / name).tables}
    assert any(cell.question for cell in tables[label].observations)


def test_the_table_that_is_wrong_has_an_error_to_show() -> None:
    name, label = demo.WRONG
    findings = read_report(demo.FIXTURES / name).findings
    assert "error" in {finding.severity for finding in findings if finding.table == label}


def test_a_second_run_that_adds_something_is_called_wrong() -> None:
    def after(status: str) -> str:
        outcome = Outcome("a.txt", status)  # type: ignore[arg-type]
        return demo._nothing_new(Summary((outcome,), demo.WAREHOUSE, demo.PAGES, {}))

    assert "nothing was read again" in after("unchanged")
    assert "wrong" in after("added")


def test_it_starts_afresh_and_says_what_it_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(demo, "WAREHOUSE", tmp_path / "demo.duckdb")
    monkeypatch.setattr(demo, "PAGES", tmp_path / "report-demo")
    demo._start_afresh()
    assert capsys.readouterr().out == ""
    (tmp_path / "demo.duckdb").touch()
    (tmp_path / "demo.duckdb.wal").touch()
    (tmp_path / "report-demo").mkdir()
    (tmp_path / "demo.sources").mkdir()
    (tmp_path / "tabel.duckdb").touch()
    demo._start_afresh()
    names = "demo.duckdb and demo.duckdb.wal and demo.sources and report-demo"
    assert names in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["tabel.duckdb"]
