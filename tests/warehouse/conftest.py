"""Warehouses for tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tabel_extract.address import Lake
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.postgres import PASSWORD, Postgres, running, server_programs
from tests.warehouse.programs import Start

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tabel.duckdb"


@pytest.fixture
def warehouse(path: Path) -> Iterator[Warehouse]:
    with Warehouse.open(path) as opened:
        yield opened


@pytest.fixture
def start() -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.warehouse.other_program", *map(str, arguments)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL that runs; tests that use it skip where it is not installed, and say so."""
    programs = server_programs()
    if programs is None:
        why = "PostgreSQL is not installed (on Debian and Ubuntu: apt-get install postgresql)"
        if os.environ.get("TABEL_EXTRACT_NEED_POSTGRES"):
            pytest.fail(why)
        pytest.skip(why)
    with running(programs) as server:
        yield server


@pytest.fixture
def lake(postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lake:
    """A lake that is yet to be made."""
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    return postgres.new_lake(tmp_path / "lake")
