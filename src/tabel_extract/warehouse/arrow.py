"""Versions as rows: each table of the database as an Arrow table, to be inserted in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyarrow as pa

from tabel_extract.model import Finding, Provenance, Report, Severity, Table
from tabel_extract.warehouse.instants import to_microseconds
from tabel_extract.warehouse.placement import place
from tabel_extract.warehouse.versions import NewVersion, Reading

_TEXT = pa.string()
_INT = pa.int32()
_BIG = pa.int64()
_NUMBER = pa.float64()
_MOMENT = pa.timestamp("us", tz="UTC")
_TEXTS = pa.list_(pa.string())
_BOX = pa.list_(pa.float64())


def _schema(columns: Sequence[tuple[str, pa.DataType]]) -> pa.Schema:
    return pa.schema([pa.field(name, kind) for name, kind in columns])


_VERSION = _schema(
    [
        ("version_id", _BIG),
        ("report_id", _TEXT),
        ("ordinal", _INT),
        ("recorded_at", _MOMENT),
        ("reason", _TEXT),
        ("program_version", _TEXT),
        ("source_name", _TEXT),
        ("source_sha256", _TEXT),
        ("source_bytes", _BIG),
        ("source_format", _TEXT),
        ("content_sha256", _TEXT),
        ("findings_sha256", _TEXT),
        ("title", _TEXT),
        ("publisher", _TEXT),
        ("published_on", _TEXT),
        ("language", _TEXT),
        ("population", _TEXT),
        ("fieldwork_first", _TEXT),
        ("fieldwork_last", _TEXT),
        ("sample_size", _BIG),
        ("panel", _TEXT),
        ("weighting", _TEXTS),
        ("pages", _INT),
        ("table_count", _INT),
        ("observation_count", _INT),
        ("error_count", _INT),
        ("warning_count", _INT),
        ("info_count", _INT),
        ("cells_added", _INT),
        ("cells_removed", _INT),
        ("cells_changed", _INT),
    ]
)
_REPORT_TABLE = _schema(
    [
        ("version_id", _BIG),
        ("table_number", _INT),
        ("label", _TEXT),
        ("kind", _TEXT),
        ("title", _TEXT),
        ("population", _TEXT),
        ("period", _TEXT),
        ("unit", _TEXT),
        ("unit_text", _TEXT),
        ("caption_markers", _TEXTS),
        ("source", _TEXT),
        ("pole_low", _TEXT),
        ("pole_high", _TEXT),
        ("pages", pa.list_(_INT)),
        ("first_line", _INT),
        ("last_line", _INT),
        ("bbox", _BOX),
    ]
)
_NOTE = _schema(
    [
        ("version_id", _BIG),
        ("table_number", _INT),
        ("position", _INT),
        ("marker", _TEXT),
        ("kind", _TEXT),
        ("text", _TEXT),
        ("question", _TEXT),
        ("page", _INT),
        ("line", _INT),
        ("bbox", _BOX),
    ]
)
_OBSERVATION = _schema(
    [
        ("version_id", _BIG),
        ("table_number", _INT),
        ("ordinal", _INT),
        ("row_path", _TEXTS),
        ("column_path", _TEXTS),
        ("raw", _TEXT),
        ("value", _NUMBER),
        ("qualifier", _TEXT),
        ("unit", _TEXT),
        ("question", _TEXT),
        ("markers", _TEXTS),
        ("dimension", _TEXT),
        ("category", _TEXT),
        ("period", _TEXT),
        ("page", _INT),
        ("line", _INT),
        ("bbox", _BOX),
    ]
)
_FINDING = _schema(
    [
        ("version_id", _BIG),
        ("position", _INT),
        ("code", _TEXT),
        ("severity", _TEXT),
        ("message", _TEXT),
        ("table_label", _TEXT),
        ("row_path", _TEXTS),
        ("column_path", _TEXTS),
        ("scope", _TEXT),
        ("table_number", _INT),
        ("observations", pa.list_(_INT)),
        ("page", _INT),
        ("line", _INT),
        ("bbox", _BOX),
        ("facts", pa.list_(pa.struct([("name", _TEXT), ("value", _TEXT)]))),
    ]
)
_REPAIR = _schema(
    [
        ("version_id", _BIG),
        ("position", _INT),
        ("kind", _TEXT),
        ("line", _INT),
        ("printed", _TEXT),
        ("text", _TEXT),
    ]
)
_READING = _schema(
    [
        ("source_sha256", _TEXT),
        ("source_name", _TEXT),
        ("program_version", _TEXT),
        ("report_id", _TEXT),
        ("version_id", _BIG),
        ("read_at", _MOMENT),
    ]
)

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
        ("version", _VERSION, [_version_row(version) for version in versions]),
        ("report_table", _REPORT_TABLE, [r for v, report in numbered for r in _tables(v, report)]),
        ("note", _NOTE, [r for v, report in numbered for r in _notes(v, report)]),
        ("observation", _OBSERVATION, [r for v, report in numbered for r in _cells(v, report)]),
        ("finding", _FINDING, [r for v, report in numbered for r in _findings(v, report)]),
        ("repair", _REPAIR, [r for v, report in numbered for r in _repairs(v, report)]),
        ("reading", _READING, [_reading_row(reading) for reading in readings]),
    ]
    return {name: _table(schema, found) for name, schema, found in rows if found}


def _table(schema: pa.Schema, rows: Sequence[_Row]) -> pa.Table:
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


def _cells(version_id: int, report: Report) -> Iterable[_Row]:
    for number, table in enumerate(report.tables, start=1):
        yield from _cells_of(version_id, number, table)


def _cells_of(version_id: int, number: int, table: Table) -> Iterable[_Row]:
    for ordinal, cell in enumerate(table.observations, start=1):
        where = cell.provenance
        yield (
            version_id,
            number,
            ordinal,
            cell.row,
            cell.column,
            cell.raw,
            cell.value,
            cell.qualifier,
            cell.unit,
            cell.question,
            cell.markers,
            cell.dimension,
            cell.category,
            cell.period,
            where.page,
            where.line,
            where.bbox,
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
            [{"name": name, "value": value} for name, value in finding.facts],
        )


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
