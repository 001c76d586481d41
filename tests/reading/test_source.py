"""Finding files and reading their bytes: every refusal says what and what to do."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest

from tabel_extract.errors import UnreadableSourceError
from tabel_extract.model import Source
from tabel_extract.reading.source import RawSource, find_sources, read_source

LIMIT = 1000


def test_a_folder_is_searched_for_reports_at_every_depth_in_order(tmp_path: Path) -> None:
    for name in ["b.txt", "a.TXT", "deep/er/c.text", "notes.md", "report.pdf"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("zwemmen")
    (tmp_path / "map.txt").mkdir()

    assert find_sources([tmp_path]) == [
        tmp_path / "a.TXT",
        tmp_path / "b.txt",
        tmp_path / "deep/er/c.text",
        tmp_path / "report.pdf",
    ]


def test_a_file_that_is_named_may_have_any_suffix_and_counts_once(tmp_path: Path) -> None:
    named, other = tmp_path / "export.dat", tmp_path / "z.txt"
    named.write_text("zwemmen")
    other.write_text("fietsen")

    assert find_sources([named, other, named, tmp_path]) == [named, other]


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "weg.txt"

    with pytest.raises(UnreadableSourceError) as refused:
        find_sources([path])

    assert str(refused.value) == f"{path}: does not exist; check the spelling of the path."


def test_a_folder_with_nothing_to_read_is_refused_and_the_message_says_what_is_looked_for(
    tmp_path: Path,
) -> None:
    (tmp_path / "notes.md").write_text("zwemmen")

    with pytest.raises(UnreadableSourceError) as refused:
        find_sources([tmp_path])

    assert str(refused.value) == (
        f"{tmp_path}: nothing to read in this folder; it is searched for .pdf, .text, .txt files."
    )


def test_a_file_is_read_whole_with_what_identifies_it(tmp_path: Path) -> None:
    path = tmp_path / "zwemmen.txt"
    data = b"Tabel 1.1 Zwemmen, 2023 (in procenten)\r\n"
    path.write_bytes(data)

    assert read_source(path, LIMIT) == RawSource(
        Source("zwemmen.txt", hashlib.sha256(data).hexdigest(), len(data), "text"), data
    )


def test_a_file_of_exactly_the_largest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "vol.txt"
    path.write_bytes(b"z" * LIMIT)

    assert read_source(path, LIMIT).data == b"z" * LIMIT


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty; export the report again."),
        (b" \n\t\r\n ", "the file is empty; export the report again."),
        (
            b"z" * (LIMIT + 1),
            "1,001 bytes is more than the 1,000 that are read; "
            "raise TABEL_EXTRACT_MAX_BYTES if it really is a report.",
        ),
    ],
)
def test_a_file_that_holds_no_text_export_is_refused_in_one_line(
    tmp_path: Path, data: bytes, message: str
) -> None:
    path = tmp_path / "fout.txt"
    path.write_bytes(data)

    with pytest.raises(UnreadableSourceError) as refused:
        read_source(path, LIMIT)

    assert str(refused.value) == f"{path}: {message}"


def test_what_is_no_regular_file_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp.txt"
    os.mkfifo(pipe)

    with pytest.raises(UnreadableSourceError, match="not a regular file"):
        read_source(pipe, LIMIT)
    with pytest.raises(UnreadableSourceError, match="is a folder"):
        read_source(tmp_path, LIMIT)


def test_a_file_that_went_away_or_may_not_be_opened_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "weg.txt"

    with pytest.raises(UnreadableSourceError, match="No such file or directory"):
        read_source(path, LIMIT)

    path.write_text("zwemmen")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tabel_extract.reading.source.os.open", refuse)
    expected = f"{path}: can't be read (Permission denied); check that it exists"
    with pytest.raises(UnreadableSourceError, match=re.escape(expected)):
        read_source(path, LIMIT)


@pytest.mark.parametrize("name", ["rapport.pdf", "RAPPORT.PDF", "rapport.txt"])
def test_a_pdf_is_told_by_its_first_bytes_whatever_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"%PDF-1.7 ...")

    assert read_source(path, LIMIT).source.format == "pdf"


def test_a_file_that_is_a_pdf_by_name_alone_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(b"PK\x03\x04 a zip with %PDF-1.7 in it")

    with pytest.raises(UnreadableSourceError) as refused:
        read_source(path, LIMIT)

    assert str(refused.value) == f"{path}: is no PDF, whatever its name says; export it again."
