"""What runs noted as rows: each table of the database as an Arrow table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, fields
from datetime import datetime
from operator import attrgetter

import pyarrow as pa

from tabel_extract.warehouse.arrow import table_of
from tabel_extract.warehouse.arrow_schemas import (
    PLACE_EVENT,
    RUN,
    RUN_END,
    RUN_FILE,
    SOURCE_LOOK,
)
from tabel_extract.warehouse.instants import to_microseconds
from tabel_extract.warehouse.journal import End, Look, PlaceEvent, RunFile, Start

_OF_FILE = attrgetter(*(field.name for field in fields(RunFile)))


def run_tables(
    starts: Sequence[tuple[str, Start]],
    ends: Sequence[tuple[str, End]],
    files: Sequence[tuple[str, int, RunFile]],
    looks: Sequence[tuple[str, Look]] = (),
    places: Sequence[tuple[str, PlaceEvent]] = (),
) -> dict[str, pa.Table]:
    """Return rows by database table, from pieces with their run_id; empty tables are left out.

    Files come with their position too.
    """
    rows: list[tuple[str, pa.Schema, list[tuple[object, ...]]]] = [
        ("run", RUN, [_start_row(run_id, start) for run_id, start in starts]),
        (
            "run_end",
            RUN_END,
            [(run_id, to_microseconds(end.finished_at), end.message) for run_id, end in ends],
        ),
        (
            "run_file",
            RUN_FILE,
            [(run_id, number, *_OF_FILE(file)) for run_id, number, file in files],
        ),
        ("source_look", SOURCE_LOOK, [_row(run_id, look) for run_id, look in looks]),
        ("place_event", PLACE_EVENT, [_row(run_id, event) for run_id, event in places]),
    ]
    return {name: table_of(schema, found) for name, schema, found in rows if found}


def _start_row(run_id: str, start: Start) -> tuple[object, ...]:
    moment = to_microseconds(start.started_at)
    return (run_id, moment, start.program_version, start.kind, list(start.asked))


def _row(run_id: str, said: Look | PlaceEvent) -> tuple[object, ...]:
    """A look or an event as its table has it: the columns are its fields, in their order."""
    values = astuple(said)
    return (run_id, *(to_microseconds(v) if isinstance(v, datetime) else v for v in values))
