"""What an export holds: one version of each chosen report, as tables that join, in Arrow.

Every table is a query over one state. Rows come report by report, in the order of their keys, some
reports at a time, so that no table is ever in memory whole. The columns are those of the views and
tables that people query, and say what their comments say there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from tabel_extract.errors import UnknownReportError
from tabel_extract.shown.columns import DESCRIPTION, JSON
from tabel_extract.warehouse.batch import SMALLEST_STEP
from tabel_extract.warehouse.history import all_versions, choose, versions
from tabel_extract.warehouse.instants import from_microseconds, to_microseconds
from tabel_extract.warehouse.literals import integer_list, text_list, text_literal
from tabel_extract.warehouse.store import Warehouse
from tabel_extract.warehouse.versions import VersionInfo

CELLS_AT_ONCE = 100_000
"""Cells whose reports are read by one query: some 300 MB in memory."""


@dataclass(frozen=True, slots=True)
class State:
    """The versions of an export, by report_id, and the moment they were all current at.

    ``as_of`` is the moment that was asked for, and ``changed_at`` when what the state holds last
    changed: a version was stored, or a decision taken.
    """

    versions: tuple[VersionInfo, ...]
    moment: datetime
    changed_at: datetime
    as_of: datetime | None


@dataclass(frozen=True, slots=True)
class _Query:
    """A table's rows; its columns are commented as the first of the relations that has them."""

    sql: str
    commented: tuple[str, ...]
    whole: bool = False
    """Whether one query has to give all rows, as those of a report are not its own."""


_ASKED = """
    SELECT DISTINCT question, CASE WHEN wording_key(question) <> '' THEN question_id(question) END
        AS question_id
    FROM {relation} WHERE version_id IN ({versions}) AND question IS NOT NULL
"""

_QUERIES: dict[str, _Query] = {
    "reports": _Query(
        "SELECT report_id, title AS report_title, publisher, published_on, language, population, "
        "fieldwork_first, fieldwork_last, sample_size, panel, weighting, pages, table_count, "
        "observation_count, error_count, warning_count, info_count, reason, program_version, "
        "source_name, source_sha256, source_bytes, source_format, version_id, "
        "ordinal AS version_ordinal, recorded_at "
        "FROM version WHERE version_id IN ({versions}) ORDER BY report_id",
        ("version", "reports", "observations"),
    ),
    "tables": _Query(
        "SELECT v.report_id, t.* EXCLUDE (version_id) "
        "FROM report_table AS t JOIN version AS v USING (version_id) "
        "WHERE t.version_id IN ({versions}) ORDER BY v.report_id, t.table_number",
        ("report_table", "version"),
    ),
    "notes": _Query(
        "SELECT v.report_id, n.* EXCLUDE (version_id), q.question_id "
        "FROM note AS n JOIN version AS v USING (version_id) "
        f"LEFT JOIN ({_ASKED.replace('{relation}', 'note')}) AS q USING (question) "
        "WHERE n.version_id IN ({versions}) ORDER BY v.report_id, n.table_number, n.position",
        ("note", "version", "question_editions"),
    ),
    "questions": _Query(
        "SELECT question_id(question) AS question_id, wording_key(question) AS wording_key, "
        "arg_max(question, (prints, question)) AS wording FROM ("
        "SELECT question, count(*) AS prints FROM ("
        "SELECT question FROM observation WHERE version_id IN ({versions}) UNION ALL "
        "SELECT question FROM note WHERE version_id IN ({versions})"
        ") GROUP BY question) WHERE wording_key(question) <> '' GROUP BY ALL ORDER BY question_id",
        ("questions", "question_editions"),
        whole=True,
    ),
    "observations": _Query(
        "SELECT o.*, q.question_id FROM observations_as_of({moment}) AS o "
        f"LEFT JOIN ({_ASKED.replace('{relation}', 'observation')}) AS q USING (question) "
        "WHERE o.report_id IN ({reports}) ORDER BY o.report_id, o.table_number, o.ordinal",
        ("observations", "question_editions"),
    ),
    "findings": _Query(
        "SELECT v.report_id, f.* EXCLUDE (version_id) "
        "FROM finding AS f JOIN version AS v USING (version_id) "
        "WHERE f.version_id IN ({versions}) ORDER BY v.report_id, f.position",
        ("finding", "version"),
    ),
    "claims": _Query(
        "SELECT * FROM claims_as_of({moment}) WHERE report_id IN ({reports}) "
        "ORDER BY report_id, position",
        ("current_claims",),
    ),
    "decisions": _Query(
        "SELECT * FROM decisions_as_of({moment}) WHERE report_id IN ({reports}) "
        "ORDER BY decision_id",
        ("decisions",),
        whole=True,
    ),
}


