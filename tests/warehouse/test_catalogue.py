"""The file explains itself: what there is, since when, how good, what is left, and what changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabel_extract.checks.cases import Case
from tabel_extract.checks.claims import claim_cases
from tabel_extract.model import CellSubject, Finding
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import (
    AGREEING,
    DISAGREEING,
    NO_SOURCE,
    NOW,
    SUMMED,
    TOO_HIGH,
    from_bytes,
    opinions,
    report,
    wide_report,
    with_checks,
    with_claims,
    with_findings,
)
from tests.warehouse.taking import CLAIM, COLUMN, DAY, ROW, save, take

HBO = CellSubject("Tabel 1.1", ROW, ("opleiding", "hbo, wo"))
OF_ROW = Finding("row_incomplete", "warning", "Een waarde ontbreekt.", "Tabel 1.1", ROW)


def names(warehouse: Warehouse, view: str) -> list[str]:
    return [code for (code,) in warehouse.query(f"SELECT code FROM {view} ORDER BY position")]


# -- findings -------------------------------------------------------------------------------


@pytest.mark.parametrize("verdict", ["accepted", "rejected", "corrected"])
def test_a_finding_about_a_cell_is_settled_by_a_decision_about_it(
    warehouse: Warehouse, verdict: str
) -> None:
    save(warehouse, with_findings(report(), TOO_HIGH, NO_SOURCE))
    corrected = "49" if verdict == "corrected" else None
    take(warehouse, subject=HBO, verdict=verdict, expected="50", corrected=corrected)
    assert names(warehouse, "findings") == ["value_out_of_range", "source_missing"]
    assert names(warehouse, "open_findings") == ["source_missing"]


def test_a_decision_that_is_withdrawn_or_has_lapsed_settles_nothing(warehouse: Warehouse) -> None:
    save(warehouse, with_findings(report(), TOO_HIGH))
    take(warehouse, subject=HBO, expected="50")
    take(warehouse, subject=HBO, expected="50", verdict="withdrawn", days=0.6)
    assert names(warehouse, "open_findings") == ["value_out_of_range"]
    take(warehouse, subject=HBO, expected="50", days=0.7)
    assert names(warehouse, "open_findings") == []
    other = replace(opinions(), period="2026")
    save(warehouse, with_findings(report(other), TOO_HIGH), days=1)
    assert names(warehouse, "open_findings") == ["value_out_of_range"]


def test_a_finding_about_a_row_is_open_until_all_its_cells_are_decided_on(
    warehouse: Warehouse,
) -> None:
    save(warehouse, with_findings(report(), OF_ROW))
    counted = "SELECT decided_count, cell_count FROM open_findings"
    take(warehouse, subject=HBO, expected="50")
    assert warehouse.query(counted) == [(1, 3)]
    take(warehouse, subject=CellSubject("Tabel 1.1", ROW, COLUMN), expected="40", days=0.6)
    take(warehouse, subject=CellSubject("Tabel 1.1", ROW, ("totaal",)), expected="45", days=0.7)
    assert warehouse.query(counted) == []


def test_a_finding_about_a_claim_is_settled_by_a_decision_about_the_claim(
    warehouse: Warehouse,
) -> None:
    claims = (AGREEING, DISAGREEING)
    found = [
        case.finding
        for case in claim_cases(claims, report().tables)
        if isinstance(case, Case) and case.finding
    ]
    save(warehouse, with_findings(with_claims(report(), *claims), *found))
    take(warehouse, subject=HBO, expected="50")  # one of the cells that it rests on
    assert names(warehouse, "open_findings") == ["claim_disagrees"]
    take(warehouse, subject=CLAIM, expected="disagrees", days=0.6)
    assert names(warehouse, "findings") == ["claim_disagrees"]
    assert names(warehouse, "open_findings") == []


# -- changes --------------------------------------------------------------------------------


def test_what_changed_since_a_moment_is_told_cell_by_cell(warehouse: Warehouse) -> None:
    save(warehouse, report())
    save(warehouse, report(title="Wonen"), report_id="wonen", days=1)
    table = opinions(first=41.0)
    longer = replace(table, observations=(*table.observations, table.observations[0]))
    save(warehouse, from_bytes(report(longer), "b" * 64), days=2)
    shorter = replace(table, observations=table.observations[:-1])
    save(warehouse, from_bytes(report(shorter), "c" * 64), days=3)
    columns = "report_id, version_ordinal, change, row_text, column_text, was, became, ordinal"
    eens, oneens = (f"gemeente doet genoeg › {answer}" for answer in ("eens", "oneens"))
    mbo = "opleiding › mbo, havo, vwo"
    last = [
        ("stand", 3, "removed", oneens, "totaal", "55", None, 6),
        ("stand", 3, "removed", eens, mbo, "41", None, 7),
    ]

    def since(days: float) -> list[tuple[object, ...]]:
        moment = (NOW + days * DAY).isoformat()
        return warehouse.query(
            f"SELECT {columns} FROM changes_since('{moment}') "
            "ORDER BY version_id, table_number, ordinal"
        )

    assert since(0.5) == [
        ("stand", 2, "changed", eens, mbo, "40", "41", 1),
        ("stand", 2, "added", eens, mbo, None, "41", 7),
        *last,
    ]
    assert since(2) == last
    assert since(3) == []


def test_the_changes_of_a_version_are_as_many_as_it_counts(warehouse: Warehouse) -> None:
    def changed(number: int) -> None:
        tables = list(wide_report(number, 180).tables)
        tables[number % 3 :] = tables[number % 3 + 1 :]
        first, *rest = tables[0].observations
        tables[0] = replace(tables[0], observations=(replace(first, markers=("x",)), *rest))
        save(warehouse, from_bytes(report(*tables), f"{number:064d}"), days=number)

    for number in range(5):
        changed(number)
    counted = warehouse.query(
        "SELECT ordinal, cells_added, cells_removed, cells_changed FROM version "
        "WHERE ordinal > 1 ORDER BY 1"
    )
    assert (
        warehouse.query(
            "SELECT version_ordinal, count(*) FILTER (change = 'added'), "
            "count(*) FILTER (change = 'removed'), count(*) FILTER (change = 'changed') "
            "FROM changes_since('2000-01-01') GROUP BY 1 ORDER BY 1"
        )
        == counted
    )
    assert all(changed > 0 for *_, changed in counted)


# -- questions ------------------------------------------------------------------------------


def test_what_tables_ask_is_kept_as_their_cells_and_notes_say_it(warehouse: Warehouse) -> None:
    table = opinions()
    loose = replace(table.observations[0], question=None)
    save(warehouse, report(replace(table, observations=(*table.observations, loose))))
    save(warehouse, report(title="Wonen"), report_id="wonen")
    save(warehouse, report(replace(table, notes=())), days=1)
    kept = warehouse.query("SELECT * FROM table_question ORDER BY ALL")
    assert kept == warehouse.query("SELECT * FROM table_questions_of(1, 3) ORDER BY ALL")
    items = ["gemeente doet genoeg › eens", "gemeente doet genoeg › oneens"]
    assert [row[:2] + row[3:] for row in kept][:2] == [
        (1, 1, None, 1, items[:1], ["percent"], []),
        (1, 1, table.observations[0].question, 6, items, ["percent"], []),
    ]


def test_the_numbers_of_a_question_are_those_of_its_editions(warehouse: Warehouse) -> None:
    save(warehouse, report())
    later = replace(opinions(), period="2026")
    save(warehouse, report(later), report_id="later")
    rows = warehouse.query(
        "SELECT question_id = question_id(question), year, report_id, count(*), sum(value) "
        "FROM question_numbers GROUP BY ALL ORDER BY year"
    )
    assert rows == [(True, 2025, "stand", 6, 300.0), (True, 2026, "later", 6, 300.0)]
    (editions,) = warehouse.query("SELECT sum(cell_count) FROM question_editions")
    assert editions == (12,)


# -- what there is --------------------------------------------------------------------------


@pytest.fixture
def filled(warehouse: Warehouse) -> Warehouse:
    """Two reports, of which one has two versions, with something of everything."""
    full = with_claims(with_findings(report(), TOO_HIGH, NO_SOURCE), AGREEING, DISAGREEING)
    save(warehouse, with_checks(full, SUMMED))
    take(warehouse, subject=HBO, expected="50")
    save(warehouse, report(title="Wonen"), report_id="wonen", days=1)
    save(warehouse, with_findings(report(opinions(first=41.0)), NO_SOURCE), days=2)
    return warehouse


def test_the_catalogue_names_everything_and_counts_it_as_it_is(filled: Warehouse) -> None:
    listed = filled.query("SELECT name, kind, rows FROM catalogue WHERE name <> 'catalogue'")
    there = filled.query(
        "SELECT table_name, 'table' FROM duckdb_tables() "
        "UNION ALL SELECT view_name, 'view' FROM duckdb_views() WHERE NOT internal "
        "UNION ALL SELECT function_name, 'macro' FROM duckdb_functions() WHERE NOT internal"
    )
    assert {(name.split("(")[0], kind) for name, kind, _ in listed} | {("catalogue", "view")} == {
        *there
    }
    for name, kind, rows in listed:
        if kind == "macro":
            assert rows is None
        else:
            assert filled.query(f"SELECT count(*) FROM {name}") == [(rows,)], name
    assert filled.query("SELECT name FROM catalogue WHERE about IS NULL") == []


def test_the_catalogue_tells_when_the_newest_row_came(filled: Warehouse) -> None:
    newest = dict(filled.query("SELECT name, epoch_us(newest) FROM catalogue"))
    stored = [int((NOW + days * DAY).timestamp() * 1e6) for days in (0, 0.5, 2)]
    assert newest["claim"] == stored[0]  # later versions have none
    assert newest["decision"] == newest["decisions"] == stored[1]
    assert newest["observation"] == newest["observations"] == newest["reports"] == stored[2]
    assert newest["run"] is None


def test_the_overview_tells_how_much_there_is_and_how_good_it_is(filled: Warehouse) -> None:
    ((*counts, since, last),) = filled.query(
        "SELECT reports, versions, tables, cells, questions, open_errors, open_warnings, "
        "reports_with_open_errors, checks_not_made, decisions_standing, last_run_state, "
        "epoch_us(first_stored_at), epoch_us(last_stored_at) FROM overview"
    )
    assert counts == [2, 3, 2, 12, 1, 0, 1, 0, 0, 1, None]
    assert last - since == 2 * 86_400_000_000


def test_an_empty_warehouse_has_an_overview_and_a_catalogue(warehouse: Warehouse) -> None:
    assert warehouse.query("SELECT reports, versions, cells, last_stored_at FROM overview") == [
        (0, 0, 0, None)
    ]
    assert warehouse.query("SELECT sum(rows) FILTER (kind = 'view') FROM catalogue") == [(1,)]
