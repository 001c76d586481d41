"""The backfill flow reads again what an older program has read, and can be stopped at any batch."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest
from prefect.client.schemas.objects import State
from prefect.exceptions import CancelledRun

from flows import backfill as flow
from flows import stages, tasks
from flows.stopping import held_back
from flows.summary import Summary
from tabel_extract import intake, pipeline
from tabel_extract.settings import Settings
from tests.flows.test_ingest import contents, last_runs, shown
from tests.places import file_of
from tests.texts import report_text, write

NAMES = ("Fietsen", "Lopen", "Varen")


def test_a_signal_to_stop_is_held_back_and_told() -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, frame: heard.append(number))
    try:
        with held_back() as stopping:
            assert not stopping()
            os.kill(os.getpid(), signal.SIGTERM)
            assert stopping()
        assert heard == []
        os.kill(os.getpid(), signal.SIGTERM)
        assert heard == [signal.SIGTERM]
    finally:
        signal.signal(signal.SIGTERM, before)


def test_in_another_thread_than_the_main_one_nothing_is_held_back() -> None:
    told: list[bool] = []

    def run() -> None:
        with held_back() as stopping:
            told.append(stopping())

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert told == [False]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A warehouse of three reports that an older program has read."""
    monkeypatch.setenv("TABEL_EXTRACT_WORKERS", "0")
    made = Settings(warehouse=tmp_path / "w.duckdb", report_dir=tmp_path / "pages")
    for name in NAMES:
        write(tmp_path, f"in/{name}.txt", report_text(f"1 {name} in de stad"))
    with monkeypatch.context() as older:
        for module in (pipeline, intake):
            older.setattr(module, "__version__", "0.0.1")
        pipeline.ingest([tmp_path / "in"], made)
    return made


def run(settings: Settings) -> State[Summary]:
    state: State[Summary] = flow.backfill(
        str(settings.warehouse), str(settings.report_dir), batch_size=1, return_state=True
    )
    return state


@pytest.mark.slow
@pytest.mark.usefixtures("server")
def test_a_run_that_is_told_to_stop_ends_after_its_batch_and_the_next_goes_on(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(batch: intake.Batch, given: Settings) -> list[intake.Outcome]:
        os.kill(os.getpid(), signal.SIGTERM)
        return pipeline.store_batch(batch, given)

    with monkeypatch.context() as stopped:
        told_to_stop = tasks.store.with_options()
        stopped.setattr(told_to_stop, "fn", stop)
        stopped.setattr(stages, "store", told_to_stop)
        state = run(settings)
    assert state.is_cancelled()
    told = "was told to stop after 1 of 3 reports; the next run goes on with the others"
    assert state.message == f"3 files: 0 added, 1 unchanged, 2 not stored. {told}"
    with pytest.raises(CancelledRun, match=told):  # what the log of its worker ends with
        state.result()
    assert "not stored" in shown("backfill-files")
    state = run(settings)
    assert (state.is_completed(), state.message) == (True, "2 files: 0 added, 2 unchanged.")
    assert run(settings).message == "0 files: 0 added, 0 unchanged."
    found = last_runs(file_of(settings))
    assert [(one.kind, one.state) for one in found] == [
        ("backfill", "finished"),
        ("backfill", "finished"),
        ("backfill", "stopped"),
        ("command", "finished"),
    ]
    rows = contents(file_of(settings))
    assert (len(rows["version"]), len(rows["reading"])) == (3, 6)


@pytest.mark.slow
@pytest.mark.usefixtures("server")
def test_before_the_first_ingest_there_is_nothing_to_read_again(tmp_path: Path) -> None:
    state = run(Settings(warehouse=tmp_path / "none.duckdb", report_dir=tmp_path / "pages"))
    assert state.is_completed()
    assert state.message == "Nothing is stored yet, so there is nothing to read again."
    assert list(tmp_path.iterdir()) == []
