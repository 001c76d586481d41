"""Every ingest is a run that is known afterwards, whatever became of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabel_extract import __version__, intake, pipeline
from tabel_extract.errors import WarehouseError
from tabel_extract.intake import Outcome
from tabel_extract.pipeline import ingest
from tabel_extract.settings import Settings
from tabel_extract.warehouse.runs import RunInfo, runs
from tabel_extract.warehouse.store import Warehouse
from tests.places import file_of
from tests.texts import FIETSEN, report_text, write


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(warehouse=tmp_path / "w.duckdb", lock_wait_seconds=0)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    write(tmp_path, "in/a.txt", report_text())
    write(tmp_path, "in/b.txt", report_text("1 Lopen in de stad"))
    write(tmp_path, "in/c.txt", b"")
    return tmp_path / "in"


def last(settings: Settings) -> RunInfo:
    with Warehouse.open(settings.warehouse, read_only=True) as warehouse:
        return runs(warehouse, 1)[0]


def test_a_run_keeps_what_became_of_each_file(inbox: Path, settings: Settings) -> None:
    ingest([inbox, inbox / "none.txt"], settings)
    run = last(settings)
    assert (run.state, run.kind, run.asked, run.program_version) == (
        *("finished", "command"),
        ("in", "none.txt"),
        __version__,
    )
    told = [(f.path, f.status, f.report_id, f.ordinal, f.reason, f.changed) for f in run.files]
    assert told == [
        ("none.txt", "failed", None, None, None, 0),
        ("in/c.txt", "failed", None, None, None, 0),
        ("in/a.txt", "added", FIETSEN, 1, "first_seen", 3),
        ("in/b.txt", "added", "1-lopen-in-de-stad-2024", 1, "first_seen", 3),
    ]
    assert [file.message for file in run.failed] == [
        "none.txt: does not exist; check the spelling of the path.",
        "in/c.txt: the file is empty; export the report again.",
    ]


def test_a_run_over_unchanged_files_is_known_though_nobody_can_write(
    inbox: Path, settings: Settings
) -> None:
    (inbox / "c.txt").unlink()
    ingest([inbox], settings)
    before = file_of(settings).read_bytes()
    with Warehouse.open(settings.warehouse, read_only=True):
        assert [o.status for o in ingest([inbox], settings)] == ["unchanged", "unchanged"]
    assert [file.status for file in last(settings).files] == ["unchanged", "unchanged"]
    assert file_of(settings).read_bytes() == before


def test_a_run_with_failures_does_not_make_the_next_ask_the_database(
    inbox: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest([inbox], settings)
    (inbox / "c.txt").unlink()
    monkeypatch.setattr(Warehouse, "open", None)
    assert [o.status for o in ingest([inbox], settings)] == ["unchanged", "unchanged"]


def test_a_run_that_the_warehouse_stopped_says_why_and_what_it_had_done(
    inbox: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings.model_copy(update={"batch_size": 1})
    store = pipeline.store_batch

    def failing(batch: intake.Batch, given: Settings) -> list[Outcome]:
        if batch.files[0].path.endswith("b.txt"):
            raise WarehouseError(f"{settings.warehouse}: the disk is full")
        return store(batch, given)

    monkeypatch.setattr(pipeline, "store_batch", failing)
    with pytest.raises(WarehouseError):
        ingest([inbox], settings)
    run = last(settings)
    assert (run.state, run.message) == ("stopped", "w.duckdb: the disk is full")
    assert [(file.path, file.status) for file in run.files] == [("in/a.txt", "added")]


def test_a_fault_of_the_program_ends_a_run_as_stopped(
    inbox: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest([inbox / "a.txt"], settings)
    monkeypatch.setattr(pipeline, "validate_batch", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        ingest([inbox / "b.txt"], settings)
    run = last(settings)
    assert (run.state, run.message) == ("stopped", "the program failed (ZeroDivisionError)")


def test_a_run_that_is_interrupted_has_no_end(
    inbox: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest([inbox / "a.txt"], settings)

    def interrupted(*_: object) -> intake.Batch:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "validate_batch", interrupted)
    with pytest.raises(KeyboardInterrupt):
        ingest([inbox / "b.txt"], settings)
    assert last(settings).state == "unfinished"
