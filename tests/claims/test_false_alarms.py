"""Numbers that a careful reader would not hold against the tables, and those that one would.

The texts stand before the tables of ``housing.txt``; a number that can't be looked up equals no
cell that it might be mistaken for.
"""

from __future__ import annotations

import pytest

from tabel_extract.claims.quantities.phrases import load_phrases
from tabel_extract.claims.read import read_claims
from tabel_extract.reading.text import read_text
from tabel_extract.tables.assemble import read_tables
from tests.claims.housing import verdicts

WRONG = "disagrees"

ELSEWHERE = [
    "In Duitsland is 71% tevreden met de eigen woning, in België 76%.",
    "In de Randstad is 71% tevreden met de eigen woning, in de rest van het land 86%.",
    "Van de inwoners is in Amsterdam 71% tevreden met de eigen woning.",
    "In de provincie Groningen vindt 39% dat er meer woningen in het groen moeten komen.",
]
OTHER_TIMES = [
    "In de jaren negentig vond 31% dat er meer woningen in het groen moeten worden gebouwd.",
    "Tijdens de pandemie was 74% tevreden met de eigen woning.",
    "Voor de crisis was 88% tevreden met de eigen woning.",
    "Eerst was 74% tevreden met de eigen woning, nu is dat 79% onder flatbewoners.",
]
OTHER_PEOPLE = [
    "Wie zelf huurt, vindt vaker dat de huren omlaag moeten (81%).",
    "Van de voorstanders van bouwen in het groen vindt 70% dat de huren omlaag moeten.",
    "De steun voor bouwen in het groen loopt uiteen van 41% bij wandelaars tot 79% bij makelaars.",
    "De steun voor bouwen in het groen varieert van 47% tot 66% tussen de leeftijdsgroepen.",
    "Dat de huren omlaag moeten, verdeelt mensen: de steun is er oplopend van 47% tot 66%.",
    "Samen vindt 79% dat er meer woningen moeten worden gebouwd of heeft geen mening.",
    "Van de tuinders woont 3% in een flat. Ook zijn zij vaker tevreden met de eigen woning: 91%.",
]
"""Limits that no table prints."""

PARTS = [
    "Van de hoogopgeleide vrouwen is 71% tevreden met de eigen woning.",
    "Onder vrouwen met een hbo-opleiding is 77% tevreden met de eigen woning.",
    "Van de vrouwen met kinderen is 71% tevreden met de eigen woning.",
    "Van de werkende vrouwen is 71% tevreden met de eigen woning.",
    "Van de vrouwen in de Randstad is 71% tevreden met de eigen woning.",
    "Van degenen met een hbo- of wo-opleiding die huren, vindt 70% dat de huren omlaag moeten.",
    "Mannen van 18-34 jaar zijn het vaakst voor meer woningen in het groen (77%).",
]
"""Groups that are only a part of one that a table prints, or of two."""

OTHER_THINGS = [
    "Van allen vindt 64% dat de huren omlaag moeten. Dat ook huizenprijzen omlaag moeten, 47%.",
    "Dat de huren in de vrije sector omlaag moeten, vindt 73%.",
    "Dat er meer sociale huurwoningen moeten worden gebouwd, vindt 81%.",
    "Dat er meer woningen boven winkels moeten worden gebouwd, vindt 81%.",
    "Tevreden met de woning is men wel, met de woonomgeving is 78% tevreden.",
    "Raadsleden vinden wel (72%) dat er meer woningen in het groen moeten komen.",
    "De achterban van GroenLinks is verdeeld: 34% wil meer woningen in het groen.",
    "Als dat ten koste gaat van natuur, vindt nog 29% dat er woningen in het groen moeten komen.",
    "Van de bevolking vindt 70% dat de huren omlaag moeten als zij zelf huren.",
    "Van de bevolking is 57% voor bouwen in het groen. Verder mag er hoger gebouwd worden (44%).",
    "Landelijk is 83% tevreden met de eigen woning, lokaal soms maar 61%.",
    "Ook als de belasting omhoog moet, vindt 49% dat de huren omlaag moeten.",
    "Dat dagelijks contact met de buren niet hoeft, is anders dan contact met familie (33%).",
]
"""Words that speak of something else than the item that they resemble."""

ANSWERS = [
    "Zeer tevreden met de eigen woning is 41%.",
    "Van de mensen is 83% tevreden met de eigen woning. Zeer tevreden is 41%.",
    "Een deel van 41% is zeer tevreden over de eigen woning, 42% tevreden.",
    "Tevreden of neutraal over de eigen woning is 94%.",
    "Van de mannen is 41% tegen of neutraal als het gaat om meer woningen bouwen in het groen.",
    "In 2024 heeft 28% last van geluid van buren; 15% heeft er veel last van (zie tabel 4.2).",
    "In 2024 voelt 21% zich weleens onveilig en 4% vaak (zie tabel 4.2).",
]
"""Only a part of an answer, or more than one."""

