"""Dutch dates and stretches of days, as running text words them."""

from __future__ import annotations

from datetime import date

import pytest

from tabel_extract.facts.dates import spelled, stretches


def days(text: str, published: date | None = None) -> list[tuple[str, str]]:
    found = stretches(spelled(text), published)
    return [(s.first.isoformat(), s.last.isoformat()) for s in found]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("van 12 tot en met 19 maart 2024", "2024-03-12", "2024-03-19"),
        ("van 12 t/m 19 maart 2024", "2024-03-12", "2024-03-19"),
        ("12-19 maart 2024", "2024-03-12", "2024-03-19"),
        ("tussen 28 mei en 3 juni 2023", "2023-05-28", "2023-06-03"),
        ("tussen 28 december en 3 januari 2023", "2022-12-28", "2023-01-03"),
        ("van 28 december 2022 tot 3 januari 2023", "2022-12-28", "2023-01-03"),
        ("van 3 maart 2023 tot en met 5 april", "2023-03-03", "2023-04-05"),
        ("op 4 en 5 juni 2023", "2023-06-04", "2023-06-05"),
        ("op 4, 5 en 6 juni 2023", "2023-06-04", "2023-06-06"),
        ("van maandag 3 tot en met vrijdag 7 juli 2023", "2023-07-03", "2023-07-07"),
        ("01-03-2024 t/m 14-03-2024", "2024-03-01", "2024-03-14"),
        ("3 sept. 2023", "2023-09-03", "2023-09-03"),
        ("dinsdag 4 OKTOBER 2023", "2023-10-04", "2023-10-04"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("3/11/2023", "2023-11-03", "2023-11-03"),
    ],
)
def test_a_stretch_of_days_has_a_first_and_a_last_one(text: str, first: str, last: str) -> None:
    assert days(text) == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "31 februari 2024",
        "tussen 18 en 25 jaar",
        "van 3 tot 5 mei",
        "in mei 2024",
        "op 3 mei 2022 en 4 mei 2024 apart",
        "van 9 tot 3 mei 2024",
        "0800-4410 en 12-5",
    ],
)
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert ("2024-05-03", "2024-05-05") not in days(text)
    assert [d for d in days(text) if d[0] != d[1]] == []


def test_a_year_that_is_not_told_is_that_shortly_before_the_day_of_publication() -> None:
    text = "van 28 tot en met 30 december"

    assert days(text, date(2024, 1, 3)) == [("2023-12-28", "2023-12-30")]
    assert days(text, date(2023, 12, 31)) == [("2023-12-28", "2023-12-30")]
    assert days(text, date(2024, 9, 3)) == []
    assert days(text) == []


@pytest.mark.parametrize("day", ["3 aprıl 2024", "3 auguſtus 2024", "van 3 aprıl tot 5 mei 2024"])
def test_a_month_whose_letters_only_look_like_its_own_is_none_and_stops_nothing(day: str) -> None:
    assert days(day, date(2024, 9, 1)) == []
