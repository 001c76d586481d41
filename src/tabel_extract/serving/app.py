"""The pages as the warehouse holds them at this moment, and the way that decisions come in."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import TypeVar

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from tabel_extract.checks.catalogue import Language
from tabel_extract.checks.verdicts import judge
from tabel_extract.errors import NotPublishedError, UnknownReportError, WarehouseError
from tabel_extract.pages import RUNS_SHOWN, edition, editions, run_line
from tabel_extract.report.anchors import file_stem
from tabel_extract.report.originals import Original, originals
from tabel_extract.report.rendering import OVERVIEW, Served, render_overview, render_report
from tabel_extract.report.report_view import Edition
from tabel_extract.serving.deciding import Answer, busy, not_understood, read_posted, record
from tabel_extract.serving.guard import Guard
from tabel_extract.settings import Settings
from tabel_extract.warehouse import history
from tabel_extract.warehouse.runs import runs
from tabel_extract.warehouse.store import Warehouse

MOST_BYTES = 100_000
"""Longest request that is read: a decision is a few hundred bytes."""
ORIGINALS_KEPT = 8
"""Reports whose pieces of pages are remembered: cutting them takes longest; they never change."""

_Result = TypeVar("_Result")


class Pages:
    """Makes pages from a warehouse that is opened for each of them, and briefly.

    One at a time: a process can't open a DuckDB file for reading and for writing at once.
    """

    def __init__(self, settings: Settings) -> None:
        """Take the warehouse that the settings name."""
        self._settings = settings
        self._lock = Lock()
        self._originals: OrderedDict[tuple[str, int], list[Original]] = OrderedDict()

    def overview(self, language: Language) -> str:
        """The page of all reports.

        Raises:
            WarehouseError: the warehouse can't be opened.
        """

        def make(warehouse: Warehouse) -> str:
            known = editions(warehouse)
            last = [run_line(run) for run in runs(warehouse, RUNS_SHOWN)]
            judgements = [judge(one.report) for one in known]
            return render_overview(known, judgements, last, language)

        return self._read(make)

    def report(self, stem: str, language: Language) -> str:
        """The page of one report, with what is needed to decide about its numbers.

        Raises:
            WarehouseError: the warehouse can't be opened.
            UnknownReportError: there is no such report.
        """

        def make(warehouse: Warehouse) -> tuple[Edition, list[Original]]:
            stored = history.load(warehouse, _report_id(warehouse, stem))
            one = edition(warehouse, stored)
            return one, self._shown(one)

        one, shown = self._read(make)
        served = Served(f"/decisions/{stem}", one.ordinal)
        return render_report(one, judge(one.report), shown, language, served)

    def decide(self, stem: str, body: bytes) -> Answer:
        """Store what a page sent."""
        posted = read_posted(body)
        if posted is None:
            return not_understood()
        try:
            with self._lock, self._open() as warehouse:
                answer = record(warehouse, _report_id(warehouse, stem), posted)
                if answer.status == 200 and self._settings.publish:
                    # What could not be published is read from the warehouse itself.
                    with suppress(NotPublishedError):
                        warehouse.publish()
                return answer
        except UnknownReportError:
            return not_understood()
        except WarehouseError:
            return busy(posted)

    def _read(self, make: Callable[[Warehouse], _Result]) -> _Result:
        """Make a page, from the published copy where that holds all that is stored."""
        settings = self._settings
        with (
            self._lock,
            Warehouse.look(
                settings.warehouse,
                published=settings.publish,
                wait_seconds=settings.lock_wait_seconds,
            ) as warehouse,
        ):
            return make(warehouse)

    def _open(self) -> Warehouse:
        return Warehouse.open(
            self._settings.warehouse, wait_seconds=self._settings.lock_wait_seconds
        )

    def _shown(self, one: Edition) -> list[Original]:
        key = (one.report_id, one.ordinal)
        if key not in self._originals:
            self._originals[key] = originals(one.report, one.read_source())
        self._originals.move_to_end(key)
        while len(self._originals) > ORIGINALS_KEPT:
            self._originals.popitem(last=False)
        return self._originals[key]


def create_app(settings: Settings, token: str | None = None) -> Guard:
    """The whole service; without ``token`` it answers this machine alone."""
    pages = Pages(settings)

    async def page(request: Request) -> Response:
        stem, language = _named(request.path_params.get("name", OVERVIEW))
        try:
            if stem == OVERVIEW:
                return HTMLResponse(await run_in_threadpool(pages.overview, language))
            return HTMLResponse(await run_in_threadpool(pages.report, stem, language))
        except UnknownReportError:
            return PlainTextResponse("404: there is no such page.", 404)
        except WarehouseError as error:
            return PlainTextResponse(f"503: {error}", 503, {"Retry-After": "5"})

    async def decide(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            answer = not_understood()
        else:
            answer = await run_in_threadpool(pages.decide, request.path_params["stem"], body)
        return JSONResponse({"message": answer.message}, answer.status)

    routes = [
        Route("/", page),
        Route("/{name}.html", page),
        Route("/decisions/{stem}", decide, methods=["POST"]),
    ]
    return Guard(Starlette(routes=routes), token)


async def _body(request: Request) -> bytes | None:
    """What was sent, as far as it is short and JSON; a form of another site can't send that."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return None
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return None
    return body


def _named(name: str) -> tuple[str, Language]:
    """The stem and the language that the name of a page stands for."""
    if name.endswith(".en"):
        return name.removesuffix(".en"), "en"
    return name, "nl"


def _report_id(warehouse: Warehouse, stem: str) -> str:
    """The report whose pages have that stem."""
    for known in history.reports(warehouse):
        if file_stem(known.report_id) == stem:
            return known.report_id
    raise UnknownReportError(f"there is no page {stem!r}")