TURNS = [
    "Neem de huurders. Een deel van 79% vindt dat de huren omlaag moeten.",
    "We legden dezelfde stelling voor aan wethouders. Dat de huren omlaag moeten, vindt 38%.",
    "In het buitenland denkt men er anders over. Dat de huren omlaag moeten, vindt 33%.",
    "Ook in Vlaanderen is dit onderzocht. Dat de huren omlaag moeten, vindt 33%.",
    "In 2019 deden we hetzelfde onderzoek. Dat de huren omlaag moeten, vond 33%.",
]
"""A sentence without numbers that turns to others."""

GUESSES = [
    "Stel dat 80% van de mensen vindt dat de huren omlaag moeten, dan nog is dat lastig.",
    "We verwachtten dat 80% zou vinden dat de huren omlaag moeten.",
    "Mensen schatten dat 75% van de Nederlanders vindt dat de huren omlaag moeten.",
    "Mensen denken dat 30% van alle Nederlanders ontevreden is met de eigen woning.",
    "Het kabinet wil dat de huren met 5% omlaag gaan.",
    "De huren zijn dit jaar met 7% gestegen.",
]
"""What people suppose, plan or guess at, and growth."""

CHANGES = [
    "Van 2016 tot 2022 liep geluid van buren op van 23% naar 31%, en het daalde tot 28%.",
    "In 2016 had 44% last van zwerfvuil op straat, daarna daalde dat naar 37%.",
    "Na 2016 daalde het aandeel met last van zwerfvuil op straat naar 37%.",
    "Sinds 2016 is het aandeel met last van zwerfvuil op straat gedaald naar 37%.",
    "Vergeleken met 2016 had een kleiner deel last van zwerfvuil op straat: 37%.",
]
"""Years in which a change began or ended, which aren't those of the numbers."""

ACCUSED = [
    "Van de Nederlanders vindt 75% dat er meer woningen in het groen moeten worden gebouwd.",
    "Onder vrouwen is 78% tevreden met de eigen woning.",
    "Bijna twee derde vindt dat de huren omlaag moeten (69%).",
    "Van de mensen met een hbo- of wo-opleiding vindt 65% dat de huren omlaag moeten.",
    "In dorpen heeft 29% dagelijks contact met de buren (zie tabel 4.3).",
    "In 2024 had 52% last van hard rijden (zie tabel 4.2).",
    "Het groen in de buurt krijgt gemiddeld een 6,1 (zie tabel 4.4).",
]
"""Plain sentences with a wrong number."""


@pytest.mark.parametrize("text", [*ELSEWHERE, *OTHER_TIMES, *OTHER_PEOPLE])
def test_a_number_of_other_people_or_times_is_not_held_against_the_tables(text: str) -> None:
    assert set(verdicts(text).values()) == {"not_in_document"}


@pytest.mark.parametrize("text", PARTS)
def test_a_part_of_a_group_is_not_the_group(text: str) -> None:
    assert set(verdicts(text).values()) == {"not_in_document"}


@pytest.mark.parametrize("text", [*OTHER_THINGS, *GUESSES])
def test_words_that_no_table_has_leave_a_number_unaccused(text: str) -> None:
    assert WRONG not in verdicts(text).values()


@pytest.mark.parametrize("text", ANSWERS)
def test_part_of_an_answer_is_not_the_answer(text: str) -> None:
    assert WRONG not in verdicts(text).values()


@pytest.mark.parametrize("text", TURNS)
def test_after_a_sentence_that_turns_to_others_numbers_may_be_theirs(text: str) -> None:
    assert WRONG not in verdicts(text).values()


@pytest.mark.parametrize("text", CHANGES)
def test_the_year_that_a_change_is_counted_from_is_not_that_of_its_number(text: str) -> None:
    assert WRONG not in verdicts(text).values()


@pytest.mark.parametrize("text", ACCUSED)
def test_a_plain_sentence_with_a_wrong_number_is_told(text: str) -> None:
    assert WRONG in verdicts(text).values()


NUISANCE = """3 Winkels en buurt

Tabel 3.5 Maatregelen tegen overlast, bevolking 18 jaar en ouder, 2024 (in procenten)

totaal geslacht

man vrouw

winkels vroeg dicht 41 44 38

meer licht op straat 62 60 64

honden aan de lijn 55 52 58

Bron: SCP (OPB’24)

"""


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        (
            "Van de inwoners vindt 28 procent het voorkomen van lawaai een taak voor de winkels "
            "(tabel 3.5).",
            "not_in_document",
        ),
        ("Dat de winkels vroeger dicht gaan, wil 41 procent (tabel 3.5).", "agrees"),
    ],
)
def test_one_word_of_an_item_is_too_little_even_where_its_table_is_named(
    sentence: str, verdict: str
) -> None:
    reading = read_tables(read_text((NUISANCE + sentence).encode(), "winkels").lines)
    (claim,) = read_claims(reading.prose, reading.tables, load_phrases())
    assert claim.verdict == verdict
