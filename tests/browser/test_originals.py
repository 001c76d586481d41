"""A table beside its original: marks lie on their numbers, lead to them, and stay there."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import ink
from tests.browser.conftest import OpenPage
from tests.browser.example import FAULTY, SET_AS_PDF, Site

JONG = "jong-en-vrij.pdf"
WIDTHS = (1600, 1280, 700, 360)

MARKS = """() => [...document.querySelectorAll('.mark')].map(mark => {
  const image = mark.parentElement.querySelector('img');
  const page = image.getBoundingClientRect(), box = mark.getBoundingClientRect();
  const line = mark.clientLeft + parseFloat(getComputedStyle(mark).paddingLeft);
  const scale = image.getAttribute('width') / page.width;
  const cell = document.querySelector(mark.getAttribute('href'));
  return {
    raw: cell.querySelector('.raw').textContent,
    label: mark.getAttribute('aria-label'),
    verdict: mark.classList.contains('wrong') ? 'wrong' : 'look',
    worst: cell.classList[0],
    address: image.src,
    box: [box.left - page.left + line, box.top - page.top + line,
      box.right - page.left - line, box.bottom - page.top - line].map(v => v * scale),
  };
})"""


def marks(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(MARKS)
    return found


@pytest.mark.parametrize("name", [SET_AS_PDF, JONG])
def test_a_mark_lies_around_its_number_however_wide_the_window_is(
    site: Site, open_page: OpenPage, name: str
) -> None:
    page = open_page(site.page(name))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found = marks(page)
        assert found
        off = [
            (width, mark["raw"])
            for mark in found
            if not ink.surrounds(ink.picture(mark["address"]), mark["box"])
        ]
        assert off == []


@pytest.mark.parametrize("name", [SET_AS_PDF, JONG])
def test_a_mark_says_what_it_marks_and_leads_to_that_cell(
    site: Site, open_page: OpenPage, name: str
) -> None:
    page = open_page(site.page(name))
    for mark in marks(page):
        assert mark["label"] == {"wrong": "fout", "look": "te bekijken"}[mark["verdict"]] + (
            f": {mark['raw']}"
        )
        assert mark["worst"] == mark["verdict"]
    last = page.locator(".mark").last
    label = last.get_attribute("aria-label") or ""
    last.click()
    expect(page.locator("td:target .raw")).to_have_text(label.split(": ")[1])
    expect(page.locator("td:target")).to_be_in_viewport(ratio=1)


def test_an_original_stands_beside_its_table_where_there_is_room_and_below_it_on_a_phone(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(SET_AS_PDF))
    read, printed = page.locator("#t-tabel-3-3 .read"), page.locator("#t-tabel-3-3 .original")
    boxes = (read.bounding_box(), printed.bounding_box())
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    page.set_viewport_size({"width": 360, "height": 740})
    boxes = (read.bounding_box(), printed.bounding_box())
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]
    assert boxes[1]["x"] + boxes[1]["width"] <= 360


def test_the_lines_of_a_text_are_numbered_as_in_the_file_and_marked_where_its_numbers_are(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(FAULTY))
    marked = page.locator("#t-tabel-8-2 .lines li.wrong")
    report = site.reports[FAULTY]
    (table,) = [one for one in report.tables if one.label == "Tabel 8.2"]
    (wrong,) = [cell for cell in table.observations if cell.raw == "144"]
    line = page.locator(f"#t-tabel-8-2 .lines li[value='{wrong.provenance.line}']")
    expect(line).to_contain_text("144")
    expect(line).to_have_class("wrong")
    assert marked.count() < page.locator("#t-tabel-8-2 .lines li").count()
