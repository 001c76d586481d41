"""Which stored cells a finding is about, and which a claim rests on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from tabel_extract.model import CellRef, Claim, Finding, HeadingPath, Table

Scope = Literal["cell", "row", "column", "table", "document"]

_ByHeadings = dict[tuple[HeadingPath, HeadingPath], list[int]]
"""Numbers of the cells of a table by their row and column headings."""


@dataclass(frozen=True, slots=True)
class Placement:
    """What a finding or a claim is about.

    ``table_number`` counts the tables of the report from 1 and is None where no table has the label
    that it names. ``observations`` are the numbers, from 1 in reading order, of the cells of that
    table that it is about; empty where it is about the table or the document, or about a row or
    cell that the table lacks.
    """

    scope: Scope
    table_number: int | None = None
    observations: tuple[int, ...] = ()


def place(finding: Finding, tables: Sequence[Table]) -> Placement:
    """Return what a finding is about among the tables of its report.

    Headings match in full, or else as the first part of a path, so that a finding about an item
    reaches the rows of all its answers.
    """
    if finding.table is None:
        return Placement("document")
    scope = _scope(finding)
    candidates = [
        (number, table)
        for number, table in enumerate(tables, start=1)
        if table.label == finding.table
    ]
    if not candidates:
        return Placement(scope)
    placed = [
        (_stands_in(finding, table), Placement(scope, number, _cells(finding, table)))
        for number, table in candidates
    ]
    # Two tables may carry one label: the place in the document decides, then the headings do.
    _, best = max(placed, key=lambda one: (one[0], bool(one[1].observations)))
    return best


def place_claims(claims: Sequence[Claim], tables: Sequence[Table]) -> list[Placement]:
    """Return what each claim rests on among the tables of its report, its cells in their own order.

    Headings match in full. Of tables with one label it rests on the one that has most of its cells:
    the place of a claim is in running text, and says nothing of its table.
    """
    named: dict[str | None, set[tuple[HeadingPath, HeadingPath]]] = {}
    for claim in claims:
        named.setdefault(claim.table, set()).update((ref.row, ref.column) for ref in claim.cells)
    labelled: dict[str, list[tuple[int, _ByHeadings]]] = {}
    for number, table in enumerate(tables, start=1):
        if table.label in named:
            placed = (number, _by_headings(table, named[table.label]))
            labelled.setdefault(table.label, []).append(placed)
    return [
        Placement("document") if claim.table is None else _placed(claim, labelled.get(claim.table))
        for claim in claims
    ]


def _placed(claim: Claim, tables: Sequence[tuple[int, _ByHeadings]] | None) -> Placement:
    placed = [
        Placement("cell", number, tuple(c for ref in claim.cells for c in _under(ref, cells)))
        for number, cells in tables or ()
    ]
    return max(placed, key=lambda one: len(one.observations), default=Placement("cell"))


def _by_headings(table: Table, named: Collection[tuple[HeadingPath, HeadingPath]]) -> _ByHeadings:
    """The cells that are named; a report has a thousand, and its claims rest on a few."""
    found: _ByHeadings = {}
    rows = {row for row, _ in named}
    for number, cell in enumerate(table.observations, start=1):
        if cell.row in rows and (cell.row, cell.column) in named:
            found.setdefault((cell.row, cell.column), []).append(number)
    return found


def _under(ref: CellRef, cells: _ByHeadings) -> Sequence[int]:
    return cells.get((ref.row, ref.column), ())


def _scope(finding: Finding) -> Scope:
    if finding.row is not None:
        return "row" if finding.column is None else "cell"
    return "table" if finding.column is None else "column"


def _stands_in(finding: Finding, table: Table) -> bool:
    where = finding.provenance
    if where.line is not None and table.lines is not None:
        return table.lines[0] <= where.line <= table.lines[1]
    return where.page is not None and where.page in table.pages


def _cells(finding: Finding, table: Table) -> tuple[int, ...]:
    if finding.row is None and finding.column is None:
        return ()
    cells = range(len(table.observations))
    by_row = _matching(finding.row, [cell.row for cell in table.observations])
    by_column = _matching(finding.column, [cell.column for cell in table.observations])
    return tuple(cell + 1 for cell in cells if cell in by_row and cell in by_column)


def _matching(wanted: HeadingPath | None, paths: Sequence[HeadingPath]) -> set[int]:
    if wanted is None:
        return set(range(len(paths)))
    exact = {index for index, path in enumerate(paths) if path == wanted}
    if exact or not wanted:
        return exact
    return {index for index, path in enumerate(paths) if path[: len(wanted)] == wanted}
