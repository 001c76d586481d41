"""The service: which address is which page, and where decisions are sent to."""

from __future__ import annotations

import asyncio

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from tabel_extract.checks.catalogue import Language
from tabel_extract.errors import UnknownReportError, WarehouseError
from tabel_extract.report.rendering import OVERVIEW
from tabel_extract.serving.deciding import Answer, not_understood
from tabel_extract.serving.desk import Desk
from tabel_extract.serving.guard import Guard
from tabel_extract.settings import Settings

MOST_BYTES = 100_000
"""Longest request that is read: a decision is a few hundred bytes."""
BODY_SECONDS = 5
"""Longest that it may take to arrive: whoever is slower holds up the end of the server."""


def create_app(settings: Settings, token: str | None = None) -> Guard:
    """The whole service; without ``token`` it answers this machine alone."""
    desk = Desk(settings)

    async def page(request: Request) -> Response:
        stem, language = _named(request.path_params.get("name", OVERVIEW))
        try:
            if stem == OVERVIEW:
                return HTMLResponse(await run_in_threadpool(desk.overview, language))
            return HTMLResponse(await run_in_threadpool(desk.report, stem, language))
        except UnknownReportError:
            return PlainTextResponse("404: there is no such page.", 404)
        except WarehouseError as error:
            return PlainTextResponse(f"503: {error}", 503, {"Retry-After": "5"})

    async def decide(request: Request) -> Response:
        answer = await _body(request)
        if isinstance(answer, bytes):
            answer = await run_in_threadpool(desk.decide, request.path_params["stem"], answer)
        return JSONResponse({"message": answer.message}, answer.status)

    routes = [
        Route("/", page),
        Route("/{name}.html", page),
        Route("/decisions/{stem}", decide, methods=["POST"]),
    ]
    return Guard(Starlette(routes=routes), token)


async def _body(request: Request) -> bytes | Answer:
    """What was sent, as far as it is short and JSON; a form of another site can't send that."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        return not_understood(415)
    body = b""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for part in request.stream():
                body += part
                if len(body) > MOST_BYTES:
                    return not_understood(413)
    except TimeoutError:
        return not_understood(408)
    except ClientDisconnect:
        return not_understood()  # nobody is there to read it
    return body


def _named(name: str) -> tuple[str, Language]:
    """The stem and the language that the name of a page stands for."""
    if name.endswith(".en"):
        return name.removesuffix(".en"), "en"
    return name, "nl"
