"""Sentences that go on about what was spoken of before them: other groups, years and differences.

The texts stand before the tables of ``housing.txt``. Each number is tried as it is printed, and
7 off: a wrong one is accused, or left open where the sentence leaves room.
"""

from __future__ import annotations

import pytest

from tests.claims.housing import verdicts

RENT = "Dat de huren omlaag moeten, vindt 64% van de mensen (zie tabel 4.1). "
BOTH = "Van de mensen vindt 64% dat de huren omlaag moeten en 12% is daartegen (zie tabel 4.1). "
AGES = "Dat de huren omlaag moeten, vindt 72% van de 18-34-jarigen en 58% van de 75-plussers. "
SPEED = "Van hard rijden heeft in 2024 42% weleens last (zie tabel 4.2). "
CONTACT = "Dagelijks contact met de buren heeft in de stad 10% en "
WHILE = "Hard rijden nam tussen {} en 2024 toe"

CERTAIN = [
    (RENT, "Het draagvlak is het grootst onder 18-34-jarigen (@).", 72),
    (RENT, "Onder vrouwen is de steun groter dan onder mannen: @ tegen 60%.", 68),
    (RENT, "Vrouwen (@) wijken daarin af van mannen.", 68),
    (RENT, "De steun loopt uiteen van @ (18-34 jaar) tot 58% (≥ 75 jaar).", 72),
    (RENT, "Onder jongeren tot 35 jaar is dat @.", 72),
    (RENT, "Onder jongvolwassenen (18-34 jaar) is dat @.", 72),
    (SPEED, "In 2016 was dat @.", 36),
    (SPEED.replace("2024 42", "2016 36"), "Drie jaar later is dat @.", 38),
    (CONTACT, "in een dorp @ (tabel 4.3).", 19),
    (RENT, "Die weerstand is er bij @ van de mannen.", 15),
    (RENT + "Leeftijd maakt verschil.", "Van de 18-34-jarigen is @ het met de stelling oneens.", 8),
]
LIKELY = [
    (RENT, "Dat ligt anders bij mensen met hbo of wo, van wie @ het ermee eens is.", 56),
    (RENT, "Vrouwen (@) koesteren die wens hartstochtelijk.", 68),
    (BOTH, "Onder vrouwen is dat @.", 9),
    (AGES, "Voor bouwen in het groen is dat respectievelijk @ en 47%.", 66),
]
"""What goes on with words of its own, or about one of several."""


@pytest.mark.parametrize(("before", "said", "printed"), [*CERTAIN, *LIKELY])
def test_a_number_of_what_was_spoken_of_before_is_borne_out(
    before: str, said: str, printed: int
) -> None:
    assert verdicts(before + said.replace("@", f"{printed}%"))[f"{printed}%"] == "agrees"


@pytest.mark.parametrize(("before", "said", "printed"), CERTAIN)
def test_a_wrong_number_is_accused_where_only_words_of_who_holds_it_are_added(
    before: str, said: str, printed: int
) -> None:
    wrong = f"{printed + 7}%"
    assert verdicts(before + said.replace("@", wrong))[wrong] == "disagrees"


@pytest.mark.parametrize(("before", "said", "printed"), LIKELY)
def test_a_wrong_number_is_left_open_where_something_else_may_be_meant(
    before: str, said: str, printed: int
) -> None:
    wrong = f"{printed + 7}%"
    assert verdicts(before + said.replace("@", wrong))[wrong] == "not_in_document"


def test_another_year_of_a_group_is_not_held_against_everyone() -> None:
    changed = "Van hard rijden had 36% last in 2016. Onder vrouwen is dat 51%. In 2019 was dat 38%."
    assert verdicts(changed)["38%"] == "not_in_document"


