"""Differences are held against the two years that their heading names, and no others."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tabel_extract.checks.judge import examine
from tabel_extract.model import CheckOutcome, HeadingPath, Table
from tests.checks.planted import YEARS, over_years
from tests.checks.tables import Column, table, with_cell, with_value
from tests.checks.test_properties import few, printed

CHECK = "difference_inconsistent"


def outcome(one: Table) -> CheckOutcome:
    (found,) = [o for o in examine([one], []).checks if o.check == CHECK]
    return found


def named(one: Table) -> list[tuple[HeadingPath | None, HeadingPath | None]]:
    return [(f.row, f.column) for f in examine([one], []).findings if f.code == CHECK]


def headed(heading: str, *rows: tuple[str, ...]) -> Table:
    """The three years with a column of differences under another heading."""
    change = Column((heading,), unit="percentage_points")
    return table((*YEARS, change), {(f"rij {n}",): row for n, row in enumerate(rows)})


@pytest.mark.parametrize(
    ("typed", "fits"), [("+4", True), ("+6", True), ("+7", False), ("+3", False)]
)
def test_a_difference_may_be_off_by_half_a_step_of_all_three_numbers(
    typed: str, *, fits: bool
) -> None:
    """46 minus 41 is between 4 and 6 before rounding, and that may be rounded from 3,5 to 6,5."""
    assert (named(over_years(typed, "−4")) == []) is fits


@pytest.mark.parametrize(
    "heading",
    [
        "verschil 2024-2020",
        "verschil 2020-2024",
        "verandering 2020–2024",
        "ontwikkeling van 2020 tot 2024 (%-punt)",
        "verschil 2024 en 2020 in procentpunten",
    ],
)
def test_the_heading_tells_the_two_years_in_any_order(heading: str) -> None:
    found = headed(heading, ("41", "44", "46", "+9"), ("25", "25", "21", "−4"))
    assert named(found) == [(("rij 0",), (heading,))]


@pytest.mark.parametrize("heading", ["verschil", "verschil 2020", "verschil 2018-2024"])
def test_where_the_years_are_not_told_nothing_is_compared_and_that_is_said(heading: str) -> None:
    found = outcome(headed(heading, ("41", "44", "46", "+9"), ("25", "25", "21", "−4")))
    assert (found.cases, found.reason) == (0, "compared_unknown")


@pytest.mark.parametrize("heading", ["verschil", "verschil met 2020"])
def test_the_only_two_years_of_a_table_are_those_that_are_compared(heading: str) -> None:
    columns = (*YEARS[1:], Column((heading,), unit="percentage_points"))
    if "2020" in heading:
        columns = (YEARS[0], YEARS[2], columns[-1])
    rows: dict[HeadingPath, tuple[str, ...]] = {
        ("a",): ("41", "46", "+9"),
        ("b",): ("25", "21", "-4"),
    }
    assert named(table(columns, rows)) == [(("a",), (heading,))]


@pytest.mark.parametrize(
    "heading", ["verschil 2024-2020 (in procenten)", "procentuele verandering 2024-2020"]
)
def test_a_relative_difference_is_no_difference_of_percentages(heading: str) -> None:
    found = outcome(headed(heading, ("41", "44", "46", "+12"), ("25", "25", "21", "−16")))
    assert found.reason == "no_difference"


def test_a_column_that_is_the_earlier_minus_the_later_number_is_left_alone() -> None:
    assert outcome(over_years("−5", "+4")).reason == "compared_unknown"


def test_a_column_of_which_most_does_not_fit_is_of_something_else() -> None:
    rows = (("41", "44", "46", "+9"), ("25", "25", "21", "+8"), ("30", "31", "32", "+2"))
    assert outcome(headed("verschil 2024-2020", *rows)).reason == "compared_unknown"


def test_a_year_that_is_not_printed_leaves_its_difference_unjudged() -> None:
    found = outcome(headed("verschil 2024-2020", ("<1", "2", "9", "+3"), ("25", "25", "21", "−4")))
    assert (found.cases, found.failed) == (1, 0)


def test_differences_in_a_row_are_held_against_the_rows_of_their_years() -> None:
    columns = (Column(("fietst",)), Column(("loopt",)))
    last = ("verschil 2024-2020",)
    rows: dict[HeadingPath, tuple[str, ...]] = {
        ("2020",): ("41", "25"),
        ("2024",): ("46", "21"),
        last: ("+9", "-4"),
    }
    found = table(columns, rows)
    for column in columns:
        found = with_cell(found, last, column.path, unit="percentage_points")
    assert named(found) == [(last, ("fietst",))]


def test_years_of_each_group_are_compared_with_the_difference_of_that_group() -> None:
    def of(group: str) -> tuple[Column, ...]:
        years = (Column((group, y), period=y) for y in ("2020", "2024"))
        return (*years, Column((group, "verschil"), unit="percentage_points"))

    rows: dict[HeadingPath, tuple[str, ...]] = {
        ("fietst",): ("40", "45", "+5", "30", "28", "+7"),
        ("loopt",): ("20", "25", "+5", "10", "18", "+8"),
    }
    found = table((*of("man"), *of("vrouw")), rows)
    assert named(found) == [(("fietst",), ("vrouw", "verschil"))]


@st.composite
def trends(draw: st.DrawFn) -> Table:
    """Shares of two to five years and the differences of the unrounded ones, rounded last."""
    random = Random(draw(st.integers(0, 2**32)))
    decimals = draw(st.sampled_from([0, 0, 1]))
    years = [str(y) for y in range(2024 - 2 * draw(st.integers(1, 4)), 2025, 2)]
    low, high = sorted(random.sample(range(len(years)), 2))
    rows: dict[HeadingPath, tuple[str, ...]] = {}
    for number in range(draw(st.integers(2, 8))):
        values = [random.uniform(5, 95) for _ in years]
        shown = [printed(v, decimals) for v in (*values, values[high] - values[low])]
        rows[(f"uitspraak {number}",)] = tuple(shown)
    change = Column((f"verschil {years[high]}-{years[low]}",), unit="percentage_points")
    return table((*(Column((y,), period=y) for y in years), change), rows)


@few
@given(trends())
def test_differences_that_were_taken_before_rounding_are_right(trend: Table) -> None:
    assert examine([trend], []).findings == ()
    assert outcome(trend).status == "passed"


@few
@given(trends(), st.data())
def test_a_difference_that_was_copied_wrong_is_named_alone(
    trend: Table, data: st.DataObject
) -> None:
    cell = data.draw(
        st.sampled_from([o for o in trend.observations if o.unit == "percentage_points"])
    )
    assert cell.value is not None
    assume(abs(cell.value) > 3)
    typed = cell.value - 4 if cell.value > 0 else cell.value + 4
    wrong = with_value(trend, cell.row, cell.column, printed(typed, cell.raw.count(",")))
    assert [(f.code, f.row, f.column) for f in examine([wrong], []).findings] == [
        (CHECK, cell.row, cell.column)
    ]
