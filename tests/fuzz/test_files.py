"""A folder of odd files: each is read or refused, and counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabel_extract.pipeline import read_report
from tests.fuzz.files import read_folder
from tests.fuzz.promises import keeps_its_promises
from tests.inspection.made import Sheet, pdf
from tests.texts import report_text, write


def test_every_file_of_a_folder_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "a/goed.txt", report_text())
    write(tmp_path, "a/leeg.txt", "")
    write(tmp_path, "b/.verborgen", "Figuur 1")
    write(tmp_path, "b/half.pdf", b"%PDF-1.7 niets")
    write(tmp_path, "b/wit.pdf", pdf(Sheet(rules=[(50, 100, 200, 100)])))
    (tmp_path / "b" / "link.pdf").symlink_to("half.pdf")
    assert read_folder(tmp_path) == 0
    assert sorted(capsys.readouterr().out.splitlines()) == [
        "        1 damaged",
        "        1 empty",
        "        1 not_a_regular_file",
        "        1 read",
        "        1 read, and said to hold no table and no number",
        "        1 read, and said to hold no text: no_text",
        "        6 files read or refused, 0 of them not as they should be",
    ]


def test_numbers_that_blanks_group_are_as_they_should_be(tmp_path: Path) -> None:
    rows = [("", "2000", "2002"), ("vmbo", "15 455", "13 951"), ("mbo", "35 190", "1 644 307")]
    texts = [(50.0, 80.0, 10.0, "Tabel 1.1 Deelnemers, naar jaar (in aantallen)")]
    texts += [
        (x, 100.0 + 15 * line, 10.0, text)
        for line, row in enumerate(rows)
        for x, text in zip((50.0, 200.0, 300.0), row, strict=True)
    ]
    path = write(tmp_path, "a.pdf", pdf(Sheet(texts)))
    report = read_report(path)
    cells = [c for t in report.tables for c in t.observations]
    assert [c.value for c in cells] == [15_455, 13_951, 35_190, 1_644_307]
    keeps_its_promises(report)


def test_files_that_the_time_does_not_reach_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "leeg.txt", "")
    assert read_folder(tmp_path, seconds=-1) == 0
    assert "        1 not tried: the time was over" in capsys.readouterr().out.splitlines()


def test_a_folder_that_is_none_is_said_to_be_none(tmp_path: Path) -> None:
    assert read_folder(tmp_path / "weg") == 2