@pytest.mark.parametrize(
    ("said", "quantity", "verdict"),
    [
        (f"{WHILE.format(2016)} van 36% tot 42% (zie tabel 4.2).", "36%", "agrees"),
        (f"{WHILE.format(2016)} van 30% tot 42% (zie tabel 4.2).", "30%", "disagrees"),
        (f"{WHILE.format(2019)} van 36% tot 42% (zie tabel 4.2).", "36%", "disagrees"),
        ("Hard rijden steeg sinds 2016 met 6 procentpunt.", "6 procentpunt", "agrees"),
        ("Hard rijden daalde sinds 2016 met 6 procentpunt.", "6 procentpunt", "disagrees"),
        (SPEED + "Dat is een stijging van 6 procentpunt sinds 2016.", "6 procentpunt", "agrees"),
        (
            "Onder vrouwen wil 68% lagere huren en onder mannen 60% (zie tabel 4.1). "
            "Een verschil dus van 8 procentpunt.",
            "8 procentpunt",
            "agrees",
        ),
        (
            "Onder vrouwen wil 68% lagere huren en onder mannen 60% (zie tabel 4.1). "
            "Een verschil dus van 15 procentpunt.",
            "15 procentpunt",
            "disagrees",
        ),
    ],
)  # fmt: skip
def test_a_change_has_a_size_and_a_way(said: str, quantity: str, verdict: str) -> None:
    assert verdicts(said)[quantity] == verdict


@pytest.mark.parametrize(
    "said",
    [
        "Dat vrouwen vaker dan mannen willen dat de huren omlaag moeten, vindt @ van de mensen.",
        "De stelling dat voor mensen die huren de huren omlaag moeten, onderschrijft @.",
    ],
)
def test_people_in_a_statement_are_not_those_who_hold_it(said: str) -> None:
    found = verdicts(said.replace("@", "64%") + " (zie tabel 4.1)")
    assert found["64%"] == "agrees"


ELSEWHERE = [
    AGES + "In de jongste groep is het 72%, in de rijkste 55%.",
    AGES + "In het laagste kwintiel is het 72%, in het hoogste is het 58%.",
    RENT + "Een verschil van 22 procentpunt met Duitsland.",
    RENT + "In Duitsland is het draagvlak groter: 80%.",
    RENT + "In de grote steden is de steun groter: 80%.",
    RENT + "Onder gemeenteraadsleden is de steun groter (80%).",
    RENT + "Vorig jaar was de steun nog 57%.",
    RENT + "Onder vrouwen (18-34 jaar) is de steun het grootst: 81%.",
    RENT + "Onder jongeren met kinderen van 35-54 jaar is de steun 51%.",
    RENT + "Het draagvlak ontbreekt bij 23% van de vrouwen.",
    RENT + "Onder vrouwen speelt een hoge huur bij 41% een rol.",
    BOTH + "Een verschil van 15 procentpunt met de vorige keer.",
    BOTH + "Onder mannen is dat 15%.",
    BOTH + "Onder mannen is dat 60%.",
    AGES + "Voor bouwen in het groen is dat omgekeerd (47% tegen 66%).",
    "Onder vrouwen wil 68% lagere huren (zie tabel 4.1). De helft van hen (51%) huurt zelf.",
    "Van de vrouwen wil 68% lagere huren, van wie 51% zelf huurt (zie tabel 4.1).",
    SPEED + "Na een eerdere daling ligt dat 6 procentpunt hoger dan in 2016.",
    SPEED + "Het aandeel dat er geen last van heeft, daalde sinds 2016 met 6 procentpunt.",
    SPEED + "Onder fietsers steeg het van 51% tot 60%.",
    SPEED + "In Utrecht steeg het tussen 2016 en 2024 van 51% naar 60%.",
    "Hard rijden steeg van 36% in 2016 naar 42% in 2024. Onder vrouwen was dat 31%.",
    "Van de mensen is 83% (zeer) tevreden met de eigen woning; 41% is zeer tevreden.",
    "Met de eigen woning is 83% tevreden, waarvan de meesten (51%) zeer tevreden.",
]


@pytest.mark.parametrize("said", ELSEWHERE)
def test_what_only_seems_to_go_on_is_not_accused(said: str) -> None:
    assert "disagrees" not in verdicts(said).values()


