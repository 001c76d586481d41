"""A report and the bytes of its PDF ─► a picture of each page that holds a table."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from tabel_extract.errors import OutputError, UnknownReportError, UnreadableSourceError
from tabel_extract.files import replace_file
from tabel_extract.inspection.drawing import draw_marks, with_legend
from tabel_extract.inspection.marks import marks_of, troubles_of
from tabel_extract.model import Report
from tabel_extract.reading.pdf import open_pdf
from tabel_extract.settings import Settings
from tabel_extract.tables.pages import PdfText, read_pages

SCALE = 2.0
"""Pixels per point: small type can be read, and a page fits a screen."""


def write_pictures(
    report: Report, data: bytes, folder: Path, page: int | None, settings: Settings
) -> list[Path]:
    """Write a PNG of each page with a table, or of the page asked for; the files written.

    ``data`` is the document that the report was read from, by the same ``settings``. Each file is
    replaced whole or not at all.

    Raises:
        UnreadableSourceError: the source is no PDF, or the page asked for can't be loaded.
        UnknownReportError: the document has no such page.
        OutputError: the folder can't be written.
    """
    name = report.source.name
    if report.source.format != "pdf":
        raise UnreadableSourceError(
            f"{name}: is a text export, so there is no page to draw; give the report's PDF."
        )
    written: list[Path] = []
    with open_pdf(data, name, limits=settings.limits) as document:
        count = document.page_count
        if page is not None and not 1 <= page <= count:
            pages = "1 page" if count == 1 else f"{count} pages"
            raise UnknownReportError(f"{name}: has {pages}; there is no page {page}.")
        pdf_text = read_pages(document, ocr=settings.ocr)
        marks = marks_of(report, pdf_text)
        for number in pages_with_tables(report) if page is None else [page]:
            rendered = document.render(number, SCALE)
            if rendered is None:
                raise UnreadableSourceError(
                    f"{name}: page {number} is damaged; get the file again."
                )
            picture = rendered[0]
            found = marks.get(number, [])
            drawn = draw_marks(picture, found, _size(pdf_text, number, picture))
            whole = with_legend(drawn, f"{name}, page {number}", found, troubles_of(report, number))
            written.append(_write(folder, f"page-{number:0{len(str(count))}}.png", whole))
    return written


def pages_with_tables(report: Report) -> list[int]:
    """The pages on which a table stands; figures and boxes alone are no reason to look."""
    tables = [t for t in report.tables if t.kind == "table" or t.observations]
    return sorted({page for table in tables for page in table.pages})


def _size(pdf_text: PdfText, number: int, picture: Image.Image) -> tuple[float, float]:
    page = pdf_text.pages.get(number)
    return (page.width, page.height) if page else (float(picture.width), float(picture.height))


def _write(folder: Path, name: str, picture: Image.Image) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        content = BytesIO()
        picture.save(content, "PNG")
        return replace_file(folder / name, content.getvalue())
    except OSError as error:
        raise OutputError(
            f"{folder}: the pictures can't be written ({error.strerror}); "
            "name another folder, or make room."
        ) from error
