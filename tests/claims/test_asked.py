"""Tables that name no population are about those whom their report says that it asked."""

from __future__ import annotations

import pytest

from tabel_extract.claims.read import read_claims
from tabel_extract.model import Line
from tests.checks.tables import MEN, TOTAL, WOMEN, table
from tests.claims.grammar import PHRASES

ASKED = "In totaal vulden 1.204 fietsers de vragenlijst in."


def _verdict(text: str, population: str | None = None) -> tuple[str, str]:
    """The verdict on the last number of a text, and why."""
    printed = table(
        (TOTAL, MEN, WOMEN),
        {("draagt een helm",): ("30", "20", "40"), ("heeft een bel",): ("81", "80", "82")},
        population=population,
    )
    prose = [Line(1, None, text, text)]
    last = read_claims(prose, [printed], PHRASES)[-1]
    return last.verdict, last.reason


@pytest.mark.parametrize(("told", "verdict"), [("30", "agrees"), ("36", "disagrees")])
def test_those_counted_as_asked_are_everyone(told: str, verdict: str) -> None:
    assert _verdict(f"{ASKED} Van de fietsers draagt {told}% een helm.")[0] == verdict


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("Van de fietsers draagt 36% een helm.", None),
        (f"{ASKED} Van de automobilisten draagt 36% een helm.", None),
        (f"{ASKED} Van de fietsers draagt 36% een helm.", "automobilisten"),
        (f"{ASKED} Er deden 812 automobilisten mee. Van de fietsers draagt 36% een helm.", None),
    ],
)
def test_other_people_are_not_held_against_the_table(text: str, population: str | None) -> None:
    assert _verdict(text, population)[0] == "not_in_document"


def test_a_word_that_starts_with_onder_names_no_group_behind_it() -> None:
    asked = "In totaal vulden 1.204 ondernemers de vragenlijst in."
    assert _verdict(f"{asked} Ondernemers dragen voor 30% een helm.") == ("agrees", "equal")
