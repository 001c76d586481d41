"""What a page tells beside its tables: claims, changes and pictures."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.example import AS_FIRST_PRINTED, FAULTY, MISQUOTED, REVISED, SET_AS_PDF, Site

HALF_A_LABEL = 8
"""Pixels: what is written at an end of a scale stands with its middle there."""

GROUPS = """() => [...document.querySelectorAll('details.claims')].map(e => ({
  title: e.querySelector('summary').textContent.trim().split(/\\s+/).slice(1).join(' '),
  open: e.open,
}))"""

DOTS = """() => [...document.querySelectorAll('.plot')].flatMap(plot => {
  const high = +plot.querySelector('.axis .track').lastElementChild.textContent.replace('.', '');
  const axis = plot.querySelector('.axis .track').getBoundingClientRect();
  return [...plot.querySelectorAll('.group-row:not(.axis)')].map(row => {
    const track = row.querySelector('.track').getBoundingClientRect();
    const values = [...row.querySelectorAll('.values span')].map(e => e.textContent);
    return {
      scales: [[axis.left, axis.right], [track.left, track.right]], values, high,
      dots: [...row.querySelectorAll('.dot')].map(dot => {
        const box = dot.getBoundingClientRect();
        const bar = dot.parentElement.classList.contains('bars');
        return ((bar ? box.right : (box.left + box.right) / 2) - track.left) / track.width * high;
      }),
    };
  });
})"""


def test_claims_are_folded_by_what_their_tables_say_and_what_disagrees_stands_open_first(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(MISQUOTED))
    groups = page.evaluate(GROUPS)
    assert groups == [
        {"title": "In tegenspraak met de tabel (1)", "open": True},
        {"title": "Niet te toetsen (7)", "open": False},
        {"title": "Akkoord (16)", "open": False},
    ]
    agreeing = page.locator("details.claims", has_text="Akkoord")
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
    expect(claim.locator(".because").first).to_contain_text("De zin zegt 97%, maar hier staat 79")
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


def test_dots_stand_at_their_numbers_on_one_scale_with_the_numbers_beside_them(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(SET_AS_PDF))
    for name in (SET_AS_PDF, FAULTY):
        page.goto(site.page(name))
        page.evaluate("""() => {
          document.querySelectorAll('.pictures').forEach(e => { e.open = true; });
          document.querySelectorAll('article').forEach(e => {
            e.style.contentVisibility = 'visible'; });
        }""")
        rows = page.evaluate(DOTS)
        assert rows
        for row in rows:
            numbers = [float(raw.replace(",", ".")) for raw in row["values"]]
            assert [abs(a - b) < HALF_A_LABEL for a, b in zip(*row["scales"], strict=True)] == [
                True
            ] * 2
            assert len(numbers) == len(row["dots"])
            off = [
                (number, dot)
                for number, dot in zip(numbers, row["dots"], strict=True)
                if abs(number - dot) > row["high"] / 100
            ]
            assert off == []


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
