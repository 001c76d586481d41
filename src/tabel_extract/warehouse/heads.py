"""The current versions of reports, which what is to be stored is held against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from tabel_extract.warehouse.batch import Candidate, Head
from tabel_extract.warehouse.instants import from_microseconds
from tabel_extract.warehouse.literals import integer_list, text_list
from tabel_extract.warehouse.loading import Query, load_reports


def next_version_id(query: Query) -> int:
    """Return the first version_id that is free."""
    return int(query("SELECT coalesce(max(version_id), 0) + 1 FROM version")[0][0])


def current_versions(query: Query, candidates: Sequence[Candidate]) -> dict[str, Head]:
    """Return the current versions by report_id, loaded where a candidate is news after it."""
    heads = _heads(query, {candidate.report_id for candidate in candidates})
    overtaken = {
        head.version_id
        for candidate in candidates
        if (head := heads.get(candidate.report_id)) and candidate.is_news_after(head)
    }
    reports = load_reports(query, overtaken) if overtaken else {}
    return {
        report_id: replace(head, report=reports.get(head.version_id))
        for report_id, head in heads.items()
    }


def _heads(query: Query, report_ids: Collection[str]) -> dict[str, Head]:
    """Return the current version of each report that has one."""
    rows = query(
        "SELECT report_id, version_id, ordinal, epoch_us(recorded_at), content_sha256, "
        f"findings_sha256 FROM version WHERE report_id IN ({text_list(report_ids)}) "
        "QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY ordinal DESC) = 1"
    )
    sources: dict[int, set[str]] = defaultdict(set)
    current = integer_list(row[1] for row in rows)
    for version_id, sha256 in query(
        f"SELECT version_id, source_sha256 FROM reading WHERE version_id IN ({current})"
    ):
        sources[version_id].add(sha256)
    return {
        report_id: Head(
            version_id,
            ordinal,
            from_microseconds(recorded_at),
            content,
            findings,
            frozenset(sources[version_id]),
        )
        for report_id, version_id, ordinal, recorded_at, content, findings in rows
    }
