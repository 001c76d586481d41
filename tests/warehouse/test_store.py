"""A version is added when something changed, and says why; nothing stored is ever lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from tabel_extract.errors import WarehouseError
from tabel_extract.model import Report
from tabel_extract.warehouse import arrow, history
from tabel_extract.warehouse.store import Warehouse
from tabel_extract.warehouse.versions import Saved
from tests.comparison.test_content import moved
from tests.warehouse.reports import (
    AGREEING,
    NO_SOURCE,
    NOW,
    TOO_HIGH,
    from_bytes,
    opinions,
    report,
    wide_report,
    with_claims,
    with_findings,
)

REVISED = from_bytes(report(opinions(first=41.0)), "b" * 64)


def save(
    warehouse: Warehouse, *reports: Report, program: str = "1", now: datetime = NOW
) -> list[Saved]:
    return warehouse.save(
        [("stand", report) for report in reports], program_version=program, now=now
    )


def test_a_new_report_is_first_seen(warehouse: Warehouse) -> None:
    assert save(warehouse, report()) == [Saved("stand", 1, 1, "added", "first_seen", 6, 0, 0)]


def test_the_same_report_again_adds_nothing(warehouse: Warehouse) -> None:
    save(warehouse, report())
    assert save(warehouse, report()) == [Saved("stand", 1, 1, "unchanged", None, 0, 0, 0)]
    assert len(history.versions(warehouse, "stand")) == 1


def test_moving_lines_or_renaming_the_file_adds_no_version(warehouse: Warehouse) -> None:
    save(warehouse, report())
    (saved,) = save(warehouse, moved(report()))
    assert saved.outcome == "unchanged"


def test_other_bytes_with_other_content_are_a_revised_source(warehouse: Warehouse) -> None:
    save(warehouse, report())
    assert save(warehouse, REVISED) == [Saved("stand", 2, 2, "added", "source_revised", 0, 0, 1)]


def test_the_same_bytes_with_other_content_are_reread(warehouse: Warehouse) -> None:
    save(warehouse, report())
    (saved,) = save(warehouse, report(opinions(first=41.0)), program="2")
    assert saved.reason == "reread"


def test_bytes_that_read_the_same_before_are_reread_too(warehouse: Warehouse) -> None:
    save(warehouse, report())
    save(warehouse, moved(report()))
    (saved,) = save(warehouse, moved(report(opinions(first=41.0))), program="2")
    assert saved.reason == "reread"


def test_a_change_of_findings_alone_adds_a_version(warehouse: Warehouse) -> None:
    save(warehouse, report())
    (saved,) = save(warehouse, with_findings(report(), TOO_HIGH), program="2")
    assert saved == Saved("stand", 2, 2, "added", "reread", 0, 0, 0)


def test_another_verdict_on_a_claim_alone_adds_a_version_with_the_same_content(
    warehouse: Warehouse,
) -> None:
    save(warehouse, with_claims(report(), AGREEING))
    again = with_claims(report(), replace(AGREEING, verdict="review"))
    assert save(warehouse, again, program="2") == [Saved("stand", 2, 2, "added", "reread", 0, 0, 0)]
    contents = warehouse.contents({1, 2})
    assert contents[1] == contents[2]


def test_a_report_that_comes_twice_in_a_batch_gets_two_versions(warehouse: Warehouse) -> None:
    saved = save(warehouse, report(), REVISED, REVISED, report())
    assert [(one.ordinal, one.reason) for one in saved] == [
        (1, "first_seen"),
        (2, "source_revised"),
        (2, None),
        (3, "source_revised"),
    ]
    assert history.load(warehouse, "stand", ordinal=2).report == REVISED


def test_an_old_version_stays_as_it_was(warehouse: Warehouse) -> None:
    first = with_findings(report(), TOO_HIGH, NO_SOURCE)
    save(warehouse, first)
    before = history.load(warehouse, "stand", ordinal=1)
    save(warehouse, REVISED)
    assert history.load(warehouse, "stand", ordinal=1) == before
    assert before.report == first


def test_times_rise_within_a_report_even_when_the_clock_steps_back(warehouse: Warehouse) -> None:
    save(warehouse, report())
    save(warehouse, REVISED, now=NOW - timedelta(days=1))
    save(warehouse, report(), REVISED, now=NOW)
    times = [version.recorded_at for version in history.versions(warehouse, "stand")]
    assert times == [NOW + timedelta(microseconds=step) for step in range(4)]


def test_a_time_without_a_zone_is_refused(warehouse: Warehouse) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        save(warehouse, report(), now=datetime(2026, 1, 1))


def test_known_are_the_sources_that_this_program_read_and_that_are_current(
    warehouse: Warehouse,
) -> None:
    save(warehouse, report())
    asked = ["a" * 64, "b" * 64, "c' OR 'x'='x"]
    assert list(warehouse.known(asked, "1")) == ["a" * 64]
    assert warehouse.known(asked, "2") == {}
    reading = warehouse.known(asked, "1")["a" * 64]
    assert (reading.report_id, reading.version_id, reading.read_at) == ("stand", 1, NOW)
    assert reading.source_name == "stand.txt"


def test_a_source_that_was_overtaken_is_not_known_so_that_it_can_come_back(
    warehouse: Warehouse,
) -> None:
    save(warehouse, report())
    save(warehouse, REVISED)
    assert list(warehouse.known(["a" * 64, "b" * 64], "1")) == ["b" * 64]
    (saved,) = save(warehouse, report())
    assert (saved.ordinal, saved.reason) == (3, "source_revised")


def test_bytes_that_read_as_the_current_version_are_known(warehouse: Warehouse) -> None:
    save(warehouse, report())
    save(warehouse, moved(report()), program="2")
    assert set(warehouse.known(["a" * 64, "f" * 64], "2")) == {"f" * 64}


def test_asking_for_nothing_gives_nothing(warehouse: Warehouse) -> None:
    assert warehouse.known([], "1") == {}
    assert warehouse.report_ids([]) == {}
    assert save(warehouse) == []


def test_bytes_are_remembered_with_their_report(warehouse: Warehouse) -> None:
    save(warehouse, report())
    assert warehouse.report_ids(["a" * 64, "x"]) == {"a" * 64: "stand"}


def test_a_text_that_looks_like_a_query_is_only_a_text(warehouse: Warehouse) -> None:
    name = "x'); DROP TABLE version; --%"
    warehouse.save([(name, report())], program_version="1'", now=NOW)
    assert [one.report_id for one in history.reports(warehouse)] == [name]
    assert list(warehouse.known(["a" * 64], "1'")) == ["a" * 64]


def test_a_text_that_cannot_be_stored_stores_nothing_of_its_batch(warehouse: Warehouse) -> None:
    broken = replace(report(), document=replace(report().document, title="\ud800"))
    with pytest.raises(UnicodeEncodeError):
        warehouse.save([("good", report()), ("bad", broken)], program_version="1", now=NOW)
    assert history.reports(warehouse) == []
    assert save(warehouse, report())[0].version_id == 1


def test_a_failure_after_some_rows_stores_nothing_of_its_batch(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(warehouse, report())
    real = arrow.arrow_tables

    def broken(*args: Any) -> dict[str, pa.Table]:
        return {**real(*args), "reading": pa.table({"no_such_column": [1]})}

    monkeypatch.setattr(arrow, "arrow_tables", broken)
    with pytest.raises(duckdb.BinderException):
        save(warehouse, REVISED)
    monkeypatch.undo()
    counts = "SELECT (SELECT count(*) FROM version), (SELECT count(*) FROM observation)"
    assert warehouse.query(counts) == [(1, 6)]
    assert save(warehouse, REVISED)[0].ordinal == 2


def test_an_interrupt_stores_nothing_of_its_batch(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Warehouse, "_insert", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save(warehouse, report())
    monkeypatch.undo()
    assert save(warehouse, report())[0].reason == "first_seen"


def test_a_batch_is_there_after_opening_again(path: Path) -> None:
    batch = [(f"report-{number}", wide_report(number, 120)) for number in range(20)]
    with Warehouse.open(path) as warehouse:
        warehouse.save(batch, program_version="1", now=NOW)
    assert not path.with_name("tabel.duckdb.wal").exists()
    with Warehouse.open(path, read_only=True) as warehouse:
        assert len(warehouse.known([of.source.sha256 for _, of in batch], "1")) == 20
        assert history.load(warehouse, "report-7").report == batch[7][1]


def test_a_warehouse_that_is_open_for_reading_stores_nothing(path: Path) -> None:
    Warehouse.open(path).close()
    with (
        Warehouse.open(path, read_only=True) as warehouse,
        pytest.raises(WarehouseError, match="only for reading"),
    ):
        save(warehouse, report())


def test_closing_twice_is_fine(path: Path) -> None:
    warehouse = Warehouse.open(path)
    warehouse.close()
    warehouse.close()


def test_a_new_file_has_its_folder_made_and_leaves_nothing_else_there(tmp_path: Path) -> None:
    path = tmp_path / "a" / "it's a ware;house" / "tabel.duckdb"
    with Warehouse.open(path) as warehouse:
        save(warehouse, report())
    assert [file.name for file in path.parent.iterdir()] == ["tabel.duckdb"]


def test_a_new_file_has_the_format_that_duckdb_1_5_and_2_0_share(warehouse: Warehouse) -> None:
    tags = "SELECT tags FROM duckdb_databases() WHERE database_name = current_database()"
    assert warehouse.query(tags) == [({"storage_version": "v1.5.0+"},)]


def test_times_are_stored_in_utc_whatever_their_zone(warehouse: Warehouse) -> None:
    elsewhere = datetime.fromisoformat("2026-03-02T11:30:00+02:00")
    save(warehouse, report(), now=elsewhere)
    (version,) = history.versions(warehouse, "stand")
    assert version.recorded_at == NOW
    assert version.recorded_at.tzinfo is UTC
