"""Where a warehouse is, is told by one setting: a path, or the address of a lake."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabel_extract.address import Address, Lake, address_of
from tabel_extract.errors import SettingsError
from tabel_extract.settings import Settings
from tabel_extract.warehouse.freshness import is_current, is_published_copy
from tabel_extract.warehouse.journal import RunFile, journal
from tabel_extract.warehouse.memo import Seen, recall, remember
from tabel_extract.warehouse.runs import begin, runs_waiting
from tabel_extract.warehouse.sources import sources_folder
from tests.cli.runs import run, told

ADDRESS = "ducklake:postgres:dbname=tabel host=db.example folder=/srv/tabel"
LAKE = Lake("dbname=tabel host=db.example", Path("/srv/tabel"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("warehouse/tabel.duckdb", Path("warehouse/tabel.duckdb")),
        ("postgres:dbname=x", Path("postgres:dbname=x")),
        (ADDRESS, LAKE),
        (
            r"ducklake:postgres:folder = '/srv/het huis' user='o\'neil' service=tabel",
            Lake(r"user='o\'neil' service=tabel", Path("/srv/het huis")),
        ),
    ],
)
def test_a_path_or_an_address_is_told_apart(text: str, expected: Address) -> None:
    assert address_of(text) == expected
    assert address_of(str(expected)) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ducklake:metadata.ducklake", "has its catalogue in PostgreSQL"),
        ("ducklake:postgres:dbname=x", "names the folder of its data, by its whole path"),
        ("ducklake:postgres:dbname=x folder=data", "names the folder of its data"),
        (f"{ADDRESS} password=hemelsblauw", "holds no password, as others see it: put it into PG"),
        (f"{ADDRESS} password='hemels blauw'", "holds no password"),
        (f"{ADDRESS} pasword=hemelsblauw", "has no pasword"),
        ("ducklake:postgres:postgresql://u:hemelsblauw@h/db", "is made of keywords and values"),
        (f"{ADDRESS} hemelsblauw", "is made of keywords and values"),
    ],
)
def test_an_address_that_is_none_is_one_clear_line_without_what_may_be_a_secret(
    text: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SettingsError, match=why) as error:
        address_of(text)
    assert "hemels" not in str(error.value)
    assert "hemels" not in told(run("history", "--warehouse", text), 2)
    monkeypatch.setenv("TABEL_EXTRACT_WAREHOUSE", text)
    assert "hemels" not in told(run("history"), 2)


def test_the_setting_takes_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABEL_EXTRACT_WAREHOUSE", ADDRESS)
    assert Settings().warehouse == LAKE
    monkeypatch.setenv("TABEL_EXTRACT_WAREHOUSE", "a.duckdb")
    assert Settings().warehouse == Path("a.duckdb")


def test_what_is_kept_beside_a_lake_is_in_its_folder_and_not_among_its_data(tmp_path: Path) -> None:
    lake = Lake("dbname=x", tmp_path)
    kept = (lake.data, sources_folder(lake), journal(lake))
    assert kept == (tmp_path / "data", tmp_path / "sources", tmp_path / "runs")
    assert not lake.exists()
    lake.data.mkdir()
    assert lake.exists()


def test_a_lake_has_no_copy_and_nothing_is_remembered_of_it(tmp_path: Path) -> None:
    lake = Lake("dbname=x", tmp_path)
    remember(lake, "1", {"a" * 64: Seen("r", "c")})
    assert recall(lake, "1") == {}
    assert (is_current(lake), is_published_copy(lake)) == (True, False)
    assert list(tmp_path.iterdir()) == []


def test_a_run_notes_no_machine_and_no_user_of_a_lake(tmp_path: Path) -> None:
    lake = Lake("dbname=x host=db.intern user=noor", tmp_path)
    noted = begin(lake, kind="command", asked=[Path("/home/noor/in")], program_version="1")
    message = f"/home/noor/in/a.txt: the catalogue of {lake} can't be reached"
    noted.note([RunFile("/home/noor/in/a.txt", "failed", message=message)])
    (found,) = runs_waiting(lake, 1)
    name = tmp_path.name
    assert found.files[0].message == f"in/a.txt: the catalogue of {name} can't be reached"
