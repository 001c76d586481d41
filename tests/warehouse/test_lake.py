"""A lake is a warehouse like a file: the same schema, the same answers, and several writers."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tabel_extract.address import Address, Lake
from tabel_extract.codes.file import load_codes
from tabel_extract.errors import OvertakenWriterError, WarehouseError
from tabel_extract.model import CellSubject, Report
from tabel_extract.warehouse import history, lakes, turns
from tabel_extract.warehouse.decisions import DecisionRequest, decide
from tabel_extract.warehouse.journal import Look, PlaceEvent, RunFile
from tabel_extract.warehouse.migrate import Migration, shipped_migrations
from tabel_extract.warehouse.runs import begin
from tabel_extract.warehouse.store import Warehouse
from tabel_extract.warehouse.subgroups import apply_codes
from tests.warehouse.postgres import PASSWORD, Postgres, database_of
from tests.warehouse.reports import (
    AGREEING,
    DISAGREEING,
    NO_OPPOSITES,
    NO_SOURCE,
    NOW,
    SUMMED,
    TOO_HIGH,
    UNLINKED,
    from_bytes,
    opinions,
    report,
    wide_report,
    with_checks,
    with_claims,
    with_findings,
)
from tests.warehouse.strategies import reports

FULL = with_claims(
    with_checks(with_findings(report(), TOO_HIGH, NO_SOURCE), SUMMED, NO_OPPOSITES),
    *(AGREEING, DISAGREEING, UNLINKED),
)
REVISED = from_bytes(
    with_checks(
        with_findings(with_claims(report(opinions(first=41.0)), DISAGREEING), NO_SOURCE),
        SUMMED,
    ),
    "b" * 64,
)
CELL = CellSubject("Tabel 1.1", ("gemeente doet genoeg", "oneens"), ("opleiding", "hbo, wo"), 1, 1)
ACCEPTED = DecisionRequest(CELL, "accepted", "Noor", "klopt", expected="50")


def fill(address: Address) -> None:
    """Store something of every kind: versions, decisions and a run."""
    with Warehouse.open(address) as warehouse:
        warehouse.save([("stand", FULL), ("wide", wide_report(1))], program_version="1", now=NOW)
        warehouse.save([("stand", REVISED)], program_version="1", now=NOW + timedelta(days=1))
        apply_codes(warehouse, load_codes(), program_version="1", now=NOW + timedelta(days=1))
        decide(warehouse, "stand", ACCEPTED, NOW + timedelta(days=2))
    run = begin(address, kind="command", asked=[Path("in")], program_version="1", now=NOW)
    run.note([RunFile("in/stand.txt", "added", "stand", 1, "first_seen", changed=6)])
    run.note_looks(
        [Look("inbox", "folder", NOW, "partial", "too many", 2, 1, 0, 1)],
        [
            PlaceEvent("inbox", "a.txt", "found", NOW, "a" * 64, "stand"),
            PlaceEvent("inbox", "b.txt", "found", NOW),
            PlaceEvent("inbox", "b.txt", "vanished", NOW + timedelta(days=1)),
        ],
    )
    run.finish(now=NOW)


def answers(warehouse: Warehouse) -> dict[str, list[tuple[Any, ...]]]:
    """What every table, view and past state says, times as numbers, in an order of its own."""
    names = warehouse.query(
        "SELECT DISTINCT table_name FROM duckdb_columns() "
        "WHERE database_name = current_database() AND NOT internal"
    )
    macros = ("observations_as_of", "claims_as_of", "coded_observations_as_of", "changes_since")
    past = [f"{macro}('{NOW.isoformat()}')" for macro in macros]
    found = {}
    for name in [*(n for (n,) in names), *past]:
        if name in {"writer_turn", "schema_migration", "catalogue"}:
            continue
        columns = warehouse.query(f"DESCRIBE SELECT * FROM {name}")
        listed = ", ".join(
            f"epoch_us({column})" if kind == "TIMESTAMP WITH TIME ZONE" else f'"{column}"'
            for column, kind, *_ in columns
            if column != "run_id"
        )
        rows = warehouse.query(f"SELECT {listed} FROM {name}")
        found[name] = sorted(rows, key=repr)
    return found


def columns(warehouse: Warehouse) -> dict[tuple[str, str], tuple[Any, ...]]:
    rows = warehouse.query(
        "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() "
        "WHERE database_name = current_database() AND NOT internal"
    )
    return {(table, column): tuple(rest) for table, column, *rest in rows}


def test_all_shipped_migrations_make_of_a_lake_what_they_make_of_a_file(
    path: Path, new_lake: Lake
) -> None:
    views = "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY 1"
    macros = (
        "SELECT function_name, parameters FROM duckdb_functions() "
        "WHERE database_name = current_database() AND NOT internal ORDER BY 1"
    )
    with Warehouse.open(path) as file, Warehouse.open(new_lake) as opened:
        made, expected = columns(opened), columns(file)
        assert opened.query(views) == file.query(views)
        assert opened.query(macros) == file.query(macros)
        of_views = {name for (name, _) in file.query(views)}
        applied = opened.query("SELECT number, name FROM schema_migration ORDER BY number")
    assert applied == [(one.number, one.name) for one in shipped_migrations()]
    del made["writer_turn", "number"]
    assert {k: v[:1] for k, v in made.items()} == {k: v[:1] for k, v in expected.items()}
    of_tables = {key: value for key, value in expected.items() if key[0] not in of_views}
    assert {key: made[key] for key in of_tables} == of_tables


def test_every_table_and_view_says_the_same_on_a_lake_as_on_a_file(path: Path, lake: Lake) -> None:
    fill(path)
    fill(lake)
    with Warehouse.look(path) as file, Warehouse.look(lake) as opened:
        expected = answers(file)
        assert {name for name, rows in expected.items() if not rows} <= {"question_editions"}
        assert answers(opened) == expected
        listed = "SELECT name, kind, rows FROM catalogue WHERE name <> 'schema_migration'"
        there = [row for row in opened.query(listed) if row[0] != "writer_turn"]
        assert there == file.query(listed)
        assert history.load(opened, "stand", ordinal=1) == history.load(file, "stand", ordinal=1)
        assert history.diff(opened, "stand", 1, 2) == history.diff(file, "stand", 1, 2)


@pytest.mark.slow
def test_any_report_is_loaded_from_a_lake_exactly_as_it_was_saved(lake: Lake) -> None:
    with Warehouse.open(lake) as warehouse:

        @settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
        @given(reports)
        def check(of: Report) -> None:
            (saved,) = warehouse.save([("any", of)], program_version="1", now=NOW)
            stored = history.load(warehouse, "any", ordinal=saved.ordinal)
            assert stored.report.tables == of.tables
            assert stored.report.claims == of.claims

        check()


def test_a_reader_of_a_lake_sees_one_state_and_keeps_no_writer_waiting(lake: Lake) -> None:
    with Warehouse.open(lake) as writer:
        writer.save([("stand", report())], program_version="1", now=NOW)
        with Warehouse.look(lake) as reader:
            before = [one.ordinal for one in history.versions(reader, "stand")]
            writer.save([("stand", REVISED)], program_version="1", now=NOW)
            assert [one.ordinal for one in history.versions(reader, "stand")] == before == [1]
            assert reader.published() is None
        with Warehouse.look(lake) as reader:
            assert [one.ordinal for one in history.versions(reader, "stand")] == [1, 2]


def test_a_lake_is_read_as_it_was_by_its_own_versions_and_times(lake: Lake) -> None:
    with Warehouse.open(lake) as warehouse:
        warehouse.save([("stand", report())], program_version="1", now=NOW)
        ((name,),) = warehouse.query("SELECT current_database()")
        ((snapshot, at),) = warehouse.query(
            "SELECT snapshot_id, CAST(snapshot_time AS VARCHAR) "
            f"FROM ducklake_snapshots('{name}') ORDER BY 1 DESC LIMIT 1"
        )
        warehouse.save([("stand", REVISED)], program_version="1", now=NOW)
        count = "SELECT count(*) FROM version"
        assert warehouse.query(count) == [(2,)]
        assert warehouse.query(f"{count} AT (VERSION => {snapshot})") == [(1,)]
        assert warehouse.query(f"{count} AT (TIMESTAMP => TIMESTAMPTZ '{at}')") == [(1,)]


def test_who_comes_late_does_its_work_again_on_what_is_stored_by_then(lake: Lake) -> None:
    seen: list[int] = []
    with Warehouse.open(lake) as mine, Warehouse.open(lake) as other:

        def job() -> None:
            ((number,),) = mine.query("SELECT count(*) FROM version")
            seen.append(number)
            if len(seen) < 3:
                one = (f"r{number}", wide_report(number, 60))
                other.save([one], program_version="1", now=NOW)

        mine.store(job)
    assert seen == [0, 1, 2]


def test_who_always_comes_late_is_told_so_and_has_stored_nothing(
    lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "ATTEMPTS", 3)
    with Warehouse.open(lake) as mine, Warehouse.open(lake) as other:
        numbers = iter(range(9))

        def job() -> None:
            mine.query("INSERT INTO run_end VALUES ('mine', now(), NULL)")
            number = next(numbers)
            one = (f"r{number}", wide_report(number, 60))
            other.save([one], program_version="1", now=NOW)

        with pytest.raises(OvertakenWriterError, match="each time that this one was about to"):
            mine.store(job)
        assert next(numbers) == 3
        assert mine.query("SELECT count(*) FROM run_end") == [(0,)]
    data = [file.parent.name for file in lake.data.rglob("*.parquet")]
    assert data.count("observation") == 3, "what came late is not left behind"


def test_a_lake_of_a_newer_schema_is_refused(lake: Lake) -> None:
    shipped = shipped_migrations()
    newer = (*shipped, Migration(len(shipped) + 1, "newer", "CREATE TABLE newer (n INTEGER);"))
    Warehouse.open(lake).close()
    Warehouse.open(lake, migrations=newer).close()
    for read_only in (False, True):
        with pytest.raises(WarehouseError, match=rf"has schema {len(newer)} .* upgrade this"):
            Warehouse.open(lake, read_only=read_only)


def test_a_lake_that_is_not_there_yet_can_not_be_read(new_lake: Lake) -> None:
    with pytest.raises(WarehouseError, match=r"no warehouse yet at ducklake:.* ingest a report"):
        Warehouse.look(new_lake)
    assert not new_lake.exists()


def test_a_lake_is_not_opened_with_another_folder(lake: Lake, tmp_path: Path) -> None:
    Warehouse.open(lake).close()
    with pytest.raises(WarehouseError, match="was made with another folder"):
        Warehouse.open(Lake(lake.catalog, tmp_path / "other"))


def test_a_wrong_password_is_one_clear_line_that_does_not_repeat_it(
    lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", "verkeerd-en-lang")
    with pytest.raises(
        WarehouseError, match=r"password authentication failed.*user and pass"
    ) as no:
        Warehouse.open(lake)
    assert "verkeerd" not in str(no.value)
    assert "\n" not in str(no.value)


def test_no_password_is_stored_in_a_lake(new_lake: Lake, postgres: Postgres) -> None:
    fill(new_lake)
    dump = postgres.bin / "pg_dump"
    held = subprocess.run(
        [dump, "-h", "127.0.0.1", "-p", str(postgres.port), "-U", "tabel", database_of(new_lake)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "ducklake_snapshot" in held.stdout
    assert PASSWORD not in held.stdout


def test_a_server_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    pytest.importorskip("duckdb_extension_ducklake")
    lake = Lake("dbname=x host=127.0.0.1 port=1", tmp_path)
    with pytest.raises(WarehouseError, match=r"can't be reached \(Connection refused\): check"):
        Warehouse.open(lake)


def test_a_server_that_goes_away_is_told_and_nothing_half_is_kept(
    lake: Lake, postgres: Postgres
) -> None:
    with Warehouse.open(lake) as warehouse:
        warehouse.save([("stand", report())], program_version="1", now=NOW)
        postgres.control("-m", "immediate", "stop")
        try:
            with pytest.raises(WarehouseError, match=r"^the catalogue of .* can't be reached"):
                warehouse.save([("stand", REVISED)], program_version="1", now=NOW)
        finally:
            postgres.start()
    with Warehouse.open(lake) as warehouse:
        (saved,) = warehouse.save([("stand", REVISED)], program_version="1", now=NOW)
    assert (saved.version_id, saved.ordinal) == (2, 2)


def test_without_the_extensions_a_lake_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    lakes._duckdb.cache_clear()
    with pytest.raises(WarehouseError, match=r"pip install 'tabel-extract\[lake\]'"):
        Warehouse.open(Lake("dbname=x", tmp_path))


def test_the_extensions_are_those_that_duckdb_signed() -> None:
    pytest.importorskip("duckdb_extension_ducklake")
    with lakes.empty_connection() as connection:
        lakes.load_extensions(connection)
        loaded = connection.execute(
            "SELECT count(*) FROM duckdb_extensions() "
            f"WHERE loaded AND extension_name IN {lakes.EXTENSIONS}"
        ).fetchall()
        unsigned = connection.execute(
            "SELECT current_setting('allow_unsigned_extensions')"
        ).fetchall()
    assert (loaded, unsigned) == ([(2,)], [(False,)])


def test_a_lake_leaves_nothing_in_the_home_of_who_uses_it(new_lake: Lake, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    program = [sys.executable, "-m", "tests.warehouse.other_program"]
    done = subprocess.run(
        [*program, "hold", str(new_lake), "write", "0"],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "open\n"
    assert list(home.iterdir()) == []
