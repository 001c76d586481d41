"""A folder of odd files: each is read or refused, and counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.files import read_folder
from tests.texts import report_text, write


def test_every_file_of_a_folder_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "a/goed.txt", report_text())
    write(tmp_path, "a/leeg.txt", "")
    write(tmp_path, "b/.verborgen", "Figuur 1")
    write(tmp_path, "b/half.pdf", b"%PDF-1.7 niets")
    (tmp_path / "b" / "link.pdf").symlink_to("half.pdf")
    assert read_folder(tmp_path) == 0
    assert sorted(capsys.readouterr().out.splitlines()) == [
        "        1 damaged",
        "        1 empty",
        "        1 not_a_regular_file",
        "        1 read",
        "        1 read, and said to hold nothing",
        "        5 files read or refused, 0 of them not as they should be",
    ]


def test_files_that_the_time_does_not_reach_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "leeg.txt", "")
    assert read_folder(tmp_path, seconds=-1) == 0
    assert "        1 not tried: the time was over" in capsys.readouterr().out.splitlines()


def test_a_folder_that_is_none_is_said_to_be_none(tmp_path: Path) -> None:
    assert read_folder(tmp_path / "weg") == 2
