"""The commands do on a lake what they do on a file, for one setting."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
from click.testing import Result

from flows import tasks
from flows.stages import configured
from tabel_extract.address import Lake
from tabel_extract.health.places import check_lock, check_schema, check_warehouse
from tabel_extract.intake import Holders
from tabel_extract.settings import Settings
from tabel_extract.warehouse import lakes
from tabel_extract.warehouse.sources import source_bytes
from tabel_extract.warehouse.store import Warehouse
from tests.cli.runs import run
from tests.serving.visits import STAND, send, taken, visitor
from tests.texts import FIETSEN, report_text
from tests.warehouse.test_lake import fill

MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT[\d:.+Z]+")
QUESTION = "Hoe vaak fietst u naar uw werk?"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "fietsen.txt").write_text(report_text(), encoding="utf-8")
    return folder


def asking(men: int = 46, total: int = 48) -> str:
    """The report with a question, and a sentence about its table."""
    note = f"a Vraagstelling: ‘{QUESTION}’\n\nVan de mannen fietst 46% elke dag (tabel 1.1).\n"
    return report_text(men=men, total=total, extra=note).replace(
        "(in procenten)", "(in procenten)a"
    )


def did(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return re.sub(r"\d\d:\d\d(:\d\d)?|[\d.]+ s\b|ducklake:\S+ .*|/\S+", "", result.stdout)


def told_by(warehouse: Path | Lake, inbox: Path, out: Path) -> list[str]:
    """What the commands say of a warehouse that a report is stored in twice."""
    at = ("--warehouse", str(warehouse))
    source = inbox / "fietsen.txt"
    source.write_text(asking(), encoding="utf-8")
    said = [did(run("ingest", inbox, *at)), did(run("ingest", inbox, *at))]
    source.write_text(asking(men=45, total=47), encoding="utf-8")
    said.append(did(run("ingest", inbox, *at)))
    said += [
        did(run(*words, *at))
        for words in (
            ("history",),
            ("history", FIETSEN),
            ("show", FIETSEN),
            ("show", FIETSEN, "--version", "1"),
            ("diff", FIETSEN),
            ("decisions", FIETSEN),
            ("questions", "fietsen"),
            ("trend", QUESTION),
            ("subgroups",),
            ("claims", FIETSEN),
            ("runs",),
            ("report", "-o", str(out)),
            ("export", "--version", "1", FIETSEN, "-o", str(out / "first")),
            ("export", "--format", "package", "-o", str(out / "package")),
        )
    ]
    return said


def written(folder: Path) -> dict[str, bytes | None]:
    """The files below a folder; of tables what they say, but for when that was stored."""
    return {
        str(path.relative_to(folder)): MOMENT.sub(b"", path.read_bytes())
        if path.suffix == ".csv"
        else None
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.slow
def test_the_commands_say_the_same_of_a_lake_as_of_a_file(
    path: Path, new_lake: Lake, inbox: Path, tmp_path: Path
) -> None:
    on_file = told_by(path, inbox, tmp_path / "pages")
    on_lake = told_by(new_lake, inbox, tmp_path / "lake-pages")
    assert on_lake == on_file
    made = [written(tmp_path / name) for name in ("pages", "lake-pages")]
    assert made[0] == made[1]
    with Warehouse.look(new_lake) as warehouse:
        hashes = [row[0] for row in warehouse.query("SELECT DISTINCT source_sha256 FROM version")]
    assert len(hashes) == 2
    assert all(source_bytes(new_lake, sha256) for sha256 in hashes)


@pytest.mark.slow
def test_the_stages_of_the_flow_store_in_a_lake(
    lake: Lake, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABEL_EXTRACT_WAREHOUSE", str(lake))
    settings = configured()
    assert settings == Settings(warehouse=lake)
    batch = tasks.read.fn([inbox / "fietsen.txt"], settings, Holders())
    outcomes = tasks.store.fn(tasks.validate.fn(batch, settings), settings)
    assert [(one.status, one.report_id) for one in outcomes] == [("added", FIETSEN)]
    assert tasks.publish.fn(settings, stored=True) is None


def test_what_an_editor_decides_in_a_browser_is_kept_in_a_lake(lake: Lake) -> None:
    with Warehouse.open(lake) as warehouse:
        warehouse.save([("stand", STAND)], program_version="1", now=datetime.now(UTC))
    with visitor(lake) as browser:
        assert send(browser).status_code == 200
        assert "Gebeld." in browser.get("/stand.html").text
    assert [(one.verdict, one.name) for one in taken(lake)] == [("accepted", "Noor")]


def test_migrate_and_compact_say_what_they_did(path: Path, new_lake: Lake, inbox: Path) -> None:
    assert run("ingest", inbox, "--warehouse", path).exit_code == 0
    moved = run("migrate", "--warehouse", path, "--to", str(new_lake))
    assert moved.exit_code == 0, moved.output
    assert "version: 1 row\n" in moved.stdout
    assert moved.stdout.endswith(f"from now on: TABEL_EXTRACT_WAREHOUSE='{new_lake}'\n")
    again = run("migrate", "--warehouse", path, "--to", str(new_lake))
    assert (again.exit_code, again.stdout) == (4, "")
    assert "holds something already" in again.stderr
    done = run("compact", "--warehouse", str(new_lake))
    assert re.fullmatch(r"\d+ files of data before, \d+ now; 0 removed\n", done.stdout)
    refused = run("compact", "--warehouse", path)
    assert refused.exit_code == 2
    assert "only a lake needs this" in refused.stderr


def test_what_the_documentation_says_in_sql_works_on_a_lake(lake: Lake) -> None:
    page = (Path(__file__).parents[2] / "docs" / "lake.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 3
    example = "dbname=tabel host=db.example user=tabel"
    assert example in blocks[0]
    fill(lake)
    with lakes.empty_connection() as connection:
        lakes.load_extensions(connection)
        answers = []
        for statement in duckdb.extract_statements("".join(blocks).replace(example, lake.catalog)):
            answers.append(connection.execute(statement).fetchall())
    assert len(answers[3]) == 20
    *_, past, snapshots, then, now = answers
    assert past == [(6 + 1200,)]
    assert [number for number, _ in snapshots] == [*range(snapshots[0][0], -1, -1)]
    assert (then, now) == ([(2,)], [(3,)])


def test_how_a_lake_stands_is_told_and_its_places_are_well(lake: Lake, inbox: Path) -> None:
    at = ("--warehouse", str(lake))
    run("ingest", inbox, *at)
    told = run("status", *at)
    assert (told.exit_code, told.stderr) == (0, ""), told.output
    lines = [line[11:] for line in told.stdout.splitlines()]
    assert lines[1:3] == [
        "1 report; open findings: none",
        "nothing, as a lake keeps no reader waiting",
    ]
    assert lines[4:6] == ["1 version since the run before", f"{FIETSEN}, version 1: first seen"]
    settings = Settings(warehouse=lake)
    checks = [check_warehouse(settings), check_schema(settings), check_lock(settings)]
    assert [check.verdict for check in checks] == ["ok", "ok", "ok"]
