"""Cells and claims by what tells them again in another version of their report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tabel_extract.model import CellSubject, Claim, ClaimSubject, Table


def cell_subjects(tables: Iterable[Table]) -> list[list[CellSubject]]:
    """Return for each table the subjects of its cells, in the order of its cells."""
    labels: Counter[str] = Counter()
    found = []
    for table in tables:
        labels[table.label] += 1
        found.append(_subjects_in(table, labels[table.label]))
    return found


def _subjects_in(table: Table, occurrence: int) -> list[CellSubject]:
    headings: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    subjects = []
    for cell in table.observations:
        headings[cell.row, cell.column] += 1
        which = headings[cell.row, cell.column]
        subjects.append(CellSubject(table.label, cell.row, cell.column, occurrence, which))
    return subjects


def claim_subjects(claims: Sequence[Claim]) -> list[ClaimSubject]:
    """Return the subjects of claims, in their order."""
    words: Counter[tuple[str, str]] = Counter()
    subjects = []
    for claim in claims:
        words[claim.sentence, claim.quantity] += 1
        which = words[claim.sentence, claim.quantity]
        subjects.append(ClaimSubject(claim.sentence, claim.quantity, which))
    return subjects
