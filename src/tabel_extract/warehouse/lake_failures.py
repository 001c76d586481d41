"""What is said where a lake can't be used, as one line that says what to do."""

from __future__ import annotations

import re

import duckdb

from tabel_extract.address import Lake
from tabel_extract.errors import OvertakenWriterError, WarehouseError

# What DuckLake and PostgreSQL say where two programs store, make or migrate the same at once.
_OVERTAKEN = (
    "transaction conflict",
    "maximum retry count",
    "could not serialize",
    "duplicate key",
    'relation "ducklake',
)
_OVERTAKEN_SENTENCE = (
    "other programs stored something in {lake} each time that this one was about to, so nothing of "
    "this batch was stored: run again"
)

# The first part of a message that is found decides; most specific first.
_SENTENCES = (
    (
        ("does not match existing data path",),
        "{lake} was made with another folder than this ({detail}): mount its folder at the same "
        "place on every machine, and name that",
    ),
    (
        ("creating a new ducklake is explicitly disabled",),
        "there is no warehouse yet at {lake}: ingest a report first, or check the address",
    ),
    (
        ("catalog version", "automatic_migration"),
        "{lake} was made by another DuckLake ({detail}): use the version of this program that it "
        "was made with",
    ),
    (
        (
            "unable to connect to postgres",
            "server closed the connection",
            "terminating connection",
            "no connection to the server",
            "could not connect",
            "ssl connection has been closed",
            "invalid connection option",
        ),
        "the catalogue of {lake} can't be reached ({detail}): check that PostgreSQL runs there, "
        "and the database, user and password, and run again",
    ),
    (
        ("no space left", "file too large", "disk quota exceeded", "out of disk space"),
        "the disk is full or its quota reached, so nothing of this batch was stored in {lake}: "
        "make room and run again",
    ),
    (
        ("read-only file system", "permission denied", "operation not permitted"),
        "{lake} can't be written or read with these rights ({detail}): check them in PostgreSQL "
        "and on the folder",
    ),
    (
        ("no such file or directory", "cannot open file", "no files found"),
        "{lake} lacks a part of its data ({detail}): mount its folder, or restore it from a backup",
    ),
)
_UNUSABLE = "{lake} can't be used ({detail}): check its catalogue and its folder, and run again"
_KINDS = (
    duckdb.IOException,
    duckdb.TransactionException,
    duckdb.InternalException,
    duckdb.FatalException,
    duckdb.OutOfMemoryException,
    duckdb.SerializationException,
    duckdb.CatalogException,
)

_BEFORE_DETAIL = re.compile(
    r"(?:FATAL|ERROR):\s+|\bfailed: |Unable to connect to Postgres at \"[^\"]*\": "
)


def lake_error(error: duckdb.Error, lake: Lake) -> WarehouseError | None:
    """Return what an error says about a lake, or None where the lake is not what is wrong."""
    message = str(error).lower()
    if any(part in message for part in _OVERTAKEN):
        return OvertakenWriterError(_OVERTAKEN_SENTENCE.format(lake=lake))
    for parts, sentence in _SENTENCES:
        if any(part in message for part in parts):
            return WarehouseError(sentence.format(lake=lake, detail=_detail(str(error))))
    if type(error) is duckdb.Error or isinstance(error, _KINDS):
        return WarehouseError(_UNUSABLE.format(lake=lake, detail=_detail(str(error))))
    return None


def _detail(message: str) -> str:
    """What went wrong, without the statement that it went wrong in."""
    lines = _BEFORE_DETAIL.split(message)[-1].strip().splitlines() or ["no reason given"]
    return re.sub(r"^(?:[\w ]+ )?Error: ", "", lines[0]).rstrip(".:")
