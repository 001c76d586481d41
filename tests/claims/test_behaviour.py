"""What is foreseen, wished or put the other way round is not what people were asked."""

from __future__ import annotations

import pytest

from tabel_extract.claims.quantities.phrases import load_phrases
from tabel_extract.claims.read import read_claims
from tabel_extract.reading.text import read_text
from tabel_extract.tables.assemble import read_tables

REPORT = """\
1 De fiets

Zo denken mensen over de fiets (zie tabel 1.1).

{said}

Tabel 1.1 Mening over de fiets, naar geslacht, bevolking 18 jaar en ouder, 2024 (in procenten)

totaal geslacht

man vrouw

draagt een helm op de fiets 22 18 26

gaat met de trein naar het werk 14 15 13

vindt de stoep te smala 40 44 36

a Vraagstelling: ‘De stoep is te smal.’

Bron: Fietspanel 2024
"""


def verdict(said: str) -> str:
    reading = read_tables(read_text(REPORT.format(said=said).encode(), "fiets.txt").lines)
    (claim,) = read_claims(reading.prose, reading.tables, load_phrases())
    return claim.verdict


@pytest.mark.parametrize(
    "said",
    [
        "Van de mannen draagt 77% een helm op de fiets.",
        "77% draagt een helm op de fiets.",
        "77% vindt de stoep te smal.",
    ],
)
def test_a_wrong_number_of_what_a_row_says_is_accused(said: str) -> None:
    assert verdict(said) == "disagrees"


@pytest.mark.parametrize(
    "said",
    [
        "Over tien jaar draagt naar verwachting 77% een helm op de fiets.",
        "Als het verplicht was, zou 77% een helm op de fiets dragen.",
        "77% zou wel met de trein naar het werk willen.",
        "Vrouwen dragen 77% vaker een helm op de fiets dan mannen.",
        "Een helm op de fiets is volgens 77% onnodig.",
        "De stoep te breed vindt 77%.",
        "77% gaat met de auto naar het werk.",
        "In Denemarken draagt 77% een helm op de fiets.",
        "Van de jonge vrouwen draagt 77% een helm op de fiets.",
        "Vorig jaar droeg 77% een helm op de fiets.",
        "77% draagt nooit een helm op de fiets.",
        "Van degenen die een helm dragen, vindt 77% de stoep te smal.",
        "77% kocht een helm voor op de fiets.",
        "77% van de helmen op de fiets is rood.",
        "77% draagt een helm op de elektrische fiets.",
        "Het aantal dat een helm op de fiets draagt, steeg met 77%.",
    ],
)
def test_a_number_of_something_else_is_held_against_no_row(said: str) -> None:
    assert verdict(said) == "not_in_document"
