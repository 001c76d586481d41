"""Whatever is right gets no finding, and what is broken on purpose is named, for random tables."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from tabel_extract.checks.judge import judge
from tabel_extract.checks.weights import Moments
from tabel_extract.model import Finding, HeadingPath, Table
from tests.checks.tables import EDUCATION, TOTAL, Column, groups, table, with_value

SEX = groups("geslacht", "man", "vrouw")
AGE = groups("leeftijd", "18-34 jaar", "35-54 jaar", "55-74 jaar", "≥ 75 jaar")
QUINTILES = tuple(
    Column(("inkomen", "kwintiel", c), "inkomen", f"{c} kwintiel")
    for c in ("1e", "2e", "3e", "4e", "5e")
)
ANSWERS = ("helemaal eens", "eens", "neutraal", "oneens", "helemaal oneens", "weet niet")


few = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Each example is a whole table."""


@dataclass(frozen=True)
class Survey:
    """A table in which every answer is counted, and its columns."""

    table: Table
    columns: tuple[Column, ...]
    items: tuple[str, ...]
    answers: tuple[str, ...]


def printed(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}".replace(".", ",")


def shares(count: int) -> st.SearchStrategy[tuple[float, ...]]:
    """Parts of one whole, none of them tiny."""
    parts = st.lists(st.integers(1, 100), min_size=count, max_size=count)
    return parts.map(lambda found: tuple(p / sum(found) for p in found))


@st.composite
def surveys(draw: st.DrawFn, *, missing: float = 0.0) -> Survey:
    """Full distributions by group, and of everyone as the groups' weighted mean, rounded last.

    ``missing`` is the largest share of people whose group is unknown, who are in the total alone.
    """
    parts = draw(st.sampled_from([SEX, EDUCATION, AGE] if not missing else [QUINTILES]))
    answers = ANSWERS[: draw(st.integers(2, len(ANSWERS)))]
    items = tuple(f"uitspraak {n}" for n in range(1, draw(st.integers(1, 6)) + 1))
    decimals = draw(st.sampled_from([0, 0, 1]))
    weights = draw(shares(len(parts)))
    unknown = draw(st.floats(0, missing)) if missing else 0.0
    rows: dict[HeadingPath, list[str]] = {}
    for item in items:
        by_group = [draw(shares(len(answers))) for _ in parts]
        others = draw(shares(len(answers))) if missing else by_group[0]
        for place, answer in enumerate(answers):
            values = [100 * found[place] for found in by_group]
            known = sum(w * v for w, v in zip(weights, values, strict=True))
            total = (1 - unknown) * known + unknown * 100 * others[place]
            rows[(item, answer)] = [printed(v, decimals) for v in (total, *values)]
    columns = (TOTAL, *parts)
    return Survey(table(columns, rows), columns, items, answers)


def errors(findings: Sequence[Finding]) -> list[str]:
    return [f.message for f in findings if f.severity == "error"]


@few
@given(surveys())
def test_a_table_that_is_right_gets_no_error(survey: Survey) -> None:
    assert errors(judge([survey.table], [])) == []


@few
@given(surveys(missing=0.02))
def test_a_table_is_right_too_where_some_incomes_are_unknown(survey: Survey) -> None:
    assert errors(judge([survey.table], [])) == []


@few
@given(surveys(), st.data())
def test_a_typing_error_in_a_distribution_is_named_in_its_column(
    survey: Survey, data: st.DataObject
) -> None:
    column = data.draw(st.sampled_from(survey.columns))
    item = data.draw(st.sampled_from(survey.items))
    row = (item, data.draw(st.sampled_from(survey.answers)))
    (old,) = (o for o in survey.table.observations if (o.row, o.column) == (row, column.path))
    assert old.value is not None
    up = old.value <= 50 or len(survey.answers) == 2  # two answers may leave out a third
    typed = old.value + 10 if up else old.value - 10
    wrong = with_value(survey.table, row, column.path, printed(typed, old.raw.count(",")))
    found = [f for f in judge([wrong], []) if f.code == "sum_not_100"]
    assert [(f.row, f.column) for f in found] == [((item,), column.path)]


@few
@given(surveys(), st.data())
def test_a_total_that_changed_places_with_the_highest_group_is_named(
    survey: Survey, data: st.DataObject
) -> None:
    row = (data.draw(st.sampled_from(survey.items)), data.draw(st.sampled_from(survey.answers)))
    cells = [o for o in survey.table.observations if o.row == row]
    total, *parts = sorted(cells, key=lambda o: (bool(o.category), -(o.value or 0)))
    others = [o.value or 0 for o in (total, *parts[1:])]
    assume((parts[0].value or 0) > max(others) + 1.5)
    swapped = with_value(survey.table, row, total.column, parts[0].raw)
    swapped = with_value(swapped, row, parts[0].column, total.raw)
    found = [f for f in judge([swapped], []) if f.code == "total_outside_subgroups"]
    assert [(f.row, f.column) for f in found] == [(row, ("totaal",))]


