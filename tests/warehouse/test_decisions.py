"""What people decide stands beside what was read, for as long as that stays what they looked at."""

from __future__ import annotations

import itertools
import random
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tabel_extract.comparison.subjects import cell_subjects, claim_subjects
from tabel_extract.errors import (
    DecisionError,
    OvertakenDecisionError,
    UnknownReportError,
    WarehouseError,
)
from tabel_extract.model import (
    CellSubject,
    ClaimSubject,
    Decision,
    DecisionVerdict,
    Report,
)
from tabel_extract.warehouse import history
from tabel_extract.warehouse.decisions import (
    LONGEST_NAME,
    LONGEST_REASON,
    decide,
    decisions_of,
)
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import (
    AGREEING,
    DISAGREEING,
    NOW,
    cell,
    opinions,
    report,
    with_claims,
)
from tests.warehouse.strategies import colliding_reports
from tests.warehouse.taking import (
    ACCEPTED,
    CLAIM,
    DAY,
    FIRST,
    changed,
    save,
    states,
    take,
)


@pytest.fixture
def stored(warehouse: Warehouse) -> Warehouse:
    """A warehouse with one report of one table and two claims."""
    save(warehouse, with_claims(report(), AGREEING, DISAGREEING))
    return warehouse


# -- what a decision is ---------------------------------------------------------------------


def test_a_decision_comes_back_with_who_when_why_and_where(stored: Warehouse) -> None:
    decision = take(stored, verdict="corrected", corrected="2.411,5", seen=1)
    assert decision == Decision(
        subject=FIRST,
        verdict="corrected",
        name="Noor",
        reason="Nagevraagd bij het panel.",
        decided_at=NOW + DAY / 2,
        was="40",
        now="40",
        state="stands",
        corrected="2.411,5",
        corrected_value=2411.5,
        table=0,
        position=0,
    )
    assert (decision.kind, decision.lapsed) == ("cell", False)
    assert decisions_of(stored, "stand") == [decision]
    assert history.load(stored, "stand").decisions == (decision,)


def test_a_claim_is_decided_about_by_its_words(stored: Warehouse) -> None:
    decision = take(stored, subject=CLAIM, verdict="rejected", expected="disagrees")
    assert (decision.kind, decision.was, decision.now) == ("claim", "disagrees", "disagrees")
    assert (decision.table, decision.position, decision.state) == (None, 1, "stands")


def test_a_correction_to_a_sign_has_no_value(stored: Warehouse) -> None:
    decision = take(stored, verdict="corrected", corrected=" - ")
    assert (decision.corrected, decision.corrected_value) == ("-", None)


@pytest.mark.parametrize(
    ("corrected", "stored_as", "value"),
    [
        ("18,5%", "18,5%", 18.5),
        (" 18 procent ", "18 procent", 18.0),
        ("bijna 20%", "bijna 20%", None),
    ],
)
def test_a_correction_of_a_claim_is_what_its_sentence_should_say(
    stored: Warehouse, corrected: str, stored_as: str, value: float | None
) -> None:
    decision = take(
        stored, subject=CLAIM, verdict="corrected", expected="disagrees", corrected=corrected
    )
    assert (decision.corrected, decision.corrected_value) == (stored_as, value)
    assert stored.query(
        "SELECT decision, corrected_value FROM current_claims WHERE decision IS NOT NULL"
    ) == [("corrected", value)]


def test_what_was_read_stays_as_it_was_read(stored: Warehouse) -> None:
    before = history.load(stored, "stand").report
    take(stored, verdict="corrected", corrected="44")
    assert history.load(stored, "stand").report == before
    assert len(history.versions(stored, "stand")) == 1


def test_of_cells_and_tables_that_are_named_alike_each_is_decided_about_by_itself(
    warehouse: Warehouse,
) -> None:
    twice = replace(
        opinions(first=70.0),
        observations=tuple(cell("eens", "man", value) for value in (1.0, 2.0, 3.0)),
    )
    same = with_claims(report(opinions(), twice), DISAGREEING, AGREEING, DISAGREEING)
    save(warehouse, same)
    for table, subjects in zip(same.tables, cell_subjects(same.tables), strict=True):
        for found, subject in zip(table.observations, subjects, strict=True):
            take(warehouse, subject=subject, expected=found.raw)
    for claim, stated in zip(same.claims, claim_subjects(same.claims), strict=True):
        take(warehouse, subject=stated, expected=claim.verdict)
    decisions = decisions_of(warehouse, "stand")
    cells = [(t, n) for t, table in enumerate(same.tables) for n in range(len(table.observations))]
    assert [(d.table, d.position) for d in decisions] == [*cells, (None, 0), (None, 1), (None, 2)]
    assert {d.state for d in decisions} == {"stands"}


NUMBERS = itertools.count()


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(of=colliding_reports, cells=st.randoms(use_true_random=False))
def test_the_subject_of_any_cell_or_claim_is_found_where_it_stands(
    stored: Warehouse, of: Report, cells: random.Random
) -> None:
    name = f"report-{next(NUMBERS)}"
    save(stored, of, report_id=name)
    there: list[tuple[int | None, int, CellSubject | ClaimSubject, str]] = [
        (t, n, subject, of.tables[t].observations[n].raw)
        for t, subjects in enumerate(cell_subjects(of.tables))
        for n, subject in enumerate(subjects)
    ]
    for n, claimed in enumerate(claim_subjects(of.claims)):
        there.append((None, n, claimed, of.claims[n].verdict))
    for table, position, subject, said in cells.sample(there, min(3, len(there))):
        request = replace(ACCEPTED, subject=subject, expected=said)
        decision = decide(stored, name, request, NOW)
        assert (decision.table, decision.position) == (table, position)
        assert (decision.was, decision.now, decision.state) == (said, said, "stands")


