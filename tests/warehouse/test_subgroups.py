"""Subgroups of stored reports: their codes, what has none, and what an edited list changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tabel_extract.codes.codelist import RULES, CodeList
from tabel_extract.codes.file import load_codes
from tabel_extract.model import Observation, Report
from tabel_extract.warehouse import subgroups as module
from tabel_extract.warehouse.store import Warehouse
from tabel_extract.warehouse.subgroups import apply_codes, is_applied, subgroups
from tests.warehouse.reports import NOW, cell, opinions, report

DAY = timedelta(days=1)
SCP = ("bo, vmbo", "havo, vwo, mbo", "hbo, wo", "")
OLD = ("lager opgeleid", "middelbaar opgeleid", "hoger opgeleid", "")
EIGHT = ("vmbo", "mbo", "wo", "")
CODES = load_codes()


def grouped(groups: tuple[str, ...], title: str = "Stand", heading: str = "opleiding") -> Report:
    """A report with one row of a table, by groups and in total."""
    cells = [cell("eens", group, 40.0 + place) for place, group in enumerate(groups)]
    below = [
        replace(one, dimension=heading, column=(heading, one.category or ""))
        if one.category
        else one
        for one in cells
    ]
    return report(replace(opinions(), observations=tuple(below)), title=title)


def unplaced(raw: str) -> Observation:
    return replace(cell("totaal", "", 1.0), column=(), raw=raw, qualifier="unplaced")


def edited(folder: Path, old: str, new: str) -> CodeList:
    """The list of the program with something else in it."""
    path = folder / "groepen.toml"
    assert old in CODES.text
    path.write_text(CODES.text.replace(old, new, 1), encoding="utf-8")
    return load_codes(path)


def apply(warehouse: Warehouse, codes: CodeList = CODES, days: float = 0) -> bool:
    return apply_codes(warehouse, codes, program_version="1", now=NOW + days * DAY)


def coded(warehouse: Warehouse, source: str = "coded_observations") -> list[tuple[object, ...]]:
    return warehouse.query(
        "SELECT category, category_code, code_match, code_status, unmapped_reason "
        f"FROM {source} ORDER BY report_id, ordinal"
    )


@pytest.fixture
def stored(warehouse: Warehouse) -> Warehouse:
    items = [("scp", grouped(SCP)), ("oud", grouped(OLD)), ("anders", grouped(EIGHT))]
    warehouse.save(items, program_version="1", now=NOW)
    apply(warehouse)
    return warehouse


def test_a_group_joins_over_reports_that_call_it_otherwise(stored: Warehouse) -> None:
    rows = stored.query(
        "SELECT a.category, b.category, a.category_code, a.value, b.value "
        "FROM coded_observations AS a JOIN coded_observations AS b USING (category_code, row_text) "
        "WHERE a.report_id = 'scp' AND b.report_id = 'oud' ORDER BY a.category_position"
    )
    assert rows == [
        (None, None, "total", 43.0, 43.0),
        ("bo, vmbo", "lager opgeleid", "education3.low", 40.0, 40.0),
        ("havo, vwo, mbo", "middelbaar opgeleid", "education3.middle", 41.0, 41.0),
        ("hbo, wo", "hoger opgeleid", "education3.high", 42.0, 42.0),
    ]


def test_every_cell_keeps_its_labels_and_tells_its_code_or_why_it_has_none(
    stored: Warehouse,
) -> None:
    total = (None, "total", "same", "total", None)
    assert coded(stored) == [
        *[(label, None, None, "unmapped", "unknown_category") for label in EIGHT[:-1]],
        total,
        ("lager opgeleid", "education3.low", "same", "mapped", None),
        ("middelbaar opgeleid", "education3.middle", "same", "mapped", None),
        ("hoger opgeleid", "education3.high", "same", "mapped", None),
        total,
        ("bo, vmbo", "education3.low", "near", "mapped", None),
        ("havo, vwo, mbo", "education3.middle", "near", "mapped", None),
        ("hbo, wo", "education3.high", "same", "mapped", None),
        total,
    ]


def test_what_has_no_code_is_listed_with_where_it_stands(stored: Warehouse) -> None:
    rows = stored.query(
        "SELECT dimension, looked_up, unmapped_reason, report_id, table_label, cells "
        "FROM unmapped_subgroups ORDER BY looked_up"
    )
    assert rows == [
        ("opleiding", label, "unknown_category", "anders", "Tabel 1.1", 1)
        for label in ("mbo", "vmbo", "wo")
    ]


def test_a_category_whose_heading_was_not_read_is_visible(warehouse: Warehouse) -> None:
    lost = tuple(replace(cell("eens", "", 1.0), column=(name,)) for name in ("mannen", "2024"))
    table = replace(opinions(), observations=(*lost, unplaced("5")))
    warehouse.save([("scp", report(table))], program_version="1", now=NOW)
    apply(warehouse)
    rows = warehouse.query(
        "SELECT looked_up, code_status, unmapped_reason FROM coded_observations ORDER BY ordinal"
    )
    assert rows == [
        ("mannen", "unmapped", "no_dimension"),
        (None, "none", None),
        (None, "unmapped", "unplaced"),
    ]
    assert [
        (one.subgroup.category, one.subgroup.reason, one.cells)
        for one in subgroups(warehouse, CODES)
    ] == [("mannen", "no_dimension", 1)]


def test_an_edited_list_changes_what_joins_and_the_old_one_stays(
    stored: Warehouse, tmp_path: Path
) -> None:
    before = coded(stored)
    other = edited(tmp_path, '"lager opgeleid", ', "")
    assert apply(stored, other, days=1)
    now = {row[0]: row[1] or row[4] for row in coded(stored)}
    assert (now["lager opgeleid"], now["middelbaar opgeleid"], now["bo, vmbo"]) == (
        "unknown_category",
        "other_division",
        "education3.low",
    )
    past = f"coded_observations_as_of('{(NOW + DAY / 2).isoformat()}')"
    assert coded(stored, past) == before
    assert stored.query("SELECT revision, name, text FROM code_list ORDER BY recorded_at") == [
        (CODES.revision, "subgroups.toml", CODES.text),
        (other.revision, "groepen.toml", other.text),
    ]
    for source, codes in (("coded_observations", other), (past, CODES)):
        assert stored.query(f"SELECT DISTINCT code_list_revision FROM {source}") == [
            (codes.revision,)
        ]


def test_a_list_that_comes_back_is_looked_up_once(stored: Warehouse, tmp_path: Path) -> None:
    before, rows = coded(stored), stored.query("SELECT * FROM subgroup_code")
    other = edited(tmp_path, '"bo, vmbo", ', "")
    assert [apply(stored, other), apply(stored, other), apply(stored)] == [True, False, True]
    assert coded(stored) == before
    own = f"SELECT * FROM subgroup_code WHERE revision = '{CODES.revision}'"
    assert stored.query(own) == rows
    assert stored.query("SELECT count(*), max(use_number) FROM code_list_use") == [(3, 3)]


def test_only_what_is_new_is_looked_up(stored: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    printed = module._printed

    def watched(warehouse: Warehouse, since: int) -> object:
        asked.append(since)
        return printed(warehouse, since)

    monkeypatch.setattr(module, "_printed", watched)
    stored.save([("nieuw", grouped(SCP, "Nieuw"))], program_version="1", now=NOW + DAY)
    rows = stored.query("SELECT count(*) FROM subgroup_code")
    assert apply(stored, days=1)
    assert asked == [3]
    assert stored.query("SELECT count(*) FROM subgroup_code") == rows
    assert stored.query("SELECT max(last_version_id) FROM code_list_use") == [(4,)]


def test_what_was_stored_and_not_looked_up_yet_says_so(stored: Warehouse) -> None:
    stored.save(
        [("nieuw", grouped(("man", "vrouw"), "Nieuw", "geslacht"))],
        program_version="1",
        now=NOW + DAY,
    )
    rows = stored.query(
        "SELECT DISTINCT unmapped_reason FROM coded_observations WHERE report_id = 'nieuw' "
        "AND category IS NOT NULL"
    )
    assert rows == [("not_looked_up",)]
    apply(stored)
    codes = stored.query(
        "SELECT category_code FROM coded_observations WHERE report_id = 'nieuw' ORDER BY ordinal"
    )
    assert codes == [("sex.male",), ("sex.female",)]


def test_new_rules_of_the_program_are_applied_to_all(
    stored: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = coded(stored)
    for name in ("subgroups", "arrow_codes"):
        monkeypatch.setattr(f"tabel_extract.warehouse.{name}.RULES", RULES + 1)
    assert apply(stored)
    assert coded(stored) == before
    assert stored.query("SELECT count(DISTINCT rules) FROM subgroup_code") == [(2,)]


def test_the_same_rows_of_two_writers_count_once(stored: Warehouse) -> None:
    before = coded(stored)
    stored.query("INSERT INTO subgroup_code SELECT * FROM subgroup_code")
    assert coded(stored) == before


def test_every_cell_is_there_once(stored: Warehouse) -> None:
    counts = "SELECT count(*), count(DISTINCT (report_id, table_number, ordinal)) FROM "
    assert stored.query(f"{counts} coded_observations") == stored.query(f"{counts} observations")


def test_whether_a_list_is_applied_is_known_without_opening_the_database(
    path: Path, tmp_path: Path
) -> None:
    other = edited(tmp_path, '"bo, vmbo", ', "")
    with Warehouse.open(path) as warehouse:
        warehouse.save([("scp", grouped(SCP))], program_version="1", now=NOW)
        apply(warehouse)
    assert is_applied(path, CODES.revision, "1")
    assert not is_applied(path, other.revision, "1")
    assert not is_applied(path, CODES.revision, "2")
    with Warehouse.open(path) as warehouse:
        warehouse.save([("oud", grouped(OLD))], program_version="1", now=NOW)
    assert not is_applied(path, CODES.revision, "1")


def test_a_warehouse_without_reports_or_codes_has_nothing_to_show(warehouse: Warehouse) -> None:
    assert coded(warehouse) == []
    assert apply(warehouse)
    assert not apply(warehouse)
    assert subgroups(warehouse, CODES) == []


def test_the_view_and_the_program_say_the_same_of_every_subgroup(stored: Warehouse) -> None:
    rows = stored.query(
        "SELECT dimension, looked_up, category_code, unmapped_reason, reports, cells "
        "FROM subgroups WHERE code_status <> 'total'"
    )
    told = [
        (
            one.subgroup.dimension,
            one.subgroup.category,
            one.subgroup.category_code,
            one.subgroup.reason,
            one.reports,
            one.cells,
        )
        for one in subgroups(stored, CODES)
    ]
    assert sorted(rows, key=str) == sorted(told, key=str)
    assert [one[3] for one in told[:3]] == ["unknown_category"] * 3
