"""Whether the Prefect server that a variable names answers, asked once and briefly."""

from __future__ import annotations

from collections.abc import Mapping
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from tabel_extract.health.check import Check

VARIABLE = "PREFECT_API_URL"
PATIENCE = 3.0
"""Seconds: a server that is well answers in hundredths of one."""


_CLOSED = (401, 403)


class _Staying(HTTPRedirectHandler):
    """Follows no redirect: it may lead anywhere."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def check_prefect(environment: Mapping[str, str]) -> Check:
    """Whether the server at ``PREFECT_API_URL`` answers; nothing is asked where that is not set."""
    given = environment.get(VARIABLE, "")
    if not given:
        return Check("prefect", "ok", f"{VARIABLE} is not set: no server is asked for schedules")
    url = _bare(given)
    if url is None:
        told = f"{VARIABLE} is no address: write it as http://127.0.0.1:4200/api"
        return Check("prefect", "wrong", told)
    server = url.netloc
    try:
        request = Request(f"{url.geturl()}/health", method="GET")
        with build_opener(_Staying).open(request, timeout=PATIENCE):
            return Check("prefect", "ok", f"the server at {server} answers")
    except HTTPError as error:
        if error.code in _CLOSED:
            told = f"the server at {server} answers, and lets in whoever has its key"
            return Check("prefect", "look", f"{told}: see that workers have it")
        with error:
            told = f"what is at {server} answers {error.code} and not as a server of Prefect does"
        return Check("prefect", "wrong", f"{told}: check {VARIABLE}, and who may ask")
    except (URLError, OSError, HTTPException, ValueError) as error:
        why = getattr(error, "reason", None) or error
        told = f"the server at {server} does not answer ({why})"
        return Check("prefect", "wrong", f"{told}: start it, or mend {VARIABLE}")


def _bare(given: str) -> SplitResult | None:
    """The address without name, password and query, which nobody need see; None if it is none."""
    try:
        parts = urlsplit(given)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    host = f"[{host}]" if ":" in host else host
    netloc = host if port is None else f"{host}:{port}"
    return SplitResult(parts.scheme, netloc, parts.path.rstrip("/"), "", "")
