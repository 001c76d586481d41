"""What articles without tables state: headlines, lists, and for or against, number by number."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tabel_extract.claims.read import read_claims
from tabel_extract.reading.text import read_text
from tabel_extract.tables.assemble import read_tables
from tests.claims.grammar import PHRASES

Told = list[tuple[str, str | None]]
"""Quantities of survey statistics, each with its direction."""

CALM = "Zwemmen is gezond, en dat weten zwemmers al heel lang zonder dat iemand ernaar vraagt."


def statistics(text: str) -> Told:
    """The survey statistics that an indented text states."""
    lines = read_text(dedent(text).strip("\n").encode(), "zwemmen.txt").lines
    reading = read_tables(lines)
    claims = read_claims(reading.prose, reading.tables, PHRASES)
    return [(c.quantity, c.direction) for c in claims if c.statistic]


def items(text: str) -> list[str | None]:
    lines = read_text(dedent(text).strip("\n").encode(), "zwemmen.txt").lines
    reading = read_tables(lines)
    return [c.item for c in read_claims(reading.prose, reading.tables, PHRASES)]


def test_a_headline_states_its_number() -> None:
    assert statistics(f"Twee derde wil een langer strand\n\n{CALM}") == [("Twee derde", "for")]


@pytest.mark.parametrize("pointer", ["Lees ook", "Bekijk ook", "Lees verder"])
def test_the_headline_of_another_article_states_nothing(pointer: str) -> None:
    assert statistics(f"{CALM}\n\n{pointer}: Twee derde wil een langer strand\n\n{CALM}") == []


def test_a_heading_over_tables_only_names_what_they_are_of() -> None:
    table = """\
        Twee derde wil een langer strand

        Tabel 1 Zwemmen, naar geslacht (in procenten)

                 man   vrouw
        zee       40      50
        meer      60      50
        """
    assert statistics(table) == []


def test_dots_begin_an_entry_also_below_a_line_that_did_not_end() -> None:
    text = """\
        Door: Jan Bad van de redactie | Geplaatst: 3 mei 2024 | Bijgewerkt: 5 mei 2024

        In het kort
        • 61% juicht een langer strand toe
        • 1 op de 10 zwemt elke dag
        """
    assert statistics(text) == [("61%", "for"), ("1 op de 10", None)]
    assert items(text) == ["juicht een langer strand toe", "zwemt elke dag"]


def test_a_numbered_list_has_an_entry_a_line() -> None:
    text = """\
        Wat is er mis met de zee? Kies er zoveel als u wilt.

        1. Te weinig badmeesters – 52 procent
        2. Slecht weer – 46 procent
        3. Kwallen – 41 procent
        """
    assert statistics(text) == [("52 procent", None), ("46 procent", None), ("41 procent", None)]
    assert items(text) == ["Te weinig badmeesters", "Slecht weer", "Kwallen"]


def test_an_entry_that_is_an_answer_is_for_or_against() -> None:
    text = f"{CALM}\n\nEens: 71 procent\nOneens: 12 procent\nGeen mening: 17 procent"
    assert statistics(text) == [
        ("71 procent", "for"),
        ("12 procent", "against"),
        ("17 procent", None),
    ]


def test_what_a_clause_tells_itself_is_not_looked_for_before_it() -> None:
    said = "Zij is niet de enige: van de zwemmers zegt 74% dat het dier bang is voor kwallen."
    assert items(said) == ["van de zwemmers zegt … dat het dier bang is voor kwallen"]
    assert items("Over een pier van steen: 74% vindt dat goed.") == ["Over een pier van steen"]


def test_an_entry_with_a_verb_says_what_people_hold() -> None:
    said = "• Vindt dat het strand langer mag: 77%\n• Zwemt elke dag: 12%"
    assert statistics(f"{CALM}\n\n{said}") == [("77%", "for"), ("12%", None)]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("61% is voor een pier, 18% is tegen en de rest is neutraal.", ["for", "against"]),
        ("Zwemmers willen zuinig zijn, maar 17% weet wat dat kost.", [None]),
        ("88% heeft een eigen handdoek, dus nee zeggen is moeilijk.", [None]),
        ("Velen steunen een pier, maar 17% is ertegen.", ["against"]),
        ("Vier op de tien willen zwemmen, mits dat niet te veel kost.", ["for"]),
        ("Het strand noemt 38% slecht en een derde matig.", ["against", None]),
        ("Een meerderheid van 68% is voor een pier.", ["for", "for"]),
        ("Over de breedte van het strand is 68% tevreden.", ["for"]),
        ("Binnen de dijk wil 63% van de auto's af, tegenover 38% in het dorp.", ["for", "for"]),
    ],
)
def test_what_a_sentence_says_beside_a_number_is_not_what_it_holds(
    said: str, told: list[str | None]
) -> None:
    assert [direction for _, direction in statistics(f"{CALM} {said}")] == told


def test_reasons_are_no_positions_until_the_paragraph_ends() -> None:
    said = "Gevraagd naar de redenen noemt 55% de kou. Bijna 40% is bang voor kwallen."
    next_ = "40% is tegen een pier."
    assert statistics(f"{said}\n\n{next_}") == [
        ("55%", None),
        ("Bijna 40%", None),
        ("40%", "against"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "De bond zag dat 19% van de betalingen op het strand contant was; in 2010 was dat 65%.",
        "De leegstand was 9%. Een jaar eerder was dat 6%.",
        "Haar diploma's zijn goed: gemiddeld 41 van de 60.",
        "Bij een uitkomst van 50% geldt een foutmarge van 3 procentpunt.",
        "‘Negentig procent van mijn klanten zwemt’, schat de slager.",
        "Het verkopen van ijs kost ons inmiddels 4,5 procent.",
        "De spaarrente van gemiddeld 1,6 procent speelt geen rol.",
        "In de droge zomer lag het verbruik 38% boven normaal.",
        "Sensoren telden vorig jaar 6% minder bezoekers op het strand.",
        "Van de klachten die in 2024 binnenkwamen, ging 31% over kwallen.",
        "Er zijn plannen voor een lagere strandbelasting (nu 2%).",
        "Bespaar tot 20% met een abonnement!",
        "De strandtent zit voor 40 procent vol, het terras voor 60 procent.",
        "Na de btw-verhoging van 9 naar 21 procent is ijs duur.",
        "‘Dan moeten we 30 procent meer handdoeken kopen.’",
        "812 zwemmers vulden de vragenlijst in, van wie 68 procent vrouw.",
        "De uitkomsten gelden met een marge van 2,2 procentpunt.",
    ],
)
def test_counts_money_margins_and_guesses_are_no_answers(said: str) -> None:
    assert statistics(f"{CALM} {said}") == []


def test_members_that_a_sentence_points_back_to_are_people() -> None:
    said = "De bond peilde haar achterban: van die leden was 82% tegen een pier."
    assert statistics(said) == [("82%", "against")]
