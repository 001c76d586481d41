"""The tables of a package: what each is, and how they hang together.

What their columns are and hold comes with the rows; see ``export.package``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import get_args

from tabel_extract.model import (
    ClaimVerdict,
    DecisionVerdict,
    NoteKind,
    Severity,
    TableKind,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """That columns hold the key of a row of another table, or where that is so, nothing."""

    columns: tuple[str, ...]
    resource: str
    or_nothing: bool = False


@dataclass(frozen=True, slots=True)
class Resource:
    """A table of a package: its name, what it holds, its key, and what its columns refer to."""

    name: str
    holds: str
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """All values that a column of codes can have."""


_REPORT = Reference(("report_id",), "reports")
_TABLE = Reference(("report_id", "table_number"), "tables")
_QUESTION = Reference(("question_id",), "questions", or_nothing=True)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        "reports", "Every report: what it says of itself, and how much it holds.", _REPORT.columns
    ),
    Resource(
        "tables",
        "Every table, figure and box of the reports, with its caption in parts.",
        _TABLE.columns,
        (_REPORT,),
        {"kind": get_args(TableKind)},
    ),
    Resource(
        "notes",
        "Every note below a table: question wordings, scales and remarks.",
        (*_TABLE.columns, "position"),
        (_TABLE, _QUESTION),
        {"kind": get_args(NoteKind)},
    ),
    Resource(
        "questions",
        "Every question that the reports ask, one row for each wording up to layout.",
        _QUESTION.columns,
    ),
    Resource(
        "observations",
        "Every printed cell of the reports, flat, valid or not.",
        (*_TABLE.columns, "ordinal"),
        (_TABLE, _QUESTION),
    ),
    Resource(
        "findings",
        "What validation had to say of the reports, worst first.",
        ("report_id", "position"),
        (_REPORT,),
        {"severity": get_args(Severity)},
    ),
    Resource(
        "claims",
        "Every number that running text states, and what the tables of its report say of it.",
        ("report_id", "position"),
        (_REPORT,),
        {"verdict": get_args(ClaimVerdict)},
    ),
    Resource(
        "decisions",
        "Every decision of a person about a cell or a claim, and whether it still counts.",
        ("decision_id",),
        (_REPORT,),
        {"decision": get_args(DecisionVerdict)},
    ),
)

KEYS: Mapping[str, tuple[str, ...]] = {one.name: one.key for one in RESOURCES}
