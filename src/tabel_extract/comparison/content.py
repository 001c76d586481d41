"""What of a report is content, and a hash over that alone.

Content is what the report says: document facts, captions, notes, cells with their headings and
order, and the numbers that running text claims. Where it says so (pages, lines, boxes), the file,
its bytes and the time are not content, so a file that is laid out anew leaves its report unchanged.
Nor is what the program makes of it: findings, how claims were judged and what was checked have a
hash of their own.
Two reports have equal content hashes exactly when ``changes.changes`` finds nothing between them,
or only other verdicts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from tabel_extract.model import CheckOutcome, Claim, Document, Note, Observation, Report, Table

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), check_circular=False)
_LINES = json.JSONEncoder(check_circular=False)

Fact = str | int | float | tuple[str, ...] | None


class Cell(NamedTuple):
    """What one cell says: as printed, as a number in ``unit``, and what it answers about whom."""

    raw: str
    value: float | None
    unit: str | None
    question: str | None
    qualifier: str | None
    markers: tuple[str, ...]
    dimension: str | None
    category: str | None
    period: str | None


class Stated(NamedTuple):
    """What one claim states: its words, and the numbers that they can mean."""

    sentence: str
    quantity: str
    low: float
    high: float
    unit: str


def document_facts(document: Document) -> dict[str, Fact]:
    """Return what a report says about itself; the number of pages is layout, so not content."""
    return {
        "title": document.title,
        "publisher": document.publisher,
        "published_on": document.published_on,
        "language": document.language,
        "population": document.population,
        "fieldwork": document.fieldwork,
        "sample_size": document.sample_size,
        "panel": document.panel,
        "weighting": document.weighting,
    }


def caption_facts(table: Table) -> dict[str, Fact]:
    """Return what stands around the cells of a table, apart from its label and its notes."""
    return {
        "kind": table.kind,
        "title": table.title,
        "population": table.population,
        "period": table.period,
        "unit": table.unit,
        "unit_text": table.unit_text,
        "caption_markers": table.caption_markers,
        "source": table.source,
        "poles": table.poles,
    }


def note_facts(note: Note) -> tuple[str | None, str, str, str | None]:
    """Return marker, kind, text and question of a note."""
    return note.marker, note.kind, note.text, note.question


def cell(observation: Observation) -> Cell:
    """Return what a cell says, apart from its headings.

    The value is a float without a negative zero, so that equal numbers are equal in the hash.
    """
    return Cell._make(_said_in(observation))


def _said_in(observation: Observation) -> tuple[object, ...]:
    """What ``cell`` returns, as a bare tuple: thrice as fast for the thousands of a batch."""
    return (
        observation.raw,
        None if observation.value is None else observation.value + 0.0,
        observation.unit,
        observation.question,
        observation.qualifier,
        observation.markers,
        observation.dimension,
        observation.category,
        observation.period,
    )


def stated(claim: Claim) -> Stated:
    """Return what a claim states, apart from what was made of it; numbers as those of ``cell``."""
    return Stated(claim.sentence, claim.quantity, claim.low + 0.0, claim.high + 0.0, claim.unit)


def content_sha256(report: Report) -> str:
    """Return the SHA-256, in hexadecimal, of the content of a report."""
    content: dict[str, object] = {
        "document": _said(document_facts(report.document)),
        "tables": [
            {
                "label": table.label,
                "caption": _said(caption_facts(table)),
                "notes": [note_facts(note) for note in table.notes],
                "cells": [(one.row, one.column, _said_in(one)) for one in table.observations],
            }
            for table in report.tables
        ],
    }
    if report.claims:  # a report without claims has the hash that it had before claims were known
        content["claims"] = [stated(claim) for claim in report.claims]
    return _sha256(content)


def findings_sha256(report: Report) -> str:
    """Return the SHA-256, in hexadecimal, of what the program made of the content of a report.

    That is what was found where, in any order and wording, how each claim was judged, and what was
    checked: a check that was not made must not pass for one that was.
    """
    found = sorted(
        _LINES.encode((finding.code, finding.severity, finding.table, finding.row, finding.column))
        for finding in report.findings
    )
    made: dict[str, object] = {}  # as in content_sha256: only what there is changes an old hash
    if report.claims:
        made["claims"] = [_judged(claim) for claim in report.claims]
    if report.checks:
        made["checks"] = sorted(map(_check_writer(), report.checks))
    return _sha256({"findings": found, **made} if made else found)


def _check_writer() -> Callable[[CheckOutcome], str]:
    """Return what writes all of an outcome as a line of JSON: which check, on which cells, and why.

    Most checks of a table are made on the same cells, which are written once: they are the most of
    what there is to write.
    """
    once = cache(_LINES.encode)

    def written(outcome: CheckOutcome) -> str:
        said = (outcome.cases, outcome.failed, outcome.cells, outcome.reason)
        return f"[{', '.join(map(once, (outcome.check, outcome.table, *said)))}]"

    return written


def _judged(claim: Claim) -> tuple[object, ...]:
    """Return all of a claim but what it states and where."""
    return (
        claim.exact,
        claim.statistic,
        claim.item,
        claim.group,
        claim.direction,
        claim.table,
        [(cell.row, cell.column) for cell in claim.cells],
        claim.operation,
        None if claim.found is None else claim.found + 0.0,
        claim.verdict,
        claim.reason,
        claim.facts,
    )


def _said(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Leave out what is not said, so that a fact that a later program knows changes no old hash."""
    return {name: fact for name, fact in facts.items() if fact not in (None, ())}


def _sha256(content: object) -> str:
    return hashlib.sha256(_ENCODER.encode(content).encode("ascii")).hexdigest()
