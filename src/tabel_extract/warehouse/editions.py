"""Earlier editions of reports that are about to be stored: found by question and by title.

A warehouse may hold thousands of reports, so that one query finds which tables share a wording or a
title with any report of a batch, and only the latest earlier report of each is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tabel_extract.checks.asked import end_of, title_key, wording_key
from tabel_extract.checks.pairs import Earlier, series_of
from tabel_extract.checks.periods import Moment, moment
from tabel_extract.model import Report, Table
from tabel_extract.warehouse.literals import text_list
from tabel_extract.warehouse.loading import load_reports
from tabel_extract.warehouse.store import Warehouse

_FOLDED = "lower(nfc_normalize({}))"
_WORDING = f"regexp_replace({_FOLDED.format('n.question')}, '[^\\p{{L}}\\p{{N}}]', '', 'g')"
_TITLE = f"regexp_replace({_FOLDED.format('t.title')}, '[^\\p{{L}}]', '', 'g')"
"""The keys of ``checks/asked.py`` in SQL; a test holds that they are the same."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A table that may be an earlier edition: what it is found by, and which report holds it."""

    report_id: str
    version_id: int | None
    end: Moment
    keys: frozenset[str]


def earlier_editions(
    warehouse: Warehouse | None, reports: Sequence[tuple[str, Report]]
) -> list[tuple[Earlier, ...]]:
    """Return, for each report of a batch, other reports that hold earlier editions of its tables.

    They come from the current versions in the warehouse, if there is one, and from the batch
    itself; a report of the batch counts instead of its stored version.

    Args:
        warehouse: An open warehouse, or None where there is none yet.
        reports: Pairs of report_id and report, as they are to be stored.

    Raises:
        WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
    """
    batch = dict(reports)
    known = [one for report_id, report in reports for one in _tables_of(report_id, report)]
    if warehouse is not None and known:
        known += _stored(warehouse, {key for one in known for key in one.keys}, batch)
    by_key: dict[str, list[_Known]] = {}
    for one in known:
        for key in one.keys:
            by_key.setdefault(key, []).append(one)
    chosen = [_chosen(report_id, report, by_key) for report_id, report in reports]
    wanted = {v for found in chosen for v in found.values() if v is not None}
    loaded = load_reports(warehouse.query, wanted) if warehouse is not None and wanted else {}
    return [
        tuple(
            Earlier(report_id, batch[report_id] if version is None else loaded[version])
            for report_id, version in sorted(found.items())
        )
        for found in chosen
    ]


def _tables_of(report_id: str, report: Report) -> Iterator[_Known]:
    for table in report.tables:
        end = end_of(table)
        if end is not None and table.observations:
            yield _Known(report_id, None, end, frozenset(_keys(report, table)))


def _keys(report: Report, table: Table) -> Iterator[str]:
    for question in {cell.question or "" for cell in table.observations}:
        if wording_key(question):
            yield f"question {wording_key(question)}"
    document = report.document
    for series in series_of(document.publisher, document.title, table.source):
        if title_key(table.title):
            yield f"title {title_key(table.title)} in {series}"


def _chosen(
    report_id: str, report: Report, by_key: dict[str, list[_Known]]
) -> dict[str, int | None]:
    """The version of each report that holds the latest earlier edition of some key."""
    found: dict[str, int | None] = {}
    for mine in _tables_of(report_id, report):
        for key in mine.keys:
            others = [o for o in by_key[key] if o.report_id != report_id and o.end.before(mine.end)]
            last = max((other.end.rank for other in others), default=None)
            found |= {o.report_id: o.version_id for o in others if o.end.rank == last}
    return found


def _stored(warehouse: Warehouse, keys: set[str], batch: dict[str, Report]) -> list[_Known]:
    """Tables of current versions of other reports that have one of the keys."""
    wordings = {key.removeprefix("question ") for key in keys if key.startswith("question ")}
    titles = {key.split(" ")[1] for key in keys if key.startswith("title ")}
    rows = warehouse.query(
        "WITH current AS (SELECT version_id, report_id, publisher, title AS report_title "
        f"FROM version WHERE report_id NOT IN ({text_list(batch)}) "
        "QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY ordinal DESC) = 1), "
        f"asked AS (SELECT version_id, table_number, list(DISTINCT {_WORDING}) AS wordings "
        "FROM note AS n JOIN current USING (version_id) "
        f"WHERE {_WORDING} IN ({text_list(wordings)}) GROUP BY ALL), "
        f"hit AS MATERIALIZED (SELECT *, {_TITLE} AS title_key "
        "FROM current JOIN report_table AS t USING (version_id) "
        "LEFT JOIN asked USING (version_id, table_number) "
        f"WHERE wordings IS NOT NULL OR title_key IN ({text_list(titles)})), "
        "dated AS (SELECT version_id, table_number, list(DISTINCT o.period) AS periods "
        "FROM observation AS o JOIN hit USING (version_id, table_number) GROUP BY ALL) "
        "SELECT report_id, version_id, publisher, report_title, source, title_key, period, "
        "periods, wordings FROM hit LEFT JOIN dated USING (version_id, table_number)"
    )
    return [known for row in rows if (known := _known(row)) is not None]


def _known(row: tuple[Any, ...]) -> _Known | None:
    report_id, version_id, publisher, report_title, source, title, period, periods, wordings = row
    ends = [end for text in periods or () if (end := moment(text))]
    end = moment(period) or max(ends, key=lambda one: one.rank, default=None)
    if end is None:
        return None
    series = series_of(publisher, report_title, source)
    keys = {f"title {title} in {one}" for one in series}
    keys |= {f"question {wording}" for wording in wordings or []}
    return _Known(report_id, version_id, end, frozenset(keys))
