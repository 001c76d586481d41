"""Where a group that counts more people than there are must be named, and where not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabel_extract.checks.judge import examine, judge
from tabel_extract.model import HeadingPath, Table
from tests.checks.planted import counted
from tests.checks.tables import TOTAL, Column, groups, table, with_cell

CHECK = "group_exceeds_total"


def named(of: Table) -> list[tuple[HeadingPath | None, HeadingPath | None]]:
    return [(f.row, f.column) for f in judge([of], []) if f.code == CHECK]


@pytest.mark.parametrize(("women", "wrong"), [("1.408", 0), ("1.409", 0), ("1.410", 1)])
def test_a_group_may_be_everyone_and_one_more_by_rounding(women: str, wrong: int) -> None:
    assert len(named(counted("1.408", "641", women))) == wrong


def test_groups_in_rows_are_held_against_the_total_of_their_column() -> None:
    people = (Column(("ja",)), Column(("n",), unit="count"))
    rows: dict[HeadingPath, tuple[str, ...]] = {
        ("totaal",): ("40", "1.408"),
        ("geslacht", "man"): ("38", "641"),
        ("geslacht", "vrouw"): ("42", "7.670"),
    }
    below = table(people, rows)
    for name in ("man", "vrouw"):
        for column in (("ja",), ("n",)):
            row = ("geslacht", name)
            below = with_cell(below, row, column, dimension="geslacht", category=name)
    assert named(below) == [(("geslacht", "vrouw"), ("n",))]


def test_a_total_of_another_period_says_nothing_of_a_group() -> None:
    other = with_cell(counted("1.408", "641", "1.767"), ("(n)",), ("totaal",), period="2019")
    assert named(other) == []


def test_counts_of_something_else_than_people_asked_are_not_compared() -> None:
    of = counted("3", "12", "5")
    visits = tuple(replace(c, row=("aantal bezoeken per persoon",)) for c in of.observations)
    (made,) = [
        o for o in examine([replace(of, observations=visits)], []).checks if o.check == CHECK
    ]
    assert (made.status, made.reason) == ("not_made", "no_counts")


@given(st.lists(st.integers(0, 9999), min_size=2, max_size=6), st.integers(0, 50), st.data())
def test_parts_of_a_whole_are_never_named_and_one_that_is_larger_always_is(
    parts: list[int], unknown: int, data: st.DataObject
) -> None:
    total = sum(parts) + unknown
    ages = groups("leeftijd", *(f"groep {n}" for n in range(len(parts))))
    columns = tuple(replace(column, unit="count") for column in (TOTAL, *ages))
    right = table(columns, {("(n)",): [str(n) for n in (total, *parts)]})
    assert named(right) == []
    place = data.draw(st.integers(0, len(parts) - 1))
    parts[place] = total + data.draw(st.integers(2, 999))
    wrong = table(columns, {("(n)",): [str(n) for n in (total, *parts)]})
    assert named(wrong) == [(("(n)",), ages[place].path)]
