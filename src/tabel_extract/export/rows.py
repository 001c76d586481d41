"""A report to flat rows, one per printed cell, in which every number says all about itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from tabel_extract.checks import catalogue
from tabel_extract.checks.verdicts import Verdict
from tabel_extract.export.columns import COLUMNS
from tabel_extract.export.content import Content, Version
from tabel_extract.model import HeadingPath, Observation, Report, Table

BETWEEN_HEADINGS = " › "
BETWEEN_TEXTS = " | "
"""Between the notes or the findings of one cell."""

Field = str | int | float | None


@dataclass(frozen=True, slots=True)
class FlatRow:
    """One cell: its fields in the order of ``COLUMNS``, None where nothing is said.

    ``value`` is the only float; texts are as they were read, nothing in them made harmless yet.
    """

    fields: tuple[Field, ...]
    verdict: Verdict


def flat_rows(content: Content) -> Iterator[FlatRow]:
    """Every cell of a report once, in reading order."""
    report, judgement, language = content.report, content.judgement, content.language
    for number, table in enumerate(report.tables, 1):
        for ordinal, seen in enumerate(table.observations, 1):
            cell = (number - 1, ordinal - 1)
            verdict = judgement.verdicts.get(cell, "fine")
            found = [report.findings[index] for index in judgement.findings_of.get(cell, ())]
            told: dict[str, Field] = {
                **_about_report(report),
                **_about_version(content.version),
                **_about_table(report, table, number),
                **_about_cell(table, seen, ordinal),
                "verdict": verdict,
                "finding_codes": " ".join(dict.fromkeys(finding.code for finding in found)),
                "findings": BETWEEN_TEXTS.join(catalogue.sentence(f, language) for f in found),
            }
            yield FlatRow(tuple(told[column.name] for column in COLUMNS), verdict)


def joined(path: HeadingPath) -> str:
    """A path of headings in one text, outermost first."""
    return BETWEEN_HEADINGS.join(path)


def _about_report(report: Report) -> dict[str, Field]:
    return {
        "report_title": report.document.title,
        "publisher": report.document.publisher,
        "file": report.source.name,
        "sha256": report.source.sha256,
    }


def _about_version(version: Version | None) -> dict[str, Field]:
    return {
        "version_ordinal": version.ordinal if version else None,
        "recorded_at": version.recorded_at.astimezone(UTC).isoformat() if version else None,
    }


def _about_table(report: Report, table: Table, number: int) -> dict[str, Field]:
    return {
        "table_number": number,
        "table_label": table.label,
        "table_title": table.title,
        "population": table.population or report.document.population,
        "table_source": table.source,
    }


def _about_cell(table: Table, seen: Observation, ordinal: int) -> dict[str, Field]:
    referred = {None, *table.caption_markers, *seen.markers}
    notes = [
        note.text if note.marker is None else f"{note.marker}: {note.text}"
        for note in table.notes
        if note.marker in referred
    ]
    return {
        "period": seen.period or table.period,
        "ordinal": ordinal,
        "row_text": joined(seen.row),
        "column_text": joined(seen.column),
        "dimension": seen.dimension,
        "category": seen.category,
        "value": seen.value,
        "raw": seen.raw,
        "qualifier": seen.qualifier,
        "unit": seen.unit,
        "question": seen.question,
        "markers": " ".join(seen.markers),
        "notes": BETWEEN_TEXTS.join(notes),
        "page": seen.provenance.page,
        "line": seen.provenance.line,
    }
