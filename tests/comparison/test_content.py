"""Hashes are over content, not over places, files and times."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from tabel_extract.comparison.changes import changes
from tabel_extract.comparison.content import content_sha256, findings_sha256
from tabel_extract.model import CellRef, CheckOutcome, Claim, Document, Finding, Provenance, Report
from tests.warehouse.reports import (
    AGREEING,
    DISAGREEING,
    NO_OPPOSITES,
    NO_SOURCE,
    SUMMED,
    TOO_HIGH,
    from_bytes,
    opinions,
    report,
    with_checks,
    with_claims,
    with_findings,
)
from tests.warehouse.strategies import colliding_reports, reports

STATED: dict[str, Any] = {
    "sentence": "x",
    "quantity": "x",
    "low": 39.5,
    "high": 40.5,
    "unit": "count",
}
JUDGED: dict[str, Any] = {
    "exact": False,
    "statistic": False,
    "item": None,
    "group": None,
    "direction": "against",
    "table": "Tabel 9",
    "cells": (CellRef((), ()),),
    "operation": "sum",
    "found": None,
    "verdict": "review",
    "reason": "x",
    "facts": (("found", "40"),),
}
CLAIMING = with_claims(report(), AGREEING)


def moved(of: Report) -> Report:
    """The same report, as if its file were laid out anew."""
    tables = tuple(
        replace(
            table,
            pages=(9,),
            lines=(900, 990),
            bbox=(9.0, 1.0, 2.0, 3.0, 4.0),
            notes=tuple(replace(note, provenance=Provenance(9, 980)) for note in table.notes),
            observations=tuple(
                replace(cell, provenance=Provenance(9, 950, (1.0, 2.0, 3.0, 4.0)))
                for cell in table.observations
            ),
        )
        for table in of.tables
    )
    document = replace(of.document, pages=99)
    claims = tuple(replace(claim, provenance=Provenance(9, 940)) for claim in of.claims)
    return replace(
        from_bytes(of, "f" * 64, "new.txt"),
        tables=tables,
        document=document,
        repairs=(),
        claims=claims,
    )


@given(reports)
def test_moving_every_line_and_renaming_the_file_leaves_the_content_alone(of: Report) -> None:
    assert content_sha256(moved(of)) == content_sha256(of)
    assert changes(of, moved(of)) == []


@given(colliding_reports, colliding_reports)
def test_hashes_are_equal_exactly_when_nothing_or_only_a_verdict_changed(
    old: Report, new: Report
) -> None:
    told = [change for change in changes(old, new) if change.fields != ("verdict",)]
    assert (content_sha256(old) == content_sha256(new)) == (told == [])


@pytest.mark.parametrize(
    "change",
    [
        {"title": "x"},
        {"kind": "figure"},
        {"label": "Tabel 9"},
        {"population": None},
        {"period": "2024"},
        {"unit": "mean"},
        {"unit_text": "%"},
        {"caption_markers": ()},
        {"source": None},
        {"poles": ("min", "max")},
        {"notes": ()},
        {"observations": ()},
    ],
    ids=lambda change: next(iter(change)),
)
def test_each_part_of_a_caption_is_content(change: dict[str, Any]) -> None:
    assert content_sha256(report(replace(opinions(), **change))) != content_sha256(report())


@pytest.mark.parametrize(
    "change",
    [
        {"row": ("x",)},
        {"column": ("x",)},
        {"raw": "41"},
        {"value": 41.0},
        {"qualifier": "significant"},
        {"unit": "mean"},
        {"question": None},
        {"markers": ()},
        {"dimension": "leeftijd"},
        {"category": "jong"},
        {"period": "2024"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_each_part_of_a_cell_is_content(change: dict[str, Any]) -> None:
    table = opinions()
    first, *rest = table.observations
    changed = replace(table, observations=(replace(first, **change), *rest))
    assert content_sha256(report(changed)) != content_sha256(report())
    assert changes(report(), report(changed)) != []


@pytest.mark.parametrize("fact", [name for name in Document.__slots__ if name != "pages"])
def test_each_fact_of_the_document_is_content(fact: str) -> None:
    nothing: Any = () if fact == "weighting" else None
    document = replace(report().document, **{fact: nothing})
    assert content_sha256(replace(report(), document=document)) != content_sha256(report())


def test_findings_have_a_hash_of_their_own() -> None:
    found = with_findings(report(), TOO_HIGH, NO_SOURCE)
    assert content_sha256(found) == content_sha256(report())
    assert findings_sha256(found) != findings_sha256(report())


def test_wording_order_and_place_of_findings_are_not_in_their_hash() -> None:
    found = with_findings(report(), TOO_HIGH, NO_SOURCE)
    elsewhere = replace(TOO_HIGH, message="x", provenance=Provenance(9, 9), facts=())
    assert findings_sha256(with_findings(report(), NO_SOURCE, elsewhere)) == findings_sha256(found)


@pytest.mark.parametrize(
    "change",
    [{"code": "x"}, {"severity": "info"}, {"table": None}, {"row": None}, {"column": ()}],
    ids=lambda change: next(iter(change)),
)
def test_code_severity_table_row_and_column_of_a_finding_are_in_the_hash(
    change: dict[str, Any],
) -> None:
    changed: Finding = replace(TOO_HIGH, **change)
    assert findings_sha256(with_findings(report(), changed)) != findings_sha256(
        with_findings(report(), TOO_HIGH)
    )


def test_the_hashes_of_a_report_without_claims_are_those_that_are_stored_already() -> None:
    found = with_findings(report(), TOO_HIGH, NO_SOURCE)
    assert (content_sha256(found), findings_sha256(found)) == (
        "dd87016ac85a68d3276cd92e7526d076b8ffafee14eaf855b3b374d9dfb8e60b",
        "9f55cf098f8f9c974deeff1819731514836aad3d5a55b968a30fbfb7cd5f67d9",
    )


def test_what_was_checked_is_hashed_with_the_findings_in_any_order() -> None:
    checked = with_checks(report(), SUMMED, NO_OPPOSITES)
    assert content_sha256(checked) == content_sha256(report())
    assert findings_sha256(checked) != findings_sha256(report())
    assert findings_sha256(with_checks(report(), NO_OPPOSITES, SUMMED)) == findings_sha256(checked)


@pytest.mark.parametrize(
    "change",
    [
        {"check": "x"},
        {"table": None},
        {"cases": 4},
        {"failed": 2},
        {"cells": (0,)},
        {"reason": "no_total"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_each_part_of_an_outcome_is_in_the_hash(change: dict[str, Any]) -> None:
    changed: CheckOutcome = replace(SUMMED, **change)
    assert set(change) <= set(CheckOutcome.__slots__)
    assert findings_sha256(with_checks(report(), changed)) != findings_sha256(
        with_checks(report(), SUMMED)
    )


def test_claims_and_outcomes_are_told_apart_in_the_hash() -> None:
    both = with_checks(CLAIMING, SUMMED)
    hashes = {findings_sha256(of) for of in (CLAIMING, with_checks(report(), SUMMED), both)}
    assert len(hashes) == 3


def test_every_field_of_a_claim_but_its_place_is_stated_or_judged() -> None:
    named = {*STATED, *JUDGED, "provenance"}
    assert named == set(Claim.__slots__)


def claiming(field: str, value: object) -> Report:
    changed: Claim = replace(AGREEING, **{field: value})  # type: ignore[arg-type]
    return with_claims(report(), changed)


@pytest.mark.parametrize(("field", "value"), STATED.items(), ids=STATED)
def test_what_a_claim_states_is_content(field: str, value: object) -> None:
    assert content_sha256(claiming(field, value)) != content_sha256(CLAIMING)
    assert findings_sha256(claiming(field, value)) == findings_sha256(CLAIMING)


@pytest.mark.parametrize(("field", "value"), JUDGED.items(), ids=JUDGED)
def test_how_a_claim_is_judged_is_hashed_with_the_findings(field: str, value: object) -> None:
    assert content_sha256(claiming(field, value)) == content_sha256(CLAIMING)
    assert findings_sha256(claiming(field, value)) != findings_sha256(CLAIMING)


def test_a_claim_is_content_beside_the_tables_and_its_judgement_beside_the_findings() -> None:
    contents = {content_sha256(of) for of in (report(), CLAIMING)}
    judgements = {
        findings_sha256(of)
        for of in (
            report(),
            with_findings(report(), TOO_HIGH),
            CLAIMING,
            with_findings(CLAIMING, TOO_HIGH),
            with_claims(report(), AGREEING, DISAGREEING),
        )
    }
    assert (len(contents), len(judgements)) == (2, 5)


def test_the_place_of_a_claim_is_in_no_hash() -> None:
    elsewhere = claiming("provenance", Provenance(9, 9))
    assert content_sha256(elsewhere) == content_sha256(CLAIMING)
    assert findings_sha256(elsewhere) == findings_sha256(CLAIMING)
