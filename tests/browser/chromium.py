"""The Chromium of this machine, started so that it speaks to nobody by itself."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
NEEDED = "TABEL_EXTRACT_NEED_BROWSER"
MISSING = (
    "there is no Chromium on the path; install it first "
    "(on Debian and Ubuntu: apt-get install chromium)"
)

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
)


def executable() -> str | None:
    """The program, or None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def is_needed() -> bool:
    """Whether tests must fail rather than be skipped where there is no browser."""
    return bool(os.environ.get(NEEDED))


def launch(playwright: Playwright, program: str) -> Browser:
    """Start the program without a window."""
    return playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
