"""Prefect as an operator runs it: a server, a worker and their runs, each a program of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import httpx

ROOT = Path(__file__).parents[2]

Done = subprocess.CompletedProcess[str]

T = TypeVar("T")

PATIENCE = 300.0
"""Seconds that anything may take: machines that run tests are busy."""

FINAL = {"COMPLETED", "FAILED", "CANCELLED", "CRASHED"}


def run_program(environment: dict[str, str], *arguments: object) -> Done:
    """Run a program in the project, with this environment and no other."""
    return subprocess.run(
        [*map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def until(
    found: Callable[[], T | None], what: str, seconds: float = PATIENCE, pause: float = 1.0
) -> T:
    """Ask until there is an answer."""
    deadline = time.monotonic() + seconds
    while True:
        answer = found()
        if answer:
            return answer
        assert time.monotonic() < deadline, f"not within {seconds:.0f} s: {what}"
        time.sleep(pause)


@dataclass(frozen=True)
class Since:
    """A deployment, and the moment from which its runs count."""

    deployment: str
    moment: datetime


@dataclass
class Installation:
    """A server and a worker with a home of their own, and a warehouse that runs store into."""

    folder: Path
    port: int
    programs: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def warehouse(self) -> Path:
        return self.folder / "warehouse" / "w.duckdb"

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    @property
    def pages(self) -> Path:
        return self.folder / "pages"

    @property
    def environment(self) -> dict[str, str]:
        """No more of Prefect's settings than what makes it quick, and keeps it alone."""
        bare = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PREFECT", "DO_NOT_TRACK", "TABEL_EXTRACT"))
        }
        return bare | {
            "PREFECT_HOME": str(self.home),
            "PREFECT_API_URL": self.address,
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "DO_NOT_TRACK": "1",
            "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": (
                "prefect.server.concurrency.lease_storage.filesystem"
            ),
            "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "10",
            "PREFECT_SERVER_SERVICES_SCHEDULER_RECENT_DEPLOYMENTS_LOOP_SECONDS": "2",
            "PREFECT_SERVER_SERVICES_REPOSSESSOR_LOOP_SECONDS": "3",
            "PREFECT_WORKER_QUERY_SECONDS": "2",
            "PREFECT_WORKER_PREFETCH_SECONDS": "1",
            "TABEL_EXTRACT_WAREHOUSE": str(self.warehouse),
            "TABEL_EXTRACT_REPORT_DIR": str(self.pages),
            "TABEL_EXTRACT_BATCH_SIZE": "1",
            "TABEL_EXTRACT_WORKERS": "0",
        }

    def start(self, name: str, *arguments: str) -> None:
        """Start one of Prefect's programs, in the project's folder as the README says."""
        with (self.folder / f"{name}.log").open("ab") as log:
            self.programs[name] = subprocess.Popen(
                [sys.executable, "-m", "prefect", *arguments],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )

    def start_server(self) -> None:
        self.start("server", "server", "start", "--port", str(self.port))
        until(self._answers, "the server answers")

    def start_worker(self) -> None:
        self.start("worker", "worker", "start", "--pool", "local", "--type", "process")

    def kill(self, name: str) -> None:
        """End a program as a crash does."""
        program = self.programs.pop(name)
        program.kill()
        program.wait(60)

    def end(self) -> None:
        """End all that was started here, and what that has started."""
        for pid in self.processes():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for program in self.programs.values():
            program.wait(60)

    def processes(self, **of: str) -> list[int]:
        """Processes of this installation, known by the home that only they have."""
        asked = [f"PREFECT_HOME={self.home}", *(f"{name}={value}" for name, value in of.items())]
        found = []
        for place in Path("/proc").glob("[0-9]*/environ"):
            with suppress(OSError):
                has = set(place.read_bytes().split(b"\0"))
                if has.issuperset(one.encode() for one in asked):
                    found.append(int(place.parent.name))
        return found

    def ask(self, method: str, path: str, given: object = None) -> Any:
        """What the server answers to a request; it may be busy."""

        def answer() -> httpx.Response | None:
            with suppress(httpx.TransportError):
                found = httpx.request(method, self.address + path, timeout=60, json=given)
                return None if found.is_server_error else found
            return None

        response = until(answer, path)
        assert response.is_success, response.text
        return response.json() if response.content else None

    def _answers(self) -> bool:
        with suppress(httpx.TransportError):
            return httpx.get(f"{self.address}/health", timeout=60).is_success
        assert self.programs["server"].poll() is None, (self.folder / "server.log").read_text()
        return False

    def deployment(self, name: str) -> str:
        """The id of a deployment, by the names of its flow and its own."""
        return str(self.ask("GET", f"/deployments/name/{name}")["id"])

    def fire(self, name: str, **parameters: object) -> str:
        """Give a deployment a schedule of every few seconds until a run of it starts: its id."""
        return self.fire_all([name], **parameters)[0]

    def fire_all(self, names: list[str], **parameters: object) -> list[str]:
        """Let a run of each deployment start by its schedule; the ids of the first runs."""
        with self._scheduled(names, parameters) as ids:
            return [until(partial(self._started, one), "a scheduled run") for one in ids]

    @contextmanager
    def _scheduled(self, names: list[str], parameters: dict[str, object]) -> Iterator[list[Since]]:
        made = []
        for name in names:
            deployment = self.deployment(name)
            since = datetime.now(UTC)
            first = since + timedelta(seconds=4)
            every = {"interval": 15, "anchor_date": first.isoformat()}
            (schedule,) = self.ask(
                "POST",
                f"/deployments/{deployment}/schedules",
                [{"active": True, "schedule": every, "parameters": parameters}],
            )
            made.append((Since(deployment, since), schedule["id"]))
        yield [one for one, _ in made]
        for one, schedule_id in made:
            self.ask("DELETE", f"/deployments/{one.deployment}/schedules/{schedule_id}")

    def runs(self, since: Since) -> list[dict[str, Any]]:
        """Runs of a deployment that were started since, or cancelled, first ones first."""
        found: list[dict[str, Any]] = self.ask(
            "POST",
            "/flow_runs/filter",
            {
                "sort": "EXPECTED_START_TIME_ASC",
                "flow_runs": {
                    "deployment_id": {"any_": [since.deployment]},
                    "expected_start_time": {"after_": since.moment.isoformat()},
                },
            },
        )
        return [run for run in found if run["state_type"] != "SCHEDULED"]

    def _started(self, since: Since) -> str | None:
        runs = self.runs(since)
        return str(runs[0]["id"]) if runs else None

    def ended(self, run_id: str) -> dict[str, Any]:
        """A run once it has come to its end."""

        def end() -> dict[str, Any] | None:
            run: dict[str, Any] = self.ask("GET", f"/flow_runs/{run_id}")
            return run if run["state_type"] in FINAL else None

        return until(end, f"the end of {run_id}")

    def copy_deployment(self, name: str, copy: str) -> None:
        """Deploy a flow once more under another name, as a second scheduler would."""
        there = self.ask("GET", f"/deployments/name/{name}")
        kept = ("flow_id", "entrypoint", "path", "pull_steps", "work_pool_name", "parameters")
        same = {key: there[key] for key in kept}
        limited = {"concurrency_limit": 1, "concurrency_options": there["concurrency_options"]}
        self.ask("POST", "/deployments/", {**same, **limited, "name": copy})

    def let_leases_expire(self) -> None:
        """Let the minutes pass for which a run that is gone keeps its place."""
        folder = self.home / "concurrency_leases"
        past = (datetime.now(UTC) - timedelta(minutes=1)).isoformat()
        for place in folder.glob("*-*.json"):
            lease = json.loads(place.read_text())
            place.write_text(json.dumps({**lease, "expiration": past}))
        index = folder / "expirations.json"
        index.write_text(json.dumps(dict.fromkeys(json.loads(index.read_text()), past)))
        until(lambda: not list(folder.glob("*-*.json")), "the leases are revoked")

    def process(self, run_id: str) -> int:
        """The process of a run, once there is one."""

        def engine() -> int | None:
            found = self.processes(PREFECT__FLOW_RUN_ID=run_id)
            return next((pid for pid in found if "prefect.engine" in _command(pid)), None)

        return until(engine, f"the process of {run_id}")

    def artifacts(self, run_id: str) -> dict[str, Any]:
        """What a run put on its artifacts, by their keys."""
        chosen = {"flow_run_id": {"any_": [run_id]}}
        found = self.ask("POST", "/artifacts/filter", {"artifacts": chosen})
        return {one["key"]: one["data"] for one in found}


def _command(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    return ""


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
