"""One browser and one site for all tests of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import chromium, example
from tests.browser.watching import OWN, Watch

DESKTOP = (1280, 900)


class OpenPage(Protocol):
    """Opens a page in a context of its own, which must stay without trouble until the test ends."""

    def __call__(
        self,
        url: str,
        *,
        size: tuple[int, int] = DESKTOP,
        allowed: tuple[str, ...] = OWN,
        **options: Any,
    ) -> Page:
        """Open an address; ``options`` are those of a context, such as ``color_scheme``."""


LOOK = """() => ({
  ids: [...document.querySelectorAll('[id]')].map(e => e.id),
  links: [...document.querySelectorAll('[href]')].map(e => e.getAttribute('href')),
  levels: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(e => +e.tagName[1]),
  landmarks: [...document.querySelectorAll('nav, main')].map(e => e.tagName.toLowerCase()),
  cells: Object.fromEntries(
    [...document.querySelectorAll('[id^=c-]')].map(e => [e.id, e.textContent.trim()])),
})"""


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look at a page saw: ids, links, levels of headings, landmarks, cells by their ids.

    ``trouble`` is what it complained of, ``requests`` all that it asked for, itself too.
    """

    ids: list[str]
    links: list[str]
    levels: list[int]
    landmarks: list[str]
    cells: dict[str, str]
    trouble: list[str]
    requests: list[str]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    program = chromium.executable()
    if program is None:
        if chromium.is_needed():
            pytest.fail(f"{chromium.NEEDED} is set, but {chromium.MISSING}", pytrace=False)
        pytest.skip(chromium.MISSING)
    with sync_playwright() as playwright:
        running = chromium.launch(playwright, program)
        yield running
        running.close()


@pytest.fixture(scope="package")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> example.Site:
    """The example's site; asks for the browser first, so that nothing is made for skipped tests."""
    return example.build(tmp_path_factory.mktemp("example"))


@pytest.fixture(scope="package")
def tour(browser: Browser, site: example.Site) -> dict[str, Looked]:
    """Every page of the site, by its address, opened once."""
    looked = {}
    watch = Watch()
    context = browser.new_context()
    watch.over(context)
    page = context.new_page()
    for path in site.pages():
        troubles, requests = len(watch.trouble), len(watch.requests)
        page.goto(path.as_uri())
        seen = page.evaluate(LOOK)
        looked[path.as_uri()] = Looked(
            **seen, trouble=watch.trouble[troubles:], requests=watch.requests[requests:]
        )
    context.close()
    return looked


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    contexts: list[tuple[BrowserContext, Watch]] = []

    def opened(
        url: str,
        *,
        size: tuple[int, int] = DESKTOP,
        allowed: tuple[str, ...] = OWN,
        **options: Any,
    ) -> Page:
        watch = Watch(allowed)
        viewport: Any = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=viewport, **options)
        contexts.append((context, watch))
        watch.over(context)
        page = context.new_page()
        page.goto(url)
        return page

    yield opened
    for context, _ in contexts:
        context.close()
    assert [trouble for _, watch in contexts for trouble in watch.trouble] == []
