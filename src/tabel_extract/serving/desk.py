"""The pages as the warehouse holds them at this moment, and the way that decisions come in."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Lock

from tabel_extract.checks.catalogue import Language
from tabel_extract.checks.verdicts import judge
from tabel_extract.errors import (
    NotPublishedError,
    UnknownReportError,
    WarehouseError,
    WarehouseLockedError,
)
from tabel_extract.pages import RUNS_SHOWN, edition, run_line
from tabel_extract.report.anchors import file_stem
from tabel_extract.report.originals import Original, originals
from tabel_extract.report.rendering import Served, render_report, render_rows
from tabel_extract.report.report_view import Edition, overview_row
from tabel_extract.report.site import LANGUAGES
from tabel_extract.report.view import OverviewRow
from tabel_extract.serving.deciding import STORED, Answer, busy, not_understood, read_posted, record
from tabel_extract.settings import Settings
from tabel_extract.warehouse import history
from tabel_extract.warehouse.runs import runs
from tabel_extract.warehouse.store import Warehouse
from tabel_extract.warehouse.versions import Stored, VersionInfo

ORIGINALS_KEPT = 8
"""Reports whose pieces of pages are remembered: cutting them takes longest; they never change."""
LOADED_AT_ONCE = 25
"""Reports that the overview loads before it lets others at the file again."""

_Rows = dict[Language, OverviewRow]


class Desk:
    """Makes pages from a warehouse that is opened for each of them, and briefly.

    One at a time: a process can't open a DuckDB file for reading and for writing at once. Nothing
    but loading and storing is done while it is open, for that keeps other programs waiting.
    """

    def __init__(self, settings: Settings) -> None:
        """Take the warehouse that the settings name."""
        self._settings = settings
        self._file = Lock()
        self._rows: dict[VersionInfo, _Rows] = {}
        self._listing = Lock()
        self._originals: OrderedDict[tuple[str, int, str], list[Original]] = OrderedDict()
        self._cutting = Lock()  # a PDF library is for one thread at a time

    def overview(self, language: Language) -> str:
        """The page of all reports.

        Raises:
            WarehouseError: the warehouse can't be opened.
        """
        with self._opened(read_only=True) as warehouse:
            known = [report.current for report in history.reports(warehouse)]
            last = [run_line(run) for run in runs(warehouse, RUNS_SHOWN)]
        return render_rows([rows[language] for rows in self._listed(known)], last, language)

    def report(self, stem: str, language: Language) -> str:
        """The page of one report, with what is needed to decide about its numbers.

        Raises:
            WarehouseError: the warehouse can't be opened.
            UnknownReportError: there is no such report.
        """
        with self._opened(read_only=True) as warehouse:
            one = edition(warehouse, history.load(warehouse, _report_id(warehouse, stem)))
        served = Served(f"/decisions/{stem}", one.ordinal)
        return render_report(one, judge(one.report), self._shown(one), language, served)

    def decide(self, stem: str, body: bytes) -> Answer:
        """Store what a page sent."""
        posted = read_posted(body)
        if posted is None:
            return not_understood()
        try:
            with self._opened(read_only=False) as warehouse:
                answer = record(warehouse, _report_id(warehouse, stem), posted)
                if answer.status == STORED and self._settings.publish:
                    with suppress(NotPublishedError):  # readers then have the copy before
                        warehouse.publish()
                return answer
        except UnknownReportError:
            return not_understood()
        except WarehouseError:
            return busy(posted)

    @contextmanager
    def _opened(self, *, read_only: bool) -> Iterator[Warehouse]:
        """The warehouse, for which nobody waits longer than the settings say, here or outside."""
        path, patience = self._settings.warehouse, self._settings.lock_wait_seconds
        deadline = time.monotonic() + patience
        if not self._file.acquire(timeout=patience):
            raise WarehouseLockedError(f"{path} is in use by other visitors: try again")
        try:
            if not path.exists():  # opening it for writing would make a new one
                raise WarehouseError(f"{path} is not there any more: put it back")
            left = max(0.0, deadline - time.monotonic())
            with self._warehouse(read_only=read_only, wait_seconds=left) as warehouse:
                yield warehouse
        finally:
            self._file.release()

    def _warehouse(self, *, read_only: bool, wait_seconds: float) -> Warehouse:
        path = self._settings.warehouse
        if read_only:
            published = self._settings.publish
            return Warehouse.look(path, published=published, wait_seconds=wait_seconds)
        return Warehouse.open(path, wait_seconds=wait_seconds)

    def _listed(self, known: Sequence[VersionInfo]) -> list[_Rows]:
        """The lines of versions in the overview; they tell nothing but what a version is."""
        with self._listing:
            news = [version for version in known if version not in self._rows]
            for start in range(0, len(news), LOADED_AT_ONCE):
                with self._opened(read_only=True) as warehouse:
                    loaded = history.contents(warehouse, news[start : start + LOADED_AT_ONCE])
                self._rows |= {stored.version: _rows(stored) for stored in loaded}
            self._rows = {version: self._rows[version] for version in known}
            return list(self._rows.values())

    def _shown(self, one: Edition) -> list[Original]:
        key = (one.report_id, one.ordinal, one.report.source.sha256)
        with self._cutting:
            if key not in self._originals:
                source = one.read_source()
                self._originals[key] = originals(one.report, source, self._settings.limits)
            self._originals.move_to_end(key)
            while len(self._originals) > ORIGINALS_KEPT:
                self._originals.popitem(last=False)
            return self._originals[key]


def _rows(stored: Stored) -> _Rows:
    version, report = stored.version, stored.report
    at = version.recorded_at.astimezone()
    one = Edition(version.report_id, version.ordinal, at, version.reason, report)
    judgement = judge(report)
    return {language: overview_row(one, judgement, language) for language in LANGUAGES}


def _report_id(warehouse: Warehouse, stem: str) -> str:
    """The report whose pages have that stem."""
    for known in history.reports(warehouse):
        if file_stem(known.report_id) == stem:
            return known.report_id
    raise UnknownReportError(f"there is no page {stem!r}")
