"""Rows in columns to the CSV files of a package: for programs, yet harmless in a spreadsheet.

Commas, decimal points, LF, UTF-8 without a mark, texts in quotes; what is not said is empty. Times
are in UTC, lists are JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from tabel_extract.export.harmless import defused, harmless_json
from tabel_extract.export.kinds import kind
from tabel_extract.shown.controls import visible_text

INSTANT = "%Y-%m-%dT%H:%M:%S.%fZ"
"""How a time is written, with microseconds; Arrow's ``%S`` has them already."""


def write_csv(path: Path, schema: pa.Schema, pieces: Iterable[pa.Table]) -> None:
    """Write the whole file, a piece at a time."""
    written = pa.schema([pa.field(field.name, _as_written(field)) for field in schema])
    with path.open("wb") as file, csv.CSVWriter(file, written) as writer:
        for piece in pieces:
            columns = [_column(schema.field(at), piece.column(at)) for at in range(len(schema))]
            writer.write_table(pa.table(columns, schema=written))


def _as_written(field: pa.Field[Any]) -> pa.DataType:
    return pa.string() if kind(field) == "datetime" else field.type


def _column(field: pa.Field[Any], column: pa.ChunkedArray[Any]) -> pa.ChunkedArray[Any]:
    match kind(field):
        case "datetime":
            return _mapped(column, lambda chunk: pc.strftime(chunk, format="%Y-%m-%dT%H:%M:%SZ"))
        case "array":
            return _changed(column, harmless_json)
        case "string":
            return _changed(column, lambda text: defused(visible_text(text)))
        case _:
            return column


def _changed(column: pa.ChunkedArray[Any], change: Callable[[str], str]) -> pa.ChunkedArray[Any]:
    """The texts changed, each different one once: of a thousand cells a column has few."""

    def changed(chunk: pa.Array[Any]) -> pa.Array[Any]:
        encoded = chunk.dictionary_encode()
        texts = encoded.dictionary.to_pylist()
        harmless = [change(str(text)) for text in texts]
        return chunk if harmless == texts else pa.array(harmless, pa.string()).take(encoded.indices)

    return _mapped(column, changed)


def _mapped(
    column: pa.ChunkedArray[Any], change: Callable[[pa.Array[Any]], pa.Array[Any]]
) -> pa.ChunkedArray[Any]:
    return pa.chunked_array([change(chunk) for chunk in column.chunks], pa.string())
