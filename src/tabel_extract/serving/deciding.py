"""A decision that a page sends ─► stored, or a sentence for the person who sent it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tabel_extract.checks.catalogue import Language
from tabel_extract.comparison.subjects import cell_subjects, claim_subjects
from tabel_extract.dutch import parse_cell
from tabel_extract.errors import (
    DecisionError,
    OvertakenDecisionError,
    UnknownReportError,
    WarehouseError,
)
from tabel_extract.model import CellSubject, ClaimSubject, DecisionVerdict, Report
from tabel_extract.report.anchors import anchors, claim_ids
from tabel_extract.warehouse import history
from tabel_extract.warehouse.decisions import (
    LONGEST_CORRECTION,
    LONGEST_NAME,
    LONGEST_REASON,
    DecisionRequest,
    decide,
)
from tabel_extract.warehouse.store import Warehouse

STORED = 200
"""The status of HTTP that says that a decision is stored."""

SAID: dict[str, tuple[str, str]] = {
    "stored": ("Vastgelegd.", "Recorded."),
    "not_understood": (
        "Dit verzoek is niet te begrijpen; laad de pagina opnieuw.",
        "This request can't be understood; load the page again.",
    ),
    "name": ("Vul uw naam in.", "Fill in your name."),
    "reason": ("Vul in waarom.", "Fill in why."),
    "corrected": (
        "Vul het juiste getal in zoals een tabel het drukt: 12,5 of 2.411 of -.",
        "Fill in the right number as a table prints it: 12,5 or 2.411 or -.",
    ),
    "overtaken": (
        "Dit is intussen gewijzigd, dus uw besluit is niet vastgelegd. Laad de pagina opnieuw en "
        "kijk nog eens.",
        "This has changed meanwhile, so your decision was not recorded. Load the page again and "
        "take another look.",
    ),
    "unknown": (
        "Dit getal staat niet (meer) in het rapport; laad de pagina opnieuw.",
        "This number is not in the report (any more); load the page again.",
    ),
    "refused": (
        "Dit besluit kan niet worden vastgelegd. Gebruik gewone letters en cijfers, en trek alleen "
        "in wat er is besloten.",
        "This decision can't be recorded. Use plain letters and digits, and withdraw only what was "
        "decided.",
    ),
    "busy": (
        "Het archief is bezet, dus uw besluit is nog niet vastgelegd. Probeer het zo nog eens.",
        "The warehouse is in use, so your decision was not recorded yet. Try again in a moment.",
    ),
}
"""What a person is told, as (Dutch, English)."""


class Posted(BaseModel):
    """What a page sends: the id of a number on it, and what was decided about that.

    ``seen`` is the number of the version that the page showed.
    """

    model_config = ConfigDict(extra="forbid")

    about: str = Field(max_length=80)
    seen: int = Field(ge=1)
    verdict: Literal["accepted", "rejected", "corrected", "withdrawn"]
    name: str = Field(max_length=LONGEST_NAME)
    reason: str = Field(max_length=LONGEST_REASON)
    corrected: str | None = Field(None, max_length=LONGEST_CORRECTION)
    language: Language = "nl"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of it: the status of HTTP, and a sentence."""

    status: int
    message: str


def read_posted(body: bytes) -> Posted | None:
    """What was sent; None where it is not what a page sends."""
    try:
        return Posted.model_validate_json(body)
    except ValidationError:
        return None


def not_understood(status: int = 400) -> Answer:
    """The answer to what no page sends."""
    return Answer(status, SAID["not_understood"][0])


def record(warehouse: Warehouse, report_id: str, posted: Posted) -> Answer:
    """Store a decision; the answer says whether it is."""
    missing = _missing(posted)
    if missing:
        return _told(400, missing, posted)
    try:
        shown = history.load(warehouse, report_id, ordinal=posted.seen).report
        found = subject_of(shown, posted.about)
        if found is None:
            return _told(404, "unknown", posted)
        if _is_misspelt(posted, found[0]):
            return _told(400, "corrected", posted)
        decide(warehouse, report_id, _request(posted, *found), datetime.now(UTC))
    except OvertakenDecisionError:
        return _told(409, "overtaken", posted)
    except DecisionError:
        return _told(400, "refused", posted)
    except UnknownReportError:
        return _told(404, "unknown", posted)
    except WarehouseError:
        return _told(503, "busy", posted)
    return _told(STORED, "stored", posted)


def busy(posted: Posted) -> Answer:
    """The answer where the warehouse could not be opened."""
    return _told(503, "busy", posted)


def subject_of(report: Report, about: str) -> tuple[CellSubject | ClaimSubject, str] | None:
    """What an id of a page stands for, and what the page showed there.

    ``report`` is the version that it showed: of a cell that is the print, of a claim the verdict.
    """
    subjects = cell_subjects(report.tables)
    for table, ids, of_table in zip(
        report.tables, anchors(report.tables).cells, subjects, strict=True
    ):
        if about in ids:
            place = ids.index(about)
            return of_table[place], table.observations[place].raw
    ids = claim_ids(report.claims)
    if about in ids:
        place = ids.index(about)
        return claim_subjects(report.claims)[place], report.claims[place].verdict
    return None


def _missing(posted: Posted) -> str | None:
    """The first thing that the person has yet to fill in."""
    needed = {"name": posted.name, "reason": posted.reason}
    if posted.verdict == "corrected":
        needed["corrected"] = posted.corrected or ""
    return next((what for what, text in needed.items() if not text.strip()), None)


def _is_misspelt(posted: Posted, subject: CellSubject | ClaimSubject) -> bool:
    """Whether it corrects a cell to something that is no number or sign as a table prints it."""
    if posted.verdict != "corrected" or isinstance(subject, ClaimSubject):
        return False
    read = parse_cell((posted.corrected or "").strip())
    return read is None or bool(read.markers)


def _request(posted: Posted, subject: CellSubject | ClaimSubject, expected: str) -> DecisionRequest:
    verdict: DecisionVerdict = posted.verdict
    return DecisionRequest(
        subject=subject,
        verdict=verdict,
        name=posted.name,
        reason=posted.reason,
        expected=expected,
        seen=posted.seen,
        corrected=posted.corrected if verdict == "corrected" else None,
    )


def _told(status: int, what: str, posted: Posted) -> Answer:
    return Answer(status, SAID[what][posted.language == "en"])
