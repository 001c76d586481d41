"""What an analyst sees: flat, current or as of any moment, with its findings, and explained."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tabel_extract.model import Finding
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import (
    NO_SOURCE,
    NOW,
    QUESTION,
    TOO_HIGH,
    from_bytes,
    opinions,
    report,
    with_findings,
)

ROW_FINDING = Finding(
    "row_incomplete", "warning", "Een waarde ontbreekt.", "Tabel 1.1", TOO_HIGH.row, None
)
OF_DOCUMENT = Finding("label_gap", "warning", "Tabel 1.2 ontbreekt.")
LATER = NOW + timedelta(days=30)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    path: Path = tmp_path_factory.mktemp("views") / "tabel.duckdb"
    first = with_findings(report(), TOO_HIGH, NO_SOURCE, ROW_FINDING, OF_DOCUMENT)
    second = from_bytes(report(opinions(first=41.0), opinions("Tabel 2")), "b" * 64)
    with Warehouse.open(path) as warehouse:
        warehouse.save(
            [("stand", first), ("wonen", report(title="Wonen"))], program_version="1", now=NOW
        )
        warehouse.save([("stand", second)], program_version="1", now=LATER)
        yield warehouse


def as_of_first(stored: Warehouse, columns: str, condition: str = "true") -> list[tuple[Any, ...]]:
    return stored.query(
        f"SELECT {columns} FROM observations_as_of('{NOW.isoformat()}') "
        f"WHERE report_id = 'stand' AND {condition} ORDER BY table_number, ordinal"
    )


def test_current_observations_are_flat_and_complete(stored: Warehouse) -> None:
    columns = (
        "publisher, report_title, table_label, table_title, period, population, row_path, "
        "row_text, column_text, dimension, category, value, raw, unit, question, markers, page, "
        "line, table_source, findings, worst_severity, is_valid, version_ordinal, "
        "epoch_us(recorded_at) = " + str(int(LATER.timestamp()) * 1_000_000)
    )
    (row,) = stored.query(
        f"SELECT {columns} FROM observations "
        "WHERE report_id = 'stand' AND table_number = 1 AND ordinal = 1"
    )
    assert row == (
        "Bureau Peil",
        "Stand van de gemeente",
        "Tabel 1.1",
        "Oordeel over de gemeente, naar opleiding",
        "2025",
        "bevolking 18 jaar en ouder",
        ["gemeente doet genoeg", "eens"],
        "gemeente doet genoeg › eens",
        "opleiding › mbo, havo, vwo",
        "opleiding",
        "mbo, havo, vwo",
        41.0,
        "41",
        "percent",
        QUESTION,
        ["b"],
        3,
        15,
        "Gemeentepanel 2025",
        [],
        None,
        True,
        2,
        True,
    )


def test_each_report_shows_its_own_current_version(stored: Warehouse) -> None:
    counts = "SELECT report_id, version_ordinal, count(*) FROM observations GROUP BY ALL ORDER BY 1"
    assert stored.query(counts) == [("stand", 2, 12), ("wonen", 1, 6)]


def test_a_past_moment_shows_what_was_current_then(stored: Warehouse) -> None:
    assert as_of_first(stored, "value, version_ordinal", "ordinal = 1") == [(40.0, 1)]


def test_a_moment_before_everything_shows_nothing(stored: Warehouse) -> None:
    assert stored.query("SELECT * FROM observations_as_of('2020-01-01')") == []


def test_a_cell_carries_the_findings_about_itself_its_row_and_its_table(stored: Warehouse) -> None:
    codes = "list_transform(findings, lambda found: found.code), worst_severity, is_valid"
    rows = as_of_first(stored, codes)
    of_table, of_row = ["source_missing"], ["row_incomplete", "source_missing"]
    assert rows == [
        (of_row, "warning", True),
        (["value_out_of_range", *of_row], "error", False),
        (of_row, "warning", True),
        *[(of_table, "warning", True)] * 3,
    ]
    ((finding,),) = as_of_first(stored, "findings[1]", "ordinal = 2")
    assert finding == {
        "code": "value_out_of_range",
        "severity": "error",
        "message": TOO_HIGH.message,
    }


def test_current_and_as_of_now_are_the_same(stored: Warehouse) -> None:
    for one, other in (("now()", "'infinity'"), ("'infinity'", "now()")):
        assert not stored.query(
            f"SELECT * FROM observations_as_of({one}) EXCEPT SELECT * FROM "
            f"observations_as_of({other})"
        )


def test_reports_shows_each_report_once(stored: Warehouse) -> None:
    columns = (
        "report_id, report_title, CAST(published_on AS VARCHAR), sample_size, table_count, "
        "observation_count, error_count, version_count, first_seen_at < changed_at"
    )
    assert stored.query(f"SELECT {columns} FROM reports ORDER BY report_id") == [
        ("stand", "Stand van de gemeente", "2026-02-01", 1204, 2, 12, 0, 2, True),
        ("wonen", "Wonen", "2026-02-01", 1204, 1, 6, 0, 1, False),
    ]


def test_versions_shows_since_when_and_until_when(stored: Warehouse) -> None:
    columns = "ordinal, is_current, reason, error_count, replaced_at IS NULL"
    condition = "WHERE report_id = 'stand' ORDER BY ordinal"
    assert stored.query(f"SELECT {columns} FROM versions {condition}") == [
        (1, False, "first_seen", 1, False),
        (2, True, "source_revised", 0, True),
    ]


def test_open_findings_shows_those_of_current_versions(warehouse: Warehouse) -> None:
    first = with_findings(report(), TOO_HIGH, NO_SOURCE, OF_DOCUMENT)
    warehouse.save([("stand", first)], program_version="1", now=NOW)
    columns = "code, scope, table_label, row_text, column_text, cell_count"
    assert warehouse.query(f"SELECT {columns} FROM open_findings ORDER BY position") == [
        (
            "value_out_of_range",
            "cell",
            "Tabel 1.1",
            "gemeente doet genoeg › eens",
            "opleiding › hbo, wo",
            1,
        ),
        ("source_missing", "table", "Tabel 1.1", None, None, 0),
        ("label_gap", "document", None, None, None, 0),
    ]
    warehouse.save([("stand", report())], program_version="2", now=NOW)
    assert warehouse.query("SELECT * FROM open_findings") == []


def test_every_table_view_macro_and_column_has_a_comment(warehouse: Warehouse) -> None:
    here = "database_name = current_database() AND comment IS NULL AND NOT internal"
    assert warehouse.query(f"SELECT table_name FROM duckdb_tables() WHERE {here}") == []
    assert warehouse.query(f"SELECT view_name FROM duckdb_views() WHERE {here}") == []
    assert warehouse.query(f"SELECT function_name FROM duckdb_functions() WHERE {here}") == []
    assert (
        warehouse.query(f"SELECT table_name, column_name FROM duckdb_columns() WHERE {here}") == []
    )
    assert warehouse.query(
        "SELECT count(*) > 100 FROM duckdb_columns() "
        "WHERE database_name = current_database() AND comment <> ''"
    ) == [(True,)]
