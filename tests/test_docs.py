"""What users can type, set or be told stands in the documentation."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from tabel_extract.checks.entries import CATALOGUE
from tabel_extract.cli import exit_codes, main
from tabel_extract.errors import Fault
from tabel_extract.model import ClaimVerdict
from tabel_extract.reasons import REASONS
from tabel_extract.settings import Settings
from tabel_extract.telemetry.otlp import COUNTERS, GAUGES, HISTOGRAMS
from tabel_extract.telemetry.settings import TelemetrySettings
from tabel_extract.telling.settings import NotifySettings
from tests.cli.runs import run

ROOT = Path(__file__).parents[1]
KINDS = (Settings, NotifySettings, TelemetrySettings)


@cache
def documentation() -> str:
    """README.md and all Markdown below docs."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return "\n".join(page.read_text(encoding="utf-8") for page in pages if page.is_file())


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_documented(command: str) -> None:
    assert re.search(rf"\btabel-extract {command}\b", documentation())


@pytest.mark.parametrize("setting", sorted(name for kind in KINDS for name in kind.model_fields))
def test_every_setting_is_documented(setting: str) -> None:
    assert re.search(rf"\bTABEL_EXTRACT_{setting.upper()}\b", documentation())


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_finding_is_documented(code: str) -> None:
    assert f"`{code}`" in documentation()


@pytest.mark.parametrize("code", sorted(exit_codes.MEANINGS))
def test_every_exit_code_is_documented_in_a_table(code: int) -> None:
    """A row whose first cell is the number: ``| 3 | …`` or ``| `3` | …``."""
    assert re.search(rf"^\|\s*`?{code}`?\s*\|\s*\S", documentation(), re.MULTILINE)


@pytest.mark.parametrize("fault", get_args(Fault))
def test_every_reason_why_a_file_is_set_aside_is_documented(fault: str) -> None:
    page = (ROOT / "docs" / "quarantine.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| .*`{fault}`.* \|", page, re.MULTILINE)


def test_every_exit_code_has_a_meaning() -> None:
    codes = {v for k, v in vars(exit_codes).items() if k.isupper() and isinstance(v, int)}
    assert set(exit_codes.MEANINGS) == codes == {0, 1, 2, 3, 4, 5}


def test_every_reason_for_a_verdict_is_documented_with_its_sentences() -> None:
    page = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", page, re.MULTILINE)
    assert {code: (dutch, english) for code, dutch, english in rows} == REASONS


@pytest.mark.parametrize("verdict", get_args(ClaimVerdict))
def test_every_verdict_is_documented(verdict: str) -> None:
    assert re.search(rf"^\| `{verdict}` \|", documentation(), re.MULTILINE)


def test_the_readme_shows_what_a_misquote_is_answered_with(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    edit = re.search(
        r"^\$ sed 's/(.+)/(.+)/' (\S+) > (\S+)\n\$ (.+)\n((?:.*\n)+?)```", readme, re.M
    )
    assert edit is not None
    right, wrong, source, name, command, shown = edit.groups()
    text = (ROOT / source).read_text(encoding="utf-8")
    (tmp_path / name).write_text(text.replace(right, wrong), encoding="utf-8")
    assert command == f"tabel-extract claims {name}"
    assert run("claims", tmp_path / name).stdout.split() == shown.split()


def test_the_page_on_being_told_shows_what_a_message_says() -> None:
    page = (ROOT / "docs" / "notifications.md").read_text(encoding="utf-8")
    shown = re.search(r"```\n(tabel-extract, inbox: (?:.*\n)+?)```", page)
    golden = ROOT / "tests" / "telling" / "goldens" / "trouble.txt"
    assert shown is not None
    assert golden.read_text(encoding="utf-8").startswith(shown[1])


@pytest.mark.parametrize("name", [*COUNTERS, *HISTOGRAMS, *GAUGES])
def test_every_metric_is_documented(name: str) -> None:
    page = (ROOT / "docs" / "logs.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| `{re.escape(name)}` \|", page, re.MULTILINE)
