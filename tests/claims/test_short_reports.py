"""Claims as statistical offices write them: short sentences, one after the other, few words each.

The texts stand before the tables of ``sport.txt``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tabel_extract.claims.answers.stances import negations
from tests.claims.housing import claims_in

_REPORT = Path(__file__).with_name("sport.txt").read_text(encoding="utf-8")
AGREES, WRONG, OPEN = "agrees", "disagrees", "not_in_document"

HURT = "In 2024 raakte 35 procent van de bevolking weleens geblesseerd (tabel 5.1). "
SKIPS = "Ruim de helft slaat de warming-up niet over (tabel 5.1). "
ACHES = "Van stijve nekken en hoofden heeft een deel van de mensen last (tabel 5.2). "
STIFF = "Een stijve nek heeft nu 14,3 procent (tabel 5.2). "
FLAT = "Huurders hebben minder vaak halters (20,8 procent) dan kopers (23,9 procent). "
GYM = "Dat er elke dag gymles moet zijn, vindt 51 procent (tabel 5.4). "
PAYS = "Op een schaal van 1 tot 7 kiest 25% het midden (score 5 in tabel 5.6). "
CLUB = "De sfeer krijgt gemiddeld een 7,5 en de trainers een 7,0 (tabel 5.3). "


def verdicts(text: str) -> list[tuple[str, str]]:
    """Each number of a text with its verdict."""
    return [(c.quantity, c.verdict) for c in claims_in(_REPORT, text)]


def last(text: str) -> str:
    """The verdict on the last number of a text."""
    return verdicts(text)[-1][1]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (HURT, AGREES),
        ("Vaak geblesseerd raakte 4,4 procent (tabel 5.1).", AGREES),
        ("Vaak geblesseerd raakte 6,4 procent (tabel 5.1).", WRONG),
        ("Op het werk raakte 11,3 procent weleens geblesseerd (tabel 5.1).", AGREES),
    ],
)
def test_a_heading_in_general_is_named_by_its_other_words(text: str, verdict: str) -> None:
    assert last(text) == verdict


@pytest.mark.parametrize("told", ["39,6", "14,0", "5,2", "47,7"])
def test_more_often_is_no_answer_that_says_often(told: str) -> None:
    found = verdicts(HURT + f"Mannen raken vaker geblesseerd: {told} procent.")
    assert found[-1][1] == (AGREES if told == "39,6" else OPEN)


def test_of_items_that_fit_as_well_the_one_spoken_of_before_is_meant() -> None:
    text = HURT + "Van de 15- tot 25-jarigen raakte {} procent weleens geblesseerd tijdens sport."
    assert last(text.format("47,1")) == AGREES
    assert last(text.format("12,7")) == OPEN
    assert last(text.format("44,4")) == OPEN


def test_cells_whose_headings_do_not_tell_them_apart_carry_no_number() -> None:
    bare = _REPORT.replace("koop huur alleenstaand paar gezin eenouder\n", "").replace(
        "totaal woning huishouden\n", ""
    )
    found = claims_in(bare, "Een racefiets heeft 20,2 procent (tabel 5.5).")
    assert [c.verdict for c in found] == [OPEN]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (SKIPS + "Van de jongsten doet 41,2 procent dat, van de oudsten 63,4 procent.", AGREES),
        (SKIPS + "De oudsten (63,4 procent) doen dit het vaakst.", AGREES),
        (HURT + "Onder ouderen is dat 21,8 procent.", AGREES),
        (HURT + "Onder ouderen is dat 24,8 procent.", WRONG),
        (HURT + "Onder jongeren is dat 47,1 procent.", AGREES),
        (HURT + "Onder jongeren is dat 41,7 procent.", WRONG),
        (HURT + "Onder jongeren met een beperking is dat 41,7 procent.", OPEN),
        (HURT + "Onder ouderen van 75 jaar en ouder is dat 17,7 procent.", OPEN),
        (HURT + "Onder alleenwonende ouderen is dat 17,7 procent.", OPEN),
    ],
)
def test_the_young_and_the_old_are_the_first_and_the_last_ages(text: str, verdict: str) -> None:
    assert last(text) == verdict


@pytest.mark.parametrize("word", ["jongeren", "ouderen"])
def test_ages_that_split_the_old_or_go_on_past_the_young_are_not_called_so(word: str) -> None:
    report = _REPORT.replace(
        "15-24 jaar 25-44 jaar 45-64 jaar ≥ 65 jaar", "15-34 jaar 35-54 jaar 55-74 jaar ≥ 75 jaar"
    )
    found = claims_in(report, HURT + f"Onder {word} is dat 30,3 procent.")
    assert found[-1].verdict == OPEN


def test_the_groups_in_between_are_those_between_the_two_before() -> None:
    ends = "Van de jongsten raakte 47,1 procent weleens geblesseerd, van de oudsten 21,8 procent. "
    text = ends + "De groepen ertussenin blijven steken op respectievelijk {} procent."
    assert [v for _, v in verdicts(text.format("40,3 en 31,5"))] == [AGREES] * 4
    assert [v for _, v in verdicts(text.format("41,3 en 30,5"))][2:] == [WRONG] * 2
    assert [v for _, v in verdicts(text.format("41,3, 35,6 en 30,5"))][2:] == [OPEN] * 3


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Van de huiseigenaren heeft 24,6 procent een racefiets (tabel 5.5).", AGREES),
        ("Van de huiseigenaren heeft 29,4 procent een racefiets (tabel 5.5).", WRONG),
        ("Van de alleenstaande studenten heeft 29,4 procent een racefiets (tabel 5.5).", OPEN),
        ("Van de alleenstaanden heeft 29,4 procent een racefiets (tabel 5.5).", WRONG),
    ],
)
def test_owners_are_those_of_a_house_and_single_students_are_not_all_singles(
    said: str, verdict: str
) -> None:
    assert last(said) == verdict


def test_two_numbers_of_two_groups_go_on_in_their_order() -> None:
    found = verdicts(FLAT + "Voor een racefiets is dat 9,1 om 24,6 procent.")
    assert [v for _, v in found] == [AGREES] * 4
    found = verdicts(FLAT + "Voor een racefiets is dat 18,2 om 9,1 procent.")
    assert [v for _, v in found][2:] == [OPEN, OPEN]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huurders hebben vaker geen van deze dingen, 55,7 procent tegenover 31,0 procent.",
         [AGREES, AGREES]),
        ("Huurders hebben vaker geen van deze dingen, 55,7 procent tegenover 40,5 procent.",
         [AGREES, OPEN]),
        ("Eenouders hebben vaker geen van deze dingen, 58,4 procent tegenover 52,8 procent.",
         [AGREES, OPEN]),
    ],
)  # fmt: skip
def test_of_two_groups_the_other_is_the_one_held_against_the_first(
    text: str, expected: list[str]
) -> None:
    assert [v for _, v in verdicts(text)] == expected


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Een stijve nek, bij bureauwerk bijna gewoon, wordt het minst genoemd. "
         "In 2024 had 14,3 procent daar last van.", AGREES),
        ("Een stijve nek, bij bureauwerk bijna gewoon, wordt het minst genoemd. "
         "In 2024 had 31,1 procent daar last van.", OPEN),
    ],
)  # fmt: skip
def test_a_sentence_that_opens_with_a_heading_brings_it_up(said: str, verdict: str) -> None:
    assert last(ACHES + said.replace("Een stijve nek", "Stijve nek")) == verdict


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Sinds 2018 steeg dat: toen was het 12,5 procent.", AGREES),
        ("Sinds 2018 steeg dat: toen was het 14,3 procent.", OPEN),
        ("Sinds 2015 steeg dat: toen was het 14,3 procent.", OPEN),
        ("Het aandeel piekte in 2022 op 15,0%, en daalde daarna naar 14,3% in de laatste meting.",
         AGREES),
    ],
)  # fmt: skip
def test_then_is_the_year_before_the_colon_and_the_last_measurement_the_last_year(
    said: str, verdict: str
) -> None:
    assert last(STIFF + said) == verdict


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("In 2024 had 30,9 procent spierpijn, 2,2 procentpunt meer dan twee jaar eerder.", AGREES),
        ("In 2024 had 30,9 procent spierpijn, 5,5 procentpunt meer dan zes jaar eerder.", AGREES),
        ("In 2024 had 30,9 procent spierpijn, 5,5 procentpunt meer dan twee jaar eerder.", WRONG),
        ("In 2024 had 30,9 procent spierpijn, 5,5 procentpunt meer dan vijf jaar eerder.", OPEN),
        ("Hoofdpijn daalde met 2,7 procentpunt tot 31,1 procent.", AGREES),
        ("Spierpijn daalde met 2,7 procentpunt, van 33,8 naar 31,1 procent.", OPEN),
    ],
)  # fmt: skip
def test_a_change_is_of_the_years_that_are_counted_or_printed(said: str, verdict: str) -> None:
    found = verdicts(ACHES + said)
    assert next(v for q, v in found if "punt" in q) == verdict


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Spierpijn nam in die jaren toe met 5,5 procentpunten, van 25,4% naar 30,9%.",
         AGREES),
        ("Spierpijn nam in die jaren toe met 6,5 procentpunten, van 25,4% naar 30,9%.",
         WRONG),
        ("Spierpijn nam in die jaren toe met 6,5 procentpunten, van 24,4% naar 30,9%.",
         OPEN),
    ],
)  # fmt: skip
def test_a_difference_is_that_of_the_two_numbers_behind_it(said: str, verdict: str) -> None:
    assert next(v for q, v in verdicts(ACHES + said) if "punt" in q) == verdict


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Nog eens 9 procent kan dit niet beoordelen.", AGREES),
        ("Neutraal is 27 procent.", AGREES),
        ("Van de mensen is 40 procent neutraal of oneens.", AGREES),
        ("De overige 49 procent is neutraal, oneens of weet het niet.", AGREES),
        ("Van de mensen is 27 procent neutraal of oneens.", OPEN),
        ("Van de mensen is 13 procent neutraal of oneens.", OPEN),
    ],
)
def test_answers_that_are_counted_together_are_added_up(said: str, verdict: str) -> None:
    assert last(GYM + said) == verdict


def test_a_statement_on_what_is_registered_is_an_opinion() -> None:
    said = "Dat aangiften van vernieling serieus worden genomen, onderschrijft {} procent."
    assert last(said.format(44)) == AGREES
    assert claims_in(_REPORT, said.format(44))[-1].statistic
    counted = claims_in(_REPORT, "Van de aangiften van vernieling werd 44 procent ingetrokken.")
    assert not counted[-1].statistic


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Nemen we de scores 1, 2 en 3 bij elkaar, dan komen we uit op 30%.", AGREES),
        ("Nemen we de scores 1, 2 en 3 bij elkaar, dan komen we uit op 35%.", WRONG),
        ("Daarnaast koos 46% een van de middelste scores (4 of 5).", AGREES),
        ("De scores 1, 4 en 7 zijn samen goed voor 30%.", OPEN),
    ],
)
def test_points_of_a_scale_that_are_listed_are_added_up(said: str, verdict: str) -> None:
    assert last(PAYS + said) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (CLUB + "Stedelingen geven een 7,1 en een 6,8.", [AGREES, AGREES]),
        (CLUB + "Stedelingen geven een 6,8 en een 7,1.", [OPEN, OPEN]),
        (CLUB + "Inwoners van de stad komen uit op een 7,1 en een 6,8, die van een dorp op een 7,9 "
         "en een 7,2.", [AGREES] * 4),
        ("De sfeer krijgt gemiddeld een 7,5, de trainers krijgen een 7,0 en de kleedkamers een "
         "6,4.", [AGREES] * 3),
    ],
)  # fmt: skip
def test_marks_in_a_row_are_of_the_items_of_the_sentence_before(
    text: str, verdict: list[str]
) -> None:
    assert [v for _, v in verdicts(text)][-len(verdict) :] == verdict


def test_a_score_that_rises_over_groups_is_not_that_of_everyone() -> None:
    text = "Het verschil is groot bij de sfeer, waar het cijfer oploopt van {} tot {} (tabel 5.3)."
    assert [v for _, v in verdicts(text.format("7,1", "7,9"))] == [AGREES, AGREES]
    assert [v for _, v in verdicts(text.format("7,0", "7,8"))] == [OPEN, OPEN]


def test_a_number_behind_a_unit_that_follows_is_of_that_unit() -> None:
    text = (
        "Vaak geblesseerd raakte 4,4 procent; bij mannen lag dit op {}, bij vrouwen op 3,6 procent."
    )
    assert [v for _, v in verdicts(text.format("5,2"))] == [AGREES] * 3
    assert verdicts(text.format("5,2"))[1][0] == "5,2"


def test_decimals_behind_tot_are_no_age() -> None:
    assert last(ACHES + "Zo daalde hoofdpijn in die tijd tot 31,1 procent.") == AGREES


def test_numbers_that_rise_with_age_are_of_the_ages_that_their_own_table_has() -> None:
    text = "Vaak geblesseerd raakt 4,4 procent; naarmate men ouder is gaat dat van {}."
    assert [v for _, v in verdicts(text.format("6,1% via 4,9% en 4,2% naar 2,3%"))] == [AGREES] * 5
    assert OPEN in [v for _, v in verdicts(text.format("6,1% via 4,9% naar 2,3%"))][1:]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("De trainers krijgen van dorpelingen gemiddeld een 7,2, terwijl de stad niet verder komt "
         "dan een 6,8.", AGREES),
        ("De sfeer krijgt gemiddeld een 7,5 en de kleedkamers een 6,4, maar de trainers blijven "
         "steken op een 7,0.", AGREES),
    ],
)  # fmt: skip
def test_a_clause_is_of_its_own_words(said: str, verdict: str) -> None:
    assert {v for _, v in verdicts(said)} == {verdict}


def test_who_wants_that_is_for_it_whatever_was_told_last() -> None:
    text = (
        "Dat er elke dag gymles moet zijn, vindt 51% en 13% is ertegen. Van allen wil zelfs {} dat."
    )
    assert last(text.format("51%")) == AGREES
    assert last(text.format("13%")) == OPEN


def test_what_is_said_of_people_in_passing_is_not_what_they_hold() -> None:
    text = HURT + "Van de vrouwen, voor wie het materiaal zelden is gemaakt, is dat {}%."
    assert last(text.format("30,8")) == AGREES
    assert last(text.format("8,6")) != AGREES


def test_a_table_whose_cells_can_not_be_told_apart_may_be_under_discussion() -> None:
    bare = _REPORT.replace("koop huur alleenstaand paar gezin eenouder\n", "").replace(
        "totaal woning huishouden\n", ""
    )
    text = (
        "Zie tabel 5.5 voor spullen. Racefiets, en alles wat erbij hoort, is niet gratis. "
        "Dat zegt 20 procent. De scores 1, 2 en 3 komen op 30%."
    )
    assert {c.verdict for c in claims_in(bare, text)} == {OPEN}


def test_groups_that_hardly_differ_do_not_deny_what_was_said() -> None:
    text = GYM + "Mannen en vrouwen ontlopen elkaar daarin nauwelijks: {}% tegen {}%."
    assert WRONG not in [v for _, v in verdicts(text.format(13, 14))]
    assert negations("Zij ontlopen elkaar op dit punt nauwelijks.") == 0
    assert negations("Zij vertrouwen elkaar nauwelijks.") == 1
