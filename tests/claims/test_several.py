"""Numbers of several groups or several items, which no cell alone can bear out."""

from __future__ import annotations

import pytest

from tabel_extract.claims.read import read_claims
from tabel_extract.model import Claim, Line, Table
from tests.checks.tables import EDUCATION, TOTAL, table
from tests.claims.grammar import PHRASES
from tests.claims.made import AGE, SEX

HELM = ("draagt een helm op de fiets",)
SCHOOLED = table((TOTAL, *EDUCATION), {HELM: ("70", "76", "70", "68")})
WISHES = table(
    (TOTAL,),
    {
        ("taalles", "eens"): ("82",),
        ("taalles", "oneens"): ("6",),
        ("betaald werk", "eens"): ("56",),
        ("betaald werk", "oneens"): ("20",),
    },
)
OFTEN = table(
    (TOTAL,),
    {
        (sport, often): (value,)
        for sport, values in (("voetbal", "8 61"), ("zwemmen", "31 49"))
        for often, value in zip(
            ("minder dan 1 keer per week", "1-2 keer per week"), values.split(), strict=True
        )
    },
)


def claims_of(text: str, *tables: Table) -> list[Claim]:
    return list(read_claims([Line(1, 1, text, text)], tables, PHRASES))


def judged(text: str, *tables: Table) -> list[tuple[str, str, str | None, float | None]]:
    return [(c.verdict, c.reason, c.operation, c.found) for c in claims_of(text, *tables)]


@pytest.mark.parametrize(
    "text",
    [
        "Opleidingsgroepen verschillen weinig: rond de 70% draagt een helm op de fiets.",
        "Van alle opleidingsgroepen draagt rond de 70% een helm op de fiets.",
        "In alle groepen draagt rond de 70% een helm op de fiets.",
        "Een helm op de fiets draagt rond de 70% van alle opleidingsgroepen.",
    ],
)
def test_a_number_of_groups_named_as_such_is_held_against_the_one_that_fits_it_least(
    text: str,
) -> None:
    assert judged(text, SCHOOLED) == [("review", "outside", "each", 76.0)]


def test_a_number_that_all_groups_bear_out_agrees_and_rests_on_their_cells() -> None:
    (claim,) = claims_of(
        "In alle opleidingsgroepen draagt een meerderheid een helm op de fiets.", SCHOOLED
    )

    assert (claim.verdict, claim.group, claim.operation) == (
        "agrees",
        "opleidingsgroepen",
        "each",
    )
    assert [c.column for c in claim.cells] == [c.path for c in EDUCATION]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("In alle leeftijdsgroepen draagt 70% een helm op de fiets.", "group_absent"),
        ("In alle opleidings- en inkomensgroepen draagt 70% een helm.", "group_absent"),
        ("In alle opleidingsgroepen draagt 70% een helm op de fiets.", "unsure_link"),
    ],
)
def test_an_exact_number_of_groups_that_are_not_printed_or_differ_is_left_open(
    text: str, reason: str
) -> None:
    assert judged(text, SCHOOLED) == [("not_in_document", reason, None, None)]


def test_all_groups_of_a_table_with_two_divisions_may_be_those_of_either() -> None:
    both = table((TOTAL, *EDUCATION, *SEX), {HELM: ("70", "70", "70", "70", "70", "70")})
    text = "In alle groepen draagt 70% een helm op de fiets."
    assert judged(text, both) == [("not_in_document", "group_unclear", None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Van de bevolking draagt 70% een helm op de fiets; opleidingsgroepen verschillen weinig.",
        "Een helm op de fiets draagt 70%.",
        "Dat doelgroepen verschillen, weten we; een helm op de fiets draagt 70%.",
    ],
)
def test_groups_behind_a_number_or_of_another_kind_leave_it_the_total(text: str) -> None:
    assert judged(text, SCHOOLED)[0] == ("agrees", "equal", "cell", 70.0)


def test_a_group_that_a_number_names_itself_goes_before_groups_as_such() -> None:
    text = "Leeftijdsgroepen verschillen: van de 55-74-jarigen draagt 43% een helm op de fiets."
    aged = table((TOTAL, *AGE), {HELM: ("40", "41", "42", "43", "44")})
    assert judged(text, aged) == [("agrees", "equal", "cell", 43.0)]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Een meerderheid", ("agrees", "within", "each", 56.0)),
        ("Een ruime meerderheid", ("review", "outside", "each", 56.0)),
        ("82%", ("not_in_document", "unsure_link", None, None)),
    ],
)
def test_a_number_of_two_items_is_held_against_both(
    words: str, verdict: tuple[str, str, str | None, float | None]
) -> None:
    text = f"{words} is het eens met taalles en betaald werk (zie tabel 1.1)."
    assert judged(text, WISHES) == [verdict]


def test_two_items_with_a_number_each_are_held_against_their_own() -> None:
    text = "Met taalles is 82% het eens en met betaald werk is 56% het eens (zie tabel 1.1)."
    assert [found for *_, found in judged(text, WISHES)] == [82.0, 56.0]


def test_how_often_is_told_by_the_figures_of_its_row() -> None:
    text = "In het voetbal traint 61% 1-2 keer per week (zie tabel 1.1)."
    assert judged(text, OFTEN) == [("agrees", "equal", "cell", 61.0)]


def test_a_row_that_is_named_in_an_unknown_column_is_left_open() -> None:
    text = "Van de turners komt 31% minder dan 1 keer per week (zie tabel 1.1)."
    assert judged(text, OFTEN) == [("not_in_document", "number_unclear", None, None)]


def test_an_infinitive_with_tegen_says_nothing_against() -> None:
    meeting = table(
        (TOTAL,),
        {("plek om anderen tegen te komen", "eens"): ("29",),
         ("plek om anderen tegen te komen", "oneens"): ("41",)},
    )  # fmt: skip
    text = (
        "Een minderheid ziet dit als een plek om andere mensen tegen te komen: "
        "29% is het daarmee eens, 41% niet (zie tabel 1.1)."
    )
    assert [found for *_, found in judged(text, meeting)] == [29.0, 29.0, 41.0]


def test_an_earlier_time_that_the_question_names_is_no_other_measurement() -> None:
    less = table((TOTAL,), {("eet minder vlees dan vijf jaar geleden",): ("47",)})
    text = "Van de mensen zegt 47% dat zij minder vlees eten dan vijf jaar geleden (zie tabel 1.1)."
    assert judged(text, less) == [("agrees", "equal", "cell", 47.0)]
