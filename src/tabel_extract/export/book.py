"""A workbook whose every text stays text, and whose bytes depend on its content alone.

Texts go in by ``write_string`` and by nothing else, so that none becomes a formula, a link or a
number, whatever it begins with; no apostrophe is needed. Characters that can't be seen, or can't
be in XML, are written as their code point.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tabel_extract.checks.catalogue import Language
from tabel_extract.errors import OutputError
from tabel_extract.export.content import Version
from tabel_extract.export.sheet_names import SheetNames, cut
from tabel_extract.export.words import words
from tabel_extract.shown.controls import visible_text

MAX_TEXT = 32_767
"""Excel's longest text in a cell, in UTF-16 units."""
MAX_NUMBER_FORMATS = 150
"""Excel takes some 200 formats of a workbook's own; beyond these a number is shown as it is."""
CREATED = datetime(2000, 1, 1)
"""Said of a workbook of no stored version, so that the same report gives the same bytes."""
A4 = 9
HIDDEN_EVERYWHERE = 2
"""Excel's numbers for paper, and for no lines between cells, on the screen or on paper."""
COMMENT_WIDTH = 300
"""In pixels, as is the height of a line of a comment, of which one holds so many characters."""
COMMENT_LINE_HEIGHT = 16
COMMENT_LINE = 44
LINE_HEIGHT = 15
MAX_ROW_HEIGHT = 400
"""In points, as is the height of a line; Excel takes no row over 409."""

Style = Mapping[str, str | int | bool]


class Book:
    """A workbook in the making."""

    def __init__(self, language: Language, version: Version | None = None) -> None:
        self._file = BytesIO()
        self._workbook = Workbook(
            self._file,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
            },
        )
        self._workbook.set_properties(_properties(version))
        self._formats: dict[tuple[tuple[str, str | int | bool], ...], Format] = {}
        self._number_formats: set[str] = set()
        self._names = SheetNames()
        self.language: Language = language

    def sheet(self, wanted: str) -> Sheet:
        """Add a sheet behind the others, under a name as near to the one wanted as Excel takes."""
        name = self._names.legal(wanted, fallback=words(self.language)["table"])
        return Sheet(self, name, self._workbook.add_worksheet(name))

    def format(self, style: Style) -> Format:
        """The workbook's one format of a style."""
        key = tuple(sorted(self._affordable(style).items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(dict(key))
        return self._formats[key]

    def _affordable(self, style: Style) -> dict[str, str | int | bool]:
        number_format = str(style.get("num_format", ""))
        if number_format and number_format not in self._number_formats:
            if len(self._number_formats) >= MAX_NUMBER_FORMATS:
                return {**style, "num_format": "General"}
            self._number_formats.add(number_format)
        return dict(style)

    def content(self) -> bytes:
        """Close the workbook: the bytes of the file."""
        self._workbook.close()
        return self._file.getvalue()


class Sheet:
    """A sheet of a workbook; rows and columns count from 0."""

    def __init__(self, book: Book, name: str, worksheet: Worksheet) -> None:
        self._book = book
        self._worksheet = worksheet
        self.name = name
        self.language = book.language
        worksheet.hide_gridlines(HIDDEN_EVERYWHERE)
        worksheet.set_landscape()
        worksheet.set_paper(A4)
        worksheet.fit_to_pages(1, 0)

    def text(self, row: int, column: int, text: str, style: Style | None = None) -> None:
        """Write a text as it is."""
        shown = _fitting(text, self.language)
        self._done(self._worksheet.write_string(row, column, shown, self._book.format(style or {})))

    def number(self, row: int, column: int, value: float, style: Style | None = None) -> None:
        """Write a number."""
        self._done(self._worksheet.write_number(row, column, value, self._book.format(style or {})))

    def merged(self, area: tuple[int, int, int, int], text: str, style: Style) -> None:
        """Write a text over ``(first row, first column, last row, last column)``, both included."""
        if area[:2] != area[2:]:
            self._done(self._worksheet.merge_range(*area, "", self._book.format(style)))
        self.text(area[0], area[1], text, style)

    def link(self, row: int, column: int, sheet: Sheet, text: str, style: Style) -> None:
        """Write a text that leads to another sheet; the link itself knows only that one's name."""
        target = f"internal:'{sheet.name}'!A1"
        format_ = self._book.format(style)
        self._done(self._worksheet.write_url(row, column, target, format_, string=sheet.name))
        self.text(row, column, text, style)

    def comment(self, row: int, column: int, text: str) -> None:
        """Hang a note on a cell, large enough to be read whole."""
        shown = _fitting(text, self.language)
        lines = sum(len(line) // COMMENT_LINE + 1 for line in shown.split("\n"))
        size = {"width": COMMENT_WIDTH, "height": COMMENT_LINE_HEIGHT * (lines + 1)}
        self._done(self._worksheet.write_comment(row, column, shown, size))

    def columns(self, first: int, last: int, width: float) -> None:
        """Set the width of columns, in characters."""
        self._done(self._worksheet.set_column(first, last, width))

    def row_height(self, row: int, lines: int) -> None:
        """Make a row high enough for so many lines."""
        self._done(self._worksheet.set_row(row, min(lines * LINE_HEIGHT, MAX_ROW_HEIGHT)))

    def freeze(self, rows: int, columns: int) -> None:
        """Keep the first rows and columns in sight."""
        self._worksheet.freeze_panes(rows, columns)

    def filtered(self, last_row: int, last_column: int) -> None:
        """Let the reader filter a table that starts in the sheet's first cell."""
        self._done(self._worksheet.autofilter(0, 0, last_row, last_column))

    def _done(self, status: int | None) -> None:
        """What does not fit is never left out in silence."""
        if status:
            raise OutputError(
                f"sheet {self.name!r} would be larger than Excel allows; export this report as CSV."
            )


def _properties(version: Version | None) -> dict[str, str | datetime]:
    """What the file says of itself: when its version was stored, and as of when it was chosen."""
    if version is None:
        return {"created": CREATED}
    said = f"version {version.ordinal}"
    if version.as_of:
        said += f", as of {version.as_of.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return {
        "created": version.recorded_at.astimezone(UTC).replace(tzinfo=None),
        "comments": said,
    }


def _fitting(text: str, language: Language) -> str:
    """A text whose characters can all be seen, cut where Excel would, with a mark that says so."""
    shown = visible_text(text)
    if len(shown) * 2 <= MAX_TEXT or _units(shown) <= MAX_TEXT:
        return shown
    length = f"{len(text):,}".replace(",", "." if language == "nl" else ",")
    mark = " " + words(language)["cut"].format(length=length)
    return cut(shown, MAX_TEXT - _units(mark)) + mark


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
