"""What a run leaves on Prefect's pages: reports with links, findings, timings; names are text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flows.artifacts import (
    MAX_FINDINGS,
    MAX_ROWS,
    finding_rows,
    markdown,
    report_rows,
    time_rows,
)
from flows.summary import BatchTime, Summary
from tabel_extract.intake import Outcome
from tabel_extract.noteworthy import FoundIn, Noteworthy
from tabel_extract.settings import Settings
from tests.flows.test_markup import HOSTILE
from tests.flows.test_summary import ADDED, FAILED, HELD, SAME, summary

SETTINGS = Settings(report_dir=Path("/srv/pages"), pages_url="https://pages.example.org/tabel/")
NOTHING = Noteworthy((), 0)
FOUND = FoundIn("report-a", 1, "error", "base_size", "Tabel 1.1", "ja × man", 3, "97 is no sum.")


def page(run: Summary, news: Noteworthy = NOTHING) -> str:
    return markdown(run, SETTINGS, news)


def test_the_page_says_what_became_of_each_file_what_was_found_how_long_and_where() -> None:
    told = page(summary(ADDED, SAME, FAILED, pages=4), Noteworthy((FOUND,), 4))
    assert "2 tables and 30 cells, with 1 error and 4 warnings" in told
    link = "[report-a](https://pages.example.org/tabel/report-a.html)"
    assert f"| a.txt | added | {link} | 1 | 2 | 30 | 1 | 4 | first\\_seen |" in told
    assert "| b.txt | unchanged | [report-b](https://pages" in told
    assert "| c.txt | failed |  |" in told
    assert "worst first: 1 listed, 4 more on the reports' own pages." in told
    assert f"| error | {link} | Tabel 1.1 | ja × man | 3 | 97 is no sum. |" in told
    assert "| whole run | 3 | 1.50 |" in told
    assert "w.duckdb" in told
    assert "4, from pages/index.html" in told


def test_without_an_address_of_pages_a_link_leads_to_the_file() -> None:
    (row,) = report_rows(summary(ADDED), Settings(report_dir=Path("/srv/my pages")))
    assert row["report"] == "[report-a](file:///srv/my%20pages/report-a.html)"


def test_the_page_says_why_there_are_no_pages_for_editors() -> None:
    assert "none, as nothing was ingested" in page(summary(FAILED))
    assert "not written: pages: full" in page(summary(ADDED, pages_error="pages: full"))


def test_the_page_says_why_it_can_not_tell_the_findings() -> None:
    told = markdown(summary(ADDED), SETTINGS, NOTHING, HELD)
    assert f"What was found can't be told: {HELD}" in told
    assert "No errors or warnings in what was added." in page(summary(SAME))


def test_a_long_reason_is_whole_on_the_page() -> None:
    assert "x" * 1000 in page(summary(Outcome("f", "failed", message="x" * 1000)))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_document_is_only_text_in_every_row_of_every_artifact(text: str) -> None:
    hostile = Outcome(text, "failed", report_id=text, message=f"{text}: is empty.")
    plain = Outcome("name.txt", "failed", report_id="report", message="name.txt: is empty.")
    added = Outcome(text, "added", report_id=text, ordinal=1)
    found = FoundIn(text, 1, "error", "code", text, text, 1, text)
    news = Noteworthy((found,), 0)
    run = summary(hostile, added, left=(Path(text),), warehouse_error=text)
    as_it_should_be = summary(plain, ADDED, left=(Path("name.txt"),), warehouse_error="error")
    assert page(run, news).count("\n") == page(as_it_should_be, Noteworthy((FOUND,), 0)).count("\n")
    cells = [cell for row in report_rows(run, SETTINGS) for cell in row.values()]
    cells += [cell for row in finding_rows(news, SETTINGS) for cell in row.values()]
    for cell in cells:
        if isinstance(cell, str):
            unlinked = re.sub(r"^\[((?:[^\]\\]|\\.)*)\]\(https://pages[a-z0-9./-]*\)$", r"\1", cell)
            active = re.sub(r"\\.", "x", unlinked)
            assert not set(active) & set("<>*_`[]#~@|\x1b\u202e\n"), cell
            assert re.search(r"://|www\.|^[-=]|^\d+[.)](?:\s|$)", active, re.IGNORECASE) is None, (
                cell
            )


def test_what_failed_comes_first_and_a_long_list_says_what_it_leaves_out() -> None:
    many = [Outcome(f"{n}.txt", "unchanged", f"r{n}") for n in range(MAX_ROWS + 6)]
    run = summary(*many, FAILED, left=(Path("d.txt"),), warehouse_error=HELD)
    listed = report_rows(run, SETTINGS)
    assert [row["file"] for row in listed[:3]] == ["d.txt", "c.txt", "0.txt"]
    assert len(listed) == MAX_ROWS
    assert "8 more files not listed." in page(run)


def test_a_page_of_as_much_as_it_lists_stays_readable_for_prefect() -> None:
    many = [Outcome("x" * 200, "failed", message="y" * 300) for _ in range(MAX_ROWS)]
    news = Noteworthy((FOUND,) * MAX_FINDINGS, 7)
    assert len(page(summary(*many), news)) < 1_000_000


def test_timings_have_a_row_for_the_run_and_one_for_each_batch() -> None:
    batches = (
        BatchTime(2, {"read": 1.0, "validate": 0.25, "store": 0.5}),
        BatchTime(1, {"read": 0.5}),
    )
    seconds = {"read": 1.5, "validate": 0.25, "store": 0.5, "publish": 0.125}
    run = summary(ADDED, SAME, FAILED, seconds=seconds, batches=batches)
    assert time_rows(run) == [
        {"part": "whole run", "files": "3"} | seconds | {"publish": 0.12},
        {
            "part": "batch 1",
            "files": "2",
            "read": 1.0,
            "validate": 0.25,
            "store": 0.5,
            "publish": 0.0,
        },
        {
            "part": "batch 2",
            "files": "1",
            "read": 0.5,
            "validate": 0.0,
            "store": 0.0,
            "publish": 0.0,
        },
    ]
