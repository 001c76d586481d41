"""A package is valid by both its standards, holds what is stored, and nothing in it can act."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import frictionless
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pyarrow import parquet

from tabel_extract.errors import OutputError, UnknownReportError
from tabel_extract.export.harmless import restored
from tabel_extract.export.kinds import kind
from tabel_extract.export.resources import RESOURCES
from tabel_extract.exporting import Wanted, export_package, export_reports
from tabel_extract.model import Document, Report
from tabel_extract.shown.controls import visible_text
from tabel_extract.warehouse import exported
from tabel_extract.warehouse.exported import batches, state
from tabel_extract.warehouse.store import Warehouse
from tests.packages import BOTH, made, problems, rows_of
from tests.warehouse.reports import (
    AGREEING,
    DISAGREEING,
    NO_SOURCE,
    NOW,
    TOO_HIGH,
    UNLINKED,
    opinions,
    report,
    with_claims,
    with_findings,
)
from tests.warehouse.strategies import reports
from tests.warehouse.taking import DAY, changed, save, take

GOLDENS = Path(__file__).parent / "export" / "goldens"
POISON = [
    '=HYPERLINK("http://x","klik")',
    "@SUM(1)",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1+1",
    'a,b"c\nd;=1+1',
    "<script>alert(1)</script>",
    "12\u202e43",
    "‘ja’ é 🙂",
]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports; the first has findings, claims and a decision, and changed after two days."""
    path: Path = tmp_path_factory.mktemp("stored") / "tabel.duckdb"
    stand = with_claims(with_findings(report(), TOO_HIGH, NO_SOURCE), AGREEING, DISAGREEING)
    with Warehouse.open(path) as opened:
        save(opened, stand)
        take(opened, 0.5)
        save(opened, report(opinions(), opinions("Tabel 1.2"), title="Wijken"), 1, "wijken")
        save(opened, replace(stand, tables=(changed(raw="41", value=41.0),)), 2)
    return path


@pytest.fixture
def warehouse(stored: Path, tmp_path: Path) -> Iterator[Warehouse]:
    with Warehouse.open(shutil.copyfile(stored, tmp_path / "tabel.duckdb")) as opened:
        yield opened


def test_a_package_is_valid_by_both_standards_with_its_keys_and_hashes(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    folder = made(warehouse, tmp_path / "out")
    assert problems(folder) == []
    counts = {one.name: len(rows_of(folder, one.name)) for one in RESOURCES}
    assert counts == {
        "reports": 2,
        "tables": 3,
        "notes": 6,
        "questions": 1,
        "observations": 18,
        "findings": 2,
        "claims": 2,
        "decisions": 1,
    }


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("observations.csv", '"stand",', '"elders",'),
        ("observations.csv", '"Tabel 1.1"', '"Tabel 1,1"'),
        ("tables.csv", '"table"', '"tafel"'),
    ],
)
def test_a_package_that_was_changed_is_not_valid_any_more(
    warehouse: Warehouse, tmp_path: Path, name: str, old: str, new: str
) -> None:
    path = made(warehouse, tmp_path / "out") / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    told = frictionless.validate(str(tmp_path / "out" / "datapackage.json"))
    assert not told.valid


