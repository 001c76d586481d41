"""Age bands are read from how they are written; what can be read in two ways is no band."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabel_extract.codes.ages import OLDEST, AgeBand, age_band, says_years, unclear

AGES = st.integers(0, OLDEST)
PAIRS = st.tuples(AGES, AGES).filter(lambda pair: pair[0] < pair[1])
YEARS = st.sampled_from(["", " jaar", "-jarigen", " jr."])
FROM = ["≥ {}{}", "≥{}{}", ">= {}{}", "{}+{}", "{}{} en ouder", "{}{} of ouder", "vanaf {}{}"]
UP_TO = ["≤ {}{}", "t/m {}{}", "tot en met {}{}", "{}{} en jonger", "{}{} of jonger"]
BELOW = ["< {}{}", "tot {}{}", "jonger dan {}{}", "onder de {}{}"]


@given(PAIRS, st.sampled_from(["-", "–", " - ", " t/m ", " tot en met ", "\u2011"]), YEARS)
def test_both_numbers_are_in_a_band_however_it_is_written(
    pair: tuple[int, int], between: str, years: str
) -> None:
    low, high = pair
    assert age_band(f"{low}{between}{high}{years}") == AgeBand(low, high)


@given(PAIRS, YEARS)
def test_the_number_behind_tot_is_not_in_the_band(pair: tuple[int, int], years: str) -> None:
    low, high = pair
    assert age_band(f"{low} tot {high}{years}") == AgeBand(low, high - 1)
    assert age_band(f"{low} tot {high}{years}") == age_band(f"{low} t/m {high - 1}{years}") or (
        high - 1 == low
    )


@given(AGES, st.sampled_from(FROM), YEARS)
def test_a_band_without_an_end_begins_with_its_number(age: int, form: str, years: str) -> None:
    assert age_band(form.format(age, years)) == AgeBand(age, None)


@given(AGES, st.sampled_from(UP_TO), YEARS)
def test_a_band_without_a_beginning_ends_with_its_number(age: int, form: str, years: str) -> None:
    assert age_band(form.format(age, years)) == AgeBand(None, age)


@given(st.integers(1, OLDEST), st.sampled_from(BELOW), YEARS)
def test_a_band_of_younger_people_ends_a_year_before(age: int, form: str, years: str) -> None:
    assert age_band(form.format(age, years)) == AgeBand(None, age - 1)


@given(PAIRS, PAIRS)
def test_bands_with_other_bounds_have_other_codes(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    bands = [AgeBand(*one), AgeBand(*other), AgeBand(one[0], None), AgeBand(None, one[1])]
    assert len({band.code for band in bands}) == len(set(bands))


@given(st.text())
def test_any_text_is_a_band_or_none(text: str) -> None:
    band = age_band(text)
    assert band is None or any(character.isascii() and character.isdigit() for character in text)


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("18-34 jaar", "18-34"),
        ("≥ 75 jaar", "75+"),
        ("75 jaar e.o.", "75+"),
        ("65 jaar e.o. (n=723)", "65+"),
        ("55-plussers", "55+"),
        ("75-plus", "75+"),
        ("65+'ers", "65+"),
        ("25- tot 45-jarigen", "25-44"),
        ("18 jaar", "18"),
        ("4 tot 5 jaar", "4"),
        ("Van 18 tot en met 34 jaar", "18-34"),
        ("17 jaar en jonger", "17-"),
    ],
)
def test_labels_as_reports_print_them(label: str, code: str) -> None:
    band = age_band(label)
    assert band is not None
    assert band.code == code


@pytest.mark.parametrize(
    "label",
    [
        *("> 75 jaar", "ouder dan 65", "boven de 65", "34-18 jaar", "18-18 jaar", "18", "2020"),
        *("18-340 jaar", "5-20 jaar woonduur", "jongste 0-3 jaar", "0-3 maanden", "< 0", "jong"),
        *("18-34²", "٣-٤ jaar", "18-34-54", "", "12-19 uur", "18 tot 18 jaar"),
    ],
)
def test_what_is_no_band_or_two_is_not_guessed(label: str) -> None:
    assert age_band(label) is None


@pytest.mark.parametrize(
    ("labels", "lost"),
    [
        (["18-34 jaar", "35-54 jaar", "≥ 55 jaar"], []),
        (["18 tot 35 jaar", "35 tot 50 jaar", "50 jaar of ouder"], []),
        (["18+", "18-34", "35+"], []),
        (["18-35 jaar", "35-50 jaar", "51+"], ["18-35 jaar", "35-50 jaar"]),
        (["18 tot 34 jaar", "35 tot 50 jaar"], ["18 tot 34 jaar", "35 tot 50 jaar"]),
        (["55-75 jaar", "≥ 75 jaar"], ["55-75 jaar", "≥ 75 jaar"]),
    ],
)
def test_bands_that_leave_open_who_is_in_them_are_unclear(
    labels: list[str], lost: list[str]
) -> None:
    bands = {label: band for label in labels if (band := age_band(label))}
    found = unclear(bands.values())
    assert [label for label in labels if bands[label] in found] == lost


@pytest.mark.parametrize(
    ("label", "says"),
    [("18-34 jaar", True), ("55-plussers", True), ("18-34", False), ("5+", False)],
)
def test_numbers_alone_are_no_ages_without_a_heading(label: str, says: bool) -> None:
    assert says_years(label) is says
