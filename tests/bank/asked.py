"""Editions of a question made by hand, for tests of the question bank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tabel_extract.bank.editions import Edition, Mark, Printed, editions_of
from tabel_extract.checks.asked import wording_key
from tabel_extract.model import Table
from tests.checks.planted import report_of
from tests.checks.tables import EDUCATION, TOTAL, Column, table

WORDING = "Ik zou vaker willen fietsen dan ik nu doe."
COLUMNS = (TOTAL, *EDUCATION)
EENS = {("vaker fietsen", "eens"): ["40", "30", "38", "50"]}


def asking(
    rows: Mapping[Any, Sequence[str]] = EENS,
    wording: str = WORDING,
    columns: Sequence[Column] = COLUMNS,
    **facts: Any,
) -> Table:
    """A table all of whose cells answer one question."""
    made = table(columns, rows, **facts)
    cells = tuple(replace(cell, question=wording) for cell in made.observations)
    return replace(made, observations=cells)


def printed(
    of: Table, report_id: str = "", marks: Mapping[int, Mark] | None = None, **document: Any
) -> Printed:
    """A table in a report of its own, named after its period unless another name is given."""
    report = report_of(of)
    report = replace(report, document=replace(report.document, **document))
    return Printed(report_id or f"fiets-{of.period}", 1, report, of, marks or {})


def editions(*tables: Printed | Table, wording: str = WORDING) -> list[Edition]:
    """The editions of a question in some tables."""
    key = wording_key(wording)
    places = [one if isinstance(one, Printed) else printed(one) for one in tables]
    return [edition for place in places for edition in editions_of(place, key)]


def year(number: int, total: int = 40, **facts: Any) -> Table:
    """The question in one year, with another number for all."""
    rows = {("vaker fietsen", "eens"): [str(total), "30", "38", "50"]}
    return asking(facts.pop("rows", rows), period=str(number), **facts)
