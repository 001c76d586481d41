"""Names that last: ids of cells, tables and notes, and file names of reports."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tabel_extract.model import Claim, Table

HASH_LENGTH = 12
"""Hex digits kept of a hash: among 100,000 cells a collision is less likely than 1 in 50,000."""

STEM_LENGTH = 80
"""Longest readable part of a file name; with its suffixes it stays far below the usual 255."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """The ids of one report: of its tables, and of each table's cells."""

    tables: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


def anchors(tables: Sequence[Table]) -> Anchors:
    """Give every table and every cell its id.

    A cell's id depends on the table's label, the paths of row and column, and on how many cells of
    that same name came before, so it outlives new versions, other values and other pages.
    """
    seen: Counter[str] = Counter()
    cells: list[tuple[str, ...]] = []
    for table in tables:
        ids: list[str] = []
        for observation in table.observations:
            name = json.dumps([table.label, observation.row, observation.column])
            seen[name] += 1
            ids.append("c-" + _digest(f"{name}#{seen[name]}"))
        cells.append(tuple(ids))
    return Anchors(_table_ids(table.label for table in tables), tuple(cells))


def claim_ids(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Give every claim its id, by its sentence, its words and how often both came before."""
    seen: Counter[str] = Counter()
    ids: list[str] = []
    for claim in claims:
        name = json.dumps([claim.sentence, claim.quantity])
        seen[name] += 1
        ids.append("s-" + _digest(f"{name}#{seen[name]}"))
    return tuple(ids)


def note_id(table_id: str, number: int) -> str:
    """The id of a table's note, counted from 1."""
    return f"n-{table_id}-{number}"


def file_stem(report_id: str) -> str:
    """A file name, without suffix, that is safe everywhere and one report's alone."""
    stem = _slug(report_id)[:STEM_LENGTH]
    if stem and stem == report_id and stem != "index":
        return stem
    return f"{stem}-{_digest(report_id)}".lstrip("-")


def _table_ids(labels: Iterable[str]) -> tuple[str, ...]:
    used: set[str] = set()
    for_table: list[str] = []
    for label in labels:
        base = candidate = "t-" + (_slug(label)[:STEM_LENGTH] or "x")
        times = 1
        while candidate in used:
            times += 1
            candidate = f"{base}-{times}"
        used.add(candidate)
        for_table.append(candidate)
    return tuple(for_table)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_LENGTH]
