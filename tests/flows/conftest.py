"""One Prefect server for all tests of the flows, with a home of its own."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Prefect reads its settings when it is imported: before that, by the modules of these tests, it is
# given a home of its own here, and the defaults of the flows.
_HOME = tempfile.TemporaryDirectory(prefix="prefect-home-")
os.environ["PREFECT_HOME"] = _HOME.name
os.environ.pop("PREFECT_API_URL", None)

import flows  # noqa: E402, F401

Done = subprocess.CompletedProcess[str]

STARTUP_SECONDS = 300
"""The first start of a server builds its database, which is slow on a busy machine."""


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a Prefect server, which flows of this process run on too."""
    from prefect.settings import PREFECT_API_URL  # noqa: PLC0415
    from prefect.testing.utilities import prefect_test_harness  # noqa: PLC0415

    with prefect_test_harness(server_startup_timeout=STARTUP_SECONDS):
        yield str(PREFECT_API_URL.value())


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


@pytest.fixture
def environment(server: str) -> dict[str, str]:
    """What a program needs to reach that server, and nothing of Prefect's but that."""
    bare = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT", "DO_NOT_TRACK"))}
    return {**bare, "PREFECT_HOME": _HOME.name, "PREFECT_API_URL": server}


@pytest.fixture
def embedded_home(server: str, tmp_path: Path) -> Path:
    """A home for an embedded server, whose database need not be built once more."""
    from prefect.settings import PREFECT_SERVER_DATABASE_CONNECTION_URL  # noqa: PLC0415

    built = str(PREFECT_SERVER_DATABASE_CONNECTION_URL.value()).partition(":///")[2]
    home = tmp_path / "home"
    home.mkdir()
    source, copy = sqlite3.connect(built), sqlite3.connect(home / "prefect.db")
    source.backup(copy)
    source.close()
    copy.close()
    return home
