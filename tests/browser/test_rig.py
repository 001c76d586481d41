"""The rig itself: what pages must not do is seen when they do it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.browser.example import MISQUOTED, REVISED, Site
from tests.browser.watching import Watch


def trouble(browser: Browser, folder: Path, body: str) -> list[str]:
    """What is seen of a page with that body."""
    (folder / "page.html").write_text(f"<!doctype html><title>x</title>{body}", encoding="utf-8")
    context = browser.new_context()
    watch = Watch()
    watch.over(context)
    page = context.new_page()
    page.goto((folder / "page.html").as_uri())
    page.wait_for_load_state("networkidle")
    context.close()
    return [entry.split(" net::")[0] for entry in watch.trouble]


def test_a_page_that_does_nothing_gives_no_trouble(browser: Browser, tmp_path: Path) -> None:
    assert trouble(browser, tmp_path, "<p>rust</p><img alt='' src='data:image/gif;,'>") == []


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<script>alert('hier')</script>", "dialog: hier"),
        ("<script>console.error('mis')</script>", "console error: mis"),
        ("<script>console.warn('let op')</script>", "console warning: let op"),
        ("<script>throw new Error('stuk')</script>", "error: stuk"),
        ("<img src='http://127.0.0.1:9/a.png'>", "request: GET http://127.0.0.1:9/a.png"),
        ("<style>@import 'http://127.0.0.1:9/a.css';</style>", "GET http://127.0.0.1:9/a.css"),
        ("<script>fetch('http://127.0.0.1:9/?d=1')</script>", "GET http://127.0.0.1:9/?d=1"),
        ("<script>open('about:blank')</script>", "popup: about:blank"),
    ],
)
def test_what_a_page_must_not_do_is_seen(
    browser: Browser, tmp_path: Path, body: str, seen: str
) -> None:
    assert any(seen in entry for entry in trouble(browser, tmp_path, body))


def test_the_example_holds_a_second_version_and_a_sentence_its_table_contradicts(
    site: Site,
) -> None:
    assert len(site.reports) == 10
    assert len(site.pages()) == 22
    assert [c.quantity for c in site.reports[MISQUOTED].claims if c.verdict == "disagrees"] == [
        "97%"
    ]
    assert {name for name, ordinal in site.ordinals.items() if ordinal == 2} == {REVISED}


@pytest.mark.slow
@pytest.mark.parametrize(("needed", "word"), [("", "skipped"), ("1", "error")])
def test_without_a_browser_tests_are_skipped_or_fail_and_say_how_to_install_it(
    tmp_path: Path, needed: str, word: str
) -> None:
    one = f"{__file__}::{test_a_page_that_does_nothing_gives_no_trouble.__name__}"
    environment = {**os.environ, "PATH": str(tmp_path), chromium.NEEDED: needed}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider", one],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert f"1 {word}" in done.stdout
    assert "apt-get install chromium" in done.stdout
    assert done.returncode == bool(needed)
