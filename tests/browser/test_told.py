"""What a page tells beside its tables: claims, changes and pictures."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.example import AS_FIRST_PRINTED, MISQUOTED, REVISED, SET_AS_PDF, Site

GROUPS = """() => [...document.querySelectorAll('details.claims')].map(e => ({
  title: e.querySelector('summary').textContent.trim().split(/\\s+/).slice(1).join(' '),
  open: e.open,
}))"""


def test_claims_are_folded_by_what_their_tables_say_and_what_disagrees_stands_open_first(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(MISQUOTED))
    groups = page.evaluate(GROUPS)
    assert groups == [
        {"title": "In tegenspraak met de tabel (1)", "open": True},
        {"title": "Niet te toetsen (3)", "open": False},
        {"title": "Klopt met de tabel (20)", "open": False},
    ]
    agreeing = page.locator("details.claims", has_text="Klopt met de tabel")
    expect(agreeing.locator("blockquote").first).to_be_hidden()
    agreeing.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(agreeing.locator("blockquote").first).to_be_visible()


def test_a_claim_shows_its_sentence_its_reasoning_and_leads_to_its_cell(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(MISQUOTED))
    claim = page.locator("details.claims li", has_text="97%").first
    expect(claim.locator("mark")).to_have_text("97%")
    expect(claim.locator("blockquote")).to_contain_text("Onder mensen met een hbo- of wo-opleiding")
    why = "De zin zegt 97%, maar in de tabel staat 79%"
    expect(claim.locator(".because").first).to_contain_text(why)
    cell = claim.locator(".cells li").first
    expect(cell.locator("b")).to_have_text("79")
    cell.get_by_role("link").click()
    expect(page.locator("td:target .raw")).to_have_text("79")
    expect(page.locator("td:target")).to_be_in_viewport(ratio=1)


def test_what_changed_since_the_version_before_stands_cell_by_cell_with_links(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(REVISED))
    rows = page.locator("table.diff tbody tr")
    changed = rows.evaluate_all("""rows => rows.map(row => [
      row.querySelector('del')?.textContent, row.querySelector('ins')?.textContent])""")
    for now, before in AS_FIRST_PRINTED:
        pairs = [
            [old.rstrip("*"), new.rstrip("*")]
            for old, new in zip(before.split(), now.split(), strict=True)
            if old != new
        ]
        assert [pair for pair in pairs if pair not in changed] == []
    line = rows.filter(has=page.locator("ins", has_text="55")).first
    line.get_by_role("link").click()
    expect(page.locator("td:target .raw")).to_have_text("55")
    expect(page.locator("td:target")).to_be_in_viewport(ratio=1)


def test_a_picture_has_a_name_and_is_told_in_words_to_those_who_do_not_see_it(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(SET_AS_PDF))
    pictures = page.locator("#t-tabel-3-2 .pictures")
    expect(pictures.get_by_role("group").first).to_be_hidden()
    pictures.locator("summary").click()
    first = pictures.get_by_role("group", name="tegels eruit, planten erin")
    expect(first).to_be_visible()
    expect(first.locator(".sr")).to_contain_text("0")
    expect(first.locator(".sr")).to_contain_text("100")
    expect(first.locator(".plot")).to_have_attribute("aria-hidden", "true")
