"""Nothing in a file or in its name can steer the terminal or forge a line of output."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tabel_extract.pipeline import read_report
from tabel_extract.published import publish
from tests.cli.runs import run
from tests.texts import report_text, write

ANSI = "\x1b[2J\x1b]0;titel\x07\x9b31m"
BIDI = "\u202e\u2066\u200f\u202c\u2069"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ARABIC_MARK = "\u061c"


def commands(tmp_path: Path, name: str, text: str) -> str:
    """All that the commands print about a hostile file, on both streams."""
    path = write(tmp_path, f"in/{name}", text)
    warehouse = tmp_path / "w.duckdb"
    found = [run("parse", path), run("ingest", path, "-w", warehouse)]
    found += [run("history", "-w", warehouse), run("show", "zo", "-w", warehouse)]
    write(tmp_path, f"in/{name}", text.replace(" 46 ", " 47 "))
    found += [run("ingest", path, "-w", warehouse, "--report-id", "zo")]
    found += [run("history", "zo", "-w", warehouse), run("show", "zo", "-w", warehouse)]
    write(tmp_path, f"in/{name}", text)
    found += [run("ingest", path, "-w", warehouse, "--report-id", "zo")]
    found += [run("diff", "zo", "-w", warehouse), run("parse", path.with_name(name + "x"))]
    return "".join(r.output for r in found)


def hostile(poison: str) -> str:
    """Poison in every part, and enough honest text around it to be read as text at all."""
    text = report_text(f"1 Fietsen{poison} in de stad", extra="\nDe fiets is van iedereen." * 90)
    text = text.replace("fietst elke dag", f"fietst{poison} elke dag")
    return text.replace("Fietspanel", f"Fiets{poison}panel").replace("vrouw", f"vr{poison}ouw")


@pytest.mark.parametrize("poison", [ANSI, BIDI])
def test_a_text_cannot_steer_the_terminal(tmp_path: Path, poison: str) -> None:
    printed = commands(tmp_path, "a.txt", hostile(poison))
    assert "Tabel 1.1" in printed
    assert STEERING.findall(printed) == []


@pytest.mark.parametrize("poison", [ANSI, BIDI, ARABIC_MARK])
def test_json_cannot_steer_the_terminal_and_says_the_same(tmp_path: Path, poison: str) -> None:
    name = f"a{poison.replace('/', '')}.txt"
    path, warehouse = write(tmp_path, name, hostile(poison)), tmp_path / "w.duckdb"
    run("ingest", path, "-w", warehouse)
    printed = [
        run("parse", path, "--format", "json").output,
        run("claims", path, "--format", "json").output,
        run("questions", "--format", "json", "-w", warehouse).output,
        run("subgroups", "--format", "json", "-w", warehouse).output,
    ]
    assert STEERING.findall("".join(printed)) == []
    assert ARABIC_MARK not in "".join(printed)
    assert json.loads(printed[0]) == publish(read_report(path)).model_dump(mode="json")


@pytest.mark.parametrize("poison", [ANSI, BIDI])
def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path, poison: str) -> None:
    printed = commands(tmp_path, f"a{poison.replace('/', '')}.txt", report_text())
    assert "\N{REPLACEMENT CHARACTER}" in printed
    assert STEERING.findall(printed) == []


@pytest.mark.parametrize("place", ["text", "name"])
def test_the_arabic_letter_mark_is_a_bidi_control_too(tmp_path: Path, place: str) -> None:
    name = f"a{ARABIC_MARK}.txt" if place == "name" else "a.txt"
    text = hostile(ARABIC_MARK) if place == "text" else report_text()
    assert ARABIC_MARK not in commands(tmp_path, name, text)


@pytest.mark.parametrize("command", ["parse", "ingest"])
def test_a_file_name_cannot_forge_a_line(tmp_path: Path, command: str) -> None:
    forged = "\n= rapport.txt: nothing new\n.txt"
    missing = run(command, tmp_path / f"weg{forged}")
    assert [line for line in missing.output.splitlines() if line.startswith("= ")] == []


def test_an_identity_of_the_users_own_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path, warehouse = write(tmp_path, "a.txt", report_text()), tmp_path / "w.duckdb"
    found = [run("ingest", path, "-w", warehouse, "--report-id", f"x{ANSI}{BIDI}")]
    found += [run("history", "-w", warehouse), run("show", f"y{ANSI}", "-w", warehouse)]
    assert STEERING.findall("".join(r.output for r in found)) == []


def test_brackets_in_a_report_are_no_markup(tmp_path: Path) -> None:
    text = report_text("1 Fietsen [bold]in[/bold] de [/stad]")
    result = run("parse", write(tmp_path, "[red]a.txt", text))
    assert result.stdout.splitlines()[:2] == ["1 Fietsen [bold]in[/bold] de [/stad]", "[red]a.txt"]


def test_pages_are_written_inside_their_folder_whatever_a_report_is_called(tmp_path: Path) -> None:
    path, warehouse = write(tmp_path, "a.txt", report_text()), tmp_path / "w.duckdb"
    run("ingest", path, "-w", warehouse, "--report-id", "../../evil")
    before = {p for p in tmp_path.rglob("*") if p.is_file()}
    assert run("report", "-w", warehouse, "-o", tmp_path / "a" / "b").exit_code == 0
    made = {p for p in tmp_path.rglob("*") if p.is_file()} - before
    assert {p.parent for p in made} == {tmp_path / "a" / "b"}
