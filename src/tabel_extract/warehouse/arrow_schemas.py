"""The tables of the database that rows are added to, as Arrow schemas."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

_TEXT = pa.string()
_INT = pa.int32()
_BIG = pa.int64()
_NUMBER = pa.float64()
_MOMENT = pa.timestamp("us", tz="UTC")
_TEXTS = pa.list_(pa.string())
_BOX = pa.list_(pa.float64())
_FACTS = pa.list_(pa.struct([("name", _TEXT), ("value", _TEXT)]))


def _schema(columns: Sequence[tuple[str, pa.DataType]]) -> pa.Schema:
    return pa.schema([pa.field(name, kind) for name, kind in columns])


VERSION = _schema(
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
REPORT_TABLE = _schema(
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
NOTE = _schema(
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
OBSERVATION = _schema(
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
FINDING = _schema(
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
        ("facts", _FACTS),
    ]
)
CLAIM = _schema(
    [
        ("version_id", _BIG),
        ("position", _INT),
        ("sentence", _TEXT),
        ("quantity", _TEXT),
        ("low", _NUMBER),
        ("high", _NUMBER),
        ("unit", _TEXT),
        ("exact", pa.bool_()),
        ("statistic", pa.bool_()),
        ("item", _TEXT),
        ("group_text", _TEXT),
        ("direction", _TEXT),
        ("table_label", _TEXT),
        ("cells", pa.list_(pa.struct([("row_path", _TEXTS), ("column_path", _TEXTS)]))),
        ("table_number", _INT),
        ("observations", pa.list_(_INT)),
        ("operation", _TEXT),
        ("found", _NUMBER),
        ("verdict", _TEXT),
        ("reason", _TEXT),
        ("facts", _FACTS),
        ("page", _INT),
        ("line", _INT),
        ("bbox", _BOX),
    ]
)
CHECK_OUTCOME = _schema(
    [
        ("version_id", _BIG),
        ("position", _INT),
        ("table_number", _INT),
        ("code", _TEXT),
        ("status", _TEXT),
        ("cases", _INT),
        ("failed", _INT),
        ("observations", pa.list_(_INT)),
        ("reason", _TEXT),
    ]
)
REPAIR = _schema(
    [
        ("version_id", _BIG),
        ("position", _INT),
        ("kind", _TEXT),
        ("line", _INT),
        ("printed", _TEXT),
        ("text", _TEXT),
    ]
)
READING = _schema(
    [
        ("source_sha256", _TEXT),
        ("source_name", _TEXT),
        ("program_version", _TEXT),
        ("report_id", _TEXT),
        ("version_id", _BIG),
        ("read_at", _MOMENT),
    ]
)

RUN = _schema(
    [
        ("run_id", _TEXT),
        ("started_at", _MOMENT),
        ("program_version", _TEXT),
        ("kind", _TEXT),
        ("asked", _TEXTS),
    ]
)

RUN_END = _schema([("run_id", _TEXT), ("finished_at", _MOMENT), ("message", _TEXT)])

RUN_FILE = _schema(
    [
        ("run_id", _TEXT),
        ("position", _INT),
        ("path", _TEXT),
        ("status", _TEXT),
        ("report_id", _TEXT),
        ("ordinal", _INT),
        ("reason", _TEXT),
        ("errors", _INT),
        ("warnings", _INT),
        ("changed", _INT),
        ("message", _TEXT),
    ]
)

CODE_LIST = _schema(
    [("revision", _TEXT), ("name", _TEXT), ("text", _TEXT), ("recorded_at", _MOMENT)]
)

CODE_LIST_USE = _schema(
    [
        ("use_number", _BIG),
        ("revision", _TEXT),
        ("rules", _INT),
        ("program_version", _TEXT),
        ("applied_at", _MOMENT),
        ("last_version_id", _BIG),
    ]
)

SUBGROUP_CODE = _schema(
    [
        ("revision", _TEXT),
        ("rules", _INT),
        ("dimension", _TEXT),
        ("categories", _TEXTS),
        ("category", _TEXT),
        ("reason", _TEXT),
        ("dimension_code", _TEXT),
        ("dimension_nl", _TEXT),
        ("dimension_en", _TEXT),
        ("list_code", _TEXT),
        ("category_code", _TEXT),
        ("category_nl", _TEXT),
        ("category_en", _TEXT),
        ("position", _INT),
        ("match", _TEXT),
        ("age_low", _INT),
        ("age_high", _INT),
    ]
)

SOURCE_LOOK = _schema(
    [
        ("run_id", _TEXT),
        ("source", _TEXT),
        ("kind", _TEXT),
        ("looked_at", _MOMENT),
        ("outcome", _TEXT),
        ("message", _TEXT),
        ("files", _INT),
        ("fetched", _INT),
        ("waiting", _INT),
        ("vanished", _INT),
    ]
)

PLACE_EVENT = _schema(
    [
        ("run_id", _TEXT),
        ("source", _TEXT),
        ("location", _TEXT),
        ("event", _TEXT),
        ("happened_at", _MOMENT),
        ("source_sha256", _TEXT),
        ("report_id", _TEXT),
    ]
)