def test_a_word_of_another_item_of_the_table_before_a_colon_ends_what_was_spoken_of() -> None:
    said = (
        "Het groen wordt door velen genoemd: een kleine meerderheid wil dat, en van de mannen {}%."
    )
    assert verdicts(RENT + said.format(61))["61%"] == "agrees"
    assert verdicts(RENT + said.format(60))["60%"] == "not_in_document"  # the rents among men


TOWARDS = "Dat er in het groen gebouwd moet worden, vindt van de mannen 61% en van de vrouwen 53%. "


@pytest.mark.parametrize(
    ("said", "right", "wrong"),
    [
        ("Voor lagere huren is dat {}% tegenover 68%, een verschil van 8 procentpunt.", 60, 62),
        (
            "Voor lagere huren is dat 60% tegenover {}%, ofwel een verschil van 8 procentpunt.",
            68,
            64,
        ),
        ("Van de laatstgenoemden is {}% het ermee oneens.", 23, 21),
        ("Van laatstgenoemden is {}% daar uitdrukkelijk tegen.", 23, 21),
    ],
)
def test_groups_that_were_named_in_turn_are_gone_on_with(said: str, right: int, wrong: int) -> None:
    assert verdicts(TOWARDS + said.format(right))[f"{right}%"] == "agrees"
    assert verdicts(TOWARDS + said.format(wrong))[f"{wrong}%"] == "not_in_document"


def test_the_last_named_are_no_one_where_groups_were_not_named_in_turn() -> None:
    found = verdicts(RENT + "Van laatstgenoemden is 12% daartegen.")
    assert found["12%"] == "not_in_document"


def test_what_others_leave_speaks_of_nothing_else() -> None:
    said = BOTH + "De overige 24% koos voor neutraal. Onder vrouwen is {}% het ermee eens."
    assert verdicts(said.format(68))["68%"] == "agrees"


def test_a_negation_of_what_was_spoken_of_is_the_other_answer_and_never_accused() -> None:
    said = "Dat de huren omlaag moeten, vindt 64% (zie tabel 4.1), {}% kent die wens niet."
    assert verdicts(said.format(12))["12%"] == "agrees"
    assert verdicts(said.format(17))["17%"] == "not_in_document"


def test_what_is_held_against_the_other_answer_is_of_that_too_and_never_accused() -> None:
    said = RENT + "Van de mannen kent 15% die wens niet, tegenover {}% van de vrouwen."
    assert verdicts(said.format(9)) == {"64%": "agrees", "15%": "agrees", "9%": "agrees"}
    assert verdicts(said.format(17))["17%"] == "not_in_document"


def test_who_says_so_is_for_it_after_numbers_for_and_against() -> None:
    assert verdicts(BOTH + "Vrouwen zeggen dit vaker dan mannen: 68% tegen 60%.")["68%"] == "agrees"
    found = verdicts(BOTH + "Vrouwen zeggen dit vaker dan mannen: 65% tegen 57%.")
    assert "disagrees" not in found.values()


def test_what_is_said_of_people_in_passing_is_not_what_they_hold() -> None:
    said = (
        RENT
        + "Van de 35-54-jarigen, die vaak kinderen en een auto hebben, is 63% die mening toegedaan."
    )
    assert verdicts(said)["63%"] == "agrees"
    assert verdicts(said.replace(",", ""))["63%"] == "not_in_document"


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Een stijging van 6 procentpunt zie je bij zulk onderzoek zelden.", "agrees"),
        ("Een stijging van 9 procentpunt zie je bij zulk onderzoek zelden.", "not_in_document"),
        ("Een daling van 6 procentpunt zie je bij zulk onderzoek zelden.", "not_in_document"),
        ("Wie 6 procentpunt meer wil, moet elders zoeken.", "not_in_document"),
    ],
)
def test_a_rise_that_opens_a_sentence_is_likely_that_of_the_two_numbers_before(
    said: str, verdict: str
) -> None:
    found = verdicts("Hard rijden hinderde in 2016 36% en in 2024 42% (zie tabel 4.2). " + said)
    assert list(found.values())[-1] == verdict
