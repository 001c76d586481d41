"""What a column holds, in the terms of Table Schema; lists come as JSON, in text."""

from __future__ import annotations

from typing import Any, Literal

import pyarrow as pa

from tabel_extract.shown.columns import DESCRIPTION, JSON

Kind = Literal["string", "integer", "number", "boolean", "datetime", "array"]


def kind(field: pa.Field[Any]) -> Kind:
    """What a column holds.

    Raises:
        TypeError: it has a type that no exported column has.
    """
    if JSON in (field.metadata or {}):
        return "array"
    if pa.types.is_string(field.type):
        return "string"
    if pa.types.is_integer(field.type):
        return "integer"
    if pa.types.is_floating(field.type):
        return "number"
    if pa.types.is_boolean(field.type):
        return "boolean"
    if pa.types.is_timestamp(field.type):
        return "datetime"
    raise TypeError(f"column {field.name} has the type {field.type}, which no export knows")


def told(field: pa.Field[Any]) -> str:
    """What the column is said to hold."""
    return (field.metadata or {}).get(DESCRIPTION, b"").decode()
