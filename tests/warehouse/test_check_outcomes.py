"""What was checked is stored with its version: silence of a check that never ran is no yes."""

from __future__ import annotations

from tabel_extract.warehouse import history
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import NO_OPPOSITES, NOW, ONE_READER, SUMMED, report, with_checks

CHECKED = with_checks(report(), SUMMED, NO_OPPOSITES, ONE_READER)


def test_outcomes_are_loaded_as_they_were_saved(warehouse: Warehouse) -> None:
    warehouse.save([("stand", CHECKED)], program_version="1", now=NOW)
    assert history.load(warehouse, "stand").report == CHECKED


def test_a_check_that_can_be_made_after_all_adds_a_version(warehouse: Warehouse) -> None:
    before = with_checks(report(), NO_OPPOSITES)
    warehouse.save([("stand", before)], program_version="1", now=NOW)
    (same,) = warehouse.save([("stand", before)], program_version="2", now=NOW)
    (saved,) = warehouse.save([("stand", CHECKED)], program_version="2", now=NOW)
    assert (same.outcome, saved.outcome, saved.reason) == ("unchanged", "added", "reread")
    assert saved.cells_changed == 0


def test_the_view_shows_the_outcomes_of_current_versions_flat(warehouse: Warehouse) -> None:
    earlier = with_checks(report(), SUMMED)
    for of in (earlier, CHECKED):
        warehouse.save([("stand", of)], program_version="1", now=NOW)
    columns = (
        "report_id, report_title, table_number, table_label, table_title, code, status, cases, "
        "failed, reason, observations, cell_count, position, version_id, version_ordinal"
    )
    report_of = ("stand", "Stand van de gemeente")
    table = (1, "Tabel 1.1", "Oordeel over de gemeente, naar opleiding")
    assert warehouse.query(f"SELECT {columns} FROM check_outcomes ORDER BY position") == [
        (*report_of, *table, "sum_not_100", "failed", 3, 1, None, [1, 2, 3, 4], 4, 1, 2, 2),
        (
            *(*report_of, *table, "answers_exceed_100", "not_made", 0, 0),
            *("no_opposites", [], 0, 2, 2, 2),
        ),
        (
            *(*report_of, None, None, None, "readers_disagree", "not_made", 0, 0),
            *("one_reader", [], 0, 3, 2, 2),
        ),
    ]
