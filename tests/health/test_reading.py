"""Whether files can be read as the settings say."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from tabel_extract.health import reading
from tabel_extract.health.check import Check
from tabel_extract.health.reading import (
    check_codes,
    check_limits,
    check_ocr,
    check_phrases,
    check_workers,
)
from tabel_extract.settings import Settings


def test_lists_that_load_are_well_and_others_are_wrong(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("x = [")
    own, others = Settings(), Settings(phrases=broken, codes=broken)
    assert [check_phrases(own), check_codes(own)] == [
        Check("phrases", "ok", "the program's own"),
        Check("codes", "ok", "the program's own"),
    ]
    for check in (check_phrases(others), check_codes(others)):
        assert check.verdict == "wrong"
        assert str(broken) in check.told


@pytest.mark.parametrize(
    ("library", "program", "lacks"),
    [
        (None, None, "pip install 'tabel-extract[ocr]'"),
        ("0.3", None, "install Tesseract and its Dutch (tesseract-ocr, tesseract-ocr-nld)"),
        ("0.3", "/usr/bin/tesseract", "install the Dutch of Tesseract (tesseract-ocr-nld)"),
    ],
)
def test_what_character_recognition_lacks_is_named(
    monkeypatch: pytest.MonkeyPatch, library: str | None, program: str | None, lacks: str
) -> None:
    monkeypatch.setattr(reading, "available", lambda: False)
    monkeypatch.setattr(reading, "installed", lambda name: library)
    monkeypatch.setattr("shutil.which", lambda name: program)
    told = f"pages that are pictures are not read: {lacks}, or TABEL_EXTRACT_OCR=false"
    assert check_ocr(Settings(ocr=True)) == Check("ocr", "look", told)
    assert check_ocr(Settings(ocr=False)).verdict == "ok"
    monkeypatch.setattr(reading, "available", lambda: True)
    assert check_ocr(Settings(ocr=True)).verdict == "ok"


def test_limits_above_what_a_process_may_take_are_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(max_memory_mib=1000)
    assert check_limits(settings) == Check(
        "limits", "ok", "120 seconds and 1,000 MiB for each file, held by the system"
    )
    monkeypatch.setattr(resource, "getrlimit", lambda which: (0, 900 * 1024 * 1024))
    assert check_limits(settings) == Check(
        "limits",
        "wrong",
        "a process may take 900 MiB here, and TABEL_EXTRACT_MAX_MEMORY_MIB is 1,000: raise the one "
        "(ulimit -v) or lower the other",
    )


def test_without_workers_the_limits_do_not_hold() -> None:
    assert check_workers(Settings(workers=0)).verdict == "look"


@pytest.mark.slow
def test_a_worker_reads_a_small_report_within_the_limits() -> None:
    assert check_workers(Settings(workers=2)) == Check(
        "workers", "ok", "a worker read a small report; 2 may be at work"
    )


@pytest.mark.slow
def test_a_limit_that_no_report_can_be_read_within_is_wrong() -> None:
    found = check_workers(Settings(workers=1, max_seconds=0.001))
    assert found.verdict == "wrong"
    assert found.told.startswith("a worker did not read a small report (time_limit: ")


@pytest.mark.slow
def test_workers_that_can_not_start_are_told_in_one_line() -> None:
    more_than_any_limit_can_be = 10**13
    assert check_workers(Settings(workers=2, max_memory_mib=more_than_any_limit_can_be)) == Check(
        "workers",
        "wrong",
        "no worker starts (All workers expired): raise what a process may take, or lower its "
        "limits",
    )
