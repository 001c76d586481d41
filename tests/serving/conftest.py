"""A warehouse with one report, and a visitor to its pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tabel_extract.warehouse.store import Warehouse
from tests.serving.visits import STAND, visitor
from tests.warehouse.taking import save


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("served") / "w.duckdb"
    with Warehouse.open(path) as warehouse:
        save(warehouse, STAND)
    return path


@pytest.fixture
def path(stored: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(stored, tmp_path))


@pytest.fixture
def browser(path: Path) -> Iterator[TestClient]:
    with visitor(path) as opened:
        yield opened
