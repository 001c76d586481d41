"""Where the rules over rows and columns must speak, and where they must not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabel_extract.checks.judge import judge
from tabel_extract.model import Finding, HeadingPath, Issue, Provenance, Table
from tests.checks.planted import of_text
from tests.checks.tables import (
    EDUCATION,
    FIRST_ROW,
    MEN,
    TOTAL,
    WOMEN,
    Column,
    groups,
    opinions,
    table,
    with_cell,
    with_value,
)


def codes(*tables: Table) -> list[str]:
    return [f.code for f in judge(tables, [])]


def places(findings: tuple[Finding, ...]) -> list[tuple[str, HeadingPath | None]]:
    return [(f.code, f.row) for f in findings]


# -- sums -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "expected"), [("28", []), ("27", ["sum_not_100"])])
def test_a_distribution_may_miss_a_hundred_by_half_a_step_for_each_answer(
    typed: str, expected: list[str]
) -> None:
    """Three whole numbers can be 1,5 off: 99 is rounding, 98 is not."""
    row, column = ("vindt fietsen leuk", "neutraal"), ("geslacht", "vrouw")
    assert codes(with_value(opinions(), row, column, typed)) == expected


def test_decimals_leave_less_room_than_whole_numbers() -> None:
    rows: dict[HeadingPath, tuple[str, str, str]] = {
        ("ja",): ("60,1", "55,0", "65,0"),
        ("nee",): ("30,5", "35,0", "25,0"),
        ("weet niet",): ("9,0", "10,0", "10,0"),
    }
    found = {f.code: dict(f.facts) for f in judge([table((TOTAL, MEN, WOMEN), rows)], [])}
    assert found["sum_not_100"]["sum"] == "99,6"


def test_answers_that_never_add_up_are_no_distribution() -> None:
    rows: dict[HeadingPath, tuple[str, str, str]] = {
        ("auto",): ("60", "55", "65"),
        ("fiets",): ("80", "75", "85"),
        ("bus",): ("20", "25", "15"),
    }
    assert codes(table((TOTAL, MEN, WOMEN), rows)) == []


def test_a_sum_with_an_absent_number_is_not_judged() -> None:
    row, column = ("vindt fietsen leuk", "neutraal"), ("geslacht", "vrouw")
    assert codes(with_value(opinions(), row, column, "-")) == []


def test_a_scale_that_is_printed_once_has_to_be_complete() -> None:
    scale = [Column((str(n),)) for n in range(1, 6)]
    poles = ("slecht", "goed")
    row: dict[HeadingPath, tuple[str, ...]] = {(): ("10", "20", "30", "20", "10")}
    assert codes(table(scale, row, poles=poles)) == ["sum_not_100"]
    assert codes(table(scale, {(): ("10", "20", "30", "20", "20")}, poles=poles)) == []
    assert codes(table(scale, row)) == []  # nothing says that these are all answers


def test_years_side_by_side_are_no_answers() -> None:
    years = [Column((y,), period=y) for y in ("2018", "2020", "2022", "2024")]
    rows: dict[HeadingPath, tuple[str, ...]] = {
        ("fiets",): ("40", "30", "20", "10"),
        ("auto",): ("10", "20", "30", "40"),
        ("bus",): ("25", "25", "25", "25"),
        ("trein",): ("20", "20", "20", "20"),
    }
    assert codes(table(years, rows, period="2018-2024")) == []


@pytest.mark.parametrize(
    ("one", "other", "exclusive"),
    [
        ("eens", "oneens", True),
        ("(helemaal) eens", "(helemaal) oneens", True),
        ("zeer tevreden", "ontevreden", True),
        ("ja", "nee", True),
        ("vertrouwen", "geen vertrouwen", True),
        ("fiets", "auto", False),
        ("gewogen", "ongewogen", False),
        ("eens", "eens met mate", False),
        ("ongewogen", "gewogen", False),
    ],
)
def test_only_answers_that_exclude_each_other_may_not_exceed_a_hundred(
    one: str, other: str, exclusive: bool
) -> None:
    found = codes(table((TOTAL,), {("leuk", one): ("62",), ("leuk", other): ("47",)}))
    assert found == (["answers_exceed_100"] if exclusive else [])


def test_two_answers_that_rounding_takes_to_a_hundred_and_one_are_right() -> None:
    assert codes(table((TOTAL,), {("leuk", "ja"): ("51",), ("leuk", "nee"): ("50",)})) == []


def test_answers_of_two_groups_side_by_side_do_not_exclude_each_other() -> None:
    sides = [Column((sex, answer)) for sex in ("man", "vrouw") for answer in ("ja", "nee")]
    rows: dict[HeadingPath, tuple[str, ...]] = {
        ("radio",): ("40", "60", "60", "40"),
        ("krant",): ("45", "55", "70", "30"),
    }
    assert codes(table(sides, rows)) == []


def test_answers_without_the_undecided_may_stay_below_a_hundred() -> None:
    rows: dict[HeadingPath, tuple[str, ...]] = {
        ("ja",): ("60", "55", "64", "57"),
        ("nee",): ("39", "45", "36", "39"),
    }
    assert [c for c in codes(table((TOTAL, *EDUCATION), rows)) if c == "sum_not_100"] == []


# -- totals ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("total", "expected"), [("45", []), ("46", ["total_outside_subgroups"])])
def test_a_total_may_lie_one_rounding_step_above_its_highest_group(
    total: str, expected: list[str]
) -> None:
    assert codes(table((TOTAL, *EDUCATION), {("fietst",): (total, "44", "40", "34")})) == expected


def test_incomes_that_are_unknown_leave_a_total_two_points_of_room() -> None:
    quintiles = groups("inkomen", "laag", "midden", "hoog")
    rows: dict[HeadingPath, tuple[str, ...]] = {
        (f"uitspraak {n}",): (str(40 + n), str(39 + n), str(41 + n), str(42 + n)) for n in range(4)
    }
    near = rows | {("fietst",): ("47", "40", "42", "44")}
    far = rows | {("fietst",): ("48", "40", "42", "44")}
    assert codes(table((TOTAL, *quintiles), near)) == []
    assert codes(table((TOTAL, *quintiles), far)) == ["total_outside_subgroups"]


def test_groups_that_are_not_known_to_be_complete_need_other_totals_that_fit() -> None:
    clubs = groups("sporttype", "balsport", "racketsport")
    outside: dict[HeadingPath, tuple[str, ...]] = {("is lid",): ("60", "40", "42")}
    inside: dict[HeadingPath, tuple[str, ...]] = {
        (f"uitspraak {n}",): ("41", "40", "42") for n in range(3)
    }
    assert codes(table((TOTAL, *clubs), outside)) == []
    assert codes(table((TOTAL, *clubs), outside | inside)) == ["total_outside_subgroups"]


@pytest.mark.parametrize(
    "bands",
    [
        ("18-34 jaar", "55-74 jaar", "≥ 75 jaar"),
        pytest.param(("18-34 jaar", "35-54 jaar", "65-79 jaar")),
    ],
)
def test_ages_with_a_gap_between_them_are_not_everyone(bands: tuple[str, ...]) -> None:
    ages = groups("leeftijd", *bands)
    assert codes(table((TOTAL, *ages), {("fietst",): ("60", "40", "42", "41")})) == []


def test_a_count_of_all_is_no_mean_of_its_groups() -> None:
    counted = [Column(c.path, c.dimension, c.category, "count") for c in (TOTAL, MEN, WOMEN)]
    rows: dict[HeadingPath, tuple[str, ...]] = {("n",): ("2.108", "1.027", "1.081")}
    assert codes(table(counted, rows, unit="count", unit_text="aantal")) == []


@pytest.mark.parametrize(
    ("women", "expected"), [("53,0", []), ("43,0", ["total_outside_subgroups"])]
)
def test_a_hundred_per_cent_that_is_divided_over_groups_is_no_mean_of_them(
    women: str, expected: list[str]
) -> None:
    row: dict[HeadingPath, tuple[str, ...]] = {("verdeling",): ("100,0", "47,0", women)}
    assert codes(table((TOTAL, MEN, WOMEN), row)) == expected


def test_groups_in_rows_are_compared_with_the_total_above_them() -> None:
    def part(row: str, raw: str) -> dict[HeadingPath, tuple[str]]:
        return {("geslacht", row): (raw,)}

    rows: dict[HeadingPath, tuple[str, ...]] = {("totaal",): ("60",)}
    rows |= part("man", "40") | part("vrouw", "42")
    below = table((Column(("2024",), period="2024"),), rows)
    for name in ("man", "vrouw"):
        below = with_cell(below, ("geslacht", name), ("2024",), dimension="geslacht", category=name)
    assert [(f.code, f.row, f.column) for f in judge([below], [])] == [
        ("total_outside_subgroups", ("totaal",), ("2024",))
    ]


@pytest.mark.parametrize(
    ("dimension", "categories"),
    [
        ("herkomst", ("Turks", "Marokkaans", "Surinaams")),
        ("opleiding", ("laag", "hoog")),
        ("religie", ("katholiek", "protestants")),
    ],
)
def test_some_groups_of_a_known_dimension_are_not_everyone(
    dimension: str, categories: tuple[str, ...]
) -> None:
    parts = groups(dimension, *categories)
    values = ("20", *(str(35 + 5 * n) for n, _ in enumerate(parts)))
    assert codes(table((TOTAL, *parts), {("luistert radio",): values})) == []


# -- labels and captions --------------------------------------------------------------------


def numbered(*labels: str) -> list[tuple[str, str | None]]:
    tables = [opinions(label, lines=(n * 30, n * 30 + 20)) for n, label in enumerate(labels, 1)]
    return [(f.code, f.table) for f in judge(tables, [])]


@pytest.mark.parametrize(
    "labels",
    [
        ("Tabel 1.1", "Tabel 1.2", "Tabel 2.1"),
        ("Tabel 1.1", "Figuur 1.1", "Tabel 1.2", "Figuur 1.2"),
        ("Tabel 1.2", "Tabel 1.1", "Tabel 1.3"),
        ("Tabel B4.1", "Tabel 4.1", "Tabel 4.2"),
        ("Tabel 1.1a", "Tabel 1.1b", "Tabel 1.2"),
        ("Tabel 1", "Tabel 100"),
    ],
)
def test_each_kind_and_each_chapter_counts_by_itself(labels: tuple[str, ...]) -> None:
    assert numbered(*labels) == []


def test_a_skipped_number_is_named_once() -> None:
    assert numbered("Tabel 1.1", "Figuur 1.1", "Tabel 1.3", "Tabel 1.4") == [
        ("label_gap", "Tabel 1.3")
    ]


def test_each_further_table_with_a_number_is_named() -> None:
    assert numbered("Tabel 1.1", "Tabel 1.1", "Tabel 1.1") == [("label_duplicate", "Tabel 1.1")] * 2


def test_a_box_needs_no_source_period_or_unit() -> None:
    assert codes(Table("Kader 1.1", "box", "Zo is gemeten")) == ["no_tables"]


def test_a_figure_without_numbers_needs_source_period_and_unit() -> None:
    found = judge([Table("Figuur 1.1", "figure", "Fietsen", lines=(4, 9))], [])
    assert [(f.code, f.provenance) for f in found if f.table] == [
        (code, Provenance(None, 4)) for code in ("source_missing", "period_missing", "unit_missing")
    ]


@pytest.mark.parametrize(("heading", "missing"), [("F", []), ("fiets", ["unit_missing"])])
def test_only_the_outcome_of_a_test_lacks_no_unit(heading: str, missing: list[str]) -> None:
    columns = [Column(("M",)), Column(("SD",)), Column((heading,))]
    found = table(columns, {("leuk",): ("3,1", "0,7", "48,1")})
    units = {"M": "mean", "SD": "standard_deviation", heading: None}
    cells = tuple(replace(o, unit=units[o.column[-1]]) for o in found.observations)
    assert codes(replace(found, observations=cells)) == missing


def test_columns_that_are_years_say_the_period() -> None:
    years = [Column((y,), period=y) for y in ("2022", "2024")]
    rows: dict[HeadingPath, tuple[str, ...]] = {("fiets",): ("40", "30")}
    assert codes(table(years, rows, period=None)) == []


def test_a_report_without_tables_is_said_to_have_none() -> None:
    assert [(f.code, f.severity) for f in judge([], [])] == [("no_tables", "info")]


def test_a_report_of_figures_without_cells_is_said_to_have_no_tables() -> None:
    figure = replace(table((TOTAL,), {}), kind="figure", observations=())
    assert "no_tables" in codes(figure)


def test_the_groups_of_two_headings_are_read_as_answers_of_each_group() -> None:
    """What the rule above must not be fooled by, as a report prints it."""
    text = (
        "Tabel 1.1 Mening over media, naar geslacht, bevolking 18 jaar en ouder, 2024 "
        "(in procenten)\n\ntotaal geslacht\n\nman vrouw\n\n"
        "(helemaal) eens 50 40 60\n\n(helemaal) oneens 50 60 40\n\nBron: Mediapanel 2024\n"
    )
    assert places(of_text(text)) == []


def test_an_unresolved_header_excuses_its_own_table_and_no_other_of_that_number() -> None:
    wrong = [
        table((TOTAL, *EDUCATION), {("eens",): ("90", "40", "45", "50")}, line=n) for n in (1, 50)
    ]
    place = Provenance(3, 10)
    issue = Issue(
        "header_unresolved", "Tabel 1.1", None, None, place, (("reason", "?"), ("reason_en", "?"))
    )
    found = [f for f in judge(wrong, [issue]) if f.code == "total_outside_subgroups"]
    assert [f.provenance.line for f in found] == [50 + FIRST_ROW]
