"""A report of five hundred tables: what its page holds, and how it opens."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import pytest

from tabel_extract.model import Report
from tabel_extract.report.site import write_site
from tests.browser.conftest import OpenPage
from tests.browser.example import Site
from tests.report.sample import edition

TABLES = 500

BYTES_PER_CELL, BYTES_PER_TABLE = 300, 6_000
"""At most, of a page without pictures."""
NODES_PER_CELL, NODES_PER_TABLE = 8, 150
"""Elements, at most."""


def long_report(site: Site) -> Report:
    """The tables of all reports, over and over, each with a number of its own."""
    every = [t for one in site.reports.values() for t in one.tables if t.observations]
    tables = tuple(
        replace(table, label=f"Tabel {number // 10 + 1}.{number % 10 + 1}")
        for number, table in enumerate(islice(cycle(every), TABLES))
    )
    first = next(iter(site.reports.values()))
    return replace(first, tables=tables, findings=(), claims=(), checks=())


@pytest.mark.slow
def test_a_page_of_five_hundred_tables_stays_within_bounds_and_opens(
    site: Site, open_page: OpenPage, tmp_path: Path
) -> None:
    report = long_report(site)
    start = time.perf_counter()
    written = write_site(tmp_path, [edition(report)])
    rendered = time.perf_counter() - start
    page = open_page("about:blank")
    page.set_default_timeout(60_000)
    start = time.perf_counter()
    page.goto(written[0].as_uri())
    loaded = time.perf_counter() - start
    start = time.perf_counter()
    last = page.locator("article.table, article").last
    last.scroll_into_view_if_needed()
    found = time.perf_counter() - start
    cells = sum(len(table.observations) for table in report.tables)
    size = written[0].stat().st_size
    nodes = page.evaluate("document.querySelectorAll('*').length")
    print(
        f"\n{TABLES} tables of {cells} cells: {size / 1e6:.1f} MB, {nodes} elements; "
        f"pages written in {rendered:.1f} s, opened in {loaded:.1f} s, end shown in {found:.1f} s"
    )
    assert page.evaluate("[...document.querySelectorAll('main table')].length") == TABLES
    assert size < cells * BYTES_PER_CELL + TABLES * BYTES_PER_TABLE
    assert nodes < cells * NODES_PER_CELL + TABLES * NODES_PER_TABLE
