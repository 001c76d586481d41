"""What a package says of itself, as a Data Package (v1) and as CSV on the Web."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from tabel_extract.export.kinds import kind, told
from tabel_extract.export.package_csv import INSTANT
from tabel_extract.export.resources import KEYS, Resource

Described = Sequence[tuple[Resource, pa.Schema]]
"""Each table with its columns."""

DATA_PACKAGE = "datapackage.json"
CSVW = "csv-metadata.json"

_CSVW_TYPES = {"datetime": "dateTime", "array": "json"}
"""What CSV on the Web calls otherwise than Table Schema."""

_HARMLESS = (
    "What reports print is a stranger's text, so in the CSV files no cell begins as a formula "
    "does: a text has an apostrophe put before the sign that would begin one, and a list (JSON) "
    "has that sign written as its code point. Numbers are never changed. An empty field is no "
    "value, or an empty text."
)


@dataclass(frozen=True, slots=True)
class About:
    """What a package is of: ``name`` is for programs, ``sources`` name the reports.

    ``changed_at`` is when what it holds last changed, and ``as_of`` the moment that was asked for.
    """

    name: str
    title: str
    sources: tuple[str, ...]
    changed_at: datetime
    as_of: datetime | None = None


def instant(moment: datetime) -> str:
    """A moment in UTC, as all files of a package write it."""
    return moment.astimezone(UTC).strftime(INSTANT)


def as_json(value: object) -> str:
    """A file of metadata: to be read by people too."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def datapackage(about: About, described: Described, folder: Path) -> dict[str, object]:
    """The descriptor of the CSV files in a folder."""
    return {
        "profile": "tabular-data-package",
        "name": about.name,
        "title": about.title,
        "description": _HARMLESS,
        "created": instant(about.changed_at),
        **({"asOf": instant(about.as_of)} if about.as_of else {}),
        "sources": [{"title": source} for source in about.sources],
        "resources": [_resource(resource, schema, folder) for resource, schema in described],
    }


def _resource(resource: Resource, schema: pa.Schema, folder: Path) -> dict[str, object]:
    path = folder / f"{resource.name}.csv"
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "profile": "tabular-data-resource",
        "name": resource.name,
        "description": resource.holds,
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256}",
        "dialect": {
            "csvddfVersion": 1.2,
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": {
            "fields": [_field(resource, field) for field in schema],
            "missingValues": [""],
            "primaryKey": list(resource.key),
            "foreignKeys": [
                {
                    "fields": list(one.columns),
                    "reference": {"resource": one.resource, "fields": list(KEYS[one.resource])},
                }
                for one in resource.references
            ],
        },
    }


def _field(resource: Resource, field: pa.Field[Any]) -> dict[str, object]:
    holds = kind(field)
    codes = resource.codes.get(field.name)
    constraints: dict[str, object] = {"required": True} if field.name in resource.key else {}
    if codes:
        constraints["enum"] = list(codes)
    return {
        "name": field.name,
        "type": holds,
        **({"format": INSTANT} if holds == "datetime" else {}),
        "description": told(field),
        **({"constraints": constraints} if constraints else {}),
    }


def csvw(about: About, described: Described) -> dict[str, object]:
    """The same as a table group of CSV on the Web."""
    moments = {"dc:modified": about.changed_at, "dc:valid": about.as_of}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": about.title,
        "dc:description": _HARMLESS,
        "dc:source": list(about.sources),
        **{
            term: {"@value": instant(moment), "@type": "xsd:dateTime"}
            for term, moment in moments.items()
            if moment
        },
        "dialect": {
            "encoding": "utf-8",
            "delimiter": ",",
            "lineTerminators": ["\n"],
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "tables": [_table(resource, schema) for resource, schema in described],
    }


def _table(resource: Resource, schema: pa.Schema) -> dict[str, object]:
    return {
        "url": f"{resource.name}.csv",
        "dc:title": resource.name,
        "dc:description": resource.holds,
        "tableSchema": {
            "columns": [_column(resource, field) for field in schema],
            "primaryKey": list(resource.key),
            "foreignKeys": [
                {
                    "columnReference": list(one.columns),
                    "reference": {
                        "resource": f"{one.resource}.csv",
                        "columnReference": list(KEYS[one.resource]),
                    },
                }
                for one in resource.references
                if not one.or_nothing  # which a foreign key of CSV on the Web may not be
            ],
        },
    }


def _column(resource: Resource, field: pa.Field[Any]) -> dict[str, object]:
    holds = kind(field)
    codes = resource.codes.get(field.name)
    datatype: str | dict[str, str] = _CSVW_TYPES.get(holds, holds)
    if codes:
        datatype = {"base": "string", "format": "|".join(codes)}
    return {
        "name": field.name,
        "titles": field.name,
        "dc:description": told(field),
        "datatype": datatype,
        **({"required": True} if field.name in resource.key else {}),
    }


def parquet_metadata(about: About, resource: Resource) -> Mapping[bytes | str, bytes | str]:
    """What a Parquet file says of itself."""
    return {
        "title": about.title,
        "description": resource.holds,
        "created": instant(about.changed_at),
        **({"as_of": instant(about.as_of)} if about.as_of else {}),
        "primary_key": ", ".join(resource.key),
    }
