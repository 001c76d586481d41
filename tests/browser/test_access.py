"""The pages by keyboard, by screen reader, on a small screen, enlarged, and in the dark."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, OpenPage
from tests.browser.example import FAULTY, MISQUOTED, REVISED, SET_AS_PDF, UNRESOLVED, Site

PHONE = (360, 740)
ENLARGED = (320, 256)
"""A screen of 1280 by 1024 at 400 %."""

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
    },
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}

# What makes the page itself wider than its window, unless it is held by something that scrolls.
OUTSIDE = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= wide) return [];
  const held = e => {
    let free = getComputedStyle(e).position === 'absolute';
    for (let up = e.parentElement; up !== document.body; up = up.parentElement) {
      const {position, overflowX} = getComputedStyle(up);
      free &&= position === 'static';
      if (!free && overflowX !== 'visible') return true;
      free ||= position === 'absolute';
    }
    return false;
  };
  const culprits = [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > wide && !held(e))
    .map(e => e.outerHTML.slice(0, 80));
  return [`${document.scrollingElement.scrollWidth} wide`, ...culprits];
}"""

FOCUSED = """() => {
  const now = document.activeElement, style = getComputedStyle(now);
  const box = now.getBoundingClientRect();
  const before = window.focusedBefore;
  window.focusedBefore = now;
  const boxes = [...now.getClientRects()];
  return {
    what: now.outerHTML.slice(0, 100),
    body: now === document.body,
    after: !before
      || !!(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING),
    marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: boxes.some(one => {
      const x = (Math.max(one.left, 0) + Math.min(one.right, innerWidth)) / 2;
      const y = (Math.max(one.top, 0) + Math.min(one.bottom, innerHeight)) / 2;
      const top = document.elementFromPoint(x, y);
      return top && (now.contains(top) || top.contains(now));
    }),
    wide: box.width,
  };
}"""


# What is far from the window has no layout yet, so that nothing could be said of its targets.
LAID_OUT = """() => document.querySelectorAll('article')
  .forEach(e => { e.style.contentVisibility = 'visible'; })"""


def violations(page: Page) -> list[str]:
    """Which rules the page breaks, and where."""
    page.evaluate(LAID_OUT)
    found: dict[str, Any] = Axe().run(page, options=RULES).response
    return [
        f"{rule['id']}: {node['target']} {node['html'][:120]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def test_a_page_with_faults_breaks_rules(open_page: OpenPage) -> None:
    page = open_page("about:blank")
    page.set_content(
        "<html lang='nl'><title>x</title><main><h1>x</h1><img src='data:,'>"
        "<p style='color:#999;background:#fff'>flets</p>"
        "<a href='#a' style='font-size:8px'>x</a><a href='#b' style='font-size:8px'>y</a>"
    )
    rules = {entry.split(":")[0] for entry in violations(page)}
    assert rules == {"image-alt", "color-contrast", "target-size"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "size", "scheme", "names"),
    [
        ("nl", DESKTOP, "light", [None, SET_AS_PDF]),
        ("nl", DESKTOP, "dark", [UNRESOLVED, REVISED]),
        ("nl", PHONE, "light", [SET_AS_PDF]),
        ("nl", PHONE, "dark", [None, FAULTY]),
        ("en", DESKTOP, "light", [MISQUOTED]),
    ],
    ids=["light", "dark", "phone", "phone-dark", "english"],
)
def test_pages_break_no_rule_of_wcag_22_aa(
    site: Site,
    open_page: OpenPage,
    language: str,
    size: tuple[int, int],
    scheme: str,
    names: list[str | None],
) -> None:
    page = open_page(site.page(), size=size, color_scheme=scheme)
    broken: dict[str, list[str]] = {}
    for name in names:
        page.goto(site.page(name, language))
        broken[name or "overview"] = violations(page)
    assert {name: found for name, found in broken.items() if found} == {}


@pytest.mark.parametrize("size", [PHONE, ENLARGED], ids=["phone", "enlarged"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_page_is_wider_than_a_small_screen(
    site: Site, open_page: OpenPage, size: tuple[int, int], language: str
) -> None:
    page = open_page(site.page(), size=size)
    outside: dict[str, list[str]] = {}
    for name in (None, *site.reports):
        page.goto(site.page(name, language))
        outside[name or "overview"] = page.evaluate(OUTSIDE)
    assert {name: found for name, found in outside.items() if found} == {}


def test_what_scrolls_sideways_is_reached_by_keyboard_and_has_a_name(
    site: Site, open_page: OpenPage
) -> None:
    scrolling = """() => [...document.querySelectorAll('main *')]
      .filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0
        && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
      .map(e => [e.tabIndex, e.getAttribute('role'),
        !!(e.getAttribute('aria-label') || e.getAttribute('aria-labelledby'))])"""
    page = open_page(site.page(SET_AS_PDF), size=PHONE)
    found = page.evaluate(scrolling)
    assert found
    assert [one for one in found if one != [0, "region", True]] == []


def test_the_skip_link_comes_first_and_leads_past_the_navigation(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.page(FAULTY))
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_attribute("href", "#content")
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", [None, FAULTY])
def test_tab_goes_through_the_page_in_order_and_shows_where_it_is(
    site: Site, open_page: OpenPage, size: tuple[int, int], name: str | None
) -> None:
    page = open_page(site.page(name), size=size, reduced_motion="reduce")
    stops = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["body"]:
            break
        stops.append(stop)
    assert stops
    assert stop["body"], "Tab never leaves the page"
    for what in ("after", "marked", "seen", "wide"):
        assert [one["what"] for one in stops if not one[what]] == [], what
