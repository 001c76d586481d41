"""What a run says about itself: an exit code, one line, and pages where names are only text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flows.summary import MAX_REASON, MAX_ROWS, Summary, WarehouseUnusableError, markdown, rows
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


def test_a_long_reason_is_cut_in_the_line_and_whole_on_the_page() -> None:
    long = summary(Outcome("f", "failed", message="x" * 2 * MAX_REASON))
    assert len(long.message) < MAX_REASON + 100
    assert "x" * 2 * MAX_REASON in markdown(long)


def test_the_error_of_an_unusable_warehouse_reads_as_the_warehouse_says_it() -> None:
    assert str(WarehouseUnusableError(summary(warehouse_error=HELD))) == HELD


def test_the_page_says_what_became_of_each_file_what_was_found_how_long_and_where() -> None:
    page = markdown(summary(ADDED, SAME, FAILED, pages=4))
    assert "2 tables and 30 cells, with 1 error and 4 warnings" in page
    assert "| a.txt | added | report-a | 1 | 2 | 30 | 1 | 4 | first\\_seen |" in page
    assert "| b.txt | unchanged |" in page
    assert "| c.txt | failed |" in page
    assert "| read | 1.50 |" in page
    assert "w.duckdb" in page
    assert "4, from pages/index.html" in page


def test_the_page_says_why_there_are_no_pages_for_editors() -> None:
    assert "none, as nothing was ingested" in markdown(summary(FAILED))
    assert "not written: pages: full" in markdown(summary(ADDED, pages_error="pages: full"))


@pytest.mark.parametrize(
    "name",
    [
        "a|b.txt",
        "![x](http://example.org/x.png).txt",
        "<img src=x onerror=alert(1)>.txt",
        "two\nlines.txt",
        "`code` **bold** # head.txt",
        "\x1b[31mred\u202e.txt",
    ],
)
def test_a_file_name_is_only_text_on_the_page(name: str) -> None:
    page = markdown(summary(Outcome(name, "failed", message=f"{name}: is empty.")))
    plain = markdown(summary(Outcome("name.txt", "failed", message="name.txt: is empty.")))
    assert page.count("\n") == plain.count("\n")
    for sign in ("<", "\x1b", "\u202e"):
        assert sign not in page
    row = next(line for line in page.splitlines() if "| failed |" in line)
    active = re.sub(r"\\.", "", row)
    assert active.count("|") == 10
    assert not set(active) & set("!*[]()`#")


def test_what_failed_comes_first_and_a_long_list_says_what_it_leaves_out() -> None:
    many = [Outcome(f"{n}.txt", "unchanged", f"r{n}") for n in range(MAX_ROWS + 6)]
    run = summary(*many, FAILED, left=(Path("d.txt"),), warehouse_error=HELD)
    listed = rows(run)
    assert [row["file"] for row in listed[:3]] == ["d.txt", "c.txt", "0.txt"]
    assert len(listed) == MAX_ROWS
    assert "8 more files not listed." in markdown(run)
