"""A real server and a real worker run what ``prefect.yaml`` deploys, and outlive being killed."""

from __future__ import annotations

import os
import re
import shutil
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tabel_extract import __version__, pipeline
from tabel_extract.settings import Settings
from tabel_extract.warehouse.journal import waiting
from tabel_extract.warehouse.runs import RunInfo, runs
from tabel_extract.warehouse.store import Warehouse
from tests.flows.conftest import ROOT
from tests.flows.programs import Installation, until
from tests.flows.test_ingest import contents, kept

pytestmark = pytest.mark.slow

NIGHTLY = "ingest/nightly"
FIXTURES = sorted((ROOT / "fixtures").glob("*.txt"))[:4]


@pytest.fixture(scope="session")
def running(deployed: Installation) -> Installation:
    """All that the README says, done: a server, all deployments, and a worker.

    Their schedules are not waited for; each test gives one that fires within seconds.
    """
    deployed.start_worker()
    return deployed


@dataclass
class Undisturbed:
    """The same files, ingested as they arrive by a program that nothing happens to."""

    folder: Path
    inbox: Path

    @property
    def warehouse(self) -> Path:
        return self.folder / "w.duckdb"

    def ingest(self) -> None:
        settings = Settings(warehouse=self.warehouse, workers=0, batch_size=1)
        pipeline.ingest([self.inbox], settings)


@pytest.fixture(scope="session")
def undisturbed(running: Installation, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    return Undisturbed(tmp_path_factory.mktemp("undisturbed"), running.inbox)


def of_reports(warehouse: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that is stored, but for runs, and for how often a file was read.

    A run that was killed is one more, and of two at once both may have read a file.
    """
    found = {name: rows for name, rows in contents(warehouse).items() if not name.startswith("run")}
    return found | {"reading": list(dict.fromkeys(found["reading"]))}


def assert_same(installation: Installation, undisturbed: Undisturbed) -> None:
    """Whatever happened: the warehouse is as if nothing had, for readers and for editors too."""
    undisturbed.ingest()
    assert of_reports(installation.warehouse) == of_reports(undisturbed.warehouse)
    assert kept(installation.warehouse) == kept(undisturbed.warehouse) != []


def last_runs(installation: Installation) -> list[RunInfo]:
    """The last runs, newest first, with those that the database has not taken in yet."""
    with Warehouse.open(installation.warehouse, read_only=True) as warehouse:
        return runs(warehouse, 10)


def arrive(installation: Installation, *paths: Path) -> None:
    for path in paths:
        shutil.copy(path, installation.inbox)


def revise(installation: Installation) -> int:
    """Change a number in every report of the inbox; how many there are."""
    papers = sorted(installation.inbox.glob("*.txt"))
    for paper in papers:
        text = paper.read_text(encoding="utf-8")
        changed = re.sub(r"(?<= )([1-8])(\d)(?= \d\d \d\d)", _one_more, text, count=1)
        paper.write_text(changed, encoding="utf-8")
    return len(papers)


def _one_more(number: re.Match[str]) -> str:
    return f"{int(number[1]) % 8 + 1}{number[2]}"


def begin(installation: Installation, files: int) -> tuple[str, int]:
    """Let a run start by its schedule, and do some files of the inbox: its id and its process."""
    before = set(noted(installation))
    run = installation.fire(NIGHTLY, paths=[str(installation.inbox)])
    process = installation.process(run)

    def far_enough() -> bool:
        return any(n >= files for one, n in noted(installation).items() if one not in before)

    until(far_enough, f"{files} files of a run", pause=0.1)
    return run, process


def noted(installation: Installation) -> dict[str, int]:
    """How many files each run has noted that the database has not taken in yet."""
    found: dict[str, int] = {}
    for _, entry in waiting(installation.warehouse):
        found[entry.run_id] = found.get(entry.run_id, 0) + len(entry.files)
    return found


def next_run(installation: Installation) -> dict[str, Any]:
    return installation.ended(installation.fire(NIGHTLY, paths=[str(installation.inbox)]))


def test_what_a_killed_run_left_is_made_good_by_the_next_even_by_two_schedulers_at_once(
    running: Installation, undisturbed: Undisturbed
) -> None:
    arrive(running, *FIXTURES)
    run, process = begin(running, files=1)
    os.kill(process, signal.SIGKILL)
    assert running.ended(run)["state_type"] == "CRASHED"
    (killed,) = last_runs(running)
    assert (killed.state, killed.program_version) == ("unfinished", __version__)
    assert 1 <= len(killed.files) < len(FIXTURES)
    running.copy_deployment(NIGHTLY, "other-scheduler")
    both = [NIGHTLY, "ingest/other-scheduler"]
    ended = [running.ended(run) for run in running.fire_all(both, paths=[str(running.inbox)])]
    assert [run["state_type"] for run in ended] == ["COMPLETED", "COMPLETED"]
    assert [run["auto_scheduled"] for run in ended] == [True, True]
    found = last_runs(running)
    assert [run.state for run in found if run.run_id == killed.run_id] == ["unfinished"]
    assert {run.state for run in found if run.run_id != killed.run_id} == {"finished"}
    assert_same(running, undisturbed)
    assert_shown(running, max(ended, key=lambda run: str(run["state"]["message"])))


def assert_shown(installation: Installation, run: dict[str, Any]) -> None:
    """What a run did stands on its artifacts, with a link to the page of each report."""
    shown = installation.artifacts(run["id"])
    assert sorted(shown) == ["ingest", "ingest-files", "ingest-findings", "ingest-timings"]
    assert run["state"]["message"] in shown["ingest"]
    page = installation.pages / "scp-3-lezen-en-de-bibliotheek-2024.html"
    assert page.exists()
    assert f"[{page.stem}]({page.as_uri()})" in shown["ingest-files"]


def test_after_a_power_cut_the_place_of_the_lost_run_is_free_again_and_the_next_makes_it_good(
    running: Installation, undisturbed: Undisturbed
) -> None:
    revise(running)
    lost, process = begin(running, files=1)
    for name in ("worker", "server"):
        running.kill(name)
    os.kill(process, signal.SIGKILL)
    running.start_server()
    running.start_worker()
    assert next_run(running)["state_type"] == "CANCELLED"
    running.let_leases_expire()
    assert next_run(running)["state_type"] == "COMPLETED"
    assert running.ask("GET", f"/flow_runs/{lost}")["state_type"] == "RUNNING"
    assert [run.state for run in last_runs(running)][:2] == ["finished", "unfinished"]
    assert noted(running) == {}, "the database has taken in the run that was lost too"
    assert_same(running, undisturbed)
