"""The small files of a lake are joined, and nothing that is stored changes by it."""

from __future__ import annotations

from datetime import timedelta

from tabel_extract.address import Lake
from tabel_extract.warehouse.compacting import compact
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import NOW, report, wide_report
from tests.warehouse.test_lake import answers


def test_many_small_files_become_few_and_past_states_stay(lake: Lake) -> None:
    with Warehouse.open(lake) as warehouse:
        for number in range(4):
            one = ("wide", wide_report(number, 120))
            warehouse.save([one], program_version="1", now=NOW + timedelta(days=number))
        ((name,),) = warehouse.query("SELECT current_database()")
        ((snapshot,),) = warehouse.query(f"SELECT max(snapshot_id) - 1 FROM {name}.snapshots()")
        past = f"SELECT count(*) FROM observation AT (VERSION => {snapshot})"
        before, then = answers(warehouse), warehouse.query(past)
    lost = lake.data / "main" / "observation" / "ducklake-left-by-a-program-that-was-killed.parquet"
    lost.write_bytes(b"PAR1")

    kept = compact(lake)
    assert kept.removed == 0
    assert kept.after < kept.before
    done = compact(lake, kept=timedelta(0))
    assert done.before == done.after == kept.after
    assert done.removed > kept.before - kept.after
    assert len(list(lost.parent.iterdir())) == 1
    assert not lost.exists()
    assert len(list(lake.data.rglob("*.parquet"))) == done.after

    with Warehouse.open(lake) as warehouse:
        assert answers(warehouse) == before
        assert warehouse.query(past) == then == [(360,)]
        (saved,) = warehouse.save([("stand", report())], program_version="1", now=NOW)
    assert saved.version_id == 5
