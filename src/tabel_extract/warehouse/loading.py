"""Rows as reports again: exactly what was saved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from tabel_extract.model import (
    CellRef,
    CellSubject,
    CheckOutcome,
    Claim,
    ClaimSubject,
    Decision,
    Document,
    Finding,
    Note,
    Observation,
    Provenance,
    Repair,
    Report,
    Source,
    Table,
)
from tabel_extract.warehouse.instants import from_microseconds, to_microseconds
from tabel_extract.warehouse.literals import integer_list, text_literal

Query = Callable[[str], list[tuple[Any, ...]]]
"""Runs one SQL query and returns its rows."""

_ByTable = dict[tuple[int, int], list[Any]]


def load_reports(query: Query, version_ids: Collection[int]) -> dict[int, Report]:
    """Return the reports of versions, by version_id; an unknown version_id is left out.

    Takes one query for each database table, however many versions there are.
    """
    chosen = f"version_id IN ({integer_list(version_ids)})"
    tables = _tables(query, chosen)
    findings = _findings(query, chosen)
    claims = _claims(query, chosen)
    repairs = _repairs(query, chosen)
    checks = _checks(query, chosen)
    return {
        version_id: Report(
            source=Source(*source),
            document=_document(document),
            tables=tuple(tables[version_id]),
            findings=tuple(findings[version_id]),
            repairs=tuple(repairs[version_id]),
            claims=tuple(claims[version_id]),
            checks=tuple(checks[version_id]),
        )
        for version_id, source, document in _heads(query, chosen)
    }


def load_tables(
    query: Query, places: Collection[tuple[int, int]]
) -> dict[tuple[int, int], tuple[Report, Table]]:
    """Return tables by version_id and table_number, each with its report as far as it was loaded.

    Such a report has the chosen tables only, and no findings, claims, repairs and checks.
    """
    listed = ", ".join(f"({int(version)}, {int(number)})" for version, number in places)
    if not listed:
        return {}
    tables = _tables(query, f"(version_id, table_number) IN ({listed})")
    reports = {
        version_id: Report(Source(*source), _document(document), tuple(tables[version_id]))
        for version_id, source, document in _heads(query, f"version_id IN ({integer_list(tables)})")
    }
    numbers: dict[int, list[int]] = defaultdict(list)
    for version, number in sorted(places):
        numbers[version].append(number)
    return {
        (version, number): (reports[version], table)
        for version, chosen in numbers.items()
        for number, table in zip(chosen, tables[version], strict=True)
    }


def _heads(query: Query, chosen: str) -> list[tuple[int, Sequence[Any], Sequence[Any]]]:
    """The version_id, source and document facts of versions."""
    rows = query(
        "SELECT version_id, source_name, source_sha256, source_bytes, source_format, title, "
        "publisher, published_on, language, pages, population, fieldwork_first, fieldwork_last, "
        f"sample_size, panel, weighting FROM version WHERE {chosen}"
    )
    return [(row[0], row[1:5], row[5:]) for row in rows]


def load_decisions(query: Query, report_id: str, moment: datetime | None) -> list[Decision]:
    """Return the decisions about a report, first one first, as they were at a moment or are now.

    Raises:
        ValueError: If the moment has no time zone.
    """
    at = "infinity" if moment is None else _instant(moment)
    rows = query(
        "SELECT table_label, table_occurrence, row_path, column_path, sentence, quantity, "
        "occurrence, decision, decided_by, decision_reason, epoch_us(decided_at), was, now, state, "
        "corrected, corrected_value, table_number, position "
        f"FROM decisions_as_of({text_literal(at)}) WHERE report_id = {text_literal(report_id)} "
        "ORDER BY decision_id"
    )
    return [_decision(row) for row in rows]


def _instant(moment: datetime) -> str:
    return from_microseconds(to_microseconds(moment)).isoformat()


def _decision(row: Sequence[Any]) -> Decision:
    label, of_label, row_path, column_path, sentence, quantity, occurrence, *rest = row
    verdict, name, reason, decided_at, was, now, state, corrected, value, table, position = rest
    subject: CellSubject | ClaimSubject
    if sentence is None:
        subject = CellSubject(label, tuple(row_path), tuple(column_path), of_label, occurrence)
    else:
        subject = ClaimSubject(sentence, quantity, occurrence)
    return Decision(
        subject=subject,
        verdict=verdict,
        name=name,
        reason=reason,
        decided_at=from_microseconds(decided_at),
        was=was,
        now=now,
        state=state,
        corrected=corrected,
        corrected_value=value,
        table=None if table is None else table - 1,
        position=None if position is None else position - 1,
    )


def _document(row: Sequence[Any]) -> Document:
    title, publisher, published_on, language, pages, population, first, last, *rest = row
    sample_size, panel, weighting = rest
    return Document(
        title=title,
        publisher=publisher,
        published_on=published_on,
        language=language,
        pages=pages,
        population=population,
        fieldwork=None if first is None else (first, last),
        sample_size=sample_size,
        panel=panel,
        weighting=tuple(weighting),
    )


def _place(page: int | None, line: int | None, bbox: Sequence[float] | None) -> Provenance:
    if bbox is None:
        return Provenance(page, line)
    x0, top, x1, bottom = bbox
    return Provenance(page, line, (x0, top, x1, bottom))


def _tables(query: Query, chosen: str) -> dict[int, list[Table]]:
    notes = _notes(query, chosen)
    cells = _cells(query, chosen)
    rows = query(
        "SELECT version_id, table_number, label, kind, title, population, period, unit, unit_text, "
        "caption_markers, source, pole_low, pole_high, pages, first_line, last_line, bbox "
        f"FROM report_table WHERE {chosen} ORDER BY version_id, table_number"
    )
    found: dict[int, list[Table]] = defaultdict(list)
    for version_id, number, *caption in rows:
        label, kind, title, population, period, unit, unit_text, markers, *rest = caption
        source, low, high, pages, first, last, bbox = rest
        table = Table(
            label=label,
            kind=kind,
            title=title,
            population=population,
            period=period,
            unit=unit,
            unit_text=unit_text,
            caption_markers=tuple(markers),
            source=source,
            notes=tuple(notes[version_id, number]),
            poles=None if low is None else (low, high),
            observations=tuple(cells[version_id, number]),
            pages=tuple(pages),
            lines=None if first is None else (first, last),
            bbox=None if bbox is None else tuple(bbox),
        )
        found[version_id].append(table)
    return found


def _notes(query: Query, chosen: str) -> _ByTable:
    rows = query(
        "SELECT version_id, table_number, marker, kind, text, question, page, line, bbox "
        f"FROM note WHERE {chosen} ORDER BY version_id, table_number, position"
    )
    found: _ByTable = defaultdict(list)
    for version_id, number, marker, kind, text, question, *where in rows:
        found[version_id, number].append(Note(marker, kind, text, question, _place(*where)))
    return found


def _cells(query: Query, chosen: str) -> _ByTable:
    rows = query(
        "SELECT version_id, table_number, row_path, column_path, markers, raw, value, qualifier, "
        "unit, question, dimension, category, period, page, line, bbox "
        f"FROM observation WHERE {chosen} ORDER BY version_id, table_number, ordinal"
    )
    found: _ByTable = defaultdict(list)
    for version_id, number, row, column, markers, *said in rows:
        raw, value, qualifier, unit, question, dimension, category, period, *where = said
        cell = Observation(
            row=tuple(row),
            column=tuple(column),
            raw=raw,
            value=value,
            qualifier=qualifier,
            unit=unit,
            question=question,
            markers=tuple(markers),
            dimension=dimension,
            category=category,
            period=period,
            provenance=_place(*where),
        )
        found[version_id, number].append(cell)
    return found


def _findings(query: Query, chosen: str) -> dict[int, list[Finding]]:
    rows = query(
        "SELECT version_id, code, severity, message, table_label, row_path, column_path, facts, "
        f"page, line, bbox FROM finding WHERE {chosen} ORDER BY version_id, position"
    )
    found: dict[int, list[Finding]] = defaultdict(list)
    for version_id, code, severity, message, table, row, column, facts, *where in rows:
        finding = Finding(
            code=code,
            severity=severity,
            message=message,
            table=table,
            row=None if row is None else tuple(row),
            column=None if column is None else tuple(column),
            provenance=_place(*where),
            facts=_facts(facts),
        )
        found[version_id].append(finding)
    return found


def _claims(query: Query, chosen: str) -> dict[int, list[Claim]]:
    rows = query(
        "SELECT version_id, sentence, quantity, low, high, unit, exact, statistic, item, "
        "group_text, direction, table_label, cells, operation, found, verdict, reason, facts, "
        f"page, line, bbox FROM claim WHERE {chosen} ORDER BY version_id, position"
    )
    found: dict[int, list[Claim]] = defaultdict(list)
    for version_id, sentence, quantity, low, high, unit, exact, *judged in rows:
        statistic, item, group, direction, table, cells, operation, computed, *rest = judged
        verdict, reason, facts, *where = rest
        claim = Claim(
            sentence=sentence,
            quantity=quantity,
            low=low,
            high=high,
            unit=unit,
            exact=exact,
            statistic=statistic,
            item=item,
            group=group,
            direction=direction,
            table=table,
            cells=tuple(CellRef(tuple(c["row_path"]), tuple(c["column_path"])) for c in cells),
            operation=operation,
            found=computed,
            verdict=verdict,
            reason=reason,
            facts=_facts(facts),
            provenance=_place(*where),
        )
        found[version_id].append(claim)
    return found


def _facts(facts: Sequence[Mapping[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((fact["name"], fact["value"]) for fact in facts)


def _checks(query: Query, chosen: str) -> dict[int, list[CheckOutcome]]:
    rows = query(
        "SELECT version_id, code, table_number, cases, failed, observations, reason "
        f"FROM check_outcome WHERE {chosen} ORDER BY version_id, position"
    )
    found: dict[int, list[CheckOutcome]] = defaultdict(list)
    for version_id, check, number, cases, failed, ordinals, reason in rows:
        table = None if number is None else number - 1
        cells = tuple(ordinal - 1 for ordinal in ordinals)
        found[version_id].append(CheckOutcome(check, table, cases, failed, cells, reason))
    return found


def _repairs(query: Query, chosen: str) -> dict[int, list[Repair]]:
    rows = query(
        "SELECT version_id, kind, line, printed, text "
        f"FROM repair WHERE {chosen} ORDER BY version_id, position"
    )
    found: dict[int, list[Repair]] = defaultdict(list)
    for version_id, *said in rows:
        found[version_id].append(Repair(*said))
    return found
