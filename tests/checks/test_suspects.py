"""Of a row that does not fit the weights, the cell that is most likely wrong is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tabel_extract.checks.judge import examine, judge
from tabel_extract.checks.suspects import slips
from tabel_extract.model import Finding, HeadingPath, Provenance, Table
from tests.checks.tables import (
    EDUCATION,
    MEN,
    TOTAL,
    WOMEN,
    Column,
    cell,
    groups,
    table,
    with_value,
)
from tests.checks.test_properties import few, printed

CHECK = "subgroup_weights_inconsistent"
INCOME = groups("inkomen", "laag", "midden", "hoog")
SHARES = ((0.25, 0.45, 0.30), (0.35, 0.40, 0.25))
PARTS = [
    (22, 43, 67), (71, 42, 18), (33, 82, 24), (54, 16, 91), (15, 35, 75),
    (63, 61, 23), (24, 52, 83), (92, 34, 41), (45, 65, 25), (12, 79, 44),
]  # fmt: skip
"""Shares by education of ten items; those by income are made to have the same total."""


def report(*, scale: float = 1.0, decimals: int = 0, unit: str = "percent") -> Table:
    """Ten items by education and by income, all of which fit."""
    columns = tuple(
        Column(c.path, c.dimension, c.category, unit) for c in (TOTAL, *EDUCATION, *INCOME)
    )
    rows: dict[HeadingPath, tuple[str, ...]] = {}
    for number, parts in enumerate(PARTS, start=1):
        total = _mean(SHARES[0], parts)
        values = (total, *parts, *_by_income(total, parts))
        rows[(f"uitspraak {number}",)] = tuple(printed(v * scale, decimals) for v in values)
    return table(columns, rows)


def _by_income(total: float, parts: Sequence[float]) -> tuple[float, float, float]:
    """Three shares far apart that have this total."""
    one, two, three = SHARES[1]
    for low, middle in permutations(parts, 2):
        high = (total - one * low - two * middle) / three
        if 5 <= high <= 95:
            return low, middle, high
    raise AssertionError(parts)


def _mean(shares: Sequence[float], values: Sequence[float]) -> float:
    return sum(w * v for w, v in zip(shares, values, strict=True))


def found(one: Table) -> list[tuple[HeadingPath | None, HeadingPath | None, str]]:
    """Where, and what is told at the end of the sentence."""
    told = [f for f in judge([one], []) if f.code == CHECK]
    return [(f.row, f.column, dict(f.facts)["hint"].removeprefix("; ")) for f in told]


def test_a_report_whose_rows_all_fit_has_no_finding() -> None:
    assert judge([report()], []) == ()


def test_the_one_swap_that_makes_the_row_fit_is_told_with_its_group() -> None:
    row, column = ("uitspraak 10",), ("opleiding", "havo, vwo, mbo")
    wrong = with_value(report(), row, column, "97")
    hint = "mogelijk is 97 bij ‘havo, vwo, mbo’ verschreven voor 79"
    assert found(wrong) == [(row, ("opleiding",), hint)]


def test_a_lost_digit_is_told() -> None:
    row, column = ("uitspraak 8",), ("opleiding", "havo, vwo, mbo")
    told = found(with_value(report(), row, column, "3"))
    assert told == [(row, ("opleiding",), "mogelijk mist 3 bij ‘havo, vwo, mbo’ een cijfer")]


def test_a_total_that_two_breakdowns_contradict_is_wrong_itself() -> None:
    row = ("uitspraak 7",)
    told = found(with_value(report(), row, ("totaal",), "44"))
    assert told == [
        (row, ("totaal",), "meer dan één indeling spreekt dat tegen, dus vergelijk het totaal")
    ] * len(told)
    assert len(told) == 2


def test_a_slip_of_the_total_is_told_where_it_makes_both_breakdowns_fit() -> None:
    row = ("uitspraak 7",)
    (right,) = (o.raw for o in report().observations if (o.row, o.column) == (row, ("totaal",)))
    assert right == "54"
    told = found(with_value(report(), row, ("totaal",), "64"))
    hint = "mogelijk is het totaal 64 verschreven voor 54"
    assert told == [(row, ("totaal",), hint)] * 2


def test_where_the_other_breakdown_fits_the_groups_of_this_one_are_to_be_compared() -> None:
    row = ("uitspraak 7",)
    told = found(with_value(report(), row, ("opleiding", "bo, vmbo"), "39"))
    hint = "bij inkomen past dat wel, dus vergelijk de groepen naar opleiding"
    assert told == [(row, ("opleiding",), hint)]


def test_where_there_is_one_breakdown_all_cells_of_the_row_are_to_be_compared() -> None:
    whole = report()
    only = tuple(o for o in whole.observations if o.dimension != "inkomen")
    row = ("uitspraak 7",)
    one = replace(whole, observations=only)
    told = found(with_value(one, row, ("opleiding", "bo, vmbo"), "39"))
    assert told == [(row, None, "vergelijk het totaal en al deze groepen")]


@pytest.mark.parametrize("unit", ["mean", "grade"])
def test_means_are_held_against_the_weights_of_percentages(unit: str) -> None:
    whole = report()
    first = whole.observations[:7]
    rows: dict[HeadingPath, tuple[str, ...]] = {
        ("cijfer",): ("6,8", "6,2", "6,7", "7,4", "6,4", "6,8", "7,3")
    }
    columns = tuple(Column(o.column, o.dimension, o.category, unit) for o in first)
    means = table(columns, rows, "Tabel 1.2", line=60)
    assert judge([whole, means], []) == ()
    wrong = with_value(means, ("cijfer",), ("totaal",), "7,3")
    assert [(f.table, f.row) for f in judge([whole, wrong], []) if f.code == CHECK] == [
        ("Tabel 1.2", ("cijfer",))
    ] * 2


@pytest.mark.parametrize(
    ("raw", "some"),
    [
        ("79", {"97", "19"}),
        ("38", {"83", "88", "33"}),
        ("5", {"6", "15", "59"}),
        ("6,8", {"8,6", "5,8", "6,3", "16,8"}),
    ],
)
def test_slips_are_swaps_lookalikes_and_lost_digits(raw: str, some: set[str]) -> None:
    found = {text for text, _ in slips(cell(("a",), TOTAL, raw, Provenance()))}
    assert some <= found
    assert raw not in found


@pytest.mark.parametrize("raw", ["<1", "-", "+6", "2.411"])
def test_a_cell_that_is_no_plain_number_is_no_slip(raw: str) -> None:
    assert list(slips(cell(("a",), TOTAL, raw, Provenance()))) == []


def test_a_slip_of_a_percentage_stays_one() -> None:
    assert max(v for _, v in slips(cell(("a",), TOTAL, "97", Provenance()))) <= 100


def test_a_row_that_is_too_far_off_to_be_judged_accuses_no_other() -> None:
    row, column = ("uitspraak 4",), ("opleiding", "bo, vmbo")
    whole = report()
    cells = tuple(o for o in whole.observations if o.dimension != "inkomen")
    one = replace(whole, observations=cells)
    found_in = judge([with_value(one, row, column, "4")], [])
    assert {f.row for f in found_in} <= {row}


def test_a_row_that_is_not_judged_keeps_no_other_from_being_judged() -> None:
    """Its groups lie so far apart that the others do not speak for them."""

    def row(*values: float) -> tuple[str, ...]:
        return tuple(printed(v, 0) for v in (sum(values) / 2, *values))

    parts = [(40, 50), (30, 24), (61, 66), (20, 29), (70, 60), (45, 39), (52, 57)]
    rows: dict[HeadingPath, tuple[str, ...]] = {(f"a {n}",): row(*p) for n, p in enumerate(parts)}
    rows["b",] = ("34", "34", "82")
    found_in = examine([table((TOTAL, MEN, WOMEN), rows)], [])
    (outcome,) = [o for o in found_in.checks if o.check == CHECK]
    assert (outcome.cases, outcome.failed) == (len(parts), 0)


def test_a_row_with_an_impossible_number_says_nothing_of_the_weights() -> None:
    wrong = with_value(report(), ("uitspraak 4",), ("opleiding", "bo, vmbo"), "154")
    assert [(f.code, f.row) for f in judge([wrong], [])] == [
        ("value_out_of_range", ("uitspraak 4",))
    ]


@few
@given(st.sampled_from(range(1, 11)), st.sampled_from(range(1, 7)))
def test_a_swap_in_any_group_is_named_in_its_row_and_breakdown(item: int, place: int) -> None:
    whole = report()
    seen = whole.observations[7 * (item - 1) + place]
    swapped = seen.raw[::-1]
    weight = (*SHARES[0], *SHARES[1])[place - 1]
    assume(len(seen.raw) == 2 and not swapped.startswith("0"))
    assume(weight * abs(int(swapped) - int(seen.raw)) > 4)
    wrong = with_value(whole, seen.row, seen.column, swapped)
    told: list[Finding] = [f for f in judge([wrong], []) if f.code == CHECK]
    outside = {f.row for f in judge([wrong], []) if f.code == "total_outside_subgroups"}
    assert {f.row for f in told} | outside == {seen.row}
    for finding in told:
        assert finding.column is not None
        assert finding.column == seen.column[: len(finding.column)]
