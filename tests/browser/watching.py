"""A browser's page that remembers all it complained of and all it asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request

OWN = ("file:", "data:", "about:blank")
"""What addresses of a folder of pages begin with."""

QUIET = {"log", "debug", "info", "startGroup", "endGroup"}


@dataclass
class Watch:
    """What happened in one context, of all its pages."""

    allowed: tuple[str, ...] = OWN
    trouble: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Listen to everything that pages of the context do from now on."""
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.trouble.append(f"error: {error.error}"))
        context.on("dialog", self._dialog)
        context.on("page", self._page)

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith(self.allowed):
            self.trouble.append(f"request: {request.method} {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type not in QUIET:
            self.trouble.append(f"console {message.type}: {message.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.trouble.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _page(self, page: Page) -> None:
        page.on("download", lambda download: self.trouble.append(f"download: {download.url}"))
        page.on("popup", lambda popup: self.trouble.append(f"popup: {popup.url}"))
