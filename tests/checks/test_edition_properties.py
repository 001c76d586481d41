"""Two editions that differ a little give nothing; what is planted between them is said alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tabel_extract.checks.editions import held_against
from tabel_extract.checks.pairs import Earlier
from tabel_extract.model import Finding, Observation, Report, Table
from tests.checks.planted import report_of
from tests.checks.tables import EDUCATION, TOTAL, table
from tests.warehouse.strategies import reports

SMALL = 3
"""Points by which a share of these editions moves at most."""
LARGE = 25
"""Points of a jump that no four spreads of small changes reach."""

few = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def editions(draw: st.DrawFn) -> tuple[Table, Table]:
    """A table of opinions with their questions, and the same two years before."""
    columns = (TOTAL, *EDUCATION)
    items = [f"uitspraak {n}" for n in range(1, draw(st.integers(3, 6)) + 1)]
    shares = st.lists(st.integers(LARGE + SMALL, 60), min_size=4, max_size=4)
    moves = st.lists(st.integers(-SMALL, SMALL), min_size=4, max_size=4)
    now = {(item, "eens"): draw(shares) for item in items}
    then = {
        row: [value + by for value, by in zip(values, draw(moves), strict=True)]
        for row, values in now.items()
    }
    later, earlier = (
        table(columns, {row: [str(v) for v in values] for row, values in numbers.items()})
        for numbers in (now, then)
    )
    before = replace(earlier, period="2022", source="Fietspanel 2022")
    return _asked(later), _asked(before)


def _asked(of: Table) -> Table:
    cells = tuple(replace(o, question=f"Ik vind {o.row[0]} waar.") for o in of.observations)
    return replace(of, observations=cells)


def said(now: Table, then: Table) -> list[Finding]:
    return list(held_against(report_of(now), [Earlier("toen", report_of(then))]).findings)


@few
@given(editions())
def test_small_changes_give_nothing(pair: tuple[Table, Table]) -> None:
    now, then = pair
    assert said(now, then) == []


@few
@given(editions(), st.data())
def test_a_planted_jump_is_named_at_its_cell_alone(
    pair: tuple[Table, Table], data: st.DataObject
) -> None:
    now, then = pair
    place = data.draw(st.integers(0, len(now.observations) - 1))
    cell = now.observations[place]
    other = then.observations[place]
    value = (other.value or 0.0) + data.draw(st.sampled_from([-1, 1])) * LARGE
    jumped = _with(now, cell, value=value, raw=f"{value:g}")
    assert [(f.code, f.row, f.column) for f in said(jumped, then)] == [
        ("edition_jump", cell.row, cell.column)
    ]


def _with(of: Table, cell: Observation, **changes: object) -> Table:
    cells = tuple(
        replace(o, **changes) if o is cell else o  # type: ignore[arg-type]
        for o in of.observations
    )
    return replace(of, observations=cells)


def _reworded(of: Table) -> Table:
    first = of.observations[0].row
    cells = tuple(
        replace(o, question="Ik vind dat niet waar.") if o.row == first else o
        for o in of.observations
    )
    return replace(of, observations=cells)


PLANTED: dict[str, Callable[[Table], Table]] = {
    "edition_wording_changed": _reworded,
    "edition_base_changed": lambda of: replace(of, population="vrouwen van 18 jaar en ouder"),
    "edition_scale_changed": lambda of: replace(
        of, observations=tuple(replace(o, unit="grade") for o in of.observations)
    ),
}


@pytest.mark.parametrize("code", PLANTED)
@few
@given(pair=editions())
def test_a_planted_change_of_the_question_is_said_alone(
    code: str, pair: tuple[Table, Table]
) -> None:
    now, then = pair
    assert [f.code for f in said(PLANTED[code](now), then)] == [code]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports)
def test_whatever_a_report_holds_beside_itself_of_another_year_nothing_is_said(one: Report) -> None:
    def of(year: int) -> Report:
        cells = [tuple(replace(o, period=None) for o in t.observations) for t in one.tables[:1]]
        tables = tuple(
            replace(t, period=str(year), observations=seen)
            for t, seen in zip(one.tables, cells, strict=False)
        )
        return replace(one, tables=tables, findings=(), checks=())

    assert held_against(of(2024), [Earlier("toen", of(2022))]).findings == ()
