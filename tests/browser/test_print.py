"""The pages on paper."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pytest

from tests.browser.conftest import OpenPage
from tests.browser.example import FAULTY, SET_AS_PDF, UNRESOLVED, Site
from tests.browser.test_pages import sentence

A4 = (595, 842)
"""Points, rounded."""

CUT_OFF = """() => [...document.querySelectorAll('main td, main th, main p, main li')]
  .filter(e => {
    for (let up = e.parentElement; up; up = up.parentElement) {
      const box = up.getBoundingClientRect();
      if (getComputedStyle(up).overflowX !== 'visible'
        && e.getBoundingClientRect().right > box.right + 1) return true;
    }
    return false;
  }).map(e => e.outerHTML.slice(0, 100))"""


@contextmanager
def printed(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(path)
    yield document
    document.close()


def text_of(document: pypdfium2.PdfDocument) -> str:
    """The text of all sheets without white space, for lines and hyphens fall where they may."""
    sheets = (sheet.get_textpage().get_text_bounded() for sheet in document)
    return "".join("".join(sheets).split()).replace("\xad", "").replace("\ufffe", "-")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [FAULTY, UNRESOLVED, SET_AS_PDF])
def test_a_report_is_printed_on_a4_with_all_its_findings_and_without_navigation(
    site: Site, open_page: OpenPage, tmp_path: Path, name: str, scheme: str
) -> None:
    page = open_page(site.page(name), color_scheme=scheme)
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    report = site.reports[name]
    with printed(tmp_path / "page.pdf") as document:
        text = text_of(document)
        assert 1 < len(document) <= 2 + 2 * len(report.tables)
        assert {(round(w), round(h)) for w, h in map(document.get_page_size, range(2))} == {A4}
    parts = [sentence(finding) for finding in report.findings]
    parts += [table.label for table in report.tables]
    parts += [cell.raw for table in report.tables for cell in table.observations]
    assert [part for part in parts if "".join(part.split()) not in text] == []
    assert [word for word in ("InEnglish", "Allerapporten") if word in text] == []


def test_paper_is_white_with_dark_ink_whatever_the_screen_prefers(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(FAULTY), color_scheme="dark")
    page.emulate_media(media="print")
    style = "(([e, p]) => getComputedStyle(document.querySelector(e))[p])"
    assert page.evaluate(style, ["body", "backgroundColor"]) == "rgb(255, 255, 255)"
    assert page.evaluate(style, ["body", "color"]) == "rgb(0, 0, 0)"


def test_a_cell_that_is_cut_off_is_seen(open_page: OpenPage) -> None:
    page = open_page("about:blank")
    page.set_content(
        "<main><div style='overflow-x: auto; width: 9rem'><table>"
        "<tr><td><div style='width: 8rem'>a</div><td><div style='width: 8rem'>b</div></table>"
    )
    (cell,) = page.evaluate(CUT_OFF)
    assert cell.endswith(">b</div></td>")


def test_nothing_is_cut_off_on_paper(site: Site, open_page: OpenPage) -> None:
    page = open_page(site.page(), size=(688, 1000))
    page.emulate_media(media="print")
    for name in (None, *site.reports):
        page.goto(site.page(name))
        assert page.evaluate(CUT_OFF) == []
        wide = page.evaluate("document.scrollingElement.scrollWidth")
        assert (name, wide) == (name, 688), "tables are wider than the paper"
