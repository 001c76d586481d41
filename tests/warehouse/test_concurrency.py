"""Several programs at one file: they wait, or are told who holds it; none leaves half a version."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path
from types import FrameType

import pytest

from tabel_extract.errors import WarehouseError
from tabel_extract.warehouse import history
from tabel_extract.warehouse.memo import recall
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.programs import PARTIAL_VERSIONS, Start, check_whole, said
from tests.warehouse.reports import NOW, report, wide_report


def test_a_second_writer_waits_for_the_first_and_both_succeed(path: Path, start: Start) -> None:
    other = start("hold", path, "write", 0.7)
    assert said(other) == "open"
    with Warehouse.open(path, wait_seconds=30) as warehouse:
        warehouse.save([("mine", report())], program_version="1", now=NOW)
        names = [one.report_id for one in history.reports(warehouse)]
    assert names == ["from-the-other", "mine"]
    assert other.wait() == 0


@pytest.mark.slow
def test_four_programs_that_create_the_same_warehouse_at_once_all_succeed(
    path: Path, start: Start
) -> None:
    others = [start("hold", path, "write", 0.05) for _ in range(4)]
    assert [other.wait(60) for other in others] == [0, 0, 0, 0]
    assert check_whole(path) == [1]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_looking_at_the_memo_does_not_let_another_writer_in(path: Path, start: Start) -> None:
    """POSIX frees a lock when any descriptor of the file is closed, and the memo reads the file."""
    with Warehouse.open(path) as warehouse:
        warehouse.save([("mine", report())], program_version="1", now=NOW)
        assert warehouse.seen(["a" * 64], "1").keys() == {"a" * 64}
        assert recall(path, "1").keys() == {"a" * 64}
        warehouse.append(dict, "1")
        assert f"held open by another program (PID {os.getpid()}" in said(start("knock", path))
    assert said(start("knock", path)) == "open"


@pytest.mark.parametrize(
    ("theirs", "mine"), [("write", "write"), ("write", "read"), ("read", "write")]
)
def test_a_holder_that_never_lets_go_is_named_after_the_wait(
    path: Path, start: Start, theirs: str, mine: str
) -> None:
    Warehouse.open(path).close()
    other = start("hold", path, theirs, 600)
    assert said(other) == "open"
    began = time.monotonic()
    with pytest.raises(
        WarehouseError, match=rf"held open by .*PID {other.pid}.* run again"
    ) as told:
        Warehouse.open(path, read_only=mine == "read", wait_seconds=0.4)
    assert 0.4 <= time.monotonic() - began < 5
    assert str(path) in str(told.value)
    assert "\n" not in str(told.value)


def test_readers_can_share_the_file(path: Path, start: Start) -> None:
    Warehouse.open(path).close()
    assert said(start("hold", path, "read", 600)) == "open"
    with Warehouse.open(path, read_only=True, wait_seconds=0) as warehouse:
        assert history.reports(warehouse) == []


def test_threads_of_one_program_wait_for_each_other(path: Path) -> None:
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            with Warehouse.open(path, wait_seconds=30) as warehouse:
                one = (f"r{number}", wide_report(number, 60))
                warehouse.save([one], program_version="1", now=NOW)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert check_whole(path) == [1, 2, 3, 4, 5, 6]


def test_the_same_program_holding_the_file_is_told_so(path: Path) -> None:
    with (
        Warehouse.open(path),
        pytest.raises(WarehouseError, match="another connection of this same program"),
    ):
        Warehouse.open(path, wait_seconds=0)


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.0, 0.03, 0.07, 0.12, 0.2, 0.35, 0.6])
def test_a_program_killed_while_it_stores_leaves_only_whole_versions(
    path: Path, start: Start, seconds: float
) -> None:
    other = start("save_for_ever", path)
    acknowledged = int(said(other))
    time.sleep(seconds)
    other.kill()
    acknowledged = max([acknowledged, *map(int, other.rest().split())])
    if path.with_name(f"{path.name}.wal").exists():
        with Warehouse.open(path, read_only=True) as warehouse:
            assert warehouse.query(PARTIAL_VERSIONS) == []
    versions = check_whole(path)
    assert versions == list(range(1, len(versions) + 1))
    # The batch after the last acknowledged one may have been stored, but then whole.
    assert len(versions) in (acknowledged, acknowledged + 5)


@pytest.mark.parametrize(
    ("room", "cells"),
    [(1_000, 120), (350_000, 12_000), pytest.param(700_000, 60_000, marks=pytest.mark.slow)],
    ids=["log", "file", "large"],
)
def test_a_full_disk_is_one_clear_line_and_loses_nothing(
    path: Path, start: Start, room: int, cells: int
) -> None:
    with Warehouse.open(path) as warehouse:
        warehouse.save([("small", report())], program_version="1", now=NOW)
    message = said(start("fill_disk", path, room, cells))
    assert "disk is full" in message
    assert "make room and run again" in message
    assert str(path) in message
    assert check_whole(path) == [1]
    with Warehouse.open(path) as warehouse:
        assert history.load(warehouse, "small").report == report()


def test_a_disk_that_is_full_from_the_start_leaves_no_file(path: Path, start: Start) -> None:
    other = start("create_on_full_disk", path, 20_000)
    assert "disk is full" in said(other)
    assert said(other) == "[]"


class StopRequested(BaseException):
    """What a scheduler raises where the signal that ends a run arrives."""


@pytest.mark.parametrize("ending", [KeyboardInterrupt, StopRequested])
def test_a_signal_that_ends_the_program_stays_one_in_the_middle_of_a_query(
    path: Path, ending: type[BaseException]
) -> None:
    """DuckDB would make an error of the program of it, which a run then tells an operator."""

    def end(number: int, frame: FrameType | None) -> None:
        raise ending

    before = signal.signal(signal.SIGALRM, end)
    long = "SELECT count(a.range * b.range) FROM range(40000) AS a, range(40000) AS b"
    try:
        with Warehouse.open(path) as warehouse:
            signal.setitimer(signal.ITIMER_REAL, 0.05)
            with pytest.raises(ending):
                warehouse.query(long)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
