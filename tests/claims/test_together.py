"""Numbers that are what others come to together, or what they leave of everyone.

The texts stand before the tables of ``housing.txt``. Such a number is borne out, or left open.
"""

from __future__ import annotations

import pytest

from tests.claims.housing import verdicts

BUILD = "Dat er woningen in het groen moeten komen, vindt 57% (zie tabel 4.1); 22% is daartegen. "
OFTEN = "Dagelijks contact met de buren heeft 14% (zie tabel 4.3), wekelijks contact 38%"
NOISE = "In 2024 heeft 28% last van geluid van buren (zie tabel 4.2). "


@pytest.mark.parametrize(
    ("said", "number"),
    [
        (BUILD + "Samen heeft dus @ een uitgesproken mening.", 79),
        (BUILD + "De overige @ koos het middenantwoord.", 21),
        (BUILD + "De rest, zo’n mooie @, had geen mening.", 21),
        (OFTEN + ", samen @.", 52),
        (OFTEN + ", bij elkaar @.", 52),
        (NOISE + "Van de mensen heeft @ geen last van geluid van buren.", 72),
        (NOISE + "Last van geluid van buren heeft @ niet.", 72),
    ],
)
def test_a_number_is_what_others_come_to_or_what_they_leave(said: str, number: int) -> None:
    right, wrong = f"{number}%", f"{number - 9}%"

    assert verdicts(said.replace("@", right))[right] == "agrees"
    assert verdicts(said.replace("@", wrong))[wrong] == "not_in_document"


@pytest.mark.parametrize(
    ("said", "number"),
    [
        (
            "Dat er woningen in het groen moeten komen, vindt 57% (zie tabel 4.1). Samen is dat @.",
            79,
        ),
        (BUILD + "¶Samen heeft dus @ een uitgesproken mening.", 79),
        (BUILD + "Onder 75-plussers heeft samen @ een uitgesproken mening.", 79),
        (NOISE + "In 2024 heeft 37% last van zwerfvuil op straat. De overige @ heeft niets.", 35),
        (NOISE + "Geluid van buren hoort @ nooit.", 71),
    ],
)
def test_what_is_together_or_left_is_of_the_numbers_right_before_it(said: str, number: int) -> None:
    assert verdicts(said.replace("@", f"{number}%"))[f"{number}%"] == "not_in_document"


def test_what_follows_a_number_of_those_who_do_not_is_not_held_against_those_who_do() -> None:
    said = NOISE + "Geen last van geluid van buren heeft 72%, de rest (33%) wel."

    assert verdicts(said)["33%"] == "not_in_document"
