"""Differences between numbers of the sentences before, other items, other answers, and everyone.

The texts stand before the tables of ``housing.txt``.
"""

from __future__ import annotations

import pytest

from tests.claims.housing import verdicts

RENT = "Onder vrouwen vindt 68% dat de huren omlaag moeten (zie tabel 4.1). "
MEN = "Onder mannen is dat 60%. "
GROEN = "Dat er woningen in het groen moeten komen, vindt 57% (zie tabel 4.1); 22% is daartegen. "
NOISE = "Van zwerfvuil op straat heeft in 2024 37% weleens last (zie tabel 4.2), "


@pytest.mark.parametrize(
    ("said", "gap"),
    [
        (RENT + MEN + "Een gat van @ dus, binnen dezelfde huizen.", 8),
        (RENT + MEN + "Dat is een verschil van @.", 8),
        (RENT + MEN + "Die kloof van @ is al jaren even diep.", 8),
        (GROEN + "Het verschil tussen beide kampen bedraagt @.", 35),
        (NOISE + "@ boven geluid van buren.", 9),
        (NOISE + "@ minder dan hard rijden.", 5),
        ("Onder 18-34-jarigen is 74% tevreden met de eigen woning, @ minder dan gemiddeld.", 9),
        ("Onder 18-34-jarigen is 74% tevreden met de eigen woning, @ onder het totaal.", 9),
    ],
)
def test_a_difference_lies_between_the_numbers_before_it_or_what_they_are_held_against(
    said: str, gap: int
) -> None:
    right, wrong = f"{gap} procentpunten", f"{gap + 6} procentpunten"

    assert verdicts(said.replace("@", right))[right] == "agrees"
    assert verdicts(said.replace("@", wrong))[wrong] == "not_in_document"


@pytest.mark.parametrize(
    "said",
    [
        RENT + MEN + "In 2011 was het verschil 8 procentpunten.",
        RENT + MEN + "Bij kopers is het verschil 8 procentpunten.",
        RENT + "Het verschil bedraagt 8 procentpunten.",
        RENT + MEN + "¶Het verschil bedraagt 8 procentpunten.",
        RENT + MEN + "De huurprijs steeg met 8 procentpunten.",
    ],
)
def test_a_difference_is_left_open_where_it_may_lie_between_others(said: str) -> None:
    assert verdicts(said)["8 procentpunten"] == "not_in_document"
