"""A whole warehouse is copied from a file to a lake and back, and loses nothing on the way."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tabel_extract.address import Address, Lake
from tabel_extract.errors import WarehouseError
from tabel_extract.warehouse import history, moving
from tabel_extract.warehouse.journal import RunFile, waiting
from tabel_extract.warehouse.moving import move
from tabel_extract.warehouse.runs import begin
from tabel_extract.warehouse.sources import keep, source_bytes
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import NOW, report, wide_report
from tests.warehouse.test_lake import answers, fill

DATA = b"what was read"


def all_of(address: Address) -> dict[str, list[tuple[object, ...]]]:
    with Warehouse.open(address, read_only=True) as warehouse:
        return answers(warehouse)


def test_a_warehouse_comes_back_from_a_lake_as_it_went_there(path: Path, new_lake: Lake) -> None:
    fill(path)
    sha256 = _kept(path)
    begin(path, kind="flow", asked=[Path("in")], program_version="1", now=NOW).note(
        [RunFile("in/a.txt", "unchanged")]
    )
    expected = all_of(path)
    before = path.read_bytes()
    told: list[tuple[str, int]] = []

    moved = move(path, new_lake, told=lambda name, rows: told.append((name, rows)))
    back = path.with_name("back.duckdb")
    move(new_lake, back)

    assert path.read_bytes() == before
    assert moved.rows == dict(told)
    assert moved.rows["version"] == 3
    assert moved.rows["observation"] == 6 + 6 + 1200
    assert moved.files == 1 + 2
    assert all_of(new_lake) == all_of(back) == expected
    for there in (new_lake, back):
        assert source_bytes(there, sha256) == DATA
        assert [entry for _, entry in waiting(there)] == [entry for _, entry in waiting(path)]


def _kept(path: Path) -> str:
    sha256 = hashlib.sha256(DATA).hexdigest()
    keep(path, sha256, DATA)
    return sha256


def test_what_was_copied_goes_on_with_its_numbers(path: Path, lake: Lake) -> None:
    fill(path)
    move(path, lake)
    with Warehouse.open(lake) as warehouse:
        (saved,) = warehouse.save([("stand", report())], program_version="2", now=NOW)
    assert (saved.version_id, saved.ordinal) == (4, 3)


def test_a_place_that_holds_something_is_refused(path: Path, lake: Lake) -> None:
    fill(path)
    with Warehouse.open(lake) as warehouse:
        warehouse.save([("other", wide_report(1, 60))], program_version="1", now=NOW)
    for origin, target in ((path, lake), (lake, path)):
        with pytest.raises(WarehouseError, match=r"holds something already.* an empty place"):
            move(origin, target)
        with Warehouse.open(target, read_only=True) as held:
            assert len(history.reports(held)) == (1 if target is lake else 2)
    with pytest.raises(WarehouseError, match="copied to itself"):
        move(path, path)


def test_a_copy_that_breaks_off_leaves_nothing_and_can_be_begun_again(
    path: Path, lake: Lake
) -> None:
    fill(path)
    expected = all_of(path)

    def stop(name: str, rows: int) -> None:
        if name == "report_table":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move(path, lake, told=stop)
    with Warehouse.open(lake, read_only=True) as warehouse:
        assert history.reports(warehouse) == []
        assert warehouse.query("SELECT count(*) FROM observation") == [(0,)]
    move(path, lake)
    assert all_of(lake) == expected


def test_a_copy_that_is_not_what_was_sent_is_taken_back(
    path: Path, lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path)
    real = moving._sum

    def damaged(connection: object, table: str, columns: list[str]) -> object:
        found = real(connection, table, columns)  # type: ignore[arg-type]
        return moving._Sum(found.rows, 1) if table == "target.version" and found.rows else found

    monkeypatch.setattr(moving, "_sum", damaged)
    with pytest.raises(WarehouseError, match=r"version did not come to .* nothing was copied"):
        move(path, lake)
    with Warehouse.open(lake, read_only=True) as warehouse:
        assert history.reports(warehouse) == []


def test_a_warehouse_that_is_not_there_can_not_be_copied(path: Path, tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="no warehouse at"):
        move(path, tmp_path / "new.duckdb")
    assert not (tmp_path / "new.duckdb").exists()
