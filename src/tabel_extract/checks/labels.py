"""Rules over whole tables: their numbering, what a caption has to state, and rows of one name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tabel_extract.checks.catalogue import finding, spot
from tabel_extract.model import Finding, HeadingPath, Observation, Provenance, Table
from tabel_extract.tables.units import is_statistic

MAX_GAP = 20
"""A jump over more numbers than this is another numbering, not a table that was skipped."""

_LABEL = re.compile(r"(?P<head>.*?)(?P<number>\d+)(?P<tail>[a-z]?)")


def label_findings(tables: Sequence[Table]) -> Iterator[Finding]:
    """Numbers used twice and numbers skipped, each kind of table and each chapter by itself."""
    first: dict[str, Table] = {}
    last: dict[str, tuple[int, Table]] = {}
    for table in tables:
        if table.label in first:
            yield _duplicate(table, first[table.label])
            continue
        first[table.label] = table
        match = _LABEL.fullmatch(table.label)
        if not match:
            continue
        number = int(match["number"])
        before = last.get(match["head"])
        if before and 1 < number - before[0] <= MAX_GAP:
            yield _gap(table, before[1], match["head"], range(before[0] + 1, number))
        if before is None or number > before[0]:
            last[match["head"]] = (number, table)


def caption_findings(table: Table) -> Iterator[Finding]:
    """What a table or figure leaves unsaid: its source, its period, its unit."""
    if table.kind == "box":
        return
    if not table.source:
        yield finding("source_missing", table=table.label, place=caption_place(table))
    if (not table.period and not all(o.period for o in table.observations)) or (
        not table.period and not table.observations
    ):
        yield finding("period_missing", table=table.label, place=caption_place(table))
    numbers = [o for o in table.observations if o.value is not None and o.column]
    headings = {o.column[-1] for o in numbers}
    without = {h for h in headings if is_statistic(h, headings)}
    if any(o.unit is None and o.column[-1] not in without for o in numbers) or (
        table.unit_text is None and not numbers
    ):
        yield finding("unit_missing", table=table.label, place=caption_place(table))


def row_findings(table: Table) -> Iterator[Finding]:
    """Rows that have the headings of an earlier one in all their levels: which is which?"""
    first: dict[tuple[HeadingPath, HeadingPath], Observation] = {}
    told: set[HeadingPath] = set()
    for cell in table.observations:
        if not cell.column:
            continue  # its column is not known either, and that is told
        earlier = first.setdefault((cell.row, cell.column), cell)
        if earlier is not cell and cell.row not in told:
            told.add(cell.row)
            yield finding(
                "row_repeated",
                table=table.label,
                row=cell.row,
                place=cell.provenance,
                other=spot(earlier.provenance, "nl"),
                other_en=spot(earlier.provenance, "en"),
            )


def caption_place(table: Table) -> Provenance:
    """Where a table begins."""
    return Provenance(
        page=table.pages[0] if table.pages else None,
        line=table.lines[0] if table.lines else None,
        bbox=table.bbox[1:] if table.bbox else None,
    )


def _duplicate(table: Table, other: Table) -> Finding:
    place, name = caption_place(other), f"‘{other.title}’"
    return finding(
        "label_duplicate",
        table=table.label,
        place=caption_place(table),
        other=name + spot(place, "nl"),
        other_en=name + spot(place, "en"),
    )


def _gap(table: Table, before: Table, head: str, missing: range) -> Finding:
    names = ", ".join(f"{head}{n}" for n in missing)
    return finding(
        "label_gap",
        table=table.label,
        place=caption_place(table),
        label=table.label,
        before=before.label,
        missing=names,
    )
