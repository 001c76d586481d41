"""Each task is one step of the pipeline; none is cached, and only a lock is tried again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from prefect import Task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import TaskRun
from prefect.states import Failed

from flows import tasks
from tabel_extract import intake
from tabel_extract.errors import WarehouseError
from tabel_extract.finding.config import FileSource, FolderSource
from tabel_extract.settings import Settings
from tabel_extract.warehouse.store import Warehouse
from tests.flows.conftest import ROOT
from tests.places import file_of

TASKS: list[Task[..., Any]] = [tasks.find, tasks.read, tasks.validate, tasks.store, tasks.report]
FILE = ROOT / "fixtures" / "eten-en-drinken.txt"
SOME_RUN = TaskRun(task_key="store", dynamic_key="0")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(warehouse=tmp_path / "w.duckdb", report_dir=tmp_path / "pages")


def test_the_tasks_are_the_stages_of_the_pipeline(settings: Settings) -> None:
    read = tasks.read.fn([FILE], settings, intake.Holders())
    assert [file.path for file in read.files] == [str(FILE)]
    outcomes = tasks.store.fn(tasks.validate.fn(read, settings), settings)
    assert [o.status for o in outcomes] == ["added"]
    again = tasks.read.fn([FILE], settings, intake.Holders())
    assert not again.files
    assert [o.status for o in tasks.store.fn(again, settings)] == ["unchanged"]
    assert settings.report_dir / "index.html" in tasks.report.fn(settings)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_no_result_is_kept_or_cached(task: Task[..., Any]) -> None:
    assert task.cache_policy is NO_CACHE
    assert task.persist_result is False


def test_tasks_that_open_the_warehouse_are_tried_again() -> None:
    assert {task.name: task.retries for task in TASKS} == {
        "find": len(tasks.LOOK_DELAYS),
        "read": len(tasks.RETRY_DELAYS),
        "validate": len(tasks.RETRY_DELAYS),
        "store": len(tasks.RETRY_DELAYS),
        "report": len(tasks.RETRY_DELAYS),
    }
    assert tasks.read.retry_condition_fn is tasks.lock_may_pass


def refusal(path: Path, **options: Any) -> WarehouseError:
    with pytest.raises(WarehouseError) as told:
        Warehouse.open(path, wait_seconds=0, **options)
    return told.value


def worth_another_try(error: Exception) -> bool:
    return tasks.lock_may_pass(tasks.store, SOME_RUN, Failed(data=error))


def test_a_warehouse_that_is_held_open_is_worth_another_try(settings: Settings) -> None:
    with Warehouse.open(settings.warehouse):
        held = refusal(file_of(settings))
    assert worth_another_try(held)


def test_nothing_else_is_worth_another_try(tmp_path: Path) -> None:
    damaged = tmp_path / "text.duckdb"
    damaged.write_text("no database\n" * 1000)
    for path in (tmp_path, damaged, damaged / "below"):
        assert not worth_another_try(refusal(path))
    assert not worth_another_try(refusal(tmp_path / "none.duckdb", read_only=True))
    assert not worth_another_try(ValueError("is held open by nobody"))


def test_a_source_that_may_be_seen_later_is_looked_at_again_and_no_other(
    settings: Settings, tmp_path: Path
) -> None:
    folder = FolderSource(name="inbox", kind="folder", path=tmp_path / "none")
    with pytest.raises(tasks.SourceUnseenError) as unseen:
        tasks.find.fn(folder, settings)
    assert [look.outcome for look in unseen.value.found.looks] == ["failed"]
    assert tasks.look_may_pass(tasks.find, SOME_RUN, Failed(data=unseen.value))
    assert not tasks.look_may_pass(tasks.find, SOME_RUN, Failed(data=ValueError("no")))
    private = FileSource(name="one", kind="file", url="http://127.0.0.1:9/a.pdf")
    assert [look.outcome for look in tasks.find.fn(private, settings).looks] == ["failed"]
