"""Groups by what they have, how much of it, and how often: words that no category prints."""

from __future__ import annotations

import pytest

from tests.claims.made import named

_ILL = ("langdurige ziekte", "ja", "nee")
_COACH = ("trainerschap", "ja", "nee")
_PIANO = ("pianobezit", "ja", "nee")
_HEALTH = ("ervaren gezondheid", "goed", "matig, slecht")
_LIVED = ("woonduur", "< 3 jaar", "3-9 jaar", "≥ 10 jaar")
_BOOKS = ("boekenbezit", "geen", "1-49", "50 of meer")
_BOOKS_OWNED = ("boekenbezit", "geen boeken", "één boek", "twee of meer boeken")
_CHURCH = ("kerkbezoek", "nooit", "maandelijks", "wekelijks")
_PART = ("landsdeel", "Noord", "Oost", "West", "Zuid")
_STATE = ("burgerlijke staat", "gehuwd", "gescheiden")
_HOURS = ("arbeidsduur", "voltijd", "deeltijd")
_ALONE = ("eenzaamheid", "niet eenzaam", "matig eenzaam", "sterk eenzaam")


@pytest.mark.parametrize(
    ("dimension", "sentence", "category"),
    [
        (_ILL, "Van de mensen met een langdurige ziekte fietst 34%.", "ja"),
        (_ILL, "Van de mensen zonder langdurige ziekte fietst 34%.", "nee"),
        (_ILL, "Wie geen langdurige ziekte heeft, fietst vaker (34%).", "nee"),
        (_COACH, "Van de trainers fietst 34%.", "ja"),
        (_COACH, "Onder niet-trainers is dat 34%.", "nee"),
        (_COACH, "Wie het afgelopen jaar zelf trainer was, fietst vaker (34%).", "ja"),
        (_PIANO, "Onder pianobezitters is dat 34%.", "ja"),
        (_PIANO, "Van degenen die een piano hebben, zingt 34%.", "ja"),
        (_HEALTH, "Van de mensen met een goede gezondheid fietst 34%.", "goed"),
        (
            _HEALTH,
            "Van de mensen met een matige of slechte gezondheid fietst 34%.",
            "matig, slecht",
        ),
        (_LIVED, "Van degenen die er korter dan drie jaar wonen, groet 34% de buren.", "< 3 jaar"),
        (_LIVED, "Onder mensen die er tien jaar of langer wonen, is dat 34%.", "≥ 10 jaar"),
        (_BOOKS, "Van de mensen met vijftig of meer boeken leest 34% dagelijks.", "50 of meer"),
        (_BOOKS, "Van de mensen met 1 tot 50 boeken leest 34% dagelijks.", "1-49"),
        (_BOOKS, "Van degenen die geen boeken bezitten, leest 34% de krant.", "geen"),
        (_CHURCH, "Van de mensen die nooit naar de kerk gaan, bidt 34%.", "nooit"),
        (_PART, "In het noorden van het land is 34% tevreden.", "Noord"),
        (_PART, "In West-Nederland is 34% tevreden.", "West"),
        (_HOURS, "Van de parttimers sport 34%.", "deeltijd"),
        (_ALONE, "Van de matig eenzamen sport 34%.", "matig eenzaam"),
    ],
)
def test_a_group_is_known_by_what_its_people_have_or_do(
    dimension: tuple[str, ...], sentence: str, category: str
) -> None:
    assert named(dimension, sentence) == category


@pytest.mark.parametrize(
    ("dimension", "sentence"),
    [
        (_HEALTH, "Van de mensen met een minder goede gezondheid fietst 34%."),
        (_CHURCH, "Van de mensen die wekelijks de krant lezen, fietst 34%."),
        (_STATE, "Van de mensen met gescheiden ouders fietst 34%."),
        (_BOOKS, "Volgens de bevolking heeft 34% geen boeken nodig."),
        (_LIVED, "Van degenen die er korter dan vijf jaar wonen, groet 34% de buren."),
        (_BOOKS_OWNED, "Van de mensen met een dik boek leest 34% dagelijks."),
        (_BOOKS, "Van de mensen met 1-48 boeken leest 34% dagelijks."),
        (_PIANO, "Wie dat vindt, speelt vaker (34%)."),
        (_COACH, "Van degenen die met trainers werken, fietst 34%."),
    ],
)
def test_words_of_a_category_about_something_else_are_no_group(
    dimension: tuple[str, ...], sentence: str
) -> None:
    assert named(dimension, sentence) is None
