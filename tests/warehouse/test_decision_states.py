"""A decision counts for as long as its cell or claim says what the person looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from tabel_extract.errors import (
    DecisionError,
    UnknownReportError,
)
from tabel_extract.model import (
    Table,
)
from tabel_extract.warehouse import history
from tabel_extract.warehouse.decisions import (
    decisions_of,
)
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import (
    AGREEING,
    DISAGREEING,
    NOW,
    opinions,
    report,
    with_claims,
)
from tests.warehouse.taking import (
    ACCEPTED,
    CLAIM,
    DAY,
    ROW,
    changed,
    current,
    save,
    states,
    take,
)


@pytest.fixture
def stored(warehouse: Warehouse) -> Warehouse:
    """A warehouse with one report of one table and two claims."""
    save(warehouse, with_claims(report(), AGREEING, DISAGREEING))
    return warehouse


# -- what becomes of it ---------------------------------------------------------------------


def test_a_later_decision_replaces_an_earlier_one_about_the_same_only(stored: Warehouse) -> None:
    take(stored)
    take(stored, subject=CLAIM, expected="disagrees")
    take(stored, verdict="rejected")
    assert states(stored) == [
        ("accepted", "replaced"),
        ("accepted", "stands"),
        ("rejected", "stands"),
    ]


def test_withdrawing_takes_the_last_decision_back_and_leaves_none(stored: Warehouse) -> None:
    take(stored)
    take(stored, verdict="rejected")
    take(stored, verdict="withdrawn")
    gone = [("accepted", "replaced"), ("rejected", "withdrawn"), ("withdrawn", "withdrawn")]
    assert states(stored) == gone
    assert current(stored, "decision") == [None]
    take(stored)
    assert states(stored) == [*gone[:2], ("withdrawn", "replaced"), ("accepted", "stands")]


@pytest.mark.parametrize("first", [None, "withdrawn"])
def test_there_must_be_something_to_withdraw(stored: Warehouse, first: str | None) -> None:
    if first is not None:
        take(stored)
        take(stored, verdict=first)
    before = states(stored)
    with pytest.raises(DecisionError, match=r"nothing was decided about cell ‘gemeente .* 1\.1"):
        take(stored, verdict="withdrawn")
    assert states(stored) == before


@pytest.mark.parametrize(
    "table",
    [
        changed(raw="40,0"),
        changed(value=41.0),
        changed(value=None),
        changed(unit="mean"),
        changed(qualifier="significant"),
        changed(question="Iets anders?"),
        changed(question=None),
        changed(period="2024"),
        replace(opinions(), period="2024"),
        replace(opinions(), population="jongeren"),
        changed(row=("gemeente doet te weinig", "eens")),
        replace(opinions(), label="Tabel 1.2"),
        replace(opinions(), observations=()),
    ],
)
def test_a_decision_lapses_when_its_cell_says_something_else_and_returns_with_it(
    stored: Warehouse, table: Table
) -> None:
    take(stored)
    save(stored, report(table), days=1)
    assert states(stored) == [("accepted", "lapsed")]
    assert stored.query("SELECT decision FROM observations WHERE decision IS NOT NULL") == []
    save(stored, report(), days=2)
    assert states(stored) == [("accepted", "stands")]
    assert current(stored, "decision") == ["accepted"]


def test_a_lapsed_decision_shows_what_was_looked_at_and_what_is_there_now(
    stored: Warehouse,
) -> None:
    take(stored)
    save(stored, report(opinions("Tabel 0.1"), opinions(first=41.0)), days=1)
    (one,) = decisions_of(stored, "stand")
    assert (one.was, one.now, one.lapsed, one.table, one.position) == ("40", "41", True, 1, 0)
    save(stored, report(opinions("Tabel 0.1")), days=2)
    (one,) = decisions_of(stored, "stand")
    assert (one.was, one.now, one.lapsed, one.table, one.position) == ("40", None, True, None, None)


@pytest.mark.parametrize(
    "change",
    [
        {"row": ROW, "column": ("totaal",)},
        {"markers": ("c",)},
        {"dimension": "diploma"},
    ],
    ids=["elsewhere", "marker", "dimension"],
)
def test_a_decision_stands_through_what_does_not_touch_its_cell(
    stored: Warehouse, change: dict[str, Any]
) -> None:
    take(stored)
    table = opinions(line=90) if "row" in change else changed(**change)
    last = replace(table.observations[-1], raw="9", value=9.0)
    save(stored, report(replace(table, observations=(*table.observations[:-1], last))), days=1)
    assert states(stored) == [("accepted", "stands")]


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": "review"},
        {"found": 11.0},
        {"found": None},
        {"cells": DISAGREEING.cells[:1]},
        {"low": 19.0},
        {"unit": "percent"},
        {"table": "Tabel 2"},
        {"operation": "each"},
        {"quantity": "20 procentpunt"},
        {"sentence": "Het verschil is ruim 20 procentpunt."},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_decision_lapses_when_its_claim_is_read_or_judged_otherwise(
    stored: Warehouse, change: dict[str, Any]
) -> None:
    take(stored, subject=CLAIM, expected="disagrees")
    claims = (AGREEING, DISAGREEING)
    save(stored, with_claims(report(), AGREEING, replace(DISAGREEING, **change)), days=1)
    assert states(stored) == [("accepted", "lapsed")]
    save(stored, with_claims(report(), *reversed(claims)), days=2)
    assert states(stored) == [("accepted", "stands")]


def test_a_decision_on_the_new_state_does_not_bring_back_the_one_on_the_old(
    stored: Warehouse,
) -> None:
    take(stored)
    save(stored, report(opinions(first=41.0)), days=1)
    take(stored, days=1.5, expected="41", verdict="rejected")
    save(stored, report(), days=2)
    assert states(stored) == [("accepted", "replaced"), ("rejected", "lapsed")]


# -- any moment -----------------------------------------------------------------------------


def test_a_moment_shows_the_decisions_of_then_against_the_version_of_then(
    stored: Warehouse,
) -> None:
    take(stored, days=0.5)
    save(stored, report(opinions(first=41.0)), days=1)
    take(stored, days=2, expected="41", verdict="rejected")
    assert states(stored, days=0.1) == []
    assert states(stored, days=0.5) == [("accepted", "stands")]
    assert states(stored, days=1.5) == [("accepted", "lapsed")]
    assert states(stored, days=3) == [("accepted", "replaced"), ("rejected", "stands")]
    assert [d.verdict for d in history.load(stored, "stand", ordinal=1).decisions] == ["accepted"]
    assert [d.state for d in history.load(stored, "stand", ordinal=1).decisions] == ["stands"]
    assert len(history.load(stored, "stand", ordinal=2).decisions) == 2
    assert len(history.load(stored, "stand", as_of=NOW + DAY).decisions) == 1
    for days, shown in [(0.1, None), (0.5, "accepted"), (1.5, None), (3, "rejected")]:
        moment = (NOW + days * DAY).isoformat()
        source = f"observations_as_of('{moment}')"
        assert current(stored, "decision", source) == [shown]


def test_a_moment_before_the_report_was_known_is_refused(stored: Warehouse) -> None:
    with pytest.raises(UnknownReportError, match="had no version yet"):
        decisions_of(stored, "stand", NOW - DAY)
    with pytest.raises(ValueError, match="no time zone"):
        decisions_of(stored, "stand", datetime(2026, 1, 1))


def test_decisions_keep_their_order_though_the_clock_was_set_back(stored: Warehouse) -> None:
    first = take(stored, days=1)
    second = take(stored, days=-9, verdict="rejected")
    assert NOW < first.decided_at < second.decided_at < NOW + 2 * DAY
    assert states(stored) == [("accepted", "replaced"), ("rejected", "stands")]


# -- views ----------------------------------------------------------------------------------


DECIDED = "decision, decided_by, epoch_us(decided_at), decision_reason, corrected_value"


def test_the_views_show_what_was_decided_beside_what_was_read(stored: Warehouse) -> None:
    take(stored, verdict="corrected", corrected="44,5")
    take(stored, subject=CLAIM, expected="disagrees", name="Wim")
    moment = int((NOW + DAY / 2).timestamp() * 1_000_000)
    why = ACCEPTED.reason
    assert current(stored, f"value, {DECIDED}") == [(40.0, "corrected", "Noor", moment, why, 44.5)]
    assert stored.query(f"SELECT {DECIDED} FROM current_claims ORDER BY position") == [
        (None,) * 5,
        ("accepted", "Wim", moment + 1, why, None),
    ]
    assert stored.query("SELECT count(*), count(decision) FROM observations") == [(6, 1)]


def test_the_view_of_decisions_shows_each_with_its_state_and_what_is_there_now(
    stored: Warehouse,
) -> None:
    take(stored, verdict="corrected", corrected="44,5")
    take(stored, subject=CLAIM, expected="disagrees", name="Wim")
    save(stored, with_claims(report(opinions(first=41.0)), DISAGREEING), days=1)
    columns = (
        "report_id, report_title, kind, state, decision, decided_by, decision_reason, corrected, "
        "corrected_value, was, now, now_value, table_label, table_occurrence, row_text, "
        "column_text, sentence, quantity, occurrence, table_number, position, version_id, "
        "decided_version_ordinal"
    )
    why = ACCEPTED.reason
    assert stored.query(f"SELECT {columns} FROM decisions ORDER BY decision_id") == [
        (
            *("stand", "Stand van de gemeente", "cell", "lapsed", "corrected", "Noor", why),
            *("44,5", 44.5, "40", "41", 41.0, "Tabel 1.1", 1, "gemeente doet genoeg › eens"),
            *("opleiding › mbo, havo, vwo", None, None, 1, 1, 1, 2, 1),
        ),
        (
            *("stand", "Stand van de gemeente", "claim", "stands", "accepted", "Wim", why),
            *(None, None, "disagrees", "disagrees", 10.0, None, None, None, None),
            *(DISAGREEING.sentence, DISAGREEING.quantity, 1, None, 1, 2, 1),
        ),
    ]
