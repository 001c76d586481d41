"""Changes: which way they go, and which year each of their numbers is of."""

from __future__ import annotations

import pytest

from tabel_extract.claims.quantities.phrases import load_phrases
from tabel_extract.claims.read import read_claims
from tabel_extract.reading.text import read_text
from tabel_extract.tables.assemble import read_tables

REPORT = """\
1 Leefstijl

Zo leven volwassenen (zie tabel 1.1).

{said}

Tabel 1.1 Leefstijl, volwassenen van 18 jaar en ouder, 2012-2024 (in procenten)

2012 2016 2020 2024

rookt weleens 27 24 20 18

rookt dagelijks 21 19 15 12

drinkt geen alcohol 19 20 23 28

slaapt slecht 19 21 24 29

Bron: Leefstijlpanel
"""


def verdicts(said: str) -> dict[str, str]:
    reading = read_tables(read_text(REPORT.format(said=said).encode(), "leven.txt").lines)
    claims = read_claims(reading.prose, reading.tables, load_phrases())
    return {claim.quantity: claim.verdict for claim in claims}


OTHER_WAY = [
    "Het aandeel dat geen alcohol drinkt, is van 2012 tot 2024 gedaald met 9 procentpunt.",
    "Het aandeel dat slecht slaapt, nam tussen 2012 en 2024 met 10 procentpunt af.",
    "Het aandeel dat slecht slaapt, is tussen 2012 en 2024 met 10 procentpunt afgenomen.",
    "Het aandeel dat slecht slaapt, liet tussen 2012 en 2024 een daling zien van 10 procentpunt.",
    "Het aandeel dat slecht slaapt, liep tussen 2012 en 2024 met 10 procentpunt terug.",
    "Het aandeel dat weleens rookt, is tussen 2012 en 2024 toegenomen met 9 procentpunt.",
    "Het aandeel dat weleens rookt, ging tussen 2012 en 2024 met 9 procentpunt omhoog.",
]
"""Changes of the right size, the other way."""


@pytest.mark.parametrize("said", OTHER_WAY)
def test_a_change_the_other_way_is_accused(said: str) -> None:
    assert set(verdicts(said).values()) == {"disagrees"}


@pytest.mark.parametrize("said", OTHER_WAY)
def test_a_change_of_another_size_the_other_way_is_not_borne_out(said: str) -> None:
    wrong = said.replace("9 procentpunt", "16 procentpunt").replace("10 procent", "17 procent")
    assert "agrees" not in verdicts(wrong).values()


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("gedaald", "gestegen"),
        ("af.", "toe."),
        ("afgenomen", "toegenomen"),
        ("een daling", "een stijging"),
        ("toegenomen", "afgenomen"),
        ("omhoog", "omlaag"),
    ],
)
def test_the_same_change_the_right_way_agrees(said: str, word: str) -> None:
    right = [s.replace(said, word) for s in OTHER_WAY if said in s]
    assert {v for s in right for v in verdicts(s).values()} == {"agrees"}


def test_less_of_what_people_do_is_more_of_those_who_do_not() -> None:
    said = "Er werd tussen 2012 en 2024 minder alcohol gedronken: een verschil van 9 procentpunt."
    assert "disagrees" not in verdicts(said).values()


def test_a_difference_of_two_numbers_before_it_is_held_to_its_way_too() -> None:
    said = "In 2012 sliep 19% slecht en in 2024 29%, een {way} van 10 procentpunt."
    assert verdicts(said.format(way="stijging"))["10 procentpunt"] == "agrees"
    assert verdicts(said.format(way="daling"))["10 procentpunt"] != "agrees"


def test_each_number_has_the_year_that_stands_right_before_it() -> None:
    said = "Slecht slapen begon in 2012 op {}% en bereikte in 2024 met {}% zijn hoogtepunt."
    assert verdicts(said.format(19, 29)) == {"19%": "agrees", "29%": "agrees"}
    assert "agrees" not in verdicts(said.format(29, 19)).values()


@pytest.mark.parametrize(
    "said",
    [
        "Dagelijks roken kwam in 2024 voor bij 12%, zodat 6% wel rookt, maar niet elke dag.",
        "In 2024 rookte 12% dagelijks, waardoor 88% overblijft die niet dagelijks rookt.",
        "In 2024 rookte 12% dagelijks, hetgeen betekent dat 6% wel rookt maar niet dagelijks.",
        "Van de volwassenen rookt 6% wel, maar niet dagelijks, in 2024.",
        "In 2024 rookte 12% dagelijks; dan resteert 6% die minder vaak rookt.",
    ],
)
def test_what_follows_from_a_number_is_not_held_against_its_cell(said: str) -> None:
    assert "disagrees" not in verdicts(said).values()


def test_a_sentence_gives_one_cell_one_number() -> None:
    said = "In 2024 rookte 12% dagelijks, en in 2024 rookte {}% dagelijks."
    assert "disagrees" not in verdicts(said.format(6)).values()
    assert verdicts("In 2024 rookte 6% dagelijks.")["6%"] == "disagrees"


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Het percentage volwassenen dat weleens rookt, lag in 2024 op {}% (tabel 1.1).", 25),
        ("Weleens roken doet {}% van de volwassenen in 2024 (tabel 1.1).", 25),
    ],
)
def test_everyone_is_told_from_a_part_of_them(said: str, wrong: int) -> None:
    assert set(verdicts(said.format(18)).values()) == {"agrees"}
    assert set(verdicts(said.format(wrong)).values()) == {"disagrees"}


def test_the_other_end_of_a_change_is_of_the_same_thing_whatever_is_said_of_it() -> None:
    said = (
        "Het aandeel dat slecht slaapt, steeg van 19% in 2012 naar {} in 2020, een jaar waarin "
        "fietsers bij regen vaker thuisbleven en treinen leeg waren."
    )

    assert set(verdicts(said.format("24%")).values()) == {"agrees"}
    assert verdicts(said.format("31%"))["31%"] == "not_in_document"  # much else is said of it
