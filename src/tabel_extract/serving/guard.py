"""Who gets in: this machine, or whoever has the token; and only from these pages themselves.

A page of another site that is open in the same browser can send requests here. It is recognised by
what a browser adds and no script can change: the site that a request comes from (Sec-Fetch-Site,
Origin) and, where a name was pointed at this machine, the name that it was called by (Host). See
OWASP, Cross-Site Request Forgery Prevention, and Fetch Metadata (W3C).
"""

from __future__ import annotations

import hmac
import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "tabel-extract-token"
SAFE_METHODS = frozenset({"GET", "HEAD"})
HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""On every answer: not kept, not framed, not read by another site."""

PASSED_ON = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""What servers add that pass requests on: whoever they come from is not at this machine."""

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::[0-9]{1,5})?", re.IGNORECASE)


def is_loopback(host: str) -> bool:
    """Whether a name or address, an IPv6 one in brackets or not, is this machine to itself."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


@dataclass(frozen=True)
class Guard:
    """Lets requests through to ``app`` or answers them itself.

    Without ``token``, only requests of this machine that call it by a name of its own are let in.
    """

    app: ASGIApp
    token: str | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = self.refusal(Request(scope))
        await (refusal or self.app)(scope, receive, sealed)

    def refusal(self, request: Request) -> Response | None:
        """The answer to a request that is not let through; None for one that is."""
        if self.token is None and not _is_of_this_machine(request):
            return _refused("this is not the name of this machine; open the address that was told.")
        if _is_from_elsewhere(request):
            return _refused("requests from other sites are not answered.")
        if self.token is None or self._knows(request.cookies.get(COOKIE)):
            return None
        if request.method == "GET" and self._knows(request.query_params.get("token")):
            return self._let_in(request)
        return PlainTextResponse("401: open the address with the token that was told.", 401)

    def _knows(self, token: str | None) -> bool:
        return token is not None and hmac.compare_digest(
            token.encode(), (self.token or "").encode()
        )

    def _let_in(self, request: Request) -> Response:
        """Keep the token in a cookie, and out of the address that is copied and remembered."""
        path = "/" + request.scope["path"].lstrip("/")  # two would be the address of another site
        answer = RedirectResponse(path, 303)
        encrypted = request.scope["scheme"] == "https"
        answer.set_cookie(COOKIE, self.token or "", httponly=True, samesite="lax", secure=encrypted)
        return answer


def _is_of_this_machine(request: Request) -> bool:
    """Whether a request was made on this machine, by a name that no other site can have."""
    if request.client is None or not is_loopback(request.client.host):
        return False
    if any(name in request.headers for name in PASSED_ON):
        return False
    called = _HOST.fullmatch(request.headers.get("host", ""))
    return called is not None and is_loopback(called["name"])


def _is_from_elsewhere(request: Request) -> bool:
    """Whether another site's page sent the request, other than by a link that somebody followed."""
    site = request.headers.get("sec-fetch-site")
    if request.method in SAFE_METHODS:
        followed = request.headers.get("sec-fetch-mode") == "navigate"
        return site in {"cross-site", "same-site"} and not followed
    scheme, _, host = request.headers.get("origin", "").partition("://")
    if not host or host != request.headers.get("host"):
        return True
    if site is None:
        return bool(scheme != request.scope["scheme"])
    return site != "same-origin"  # a server in front that encrypts may hide the scheme from here


def _refused(why: str) -> Response:
    return PlainTextResponse(f"403: {why}", 403)
