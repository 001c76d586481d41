"""Which bytes each report was last read from, when, and whether this program has read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tabel_extract.warehouse.instants import from_microseconds
from tabel_extract.warehouse.literals import text_literal
from tabel_extract.warehouse.store import Warehouse


@dataclass(frozen=True, slots=True)
class LastReading:
    """The last reading that led to the current version of a report, in UTC.

    ``is_done`` says whether the program that asks has read the same bytes, to the same version.
    """

    report_id: str
    source_name: str
    source_sha256: str
    read_at: datetime
    is_done: bool


def last_readings(warehouse: Warehouse, program_version: str) -> list[LastReading]:
    """Return the last reading of every report, the oldest first.

    Raises:
        WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
    """
    rows = warehouse.query(
        "SELECT report_id, source_name, source_sha256, read_us, is_done FROM ("
        "SELECT v.report_id, r.source_name, r.source_sha256, epoch_us(r.read_at) AS read_us, "
        f"bool_or(r.program_version = {text_literal(program_version)}) "
        "OVER (PARTITION BY v.version_id, r.source_sha256) AS is_done, "
        "row_number() OVER (PARTITION BY v.version_id ORDER BY r.read_at DESC, r.source_sha256, "
        "r.source_name) AS place FROM reading AS r JOIN version AS v USING (version_id) "
        "JOIN (SELECT report_id, max(ordinal) AS ordinal FROM version GROUP BY report_id) AS c "
        "ON c.report_id = v.report_id AND c.ordinal = v.ordinal"
        ") WHERE place = 1 ORDER BY read_us, report_id"
    )
    return [
        LastReading(report_id, name, sha256, from_microseconds(read_us), is_done)
        for report_id, name, sha256, read_us, is_done in rows
    ]
