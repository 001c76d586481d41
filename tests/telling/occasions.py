"""Occasions that tests tell of."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tabel_extract.intake import Outcome
from tabel_extract.telling.occasion import Occasion, of_run

NIGHT = datetime(2026, 3, 2, 2, 15, tzinfo=UTC)
INBOX = Path("/home/someone/inbox")
WAREHOUSE = Path("/home/someone/w.duckdb")

NEW = Outcome(
    f"{INBOX}/lezen.pdf",
    "added",
    report_id="scp-3-lezen-en-de-bibliotheek-2024",
    ordinal=1,
    reason="first_seen",
    errors=1,
    warnings=4,
    changed=30,
    tables=2,
    cells=30,
)
REVISED = Outcome(
    f"{INBOX}/fietsen.txt",
    "added",
    report_id="1-fietsen-in-de-stad-2024",
    ordinal=3,
    reason="source_revised",
    changed=2,
    tables=1,
    cells=3,
)
SAME = Outcome(f"{INBOX}/eten.txt", "unchanged", report_id="eten-2024")
HALF = Outcome(
    f"{INBOX}/half.pdf",
    "failed",
    message=f"{INBOX}/half.pdf: is damaged, or cut off while it was copied; get the file again.",
    fault="damaged",
    key="81edb4e4fe8c1183",
    first_at=datetime(2026, 3, 1, 2, 15, tzinfo=UTC),
)
TWICE = Outcome(
    f"{INBOX}/kopie.txt",
    "failed",
    report_id="eten-2024",
    message=f"{INBOX}/kopie.txt: says it is the same report as {INBOX}/eten.txt (eten-2024), with "
    "other content; only that one was stored. Remove one of the two, or give this one a name of "
    "its own with --report-id.",
)
HELD = (
    f"{WAREHOUSE} is held open by another program (PID 4121, duckdb): close it there, or wait "
    "until it is done, and run again"
)


def a_run(
    *outcomes: Outcome, stopped: str | None = None, warnings: tuple[str, ...] = ()
) -> Occasion:
    return of_run([INBOX], WAREHOUSE, outcomes, stopped=stopped, warnings=warnings)
