"""What versions were read from is kept beside them, once, under the hash of its bytes alone."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tabel_extract import intake, pipeline
from tabel_extract.errors import WarehouseError
from tabel_extract.intake import Holders
from tabel_extract.settings import Settings
from tabel_extract.warehouse.sources import keep, source_bytes, sources_folder
from tabel_extract.warehouse.store import Warehouse
from tests.places import file_of
from tests.texts import report_text, write

ROOT = Path(__file__).parents[2]
DATA = b"%PDF-1.7\r\n\x00\xff"
SHA256 = hashlib.sha256(DATA).hexdigest()


def files(path: Path) -> list[str]:
    """All files in the folder of sources."""
    folder = sources_folder(path)
    return sorted(str(f.relative_to(folder)) for f in folder.rglob("*") if f.is_file())


@pytest.fixture
def plain(path: Path) -> Settings:
    return Settings(warehouse=path)


def sha256_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=50))
def test_any_bytes_come_back_as_they_were_kept(path: Path, data: bytes) -> None:
    sha256 = hashlib.sha256(data).hexdigest()
    keep(path, sha256, data)
    assert source_bytes(path, sha256) == data


def test_a_source_lies_under_its_hash_and_nothing_is_left_beside_it(path: Path) -> None:
    keep(path, SHA256, DATA)
    assert sources_folder(path) == path.parent / "tabel.sources"
    assert files(path) == [f"{SHA256[:2]}/{SHA256}"]


def test_what_is_kept_already_is_not_written_again(path: Path) -> None:
    keep(path, SHA256, DATA)
    kept = sources_folder(path) / SHA256[:2] / SHA256
    before = kept.stat()
    keep(path, SHA256, DATA)
    assert kept.stat() == before


def test_a_damaged_source_is_none_and_one_that_was_cut_off_is_kept_anew(path: Path) -> None:
    keep(path, SHA256, DATA)
    kept = sources_folder(path) / SHA256[:2] / SHA256
    kept.write_bytes(b"x" * len(DATA))
    assert source_bytes(path, SHA256) is None
    kept.write_bytes(DATA[:4])
    assert source_bytes(path, SHA256) is None
    keep(path, SHA256, DATA)
    assert source_bytes(path, SHA256) == DATA


@pytest.mark.parametrize("asked", ["0" * 64, "", "../../x", SHA256.upper(), "a" * 63 + "\n", "\0"])
def test_a_source_that_is_not_there_is_none_whatever_is_asked_for(path: Path, asked: str) -> None:
    keep(path, SHA256, DATA)
    assert source_bytes(path, asked) is None


def test_bytes_under_another_hash_are_refused(path: Path) -> None:
    with pytest.raises(ValueError, match="is not the SHA-256"):
        keep(path, "0" * 64, DATA)
    assert files(path) == []


def test_a_folder_that_cannot_be_written_is_one_clear_line(path: Path) -> None:
    sources_folder(path).write_text("in the way", encoding="utf-8")
    with pytest.raises(
        WarehouseError, match=r"sources can't be kept in \S+tabel\.sources .*rights"
    ):
        keep(path, SHA256, DATA)


# -- in the pipeline ------------------------------------------------------------------------


def test_every_file_that_is_stored_is_kept_under_the_hash_of_its_version(
    tmp_path: Path, plain: Settings
) -> None:
    names = ["../a.txt", "b <x>.txt"]
    texts = [report_text(), report_text("2 Lopen in de stad")]
    written = [write(tmp_path / "in", *pair) for pair in zip(names, texts, strict=True)]
    pipeline.ingest(written, plain)
    with Warehouse.open(plain.warehouse) as warehouse:
        hashes = [row[0] for row in warehouse.query("SELECT source_sha256 FROM version")]
    assert [source_bytes(plain.warehouse, sha256) for sha256 in hashes] == [
        text.encode() for text in texts
    ]
    assert len(files(file_of(plain))) == 2


def test_a_file_that_changes_while_it_is_read_is_kept_as_it_was_read(
    tmp_path: Path, plain: Settings
) -> None:
    file = write(tmp_path, "a.txt", report_text())
    sha256, data = sha256_of(file), file.read_bytes()
    batch = intake.read_batch([file], plain, Holders())
    file.write_text("iets anders", encoding="utf-8")
    pipeline.store_batch(pipeline.validate_batch(batch, plain), plain)
    assert source_bytes(plain.warehouse, sha256) == data


def test_a_warehouse_from_before_gets_the_source_of_a_file_that_did_not_change(
    tmp_path: Path, plain: Settings
) -> None:
    file = write(tmp_path, "a.txt", report_text())
    pipeline.ingest([file], plain.model_copy(update={"keep_sources": False}))
    assert files(file_of(plain)) == []
    (outcome,) = pipeline.ingest([file], plain)
    assert outcome.status == "unchanged"
    assert source_bytes(plain.warehouse, sha256_of(file)) == file.read_bytes()


def test_files_that_fail_are_not_kept(tmp_path: Path, plain: Settings) -> None:
    pipeline.ingest([write(tmp_path, "a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))], plain)
    assert files(file_of(plain)) == []


def test_a_source_that_cannot_be_kept_keeps_the_whole_batch_out(
    tmp_path: Path, plain: Settings
) -> None:
    sources_folder(plain.warehouse).write_text("in the way", encoding="utf-8")
    batch = intake.read_batch([write(tmp_path, "a.txt", report_text())], plain, Holders())
    with pytest.raises(WarehouseError, match="TABEL_EXTRACT_KEEP_SOURCES=false"):
        pipeline.store_batch(batch, plain)
    with Warehouse.open(plain.warehouse) as warehouse:
        assert warehouse.query("SELECT * FROM version") == []
    without = tuple(replace(file, data=None) for file in batch.files)
    (outcome,) = pipeline.store_batch(replace(batch, files=without), plain)
    assert outcome.status == "added"


def test_a_full_disk_is_one_clear_line_and_leaves_nothing_half_kept(
    tmp_path: Path, path: Path
) -> None:
    Warehouse.open(path).close()
    large = write(tmp_path, "large.txt", report_text() + (" " * 2_999 + "\n") * 1_000)
    program = [sys.executable, "-m", "tests.warehouse.other_program", "ingest_on_full_disk"]
    done = subprocess.run(
        [*program, path, "2000000", large], cwd=ROOT, capture_output=True, text=True, check=True
    )
    (line,) = done.stdout.splitlines()
    assert "the disk is full" in line
    assert "nothing of this batch was stored: make room and run again" in line
    assert files(path) == []
    with Warehouse.open(path) as warehouse:
        assert warehouse.query("SELECT * FROM version") == []
