"""The pages on paper."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from tests.browser.conftest import OpenPage
from tests.browser.example import FAULTY, MISQUOTED, SET_AS_PDF, UNRESOLVED, Site
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

OVERFLOWING = """() => [...document.querySelectorAll('main .scroll')]
  .filter(e => e.checkVisibility() && e.scrollHeight > e.clientHeight + 1)
  .map(e => e.outerHTML.slice(0, 100))"""


@contextmanager
def printed(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(path)
    yield document
    document.close()


def text_of(document: pypdfium2.PdfDocument) -> str:
    """The text of all sheets without white space, for lines and hyphens fall where they may."""
    sheets = (sheet.get_textpage().get_text_bounded() for sheet in document)
    text = "".join("".join(sheets).split())
    return text.replace("\xad", "").replace("\ufffe", "-").replace("\x02", "-")


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
    parts += [cell.question or "" for table in report.tables for cell in table.observations]
    parts += [note.text for table in report.tables for note in table.notes]
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
        assert page.evaluate(OVERFLOWING) == [], "what stands below is printed over"


def test_what_is_folded_on_screen_is_printed_where_it_needs_eyes_or_explains_numbers(
    site: Site, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(site.page(MISQUOTED))
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = false; })")
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    report = site.reports[MISQUOTED]
    with printed(tmp_path / "page.pdf") as document:
        text = text_of(document)
    printed_parts = [note.text for table in report.tables for note in table.notes]
    printed_parts += [c.sentence for c in report.claims if c.verdict == "disagrees"]
    assert [part for part in printed_parts if "".join(part.split()) not in text] == []
    assert "Watdezeaantallenbetekenen" not in text


def test_originals_are_printed_beside_their_tables(
    site: Site, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(site.page(SET_AS_PDF))
    cuts = page.locator(".cut img").count()
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    with printed(tmp_path / "page.pdf") as document:
        pictures = [
            one
            for sheet in document
            for one in sheet.get_objects()
            if one.type == raw.FPDF_PAGEOBJ_IMAGE
        ]
    assert len(pictures) == cuts > 0


def test_a_page_printed_with_a_filter_on_says_that_it_is_not_all(
    site: Site, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(site.page(FAULTY))
    said = {}
    for choice in ("alles", "wat aandacht vraagt", "alleen fout"):
        page.get_by_label(choice).check()
        assert not page.get_by_text("Niet alles is afgedrukt").first.is_visible()
        page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
        with printed(tmp_path / "page.pdf") as document:
            _, _, rest = text_of(document).partition("Nietallesisafgedrukt:")
        said[choice] = rest.partition(".")[0]
    assert said == {
        "alles": "",
        "wat aandacht vraagt": "alleenwataandachtvraagt",
        "alleen fout": "alleenwatfoutis",
    }
