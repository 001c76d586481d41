"""Every page opens by itself, says all that was read, and leads where it says it does."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import expect

from tabel_extract.model import Finding
from tabel_extract.report.anchors import anchors
from tests.browser.conftest import OpenPage
from tests.browser.example import ARTICLE, FAULTY, MISQUOTED, REVISED, SET_AS_PDF, Site

PHONE = (390, 844)

IDS_AND_LINKS = """() => ({
  ids: [...document.querySelectorAll('[id]')].map(e => e.id),
  links: [...document.querySelectorAll('[href]')].map(e => e.getAttribute('href')),
})"""

TEXT_BY_ID = """ids => ids.map(id => document.getElementById(id)?.textContent ?? null)"""

UNSEEN = """() => [...document.querySelectorAll('main *')]
  .filter(e => !e.closest('details:not([open])') && !e.checkVisibility({visibilityProperty: true}))
  .map(e => e.outerHTML.slice(0, 120))"""


def sentence(finding: Finding) -> str:
    """What a finding says, its place left out, for that may stand apart."""
    return finding.message.removeprefix(f"{dict(finding.facts).get('where', '')}: ")


def squeezed(text: str | None) -> str:
    """The text with white space as one blank."""
    return " ".join((text or "").split())


def test_every_page_opens_without_complaint_and_asks_only_for_itself(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page())
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in site.pages():
        page.goto(path.as_uri())
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert [url for url in asked if not url.startswith("data:")] == [
        path.as_uri() for path in site.pages()
    ]


def test_every_link_leads_to_an_element_of_these_pages(site: Site, open_page: OpenPage) -> None:
    page = open_page(site.page())
    ids: dict[str, set[str]] = {}
    targets: list[str] = []
    for path in site.pages():
        page.goto(path.as_uri())
        found = page.evaluate(IDS_AND_LINKS)
        assert len(found["ids"]) == len(set(found["ids"])), path.name
        ids[path.as_uri()] = {*found["ids"], ""}
        targets += [urljoin(path.as_uri(), href) for href in found["links"]]
    pages = [urldefrag(target) for target in targets if not target.startswith("data:")]
    assert {page.url for page in pages} == set(ids)
    assert [t for t in pages if t.fragment not in ids.get(t.url, set())] == []


def test_the_overview_leads_to_every_report_and_back(site: Site, open_page: OpenPage) -> None:
    page = open_page(site.page())
    for name, report in site.reports.items():
        page.goto(site.page())
        page.get_by_role("link", name=report.document.title, exact=True).click()
        assert page.url == site.page(name)
        expect(page.get_by_role("heading", level=1)).to_have_text(report.document.title or "")
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
    site: Site, open_page: OpenPage, language: str
) -> None:
    page = open_page(site.page())
    for name, report in site.reports.items():
        page.goto(site.page(name, language))
        for table, ids in zip(report.tables, anchors(report.tables).cells, strict=True):
            texts = page.evaluate(TEXT_BY_ID, list(ids))
            wrong = [
                (name, table.label, cell.raw, text)
                for cell, text in zip(table.observations, texts, strict=True)
                if text is None or not text.strip().startswith(cell.raw)
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
