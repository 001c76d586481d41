"""One table as a sheet that reads as the page does: caption, headings, rows, wordings, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tabel_extract.checks import catalogue
from tabel_extract.checks.verdicts import VERDICT_OF
from tabel_extract.export import styles
from tabel_extract.export.book import Sheet, Style
from tabel_extract.export.content import Content, counted
from tabel_extract.export.number_formats import number_format, raised
from tabel_extract.export.rows import joined
from tabel_extract.export.words import words
from tabel_extract.model import Note, Table
from tabel_extract.shown import grid
from tabel_extract.shown.markers import PlacedMarkers, placed_markers
from tabel_extract.shown.texts import place

STUB_WIDTH = 44
COLUMN_WIDTH = 12
"""In characters."""
FEWEST_COLUMNS = 5
"""Wordings and notes run over at least so many columns behind the first."""


def write_table(sheet: Sheet, content: Content, index: int) -> None:
    """Write the report's table of that index."""
    table = content.report.tables[index]
    layout = grid.arrange(table.observations)
    width = max(len(layout.columns), FEWEST_COLUMNS)
    sheet.columns(0, 0, STUB_WIDTH)
    sheet.columns(1, width, COLUMN_WIDTH)
    row = _caption(sheet, content, index, width)
    if layout.rows:
        markers = placed_markers(table)
        row = _headings(sheet, row, layout, markers)
        sheet.freeze(row, 1)
        row = _body(sheet, content, index, row, layout, markers)
    else:
        sheet.text(row, 0, words(sheet.language)["no_cells"], styles.QUIET)
    _below(sheet, table, row + 1, width)


def _caption(sheet: Sheet, content: Content, index: int, width: int) -> int:
    """Write what stands above the headings; the row behind it."""
    table = content.report.tables[index]
    sheet.text(0, 0, f"{table.label}  {table.title}{raised(table.caption_markers)}", styles.TITLE)
    said = (table.population, table.period, table.unit_text or table.unit)
    sheet.text(1, 0, " · ".join(text for text in said if text), styles.QUIET)
    sheet.text(2, 0, counted(content.judgement.tallies[index], sheet.language), styles.QUIET)
    row = 3
    for number in _about_whole(content, index):
        finding = content.report.findings[number]
        style = {**styles.WRAPPED, **styles.OF_VERDICT[VERDICT_OF[finding.severity]]}
        told = catalogue.sentence(finding, sheet.language)
        _paragraph(sheet, row, f"{words(sheet.language)['about_table']}: {told}", width, style)
        row += 1
    return row + 1


def _about_whole(content: Content, index: int) -> Iterator[int]:
    for number, target in enumerate(content.judgement.targets):
        if index in target.tables and (target.whole_table or not target.cells):
            yield number


def _headings(sheet: Sheet, top: int, layout: grid.Grid, markers: PlacedMarkers) -> int:
    levels = grid.heading_rows(layout.columns)
    for level, headings in enumerate(levels):
        for heading in headings:
            first = (top + level, 1 + heading.first)
            last = (first[0] + heading.rowspan - 1, first[1] + heading.colspan - 1)
            text = heading.path[-1] if heading.path else ""
            marked = text + raised(markers.columns.get(heading.path, ()))
            sheet.merged((*first, *last), marked, styles.COLUMN_HEADING)
        alone = [h.path[-1] for h in headings if h.path and h.rowspan == h.colspan == 1]
        lines = max((_lines(text, COLUMN_WIDTH) for text in alone), default=1)
        sheet.row_height(top + level, lines)
    return top + len(levels)


def _body(
    sheet: Sheet,
    content: Content,
    index: int,
    top: int,
    layout: grid.Grid,
    markers: PlacedMarkers,
) -> int:
    row = top
    for line in (line for section in grid.sections(layout.rows) for line in section):
        text = line.path[-1] if line.path else ""
        style = styles.SECTION if line.row is None else styles.WRAPPED
        marked = text + raised(markers.rows.get(line.path, ()))
        sheet.text(row, 0, marked, styles.indented(style, line.level))
        sheet.row_height(row, _lines(marked, STUB_WIDTH - 2 * line.level))
        for column, at in enumerate(line.row.cells if line.row else (), 1):
            if at is not None:
                _cell(sheet, content, (index, at), (row, column), markers.cells.get(at, ()))
        row += 1
    return row


def _cell(
    sheet: Sheet,
    content: Content,
    cell: tuple[int, int],
    at: tuple[int, int],
    markers: Sequence[str],
) -> None:
    index, number = cell
    seen = content.report.tables[index].observations[number]
    judgement = content.judgement
    style: Style = {**styles.NUMBER, **styles.OF_VERDICT[judgement.verdicts.get(cell, "fine")]}
    if seen.value is None:
        sheet.text(*at, seen.raw + raised(markers), style)
    else:
        shown = number_format(seen.raw, seen.value, markers)
        sheet.number(*at, seen.value, {**style, "num_format": shown})
    own = [
        catalogue.sentence(content.report.findings[found], sheet.language)
        for found in judgement.findings_of.get(cell, ())
        if not judgement.targets[found].whole_table
    ]
    if own:
        sheet.comment(*at, "\n".join(own))


def _below(sheet: Sheet, table: Table, top: int, width: int) -> None:
    texts = words(sheet.language)
    row = top
    for title, lines in (
        (texts["question"], list(_questions(table, sheet))),
        (texts["notes"], [_note(note) for note in table.notes]),
        (texts["scale"], [" – ".join(table.poles)] if table.poles else []),
        (texts["source"], [table.source] if table.source else []),
        (texts["place"], [catalogue.pick(place(table), sheet.language)]),
    ):
        if not any(lines):
            continue
        sheet.text(row, 0, title, styles.STRONG)
        for line in lines:
            row += 1
            _paragraph(sheet, row, line, width, styles.WRAPPED)
        row += 2


def _questions(table: Table, sheet: Sheet) -> Iterator[str]:
    """Each wording, with the rows or columns that it was asked for where not for all."""
    texts = words(sheet.language)
    for wording in dict.fromkeys(seen.question for seen in table.observations if seen.question):
        found = grid.spread(
            table.observations, [seen.question == wording for seen in table.observations]
        )
        cells = [table.observations[at] for at in found.cells]
        places = [
            *(f"{texts['row']} ‘{joined(path)}’" for path in found.rows),
            *(f"{texts['column']} ‘{joined(path)}’" for path in found.columns),
            *(f"‘{joined(cell.row + cell.column)}’" for cell in cells),
        ]
        yield f"‘{wording}’" if found.whole else f"{', '.join(places)}: ‘{wording}’"


def _paragraph(sheet: Sheet, row: int, text: str, width: int, style: Style) -> None:
    sheet.merged((row, 0, row, width), text, style)
    sheet.row_height(row, _lines(text, STUB_WIDTH + width * COLUMN_WIDTH))


def _lines(text: str, width: int) -> int:
    """About how many lines a text takes; Excel does not measure merged cells itself."""
    return sum(len(line) // max(width, 1) + 1 for line in text.split("\n"))


def _note(note: Note) -> str:
    return note.text if note.marker is None else f"{raised([note.marker])} {note.text}"
