"""Sentences that leave to others what they are of: whom, which answers, which of several things.

The texts stand before the tables of ``repairs.txt``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.claims.housing import claims_in

_REPORT = Path(__file__).with_name("repairs.txt").read_text(encoding="utf-8")
AGREES, WRONG, OPEN = "agrees", "disagrees", "not_in_document"

RIGHT = "Het recht op herstel krijgt steun van 62% van de bevolking (zie tabel 7.3). "
MAKERS = "Fietsenmakers krijgen het meeste vertrouwen: 61% heeft er veel vertrouwen in en "
SELF = "Zelf herstellen doet in 2024 46% (zie tabel 7.2). "


def told(text: str) -> list[tuple[str, str]]:
    """Each number of a text, and the verdict on it."""
    return [(c.quantity, c.verdict) for c in claims_in(_REPORT, text)]


def last(text: str) -> str:
    """The verdict on the last number of a text."""
    return told(text)[-1][1]


@pytest.mark.parametrize(
    ("text", "printed", "other"),
    [
        (RIGHT + "Mensen met inwonende kinderen zijn er met @% vaker voor.", "71", "72"),
        (RIGHT + "Onder mensen zonder inwonende kinderen is dat @%.", "58", "61"),
        (RIGHT + "Van de ouders is @% voorstander.", "71", "72"),
        (RIGHT + "Van de ouders is 71% voorstander, tegen @% van de overigen.", "58", "61"),
        (RIGHT + "Van de dorpelingen is @% voorstander.", "55", "58"),
        (
            RIGHT
            + "Van de stedelingen is 67% voor, van de dorpelingen 55%, en van die laatsten is "
            "@% tegen.",
            "25",
            "18",
        ),
        (RIGHT + "Wie in een dorp woont, zegt het minder vaak (@%).", "55", "58"),
    ],
)
def test_a_group_is_told_by_a_part_of_its_name_or_by_what_divides_it_from_others(
    text: str, printed: str, other: str
) -> None:
    assert last(text.replace("@", printed)) == AGREES
    assert last(text.replace("@", other)) != AGREES


@pytest.mark.parametrize(
    ("text", "printed", "other"),
    [
        ("De fietsenmaker trekt 41%, onder wie relatief veel jongeren (@%).", "52", "46"),
        ("Bij de fietsenmaker komt 43% van de 35-54-jarigen en van de groep daarboven @%.", "35",
         "52"),
        ("Van de jongeren komt een op de zeven in een repaircafé, tegen @% gemiddeld.", "24", "29"),
        ("Onder vijfenzeventigplussers gaat @% naar een repaircafé.", "36", "24"),
        ("Naar een repaircafé gaat onder de 55-74-jarigen @%.", "31", "24"),
        ("Mannen van boven de dertig, vaak vaders van jonge kinderen, daargelaten, is het in het "
         "repaircafé druk met 55-74-jarigen (@%).", "31", "24"),
        ("Vrouwen gaan vaker naar een repaircafé dan mannen (29% tegenover 19%), terwijl bij de "
         "fietsenmaker het omgekeerde geldt (36% tegenover @%).", "46", "41"),
    ],
)  # fmt: skip
def test_a_group_is_the_one_that_stands_beside_its_number_or_follows_from_another(
    text: str, printed: str, other: str
) -> None:
    asked = "Waar laten mensen hun spullen maken (zie tabel 7.1)? " + text
    assert last(asked.replace("@", printed)) == AGREES
    assert last(asked.replace("@", other)) != AGREES


@pytest.mark.parametrize(
    ("text", "printed", "other"),
    [
        (RIGHT + "Van de vrouwen is 66% voor en @% tegen.", "18", "21"),
        (RIGHT + "Vrouwen (66%) zijn er vaker voor, terwijl van hen @% tegen is.", "18", "21"),
        (RIGHT + "Tegenstanders? Die zijn er nauwelijks: @%.", "21", "17"),
        (
            RIGHT + "Onder vrouwen zijn voor- en tegenstanders het oneens: 66 tegen @%.",
            "18",
            "66",
        ),
        (RIGHT.replace(" (", "; de resterende @% is neutraal of ertegen ("), "38", "41"),
        (RIGHT + "Nog eens @% heeft geen duidelijk standpunt.", "17", "21"),
        (MAKERS + "@% weinig (zie tabel 7.7).", "13", "61"),
    ],
)
def test_answers_are_those_that_a_clause_has_half_a_name_of(
    text: str, printed: str, other: str
) -> None:
    assert last(text.replace("@", printed)) == AGREES
    assert last(text.replace("@", other)) != AGREES


@pytest.mark.parametrize(
    ("text", "printed", "other"),
    [
        ("Een naaimachine staat bij @% een of twee keer per week op tafel (zie tabel 7.4).", "28",
         "13"),
        ("Een naaimachine gebruikt @% op minstens drie dagen per week (zie tabel 7.4).", "19",
         "13"),
        ("De boormachine, dan (zie tabel 7.4). Die pakt @% (bijna) nooit.", "49", "53"),
        ("Over het tempo verschilt men van mening (zie tabel 7.5). Precies @% koos het midden.",
         "20", "14"),
        ("Over het tempo verschilt men van mening (zie tabel 7.5). De meest gekozen score is de "
         "4, met @%.", "20", "14"),
        ("Over het tempo verschilt men van mening (zie tabel 7.5). Een score van 4 geeft 20%, en "
         "met een score van 5, 6 of 7 vindt @% dat het vaak moet.", "38", "29"),
        ("Over het tempo verschilt men van mening (zie tabel 7.5). Bij de uitersten wil @% het "
         "veel minder vaak.", "16", "9"),
    ],
)  # fmt: skip
def test_answers_are_told_by_how_often_or_by_where_they_stand_on_a_scale(
    text: str, printed: str, other: str
) -> None:
    assert last(text.replace("@", printed)) == AGREES
    assert last(text.replace("@", other)) != AGREES


@pytest.mark.parametrize(
    ("text", "printed", "other"),
    [
        (SELF + "Dat was eerder meer. In 2022 zette @% zich daartoe.", "49", "43"),
        ("In 2018 lag dat anders (zie tabel 7.2). Zelf herstellen deed destijds @%.", "43", "46"),
        ("Zelf herstellen ligt met 46% iets onder het niveau van de vorige meting, toen het nog "
         "@% was (zie tabel 7.2).", "49", "43"),
        ("Zelf herstellen ging in tien jaar tijd met @ procentpunten omhoog (tabel 7.2).", "6",
         "3"),
        (SELF + "Dat is niet niks. Alleen al in de laatste twee jaar ging er @ procentpunten af.",
         "3", "6"),
        ("Zelf herstellen deed in 2022 nog 49%, @ procentpunten meer dan vier jaar eerder, maar in "
         "2024 is dat veranderd (zie tabel 7.2).", "6", "3"),
        ("Bij de fietsenmaker komt 46% van de mannen en 36% van de vrouwen (zie tabel 7.1). Het "
         "verschil in repaircafébezoek tussen beide groepen is @ procentpunten.", "10", "5"),
        ("Naar de fietsenmaker gaat 41%; fabrikant, repaircafé en kennissen volgen met "
         "respectievelijk 33%, 24% en @% (zie tabel 7.1).", "12", "41"),
    ],
)  # fmt: skip
def test_a_year_a_change_and_a_list_are_of_what_was_named_before_them(
    text: str, printed: str, other: str
) -> None:
    assert last(text.replace("@", printed)) == AGREES
    assert last(text.replace("@", other)) != AGREES


@pytest.mark.parametrize(
    ("text", "printed", "other"),
    [
        ("Klussen in huis kost gemiddeld @ uur per week (zie tabel 7.6).", "3,6", "3,9"),
        ("De bouwmarkt komt in 2024 niet boven een @ uit (zie tabel 7.8).", "6,1", "6,6"),
        (RIGHT + "Mensen met inwonende kinderen scoren gemiddeld een @ op de vijfpuntsschaal.",
         "3,9", "3,6"),
        ("De bouwmarkt krijgt in 2024 een 6,1 (zie tabel 7.8), ver onder de @ uit 2022.", "6,6",
         "6,9"),
        ("De bouwmarkt zakte van een 6,6 in 2022 naar een 6,1 in 2024 (zie tabel 7.8), een verlies "
         "van @ punt.", "0,5", "0,8"),
    ],
)  # fmt: skip
def test_marks_are_read_in_what_a_table_counts_and_no_word_turns_them_around(
    text: str, printed: str, other: str
) -> None:
    quantity, verdict = told(text.replace("@", printed))[-1]
    assert (quantity.split()[0], verdict) == (printed, AGREES)
    assert last(text.replace("@", other)) != AGREES


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("De bereidheid tot zelf herstellen is toegenomen, maar de groep is met @% nog klein.",
         "46"),
        ("Zelf herstellen liep op van 40% naar 46%, en bij mannen gaat het om een stijging van @% "
         "naar 51%.", "45"),
        ("Minder eensgezind is men over het herstel, waarvan @% vindt dat het moet.", "62"),
    ],
)  # fmt: skip
def test_a_share_stays_one_of_people_beside_words_of_growth_and_of_parts(
    text: str, verdict: str
) -> None:
    found = {c.quantity: c.statistic for c in claims_in(_REPORT, text.replace("@", verdict))}
    assert found[f"{verdict}%"]


def test_a_word_shared_with_an_item_of_another_table_that_has_other_answers_ends_nothing() -> None:
    text = "Naar een repaircafé gaat 24% (zie tabel 7.1). Daar komt {} van de mannen kleding halen."
    assert last(text.format("19%")) == AGREES


def test_a_short_sentence_brings_up_a_thing_before_its_numbers_name_an_answer() -> None:
    text = "Wat wordt er gebruikt (zie tabel 7.4)? De boormachine dan. Die pakt {} (bijna) nooit."
    assert last(text.format("49%")) == AGREES
    assert last(text.format("53%")) == OPEN
