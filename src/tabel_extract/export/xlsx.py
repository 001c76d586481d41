"""A report to an Excel workbook: an overview, a sheet per table as printed, and all numbers."""

from __future__ import annotations

from tabel_extract.export.book import Book
from tabel_extract.export.content import Content, has_sheet
from tabel_extract.export.numbers_sheet import write_numbers
from tabel_extract.export.overview_sheet import write_overview
from tabel_extract.export.rows import flat_rows
from tabel_extract.export.table_sheet import write_table
from tabel_extract.export.words import words


def xlsx_bytes(content: Content) -> bytes:
    """The whole file; the same content gives the same bytes.

    Raises:
        OutputError: the report holds more than a sheet can.
    """
    book = Book(content.language, content.version)
    texts = words(content.language)
    overview = book.sheet(texts["overview"])
    numbers = book.sheet(texts["all_numbers"])
    sheets = {
        index: book.sheet(table.label)
        for index, table in enumerate(content.report.tables)
        if has_sheet(table)
    }
    write_overview(overview, content, sheets)
    write_numbers(numbers, flat_rows(content))
    for index, sheet in sheets.items():
        write_table(sheet, content, index)
    return book.content()