def test_the_descriptor_does_not_change_unnoticed(
    warehouse: Warehouse, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    folder = made(warehouse, tmp_path / "out", forms=("package",))
    for name in ("datapackage.json", "csv-metadata.json"):
        golden(GOLDENS / name, (folder / name).read_text(encoding="utf-8"))


def test_every_column_is_described_by_its_comment_in_the_database(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    folder = made(warehouse, tmp_path / "out")
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    comments = {row[0] for row in warehouse.query("SELECT comment FROM duckdb_columns()")}
    told = [
        one["description"] for part in described["resources"] for one in part["schema"]["fields"]
    ]
    assert "" not in told
    assert set(told) <= comments


def test_the_same_state_gives_the_same_bytes(warehouse: Warehouse, tmp_path: Path) -> None:
    one, other = made(warehouse, tmp_path / "one"), made(warehouse, tmp_path / "other")
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {
        path.name: path.read_bytes() for path in other.iterdir()
    }


def test_rows_that_are_read_in_more_pieces_are_the_same(
    warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = made(warehouse, tmp_path / "one", forms=("package",))
    monkeypatch.setattr(exported, "CELLS_AT_ONCE", 1)
    other = made(warehouse, tmp_path / "other", forms=("package",))
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {
        path.name: path.read_bytes() for path in other.iterdir()
    }


def test_a_place_that_cannot_be_written_is_told(warehouse: Warehouse, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"file/out: the export can't be written .*name another"):
        export_package(warehouse, Wanted(), tmp_path / "file" / "out", forms=BOTH)


def test_an_export_that_breaks_off_leaves_nothing(
    warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = Wanted(("stand",))
    monkeypatch.setattr("tabel_extract.exporting.batches", _interrupted)
    with pytest.raises(KeyboardInterrupt):
        export_package(warehouse, wanted, tmp_path / "deep" / "out", forms=BOTH)
    assert list((tmp_path / "deep").iterdir()) == []


def _interrupted(warehouse: Warehouse, name: str, *chosen: Any, as_text: bool) -> Any:
    if name == "observations":
        raise KeyboardInterrupt
    return batches(warehouse, name, *chosen, as_text=as_text)


def test_pandas_reads_back_the_rows_of_the_warehouse(warehouse: Warehouse, tmp_path: Path) -> None:
    folder = made(warehouse, tmp_path / "out")
    stored = warehouse.query(
        "SELECT report_id, table_number, ordinal, value, raw, question, row_path, is_valid, "
        "corrected_value FROM observations ORDER BY ALL"
    )
    names = ["report_id", "table_number", "ordinal", "value", "raw", "question", "row_path"]
    names += ["is_valid", "corrected_value"]
    text = pd.read_csv(
        folder / "observations.csv",
        dtype={"raw": str, "value": float},
        converters={"row_path": json.loads},
    )
    for frame in (text, pd.read_parquet(folder / "observations.parquet")):
        back = frame[names].astype(object).where(frame[names].notna(), None)
        rows = [(*row[:6], list(row[6]), *row[7:]) for row in back.itertuples(index=False)]
        assert rows == stored


def test_parquet_keeps_types_and_says_as_of_when(warehouse: Warehouse, tmp_path: Path) -> None:
    folder = made(warehouse, tmp_path / "out", "stand", as_of=NOW + DAY)
    schema = parquet.read_schema(folder / "observations.parquet")
    types = {name: str(schema.field(name).type) for name in ("row_path", "value", "recorded_at")}
    assert types == {
        "row_path": "list<element: string>",
        "value": "double",
        "recorded_at": "timestamp[us, tz=UTC]",
    }
    said = {key.decode(): text.decode() for key, text in (schema.metadata or {}).items()}
    assert (said["as_of"], said["created"], said["title"]) == (
        "2026-03-03T09:30:00.000000Z",
        "2026-03-02T21:30:00.000000Z",
        "Bureau Peil: Stand van de gemeente",
    )
    assert (schema.field("value").metadata or {})[b"description"].startswith(b"The number")


def test_a_past_state_is_exported_as_it_was_then(warehouse: Warehouse, tmp_path: Path) -> None:
    before = made(warehouse, tmp_path / "before", as_of=NOW + 0.25 * DAY)
    then = made(warehouse, tmp_path / "then", as_of=NOW + DAY)
    now = made(warehouse, tmp_path / "now")
    told = [
        (
            [row["report_id"] for row in rows_of(folder, "reports")],
            rows_of(folder, "observations")[0]["value"],
            [row["state"] for row in rows_of(folder, "decisions")],
            json.loads((folder / "datapackage.json").read_text(encoding="utf-8")).get("asOf"),
        )
        for folder in (before, then, now)
    ]
    assert told == [
        (["stand"], "40", [], "2026-03-02T15:30:00.000000Z"),
        (["stand", "wijken"], "40", ["stands"], "2026-03-03T09:30:00.000000Z"),
        (["stand", "wijken"], "41", ["lapsed"], None),
    ]
    assert [problems(folder) for folder in (before, then, now)] == [[], [], []]
    meta = json.loads((then / "csv-metadata.json").read_text(encoding="utf-8"))
    assert meta["dc:valid"]["@value"] == "2026-03-03T09:30:00.000000Z"


def test_a_version_is_exported_with_the_decisions_that_counted_in_it(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    folder = made(warehouse, tmp_path / "out", "stand", ordinal=1)
    assert rows_of(folder, "observations")[0]["decision"] == "accepted"
    assert [row["version_ordinal"] for row in rows_of(folder, "reports")] == ["1"]


def test_before_the_first_version_there_is_nothing_to_export(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    early = Wanted(as_of=NOW - DAY)
    with pytest.raises(UnknownReportError, match=r"held no report yet at 2026-03-01T09:30:00\+00"):
        export_package(warehouse, early, tmp_path / "out", forms=BOTH)
    named = Wanted(("wijken",), as_of=NOW)
    with pytest.raises(UnknownReportError, match="wijken had no version yet at"):
        export_reports(warehouse, named, tmp_path / "out", forms=["csv", "xlsx"])
    assert not (tmp_path / "out").exists()


def test_a_place_that_exists_is_left_as_it_is(warehouse: Warehouse, tmp_path: Path) -> None:
    place = made(warehouse, tmp_path / "out")
    held = {path.name: path.stat().st_mtime_ns for path in place.iterdir()}
    with pytest.raises(OutputError, match="out exists already, and nothing in it was changed"):
        export_package(warehouse, Wanted(("wijken",)), place, forms=BOTH)
    assert {path.name: path.stat().st_mtime_ns for path in place.iterdir()} == held
    written = export_package(
        warehouse, Wanted(("wijken",)), place, forms=["package"], overwrite=True
    )
    assert sorted(place.iterdir()) == written
    assert [row["report_id"] for row in rows_of(place, "reports")] == ["wijken"]


def test_readers_of_the_copy_keep_no_writer_out(warehouse: Warehouse, tmp_path: Path) -> None:
    warehouse.publish()
    path = warehouse.path
    warehouse.close()
    with Warehouse.look(path) as looking:
        _, pieces = batches(looking, "observations", state(looking))
        with Warehouse.open(path, wait_seconds=0) as writer:
            save(writer, report(title="Nieuw"), 3, "nieuw")
        assert sum(piece.num_rows for piece in pieces) == 18


def hostile(text: str) -> Report:
    """A report that prints a text wherever it can."""
    table = opinions(text)
    cells = tuple(
        replace(
            one,
            row=(text, text),
            column=(text,),
            raw=text,
            qualifier=text,
            unit=text,
            question=text,
            markers=(text,),
            dimension=text,
            category=text,
        )
        for one in table.observations
    )
    notes = tuple(replace(one, marker=text, text=text, question=text) for one in table.notes)
    poisoned = replace(table, title=text, source=text, notes=notes, observations=cells)
    claim = replace(UNLINKED, sentence=text, quantity=text, item=text)
    document = Document(title=text, publisher=text, population=text, weighting=(text,))
    return replace(report(poisoned), document=document, claims=(claim,))


@pytest.mark.parametrize("text", POISON, ids=range(len(POISON)))
def test_nothing_that_a_report_prints_can_act_or_break_a_package(
    warehouse: Warehouse, tmp_path: Path, text: str
) -> None:
    save(warehouse, hostile(text), 3, "kwaad")
    folder = made(warehouse, tmp_path / "out", "kwaad")
    assert problems(folder) == []
    fields = [
        (name, field)
        for one in RESOURCES
        for row in rows_of(folder, one.name)
        for name, field in row.items()
    ]
    begun = {(name, field) for name, field in fields if field.lstrip(" \"'\n;,")[:1] in set("=@\t")}
    assert {field for _, field in begun if not field.lstrip().startswith("'")} == set()
    row = rows_of(folder, "observations")[0]
    assert restored(row["raw"]) == visible_text(text)
    assert json.loads(row["row_path"]) == [text, text]
    typed = parquet.read_table(folder / "observations.parquet").to_pylist()[0]
    assert (typed["raw"], typed["row_path"]) == (text, [text, text])


def test_negative_numbers_stay_numbers(warehouse: Warehouse, tmp_path: Path) -> None:
    save(warehouse, report(changed(raw="-3", value=-3.0, row=("-3", "+1"))), 3, "min")
    row = rows_of(made(warehouse, tmp_path / "out", "min"), "observations")[0]
    assert (row["value"], row["raw"], row["row_path"]) == ("-3", "-3", '["-3","+1"]')


def _as_read(field: Any, text: str) -> Any:
    """What a field of a CSV stands for; an empty one is None, or an empty text."""
    holds = kind(field)
    if text == "":
        return None
    match holds:
        case "array":
            return json.loads(text)
        case "integer":
            return int(text)
        case "number":
            return float(text)
        case "boolean":
            return {"true": True, "false": False}[text]
        case "datetime":
            return datetime.fromisoformat(text)
    return restored(text)


@pytest.mark.slow
@settings(deadline=None, max_examples=3, suppress_health_check=list(HealthCheck))
@given(st.lists(reports, min_size=4, max_size=4))
def test_any_report_comes_back_from_its_csv_as_it_is_stored(
    tmp_path_factory: pytest.TempPathFactory, read: list[Report]
) -> None:
    path = tmp_path_factory.mktemp("any")
    with Warehouse.open(path / "w.duckdb") as opened:
        opened.save([(f"r{n}", one) for n, one in enumerate(read)], program_version="1", now=NOW)
        made(opened, path / "out", forms=("package",))
        chosen = state(opened)
        for one in RESOURCES:
            schema, _ = batches(opened, one.name, chosen, as_text=True)
            pieces = batches(opened, one.name, chosen)[1]
            stored = [row for piece in pieces for row in piece.to_pylist()]
            back = [
                {name: _as_read(schema.field(name), text) for name, text in row.items()}
                for row in rows_of(path / "out", one.name)
            ]
            told = [{name: _as_told(value) for name, value in row.items()} for row in stored]
            assert back == told


def _as_told(value: Any) -> Any:
    return (visible_text(value) or None) if isinstance(value, str) else value


def test_files_of_each_report_are_written_for_people(warehouse: Warehouse, tmp_path: Path) -> None:
    written = export_reports(warehouse, Wanted(), tmp_path / "out", forms=["csv", "xlsx"])
    assert [path.name for path in written] == [
        "stand.csv",
        "stand.xlsx",
        "wijken.csv",
        "wijken.xlsx",
    ]
    (tmp_path / "out" / "stand.csv").unlink()
    with pytest.raises(OutputError, match=r"stand\.xlsx exists already and was not changed"):
        export_reports(warehouse, Wanted(), tmp_path / "out", forms=["csv", "xlsx"])
    assert not (tmp_path / "out" / "stand.csv").exists()


def test_a_workbook_of_the_past_says_of_when_it_is(warehouse: Warehouse, tmp_path: Path) -> None:
    wanted = Wanted(("stand",), as_of=NOW + timedelta(hours=30))
    csv_file, book = export_reports(warehouse, wanted, tmp_path, forms=["csv", "xlsx"])
    opened = load_workbook(book)
    assert opened.properties.description == "version 1, as of 2026-03-03T15:30:00Z"
    told = [row[:2] for row in opened.worksheets[0].iter_rows(values_only=True)]
    assert ("Stand op", "2026-03-03 15:30:00 UTC") in told
    assert csv_file.read_text(encoding="utf-8-sig").count('"1";"2026-03-02T09:30:00+00:00"') == 6
