"""Many machines: a scheduler, its workers and a flow give what one process gives."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from flows import far
from flows.stages import configured
from tabel_extract import __version__, pipeline
from tabel_extract.errors import SettingsError, UnreadableSourceError, WorkersLostError
from tabel_extract.model import Report
from tabel_extract.reading.source import read_source
from tabel_extract.settings import Settings
from tests.flows.conftest import ROOT
from tests.flows.test_ingest import contents, kept

FIXTURES = ROOT / "fixtures"
FILES = 2 * far.FILES_PER_TASK + 10
"""Three tasks, one more than there are workers."""
REPORT = """1 Fietsen in streek {number}

Tabel 1.1 Gebruik van de fiets, naar geslacht, bevolking 18 jaar en ouder, 2024 (in procenten)

totaal geslacht

man vrouw

fietst elke dag 48 {share} 50

Bron: Proef 2024
"""
PATIENCE = 240
Start = Callable[..., subprocess.Popen[bytes]]


def test_without_an_address_files_are_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(far.ADDRESS, raising=False)
    assert type(far.task_runner()).__name__ == "ThreadPoolTaskRunner"
    assert far.batch_size(Settings()) == Settings().batch_size


def test_with_an_address_its_workers_read_many_files_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(far.ADDRESS, "tcp://scheduler.example.org:8786")
    runner: Any = far.task_runner()
    assert runner.address == "tcp://scheduler.example.org:8786"
    assert far.batch_size(Settings()) == far.FILES_TOGETHER


def test_an_address_without_the_extra_is_told_before_anything_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(far.ADDRESS, "tcp://scheduler.example.org:8786")
    monkeypatch.setattr(far, "find_spec", lambda name: None)
    assert type(far.task_runner()).__name__ == "ThreadPoolTaskRunner"
    with pytest.raises(SettingsError, match=r"pip install 'tabel-extract\[dask\]'"):
        configured()


def answer_of(monkeypatch: pytest.MonkeyPatch, result: Callable[[], Any]) -> list[Any]:
    """What reading far away gives, where the one task that is handed out ends like this."""

    class Future:
        def result(self) -> Any:
            return result()

    monkeypatch.setattr(far.read_far, "submit", lambda raws, settings: Future())
    raw = read_source(FIXTURES / "eten-en-drinken.txt", 10_000_000)
    with far.reading(Settings(dask="tcp://scheduler.example.org:8786")) as read_all:
        return list(read_all([raw]))


def test_a_worker_with_another_program_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match=rf"version 0\.0\.1 .* this machine {__version__}: "):
        answer_of(monkeypatch, lambda: ("0.0.1", []))


def test_workers_that_are_gone_are_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise OSError("Timed out trying to connect")

    with pytest.raises(WorkersLostError) as told:
        answer_of(monkeypatch, gone)
    assert str(told.value) == (
        "the workers of tcp://scheduler.example.org:8786 did not read the files (OSError): see "
        "that the scheduler and its workers run, and run again; what was stored stays stored"
    )


def test_a_task_reads_its_files_within_limits_and_tells_of_each() -> None:
    good = read_source(FIXTURES / "eten-en-drinken.txt", 10_000_000)
    bad = read_source(FIXTURES / "pdf" / "README.md", 10_000_000)
    version, read = far.read_far.fn([good, bad], Settings())
    assert version == __version__
    assert isinstance(read[0], Report)
    assert isinstance(read[1], Report | UnreadableSourceError)


def reports(folder: Path) -> Path:
    """Many small reports, each with a title of its own, and one file that is none."""
    folder.mkdir()
    for number in range(FILES):
        told = REPORT.format(number=number, share=number % 50)
        (folder / f"fietsen-{number:02}.txt").write_text(told, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    return folder


@pytest.fixture
def start(environment: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """Starts a program of this project with the settings of the tests, and ends it for sure."""
    with ExitStack() as stack:
        said = stack.enter_context((tmp_path / "said.txt").open("wb"))

        def started(*arguments: object, **settings: str) -> subprocess.Popen[bytes]:
            # The project is found from anywhere: by the workers too, whose folders are their own.
            paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
            process = subprocess.Popen(
                [sys.executable, "-m", *map(str, arguments)],
                cwd=ROOT,
                env={**environment, "PYTHONPATH": paths, **settings},
                stdout=said,
                stderr=said,
            )
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        yield started


def wait_for(path: Path) -> str:
    deadline = time.monotonic() + PATIENCE
    while not path.exists() or not path.read_text(encoding="utf-8").endswith("}"):
        assert time.monotonic() < deadline, f"{path.name} did not come"
        time.sleep(0.2)
    return str(json.loads(path.read_text(encoding="utf-8"))["address"])


def busy_worker(address: str) -> str:
    """The name of a worker that is reading, of two that are there."""
    from distributed import Client  # noqa: PLC0415 — slow

    deadline = time.monotonic() + PATIENCE
    with Client(address, timeout=PATIENCE) as client:  # type: ignore[no-untyped-call]
        while time.monotonic() < deadline:
            names = {at: w["id"] for at, w in client.scheduler_info(-1)["workers"].items()}
            at_work = [at for at, tasks in client.processing().items() if tasks]
            if len(names) == 2 and at_work:
                return str(names[at_work[0]])
            time.sleep(0.05)
    raise AssertionError("no worker ever read anything")


@pytest.mark.slow
def test_a_worker_killed_in_the_middle_leaves_what_one_process_leaves(
    start: Start, tmp_path: Path
) -> None:
    folder = reports(tmp_path / "reports")
    known = tmp_path / "scheduler.json"
    quiet = ("--no-dashboard", "--scheduler-file", known)
    start("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", 0, *quiet)
    address = wait_for(known)
    workers = {
        name: start(
            *("distributed.cli.dask_worker", *quiet, "--name", name, "--nthreads", 1),
            *("--no-nanny", "--local-directory", tmp_path / name),
        )
        for name in ("one", "two")
    }
    flow = start(
        *("flows.ingest", folder, "--warehouse", tmp_path / "far.duckdb"),
        *("--report-dir", tmp_path / "pages"),
        TABEL_EXTRACT_DASK=address,
    )
    killed = workers[busy_worker(address)]
    killed.kill()
    told = (flow.wait(PATIENCE), (tmp_path / "said.txt").read_text(encoding="utf-8"))
    assert told[0] == 1, told[1]  # all but the broken one were ingested
    pipeline.ingest([folder], Settings(warehouse=tmp_path / "near.duckdb"))
    assert contents(tmp_path / "far.duckdb") == contents(tmp_path / "near.duckdb")
    assert kept(tmp_path / "far.duckdb") == kept(tmp_path / "near.duckdb")
    assert len(contents(tmp_path / "far.duckdb")["version"]) == FILES
