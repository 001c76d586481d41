"""What the question bank tells in a terminal, as JSON and as a picture."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tabel_extract.warehouse.store import Warehouse
from tests.cli.runs import run, told
from tests.warehouse.reports import report
from tests.warehouse.taking import save, take
from tests.warehouse.test_questions import EDITIONS

GOLDENS = Path(__file__).with_name("goldens")
MORE = "Ik zou in mijn vrije tijd vaker een boek willen lezen dan ik nu doe."
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with two editions of one report."""
    path: Path = tmp_path_factory.mktemp("questions") / "w.duckdb"
    for name, source in EDITIONS.items():
        assert run("ingest", source, "-w", path, "--report-id", name).exit_code == 0
    return path


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse whose first number was corrected, with names that try to steer a page."""
    path: Path = tmp_path_factory.mktemp("decided") / "w.duckdb"
    with Warehouse.open(path) as warehouse:
        save(warehouse, report(title="<b>Stand</b>"))
        take(warehouse, verdict="corrected", corrected="44,5", name="<i>Noor</i>")
    return path


def printed(*arguments: str | Path) -> str:
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def test_a_search_prints_questions_with_variants_editions_and_totals(
    path: Path, golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDENS / "questions.txt", printed("questions", "vaker een boek lezen", "-w", path))


def test_subgroups_are_printed_on_request(path: Path, golden: Callable[[Path, str], None]) -> None:
    shown = printed("questions", "ontmoetingsplaats", "--subgroups", "-w", path, "--lang", "en")
    golden(GOLDENS / "questions_subgroups.txt", shown)


def test_a_trend_prints_a_bar_for_each_edition_and_names_each_break(
    path: Path, golden: Callable[[Path, str], None]
) -> None:
    shown = [
        printed("trend", MORE, "-w", path),
        printed("trend", MORE, "-w", path, "--group", "opleiding=hbo, wo", "--lang", "en"),
        printed(
            "trend",
            "Ouders zouden hun kinderen tot een jaar of acht elke dag moeten voorlezen",
            "-w",
            path,
        ),
    ]
    golden(GOLDENS / "trend.txt", "\n".join(shown))


def test_a_picture_draws_no_line_over_a_break_and_labels_it(path: Path, tmp_path: Path) -> None:
    broken, joined = tmp_path / "broken.svg", tmp_path / "joined.svg"
    printed("trend", MORE, "-w", path, "-o", broken)
    printed("trend", "qed9947fc60", "-w", path, "-o", joined)
    assert drawn(broken) == {"dots": 2, "lines": 0, "gaps": ["andere vraagtekst"]}
    assert drawn(joined) == {"dots": 2, "lines": 1, "gaps": []}


def drawn(path: Path) -> dict[str, object]:
    """Dots, lines between them and labels of gaps of a picture."""
    root = ElementTree.parse(path).getroot()
    texts = [t.text for t in root.iter(f"{SVG}text") if t.get("class") == "b"]
    return {
        "dots": len(list(root.iter(f"{SVG}circle"))),
        "lines": sum(line.get("class") == "l" for line in root.iter(f"{SVG}line")),
        "gaps": texts,
    }


def test_a_page_has_the_picture_and_a_table_and_needs_nothing_else(
    path: Path, tmp_path: Path
) -> None:
    page = tmp_path / "trend.html"
    printed("trend", MORE, "-w", path, "-o", page)
    text = page.read_text(encoding="utf-8")
    assert text.count("<svg") == text.count("<table>") == 1
    assert "SCP (LVB’22)" in text
    assert re.findall(r'(?:src|href)="', text) == []


def test_what_a_report_or_an_editor_says_is_no_markup_in_a_page(
    decided: Path, tmp_path: Path
) -> None:
    page = tmp_path / "trend.html"
    shown = printed("questions", "gemeente", "--subgroups", "-w", decided)
    assert "40 → 44,5 (<i>Noor</i>: Nagevraagd bij het panel.)" in shown
    name = shown.split()[0]
    printed("trend", name, "-w", decided, "--group", "mbo, havo, vwo", "-o", page)
    text = page.read_text(encoding="utf-8")
    assert "gecorrigeerd: 44,5" in text
    assert "<i>" not in text


def test_json_is_whole_for_programs(path: Path) -> None:
    found = json.loads(printed("questions", "ontmoetingsplaats", "-w", path, "--format", "json"))
    (question,) = found["questions"]
    assert (found["count"], found["nowhere"], len(question["editions"])) == (1, [], 2)
    first = question["editions"][0]
    assert (first["population"], first["period"], first["source"]) == (
        "bevolking 16 jaar en ouder",
        "2022",
        "SCP (LVB’22)",
    )
    assert [(n["raw"], n["category"]) for n in first["numbers"]] == [("27", None), ("43", None)]
    series = json.loads(printed("trend", MORE, "-w", path, "--format", "json"))["series"]
    assert [
        (p["period"], p["value"], p["comparable_with_previous"], [b["kind"] for b in p["breaks"]])
        for p in series[0]["points"]
    ] == [("2022", 48.0, None, []), ("2024", 39.0, False, ["wording"])]


@pytest.mark.parametrize("text", ["", " ", "%", "'", "'; --", "_"])
def test_a_search_without_a_word_ends_with_2(path: Path, text: str) -> None:
    assert told(run("questions", text, "-w", path), 2).startswith("there is no word to search for")


@pytest.mark.parametrize("text", ["ruimtevaart", "x'; DROP TABLE version; --", "100%zeker"])
def test_a_search_that_finds_nothing_ends_with_5_and_does_nothing(path: Path, text: str) -> None:
    before = path.read_bytes()
    assert told(run("questions", text, "-w", path), 5).startswith("no stored report asks about ")
    assert path.read_bytes() == before


def test_what_can_not_be_followed_is_told_in_one_line(path: Path, tmp_path: Path) -> None:
    asked: list[str | Path] = ["trend", MORE, "-w", path]
    unusable: list[list[str | Path]] = [["-o", tmp_path / "a.png"], ["--group", " "]]
    assert told(run("trend", "Wie vroeg dit ooit?", "-w", path), 5).startswith("no stored report")
    assert told(run("trend", "", "-w", path), 2).startswith("name a question")
    assert told(run(*asked, "--group", "leeftijd=oud"), 5).startswith("no edition prints the")
    assert told(run(*asked, "-o", tmp_path / "weg" / "a.svg"), 4).endswith(
        "can't be written (No such file or directory)"
    )
    for wrong in unusable:
        assert run(*asked, *wrong).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_an_empty_warehouse_holds_no_questions(tmp_path: Path) -> None:
    Warehouse.open(tmp_path / "w.duckdb").close()
    assert told(run("questions", "lezen", "-w", tmp_path / "w.duckdb"), 5)
    assert told(run("trend", "lezen", "-w", tmp_path / "w.duckdb"), 5)
