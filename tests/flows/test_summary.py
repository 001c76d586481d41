"""What a run says about itself: an exit code, and one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.summary import MAX_REASON, Summary, WarehouseUnusableError
from tabel_extract.intake import Outcome

ADDED = Outcome(
    path="a.txt",
    status="added",
    report_id="report-a",
    ordinal=1,
    reason="first_seen",
    tables=2,
    cells=30,
    errors=1,
    warnings=4,
    changed=30,
)
SAME = Outcome("b.txt", "unchanged", "report-b")
FAILED = Outcome("c.txt", "failed", message="c.txt: the file is empty; export the report again.")
HELD = "w.duckdb is held open by another program: close it there, and run again"


def summary(*outcomes: Outcome, **more: object) -> Summary:
    given = {"warehouse": Path("w.duckdb"), "report_dir": Path("pages"), "seconds": {"read": 1.5}}
    return Summary(outcomes=outcomes, **{**given, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("run", "code"),
    [
        (summary(ADDED, SAME), 0),
        (summary(SAME), 0),
        (summary(ADDED, FAILED), 1),
        (summary(SAME, FAILED), 1),
        (summary(ADDED, pages_error="pages: can't be written"), 4),
        (summary(FAILED), 3),
        (summary(), 3),
        (summary(left=(Path("d.txt"),), warehouse_error=HELD), 4),
        (summary(ADDED, left=(Path("d.txt"),), warehouse_error=HELD), 4),
    ],
)
def test_the_exit_code_is_that_of_the_command_line(run: Summary, code: int) -> None:
    assert run.exit_code == code


def test_only_a_run_that_stored_nothing_for_want_of_a_warehouse_is_unusable() -> None:
    left = (Path("d.txt"),)
    assert summary(left=left, warehouse_error=HELD).unusable
    assert summary(FAILED, left=left, warehouse_error=HELD).unusable
    assert not summary(SAME, left=left, warehouse_error=HELD).unusable
    assert not summary(FAILED).unusable


def test_one_line_counts_the_files_and_gives_the_first_reason() -> None:
    assert summary(ADDED, SAME).message == "2 files: 1 added, 1 unchanged."
    two = summary(ADDED, FAILED, Outcome("e.txt", "failed", message="e.txt: no text."))
    assert two.message == (
        "3 files: 1 added, 0 unchanged, 2 failed. "
        "c.txt: the file is empty; export the report again. (and 1 more)"
    )
    left = summary(left=(Path("d.txt"), Path("e.txt")), warehouse_error=HELD)
    assert left.message == f"2 files: 0 added, 0 unchanged, 2 not stored. {HELD}"


def test_a_long_reason_is_cut_in_the_line() -> None:
    long = summary(Outcome("f", "failed", message="x" * 2 * MAX_REASON))
    assert len(long.message) < MAX_REASON + 100


def test_the_error_of_an_unusable_warehouse_reads_as_the_warehouse_says_it() -> None:
    assert str(WarehouseUnusableError(summary(warehouse_error=HELD))) == HELD
