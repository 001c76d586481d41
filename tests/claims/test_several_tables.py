"""Statements that two tables print, and the people that all tables of a report are of.

The texts stand before the tables of ``several_tables.txt``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.claims.housing import claims_in

_REPORT = Path(__file__).with_name("several_tables.txt").read_text(encoding="utf-8")
AGREES, WRONG, OPEN = "agrees", "disagrees", "not_in_document"


def told(text: str) -> list[tuple[str, str | None]]:
    """The verdict on each number of a text, and the table that it rests on."""
    return [(c.verdict, c.table) for c in claims_in(_REPORT, text)]


TITLED = "Van de respondenten vindt 64% dat omroepen alles moeten ondertitelen (zie tabel 6.1). "
ALL = "{} vindt {}% dat omroepen alles moeten ondertitelen (zie tabel 6.1)."


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Van de vrouwen vindt 69% dat.", (AGREES, "Tabel 6.2")),
        ("Van de vrouwen vindt 61% dat.", (WRONG, "Tabel 6.2")),
        ("Vrouwen zijn het er vaker mee eens dan mannen (69% tegen 59%).", (AGREES, "Tabel 6.2")),
    ],
)
def test_a_group_that_a_table_lacks_is_sought_in_the_one_other_that_has_the_same_item(
    text: str, last: tuple[str, str]
) -> None:
    assert told(TITLED + text)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Onder 55-plussers is dat 66%.", (AGREES, "Tabel 6.5")),
        ("Onder 55-plussers is 51% daarvoor.", (WRONG, "Tabel 6.5")),
        ("Onder 55-plussers is 20% ertegen.", (OPEN, None)),
    ],
)
def test_agreement_by_group_is_that_of_all_answers_that_agree(
    text: str, last: tuple[str, str | None]
) -> None:
    trains = "Van de respondenten is 60% het eens met stille coupés in treinen (zie tabel 6.4). "
    assert told(trains + text)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Stille coupés in treinen worden door 16% afgewezen.", (AGREES, "Tabel 6.4")),
        ("Stille coupés in treinen worden door 60% gesteund.", (AGREES, "Tabel 6.4")),
        ("Stille coupés in treinen worden door 51% gesteund.", (OPEN, None)),
    ],
)
def test_one_thing_in_two_tables_is_read_in_the_one_with_all_answers_and_accuses_no_one(
    text: str, last: tuple[str, str | None]
) -> None:
    assert told(text)[-1] == last


@pytest.mark.parametrize(
    ("whom", "value", "verdict"),
    [
        ("Van de mensen met een gehoorbeperking", 64, AGREES),
        ("Van de mensen met een blijvende gehoorbeperking", 46, WRONG),
        ("Van de mensen met een tijdelijke gehoorbeperking", 46, OPEN),
        ("Van de mensen met een gehoorbeperking die een apparaat dragen,", 46, OPEN),
        ("Van de mensen zonder gehoorbeperking", 46, OPEN),
    ],
)
def test_people_that_all_tables_are_of_are_everyone(whom: str, value: int, verdict: str) -> None:
    assert told(ALL.format(whom, value))[-1][0] == verdict


def test_a_sentence_that_turned_to_something_else_is_not_held_to_what_others_bore_out() -> None:
    text = (
        "Mannen noemen het vaakst dat een apparaat onhandig in gebruik is (40%, zie tabel 6.3); "
        "onder vrouwen geldt dat voor 28%. Het omgekeerde geldt voor het ontbreken van buren, dat "
        "door 16% van de vrouwen wordt genoemd en door 8% van de mannen."
    )
    assert [verdict for verdict, _ in told(text)] == [AGREES, AGREES, OPEN, OPEN]
