"""The first sheet: what the report is, how its numbers stand, what was found, what colours mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC

from tabel_extract.checks import catalogue
from tabel_extract.checks.catalogue import pick
from tabel_extract.checks.verdicts import VERDICT_OF, Verdict
from tabel_extract.export import styles
from tabel_extract.export.book import Sheet
from tabel_extract.export.columns import COLUMNS
from tabel_extract.export.content import Content, counted
from tabel_extract.export.words import words
from tabel_extract.shown.texts import MEANINGS

WIDTHS = (42, 80, 14, 14, 14)
"""In characters."""
VERDICTS: tuple[Verdict, ...] = ("fine", "look", "wrong")


def write_overview(sheet: Sheet, content: Content, sheets: Mapping[int, Sheet]) -> None:
    """Write the overview; ``sheets`` has the sheet of each table that has one, by its index."""
    for at, width in enumerate(WIDTHS):
        sheet.columns(at, at, width)
    texts = words(sheet.language)
    sheet.text(0, 0, content.report.document.title or texts["untitled"], styles.TITLE)
    row = 1
    for term, text in _facts(content):
        sheet.text(row, 0, texts[term], styles.QUIET)
        sheet.text(row, 1, text, styles.WRAPPED)
        row += 1
    sheet.text(row + 1, 0, counted(content.judgement.total, sheet.language), styles.STRONG)
    row = _legend(sheet, row + 3)
    row = _findings(sheet, content, sheets, row + 1)
    row = _tables(sheet, content, sheets, row + 1)
    _heading(sheet, row + 1, texts["columns"])
    for at, column in enumerate(COLUMNS, row + 2):
        sheet.text(at, 0, column.name, styles.PLAIN)
        sheet.text(at, 1, pick(column.told, sheet.language), styles.WRAPPED)


def _facts(content: Content) -> Iterator[tuple[str, str]]:
    """What the report says of itself, and where it was read from; the rest is left out."""
    document, source = content.report.document, content.report.source
    if document.publisher:
        yield "publisher", document.publisher
    if document.published_on:
        yield "published", document.published_on
    if document.population:
        yield "population", document.population
    if document.fieldwork:
        yield "fieldwork", f" {words(content.language)['to']} ".join(document.fieldwork)
    if document.sample_size is not None:
        yield "sample", str(document.sample_size)
    if document.panel:
        yield "panel", document.panel
    if document.weighting:
        yield "weighting", ", ".join(document.weighting)
    yield "file", f"{source.name} (sha256 {source.sha256})"
    if content.version:
        yield (
            "version",
            f"{content.version.ordinal} ({content.version.recorded_at:%Y-%m-%d %H:%M %Z})",
        )
        if content.version.as_of:
            yield "as_of", f"{content.version.as_of.astimezone(UTC):%Y-%m-%d %H:%M:%S %Z}"


def _heading(sheet: Sheet, row: int, text: str) -> None:
    for at in range(len(WIDTHS)):
        sheet.text(row, at, text if at == 0 else "", styles.HEADING)


def _legend(sheet: Sheet, top: int) -> int:
    texts = words(sheet.language)
    _heading(sheet, top, texts["legend"])
    for row, verdict in enumerate(VERDICTS, top + 1):
        sheet.text(row, 0, texts[verdict], {**styles.PLAIN, **styles.OF_VERDICT[verdict]})
        means = pick(MEANINGS[verdict], sheet.language)
        sheet.text(row, 1, means[0].upper() + means[1:], styles.WRAPPED)
    return top + 1 + len(VERDICTS)


def _findings(sheet: Sheet, content: Content, sheets: Mapping[int, Sheet], top: int) -> int:
    texts = words(sheet.language)
    _heading(sheet, top, texts["findings"])
    found = zip(content.report.findings, content.judgement.targets, strict=True)
    row = top
    for row, (finding, target) in enumerate(found, top + 1):
        style = {**styles.WRAPPED, **styles.OF_VERDICT[VERDICT_OF[finding.severity]]}
        sheet.text(row, 0, f"{texts[finding.severity]}: {_title(finding.code, sheet)}", style)
        sheet.text(row, 1, catalogue.sentence(finding, sheet.language), styles.WRAPPED)
        linked = next((sheets[index] for index in target.tables if index in sheets), None)
        if linked:
            sheet.link(row, 2, linked, finding.table or "", styles.LINK)
    if not content.report.findings:
        row = top + 1
        sheet.text(row, 0, texts["no_findings"], styles.PLAIN)
    return row + 1


def _title(code: str, sheet: Sheet) -> str:
    return catalogue.title(code, sheet.language)


def _tables(sheet: Sheet, content: Content, sheets: Mapping[int, Sheet], top: int) -> int:
    texts = words(sheet.language)
    _heading(sheet, top, texts["tables"])
    for at, verdict in enumerate(VERDICTS, 2):
        sheet.text(top, at, texts[verdict], styles.HEADING)
    row = top
    for row, (index, table) in enumerate(enumerate(content.report.tables), top + 1):
        if index in sheets:
            sheet.link(row, 0, sheets[index], table.label, styles.LINK)
            for at, verdict in enumerate(VERDICTS, 2):
                count = getattr(content.judgement.tallies[index], verdict)
                style = styles.OF_VERDICT[verdict] if count else {}
                sheet.number(row, at, count, {**styles.NUMBER, **style})
        else:
            sheet.text(row, 0, table.label, styles.PLAIN)
            sheet.text(row, 2, texts["no_sheet"], styles.QUIET)
        sheet.text(row, 1, table.title, styles.WRAPPED)
    return row + 1
