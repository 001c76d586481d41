"""Taking decisions about a cell and a claim of one report, for tests of what becomes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from tabel_extract.model import CellSubject, ClaimSubject, Decision, Report, Table
from tabel_extract.warehouse.decisions import DecisionRequest, decide, decisions_of
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import DISAGREEING, NOW, opinions

ROW, COLUMN = ("gemeente doet genoeg", "eens"), ("opleiding", "mbo, havo, vwo")
FIRST = CellSubject("Tabel 1.1", ROW, COLUMN)
CLAIM = ClaimSubject(DISAGREEING.sentence, DISAGREEING.quantity)
ACCEPTED = DecisionRequest(FIRST, "accepted", "Noor", "Nagevraagd bij het panel.", "40")
DAY = timedelta(days=1)


def save(warehouse: Warehouse, of: Report, days: int = 0, report_id: str = "stand") -> None:
    warehouse.save([(report_id, of)], program_version="1", now=NOW + days * DAY)


def take(warehouse: Warehouse, days: float = 0.5, **changes: Any) -> Decision:
    return decide(warehouse, "stand", replace(ACCEPTED, **changes), NOW + days * DAY)


def states(warehouse: Warehouse, days: float | None = None) -> list[tuple[str, str]]:
    as_of = None if days is None else NOW + days * DAY
    return [(d.verdict, d.state) for d in decisions_of(warehouse, "stand", as_of)]


def changed(**changes: Any) -> Table:
    """The table with its first cell changed."""
    table = opinions()
    first, *rest = table.observations
    return replace(table, observations=(replace(first, **changes), *rest))


def current(warehouse: Warehouse, columns: str, source: str = "observations") -> list[Any]:
    """Something of the first cell of the table."""
    rows = warehouse.query(
        f"SELECT {columns} FROM {source} "
        "WHERE report_id = 'stand' AND table_label = 'Tabel 1.1' AND ordinal = 1"
    )
    return [row[0] if len(row) == 1 else row for row in rows]
