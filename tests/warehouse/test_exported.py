"""The state of an export is that of one moment, whichever way it was chosen."""

from __future__ import annotations

import pytest

from tabel_extract.errors import UnknownReportError
from tabel_extract.warehouse.exported import state
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import NOW, report
from tests.warehouse.taking import DAY, changed, save, take


@pytest.fixture
def warehouse(warehouse: Warehouse) -> Warehouse:
    save(warehouse, report())
    save(warehouse, report(title="Wijken"), 1, "wijken")
    save(warehouse, report(changed(raw="41", value=41.0)), 2)
    take(warehouse, 3, expected="41")
    return warehouse


def test_all_reports_are_as_they_are_now(warehouse: Warehouse) -> None:
    chosen = state(warehouse)
    assert [(one.report_id, one.ordinal) for one in chosen.versions] == [
        ("stand", 2),
        ("wijken", 1),
    ]
    assert (chosen.moment, chosen.changed_at, chosen.as_of) == (NOW + 3 * DAY, NOW + 3 * DAY, None)


def test_a_moment_leaves_out_what_came_after_it(warehouse: Warehouse) -> None:
    chosen = state(warehouse, as_of=NOW + DAY / 2)
    assert [(one.report_id, one.ordinal) for one in chosen.versions] == [("stand", 1)]
    assert (chosen.changed_at, chosen.as_of) == (NOW, NOW + DAY / 2)


def test_a_version_is_as_it_was_when_the_next_one_came(warehouse: Warehouse) -> None:
    chosen = state(warehouse, ["stand"], ordinal=1)
    assert chosen.moment < NOW + 2 * DAY < state(warehouse, ["stand"], ordinal=2).moment
    assert (chosen.versions[0].ordinal, chosen.changed_at) == (1, NOW)


def test_a_number_is_of_one_report(warehouse: Warehouse) -> None:
    with pytest.raises(ValueError, match="only of one report"):
        state(warehouse, ["stand", "wijken"], ordinal=1)
    with pytest.raises(UnknownReportError, match="there is no report 'elders'"):
        state(warehouse, ["stand", "elders"])
