"""`claims` of a text without tables: its survey, the statistics it tells, what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tabel_extract.model import Document, Provenance
from tests.cli.claimed import ARTICLE, SHARE, VAGUE, keep, printed
from tests.cli.runs import run
from tests.texts import write
from tests.warehouse.reports import UNLINKED, with_claims
from tests.warehouse.reports import report as stand

ELSEWHERE = replace(UNLINKED, provenance=Provenance(line=9))
BRIDGE = replace(VAGUE, item="een brug voor fietsers")
SPARSE = replace(with_claims(stand(), BRIDGE, SHARE, ELSEWHERE), tables=(), document=Document())
STATISTICS = """\
Ruim twee op de drie (66,7–72) · tegen · panelleden (regel 4)
  Over: een brug voor fietsers
  Ruim twee op de drie panelleden (68 procent) zijn voor het plan.

68 procent · voor · panelleden (regel 4)
  Ruim twee op de drie panelleden (68 procent) zijn voor het plan.
"""
ABSENT = (
    "Niet gevonden in de tekst: uitgever, datum, onder wie, veldwerk, ondervraagden, panel, "
    "weging, vraagstelling, foutmarge"
)


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


def test_an_article_tells_its_survey_and_what_it_leaves_out() -> None:
    lines = printed(run("claims", ARTICLE)).splitlines()
    assert lines[3:12] == [
        "Uitgever       Regionaal Nieuwsblad",
        "Datum          12 juni 2025",
        "Onder wie      inwoners van 18 jaar en ouder in de oostelijke provincies",
        "Veldwerk       19 t/m 25 mei 2025",
        "Ondervraagden  1.874",
        "Panel          Cultuurpanel Oost",
        "Weging         leeftijd, geslacht, opleiding, gemeente",
        "Niet gevonden in de tekst: vraagstelling, foutmarge",
        "",
    ]
    assert lines[12].startswith("54 procent")
    assert "  Van de panelleden bezocht 54 procent in het afgelopen jaar minstens" in lines[13]
    assert "zonder tabel is er niets om ze aan te toetsen" in lines[-1]


def test_statistics_say_what_they_are_about_where_their_sentence_does_not(warehouse: Path) -> None:
    keep(warehouse, SPARSE)
    assert printed(run("claims", "stand", "-w", warehouse)) == (
        f"stand.txt\nstand\n\n{ABSENT}\n\n{STATISTICS}\n"
        "2 uitkomsten; zonder tabel is er niets om ze aan te toetsen; 1 ander getal (--all)\n"
    )


def test_other_numbers_of_an_article_come_last_and_only_where_asked(warehouse: Path) -> None:
    keep(warehouse, SPARSE)
    assert printed(run("claims", "stand", "-w", warehouse, "--all")) == (
        f"stand.txt\nstand\n\n{ABSENT}\n\n{STATISTICS}\n"
        "120 (regel 9)\n  De gemeente telt 120 buurten.\n\n"
        "2 uitkomsten; zonder tabel is er niets om ze aan te toetsen; 1 ander getal\n"
    )


def test_an_article_is_told_in_english_where_asked(warehouse: Path) -> None:
    keep(warehouse, SPARSE)
    lines = printed(run("claims", "stand", "-w", warehouse, "--lang", "en")).splitlines()
    assert lines[3] == (
        "Not found in the text: publisher, date, among whom, fieldwork, respondents, panel, "
        "weighting, question wording, margin of error"
    )
    assert lines[5:7] == [
        "Ruim twee op de drie (66.7–72) · against · panelleden (line 4)",
        "  About: een brug voor fietsers",
    ]
    assert lines[-1] == (
        "2 results; without a table there is nothing to test them against; 1 other number (--all)"
    )


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("De foutmarge is 2,2 procentpunt.", "Foutmarge"),
        ("De uitkomsten hebben een marge van plus of min 3 procent.", "Foutmarge"),
        ("Op de vraag ‘Moeten er meer fietspaden komen?’ zegt 61 procent ja.", "Vraagstelling"),
        ("De winkel draait met een marge van niets.", None),
    ],
)
def test_a_margin_and_a_wording_are_shown_where_a_sentence_gives_them(
    tmp_path: Path, sentence: str, named: str | None
) -> None:
    text = f"Nieuws\n\nVan de inwoners fietst 54 procent elke dag. {sentence}\n"
    lines = printed(run("claims", write(tmp_path, "a.txt", text))).splitlines()
    shown = {line.split("  ")[0]: line.split("  ")[-1].strip() for line in lines if "  " in line}
    absent = next(line for line in lines if line.startswith("Niet gevonden"))
    if named is None:
        assert absent.endswith("weging, vraagstelling, foutmarge")
    else:
        assert shown[named] == sentence
        assert named.lower() not in absent


def test_an_article_without_numbers_still_says_what_it_leaves_out(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Een kop\n\nDe fiets is van iedereen, en dat blijft zo.\n")
    assert printed(run("claims", path)) == (
        f"Een kop\na.txt\n\n{ABSENT}\n\nGeen getallen in de tekst.\n"
    )
