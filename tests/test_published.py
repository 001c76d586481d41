"""What `parse --format json` prints: the contract's fields, whole, and fit for its own schema."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError

from tabel_extract import model
from tabel_extract.pipeline import read_report
from tabel_extract.published import FindingOut, ParsedReport, publish
from tests.texts import FIXTURES
from tests.warehouse.strategies import reports

SCHEMA = ParsedReport.model_json_schema()

# The fields of the published contract; more may be added.
DOCUMENT = [
    "source",
    "sha256",
    "format",
    "title",
    "publisher",
    "published_on",
    "language",
    "pages",
    "population",
    "fieldwork",
    "sample_size",
    "panel",
    "weighting",
]
TABLE = [
    "label",
    "kind",
    "title",
    "population",
    "period",
    "unit",
    "unit_text",
    "caption_markers",
    "source",
    "notes",
    "poles",
    "observations",
    "pages",
    "bbox",
    "lines",
]
OBSERVATION = [
    "row",
    "column",
    "raw",
    "value",
    "qualifier",
    "unit",
    "question",
    "markers",
    "dimension",
    "category",
    "page",
    "bbox",
    "line",
]
FINDING = [
    "table",
    "code",
    "severity",
    "message",
    "row",
    "column",
    "page",
]
NOTE = [
    "marker",
    "kind",
    "text",
]


def printed(report: model.Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(publish(report).model_dump_json())
    return found


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda p: p.stem)
def test_a_parsed_fixture_fits_the_schema(path: Path) -> None:
    jsonschema.validate(printed(read_report(path)), SCHEMA)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports)
def test_any_report_fits_the_schema_and_is_read_back_the_same(report: model.Report) -> None:
    published = publish(report)
    text = published.model_dump_json()
    jsonschema.validate(json.loads(text), SCHEMA)
    assert ParsedReport.model_validate_json(text) == published


def test_the_schema_has_every_field_of_the_contract() -> None:
    found = {name: set(part["properties"]) for name, part in SCHEMA["$defs"].items()}
    assert set(SCHEMA["properties"]) >= {"document", "tables", "claims", "findings"}
    assert found["DocumentOut"] >= set(DOCUMENT)
    assert found["TableOut"] >= set(TABLE)
    assert found["ObservationOut"] >= set(OBSERVATION)
    assert found["FindingOut"] >= set(FINDING)
    assert found["NoteOut"] >= set(NOTE)


@pytest.mark.parametrize(
    ("noun", "name"),
    [
        (model.Observation, "ObservationOut"),
        (model.Table, "TableOut"),
        (model.Note, "NoteOut"),
        (model.Finding, "FindingOut"),
        (model.Document, "DocumentOut"),
        (model.Repair, "RepairOut"),
    ],
)
def test_nothing_that_is_known_is_left_out(noun: type, name: str) -> None:
    """A place is spread over page, line and bbox; facts are in the message."""
    known = {f.name for f in fields(noun)} - {"provenance", "facts"}
    assert known <= set(SCHEMA["$defs"][name]["properties"])


def test_a_report_is_published_whole() -> None:
    place = model.Provenance(3, 12, (1.0, 2.0, 3.0, 4.0))
    cell = model.Observation(
        row=("leuk", "eens"),
        column=("geslacht", "man"),
        raw="48",
        value=48.0,
        qualifier=None,
        unit="percent",
        question="Leuk?",
        markers=("b",),
        dimension="geslacht",
        category="man",
        period="2024",
        provenance=place,
    )
    table = model.Table(
        label="Tabel 1.1",
        kind="table",
        title="Fietsen",
        population="iedereen",
        period="2024",
        unit="percent",
        unit_text="in procenten",
        caption_markers=("a",),
        source="Panel",
        notes=(model.Note("b", "question", "Vraag: ‘Leuk?’", "Leuk?", place),),
        poles=("nooit", "altijd"),
        observations=(cell,),
        pages=(3, 4),
        lines=(10, 20),
    )
    finding = model.Finding(
        "x", "error", "Zo is het.", "Tabel 1.1", ("leuk",), None, place, (("a", "b"),)
    )
    report = model.Report(
        model.Source("a.txt", "f" * 64, 9, "text"),
        model.Document(
            "Titel", "CBS", "2024-05-01", "nl", 9, "iedereen", ("a", "b"), 7, "P", ("l",)
        ),
        (table,),
        (finding,),
        (model.Repair("capital", 2, "n", "In"),),
        checks=(
            model.CheckOutcome("sum_not_100", 0, 2, 1, (0,)),
            model.CheckOutcome("readers_disagree", None, reason="one_reader"),
        ),
    )
    assert printed(report) == {
        "document": {
            "source": "a.txt",
            "sha256": "f" * 64,
            "format": "text",
            "title": "Titel",
            "publisher": "CBS",
            "published_on": "2024-05-01",
            "language": "nl",
            "pages": 9,
            "population": "iedereen",
            "fieldwork": ["a", "b"],
            "sample_size": 7,
            "panel": "P",
            "weighting": ["l"],
        },
        "tables": [
            {
                "label": "Tabel 1.1",
                "kind": "table",
                "title": "Fietsen",
                "population": "iedereen",
                "period": "2024",
                "unit": "percent",
                "unit_text": "in procenten",
                "caption_markers": ["a"],
                "source": "Panel",
                "notes": [
                    {
                        "marker": "b",
                        "kind": "question",
                        "text": "Vraag: ‘Leuk?’",
                        "question": "Leuk?",
                        "page": 3,
                        "line": None,
                    }
                ],
                "poles": ["nooit", "altijd"],
                "observations": [
                    {
                        "row": ["leuk", "eens"],
                        "column": ["geslacht", "man"],
                        "raw": "48",
                        "value": 48.0,
                        "qualifier": None,
                        "unit": "percent",
                        "question": "Leuk?",
                        "markers": ["b"],
                        "dimension": "geslacht",
                        "category": "man",
                        "period": "2024",
                        "page": 3,
                        "bbox": [1.0, 2.0, 3.0, 4.0],
                        "line": None,
                        "origin": None,
                    }
                ],
                "pages": [3, 4],
                "bbox": None,
                "lines": [10, 20],
            }
        ],
        "claims": [],
        "findings": [
            {
                "table": "Tabel 1.1",
                "code": "x",
                "severity": "error",
                "message": "Zo is het.",
                "row": ["leuk"],
                "column": None,
                "page": 3,
                "line": None,
            }
        ],
        "checks": [
            {
                "check": "sum_not_100",
                "table": "Tabel 1.1",
                "table_number": 1,
                "status": "failed",
                "cases": 2,
                "failed": 1,
                "reason": None,
                "reasoning": None,
            },
            {
                "check": "readers_disagree",
                "table": None,
                "table_number": None,
                "status": "not_made",
                "cases": 0,
                "failed": 0,
                "reason": "one_reader",
                "reasoning": "een tweede lezing is niet gedaan",
            },
        ],
        "repairs": [{"kind": "capital", "line": 2, "printed": "n", "text": "In"}],
    }


def test_what_a_report_does_not_say_is_null() -> None:
    empty = model.Report(model.Source("a.txt", "f" * 64, 9, "text"), model.Document(), ())
    said = {"source": "a.txt", "sha256": "f" * 64, "format": "text"}
    assert printed(empty) == {
        "document": dict.fromkeys(DOCUMENT) | said,
        "tables": [],
        "claims": [],
        "findings": [],
        "checks": [],
        "repairs": [],
    }


def test_a_field_that_is_spelled_wrong_is_refused() -> None:
    with pytest.raises(ValidationError):
        FindingOut.model_validate(
            {"table": None, "code": "x", "severity": "error", "mesage": "a", "message": "b"}
        )
