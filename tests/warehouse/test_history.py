"""Every state that was saved can be loaded, listed and compared."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tabel_extract.errors import UnknownReportError
from tabel_extract.model import Report
from tabel_extract.warehouse import history
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import (
    AGREEING,
    DISAGREEING,
    NOW,
    TOO_HIGH,
    UNLINKED,
    from_bytes,
    opinions,
    report,
    with_claims,
    with_findings,
)
from tests.warehouse.strategies import reports

REVISED = from_bytes(with_findings(report(opinions(first=41.0)), TOO_HIGH), "b" * 64, "new.txt")
LATER = NOW + timedelta(days=30)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    path: Path = tmp_path_factory.mktemp("history") / "tabel.duckdb"
    with Warehouse.open(path) as warehouse:
        warehouse.save(
            [("peil-stand-2025", report()), ("peil-wonen-2024", report(title="Wonen"))],
            program_version="1",
            now=NOW,
        )
        warehouse.save([("peil-stand-2025", REVISED)], program_version="2", now=LATER)
        yield warehouse


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    with Warehouse.open(tmp_path_factory.mktemp("scratch") / "tabel.duckdb") as warehouse:
        yield warehouse


NUMBERS = itertools.count()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(of=reports)
def test_a_report_is_loaded_exactly_as_it_was_saved(scratch: Warehouse, of: Report) -> None:
    name = f"report-{next(NUMBERS)}"
    scratch.save([(name, of)], program_version="1", now=NOW)
    assert history.load(scratch, name).report == of
    (saved,) = scratch.save([(name, of)], program_version="1", now=NOW)
    assert saved.outcome == "unchanged"


def test_reports_are_listed_with_their_current_version(stored: Warehouse) -> None:
    first, second = history.reports(stored)
    assert (first.report_id, first.version_count, first.first_seen) == ("peil-stand-2025", 2, NOW)
    assert (first.current.ordinal, first.current.recorded_at) == (2, LATER)
    assert (second.report_id, second.current.title) == ("peil-wonen-2024", "Wonen")


def test_versions_are_listed_with_their_reasons(stored: Warehouse) -> None:
    first, second = history.versions(stored, "peil-stand-2025")
    assert (first.reason, first.cells_added, first.error_count) == ("first_seen", 6, 0)
    assert (second.reason, second.cells_changed, second.error_count) == ("source_revised", 1, 1)
    assert second.source == REVISED.source
    assert (second.program_version, second.publisher) == ("2", "Bureau Peil")
    assert (second.table_count, second.observation_count) == (1, 6)


def test_the_current_version_is_loaded_unless_another_is_asked_for(stored: Warehouse) -> None:
    assert history.load(stored, "peil-stand-2025").report == REVISED
    assert history.load(stored, "peil-stand-2025", ordinal=1).report == report()


@pytest.mark.parametrize(
    ("moment", "ordinal"),
    [(NOW, 1), (LATER - timedelta(microseconds=1), 1), (LATER, 2)],
)
def test_the_version_of_a_moment_is_loaded(
    stored: Warehouse, moment: datetime, ordinal: int
) -> None:
    found = history.load(stored, "peil-stand-2025", as_of=moment)
    assert found.version.ordinal == ordinal


def test_the_claims_of_a_moment_are_loaded_as_they_were_stored(warehouse: Warehouse) -> None:
    first = with_claims(report(), AGREEING, DISAGREEING, UNLINKED)
    second = with_claims(REVISED, UNLINKED)
    for of, moment in ((first, NOW), (second, LATER)):
        warehouse.save([("stand", of)], program_version="1", now=moment)
    assert history.load(warehouse, "stand", as_of=NOW).report == first
    assert history.load(warehouse, "stand", as_of=LATER).report == second


def test_a_moment_before_the_first_version_is_said_to_be_so(stored: Warehouse) -> None:
    with pytest.raises(UnknownReportError, match=r"no version yet at .* first was stored at 2026"):
        history.load(stored, "peil-stand-2025", as_of=NOW - timedelta(seconds=1))


def test_a_version_that_is_not_there_is_said_to_be_so(stored: Warehouse) -> None:
    with pytest.raises(UnknownReportError, match="no version 3: choose one from 1 to 2"):
        history.load(stored, "peil-stand-2025", ordinal=3)


def test_a_number_and_a_moment_together_are_refused(stored: Warehouse) -> None:
    with pytest.raises(ValueError, match="not by both"):
        history.load(stored, "peil-stand-2025", ordinal=1, as_of=NOW)
    with pytest.raises(ValueError, match="no time zone"):
        history.load(stored, "peil-stand-2025", as_of=NOW.replace(tzinfo=None))


@pytest.mark.parametrize("wrong", ["peil-stand-2024", "Stand", "stand", "peil-stnad-2025"])
def test_a_wrong_name_is_answered_with_the_nearest(stored: Warehouse, wrong: str) -> None:
    with pytest.raises(UnknownReportError, match=r"did you mean peil-stand-2025"):
        history.load(stored, wrong)


@pytest.mark.parametrize("wrong", ["", "x", "'; DROP TABLE version", "\0"])
def test_a_name_that_is_like_no_other_is_answered_with_what_to_do(
    stored: Warehouse, wrong: str
) -> None:
    with pytest.raises(UnknownReportError, match="lists the 2 that there are"):
        history.versions(stored, wrong)


def test_an_empty_warehouse_says_that_it_is_empty(warehouse: Warehouse) -> None:
    assert history.reports(warehouse) == []
    with pytest.raises(UnknownReportError, match="holds no reports yet"):
        history.load(warehouse, "x")


def test_two_versions_are_compared_cell_by_cell(stored: Warehouse) -> None:
    (change,) = history.diff(stored, "peil-stand-2025", 1, 2)
    assert (change.part, change.old_text, change.new_text) == ("cell", "40", "41")
    (back,) = history.diff(stored, "peil-stand-2025", 2, 1)
    assert (back.old_text, back.new_text) == ("41", "40")
    assert history.diff(stored, "peil-stand-2025", 2, 2) == []


def test_comparing_with_a_version_that_is_not_there_is_refused(stored: Warehouse) -> None:
    with pytest.raises(UnknownReportError, match="no version 9"):
        history.diff(stored, "peil-stand-2025", 1, 9)
