"""Files are written whole or not at all, under the names of the report's pages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tabel_extract.errors import OutputError
from tabel_extract.export.content import Version
from tabel_extract.export.write import export_files
from tests.export.sheets import csv_of
from tests.report.sample import cycling


def test_a_language_gives_files_of_its_own(tmp_path: Path) -> None:
    written = export_files(cycling(), tmp_path / "new", "fietsen", languages=("nl", "en"))
    assert [path.name for path in written] == [
        "fietsen.csv",
        "fietsen.xlsx",
        "fietsen.en.csv",
        "fietsen.en.xlsx",
    ]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(
        path.name for path in written
    )
    assert written[2].read_bytes() == csv_of(cycling(), "en")
    assert {path.stat().st_mode & 0o777 for path in written} == {0o644}


def test_a_file_that_is_there_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("old")
    assert export_files(cycling(), tmp_path, "x", forms=["csv"]) == [tmp_path / "x.csv"]
    assert (tmp_path / "x.csv").read_bytes() == csv_of(cycling())


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"file: the export can't be written .*name another"):
        export_files(cycling(), tmp_path / "file", "x")


def test_a_version_that_is_known_is_told_in_the_overview(tmp_path: Path) -> None:
    version = Version(3, datetime(2026, 3, 9, 7, 5, tzinfo=UTC))
    (path,) = export_files(cycling(), tmp_path, "x", forms=["xlsx"], version=version)
    texts = [row[1] for row in load_workbook(path).worksheets[0].iter_rows(values_only=True)]
    assert "3 (2026-03-09 07:05 UTC)" in texts
