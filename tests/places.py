"""Where the warehouse of a test is."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from tabel_extract.address import Address


class _Named(Protocol):
    @property
    def warehouse(self) -> Address: ...


def file_of(named: _Named) -> Path:
    """The DuckDB file of settings, or of what came of them, that name one."""
    assert isinstance(named.warehouse, Path)
    return named.warehouse
