"""Words that a wide gap parts, and lines beside each other, are no certain part of one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tabel_extract.claims.quantities.phrases import load_phrases
from tabel_extract.claims.read import read_claims
from tabel_extract.reading.text import read_text
from tabel_extract.tables.assemble import Reading, read_tables
from tests.tables.placed.typed import reading_of, typed

TABLE = """
Tabel 1.1 Mening over de fiets, naar geslacht, bevolking 18 jaar en ouder, 2024 (in procenten)

                                    totaal    man   vrouw
draagt een helm op de fiets             22     18      26
gaat met de trein naar het werk         14     15      13
Bron: Fietspanel
"""
ABOVE = "Wie fietst die komt eerder op zijn werk dan wie met de auto gaat."

Piece = tuple[str, bool]
Read = Callable[[str], list[Piece]]


def pieces_of(reading: Reading) -> list[Piece]:
    return [(" ".join(line.text.split()), line.apart) for line in reading.running]


def printed(text: str) -> list[Piece]:
    """The prose above a table on a page, and whether each line stands apart."""
    return pieces_of(reading_of(typed(f"{text}\n\n{TABLE}")))


def exported(text: str) -> list[Piece]:
    """The same in a text export."""
    return pieces_of(read_tables(read_text(f"{text}\n{TABLE}".encode(), "fiets.txt").lines))


@pytest.mark.parametrize("read", [printed, exported])
def test_a_gap_much_wider_than_the_others_of_its_line_parts_it_from_what_goes_on(
    read: Read,
) -> None:
    line = "Van de mannen die fietsen wil er       57% met de trein en naar zee"
    assert read(f"{ABOVE}\n{line}\nom te zwemmen.") == [
        (ABOVE, False),
        ("Van de mannen die fietsen wil er", True),
        ("57% met de trein en naar zee", True),
        ("om te zwemmen.", True),
    ]


@pytest.mark.parametrize("read", [printed, exported])
@pytest.mark.parametrize(
    "line",
    [
        "Wie   fietst   die   komt   eerder   op   zijn   werk",
        "3.1    Wie met de fiets naar zijn werk gaat",
        "Hoofdstuk 3    Wie met de fiets naar zijn werk gaat",
        "a)    wie met de fiets naar zijn werk gaat",
        "•    wie met de fiets naar zijn werk gaat",
        "Toelichting:    wie met de fiets naar zijn werk gaat",
        "Fietsers      automobilisten",
    ],
)
def test_stretched_lines_and_tabs_behind_what_opens_a_line_part_nothing(
    read: Read, line: str
) -> None:
    text = f"{ABOVE}\n{line}\n{ABOVE}"
    assert (" ".join(line.split()), False) in read(text)
    assert all(not apart for _, apart in read(text))


def test_a_line_beside_the_one_before_it_goes_on_with_nothing() -> None:
    left, right = "Van de mannen die fietsen wil er", "57% met de trein en naar zee"
    page = typed(f"{left}      {right}\n\n\n{ABOVE}\n\n{TABLE}")
    lower = page.words[len(left.split())].x0
    first = page.words[0].baseline
    words = [
        replace(w, baseline=w.baseline + 5, top=w.top + 5, bottom=w.bottom + 5)
        if w.baseline == first and w.x0 >= lower
        else w
        for w in page.words
    ]
    reading = reading_of(replace(page, words=tuple(words)))
    assert pieces_of(reading) == [(left, False), (right, True), (ABOVE, False)]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("77% draagt een helm op de fiets.", "disagrees"),
        ("77% draagt een helm op de fiets       die van een ander is.", "not_in_document"),
        ("Van wie fietst is het zo dat       77% een helm op de fiets draagt.", "not_in_document"),
        ("22% draagt een helm op de fiets       die van een ander is.", "agrees"),
    ],
)
def test_what_a_gap_breaks_off_bears_a_number_out_and_never_accuses(
    said: str, verdict: str
) -> None:
    reading = reading_of(typed(f"{said}\n\n{TABLE}"))
    (claim,) = read_claims(reading.running, reading.tables, load_phrases())
    assert claim.verdict == verdict
