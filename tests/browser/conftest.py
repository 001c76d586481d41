"""One browser and one site for all tests of the pages."""

from __future__ import annotations

from collections.abc import Iterator
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