@few
@given(surveys(), st.data())
def test_a_percentage_above_a_hundred_is_named_cell_and_all(
    survey: Survey, data: st.DataObject
) -> None:
    cell = data.draw(st.sampled_from(survey.table.observations))
    wrong = with_value(survey.table, cell.row, cell.column, printed(100.1 + (cell.value or 0), 1))
    found = [f for f in judge([wrong], []) if f.code == "value_out_of_range"]
    assert [(f.row, f.column, f.provenance) for f in found] == [
        (cell.row, cell.column, cell.provenance)
    ]


def test_rows_that_say_nothing_of_the_weights_contradict_no_total() -> None:
    weights = (0.3, 0.4, 0.3)
    rows: dict[HeadingPath, list[str]] = {}
    flat = [(50, 51, 50), (40, 40, 41), (30, 31, 30), (61, 60, 60)]
    flat += [(20, 20, 21), (71, 70, 70), (45, 46, 45), (55, 55, 56)]
    for number, values in enumerate([*flat, (10, 35, 100)], start=1):
        total = sum(w * v for w, v in zip(weights, values, strict=True))
        rows[(f"uitspraak {number}",)] = [printed(v, 0) for v in (total, *values)]
    assert judge([table((TOTAL, *EDUCATION), rows)], []) == ()


# -- weights --------------------------------------------------------------------------------


@st.composite
def weighings(draw: st.DrawFn) -> tuple[tuple[float, ...], list[list[float]]]:
    """Weights, and rows that determine them."""
    count = draw(st.integers(1, 6))
    apart = [[100.0 * (i == j) for j in range(count)] for i in range(count)]
    values = st.lists(st.integers(0, 100).map(float), min_size=count, max_size=count)
    return draw(shares(count)), [*apart, *draw(st.lists(values, max_size=12))]


def totals(weights: Sequence[float], rows: Sequence[Sequence[float]]) -> list[float]:
    return [sum(w * v for w, v in zip(weights, row, strict=True)) for row in rows]


@given(weighings())
def test_known_weights_are_found_again(
    weighing: tuple[tuple[float, ...], list[list[float]]],
) -> None:
    weights, rows = weighing
    fit = Moments.of(rows, totals(weights, rows)).fit()
    assert fit is not None
    assert fit.shares == pytest.approx(weights, abs=1e-6)
    # From sums of squares, a spread is known to half the digits of a float.
    assert fit.spread == pytest.approx(0, abs=1e-5)
    assert [fit.apply(row) for row in rows] == pytest.approx(totals(weights, rows), abs=1e-4)


@given(weighings(), st.randoms(use_true_random=False))
def test_leaving_a_row_out_is_as_if_it_had_never_been_there(
    weighing: tuple[tuple[float, ...], list[list[float]]], random: Random
) -> None:
    _, rows = weighing
    goals = [float(random.randint(0, 100)) for _ in rows]
    whole = Moments.of(rows, goals)
    for index, (row, goal) in enumerate(zip(rows, goals, strict=True)):
        rest, others = rows[:index] + rows[index + 1 :], goals[:index] + goals[index + 1 :]
        without = whole.without(row, goal)
        if rest:
            assert without.products == Moments.of(rest, others).products
            assert without.count == len(rest)


@given(
    st.integers(1, 5).flatmap(
        lambda count: st.lists(
            st.lists(st.floats(0, 100), min_size=count + 1, max_size=count + 1), min_size=1
        )
    )
)
@example([[10.0, 0.0, 50.0], [10.0, 50.0, 0.0]])
@example([[0.0, 1e-160, 0.0, 0.0]])
def test_weights_are_shares_of_one_whatever_is_to_be_fitted(rows: list[list[float]]) -> None:
    fit = Moments.of([row[1:] for row in rows], [row[0] for row in rows]).fit()
    if fit is not None:
        assert min(fit.shares) >= 0
        assert sum(fit.shares) == pytest.approx(1, abs=1e-6)
        assert math.isfinite(fit.spread)


def test_rows_that_are_all_alike_determine_no_weights() -> None:
    assert Moments.of([[10, 10], [20, 20]], [10, 20]).fit() is None
    assert Moments.of([], []).fit() is None


def test_a_group_that_would_weigh_less_than_nothing_is_left_out() -> None:
    fit = Moments.of([[0, 100, 50], [100, 0, 50], [0, 0, 100]], [20, 80, -30]).fit()
    assert fit is not None
    assert fit.shares == pytest.approx((0.8, 0.2, 0.0))
    assert fit.spread == pytest.approx(17.3, abs=0.1)
