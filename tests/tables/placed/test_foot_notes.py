"""Notes at the foot of a page go to the table that refers to them, past what stands between."""

from __future__ import annotations

from dataclasses import replace

from tabel_extract.page import Page
from tabel_extract.tables.assemble import Reading, read_tables
from tabel_extract.tables.pages import read_pages
from tests.tables.placed.typed import Typed, typed

RAISED = {"⁺": "†", "ᵃ": "a", "ᵇ": "b", "ᶜ": "c", "ᵈ": "d"}
"""Typed as signs that look raised, read as smaller letters above their line."""


def _page(text: str, number: int = 1) -> Page:
    """A typed page with its raised letters small and high, apart from the words before them."""
    page = typed(text, number)
    words = []
    for word in page.words:
        sign = RAISED.get(word.text) or RAISED.get(word.text[-1])
        if sign is None:
            words.append(word)
            continue
        low = word.baseline - 4
        raised = replace(word, text=sign, size=7.0, baseline=low, bottom=word.bottom - 4)
        if word.text not in RAISED:
            host = replace(word, text=word.text[:-1], x1=word.x1 - 4)
            raised = replace(raised, x0=host.x1, spaced=False)
            words.append(host)
        words.append(raised)
    return replace(page, words=tuple(words))


def _read(*pages: Page) -> Reading:
    read = read_pages(Typed(pages))
    return read_tables(read.text.lines, read.printed)


def _notes(reading: Reading) -> dict[str, list[str]]:
    return {t.label: [f"{n.marker} {n.text}" for n in t.notes] for t in reading.tables}


PROSE = """
Wie zwemt, doet dat meestal in zee, zo blijkt uit de gesprekken met wie er
van hield, en wie niet van water houdt, blijft thuis en leest een boek.
"""

ONE = """
Tabel 1 Zwemmen, naar opleiding, 2031 (in procenten)

              laag   hoog
in zeeᵃ         12     58
in een meerᵇ    88     42
Bron: SCP
"""

TWO = """
Tabel 2 Duiken, naar opleiding, 2031 (in procenten)

              laag   hoog
in zeeᶜ         12     58
in een meer     88     42
Bron: SCP
"""


def test_the_notes_of_two_tables_stand_at_the_foot_of_the_page_behind_running_text() -> None:
    reading = _read(
        _page(
            f"""{ONE}{PROSE}{TWO}{PROSE}

ᵃ Vraag: ‘Zwemt u wel eens in zee?’
ᵇ Vraag: ‘Zwemt u wel eens in een meer,
of in een plas?’
ᶜ Vraag: ‘Duikt u wel eens in zee?’
"""
        )
    )
    assert _notes(reading) == {
        "Tabel 1": [
            "a Vraag: ‘Zwemt u wel eens in zee?’",
            "b Vraag: ‘Zwemt u wel eens in een meer, of in een plas?’",
        ],
        "Tabel 2": ["c Vraag: ‘Duikt u wel eens in zee?’"],
    }
    assert reading.issues == ()
    assert not any("Vraag" in line.text for line in reading.prose)


def test_a_note_that_stands_below_the_next_table_goes_to_the_table_that_refers_to_it() -> None:
    reading = _read(
        _page(
            f"""{ONE}{TWO}

ᵃ Vraag: ‘Zwemt u wel eens in zee?’
ᵇ Vraag: ‘Zwemt u wel eens in een meer?’
ᶜ Vraag: ‘Duikt u wel eens in zee?’
"""
        )
    )
    assert _notes(reading) == {
        "Tabel 1": [
            "a Vraag: ‘Zwemt u wel eens in zee?’",
            "b Vraag: ‘Zwemt u wel eens in een meer?’",
        ],
        "Tabel 2": ["c Vraag: ‘Duikt u wel eens in zee?’"],
    }


def test_a_note_that_running_text_refers_to_as_well_stays_where_it_is() -> None:
    text = f"{ONE}{PROSE}".replace("de gesprekken met", "gesprekkenᵃ met")
    reading = _read(_page(f"{text}\n\nᵃ Vraag: ‘Zwemt u wel eens in zee?’\n"))
    assert _notes(reading) == {"Tabel 1": []}
    assert ("note_missing", "a") in {(i.code, dict(i.facts).get("marker")) for i in reading.issues}


def test_a_note_that_two_tables_may_have_is_given_to_neither() -> None:
    both = f"{ONE}{PROSE}{TWO.replace('ᶜ', 'ᵃ')}{PROSE}"
    reading = _read(_page(f"{both}\n\nᵃ Vraag: ‘Zwemt u wel eens in zee?’\n"))
    assert _notes(reading) == {"Tabel 1": [], "Tabel 2": []}


def test_a_table_has_no_notes_from_the_foot_of_a_page_that_it_is_not_on() -> None:
    reading = _read(
        _page(ONE + PROSE),
        _page(f"{TWO}{PROSE}\n\nᵃ Vraag: ‘Zwemt u wel eens in zee?’\n", number=2),
    )
    assert _notes(reading) == {"Tabel 1": [], "Tabel 2": []}


def test_a_table_over_two_pages_has_the_notes_of_both_feet() -> None:
    first = ONE.replace("Bron: SCP\n", "")
    rest = ONE.replace("Tabel 1", "Tabel 1 (vervolg)").replace("ᵃ", "").replace("ᵇ", "ᵈ")
    reading = _read(
        _page(f"{first}\n\n\n\nᵃ Vraag: ‘Zwemt u in zee?’\nᵇ Vraag: ‘Zwemt u in een meer?’\n"),
        _page(f"{rest}{PROSE}{TWO}\n\nᶜ Vraag: ‘Duikt u?’\nᵈ Vraag: ‘Zwemt u nu?’\n", number=2),
    )
    assert _notes(reading) == {
        "Tabel 1": [
            "a Vraag: ‘Zwemt u in zee?’",
            "b Vraag: ‘Zwemt u in een meer?’",
            "d Vraag: ‘Zwemt u nu?’",
        ],
        "Tabel 2": ["c Vraag: ‘Duikt u?’"],
    }


def test_a_dagger_that_is_raised_is_no_part_of_a_heading_but_refers_to_its_note() -> None:
    reading = _read(
        _page(
            """
Tabel 1 Zwemmen, naar opleiding, 2031 (in procenten)

              laag   hoog
in zee⁺         12     58
in een meer     88     42
⁺ Ook in de haven.
Bron: SCP
"""
        )
    )
    (table,) = reading.tables
    assert {o.row: o.markers for o in table.observations} == {
        ("in zee",): ("†",),
        ("in een meer",): (),
    }
    assert (_notes(reading), reading.issues) == ({"Tabel 1": ["† Ook in de haven."]}, ())