# -- what is refused ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": " "}, "needs a name"),
        ({"reason": ""}, "needs a reason"),
        ({"name": "x" * (LONGEST_NAME + 1)}, "the name has 101 characters: use at most 100"),
        ({"reason": "x" * (LONGEST_REASON + 1)}, "the reason has 1001 characters"),
        ({"name": "No\0or"}, "the name holds a character that can't be printed"),
        ({"reason": "regel\nregel"}, "the reason holds a character that can't be printed"),
        ({"reason": "\u202eomgekeerd"}, "can't be printed"),
        ({"reason": "\ud800"}, "can't be printed"),
        ({"verdict": "maybe"}, "'maybe' is no decision"),
        ({"verdict": "corrected"}, "needs a correction"),
        ({"verdict": "corrected", "corrected": "veel"}, "'veel' is no number or sign"),
        ({"verdict": "corrected", "corrected": "44*"}, "is no number or sign"),
        ({"verdict": "corrected", "corrected": "9" * 41}, "use at most 40"),
        ({"corrected": "44"}, "a correction goes with no verdict 'accepted'"),
    ],
)
def test_what_can_not_be_decided_is_one_line_and_stores_nothing(
    stored: Warehouse, changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(DecisionError, match=message) as told:
        take(stored, **changes)
    assert "\n" not in str(told.value)
    assert stored.query("SELECT * FROM decision") == []


@pytest.mark.parametrize(
    "subject",
    [
        replace(FIRST, table="Tabel 9"),
        replace(FIRST, row=("x'; DROP TABLE decision; --",)),
        replace(FIRST, row=()),
        replace(FIRST, column=("\0", "\ud800")),
        replace(FIRST, occurrence=2),
        replace(FIRST, occurrence=10**30),
        replace(FIRST, table_occurrence=-1),
        replace(CLAIM, sentence="Iets anders."),
        replace(CLAIM, occurrence=2),
    ],
)
def test_a_cell_or_claim_that_is_not_there_is_said_to_be_unknown(
    stored: Warehouse, subject: CellSubject | ClaimSubject
) -> None:
    with pytest.raises(UnknownReportError, match=r"there is no (cell|claim) .* to decide about"):
        take(stored, subject=subject)
    assert stored.query("SELECT * FROM decision") == []


@pytest.mark.parametrize("report_id", ["wonen", "\0", "\ud800"])
def test_a_report_that_is_not_there_is_said_to_be_unknown(
    stored: Warehouse, report_id: str
) -> None:
    for ask in (
        lambda: decide(stored, report_id, ACCEPTED, NOW),
        lambda: decisions_of(stored, report_id),
    ):
        with pytest.raises(UnknownReportError, match="there is no report"):
            ask()
    with pytest.raises(UnknownReportError, match="has no version 9"):
        take(stored, seen=9)


def test_a_cell_that_changed_since_it_was_looked_at_is_not_decided_about(
    stored: Warehouse,
) -> None:
    save(stored, report(opinions(first=41.0)), days=1)
    with pytest.raises(OvertakenDecisionError, match="says '41' now and not '40': look at it"):
        take(stored, days=2, seen=1)
    save(stored, report(changed(question="Iets anders?")), days=2)
    with pytest.raises(OvertakenDecisionError, match="means something else now, though it says"):
        take(stored, days=3, seen=1)
    save(stored, report(opinions("Tabel 2")), days=3)
    with pytest.raises(OvertakenDecisionError, match="is no longer in the report"):
        take(stored, days=4, seen=1)
    assert stored.query("SELECT * FROM decision") == []


def test_a_warehouse_that_is_open_for_reading_takes_no_decision(
    stored: Warehouse, path: Path
) -> None:
    stored.close()
    with (
        Warehouse.open(path, read_only=True) as reading,
        pytest.raises(WarehouseError, match="opened only for reading"),
    ):
        take(reading)


def test_a_moment_without_a_time_zone_is_a_mistake_of_the_program(stored: Warehouse) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        decide(stored, "stand", ACCEPTED, datetime(2026, 1, 1))


def test_people_who_decide_at_once_wait_for_each_other_and_all_are_heard(
    stored: Warehouse, path: Path
) -> None:
    stored.close()
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            with Warehouse.open(path, wait_seconds=30) as warehouse:
                request = replace(ACCEPTED, name=f"lezer {number}")
                decide(warehouse, "stand", request, datetime.now(UTC))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with Warehouse.open(path, read_only=True) as warehouse:
        decisions = decisions_of(warehouse, "stand")
    assert {d.name for d in decisions} == {f"lezer {number}" for number in range(5)}
    assert [d.state for d in decisions] == [*["replaced"] * 4, "stands"]


def test_decisions_about_one_report_say_nothing_of_another(stored: Warehouse) -> None:
    save(stored, report(), report_id="wonen")
    take(stored)
    assert decisions_of(stored, "wonen") == []
    assert stored.query("SELECT report_id FROM observations WHERE decision IS NOT NULL") == [
        ("stand",)
    ]


def test_every_verdict_can_be_taken(stored: Warehouse) -> None:
    verdicts: list[DecisionVerdict] = ["accepted", "rejected", "corrected", "withdrawn"]
    for verdict in verdicts:
        take(stored, verdict=verdict, corrected="1" if verdict == "corrected" else None)
    assert [verdict for verdict, _ in states(stored)] == verdicts
