"""Claims about answers in columns, pairs of marks, and groups that share their name with a row.

The texts stand before the tables of ``garden.txt``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tabel_extract.claims.answers.items import items_of
from tabel_extract.claims.groups.group import Group, Mention
from tabel_extract.claims.groups.headings import Headings
from tests.checks.tables import TOTAL, Column, table
from tests.claims.housing import claims_in
from tests.claims.made import YOUNG, whose
from tests.claims.test_quantities import told

_REPORT = Path(__file__).with_name("garden.txt").read_text(encoding="utf-8")
AGREES, WRONG, OPEN = "agrees", "disagrees", "not_in_document"

TILES = "Het leggen van tegels in de tuin vindt 34% aanvaardbaar (tabel 7.2). "


def last(text: str) -> str:
    """The verdict on the last number of a text."""
    return claims_in(_REPORT, text)[-1].verdict


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Op het balkon voelt 29% zich onrustig of zeer onrustig (tabel 7.1).", AGREES),
        ("Op het balkon voelt 21% zich onrustig of zeer onrustig (tabel 7.1).", WRONG),
        ("Op het balkon vindt 41% het (zeer) rustig (tabel 7.1).", AGREES),
        (TILES, AGREES),
        (TILES.replace("34%", "43%"), WRONG),
        (TILES + "Onder 55-plussers is 52% het daarmee oneens.", AGREES),
        (TILES + "Van de middelste groep, tussen 35 en 55 jaar, staat 27% er neutraal in.", AGREES),
    ],
)
def test_answers_of_which_one_is_known_are_those_to_one_question(said: str, verdict: str) -> None:
    assert last(said) == verdict


def test_rows_that_add_up_by_chance_are_no_answers() -> None:
    made = table(
        (TOTAL,),
        {("tuin", "gras"): ["40"], ("tuin", "tegels"): ["35"], ("tuin", "vijver"): ["25"],
         ("huis", "oven"): ["80"]},
    )  # fmt: skip
    assert {len(item.answers) for item in items_of([made])} == {1}


def test_rows_with_an_answer_that_do_not_add_up_stay_apart() -> None:
    made = table(
        (TOTAL,),
        {("tuin", "eens"): ["40"], ("tuin", "tegels"): ["35"], ("tuin", "vijver"): ["35"],
         ("huis", "oven"): ["80"]},
    )  # fmt: skip
    assert {len(item.answers) for item in items_of([made])} == {1}


def test_a_group_of_another_table_is_the_heading_of_the_one_that_is_spoken_of() -> None:
    assert last("In de achtertuin vindt 48% het rustig (tabel 7.1).") == AGREES


SHED = Column(("plek", "schuur"), "plek", "schuur")


@pytest.mark.parametrize(
    ("sentence", "columns", "heading", "kept"),
    [
        ("In de schuur staat 40%.", (TOTAL,), "in de schuur", False),
        ("In de schuur staat 40%.", (TOTAL, SHED), "in de schuur", True),
        ("Bij de schuur staat 40%.", (TOTAL,), "in de schuur", True),
        ("In de schuur staat 40%.", (TOTAL,), "op de zolder", True),
        ("Vrouwen staan met 40% vooraan.", (TOTAL,), "vrouwen als leider", True),
    ],
)
def test_a_group_is_a_heading_where_only_that_is_printed_and_no_people_are_meant(
    sentence: str, columns: tuple[Column, ...], heading: str, kept: bool
) -> None:
    made = table(columns, {(heading,): ["40", "50"][: len(columns)]})
    word = "Vrouwen" if "Vrouwen" in sentence else "schuur"
    start = sentence.index(word)
    mention = Mention(start, start + len(word), Group("plek", "schuur"), word)
    found = Headings([made]).without(sentence, [mention], [made.label])
    assert bool(list(found)) == kept


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (TILES + "Van de jongeren vindt 42% dat.", AGREES),
        (TILES + "Van de jongeren vindt 45% dat.", OPEN),
        (TILES + "Onder ouderen is dat 25%.", AGREES),
        (TILES + "Onder ouderen is dat 31%.", OPEN),
        (TILES + "Onder jongeren. Van hen vindt 45% dat.", OPEN),
        (TILES + "Onder stedelingen is dat 34%.", OPEN),
    ],
)
def test_the_young_are_likely_the_youngest_group_and_no_one_is_accused_of_it(
    said: str, verdict: str
) -> None:
    assert last(said) == verdict


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Tussen vooral tegels en vooral gras staat de grootste groep in het midden van het "
         "rijtje: 30% kiest een 4 (tabel 7.4).", AGREES),
        ("Tussen vooral tegels en vooral gras staat de grootste groep in het midden van het "
         "rijtje: 19% kiest een 4 (tabel 7.4).", WRONG),
        ("Op de schaal van tegels naar gras wint gras (5, 6 of 7) bij 36% (tabel 7.4).", AGREES),
    ],
)  # fmt: skip
def test_points_of_a_scale_are_chosen_or_listed_in_brackets(said: str, verdict: str) -> None:
    assert last(said) == verdict


def test_who_is_put_behind_a_comma_is_the_group_of_a_number() -> None:
    said = whose("Van de jongeren, de groep tot 35 jaar, fietst 40%.")
    assert [one.group for one in said] == [YOUNG]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("De oven krijgt gemiddeld een magere 5,2.", ["5,2"]),
        ("Het cijfer van vrouwen is hoger dan dat van mannen (5,7 om 4,7).", ["5,7", "4,7"]),
        ("De afstand is korter dan gedacht (5,7 om 4,7).", []),
    ],
)
def test_marks_stand_behind_an_adjective_and_in_pairs(sentence: str, found: list[str]) -> None:
    assert [text for text, _, _ in told(sentence)] == found
