"""Showing only what needs eyes: by mouse and keyboard, with scripts and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.example import FAULTY, MISQUOTED, SET_AS_PDF, Site

SHOWN = """() => Object.fromEntries([...document.querySelectorAll('[data-worst]')]
  .filter(e => e.checkVisibility())
  .map(e => [e.id || e.textContent.trim().split('\\n')[0], e.dataset.worst]))"""

WITH_SCRIPTS_AND_WITHOUT = pytest.mark.parametrize("scripts", [True, False])


def shown(page: Page, what: str) -> dict[str, str]:
    """What is in sight of those elements that a filter hides, with how bad each is."""
    sight: dict[str, str] = page.evaluate(SHOWN.replace("'[data-worst]'", f"'{what}[data-worst]'"))
    return sight


@WITH_SCRIPTS_AND_WITHOUT
def test_a_filter_of_the_overview_leaves_the_reports_that_need_eyes(
    site: Site, open_page: OpenPage, scripts: bool
) -> None:
    page = open_page(site.page(), java_script_enabled=scripts)
    every = shown(page, "tr")
    assert len(every) == len(site.reports)
    page.get_by_label("wat aandacht vraagt").check()
    assert shown(page, "tr") == {k: worst for k, worst in every.items() if worst != "fine"}
    page.get_by_label("alleen fout").check()
    wrong = shown(page, "tr")
    assert wrong == {k: worst for k, worst in every.items() if worst == "wrong"}
    assert 0 < len(wrong) < len(every)
    page.get_by_label("alles").check()
    assert shown(page, "tr") == every


@WITH_SCRIPTS_AND_WITHOUT
def test_a_filter_of_a_report_hides_tables_and_their_lines_in_the_contents(
    site: Site, open_page: OpenPage, scripts: bool
) -> None:
    page = open_page(site.page(FAULTY), java_script_enabled=scripts)
    tables, lines = shown(page, "article"), shown(page, "li")
    assert len(tables) == len(lines)
    page.get_by_label("alles").focus()
    page.keyboard.press("ArrowRight")
    assert shown(page, "article") == {k: worst for k, worst in tables.items() if worst != "fine"}
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("alleen fout")).to_be_checked()
    wrong = shown(page, "article")
    assert wrong == {k: worst for k, worst in tables.items() if worst == "wrong"}
    assert 0 < len(wrong) < len(tables)
    assert len(shown(page, "li")) == len(wrong)


@WITH_SCRIPTS_AND_WITHOUT
def test_a_link_to_a_hidden_table_shows_it_and_leads_to_the_cell(
    site: Site, open_page: OpenPage, scripts: bool
) -> None:
    page = open_page(site.page(MISQUOTED), java_script_enabled=scripts)
    page.get_by_label("alleen fout").check()
    assert "fine" not in shown(page, "article").values()
    page.locator("details.claims li", has_text="97%").get_by_role("link").first.click()
    expect(page.locator("td:target")).to_contain_text("79")
    expect(page.locator("td:target")).to_be_in_viewport(ratio=1)


def test_an_address_of_a_cell_in_a_report_opens_at_that_cell(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(SET_AS_PDF))
    cell = page.locator("#t-tabel-3-5 td[id]").last
    address = f"{site.page(SET_AS_PDF)}#{cell.get_attribute('id')}"
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("td:target")).to_be_in_viewport(ratio=1)


def test_a_link_to_a_note_that_stands_folded_opens_it(site: Site, open_page: OpenPage) -> None:
    page = open_page(site.page(SET_AS_PDF))
    marker = page.locator("#t-tabel-3-2 h3 sup a")
    note = page.locator(marker.get_attribute("href") or "")
    expect(note).to_be_hidden()
    marker.click()
    expect(note).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_switch_of_language_stays_at_the_same_cell(
    site: Site, open_page: OpenPage, language: str
) -> None:
    page = open_page(site.page(SET_AS_PDF, language))
    anchor = page.locator("#t-tabel-3-4 td[id]").nth(5).get_attribute("id")
    page.evaluate("anchor => { location.hash = anchor; }", anchor)
    page.locator("a.switch").click()
    other = {"nl": "en", "en": "nl"}[language]
    assert page.url == f"{site.page(SET_AS_PDF, other)}#{anchor}"
    expect(page.locator("td:target")).to_be_in_viewport(ratio=1)
