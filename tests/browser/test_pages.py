"""Every page opens by itself, says all that was read, and leads where it says it does."""

from __future__ import annotations

from itertools import pairwise
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import expect

from tabel_extract.model import Finding
from tabel_extract.report.anchors import anchors
from tests.browser.conftest import Looked, OpenPage
from tests.browser.example import ARTICLE, FAULTY, MISQUOTED, REVISED, SET_AS_PDF, Site

PHONE = (390, 844)

UNSEEN = """() => [...document.querySelectorAll('main :not(script, .scripted, .partly)')]
  .filter(e => !e.closest('details:not([open])') && !e.checkVisibility({visibilityProperty: true}))
  .map(e => e.outerHTML.slice(0, 120))"""


def sentence(finding: Finding) -> str:
    """What a finding says as a sentence, its place left out, for that may stand apart."""
    said = finding.message.removeprefix(f"{dict(finding.facts).get('where', '')}: ")
    return said[:1].upper() + said[1:]


def squeezed(text: str | None) -> str:
    """The text with white space as one blank."""
    return " ".join((text or "").split())


def test_every_page_opens_without_complaint_and_asks_only_for_itself(
    tour: dict[str, Looked],
) -> None:
    asked = {
        url: [one for one in seen.requests if one[:5] != "data:"] for url, seen in tour.items()
    }
    assert asked == {url: [url] for url in tour}
    assert {url: seen.trouble for url, seen in tour.items() if seen.trouble} == {}


def test_every_link_leads_to_an_element_of_these_pages_or_to_a_file_beside_them(
    site: Site, tour: dict[str, Looked]
) -> None:
    ids = {url: {*seen.ids, ""} for url, seen in tour.items()}
    assert [url for url, seen in tour.items() if len(seen.ids) != len(set(seen.ids))] == []
    targets = [urljoin(url, link) for url, seen in tour.items() for link in seen.links]
    found = [urldefrag(target) for target in targets if not target.startswith("data:")]
    pages = [target for target in found if target.url.endswith(".html")]
    assert {page.url for page in pages} == set(ids)
    assert [t for t in pages if t.fragment not in ids.get(t.url, set())] == []
    files = {target for target in found if target not in pages}
    assert files == {
        (path.as_uri(), "") for path in site.folder.iterdir() if path.suffix != ".html"
    }


def test_each_page_has_its_landmarks_and_headings_in_order(tour: dict[str, Looked]) -> None:
    for url, seen in tour.items():
        assert seen.landmarks.count("main") == 1, url
        assert "nav" in seen.landmarks, url
        assert (seen.levels[0], seen.levels.count(1)) == (1, 1), url
        assert [(a, b) for a, b in pairwise(seen.levels) if b > a + 1] == [], url


@pytest.mark.parametrize("name", [ARTICLE, FAULTY, SET_AS_PDF])
def test_the_overview_leads_to_a_report_and_that_back(
    site: Site, open_page: OpenPage, name: str
) -> None:
    title = site.reports[name].document.title or ""
    page = open_page(site.page())
    page.get_by_role("link", name=title, exact=True).click()
    assert page.url == site.page(name)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.get_by_role("link", name="Alle rapporten").click()
    assert page.url == site.page()


@pytest.mark.parametrize("name", [None, FAULTY, SET_AS_PDF])
def test_the_switch_of_language_keeps_to_the_report_and_comes_back(
    site: Site, open_page: OpenPage, name: str | None
) -> None:
    page = open_page(site.page(name))
    for here, there in (("nl", "en"), ("en", "nl")):
        assert page.locator("html").get_attribute("lang") == here
        assert page.url == site.page(name, here)
        page.locator(f"a[hreflang={there}]").click()
    assert page.url == site.page(name)


def test_a_finding_leads_to_its_cell_in_sight_and_the_cell_back_to_the_finding(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(FAULTY), size=PHONE)
    finding = page.locator("li", has_text="144 kan niet").first
    finding.get_by_role("link").first.click()
    cell = page.locator(":target")
    expect(cell).to_contain_text("144")
    expect(cell).to_be_in_viewport(ratio=1)
    cell.get_by_role("link").first.click()
    expect(page.locator(":target")).to_contain_text("144 kan niet")
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_cell_has_an_address_that_lasts_and_stands_as_printed(
    site: Site, tour: dict[str, Looked], language: str
) -> None:
    for name, report in site.reports.items():
        cells = tour[site.page(name, language)].cells
        for table, ids in zip(report.tables, anchors(report.tables).cells, strict=True):
            wrong = [
                (name, table.label, cell.raw, cells.get(one))
                for cell, one in zip(table.observations, ids, strict=True)
                if one not in cells or not cells[one].startswith(cell.raw)
            ]
            assert wrong == []


@pytest.mark.parametrize("name", [FAULTY, MISQUOTED, REVISED, SET_AS_PDF, ARTICLE])
def test_without_scripts_all_that_was_read_is_there_and_in_sight(
    site: Site, open_page: OpenPage, name: str
) -> None:
    page = open_page(site.page(name), java_script_enabled=False)
    text = squeezed(page.locator("main").text_content())
    report = site.reports[name]
    expected = [report.document.title or "", *map(sentence, report.findings)]
    for table in report.tables:
        expected += [table.label, table.title, *(note.text for note in table.notes)]
        expected += [part for cell in table.observations for part in (*cell.row, *cell.column)]
    assert [part for part in expected if squeezed(part) not in text] == []
    assert page.evaluate(UNSEEN) == []


def test_a_sentence_that_its_table_contradicts_is_told_with_its_number_and_its_cell(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(MISQUOTED))
    told = page.get_by_role("main")
    expect(told).to_contain_text("97%")
    (finding,) = [f for f in site.reports[MISQUOTED].findings if f.code == "claim_disagrees"]
    expect(told).to_contain_text(sentence(finding))
    page.locator("li", has_text="97%").first.get_by_role("link").first.click()
    expect(page.locator(":target")).to_contain_text("79")


def test_those_who_want_no_motion_get_none(site: Site, open_page: OpenPage) -> None:
    moving = """() => [...document.querySelectorAll('*')].filter(e => {
      const style = getComputedStyle(e);
      return style.scrollBehavior === 'smooth'
        || [style.transitionDuration, style.animationDuration]
          .some(list => list.split(',').some(one => parseFloat(one) > 0));
    }).map(e => e.outerHTML.slice(0, 80))"""
    page = open_page(site.page(), reduced_motion="reduce")
    for name in (None, FAULTY, SET_AS_PDF):
        page.goto(site.page(name))
        assert page.evaluate(moving) == []
