"""Takes the pictures of the editors' pages that the docs show, of the project's own reports.

``make screenshots`` writes them to ``docs/img``; ``python -m docs.screenshots FOLDER`` elsewhere.
The same pages on the same machine give the same files; other fonts give other pictures.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium, example

FOLDER = Path(__file__).with_name("img")
TIME_ZONE = "Europe/Amsterdam"
COLOURS = 128
"""Of a picture: text with its soft edges on paper, and three marks."""
MOST_BYTES = 200_000
"""Of a file, so that a clone stays small."""
MARGIN = 24
"""Pixels above what a picture is about."""

PICTURE = "#t-tabel-3-2 .pictures summary"

# All of the page, for what is out of sight has no layout yet, and things would move.
LOADED = """() => Promise.all([...document.images].map(image => {
  image.loading = 'eager';
  return image.decode();
})).then(() => document.querySelectorAll('article').forEach(
  article => { article.style.contentVisibility = 'visible'; }))"""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: of which report (None: the overview), from where down, on which screen.

    ``start`` is a selector of Playwright for what stands at the top; None is the top of the page.
    ``pressed`` is one for what is clicked before.
    """

    name: str
    source: str | None
    start: str | None = None
    pressed: str | None = None
    width: int = 1280
    height: int = 900
    scale: int = 1
    scheme: Literal["light", "dark"] = "light"


SHOTS = (
    Shot("overview", None, height=860),
    Shot("report", "jong-en-vrij.pdf", "article:has(.mark)", height=490),
    Shot("findings", example.FAULTY),
    Shot("slip", example.SET_AS_PDF, "#t-tabel-3-2", "#t-tabel-3-2 td[id] >> nth=4", height=760),
    Shot("dark", example.SET_AS_PDF, "#t-tabel-3-3", height=470, scheme="dark"),
    Shot("claim", example.MISQUOTED, "#claims", height=420),
    Shot("diff", example.REVISED, "#changes", height=560),
    Shot("picture", example.SET_AS_PDF, "#t-tabel-3-2 .pictures", PICTURE, height=520),
    Shot("phone", example.SET_AS_PDF, width=390, height=844, scale=2),
    Shot("phone-table", example.FAULTY, "#t-tabel-8-2 .read", width=390, height=844, scale=2),
)


class CannotBeTakenError(Exception):
    """A page has not what a picture is about, or the picture is too large."""


def picture(browser: Browser, site: example.Site, shot: Shot) -> bytes:
    """The picture as a PNG of few colours.

    Raises:
        CannotBeTakenError: what it should show is not on the page, or it takes too many bytes.
    """
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        device_scale_factor=shot.scale,
        color_scheme=shot.scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(site.page(shot.source))
    page.evaluate(LOADED)
    if shot.start is not None:
        start = page.locator(shot.start).first
        if not start.count():
            raise CannotBeTakenError(f"{shot.name}: the page has no {shot.start}")
        start.evaluate(f"e => scrollTo(0, e.getBoundingClientRect().top + scrollY - {MARGIN})")
    if shot.pressed is not None:
        page.locator(shot.pressed).first.click()
    shown = page.screenshot(animations="disabled", caret="hide")
    context.close()
    few = BytesIO()
    with Image.open(BytesIO(shown)) as image:
        plain = image.convert("RGB").quantize(
            COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
        plain.save(few, "PNG", optimize=True)
    if len(few.getvalue()) > MOST_BYTES:
        raise CannotBeTakenError(f"{shot.name}: {len(few.getvalue())} bytes, over {MOST_BYTES}")
    return few.getvalue()


def main(folder: Path) -> int:
    """Take every picture; 1 where one could not be taken."""
    program = chromium.executable()
    if program is None:
        print(chromium.MISSING, file=sys.stderr)
        return 1
    os.environ["TZ"] = TIME_ZONE
    time.tzset()
    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        site = example.build(Path(work))
        browser = chromium.launch(playwright, program)
        for shot in SHOTS:
            try:
                data = picture(browser, site, shot)
            except CannotBeTakenError as error:
                print(error, file=sys.stderr)
                failed = 1
                continue
            (folder / f"{shot.name}.png").write_bytes(data)
            print(f"{shot.name}.png  {len(data) / 1e3:.0f} kB")
        browser.close()
    return failed


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
