"""A warehouse that can't be used stops a run with one clear line, and loses nothing."""

from __future__ import annotations

import resource
import subprocess
from pathlib import Path

import duckdb
import pytest

from tabel_extract import intake, pipeline
from tabel_extract.errors import WarehouseError
from tabel_extract.settings import Settings
from tabel_extract.warehouse import history
from tabel_extract.warehouse.store import Warehouse
from tests.cli import runs
from tests.places import file_of
from tests.texts import COMMAND, FIETSEN, WRONG, report_text, write


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(warehouse=tmp_path / "w.duckdb", lock_wait_seconds=0, batch_size=1)


@pytest.fixture
def one(tmp_path: Path) -> Path:
    return write(tmp_path, "in/a.txt", report_text())


def reports(path: Path) -> list[str]:
    with Warehouse.open(path, read_only=True) as warehouse:
        return [r.report_id for r in history.reports(warehouse)]


def refusal(paths: list[Path], settings: Settings) -> str:
    with pytest.raises(WarehouseError) as told:
        pipeline.ingest(paths, settings)
    assert "\n" not in str(told.value)
    return str(told.value)


def test_a_locked_warehouse_stops_the_run_and_stays_as_it_was(
    settings: Settings, one: Path
) -> None:
    pipeline.ingest([one], settings)
    other = write(one.parent, "b.txt", report_text("1 Lopen in de stad"))
    with Warehouse.open(settings.warehouse):
        told = refusal([one, other], settings)
    assert told == (
        f"{settings.warehouse} is held open by another connection of this same program: "
        "close it there, or wait until it is done, and run again"
    )
    assert reports(file_of(settings)) == [FIETSEN]


def test_a_warehouse_of_a_newer_schema_is_left_alone(settings: Settings, one: Path) -> None:
    pipeline.ingest([one], settings)
    with duckdb.connect(file_of(settings)) as newer:
        newer.execute("INSERT INTO schema_migration VALUES (999, 'newer', now())")
    before = file_of(settings).read_bytes()
    told = refusal([write(one.parent, "b.txt", report_text(women=52, total=49))], settings)
    assert "has schema 999 and this program knows none above" in told
    assert "upgrade this program, or use another warehouse" in told
    assert file_of(settings).read_bytes() == before


def test_a_folder_in_the_place_of_the_warehouse_is_refused(settings: Settings, one: Path) -> None:
    file_of(settings).mkdir()
    assert "is a folder, not a file: name a file in it" in refusal([one], settings)
    assert list(file_of(settings).iterdir()) == []


def test_something_else_in_the_place_of_the_warehouse_is_left_alone(
    settings: Settings, one: Path
) -> None:
    file_of(settings).write_text("boodschappen")
    assert "is not a DuckDB file" in refusal([one], settings)
    assert file_of(settings).read_text() == "boodschappen"


def test_batches_before_the_failure_stay_stored(
    settings: Settings, one: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = write(one.parent, "b.txt", report_text("1 Lopen in de stad"))
    store = pipeline.store_batch

    def failing(batch: intake.Batch, given: Settings) -> list[intake.Outcome]:
        if batch.files[0].path == str(other):
            raise WarehouseError("the disk is full")
        return store(batch, given)

    monkeypatch.setattr(pipeline, "store_batch", failing)
    assert refusal([one, other], settings) == "the disk is full"
    assert reports(file_of(settings)) == [FIETSEN]
    monkeypatch.undo()
    assert [o.status for o in pipeline.ingest([one, other], settings)] == ["unchanged", "added"]


def run(warehouse: Path, *paths: Path, room: int | None = None) -> subprocess.CompletedProcess[str]:
    """Ingest in another process, where no file can be larger than ``room`` bytes."""

    def limit() -> None:
        if room is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    return subprocess.run(
        [COMMAND, "ingest", "-w", str(warehouse), *map(str, paths)],
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.slow
@pytest.mark.parametrize("existing", [True, False])
def test_a_full_disk_loses_nothing_and_is_told_in_one_line(
    settings: Settings, one: Path, existing: bool
) -> None:
    if existing:
        pipeline.ingest([one], settings)
    done = run(file_of(settings), WRONG, room=20_000)
    assert (done.returncode, done.stderr.count("\n")) == (4, 1)
    assert (
        "the disk is full or its quota reached, so nothing of this batch was stored" in done.stderr
    )
    assert "make room and run again" in done.stderr
    if existing:
        assert reports(file_of(settings)) == [FIETSEN]
    assert runs.run("ingest", "-w", file_of(settings), WRONG).exit_code == 0
    assert len(reports(file_of(settings))) == 1 + existing


def test_a_warehouse_that_another_program_holds_is_named_with_its_holder(
    settings: Settings, one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABEL_EXTRACT_LOCK_WAIT_SECONDS", "0")
    with Warehouse.open(settings.warehouse):
        done = run(file_of(settings), one, tmp_path / "missing.txt")
    missing, held = done.stderr.splitlines()
    assert (done.returncode, "does not exist" in missing, "PID" in held) == (4, True, True)
    assert f"{settings.warehouse} is held open by another program (PID " in done.stderr
    assert reports(file_of(settings)) == []


def test_a_warehouse_that_may_not_be_written_is_refused(settings: Settings, one: Path) -> None:
    """Root may write anything, so the file system's own refusal is what is imitated here."""
    pipeline.ingest([one], settings)
    error = duckdb.IOException("IO Error: Cannot open file: Permission denied")
    before = file_of(settings).read_bytes()

    def denied(*_: object, **__: object) -> None:
        raise error

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tabel_extract.warehouse.opening.attach", denied)
        told = refusal([write(one.parent, "b.txt", report_text(women=52, total=49))], settings)
    assert "can't be written or opened with these rights" in told
    assert file_of(settings).read_bytes() == before
