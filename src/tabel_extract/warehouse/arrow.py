"""Versions as rows: each table of the database as an Arrow table, to be inserted in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import pyarrow as pa

from tabel_extract.model import Finding, Provenance, Report, Severity
from tabel_extract.warehouse.arrow_schemas import (
    CHECK_OUTCOME,
    CLAIM,
    FINDING,
    NOTE,
    OBSERVATION,
    READING,
    REPAIR,
    REPORT_TABLE,
    VERSION,
)
from tabel_extract.warehouse.instants import to_microseconds
from tabel_extract.warehouse.placement import place, place_claims
from tabel_extract.warehouse.versions import NewVersion, Reading

_Row = tuple[object, ...]


def arrow_tables(
    versions: Sequence[NewVersion], readings: Sequence[Reading]
) -> dict[str, pa.Table]:
    """Return the rows of new versions and readings, by database table; tables without rows are out.

    Raises:
        UnicodeEncodeError: If a text holds a lone surrogate.
        pyarrow.ArrowInvalid: If a number is out of the range of its column.
    """
    numbered = [(version.version_id, version.report) for version in versions]
    rows: list[tuple[str, pa.Schema, list[_Row]]] = [
        ("version", VERSION, [_version_row(version) for version in versions]),
        ("report_table", REPORT_TABLE, [r for v, report in numbered for r in _tables(v, report)]),
        ("note", NOTE, [r for v, report in numbered for r in _notes(v, report)]),
        ("finding", FINDING, [r for v, report in numbered for r in _findings(v, report)]),
        ("claim", CLAIM, [r for v, report in numbered for r in _claims(v, report)]),
        ("check_outcome", CHECK_OUTCOME, [r for v, one in numbered for r in _checks(v, one)]),
        ("repair", REPAIR, [r for v, report in numbered for r in _repairs(v, report)]),
        ("reading", READING, [_reading_row(reading) for reading in readings]),
    ]
    tables = {name: table_of(schema, found) for name, schema, found in rows if found}
    cells = _cells(numbered)
    return {**tables, "observation": cells} if cells.num_rows else tables


def table_of(schema: pa.Schema, rows: Sequence[_Row]) -> pa.Table:
    """Return rows, at least one, as an Arrow table."""
    columns = zip(*rows, strict=True)
    return pa.Table.from_arrays(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)],
        schema=schema,
    )


def _version_row(version: NewVersion) -> _Row:
    source, document = version.report.source, version.report.document
    first, last = document.fieldwork or (None, None)
    return (
        version.version_id,
        version.report_id,
        version.ordinal,
        to_microseconds(version.recorded_at),
        version.reason,
        version.program_version,
        source.name,
        source.sha256,
        source.size,
        source.format,
        version.content_sha256,
        version.findings_sha256,
        document.title,
        document.publisher,
        document.published_on,
        document.language,
        document.population,
        first,
        last,
        document.sample_size,
        document.panel,
        document.weighting,
        document.pages,
        len(version.report.tables),
        sum(len(table.observations) for table in version.report.tables),
        _count(version.report.findings, "error"),
        _count(version.report.findings, "warning"),
        _count(version.report.findings, "info"),
        version.cells_added,
        version.cells_removed,
        version.cells_changed,
    )


def _count(findings: Iterable[Finding], severity: Severity) -> int:
    return sum(finding.severity == severity for finding in findings)


def _place(where: Provenance) -> _Row:
    return where.page, where.line, where.bbox


def _tables(version_id: int, report: Report) -> Iterable[_Row]:
    for number, table in enumerate(report.tables, start=1):
        low, high = table.poles or (None, None)
        first, last = table.lines or (None, None)
        yield (
            version_id,
            number,
            table.label,
            table.kind,
            table.title,
            table.population,
            table.period,
            table.unit,
            table.unit_text,
            table.caption_markers,
            table.source,
            low,
            high,
            table.pages,
            first,
            last,
            table.bbox,
        )


def _notes(version_id: int, report: Report) -> Iterable[_Row]:
    for number, table in enumerate(report.tables, start=1):
        for position, note in enumerate(table.notes, start=1):
            said = (note.marker, note.kind, note.text, note.question)
            yield (version_id, number, position, *said, *_place(note.provenance))


def _cells(numbered: Sequence[tuple[int, Report]]) -> pa.Table:
    """Return the cells of versions column by column: a row each would be a million of objects."""
    tables = [
        (version_id, number, table.observations)
        for version_id, report in numbered
        for number, table in enumerate(report.tables, start=1)
    ]
    cells = [cell for *_, cells in tables for cell in cells]
    places = [cell.provenance for cell in cells]
    columns: dict[str, Sequence[object]] = {
        "version_id": [version for version, _, cells in tables for _ in cells],
        "table_number": [number for _, number, cells in tables for _ in cells],
        "ordinal": [n for *_, cells in tables for n in range(1, len(cells) + 1)],
        "row_path": [cell.row for cell in cells],
        "column_path": [cell.column for cell in cells],
        "raw": [cell.raw for cell in cells],
        "value": [cell.value for cell in cells],
        "qualifier": [cell.qualifier for cell in cells],
        "unit": [cell.unit for cell in cells],
        "question": [cell.question for cell in cells],
        "markers": [cell.markers for cell in cells],
        "dimension": [cell.dimension for cell in cells],
        "category": [cell.category for cell in cells],
        "period": [cell.period for cell in cells],
        "page": [where.page for where in places],
        "line": [where.line for where in places],
        "bbox": [where.bbox for where in places],
    }
    return pa.Table.from_arrays(
        [pa.array(columns[field.name], field.type) for field in OBSERVATION], schema=OBSERVATION
    )


def _findings(version_id: int, report: Report) -> Iterable[_Row]:
    for position, finding in enumerate(report.findings, start=1):
        placement = place(finding, report.tables)
        yield (
            version_id,
            position,
            finding.code,
            finding.severity,
            finding.message,
            finding.table,
            finding.row,
            finding.column,
            placement.scope,
            placement.table_number,
            placement.observations,
            *_place(finding.provenance),
            _facts(finding.facts),
        )


def _claims(version_id: int, report: Report) -> Iterable[_Row]:
    placements = place_claims(report.claims, report.tables)
    for position, (claim, placement) in enumerate(
        zip(report.claims, placements, strict=True), start=1
    ):
        yield (
            version_id,
            position,
            claim.sentence,
            claim.quantity,
            claim.low,
            claim.high,
            claim.unit,
            claim.exact,
            claim.statistic,
            claim.item,
            claim.group,
            claim.direction,
            claim.table,
            [{"row_path": cell.row, "column_path": cell.column} for cell in claim.cells],
            placement.table_number,
            placement.observations,
            claim.operation,
            claim.found,
            claim.verdict,
            claim.reason,
            _facts(claim.facts),
            *_place(claim.provenance),
        )


def _facts(facts: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in facts]


def _checks(version_id: int, report: Report) -> Iterable[_Row]:
    from_one = cache(_from_one)  # most checks of a table are made on the same cells
    for position, outcome in enumerate(report.checks, start=1):
        yield (
            version_id,
            position,
            None if outcome.table is None else outcome.table + 1,
            outcome.check,
            outcome.status,
            outcome.cases,
            outcome.failed,
            from_one(outcome.cells),
            outcome.reason,
        )


def _from_one(cells: tuple[int, ...]) -> list[int]:
    return [cell + 1 for cell in cells]


def _repairs(version_id: int, report: Report) -> Iterable[_Row]:
    for position, repair in enumerate(report.repairs, start=1):
        yield (version_id, position, repair.kind, repair.line, repair.printed, repair.text)


def _reading_row(reading: Reading) -> _Row:
    return (
        reading.source_sha256,
        reading.source_name,
        reading.program_version,
        reading.report_id,
        reading.version_id,
        to_microseconds(reading.read_at),
    )
