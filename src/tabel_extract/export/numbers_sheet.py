"""All numbers of a report in one sheet, a row per cell, to filter and sort."""

from __future__ import annotations

from collections.abc import Iterable

from tabel_extract.checks.catalogue import pick
from tabel_extract.export import styles
from tabel_extract.export.book import Sheet
from tabel_extract.export.columns import COLUMNS
from tabel_extract.export.rows import FlatRow

VERDICT = next(at for at, column in enumerate(COLUMNS) if column.name == "verdict")


def write_numbers(sheet: Sheet, rows: Iterable[FlatRow]) -> None:
    """Write the flat rows under a header that stays in sight."""
    last = 0
    for at, column in enumerate(COLUMNS):
        sheet.columns(at, at, column.width)
        sheet.text(0, at, column.name, styles.COLUMN_HEADING)
        sheet.comment(0, at, pick(column.told, sheet.language))
    for last, row in enumerate(rows, 1):
        for at, field in enumerate(row.fields):
            style = styles.OF_VERDICT[row.verdict] if at == VERDICT else None
            if isinstance(field, str):
                if field:
                    sheet.text(last, at, field, style)
            elif field is not None:
                sheet.number(last, at, field, style)
    sheet.freeze(1, 0)
    sheet.filtered(last, len(COLUMNS) - 1)
