"""The files beside a page: they are where it says, and they open with what it shows."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.browser.conftest import OpenPage
from tests.browser.example import ARTICLE, FAULTY, SET_AS_PDF, Site


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", [FAULTY, SET_AS_PDF])
def test_the_linked_files_open_and_hold_every_number_of_the_page(
    site: Site, open_page: OpenPage, name: str, language: str
) -> None:
    page = open_page(site.page(name, language))
    links = page.locator("a[download]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    files = {Path(link).suffix: site.folder / link for link in links}
    assert sorted(files) == [".csv", ".xlsx"]
    report = site.reports[name]
    numbers = [cell.raw for table in report.tables for cell in table.observations]
    with files[".csv"].open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    assert [line["raw"] for line in lines] == numbers
    book = load_workbook(files[".xlsx"])
    held = [table for table in report.tables if table.observations]
    assert len(book.worksheets) == 2 + len(held)
    assert book.worksheets[1].max_row == 1 + len(numbers)


def test_a_report_without_numbers_in_tables_offers_no_files(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(ARTICLE))
    assert page.locator("a[download]").count() == 0
    assert not list(site.folder.glob(f"{site.stems[ARTICLE]}*.csv"))
