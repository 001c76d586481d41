"""What users can type, set or be told stands in the documentation."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tabel_extract.checks.entries import CATALOGUE
from tabel_extract.cli import exit_codes, main
from tabel_extract.settings import Settings

ROOT = Path(__file__).parents[1]


@cache
def documentation() -> str:
    """README.md and all Markdown below docs."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return "\n".join(page.read_text(encoding="utf-8") for page in pages if page.is_file())


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_documented(command: str) -> None:
    assert re.search(rf"\btabel-extract {command}\b", documentation())


@pytest.mark.parametrize("setting", sorted(Settings.model_fields))
def test_every_setting_is_documented(setting: str) -> None:
    assert re.search(rf"\bTABEL_EXTRACT_{setting.upper()}\b", documentation())


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_finding_is_documented(code: str) -> None:
    assert f"`{code}`" in documentation()


@pytest.mark.parametrize("code", sorted(exit_codes.MEANINGS))
def test_every_exit_code_is_documented_in_a_table(code: int) -> None:
    """A row whose first cell is the number: ``| 3 | …`` or ``| `3` | …``."""
    assert re.search(rf"^\|\s*`?{code}`?\s*\|\s*\S", documentation(), re.MULTILINE)


def test_every_exit_code_has_a_meaning() -> None:
    codes = {v for k, v in vars(exit_codes).items() if k.isupper() and isinstance(v, int)}
    assert set(exit_codes.MEANINGS) == codes == {0, 1, 2, 3, 4, 5}
