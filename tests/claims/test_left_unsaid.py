"""What sentences leave to the table that they are about, or to the numbers before them.

The texts stand before the tables of ``sleep.txt``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tabel_extract.claims.answers.frequency import how_often
from tabel_extract.claims.text.words import content
from tests.claims.housing import claims_in

_REPORT = Path(__file__).with_name("sleep.txt").read_text(encoding="utf-8")
AGREES, WRONG, LIKELY, OPEN = "agrees", "disagrees", "review", "not_in_document"


def told(text: str) -> list[tuple[str, float | None]]:
    """The verdict on each number of a text, and the value that it rests on."""
    return [(c.verdict, c.found) for c in claims_in(_REPORT, text)]


@pytest.mark.parametrize(
    ("number", "found"),
    [(46, [(AGREES, 46.0), (AGREES, 31.0)]), (64, [(WRONG, 46.0), (AGREES, 31.0)])],
)
def test_a_statement_of_words_that_say_nothing_is_known_by_its_letters(
    number: int, found: list[tuple[str, float | None]]
) -> None:
    said = "Met de stelling ‘Ik kan liggen waar en wanneer ik wil’ is {}% het eens en 31% oneens."

    assert told(said.format(number)) == found


HOW_OFTEN = "Tabel 8.5 laat zien hoe vaak mensen wakker liggen. "


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Vijf keer of vaker overkwam 19% van de bevolking.", (AGREES, 19.0)),
        ("Vijf keer of vaker lag 91% van de bevolking wakker.", (OPEN, None)),
        ("Onder 65-plussers was het bij 26% vijf of meer keer.", (AGREES, 26.0)),
        ("Eén keer was het bij 25% raak.", (AGREES, 25.0)),
        ("Bij elkaar overkwam het 53% ten minste twee keer.", (AGREES, 53.0)),
        ("Van de 18-34-jarigen was 31% nooit wakker.", (AGREES, 31.0)),
        ("Ten minste drie keer overkwam het 53%.", (OPEN, None)),
        ("Van de 18-34-jarigen nam 13% vijf keer of vaker slaapmiddelen.", (OPEN, None)),
    ],
)
def test_how_often_is_said_of_the_table_under_discussion_whose_answers_are_times(
    text: str, last: tuple[str, float | None]
) -> None:
    assert told(HOW_OFTEN + text)[-1] == last


def test_a_part_of_a_verb_behind_people_narrows_no_one() -> None:
    text = "Wie vijf keer of vaker wakker ligt: die mensen maken 19% van de bevolking uit."

    assert told(HOW_OFTEN + text)[-1] == (AGREES, 19.0)


ALONE = "Dat men het liefst alleen slaapt, zegt 34% (zie tabel 8.3). "


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Met 43% is de bijval onder 65-plussers het grootst.", (AGREES, 43.0)),
        ("Met 34% is de bijval onder 65-plussers het grootst.", (OPEN, None)),
        ("Met 34% is de bijval groter dan onder 65-plussers.", (OPEN, None)),
        ("Bij de middeninkomens (het derde kwintiel) is een derde het ermee eens.", (AGREES, 34.0)),
        ("In het laagste kwintiel is het 31%, bij de hoogste 37%.", (AGREES, 37.0)),
        ("De ouderen: onder 65-plussers wijst het licht in positieve zin, 43%.", (AGREES, 43.0)),
    ],
)
def test_the_only_group_of_a_clause_is_likely_whose_number_it_is(
    text: str, last: tuple[str, float | None]
) -> None:
    assert told(ALONE + text)[-1] == last


def test_words_that_count_speak_of_nothing() -> None:
    assert content("Twee keer, in de Tweede Kamer, op acht van de tien dagen") == [
        "tweede",
        "kamer",
        "acht",
        "daag",
    ]


def test_words_before_a_semicolon_that_name_another_item_too_accuse_no_number() -> None:
    text = (
        "Het liefst alleen slapen gaat samen met het raam; van de 18-34-jarigen is 63% daar voor."
    )

    assert told(text) == [(OPEN, None)]


REST = "Tabel 8.6 gaat over hoe men sliep. "


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Het precieze midden, score 4, is met 22% het drukst bezet.", (AGREES, 22.0)),
        (
            "Niemand telt zich graag tot de besten: 4% koos de hoogste score.",
            (AGREES, 4.0),
        ),
        ("De hoogste score is met 4% zeldzamer dan de laagste (12%).", (AGREES, 12.0)),
        ("De hoogste score is met 4% zeldzamer dan de laagste (21%).", (WRONG, 12.0)),
        ("Ruim drie op de tien gaven meer, en 47% blijft onder het midden.", (AGREES, 47.0)),
        ("Van alle mensen komt 69% niet boven de 4 uit.", (AGREES, 69.0)),
    ],
)
def test_points_of_a_scale_are_those_of_the_one_under_discussion_whatever_else_is_said(
    text: str, last: tuple[str, float | None]
) -> None:
    assert told(REST + text)[-1] == last


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Dat gaat van 25 bij 18-34-jarigen naar 43 procent bij 65-plussers.",
            [(AGREES, 25.0), (AGREES, 43.0)],
        ),
        (
            "Het percentage gaat van 25 bij 18-34-jarigen tot 43 bij 65-plussers.",
            [(AGREES, 25.0), (AGREES, 43.0)],
        ),
    ],
)
def test_numbers_without_their_unit_are_of_the_groups_behind_them(
    text: str, found: list[tuple[str, float | None]]
) -> None:
    assert told(ALONE + text)[1:] == found


SERIES = "Overdag in slaap valt in 2016 21%, in 2018 24%"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (SERIES + "; vier jaar later was dat 26% (zie tabel 8.4).", (AGREES, 26.0)),
        (SERIES + "; zes jaar later, in 2024, was dat 29% (zie tabel 8.4).", (AGREES, 29.0)),
        (SERIES + "; zes jaar later, in 2024, was dat 26% (zie tabel 8.4).", (WRONG, 29.0)),
    ],
)
def test_years_are_counted_from_the_last_one_named_before(
    text: str, last: tuple[str, float | None]
) -> None:
    assert told(text)[-1] == last


def test_a_difference_counts_from_no_year_that_is_named_behind_it() -> None:
    text = (
        "In 2018 viel 24% overdag in slaap (zie tabel 8.4). Twee jaar later was dat 7 "
        "procentpunten lager (17%), en ook lager dan in 2022 (26%)."
    )

    assert told(text)[1] == (AGREES, 7.0)


def test_a_word_that_two_numbers_share_is_one_of_those_that_leave_the_rest() -> None:
    text = (
        "Bijna de helft van de mensen (46%) zegt ‘Ik kan liggen waar en wanneer ik wil’; 31% is "
        "het daarmee oneens (zie tabel 8.3). De overige 23% heeft geen uitgesproken mening."
    )

    assert told(text)[-1] == (AGREES, 23.0)


def test_plurals_of_latin_words_have_one_stem_with_them() -> None:
    assert content("fitnesscentra musea") == content("fitnesscentrum museum")


def test_a_way_to_say_how_often_is_the_one_word_for_it() -> None:
    assert how_often("wie ten minste één keer per week zwemt") == (
        "ten minste één keer per week",
        "wekelijks",
    )
    assert how_often("wie twee keer per week zwemt") is None
