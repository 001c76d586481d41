"""What the list of decisions tells: what each was about, who took it and why, and if it counts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tabel_extract.warehouse.store import Warehouse
from tests.cli.runs import run, told
from tests.warehouse.reports import (
    AGREEING,
    DISAGREEING,
    NOW,
    opinions,
    report,
    with_claims,
)
from tests.warehouse.taking import CLAIM, DAY, changed, save, take


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A warehouse with decisions in every state."""
    path = tmp_path / "w.duckdb"
    with Warehouse.open(path) as warehouse:
        save(warehouse, with_claims(report(), AGREEING, DISAGREEING))
        take(warehouse, verdict="rejected", name="Wim", reason="Klopt [b]niet[/b].")
        take(warehouse, verdict="corrected", corrected="44,5")
        take(warehouse, subject=CLAIM, expected="disagrees", reason="Afgerond.")
        take(warehouse, subject=CLAIM, expected="disagrees", verdict="withdrawn", reason="Vergist.")
        save(warehouse, report(opinions(first=41.0)), days=1)
    return path


def lines(*arguments: str | Path) -> list[str]:
    result = run("decisions", "stand", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return [
        re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "·", line).rstrip()
        for line in result.stdout.splitlines()
    ]


def test_each_decision_is_listed_with_its_state_its_subject_and_its_reason(path: Path) -> None:
    cell = "  Tabel 1.1, gemeente doet genoeg › eens, opleiding › mbo, havo, vwo: 40"
    claim = f"  ‘{DISAGREEING.sentence}’, ruim 20 procentpunt: disagrees"
    assert lines("-w", path) == [
        "replaced: rejected by Wim, ·",
        f"{cell}; now 41",
        "  Klopt [b]niet[/b].",
        "lapsed: corrected by Noor, ·",
        f"{cell} → 44,5; now 41",
        "  Nagevraagd bij het panel.",
        "withdrawn: accepted by Noor, ·",
        f"{claim}; no longer in the report",
        "  Afgerond.",
        "withdrawn: withdrawn by Noor, ·",
        f"{claim}; no longer in the report",
        "  Vergist.",
    ]


def test_a_cell_that_says_the_same_with_another_meaning_is_told_so(path: Path) -> None:
    with Warehouse.open(path) as warehouse:
        save(warehouse, report(changed(question="Iets anders?")), days=2)
    assert lines("-w", path)[4].endswith(": 40 → 44,5; now with another meaning")


def test_the_decisions_of_a_moment_are_those_of_then(path: Path) -> None:
    moment = f"{(NOW + 0.6 * DAY).astimezone():%Y-%m-%dT%H:%M:%S}"
    listed = lines("-w", path, "--as-of", moment)
    assert [line for line in listed if line.startswith("stands")] == [
        "stands: corrected by Noor, ·"
    ]
    assert not [line for line in listed if "; now" in line]


def test_a_report_that_nobody_decided_about_is_said_to_be_one(path: Path) -> None:
    with Warehouse.open(path) as warehouse:
        save(warehouse, report(), report_id="wonen")
    result = run("decisions", "wonen", "-w", path)
    assert result.stdout == "Nothing was decided about this report.\n"


def test_a_report_that_is_not_stored_ends_with_5(path: Path) -> None:
    assert told(run("decisions", "vonen", "-w", path), 5).startswith("there is no report 'vonen'")
