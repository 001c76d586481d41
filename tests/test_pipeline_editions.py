"""Two editions of one chapter, taken in one after the other or together."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tabel_extract import intake, pipeline
from tabel_extract.checks.editions import held_against
from tabel_extract.checks.pairs import Earlier
from tabel_extract.model import Observation, Report
from tabel_extract.settings import Settings
from tabel_extract.warehouse.store import Warehouse
from tests.texts import FIXTURES, GOOD, WRONG

EARLIER = Path(__file__).parent / "editions" / "bibliotheek-en-lezen-2022.txt"
LATER = GOOD
"""The chapter of 2024: one question worded anew, one base changed, one number that jumped."""
LATER_ID = "scp-3-lezen-en-de-bibliotheek-2024"
ROW = "huis zonder boeken is tekort voor kinderen › (helemaal) eens"
CHANGES = [
    (LATER_ID, "edition_jump", "Tabel 3.1", ROW, "inkomen › kwintiel › 5e", 1),
    (LATER_ID, "edition_wording_changed", "Tabel 3.1", "zelf vaker willen lezen", None, 9),
    (LATER_ID, "edition_base_changed", "Tabel 3.3", None, None, 0),
]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        warehouse=tmp_path / "w" / "tabel.duckdb",
        report_dir=tmp_path / "pages",
        lock_wait_seconds=0,
    )


def open_findings(settings: Settings) -> list[tuple[object, ...]]:
    with Warehouse.open(settings.warehouse, read_only=True) as warehouse:
        return warehouse.query(
            "SELECT report_id, code, table_label, row_text, column_text, cell_count "
            "FROM open_findings WHERE code LIKE 'edition_%' ORDER BY table_label, code"
        )


def test_a_later_edition_is_stored_with_what_differs_from_the_earlier_one(
    settings: Settings,
) -> None:
    pipeline.ingest([EARLIER], settings)
    assert open_findings(settings) == []
    (outcome,) = pipeline.ingest([LATER], settings)
    assert (outcome.status, outcome.errors, outcome.warnings) == ("added", 0, 4)
    assert open_findings(settings) == CHANGES


def test_editions_of_one_batch_see_each_other_in_whatever_order(settings: Settings) -> None:
    pipeline.ingest([LATER, EARLIER], settings)
    assert open_findings(settings) == CHANGES


def test_what_is_stored_is_not_judged_again_when_an_older_edition_comes(
    settings: Settings,
) -> None:
    pipeline.ingest([LATER], settings)
    outcomes = pipeline.ingest([LATER, EARLIER], settings)
    assert sorted(o.status for o in outcomes) == ["added", "unchanged"]
    assert open_findings(settings) == []


def test_of_what_is_found_beside_an_earlier_edition_a_plain_reading_says_nothing() -> None:
    report = pipeline.read_report(LATER)
    assert [f for f in report.findings if f.code.startswith("edition_")] == []
    reasons = {o.reason for o in report.checks if o.check.startswith("edition_")}
    assert reasons == {"no_warehouse"}


def test_without_a_warehouse_there_is_no_earlier_edition_and_that_is_said(
    settings: Settings,
) -> None:
    read = intake.read_batch([LATER], settings, intake.Holders())
    (file,) = pipeline.validate_batch(read, settings).files
    reasons = {o.reason for o in file.report.checks if o.check.startswith("edition_")}
    assert reasons == {"no_earlier_edition"}
    assert not settings.warehouse.exists()


def years_before(report: Report, noise: Random) -> Report:
    """The report as an edition of two years before may have been: shares moved by some points."""

    def earlier(text: str | None) -> str | None:
        return text and re.sub(r"\b20\d\d", lambda year: str(int(year[0]) - 2), text)

    def cell(one: Observation) -> Observation:
        value = one.value
        if value is not None and one.unit == "percent":
            value = min(100.0, max(0.0, value + round(noise.gauss(0, 2))))
        return replace(one, value=value, period=earlier(one.period))

    tables = [
        replace(
            table,
            period=earlier(table.period),
            source=earlier(table.source),
            observations=tuple(map(cell, table.observations)),
        )
        for table in report.tables
    ]
    return replace(report, tables=tuple(tables))


@pytest.mark.parametrize("file", sorted(FIXTURES.glob("*.txt")), ids=lambda file: file.stem)
def test_a_fixture_beside_a_like_edition_of_two_years_before_gives_no_false_alarm(
    file: Path,
) -> None:
    report = pipeline.read_report(file)
    found = held_against(report, [Earlier("toen", years_before(report, Random(5)))])
    told = [(f.code, f.table) for f in found.findings if f.code.startswith("edition_")]
    # Of Tabel 8.2 one share is misprinted on purpose: 144.
    assert told == ([("edition_jump", "Tabel 8.2")] if file == WRONG else [])
