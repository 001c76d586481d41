"""Groups and answers that a sentence lists, and the numbers that it then gives them in turn."""

from __future__ import annotations

import pytest

from tabel_extract.claims.read import read_claims
from tabel_extract.model import Line, Table
from tests.checks.tables import TOTAL, table
from tests.claims.grammar import PHRASES
from tests.claims.housing import verdicts
from tests.claims.made import AGE, SEX

LUNCH = ("lunch op het werk",)
LUNCHES = table(
    (TOTAL,),
    {
        (*LUNCH, answer): (share,)
        for answer, share in (
            ("boterham", "51"), ("salade", "22"), ("soep", "14"), ("fruit", "8"), ("niets", "5"),
        )
    },
)  # fmt: skip
CROSSING = table(
    (TOTAL, *SEX, *AGE),
    {("fietst door rood licht",): ("44", "51", "37", "61", "48", "33", "20")},
)


def judged(text: str, *tables: Table) -> list[str]:
    return [c.verdict for c in read_claims([Line(1, 1, text, text)], tables, PHRASES)]


def test_answers_that_are_listed_have_their_numbers_in_turn() -> None:
    said = (
        "Van de lunch op het werk is 51% een boterham. Salade, soep en fruit blijven steken op {}."
    )

    assert judged(said.format("respectievelijk 22, 14 en 8%"), LUNCHES) == ["agrees"] * 4
    assert judged(said.format("respectievelijk 22, 17 en 8%"), LUNCHES) == [
        "agrees", "agrees", "disagrees", "agrees",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "Van de lunch op het werk is 51% een boterham. Rijst en pasta volgen met 12 en 9%.",
        "Van de lunch op het werk is 51% een boterham. Rijst en pasta volgen met respectievelijk "
        "12 en 9%.",
        "Van de lunch op het werk is 51% een boterham. Salade, en bij de jeugd soep, volgen met "
        "respectievelijk 12 en 9%.",
    ],
)
def test_numbers_of_what_no_table_has_are_not_held_against_one_cell_together(said: str) -> None:
    assert judged(said, LUNCHES) == ["agrees", "not_in_document", "not_in_document"]


@pytest.mark.parametrize(
    "said",
    [
        "Door rood licht fietsen mannen en vrouwen niet even vaak (51 en 37%).",
        "Van de mannen en de vrouwen fietst respectievelijk 51% en 37% door rood licht.",
        "Door rood licht fietst van de 55-74-jarigen en 75-plussers achtereenvolgens 33% en 20% "
        "tegen 61% van de jongste groep.",
    ],
)
def test_groups_that_are_listed_have_the_numbers_of_the_list_behind_them(said: str) -> None:
    assert set(judged(said, CROSSING)) == {"agrees"}


def test_only_respectievelijk_makes_sure_whose_a_listed_number_is() -> None:
    in_turn = "Van de mannen en de vrouwen fietst respectievelijk 51% en 41% door rood licht."
    listed = "Door rood licht fietsen mannen en vrouwen niet even vaak (51 en 41%)."

    assert judged(in_turn, CROSSING) == ["agrees", "disagrees"]
    assert judged(listed, CROSSING) == ["agrees", "not_in_document"]


def test_a_list_of_more_groups_than_numbers_gives_none_its_own() -> None:
    said = "Mannen, vrouwen en 75-plussers fietsen ook door rood licht (51 en 37%)."

    assert "disagrees" not in judged(said, CROSSING)


def test_two_numbers_of_one_sentence_never_accuse_one_cell() -> None:
    said = "Zwerfvuil op straat hindert in 2024 op de markt 61% en aan het water 72%."

    assert "disagrees" not in verdicts(said).values()


@pytest.mark.parametrize(
    "said",
    [
        "Van de mannen en vrouwen fietst 46% door rood licht.",
        "Zowel mannen als vrouwen fietsen door rood licht (46%).",
        "Door rood licht fietst 46% van de 18-34-jarigen en 75-plussers.",
    ],
)
def test_one_number_of_several_groups_accuses_none_of_them(said: str) -> None:
    assert judged(said, CROSSING) == ["not_in_document"]


def test_one_number_of_several_groups_has_to_fit_each_of_them() -> None:
    said = "Door rood licht fietst {} van de 55-74-jarigen en 75-plussers."

    assert judged(said.format("een minderheid"), CROSSING) == ["agrees"]
    assert judged(said.format("een derde"), CROSSING) == ["not_in_document"]
