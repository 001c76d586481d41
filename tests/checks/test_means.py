"""A mean is held against the distribution beside it, within what rounding allows."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabel_extract.checks.judge import examine
from tabel_extract.model import CheckOutcome, HeadingPath, Table
from tests.checks.planted import MEAN, POINTS, on_a_scale
from tests.checks.tables import Column, table, with_cell, with_value
from tests.checks.test_properties import few, printed

CHECK = "mean_inconsistent"
SPOKEN = tuple(Column((a,)) for a in ("nooit", "soms", "meestal", "altijd"))
OF_FOUR = Column(("gemiddelde (1-4)",), unit="mean")


def outcome(one: Table) -> CheckOutcome:
    (found,) = [o for o in examine([one], []).checks if o.check == CHECK]
    return found


def named(one: Table) -> list[tuple[HeadingPath | None, HeadingPath | None]]:
    return [(f.row, f.column) for f in examine([one], []).findings if f.code == CHECK]


def spoken(*rows: tuple[str, ...], mean: Column = OF_FOUR) -> Table:
    return table((*SPOKEN, mean), {(f"rij {n}",): row for n, row in enumerate(rows)})


@pytest.mark.parametrize(
    ("mean", "fits"),
    [("3,2", True), ("3,1", False), ("3,3", False), ("3,17", True), ("3,16", False), ("3", True)],
)
def test_shares_that_are_rounded_leave_a_mean_little_room(mean: str, *, fits: bool) -> None:
    """10, 15, 30, 35 and 10 give 3,20; half a point moved from below to above makes 3,23."""
    assert (named(on_a_scale(mean)) == []) is fits


def test_a_distribution_that_leaves_answers_out_says_nothing_of_the_mean() -> None:
    rows: dict[HeadingPath, tuple[str, ...]] = {("paden",): ("10", "15", "30", "25", "10", "3,8")}
    assert outcome(table((*POINTS, MEAN), rows)).reason == "no_distribution"


def test_a_share_that_is_not_printed_leaves_the_mean_unjudged() -> None:
    rows: dict[HeadingPath, tuple[str, ...]] = {("paden",): ("<1", "25", "30", "35", "10", "3,8")}
    assert outcome(table((*POINTS, MEAN), rows)).reason == "no_mean"


def test_answers_in_words_count_by_the_range_that_the_heading_of_the_mean_gives() -> None:
    right = ("10", "20", "30", "40", "3,0")
    found = spoken(right, right, ("10", "20", "30", "40", "2,6"))
    assert named(found) == [(("rij 2",), OF_FOUR.path)]


def test_answers_in_words_may_count_from_the_last_one() -> None:
    right = ("10", "20", "30", "40", "2,0")
    found = spoken(right, right, ("10", "20", "30", "40", "2,6"))
    assert named(found) == [(("rij 2",), OF_FOUR.path)]


@pytest.mark.parametrize("heading", ["gemiddelde", "gemiddelde (1-5)", "gemiddeld aantal keer"])
def test_answers_in_words_without_a_range_for_them_have_no_points(heading: str) -> None:
    found = spoken(("10", "20", "30", "40", "1,2"), mean=Column((heading,), unit="mean"))
    assert outcome(found).reason == "no_mean"


@pytest.mark.parametrize("last", ["5 of meer", "5 jaar", "t/m 5"])
def test_answers_that_stand_for_more_than_one_number_are_no_points(last: str) -> None:
    columns = (*POINTS[:-1], Column((last,)), MEAN)
    rows: dict[HeadingPath, tuple[str, ...]] = {("paden",): ("10", "15", "30", "35", "10", "3,8")}
    assert outcome(table(columns, rows)).reason == "no_mean"


def test_means_of_which_most_do_not_fit_are_of_something_else() -> None:
    row = ("10", "15", "30", "35", "10", "7,1")
    found = table((*POINTS, MEAN), {(f"rij {n}",): row for n in range(3)})
    assert outcome(found).reason == "mean_of_other"


def test_a_scale_in_rows_is_summed_up_by_the_row_below_it() -> None:
    columns = (Column(("man",)), Column(("vrouw",)))
    last = ("gemiddeld rapportcijfer",)
    shares = (("20", "10"), ("20", "20"), ("20", "40"), ("20", "20"), ("20", "10"))
    rows: dict[HeadingPath, tuple[str, ...]] = {(str(n),): row for n, row in enumerate(shares, 1)}
    found = table(columns, {**rows, last: ("3,0", "3,9")})
    for column in columns:
        found = with_cell(found, last, column.path, unit="grade")
    assert named(found) == [(last, ("vrouw",))]


@st.composite
def gradings(draw: st.DrawFn) -> Table:
    """Several items graded by people, shares and means both taken from all and rounded last."""
    random = Random(draw(st.integers(0, 2**32)))
    points = list(range(draw(st.sampled_from([0, 1])), draw(st.sampled_from([5, 7, 10])) + 1))
    decimals = draw(st.sampled_from([0, 0, 1]))
    rows: dict[HeadingPath, tuple[str, ...]] = {}
    for number in range(draw(st.integers(1, 6))):
        parts = [random.randint(1, 100) for _ in points]
        exact = [100 * p / sum(parts) for p in parts]
        mean = sum(p * e for p, e in zip(points, exact, strict=True)) / 100
        shown = (*(printed(e, decimals) for e in exact), printed(mean, draw(st.integers(1, 2))))
        rows[(f"item {number}",)] = shown
    return table((*(Column((str(p),)) for p in points), MEAN), rows)


@few
@given(gradings())
def test_means_of_the_people_who_were_counted_are_right(grading: Table) -> None:
    assert examine([grading], []).findings == ()
    assert outcome(grading).status == "passed"


@few
@given(gradings(), st.data())
def test_a_mean_that_was_copied_wrong_is_named_alone(grading: Table, data: st.DataObject) -> None:
    means = [o for o in grading.observations if o.unit == "mean"]
    cell = data.draw(st.sampled_from(means))
    assert cell.value is not None
    typed = printed(cell.value + 0.5, len(cell.raw.split(",")[1]))
    wrong = with_value(grading, cell.row, cell.column, typed)
    assert [(f.code, f.row, f.column) for f in examine([wrong], []).findings] == [
        (CHECK, cell.row, cell.column)
    ]
