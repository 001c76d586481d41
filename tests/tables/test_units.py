"""Words that say in what a number is measured."""

from __future__ import annotations

import pytest

from tabel_extract.tables.units import (
    are_answers,
    heading_unit,
    is_base,
    is_mean_sign,
    names_counts_and_shares,
    unit_of,
    units_in,
)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("in procenten", "percent"),
        ("%", "percent"),
        ("percentage zwemmers", "percent"),
        ("in procentpunten", "percentage_points"),
        ("%-punten", "percentage_points"),
        ("‰", "per_mille"),
        ("gemiddelden", "mean"),
        ("gem. aantal baantjes", "mean"),
        ("rapportcijfer", "grade"),
        ("gemiddeld rapportcijfer", "grade"),
        ("index; 2015 = 100", "index"),
        ("2015=100", "index"),
        ("in euro’s", "euro"),
        ("mln €", "euro"),
        ("uren per week", "hours"),
        ("in minuten", "minutes"),
        ("km per dag", "kilometres"),
        ("in jaren", "years"),
        ("factorscores", "score"),
        ("aantallen", "count"),
        ("absolute aantallen", "count"),
        ("x 1.000", "count"),
        ("n", "count"),
        ("sd", "standard_deviation"),
        ("zwemmers", None),
        ("kort", None),
        ("", None),
    ],
)
def test_the_words_of_a_caption_name_the_unit(text: str, unit: str | None) -> None:
    assert unit_of(text) == unit


@pytest.mark.parametrize(
    "heading",
    ["n", "N", "(n)", "(n=)", "n =", "aantal", "aantal (ongewogen)", "ongewogen n", "(n, gewogen)",
     "aantal respondenten", " n ", "n 2031", "n (2031)", "aantal respondenten 2031"],
)  # fmt: skip
def test_numbers_of_respondents_go_by_many_headings(heading: str) -> None:
    assert is_base(heading)


@pytest.mark.parametrize(
    "heading", ["nooit", "aantal baden", "noord", "(neen)", "totaal", "", "n 12", "2031"]
)
def test_other_headings_announce_no_number_of_respondents(heading: str) -> None:
    assert not is_base(heading)


@pytest.mark.parametrize(
    ("heading", "table_unit", "unit"),
    [
        ("n", "percent", "count"),
        ("gemiddelde", "percent", "mean"),
        ("(gemiddelde score)", "percent", "mean"),
        ("rapportcijfer", "percent", "grade"),
        ("verschil 2019-2023", "percent", "percentage_points"),
        ("toename", "mean", "mean"),
        ("verschil", None, None),
        ("sd", "mean", "standard_deviation"),
        ("index 2023", "percent", "index"),
        ("in %", "count", "percent"),
        ("x 1.000", "percent", "count"),
        ("baders (x mln)", "percent", "count"),
        ("inkomsten (x mln euro)", "percent", "euro"),
        ("zwemmen (minimaal 1 uur)", "percent", None),
        ("entree (meer dan 5 euro)", "percent", None),
        ("duur (uur)", "percent", "hours"),
        ("duizend", "percent", "count"),
        ("x 1.000 euro", "percent", None),
        ("badgasten (x 1000)", "percent", "count"),
        ("badgasten x 1 000", "percent", "count"),
        ("x 1 000 euro", "percent", None),
        ("kosten (in euro’s)", "percent", "euro"),
        ("gemiddeldes vooraf in een bad", "percent", None),
        ("verschilt van mening", "percent", None),
        ("zwemmen (kort)", "percent", None),
        ("zwemmen", "percent", None),
    ],
)
def test_a_heading_sets_a_unit_for_its_own_cells(
    heading: str, table_unit: str | None, unit: str | None
) -> None:
    assert heading_unit(heading, table_unit) == unit


@pytest.mark.parametrize(
    ("path", "units"),
    [
        (("leeftijd (in jaren)", "12 tot 25"), [None, None]),
        (("leeftijd (in jaren)", "75 of ouder"), [None, None]),
        (("inkomen (in euro’s)", "< 20.000"), [None, None]),
        (("reistijd (in minuten)", "tot 15", "n"), ["count", None, None]),
        (("baders (x 1.000)", "2019-2020"), [None, "count"]),
        (("baders (x 1.000)", "2020"), [None, "count"]),
        (("duur (in minuten)", "mannen"), [None, "minutes"]),
        (("12 tot 25", "duur (in minuten)"), ["minutes", None]),
    ],
)
def test_a_unit_above_ranges_is_what_these_are_measured_in(
    path: tuple[str, ...], units: list[str | None]
) -> None:
    assert list(units_in(path, "percent")) == units


@pytest.mark.parametrize(
    ("others", "mean"),
    [
        (["M", "SD"], True),
        (["eens", "oneens", "M", "n"], True),
        (["M", "V", "n"], False),
        (["S", "M", "L", "n"], False),
        (["eens", "oneens", "M"], False),
    ],
)
def test_an_m_is_a_mean_beside_its_deviation_or_a_base_and_no_other_letter(
    others: list[str], mean: bool
) -> None:
    assert is_mean_sign("M", others) == mean


@pytest.mark.parametrize(
    ("headings", "answers"),
    [
        (["toename", "gelijk", "afname"], True),
        (["stijging", "daling"], True),
        (["toename van drukte", "afname van drukte"], True),
        (["verandering", "geen verandering"], True),
        (["2021", "2023", "toename"], False),
        (["toename 2021-2022", "afname 2022-2023"], False),
        (["gelijk", "ongelijk"], False),
    ],
)
def test_ways_that_a_thing_may_go_are_answers_beside_each_other(
    headings: list[str], answers: bool
) -> None:
    assert are_answers(headings) == answers


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("aantallen en procenten", True),
        ("aantal, %", True),
        ("absolute aantallen en in procenten", True),
        ("% en x 1.000", True),
        ("procenten en euro’s", False),
        ("in procenten van het aantal baden", False),
        ("in procenten", False),
        ("aantallen en zwemmers", False),
        ("", False),
    ],
)
def test_a_caption_may_name_counts_and_shares_both(text: str, both: bool) -> None:
    assert names_counts_and_shares(text) == both
