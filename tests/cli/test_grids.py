"""Every table of a PDF, whatever it is about, as JSON or for the eye."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.runs import run, told

FIXTURE = Path(__file__).parents[2] / "fixtures" / "pdf" / "jong-en-vrij.pdf"
TURNED = FIXTURE.with_name("zorgen-voor-een-ander.pdf")


def test_grids_prints_each_table_with_its_page_its_box_and_its_cells() -> None:
    found = json.loads(run("grids", FIXTURE, "--format", "json").stdout)
    money = next(t for t in found if any(c["text"] == "kleding en schoenen" for c in t["cells"]))
    assert money["page"] == 2
    x0, top, x1, bottom = money["bbox"]
    assert 50 < x0 < x1 < 440
    assert 340 < top < bottom < 440
    rows: dict[int, dict[int, str]] = {}
    for cell in money["cells"]:
        rows.setdefault(cell["row"], {})[cell["col"]] = cell["text"]
    assert [list(r.values()) for r in rows.values()][:2] == [
        ["totaal", "12-14 jaar", "15-17 jaar", "18-20 jaar", "21-24 jaar"],
        ["kleding en schoenen", "41,60", "18,25", "36,90", "52,40", "54,75"],
    ]


def test_the_box_of_a_table_that_stands_sideways_is_that_of_the_page_as_it_is_shown() -> None:
    found = json.loads(run("grids", TURNED, "--format", "json").stdout)
    (sideways,) = [t for t in found if t["page"] == 4]
    x0, top, x1, bottom = sideways["bbox"]
    assert bottom - top > x1 - x0
    assert 0 <= x0 < x1 <= 596
    assert 0 <= top < bottom <= 842


def test_grids_for_the_eye_numbers_the_tables() -> None:
    assert run("grids", FIXTURE).stdout.splitlines()[0] == "1. page 2, 10 × 8"


def test_a_text_has_no_places_to_find_tables_by(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Tabel 1.1 Fietsen")
    assert told(run("grids", path), 3) == (
        "a.txt: is no PDF; a text export has no places that tables could be found by. "
        "Use `tabel-extract parse` for its captioned tables."
    )
