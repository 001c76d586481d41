"""Warehouses for tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tabel_extract.address import Lake
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.forking import Forker, Program
from tests.warehouse.postgres import PASSWORD, Postgres, running, server_programs
from tests.warehouse.programs import Start


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tabel.duckdb"


@pytest.fixture
def warehouse(path: Path) -> Iterator[Warehouse]:
    with Warehouse.open(path) as opened:
        yield opened


@pytest.fixture(scope="session")
def forker() -> Iterator[Forker]:
    """What second programs are forked from."""
    made = Forker()
    yield made
    made.end()


@pytest.fixture
def start(forker: Forker) -> Iterator[Start]:
    """Start second programs, which end with the test."""
    started: list[Program] = []

    def start(*arguments: object) -> Program:
        started.append(forker.start(*arguments))
        return started[-1]

    yield start
    for program in started:
        program.end()


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
def new_lake(postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lake:
    """A lake that is yet to be made."""
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    return postgres.new_lake(tmp_path / "lake")


@pytest.fixture(scope="session")
def made_lake(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """A lake without reports, that others are copied from."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PGPASSWORD", PASSWORD)
        lake = postgres.new_lake(tmp_path_factory.mktemp("ready-made") / "lake")
        Warehouse.open(lake).close()
    return lake


@pytest.fixture
def lake(
    postgres: Postgres, made_lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Lake:
    """A lake without reports."""
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    return postgres.ready_lake(made_lake, tmp_path / "lake")
