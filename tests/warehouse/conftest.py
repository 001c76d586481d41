"""Warehouses for tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tabel_extract.warehouse.store import Warehouse


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tabel.duckdb"


@pytest.fixture
def warehouse(path: Path) -> Iterator[Warehouse]:
    with Warehouse.open(path) as opened:
        yield opened
