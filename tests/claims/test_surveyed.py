"""Which numbers are of people's answers, and which of registrations, money and growth."""

from __future__ import annotations

import pytest

from tabel_extract.claims.about.segments import segments
from tabel_extract.claims.about.surveyed import is_statistic
from tests.claims.grammar import READER
from tests.claims.made import whose


def statistics(sentence: str) -> list[bool]:
    """Of each number whether it is a statistic, its clause with per cent signs in their place."""
    found = READER.read(sentence)
    filled = sentence
    for quantity in found:
        length = quantity.end - quantity.start
        filled = filled[: quantity.start] + "%" * length + filled[quantity.end :]
    return [
        is_statistic(filled[start:end], sentence, about, quantity)
        for quantity, (start, end), about in zip(
            found, segments(sentence, found), whose(sentence), strict=True
        )
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Van de vrouwen fietst 40%.",
        "Een kwart van de mensen is tegen.",
        "Het aandeel fietsers steeg van 40% naar 50%.",
        "Dat is 40%, tegen 30% twee jaar geleden.",
        "40% van de wetenschappers fietst.",
        "De fiets krijgt gemiddeld een 7,5.",
        "40% is voor een hogere btw.",
        "Van de vrouwen fietst 40% minder dan 1 keer per week.",
        "Van de vrouwen fietst 40% meer dan twee uur per dag.",
        "Van de vrouwen is 40% overtuigd van die noodzaak.",
        "40% gebruikt geen van die fietsen.",
        "Van die met een laag inkomen fietst 40%.",
        "Van die reizigers fietst 40%.",
    ],
)
def test_what_people_answer_and_do_is_a_statistic(sentence: str) -> None:
    assert set(statistics(sentence)) == {True}


@pytest.mark.parametrize(
    "sentence",
    [
        "De gemeente registreerde dat 40% van de fietsen weg was.",
        "Uit de jaarverslagen komt 40%.",
        "Het aantal aangiften daalde met 5%.",
        "De omzet groeide met ruim 5%.",
        "De inflatie was 5%.",
        "De prijzen liggen 10% hoger.",
        "Een stijging van 10% is veel.",
        "Er wordt 10% minder gefietst dan vorig jaar.",
        "Men betaalt 10% meer dan drie jaar geleden.",
        "De respons was 56%.",
        "De foutmarge bedraagt 3%.",
        "De btw ging naar 21%.",
        "Dat is 3% van het bruto binnenlands product.",
        "40% van de bedden is leeg.",
        "Daarvan is 40% van staal.",
        "Van die fietsen is 40% van staal.",
    ],
)
def test_registrations_growth_money_and_technique_are_none(sentence: str) -> None:
    assert set(statistics(sentence)) == {False}


def test_for_and_against_of_what_was_named_are_statistics() -> None:
    said = "Het meest geliefd is de tram, waarvan 63% voorstander is."
    assert set(statistics(said)) == {True}
    assert set(statistics("Er rijden veel trams, waarvan 63% van staal is.")) == {False}
