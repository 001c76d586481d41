"""An unchanged file is known without opening the database, and only while that is still true."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tabel_extract import __version__, intake, pipeline
from tabel_extract.pipeline import ingest
from tabel_extract.settings import Settings
from tabel_extract.warehouse import opening, store
from tabel_extract.warehouse.memo import Seen, recall, remember
from tabel_extract.warehouse.store import Warehouse
from tests.places import file_of

REPORT = Path(__file__).parents[1] / "fixtures" / "vervoer-en-fiets.txt"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(warehouse=tmp_path / "w.duckdb", lock_wait_seconds=0)
    assert [o.status for o in ingest([REPORT], settings)] == ["added"]
    return settings


def memo_of(settings: Settings) -> Path:
    return file_of(settings).with_name("w.duckdb.known.json")


def statuses(settings: Settings, *paths: Path) -> list[str]:
    return [o.status for o in ingest(paths or [REPORT], settings)]


@pytest.fixture
def opened(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The database files that were opened since the report was first stored."""
    seen: list[Path] = []

    def watched(path: Path, *args: object, **options: object) -> object:
        seen.append(path)
        return opening.connect(path, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "connect", watched)
    return seen


def test_an_unchanged_file_is_known_without_opening_the_database(
    settings: Settings, opened: list[Path]
) -> None:
    before = file_of(settings).read_bytes()
    assert statuses(settings) == ["unchanged"]
    assert opened == []
    assert file_of(settings).read_bytes() == before


@pytest.mark.parametrize("memo", [b"", b"{", b'{"state": 1}', b"\xff", b'{"sources": {}}'])
def test_a_damaged_memo_is_no_memo_and_is_made_anew(
    settings: Settings, opened: list[Path], memo: bytes
) -> None:
    memo_of(settings).write_bytes(memo)
    assert [*statuses(settings), *statuses(settings)] == ["unchanged", "unchanged"]
    assert len(opened) == 1


def test_a_memo_of_another_program_version_does_not_count(
    settings: Settings, opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (intake, pipeline):
        monkeypatch.setattr(module, "__version__", "999")
    assert statuses(settings) == ["unchanged"]
    assert opened
    assert recall(settings.warehouse, "999")


def test_a_source_that_another_program_overtook_is_stored_again(
    settings: Settings, tmp_path: Path
) -> None:
    (report_id,) = {s.report_id for s in recall(settings.warehouse, __version__).values()}
    revised = tmp_path / "revised.txt"
    revised.write_text(REPORT.read_text().replace("2024", "2025"))
    report = pipeline.read_report(revised)
    with Warehouse.open(settings.warehouse) as warehouse:
        warehouse.save([(report_id, report)], program_version="1", now=datetime.now(UTC))
    assert recall(settings.warehouse, __version__) == {}
    assert statuses(settings) == ["added"]


def test_a_database_put_back_from_a_copy_is_asked_again(
    settings: Settings, tmp_path: Path, opened: list[Path]
) -> None:
    copy = tmp_path / "copy.duckdb"
    shutil.copy2(file_of(settings), copy)
    copy.replace(file_of(settings))
    assert statuses(settings) == ["unchanged"]
    assert len(opened) == 1


def test_a_log_beside_the_database_means_that_it_must_be_asked(settings: Settings) -> None:
    file_of(settings).with_name("w.duckdb.wal").write_bytes(b"")
    assert recall(settings.warehouse, __version__) == {}


def test_a_missing_database_is_not_remembered(settings: Settings) -> None:
    file_of(settings).unlink()
    assert statuses(settings) == ["added"]


def test_a_memo_that_can_not_be_written_is_done_without(
    settings: Settings, opened: list[Path]
) -> None:
    memo_of(settings).unlink()
    memo_of(settings).mkdir()
    assert [*statuses(settings), *statuses(settings)] == ["unchanged", "unchanged"]
    assert len(opened) == 4  # by each run for its sources, and for its list of subgroups
    beside = sorted(p.name for p in file_of(settings).parent.iterdir())
    files = ["w.duckdb", "w.duckdb.known.json", "w.duckdb.runs", "w.published.duckdb", "w.sources"]
    assert beside == files


def test_what_is_remembered_adds_up_as_long_as_the_database_stays_as_it_is(
    settings: Settings,
) -> None:
    first = recall(settings.warehouse, __version__)
    remember(settings.warehouse, __version__, {"b" * 64: Seen("other", "hash")})
    assert recall(settings.warehouse, __version__) == {
        **first,
        "b" * 64: Seen("other", "hash"),
    }
