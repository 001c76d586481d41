"""Whether people are for or against, by the words around a number, a per cent sign in its place."""

from __future__ import annotations

import pytest

from tabel_extract.claims.answers.attitude import direction_in, speaks, without_attitude


@pytest.mark.parametrize(
    "clause",
    [
        "% is het daarmee eens", "% is voor", "% vindt dit acceptabel", "% vertrouwt de politiek",
        "% maakt zich geen zorgen", "% is niet tegen", "% is tevreden", "% stemt daarmee in",
        "% ziet een verbod zitten", "% wil meer fietspaden", "niet alleen % is voor",
        "% is er voor te porren", "% vindt dat het verzetten van de klok mag",
        "niet meer dan % steunt dit", "% is niet bang", "% staat positief tegenover de fiets",
        "% zou graag willen laten bouwen", "% vindt de fiets onmisbaar",
    ],
)  # fmt: skip
def test_support_content_and_wishes_are_for(clause: str) -> None:
    assert direction_in(clause) == "for"


@pytest.mark.parametrize(
    "clause",
    [
        "% is tegen", "% is het oneens", "% vindt dit niet acceptabel", "% vindt dit onacceptabel",
        "% heeft geen vertrouwen in de politiek", "% heeft weinig vertrouwen", "% keurt dit af",
        "% maakt zich zorgen", "% wil geen fietspaden", "% is niet tevreden", "% is ontevreden",
        "% wijst dit van de hand", "% ziet dit niet zitten", "% is bang voor meer verkeer",
        "% vindt de huur te hoog", "% zegt nee", "% vindt de regels ondoorzichtig",
        "% vindt het onduidelijke regels", "% ziet niets in fietspaden",
    ],
)  # fmt: skip
def test_refusal_distrust_and_worry_are_against(clause: str) -> None:
    assert direction_in(clause) == "against"


@pytest.mark.parametrize(
    "clause",
    [
        "% weet het niet", "% heeft geen mening", "% twijfelt", "% leest elke dag een boek",
        "% fietst naar het werk", "% heeft wel eens gefietst", "% is noch voor noch tegen",
        "% tegen % van de mannen",
    ],
)  # fmt: skip
def test_what_people_do_know_or_can_not_tell_is_neither(clause: str) -> None:
    assert direction_in(clause) is None


@pytest.mark.parametrize(
    ("clause", "says"),
    [
        ("% is voor", True),
        ("% weet het niet", True),
        ("% fietst naar het werk", True),
        ("% van de mannen", False),
        ("onder mannen is dat %", False),
    ],
)
def test_a_clause_speaks_where_it_says_what_people_hold_or_do(clause: str, says: bool) -> None:
    assert speaks(clause) is says


def test_what_is_spoken_of_stays_without_the_words_for_and_against() -> None:
    assert without_attitude("steunt fietspaden").split() == ["fietspaden"]
