"""What stands around a table: its original, what the text says of it, what changed, a picture."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tabel_extract.model import CheckOutcome, Note
from tabel_extract.pipeline import read_report
from tabel_extract.report.originals import NOTHING, Cut, originals
from tabel_extract.report.site import write_site
from tests.report.html_page import Element, having, read_page
from tests.report.sample import (
    SOURCE,
    claimed,
    cycling,
    edition,
    observation,
    report,
    revised,
    table,
)

PDF = Path(__file__).parents[2] / "fixtures" / "pdf" / "zorgen-voor-een-ander.pdf"


@pytest.fixture
def page(tmp_path: Path) -> Element:
    write_site(tmp_path, [revised()])
    return read_page((tmp_path / "fietsen-2025.html").read_text("utf-8"))


def test_claims_come_worst_first_and_those_that_need_eyes_stand_open(page: Element) -> None:
    groups = having(page, "details", "claims")
    told = [(one.all("summary")[0].text(), "open" in one.attributes) for one in groups]
    assert told == [
        ("! In tegenspraak met de tabel (1)", True),
        ("? Te bekijken (1)", True),
        ("– Niet te toetsen (1)", False),
        ("✓ Klopt met de tabel (1)", False),
    ]


def test_a_claim_shows_its_number_in_its_sentence_its_cell_and_why(page: Element) -> None:
    worst = having(page, "details", "claims")[0]
    assert (
        worst.all("blockquote")[0].text() == "Van de <ouderen> voelt 83% zich veilig op de fiets."
    )
    assert [mark.text() for mark in worst.all("mark")] == ["83%"]
    assert "De zin zegt 83%, maar in de tabel staat 63%" in worst.text()
    link = worst.all("a")[0]
    assert (
        link.text() == "Tabel 3.1, ‘veilig op de fiets › (helemaal) eens’, ‘leeftijd › ≥ 35 jaar’"
    )
    cells = {cell.attributes.get("id"): cell for cell in page.all("td")}
    assert cells[link.attributes["href"].removeprefix("#")].all("span")[0].text() == "63"


def test_what_changed_is_told_cell_by_cell_with_old_and_new(page: Element) -> None:
    rows = [
        tuple(part.text() for part in row.all("th", "td"))
        for changed in having(page, "details", "changes")
        for row in changed.all("tbody")[0].all("tr")
    ]
    cell = "‘veilig op de fiets › (helemaal) eens’; ‘totaal’"
    assert rows == [
        ("het rapport ondervraagden", "1790", "1842"),
        ("bijschrift periode", "2023", "2025"),
        (
            "noot b",
            "Vraagstelling: ‘Voelt u zich veilig?’",
            "Vraagstelling: ‘Ik voel mij veilig op de fiets in mijn buurt.’",
        ),
        (f"{cell} ook anders: vraagstelling", "59", "61"),
        ("tabel Cijfer voor de fietspaden", "nieuw", "5 cellen"),
        ("tabel Oude tabel", "5 cellen", "vervallen"),
        (f"“{claimed().claims[0].sentence}”", "nieuw", "61%: klopt"),
    ]


def test_a_first_version_says_nothing_of_changes(tmp_path: Path) -> None:
    write_site(tmp_path, [edition(cycling())])
    text = (tmp_path / "fietsen-2025.html").read_text("utf-8")
    assert "Wat er is veranderd" not in text


def test_a_table_of_a_text_shows_its_lines_and_marks_those_with_a_finding(page: Element) -> None:
    first = having(page, "details", "original")[0]
    lines = first.all("li")
    assert [line.attributes["value"] for line in lines] == [str(n) for n in range(8, 25)]
    assert lines[0].text() == "regel 8 <b>van</b> de bron"
    marked = {
        line.attributes["value"]: line.attributes["class"] for line in lines if line.classes()
    }
    assert marked == {"14": "look", "17": "wrong"}


def test_without_the_source_the_page_says_that_there_is_no_picture(tmp_path: Path) -> None:
    write_site(tmp_path, [edition(cycling())])
    text = read_page((tmp_path / "fietsen-2025.html").read_text("utf-8")).text()
    assert "Het bronbestand is niet bewaard" in text


def test_a_check_that_was_not_made_says_why(page: Element) -> None:
    told = [found.text() for found in having(page, "details", "checked")]
    assert "waarden binnen hun grenzen: 14 keer, 1 keer bezwaar" in told[0]
    assert (
        "Niet te toetsen: verdelingen die 100 moeten zijn; er staat geen volledige verdeling in"
        in told[0]
    )
    assert told[-1].startswith("Over het hele rapport: niets")


def test_checks_of_an_older_program_are_told_by_their_code(tmp_path: Path) -> None:
    known = report(table([observation(("ja",), ("totaal",), "12")]))
    old = CheckOutcome("een_oude_controle", 0, reason="een_oude_reden")
    write_site(tmp_path, [edition(replace(known, checks=(old,)))])
    text = read_page((tmp_path / "fietsen-2025.html").read_text("utf-8")).text()
    assert "Niet te toetsen: een_oude_controle; een_oude_reden" in text


def test_each_number_carries_what_goes_along_when_it_is_copied(page: Element) -> None:
    record = json.loads(str(having(page, "script", "slip-data")[0].children[0]))
    link = having(page, "details", "claims")[0].all("a")[0].attributes["href"]
    raw, *places, box = record["cells"][link.removeprefix("#")]
    texts = [record["texts"][place] if place >= 0 else None for place in places]
    assert (raw, box) == ("63%", None)
    assert texts == [
        "veilig op de fiets › (helemaal) eens",
        "leeftijd › ≥ 35 jaar",
        "in procenten",
        "Ik voel mij veilig op de fiets in mijn buurt.",
        "2025",
        None,
        "regel 14",
        "EERST BEKIJKEN: Tekst spreekt tabel tegen (bevinding 2)",
        None,
        None,
        None,
    ]
    assert record["texts"][record["base"]] == "inwoners van 16 jaar en ouder"
    assert record["texts"][record["source"]] == "Bureau Zadelpen (Fietspeiling ’25)"


def test_a_pdf_shows_each_table_cut_from_its_page_with_room_for_every_cell() -> None:
    read = read_report(PDF)
    found = originals(read, PDF.read_bytes())
    assert [len(one.cuts) for one in found] == [1, 1, 1, 1, 2, 1]
    for one, original in zip(read.tables, found, strict=True):
        for cell in one.observations:
            (cut,) = [c for c in original.cuts if c.page == cell.provenance.page]
            assert cell.provenance.bbox is not None
            left, top, width, height = cut.place(cell.provenance.bbox)
            assert left >= 0
            assert top >= 0
            assert left + width <= 1000
            assert top + height <= 1000


def test_the_ink_of_a_number_lies_within_its_box() -> None:
    """So that the mark on the picture is where the number is."""
    read = read_report(PDF)
    (cut,) = originals(read, PDF.read_bytes())[0].cuts
    picture = Image.open(BytesIO(base64.b64decode(cut.address.partition(",")[2]))).convert("L")
    assert picture.size == (cut.width, cut.height)
    for cell in read.tables[0].observations:
        assert cell.provenance.bbox is not None
        assert _darkest(picture, cut, cell.provenance.bbox) < 100


def _darkest(picture: Image.Image, cut: Cut, box: tuple[float, float, float, float]) -> int:
    left, top, width, height = cut.place(box)
    across, down = picture.width / 1000, picture.height / 1000
    piece = picture.crop(
        (
            round(left * across),
            round(top * down),
            round((left + width) * across),
            round((top + height) * down),
        )
    )
    return int(piece.getextrema()[0])  # type: ignore[arg-type]


def test_a_source_that_cannot_be_read_any_more_costs_only_its_pictures() -> None:
    read = read_report(PDF)
    assert originals(read, b"%PDF-1.4 broken") == [NOTHING] * len(read.tables)
    assert originals(cycling(), None) == [NOTHING] * 6
    assert originals(cycling(), SOURCE.encode())[0].lines[0] == (8, "regel 8 <b>van</b> de bron")


@pytest.mark.parametrize(("count", "told"), [(1, "1 klopt"), (2, "2 kloppen")])
def test_statements_that_agree_are_counted_in_the_number_of_their_verb(
    tmp_path: Path, count: int, told: str
) -> None:
    agreeing = [claim for claim in claimed().claims if claim.verdict == "agrees"][:1]
    content = replace(claimed(), claims=(*agreeing * count,))
    write_site(tmp_path, [edition(content)])
    page = read_page((tmp_path / "fietsen-2025.html").read_text("utf-8"))
    line = next(p for p in having(page, "p", "verdict") if "getal of hoeveelheid" in p.text())
    assert line.text().endswith(f"{told}.")


def test_a_note_without_a_marker_is_shown_without_one(tmp_path: Path) -> None:
    first = table([observation(("vaak",), ("man",), "12")])
    notes = (Note("a", "note", "Aan de kust."), Note(None, "note", "Toelichting: zonder."))
    read = report(replace(first, notes=notes), replace(first, label="Tabel 2", notes=notes[1:]))
    write_site(tmp_path, [edition(read)])
    page = read_page((tmp_path / "fietsen-2025.html").read_text("utf-8"))

    shown = [found.text() for found in having(page, "details", "notes")]
    assert [" ".join(text.split()) for text in shown] == [
        "Noten: a a Aan de kust. Toelichting: zonder.",
        "Noten Toelichting: zonder.",
    ]
