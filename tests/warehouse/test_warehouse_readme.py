"""The README for data engineers names what there is, and what it shows runs as written."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from tabel_extract.codes.file import load_codes
from tabel_extract.pipeline import read_report
from tabel_extract.warehouse.freshness import published_path
from tabel_extract.warehouse.journal import PlaceEvent
from tabel_extract.warehouse.runs import begin
from tabel_extract.warehouse.store import Warehouse
from tabel_extract.warehouse.subgroups import apply_codes
from tests.warehouse.entities import entity_picture
from tests.warehouse.reports import (
    AGREEING,
    DISAGREEING,
    NO_SOURCE,
    TOO_HIGH,
    from_bytes,
    opinions,
    report,
    with_claims,
    with_findings,
)

ROOT = Path(__file__).parents[2]
README_FILE = ROOT / "warehouse" / "README.md"
README = README_FILE.read_text(encoding="utf-8")
QUERIES = sorted((ROOT / "warehouse" / "queries").glob("*.sql"))


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


def question(query: Path) -> str:
    """The question that a query starts with, up to its question mark."""
    lines = query.read_text(encoding="utf-8").splitlines()
    comment = " ".join(line.removeprefix("--").strip() for line in lines if line.startswith("--"))
    return comment[: comment.index("?") + 1]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("stored") / "tabel.duckdb"
    first = with_findings(report(), TOO_HIGH, NO_SOURCE)
    second = from_bytes(with_findings(report(opinions(first=41.0)), NO_SOURCE), "b" * 64)
    second = with_claims(second, AGREEING, DISAGREEING)
    with Warehouse.open(path) as warehouse:
        for of in (first, second):
            warehouse.save([("stand", of)], program_version="1", now=datetime.now(UTC))
        wrong = with_claims(with_findings(report(title="Wonen"), TOO_HIGH), AGREEING, DISAGREEING)
        warehouse.save([("wonen", wrong)], program_version="1", now=datetime.now(UTC))
        apply_codes(warehouse, load_codes(), program_version="1", now=datetime.now(UTC))
    run = begin(path, kind="flow", asked=[], program_version="1")
    run.note_looks(
        [], [PlaceEvent("inbox", "stand.txt", "found", datetime.now(UTC), None, "stand")]
    )
    run.finish()
    with Warehouse.open(path) as warehouse:
        warehouse.publish()
    return path


def named(name: str) -> str:
    """A query of the folder, by its name."""
    return (ROOT / "warehouse" / "queries" / f"{name}.sql").read_text(encoding="utf-8")


def run(path: Path, query: str) -> list[tuple[object, ...]]:
    # Through Arrow, because plain rows with a TIMESTAMPTZ need a package that nothing else needs.
    with duckdb.connect(path, read_only=True) as connection:
        rows = connection.execute(query).to_arrow_table().to_pylist()
    return [tuple(row.values()) for row in rows]


def test_every_table_view_and_macro_is_named(stored: Path) -> None:
    names = run(
        stored,
        "SELECT table_name FROM duckdb_tables() WHERE NOT internal "
        "UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal "
        "UNION ALL SELECT function_name FROM duckdb_functions() WHERE NOT internal",
    )
    assert len(names) > 10
    assert [name for (name,) in names if not re.search(rf"`{name}[`(]", README)] == []


def test_every_reason_for_a_version_is_named() -> None:
    assert [name for name in ("first_seen", "source_revised", "reread") if name not in README] == []


def test_the_picture_of_the_tables_is_that_of_the_schema(
    warehouse: Warehouse, request: pytest.FixtureRequest
) -> None:
    picture = entity_picture(warehouse)
    if request.config.getoption("--update-goldens"):
        renewed = re.sub(
            r"```mermaid\n.*?```", f"```mermaid\n{picture}```", README, flags=re.DOTALL
        )
        README_FILE.write_text(renewed, encoding="utf-8")
    else:
        assert blocks("mermaid") == [picture]


def test_every_table_is_in_the_picture_and_joined_or_stands_alone(warehouse: Warehouse) -> None:
    (picture,) = blocks("mermaid")
    tables = [name for (name,) in warehouse.query("SELECT table_name FROM duckdb_tables()")]
    assert [name for name in tables if f"    {name} {{" not in picture] == []
    joined = set(re.findall(r"--o[{|] (\w+) :", picture))
    assert set(tables) - joined == {"version", "run", "code_list", "schema_migration"}


def test_each_query_stands_in_the_readme_with_its_question() -> None:
    assert len(QUERIES) >= 4
    for query in QUERIES:
        assert f"[`queries/{query.name}`](queries/{query.name}) | {question(query)} |" in README


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.stem)
def test_each_query_runs_and_finds_something(stored: Path, query: Path) -> None:
    assert run(stored, query.read_text(encoding="utf-8"))


def test_answers_by_group_compares_with_the_total(stored: Path) -> None:
    rows = run(stored, named("answers_by_group"))
    of_stand = [row[6:] for row in rows if row[0] == "Stand van de gemeente"]
    assert of_stand[0] == ("opleiding", "mbo, havo, vwo", 41.0, "percent", -4.0)
    # The cell with an error is left out.
    assert len([row for row in rows if row[0] == "Wonen"]) == 3


def test_answers_by_group_compares_rows_that_are_groups_with_the_row_of_all(path: Path) -> None:
    fixture = read_report(ROOT / "fixtures" / "vervoer-en-fiets.txt")
    with Warehouse.open(path) as warehouse:
        warehouse.save([("fiets", fixture)], program_version="1", now=datetime.now(UTC))
    rows = run(path, named("answers_by_group"))
    assert ("geslacht › man", "(bijna) dagelijks", "geslacht", "man", 33.0, "percent", -1.0) in {
        row[4:] for row in rows if row[1] == "Tabel 2.2"
    }


def test_what_changed_shows_the_one_cell_that_changed(stored: Path) -> None:
    ((_, _, reason, *rest),) = run(stored, named("what_changed"))
    assert (reason, rest[0], rest[-2:]) == ("source_revised", "Tabel 1.1", ["40", "41"])


def test_what_to_check_first_starts_with_errors(stored: Path) -> None:
    rows = run(stored, named("what_to_check_first"))
    assert [row[1] for row in rows] == ["error", "warning"]


def test_which_claims_disagree_starts_with_the_report_that_changed_last(stored: Path) -> None:
    rows = run(stored, named("which_claims_disagree"))
    claimed = (
        *(2, DISAGREEING.sentence, "ruim 20 procentpunt", 20.0, 25.0, 10.0),
        *("percentage_points", "Tabel 1.1"),
        [
            "gemeente doet genoeg › eens › opleiding › hbo, wo",
            "gemeente doet genoeg › eens › opleiding › mbo, havo, vwo",
        ],
    )
    assert [(row[0], *row[2:]) for row in rows] == [
        ("Wonen", *claimed, False),  # a cell that it rests on has an error
        ("Stand van de gemeente", *claimed, True),
    ]


def test_which_groups_join_shows_what_both_reports_say_of_one_group(stored: Path) -> None:
    (query,) = [query for query in QUERIES if query.stem == "which_groups_join"]
    rows = run(stored, query.read_text(encoding="utf-8"))
    assert [(str(row[1]).split(" › ")[1], *row[2:5], row[11]) for row in rows] == [
        (answer, "totaal", "total", title, value)
        for answer, value in (("eens", 45.0), ("oneens", 55.0))
        for title in ("Stand van de gemeente", "Wonen")
    ]


def test_the_query_about_claims_in_the_readme_shows_each_cell_that_one_rests_on(
    stored: Path,
) -> None:
    (query,) = [query for query in blocks("sql") if "current_claims" in query]
    agree, mbo, hbo = (
        "gemeente doet genoeg › eens",
        "opleiding › mbo, havo, vwo",
        "opleiding › hbo, wo",
    )
    assert run(stored, query)[:3] == [
        ("Veertig procent", 40.0, agree, mbo, 41.0, True),
        ("ruim 20 procentpunt", 10.0, agree, hbo, 50.0, True),
        ("ruim 20 procentpunt", 10.0, agree, mbo, 41.0, True),
    ]


def test_which_reports_are_there_tells_what_is_left_to_check(stored: Path) -> None:
    rows = run(stored, named("which_reports_are_there"))
    asked = (
        *("Bureau Peil", "bevolking 18 jaar en ouder", date(2025, 9, 1), date(2025, 10, 15)),
        *(1204, "Gemeentepanel", 1, 6),
    )
    assert [row[:-2] for row in rows] == [
        ("Stand van de gemeente", *asked, 0, 1),
        ("Wonen", *asked, 1, 0),
    ]


def test_what_was_stored_starts_with_the_last_version(stored: Path) -> None:
    rows = run(stored, named("what_was_stored"))
    assert [row[1:7] for row in rows] == [
        ("Wonen", 1, "first_seen", 6, 0, 0),
        ("Stand van de gemeente", 2, "source_revised", 0, 0, 1),
        ("Stand van de gemeente", 1, "first_seen", 6, 0, 0),
    ]


def test_one_question_over_the_years_gives_the_totals_of_every_report(stored: Path) -> None:
    rows = run(stored, named("one_question_over_the_years"))
    assert [(row[0], row[2], *row[6:]) for row in rows] == [
        (2025, title, f"gemeente doet genoeg › {answer}", raw, "percent", True)
        for title in ("Stand van de gemeente", "Wonen")
        for answer, raw in (("eens", "45"), ("oneens", "55"))
    ]


@pytest.mark.parametrize("query", blocks("sql"))
def test_the_sql_of_the_readme_runs_in_the_published_copy(stored: Path, query: str) -> None:
    run(published_path(stored), query)


def test_the_python_of_the_readme_runs(
    stored: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    work = tmp_path / "work"
    (work / "warehouse").mkdir(parents=True)
    (work / "warehouse" / "queries").symlink_to(ROOT / "warehouse" / "queries")
    (work / "warehouse" / "tabel.published.duckdb").symlink_to(published_path(stored))
    monkeypatch.chdir(work)
    (script,) = blocks("python")
    exec(script, {})
    assert "Wonen" in capsys.readouterr().out
