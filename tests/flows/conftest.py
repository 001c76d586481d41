"""One Prefect server for all tests of the flows, with a home of its own."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

# Prefect reads its settings when it is imported: before that, by the modules of these tests, it is
# given a home of its own here, and the defaults of the flows.
_HOME = tempfile.TemporaryDirectory(prefix="prefect-home-")
os.environ["PREFECT_HOME"] = _HOME.name
os.environ.pop("PREFECT_API_URL", None)

import flows  # noqa: E402, F401
from tests.flows.programs import ROOT, Done, Installation, free_port, run_program  # noqa: E402

__all__ = ["ROOT", "Done", "run_program"]


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A Prefect server as an operator starts it; whatever was started there ends with the tests."""
    made = Installation(tmp_path_factory.mktemp("installation"), free_port())
    made.home.mkdir()
    made.inbox.mkdir()
    try:
        made.start_server()
        yield made
    finally:
        made.end()


@pytest.fixture(scope="session")
def server(installation: Installation) -> Iterator[str]:
    """The address of that server, which flows of this process run on too."""
    from prefect.events.worker import EventsWorker  # noqa: PLC0415
    from prefect.logging.handlers import APILogWorker  # noqa: PLC0415
    from prefect.settings import PREFECT_API_URL, temporary_settings  # noqa: PLC0415

    with temporary_settings({PREFECT_API_URL: installation.address}):
        yield installation.address
        for sender in (APILogWorker, EventsWorker):  # while there is a server to take it
            sender.drain_all(timeout=60)


@pytest.fixture(scope="session")
def deployed(installation: Installation) -> Installation:
    """What the README says, done: a pool, and all deployments."""
    prefect = Path(sys.executable).with_name("prefect")
    installation.ask("POST", "/work_pools/", {"name": "local", "type": "process"})
    done = run_program(installation.environment, prefect, "--no-prompt", "deploy", "--all")
    assert done.returncode == 0, done.stdout + done.stderr
    return installation


@pytest.fixture
def environment(server: str) -> dict[str, str]:
    """What a program needs to reach that server, and nothing of Prefect's but that."""
    bare = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT", "DO_NOT_TRACK"))}
    return {**bare, "PREFECT_HOME": _HOME.name, "PREFECT_API_URL": server}


@pytest.fixture
def embedded_home(installation: Installation, tmp_path: Path) -> Path:
    """A home for an embedded server, whose database need not be built once more."""
    home = tmp_path / "home"
    home.mkdir()
    built, copy = sqlite3.connect(installation.home / "prefect.db"), home / "prefect.db"
    with sqlite3.connect(copy) as other:
        built.backup(other)
    built.close()
    return home
