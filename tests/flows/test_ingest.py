"""The flow on a real server: what it stores, shows and ends as."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from prefect import get_client

from flows import ingest as flow
from flows import stages, tasks
from flows.summary import Summary, WarehouseUnusableError
from tabel_extract import intake, pipeline
from tabel_extract.settings import Settings
from tabel_extract.warehouse.runs import RunInfo, runs, runs_waiting
from tabel_extract.warehouse.sources import source_bytes, sources_folder
from tabel_extract.warehouse.store import Warehouse
from tests.flows.conftest import ROOT
from tests.places import file_of

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("server")]

FIXTURES = ROOT / "fixtures"
OF_ONE_RUN = ("run_id", "kind", "position")
TIMES = ("recorded_at", "read_at", "applied_at", "started_at", "finished_at")


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, but for moments, and for what tells one run from another.

    That is their names, what started them, and what the size of a batch decides: the order of
    files, and how often the list of subgroups was applied.
    """
    with Warehouse.open(path, read_only=True) as warehouse:
        names = warehouse.query(
            "SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns() "
            "WHERE NOT internal AND table_name IN (SELECT table_name FROM duckdb_tables()) "
            "AND table_name <> 'code_list_use' "
            "GROUP BY table_name"
        )
        found = {}
        for table, columns in names:
            apart = TIMES + (OF_ONE_RUN if table.startswith("run") else ())
            kept = ", ".join(column for column in columns if column not in apart)
            found[table] = warehouse.query(f"SELECT {kept} FROM {table} ORDER BY ALL")
    return found


def kept(warehouse: Path) -> list[str]:
    """The sources that are kept beside a warehouse, whole."""
    found = [path.name for path in sources_folder(warehouse).glob("*/*")]
    assert all(source_bytes(warehouse, name) for name in found)
    return sorted(found)


def run(paths: list[Path], folder: Path, **options: Any) -> Summary:
    given = [str(path) for path in paths]
    summary: Summary = flow.ingest(
        given, str(folder / "w.duckdb"), str(folder / "pages"), **options
    )
    return summary


def last_runs(path: Path) -> list[RunInfo]:
    with Warehouse.open(path, read_only=True) as warehouse:
        return runs(warehouse, 10)


def shown(key: str) -> str:
    """What the last run put on an artifact."""
    with get_client(sync_client=True) as client:
        found = client.request("GET", "/artifacts/{key}/latest", path_params={"key": key})
    return str(found.json()["data"])


