"""Reading in workers: what a bad file does to itself, it does to no other."""

from __future__ import annotations

import multiprocessing
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pebble import ProcessExpired

from tabel_extract.bounded import readers as module
from tabel_extract.bounded import worker
from tabel_extract.bounded.readers import Readers
from tabel_extract.errors import SettingsError, UnreadableSourceError
from tabel_extract.model import Report
from tabel_extract.parsing import parse_source
from tabel_extract.reading.source import RawSource, read_source
from tabel_extract.settings import Settings
from tests.bounded.bombs import bomb
from tests.texts import report_text, write

PDF = Path(__file__).parents[2] / "fixtures" / "pdf" / "buurt-en-groen.pdf"


def source(folder: Path, name: str, data: bytes) -> RawSource:
    path = folder / name
    path.write_bytes(data)
    return read_source(path, 50_000_000)


@pytest.fixture
def good(tmp_path: Path) -> RawSource:
    return read_source(write(tmp_path, "goed.txt", report_text()), 1_000_000)


def became(result: Report | UnreadableSourceError) -> str:
    return result.fault if isinstance(result, UnreadableSourceError) else "read"


@pytest.mark.slow
def test_a_file_that_takes_all_memory_costs_that_file_alone(
    tmp_path: Path, good: RawSource
) -> None:
    settings = Settings(workers=1, max_memory_mib=256)
    raws = [good, source(tmp_path, "bom.pdf", bomb(1024)), good]
    with Readers(settings) as readers:
        results = list(readers.read(raws))
    assert [became(r) for r in results] == ["read", "memory_limit", "read"]
    assert results[0] == results[2] == parse_source(good, settings)
    assert str(results[1]) == (
        "bom.pdf: reading it takes more memory than a report does; raise "
        "TABEL_EXTRACT_MAX_MEMORY_MIB if it really is one."
    )


@pytest.mark.slow
def test_a_file_that_takes_too_long_is_ended_and_the_next_one_read(good: RawSource) -> None:
    slow = read_source(PDF, 50_000_000)
    with Readers(Settings(workers=1, max_seconds=0.05)) as readers:
        started = time.monotonic()
        results = [became(r) for r in readers.read([slow, good])]
    assert results[0] == "time_limit"
    assert time.monotonic() - started < 60
    with Readers(Settings(workers=2)) as readers:
        assert [became(r) for r in readers.read([slow, good])] == ["read", "read"]


def expired(code: int) -> Future[Report]:
    future: Future[Report] = Future()
    future.set_exception(ProcessExpired("gone", code=code, pid=1))
    return future


@pytest.mark.parametrize(
    ("code", "fault", "detail"),
    [
        (-signal.SIGSEGV, "crash", "ended by SIGSEGV"),
        (-signal.SIGPROF, "time_limit", ""),
        (-signal.SIGABRT, "memory_limit", "ended by SIGABRT"),
        (-120, "crash", "ended by signal 120"),
        (3, "crash", "ended with exit code 3"),
    ],
)
def test_how_a_worker_ended_tells_what_the_file_did(
    good: RawSource, code: int, fault: str, detail: str
) -> None:
    result = Readers(Settings())._result(good, expired(code))
    assert isinstance(result, UnreadableSourceError)
    assert (result.fault, result.detail) == (fault, detail)
    assert "\n" not in str(result)


@pytest.mark.parametrize("code", [-signal.SIGTERM, signal.SIGTERM])
def test_a_file_whose_worker_is_told_to_stop_with_all_of_a_run_is_read_all_the_same(
    good: RawSource, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    report = parse_source(good, Settings())
    read: Future[Report] = Future()
    read.set_result(report)
    futures = [expired(code), expired(-signal.SIGSEGV), read]
    monkeypatch.setattr(Readers, "_scheduled", lambda self, raw: futures.pop(0))
    with Readers(Settings()) as readers:
        results = list(readers.read([good, good]))
    assert [became(result) for result in results] == ["read", "crash"]


@pytest.mark.slow
def test_a_worker_that_is_killed_while_it_has_nothing_to_do_costs_no_file(good: RawSource) -> None:
    with Readers(Settings(workers=1)) as readers:
        (first,) = readers.read([good])
        for process in multiprocessing.active_children():
            process.kill()
            process.join()
        (second,) = readers.read([good])
    assert [became(first), became(second)] == ["read", "read"]


class Ended:
    """A pool that broke."""

    active = False


@pytest.mark.parametrize("cancelled", [False, True])
def test_a_file_that_a_broken_pool_forgot_is_read_once_more(
    good: RawSource, monkeypatch: pytest.MonkeyPatch, cancelled: bool
) -> None:
    forgotten: Future[Report] = Future()
    if cancelled:
        forgotten.cancel()
    read: Future[Report] = Future()
    read.set_result(parse_source(good, Settings()))
    futures = [forgotten, read]
    monkeypatch.setattr(module, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(Readers, "_scheduled", lambda self, raw: futures.pop(0))
    readers = Readers(Settings())
    monkeypatch.setattr(readers, "_pool", Ended())
    assert [became(result) for result in readers.read([good])] == ["read"]


def test_pools_that_forget_a_file_again_and_again_are_told_in_one_line(
    good: RawSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(Readers, "_scheduled", lambda self, raw: Future())
    readers = Readers(Settings())
    monkeypatch.setattr(readers, "_pool", Ended())
    with pytest.raises(SettingsError, match="its pool of workers broke"):
        list(readers.read([good]))


def test_workers_that_can_not_be_started_are_told_in_one_line(good: RawSource) -> None:
    future: Future[Report] = Future()
    future.set_exception(BrokenProcessPool())
    with pytest.raises(SettingsError, match="no worker starts") as told:
        Readers(Settings())._result(good, future)
    assert "\n" not in str(told.value)


@pytest.mark.slow
def test_a_limit_that_the_system_sets_is_kept_to() -> None:
    ran = subprocess.run(
        ["bash", "-c", f"ulimit -v 4000000; '{sys.executable}' -m tests.bounded.small_limit"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ran.stdout == "read\n", ran.stderr


def test_whatever_a_library_raises_is_the_fault_of_its_file(
    good: RawSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> Report:
        raise RecursionError("too deep")

    monkeypatch.setattr(worker, "parse_source", fail)
    with pytest.raises(UnreadableSourceError, match="failed on this file") as told:
        worker.read(good, Settings(), 60)
    assert told.value.fault == "program_error"
    assert told.value.detail.endswith("RecursionError: too deep\n")


def test_an_error_that_a_worker_sends_keeps_its_fault(good: RawSource, tmp_path: Path) -> None:
    raw = source(tmp_path, "leeg.pdf", b"%PDF-1.7 niets")
    with Readers(Settings(workers=1)) as readers:
        (result,) = readers.read([replace(raw)])
    assert isinstance(result, UnreadableSourceError)
    assert (became(result), result.detail) == (
        "damaged",
        "Failed to load document (PDFium: Data format error).",
    )