def state(
    warehouse: Warehouse,
    report_ids: Collection[str] = (),
    *,
    ordinal: int | None = None,
    as_of: datetime | None = None,
) -> State:
    """Choose what to export: all reports or some, as they are or as they were.

    Args:
        warehouse: An open warehouse.
        report_ids: The reports; none stands for all that there are, or were at that moment.
        ordinal: Number of the version, where there is one report.
        as_of: A moment with a time zone.

    Raises:
        UnknownReportError: If there is no such report or version, or nothing yet at that moment.
        ValueError: If both ``ordinal`` and ``as_of`` are given, or ``ordinal`` for several reports.
        WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
    """
    if ordinal is not None and len(set(report_ids)) != 1:
        raise ValueError("only of one report a version can be chosen by its number")
    known = _wanted(warehouse, report_ids, as_of)
    chosen = [choose(known[report_id], ordinal, as_of) for report_id in sorted(known)]
    moment = as_of or _latest(warehouse)
    if ordinal is not None and chosen[0] is not (of_report := known[chosen[0].report_id])[-1]:
        moment = of_report[ordinal].recorded_at - SMALLEST_STEP
    decided = warehouse.query(
        f"SELECT max(epoch_us(decided_at)) FROM decision WHERE report_id IN ({text_list(known)}) "
        f"AND epoch_us(decided_at) <= {to_microseconds(moment)}"
    )[0][0]
    stored = max(version.recorded_at for version in chosen)
    changed = max(stored, from_microseconds(decided)) if decided is not None else stored
    return State(tuple(chosen), moment, changed, as_of)


def batches(
    warehouse: Warehouse, name: str, chosen: State, *, as_text: bool = False
) -> tuple[pa.Schema, Iterator[pa.Table]]:
    """Return the columns of a table of the export, each with its comment, and its rows in pieces.

    Args:
        warehouse: An open warehouse.
        name: ``reports``, ``tables``, ``notes``, ``questions``, ``observations``, ``findings``,
            ``claims`` or ``decisions``.
        chosen: What to export.
        as_text: Give lists as JSON, in text.

    Raises:
        WarehouseError: If the file turns out to be damaged, incomplete or unreadable; also while
            the rows are taken.
    """
    query = _QUERIES[name]
    empty = warehouse.arrow(_filled(query, chosen, ()))
    lists = [field.name for field in empty.schema if pa.types.is_nested(field.type)]
    schema = _described(warehouse, empty.schema, query, lists if as_text else ())

    def pieces() -> Iterator[pa.Table]:
        groups = [chosen.versions] if query.whole else _groups(chosen.versions)
        for group in groups:
            sql = _filled(query, chosen, group)
            if as_text and lists:
                texts = ", ".join(f'CAST(to_json("{one}") AS VARCHAR) AS "{one}"' for one in lists)
                sql = f"SELECT * REPLACE ({texts}) FROM ({sql})"
            yield warehouse.arrow(sql).cast(schema)

    return schema, pieces()


def _wanted(
    warehouse: Warehouse, report_ids: Collection[str], as_of: datetime | None
) -> dict[str, list[VersionInfo]]:
    """The versions of the reports that are named, or of all that there were at the moment."""
    if report_ids:
        return {report_id: versions(warehouse, report_id) for report_id in set(report_ids)}
    known = all_versions(warehouse)
    if not known:
        raise UnknownReportError(f"{warehouse.path} holds no reports yet")
    found = {one: has for one, has in known.items() if as_of is None or has[0].recorded_at <= as_of}
    if as_of is not None and not found:
        first = min(has[0].recorded_at for has in known.values())
        raise UnknownReportError(
            f"{warehouse.path} held no report yet at {as_of.isoformat()}: "
            f"the first was stored at {first.isoformat()}"
        )
    return found


def _latest(warehouse: Warehouse) -> datetime:
    """When the warehouse last changed."""
    found = warehouse.query(
        "SELECT greatest((SELECT max(epoch_us(recorded_at)) FROM version), "
        "(SELECT max(epoch_us(decided_at)) FROM decision))"
    )[0][0]
    return from_microseconds(found or 0)


def _groups(chosen: Sequence[VersionInfo]) -> Iterator[list[VersionInfo]]:
    """Reports that are read together, in their order."""
    group: list[VersionInfo] = []
    cells = 0
    for version in chosen:
        if group and cells + version.observation_count > CELLS_AT_ONCE:
            yield group
            group, cells = [], 0
        group.append(version)
        cells += version.observation_count
    yield group


def _filled(query: _Query, chosen: State, group: Sequence[VersionInfo]) -> str:
    return query.sql.format(
        versions=integer_list(version.version_id for version in group),
        reports=text_list(version.report_id for version in group),
        moment=text_literal(from_microseconds(to_microseconds(chosen.moment)).isoformat()),
    )


def _described(
    warehouse: Warehouse, schema: pa.Schema, query: _Query, json: Collection[str]
) -> pa.Schema:
    """The columns with their comments in the database; times are in UTC."""
    comments: dict[tuple[str, str], str] = {
        (relation, column): comment
        for relation, column, comment in warehouse.query(
            "SELECT table_name, column_name, comment FROM duckdb_columns() "
            "WHERE database_name = current_database() AND comment IS NOT NULL "
            f"AND table_name IN ({text_list(query.commented)})"
        )
    }
    fields = []
    for field in schema:
        told = [comments.get((one, field.name)) for one in query.commented]
        metadata = {DESCRIPTION: next(filter(None, told), "").encode()}
        kind = pa.timestamp("us", "UTC") if pa.types.is_timestamp(field.type) else field.type
        if field.name in json:
            kind, metadata[JSON] = pa.string(), b"array"
        fields.append(pa.field(field.name, kind, metadata=metadata))
    return pa.schema(fields)
