"""Readers have a copy of their own: no reader keeps a writer out, and no copy is ever half made."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tabel_extract.errors import NotPublishedError, WarehouseError
from tabel_extract.pages import write_pages
from tabel_extract.pipeline import ingest
from tabel_extract.settings import Settings
from tabel_extract.warehouse import publishing, runs
from tabel_extract.warehouse.freshness import is_current, published_path
from tabel_extract.warehouse.store import Warehouse
from tests.texts import report_text, write
from tests.warehouse.ordinary_user import as_ordinary_user
from tests.warehouse.programs import PARTIAL_VERSIONS, Start, asked, check_whole, said
from tests.warehouse.reports import opinions, report
from tests.warehouse.taking import save, take

CATALOGUE = (
    "SELECT table_name, comment, sql FROM duckdb_tables() WHERE table_name <> 'published'",
    "SELECT view_name, comment, sql FROM duckdb_views() WHERE NOT internal",
    "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() "
    "WHERE NOT internal AND table_name <> 'published'",
    "SELECT function_name, comment, macro_definition FROM duckdb_functions() WHERE NOT internal",
    "SELECT table_name, constraint_text FROM duckdb_constraints() WHERE table_name <> 'published'",
    "SELECT tags FROM duckdb_databases() WHERE NOT internal",
)


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(path, read_only=True) as connection:
        return connection.execute(query).fetchall()


def versions(path: Path) -> list[int]:
    return [v for (v,) in rows(path, "SELECT version_id FROM version ORDER BY 1")]  # type: ignore[misc]


def beside(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir()}


@pytest.fixture
def copy(path: Path) -> Path:
    """The published copy of a warehouse that holds one report."""
    with Warehouse.open(path) as warehouse:
        save(warehouse, report())
        warehouse.publish()
    return published_path(path)


def test_a_copy_holds_all_that_the_warehouse_does_and_says_how_fresh_it_is(path: Path) -> None:
    with Warehouse.open(path) as warehouse:
        save(warehouse, report())
        take(warehouse)
        warehouse.publish()
    copy = path.with_name("tabel.published.duckdb")
    assert beside(path) == {path.name, copy.name}
    for query in CATALOGUE:
        assert rows(copy, f"{query} ORDER BY ALL") == rows(path, f"{query} ORDER BY ALL")
    for (table,) in rows(path, "SELECT table_name FROM duckdb_tables()"):
        query = f"SELECT columns(*)::VARCHAR FROM {table} ORDER BY ALL"
        assert rows(copy, query) == rows(path, query), table
    assert rows(
        copy,
        "SELECT last_version_at = (SELECT max(recorded_at) FROM version), last_version_id, "
        "last_run_id, last_decision_id, published_at BETWEEN now() - INTERVAL 1 HOUR AND now() "
        "FROM published",
    ) == [(True, 1, None, 1, True)]
    assert rows(
        copy,
        "SELECT bool_and(comment IS NOT NULL) FROM (SELECT comment FROM duckdb_columns() "
        "WHERE table_name = 'published' UNION ALL SELECT comment FROM duckdb_tables())",
    ) == [(True,)]


def test_a_copy_is_a_backup_that_can_be_put_back(path: Path, copy: Path) -> None:
    copy.replace(path)
    with Warehouse.open(path) as warehouse:
        save(warehouse, report(opinions(first=41.0)), days=1)
        warehouse.publish()
    assert versions(copy) == check_whole(path) == [1, 2]
    assert rows(copy, "SELECT last_version_id FROM published") == [(2,)]


def test_nothing_is_stored_into_a_copy(copy: Path) -> None:
    with pytest.raises(WarehouseError, match="is by its name the published copy"):
        Warehouse.open(copy)
    with Warehouse.look(copy) as warehouse:
        assert warehouse.query("SELECT count(*) FROM version") == [(1,)]


def test_reading_a_copy_keeps_no_writer_out(path: Path, copy: Path) -> None:
    with Warehouse.look(path) as reader:
        assert (reader.path, reader.copy) == (path, copy)
        with Warehouse.open(path, wait_seconds=0) as warehouse:
            save(warehouse, report(opinions(first=41.0)), days=1)
            warehouse.publish()
        assert reader.query("SELECT count(*) FROM version") == [(1,)]
    with Warehouse.look(path) as reader:
        assert reader.query("SELECT count(*) FROM version") == [(2,)]


def test_what_was_stored_but_not_published_is_seen_all_the_same(path: Path, copy: Path) -> None:
    with Warehouse.open(path) as warehouse:
        take(warehouse)
    assert not is_current(path)
    assert rows(copy, "SELECT count(*) FROM decision") == [(0,)]
    with Warehouse.look(path) as reader:
        assert reader.copy == copy
        assert reader.query("SELECT count(*) FROM decision") == [(1,)]
    assert rows(copy, "SELECT last_decision_id FROM published") == [(1,)]


def test_what_only_the_log_holds_is_seen_all_the_same(path: Path, copy: Path, start: Start) -> None:
    other = start("save_for_ever", path)
    acknowledged = int(said(other))
    other.kill()
    other.wait()
    assert path.with_name(f"{path.name}.wal").exists()
    with Warehouse.look(path) as reader:
        assert reader.copy is None
        ((last,),) = reader.query("SELECT max(version_id) FROM version")
    assert last >= acknowledged
    assert versions(copy) == [1]


@pytest.mark.parametrize("content", [b"", b"no database" * 5000])
def test_a_damaged_copy_is_not_read(path: Path, copy: Path, content: bytes) -> None:
    copy.write_bytes(content)
    changed = path.stat().st_mtime_ns
    os.utime(copy, ns=(changed, changed))
    with Warehouse.look(path) as reader:
        assert reader.copy is None
        assert reader.query("SELECT count(*) FROM version") == [(1,)]


def test_a_warehouse_put_back_from_a_backup_is_not_read_by_the_later_copy(
    path: Path, copy: Path
) -> None:
    backup = path.read_bytes()
    with Warehouse.open(path) as warehouse:
        save(warehouse, report(opinions(first=41.0)), days=1)
        warehouse.publish()
    path.write_bytes(backup)
    with Warehouse.look(path) as reader:
        assert reader.query("SELECT count(*) FROM version") == [(1,)]


def test_where_nothing_was_ever_published_a_reader_makes_no_copy(path: Path) -> None:
    Warehouse.open(path).close()
    with Warehouse.look(path) as reader:
        assert reader.copy is None
    assert beside(path) == {path.name}


def test_a_copy_that_is_not_to_be_used_is_not(path: Path, copy: Path) -> None:
    with Warehouse.look(path, published=False) as reader:
        assert reader.copy is None


def test_what_a_killed_program_left_of_a_copy_is_removed_by_the_next(
    path: Path, copy: Path
) -> None:
    write(path.parent, f".{copy.name}.0123.new", b"half")
    write(path.parent, f".{copy.name}.0123.new.wal", b"half")
    with Warehouse.open(path) as warehouse:
        warehouse.publish()
    assert beside(path) == {path.name, copy.name}


# -- runs -----------------------------------------------------------------------------------


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write(tmp_path, "a.txt", report_text())


@pytest.fixture
def warnings() -> list[str]:
    return []


def run(path: Path, source: Path, warnings: list[str], **settings: object) -> list[str]:
    chosen = Settings(warehouse=path, lock_wait_seconds=0).model_copy(update=settings)
    return [outcome.status for outcome in ingest([source], chosen, warned=warnings.append)]


def test_a_run_that_added_something_publishes_once(
    path: Path, source: Path, warnings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []
    copied = publishing._copy

    def watched(of: Path, draft: Path) -> int:
        made.append(draft)
        return copied(of, draft)

    monkeypatch.setattr(publishing, "_copy", watched)
    second = write(path.parent, "b.txt", report_text("2 Lopen in de stad"))
    statuses = [
        outcome.status
        for outcome in ingest([source, second], Settings(warehouse=path, batch_size=1))
    ]
    assert statuses == ["added", "added"]
    assert len(made) == 1
    assert is_current(path)
    run_id = rows(path, "SELECT run_id FROM run")
    assert rows(published_path(path), "SELECT last_run_id FROM published") == run_id
    assert run(path, source, warnings) == ["unchanged"]
    assert (len(made), warnings) == (1, [])


def test_a_run_publishes_nothing_where_that_is_not_wanted(
    path: Path, source: Path, warnings: list[str]
) -> None:
    assert run(path, source, warnings, publish=False) == ["added"]
    assert not published_path(path).exists()


def test_a_run_without_news_publishes_what_an_earlier_one_could_not(
    path: Path, source: Path, warnings: list[str]
) -> None:
    assert run(path, source, warnings, publish=False) == ["added"]
    assert run(path, source, warnings) == ["unchanged"]
    assert versions(published_path(path)) == [1]


def test_a_run_without_news_leaves_a_warehouse_alone_that_is_in_use(
    path: Path, source: Path, warnings: list[str]
) -> None:
    assert run(path, source, warnings, publish=False) == ["added"]
    with Warehouse.open(path):
        assert run(path, source, warnings) == ["unchanged"]
    assert warnings == []


def test_a_full_disk_while_publishing_loses_nothing_and_says_that_the_copy_is_old(
    path: Path, source: Path, warnings: list[str], start: Start
) -> None:
    assert run(path, source, warnings) == ["added"]
    copy = published_path(path)
    second = write(path.parent, "b.txt", report_text("2 Lopen in de stad"))
    other = start("ingest_without_room_for_a_copy", path, second)
    assert said(other) == (
        f"all is stored, but the published copy {copy} is old: it lacks what was stored since it "
        "was made (File too large): make room or mend the rights on its folder, and run again"
    )
    assert said(other) == "['added']"
    assert versions(copy) == [1]
    assert check_whole(path) == [1, 2]
    assert not [name for name in beside(path) if name.endswith(".new")]
    assert run(path, second, warnings) == ["unchanged"]
    assert versions(copy) == [1, 2]
    assert warnings == []


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
@pytest.mark.parametrize("stored_since", [False, True])
def test_where_no_copy_can_be_made_readers_read_what_is_there(
    shared_folder: Path, stored_since: bool
) -> None:
    path = shared_folder / "tabel.duckdb"
    with Warehouse.open(path) as warehouse:
        save(warehouse, report())
        warehouse.publish()
        if stored_since:
            save(warehouse, report(opinions(first=41.0)), days=1)
    shared_folder.chmod(0o555)

    def job() -> str:
        with Warehouse.look(path, wait_seconds=0) as reader:
            return f"{reader.copy}: {reader.query('SELECT count(*) FROM version')}"

    message = as_ordinary_user(job)
    shared_folder.chmod(0o755)
    assert message == ("None: [(2,)]" if stored_since else f"{published_path(path)}: [(1,)]")


def test_a_copy_that_can_not_be_put_in_its_place_is_told(path: Path) -> None:
    published_path(path).mkdir(parents=True)
    with Warehouse.open(path) as warehouse:
        save(warehouse, report())
        with pytest.raises(NotPublishedError, match=r"all is stored, .* is old: .* run again"):
            warehouse.publish()
    assert check_whole(path) == [1]


def test_pages_are_made_from_the_copy_beside_the_sources_of_the_warehouse(
    path: Path, source: Path, warnings: list[str]
) -> None:
    assert run(path, source, warnings) == ["added"]
    with Warehouse.open(path):
        settings = Settings(warehouse=path, report_dir=path.parent / "pages", lock_wait_seconds=0)
        assert write_pages(settings)


def test_the_end_of_a_run_that_met_another_program_is_stored_and_published_with_the_run(
    path: Path, source: Path, warnings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_use(warehouse: Path, program_version: str) -> None:
        raise WarehouseError(f"{warehouse} is in use")

    monkeypatch.setattr(runs, "take_in", in_use)
    assert run(path, source, warnings) == ["added"]
    told = "SELECT state, added FROM runs"
    assert rows(path, told) == rows(published_path(path), told) == [("finished", 1)]
    assert is_current(path)
    assert warnings == []


# -- several programs -----------------------------------------------------------------------


@pytest.mark.slow
def test_a_reader_stays_through_twenty_ingests_and_keeps_its_snapshot(
    path: Path, warnings: list[str], start: Start
) -> None:
    def one_more(number: int) -> None:
        source = write(path.parent, f"{number}.txt", report_text(f"1 Fietsen {number} in de stad"))
        assert run(path, source, warnings) == ["added"]

    one_more(0)
    copy = published_path(path)
    stays = start("stay", copy)
    first = said(stays)
    assert first == "[(1, 3, 144.0, 0, 1)]"
    for number in range(1, 21):
        one_more(number)
        assert asked(stays, "again") == first
        assert versions(copy) == list(range(1, number + 2))
    assert warnings == []
    assert said(start("stay", copy)) == "[(21, 63, 3024.0, 0, 21)]"


@pytest.mark.slow
def test_four_programs_that_ingest_at_once_lose_nothing(path: Path, start: Start) -> None:
    names = ("Fietsen", "Lopen", "Zwemmen", "Schaatsen")
    others = [start("ingest_one_by_one", path, name, 2) for name in names]
    assert [said(other) for other in others] == ["done"] * 4
    expected = sorted((f"{name} {n} in de stad",) for name in names for n in range(2))
    told = "SELECT regexp_replace(title, '^1 ', '') FROM version ORDER BY 1"
    assert check_whole(path) == list(range(1, 9))
    assert rows(path, told) == rows(published_path(path), told) == expected
    assert is_current(path)
    assert rows(path, "SELECT count(*), count(finished_at) FROM runs") == [(8, 8)]


@pytest.fixture
def moments() -> Iterator[str]:
    """Moments to kill a program at: so many seconds after so many steps."""
    dice = random.Random(20)
    return iter(lambda: f"{dice.randint(0, 3)} {dice.uniform(0, 0.12):.4f}", "")


@pytest.mark.parametrize("times", [5, pytest.param(100, marks=pytest.mark.slow)])
def test_a_program_that_is_killed_at_any_moment_leaves_whole_versions_and_a_whole_copy(
    path: Path, start: Start, moments: Iterator[str], times: int
) -> None:
    other = start("be_killed", path)
    copy = published_path(path)
    acknowledged, seen = 0, 0
    for _ in range(times):
        acknowledged = max(acknowledged, int(asked(other, next(moments))))
        if copy.exists():
            with duckdb.connect(copy, read_only=True) as connection:
                assert connection.execute(PARTIAL_VERSIONS).fetchall() == []
                told = connection.execute("SELECT version_id FROM version ORDER BY 1").fetchall()
            held = [version for (version,) in told]
            assert held == list(range(1, len(held) + 1))
            assert len(held) % 5 == 0
            assert seen <= len(held) <= acknowledged + 5
            seen = len(held)
        if path.exists():
            with Warehouse.look(path) as reader:
                assert reader.query(PARTIAL_VERSIONS) == []
                ((count, last),) = reader.query("SELECT count(*), max(version_id) FROM version")
            assert count == (last or 0)
            # A batch may have been stored without there having been time to acknowledge it.
            assert count in (acknowledged, acknowledged + 5)
            acknowledged = count
    assert seen > 0
    assert check_whole(path) == list(range(1, acknowledged + 1))