@pytest.fixture
def revised(tmp_path: Path) -> list[Path]:
    """The fixtures with one number changed, a copy of one under another name, and two bad files."""
    folder = tmp_path / "revised"
    folder.mkdir()
    for path in FIXTURES.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    changed = folder / "eten-en-drinken.txt"
    text = changed.read_text(encoding="utf-8")
    assert text.count("97") > 0
    changed.write_text(text.replace("97", "98", 1), encoding="utf-8")
    (folder / "zz-same.txt").write_bytes((folder / "vervoer-en-fiets.txt").read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    return [folder, tmp_path / "missing.txt"]


def test_the_flow_and_the_command_line_store_the_same(revised: list[Path], tmp_path: Path) -> None:
    settings = Settings(warehouse=tmp_path / "plain" / "w.duckdb")
    flows_folder = tmp_path / "flow"
    for paths in ([FIXTURES], [FIXTURES], revised):
        plain = pipeline.ingest(paths, settings)
        summary = run(paths, flows_folder, batch_size=4)
        assert sorted(map(str, summary.outcomes)) == sorted(map(str, plain))
        assert contents(file_of(summary)) == contents(file_of(settings))
        assert kept(file_of(summary)) == kept(file_of(settings)) != []
    assert {run.kind for run in last_runs(file_of(summary))} == {"flow"}
    assert [run.state for run in last_runs(file_of(summary))] == ["finished"] * 3
    rows = contents(file_of(settings))
    assert {len(rows["version"]), len(rows["schema_migration"])} >= {11}
    assert len(rows["observation"]) > 800
    assert all(rows[name] for name in ("report_table", "note", "finding", "repair", "reading"))


def test_a_run_with_bad_files_is_completed_and_says_so(revised: list[Path], tmp_path: Path) -> None:
    state = flow.ingest(
        [str(path) for path in revised],
        str(tmp_path / "w.duckdb"),
        str(tmp_path / "pages"),
        return_state=True,
    )
    assert state.is_completed()
    assert state.message is not None
    assert state.message.startswith("9 files: 6 added, 1 unchanged, 2 failed. ")
    summary = state.result()
    assert summary.exit_code == 1
    assert (tmp_path / "pages" / "index.html").exists()
    page, files = shown("ingest"), shown("ingest-files")
    assert state.message.split(". ")[0] in page
    assert "does not exist" in page
    for name in ("empty.txt", "missing.txt", "vervoer-en-fiets.txt"):
        assert name in files


def test_a_warehouse_that_cannot_be_used_fails_the_run(tmp_path: Path) -> None:
    folder = tmp_path / "folder.duckdb"
    folder.mkdir()
    given = [str(FIXTURES)]
    state = flow.ingest(given, str(folder), str(tmp_path / "pages"), return_state=True)
    assert state.is_failed()
    assert state.message is not None
    assert state.message.startswith("10 files: 0 added, 0 unchanged, 10 not stored. ")
    assert "is a folder, not a file" in state.message
    assert not (tmp_path / "pages").exists()
    with pytest.raises(WarehouseUnusableError, match="is a folder, not a file") as told:
        state.result()
    assert told.value.summary.exit_code == 4
    (stopped,) = runs_waiting(folder, 10)
    assert (stopped.state, stopped.kind, stopped.files) == ("stopped", "flow", ())
    assert stopped.message is not None
    assert "is a folder, not a file" in stopped.message


def test_what_was_stored_before_the_warehouse_gave_out_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def move_away(batch: intake.Batch, settings: Settings) -> list[intake.Outcome]:
        outcomes = pipeline.store_batch(batch, settings)
        file_of(settings).rename(tmp_path / "kept.duckdb")
        file_of(settings).mkdir()
        return outcomes

    breaking = tasks.store.with_options()
    monkeypatch.setattr(breaking, "fn", move_away)
    monkeypatch.setattr(stages, "store", breaking)
    summary = run([FIXTURES], tmp_path, batch_size=2)
    assert summary.count("added") == 2
    assert len(summary.left) == 8
    assert summary.exit_code == 4
    assert len(contents(tmp_path / "kept.duckdb")["version"]) == 2


def test_pages_that_cannot_be_written_leave_what_was_stored(tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("in the way")
    summary = run([FIXTURES / "eten-en-drinken.txt"], tmp_path)
    assert summary.count("added") == 1
    assert summary.exit_code == 4
    assert str(tmp_path / "pages") in (summary.pages_error or "")


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the warehouse open until it is told to let go."""
    Warehouse.open(tmp_path / "w.duckdb").close()
    hold = ["tests.warehouse.other_program", "hold", str(tmp_path / "w.duckdb"), "read", "600"]
    with subprocess.Popen(
        [sys.executable, "-m", *hold],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "open"
        yield process
        process.kill()


def test_a_lock_is_waited_for(
    holder: subprocess.Popen[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABEL_EXTRACT_LOCK_WAIT_SECONDS", "0")
    tries: list[str] = []

    def let_go(message: str, error: Exception) -> None:
        tries.append(message % error)
        holder.kill()
        holder.wait()

    monkeypatch.setattr(tasks.log, "warning", let_go)
    for task in (tasks.read, tasks.store, tasks.report):
        monkeypatch.setattr(task, "retry_delay_seconds", [0.1])
    summary = run([FIXTURES / "eten-en-drinken.txt"], tmp_path)
    assert summary.exit_code == 0
    assert summary.count("added") == 1
    assert len(tries) == 1
    assert f"PID {holder.pid}" in tries[0]
    assert tries[0].endswith("; trying again")


def test_what_sources_hold_is_found_and_one_that_fails_costs_itself_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks.find, "retry_delay_seconds", [0.0, 0.0])
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    shutil.copy(FIXTURES / "eten-en-drinken.txt", inbox)
    (tmp_path / "s.toml").write_text(
        "[inbox]\nkind = 'folder'\npath = 'inbox'\nsettle_seconds = 0\n"
        "[weg]\nkind = 'folder'\npath = 'weg'\n"
    )
    summary = run([], tmp_path, sources=str(tmp_path / "s.toml"))
    assert summary.exit_code == 1
    assert [(o.path, o.status) for o in summary.outcomes] == [
        ("weg", "failed"),
        (str(inbox / "eten-en-drinken.txt"), "added"),
    ]
    assert "| weg | failed | 0 | 0 | 0 | 0 | the folder " in shown("ingest")
    with Warehouse.open(tmp_path / "w.duckdb", read_only=True) as warehouse:
        places = warehouse.query("SELECT source, location, is_there FROM places")
    assert places == [("inbox", "eten-en-drinken.txt", True)]


def test_a_lock_that_outlasts_all_waiting_fails_the_run_and_the_next_stores_everything(
    holder: subprocess.Popen[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABEL_EXTRACT_LOCK_WAIT_SECONDS", "0")
    for task in (tasks.read, tasks.store, tasks.report):
        monkeypatch.setattr(task, "retry_delay_seconds", [0.1] * task.retries)
    given = [str(FIXTURES / "eten-en-drinken.txt")], str(tmp_path / "w.duckdb")
    state = flow.ingest(*given, str(tmp_path / "pages"), return_state=True)
    assert state.is_failed()
    assert (state.message or "").startswith("1 file: 0 added, 0 unchanged, 1 not stored. ")
    assert f"PID {holder.pid}" in (state.message or "")
    holder.kill()
    holder.wait()
    assert run([FIXTURES / "eten-en-drinken.txt"], tmp_path).count("added") == 1
    assert [one.state for one in last_runs(tmp_path / "w.duckdb")] == ["finished", "stopped"]
