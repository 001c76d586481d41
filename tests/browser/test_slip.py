"""The slip of a chosen number: what it tells, how it is opened and closed, and what is copied."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import ink
from tests.browser.conftest import OpenPage
from tests.browser.example import FAULTY, SET_AS_PDF, Site

PHONE = (390, 844)
CLIPBOARD = ["clipboard-read", "clipboard-write"]
TABLE = "#t-tabel-3-2"
"""Of the report that is set as a PDF; its fifth number is the one below."""
TOLD = """53% (‘tegels eruit, planten erin › (helemaal) eens’, ‘inkomen › kwintiel › 1e’)
Vraagstelling: ‘In mijn straat zouden tegels plaats moeten maken voor planten.’
Ondervraagde groep: bevolking 18 jaar en ouder, 2024
Eenheid: in procenten
Bron: SCP (BLO’24); Tabel 3.2, Opvattingen over groen en buren, naar opleiding en inkomen; \
3 Buurt en groen; p. 1"""

FACTS = """slip => Object.fromEntries([...slip.querySelectorAll('dl div')]
  .map(line => [...line.children].map(e => e.textContent)))"""

WINDOW = """slip => {
  const frame = slip.querySelector('.window');
  const seen = frame.getBoundingClientRect(), box = frame.firstElementChild.getBoundingClientRect();
  const [x, y] = getComputedStyle(frame).backgroundPosition.split(' ').map(parseFloat);
  return {
    address: getComputedStyle(frame).backgroundImage.slice(5, -2),
    inside: box.left >= seen.left && box.right <= seen.right
      && box.top >= seen.top && box.bottom <= seen.bottom,
    box: [box.left, box.top, box.right, box.bottom].map((value, n) =>
      n % 2 ? value - seen.top - frame.clientTop - y : value - seen.left - frame.clientLeft - x),
  };
}"""


def fifth(page: Page) -> Locator:
    return page.locator(f"{TABLE} td[id]").nth(4)


def clipboard(page: Page) -> str:
    """What the clipboard holds, as another page reads it; emptied."""
    reader = page.context.new_page()
    reader.goto(page.url)
    held: str = reader.evaluate("navigator.clipboard.readText()")
    reader.evaluate("navigator.clipboard.writeText('')")
    reader.close()
    page.bring_to_front()
    return held


def test_a_number_that_is_clicked_tells_its_question_base_period_and_source(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(SET_AS_PDF))
    fifth(page).click()
    slip = page.get_by_role("dialog", name="53%")
    expect(slip).to_be_visible()
    assert slip.evaluate(FACTS) == {
        "Rij": "tegels eruit, planten erin › (helemaal) eens",
        "Kolom": "inkomen › kwintiel › 1e",
        "Vraagstelling": "‘In mijn straat zouden tegels plaats moeten maken voor planten.’",
        "Ondervraagde groep": "bevolking 18 jaar en ouder",
        "Periode": "2024",
        "Eenheid": "in procenten",
        "Bron": "SCP (BLO’24)",
        "Plaats": "Tabel 3.2, 3 Buurt en groen, p. 1",
    }
    slip.get_by_role("button", name="Sluiten").click()
    expect(slip).to_be_hidden()
    expect(fifth(page)).to_be_focused()


def test_what_a_report_does_not_say_of_a_number_is_told_as_not_said(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(FAULTY))
    page.locator("#t-tabel-8-9 td[id]").first.click()
    facts = page.get_by_role("dialog").evaluate(FACTS)
    assert facts["Eenheid"] == "niet vermeld"


@pytest.mark.parametrize("size", [(1280, 900), PHONE], ids=["desktop", "phone"])
def test_the_slip_shows_the_number_on_its_page_with_a_box_around_it(
    site: Site, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(site.page(SET_AS_PDF), size=size)
    slip = page.get_by_role("dialog")
    for table, numbers in ((TABLE, (0, 4, 35)), ("#t-tabel-3-4", (0, 76)), ("#t-tabel-3-5", (59,))):
        for number in numbers:
            page.locator(f"{table} td[id]").nth(number).click()
            seen = slip.evaluate(WINDOW)
            left, top, right, bottom = seen["box"]
            box = (left + 2, top + 3, right - 2, bottom - 3)  # within the line that is drawn
            assert seen["inside"], (table, number)
            assert ink.surrounds(ink.picture(seen["address"]), box), (table, number)
            page.keyboard.press("Escape")


def test_a_number_is_chosen_by_keyboard_and_the_focus_returns_to_it(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(SET_AS_PDF))
    page.locator(f"{TABLE} tbody sup a").first.focus()
    cells = page.locator(f"{TABLE} td[id]")
    for key, index in (
        ("Tab", 0), ("ArrowRight", 1), ("ArrowDown", 10), ("ArrowLeft", 9), ("ArrowLeft", 9),
        ("ArrowUp", 0), ("ArrowUp", 0), ("ArrowRight", 1),
    ):  # fmt: skip
        page.keyboard.press(key)
        expect(cells.nth(index)).to_be_focused()
    page.keyboard.press("Enter")
    slip = page.get_by_role("dialog")
    expect(slip.get_by_role("heading")).to_have_text("50%")
    page.keyboard.press("Escape")
    expect(slip).to_be_hidden()
    expect(cells.nth(1)).to_be_focused()


def test_each_table_stays_one_stop_of_tab_whatever_was_chosen(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(SET_AS_PDF))
    for table in (TABLE, "#t-tabel-3-1", TABLE):
        page.locator(f"{table} td[id]").nth(3).click()
        page.keyboard.press("Escape")
        page.keyboard.press("ArrowRight")
    stops = page.evaluate("""() => [...document.querySelectorAll('table.data')]
      .map(table => table.querySelectorAll('td[tabindex="0"]').length)""")
    assert stops == [1] * len(stops)


@pytest.mark.parametrize("api", [True, False], ids=["clipboard", "without-clipboard"])
def test_the_buttons_of_the_slip_copy_the_number_with_all_that_belongs_to_it_and_its_link(
    site: Site, open_page: OpenPage, api: bool
) -> None:
    page = open_page(site.page(SET_AS_PDF), permissions=CLIPBOARD)
    if not api:
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        page.reload()
    fifth(page).click()
    done = page.get_by_role("dialog").get_by_role("status")
    page.get_by_role("button", name="Kopieer met bron").click()
    expect(done).to_have_text("Gekopieerd.")
    assert clipboard(page) == TOLD
    page.get_by_role("button", name="Kopieer link").click()
    expect(done).to_have_text("Gekopieerd.")
    assert clipboard(page) == f"{page.url.split('#')[0]}#{fifth(page).get_attribute('id')}"


@pytest.mark.parametrize("way", ["selected", "focused", "opened"])
def test_control_c_on_a_number_brings_along_what_belongs_to_it(
    site: Site, open_page: OpenPage, way: str
) -> None:
    page = open_page(site.page(SET_AS_PDF), permissions=CLIPBOARD)
    cell = fifth(page)
    if way == "selected":
        cell.scroll_into_view_if_needed()
        box = cell.locator(".raw").bounding_box()
        assert box
        middle = box["y"] + box["height"] / 2
        page.mouse.move(box["x"] + 1, middle)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] - 1, middle, steps=3)
        page.mouse.up()
        expect(page.get_by_role("dialog")).to_be_hidden()
    else:
        cell.click()
        if way == "focused":
            page.keyboard.press("Escape")
    page.keyboard.press("ControlOrMeta+c")
    assert clipboard(page) == TOLD


def test_a_selection_of_more_than_one_number_is_copied_as_it_stands(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(SET_AS_PDF), permissions=CLIPBOARD)
    fifth(page).locator("xpath=..").evaluate("row => getSelection().selectAllChildren(row)")
    page.keyboard.press("ControlOrMeta+c")
    text = " ".join(clipboard(page).split())
    assert text == "(helemaal) eens 58 50 57 64 53 52 58 60 67"
