"""Fixtures as they are inspected: the report, the pages it was read from, and their marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tabel_extract.inspection.marks import Kind, Mark
from tabel_extract.model import Report
from tabel_extract.page import BBox, Page
from tabel_extract.pipeline import read_report
from tabel_extract.reading.pdf import open_pdf
from tabel_extract.settings import Settings
from tabel_extract.tables.pages import PdfText, read_pages
from tests.texts import FIXTURES

PDFS = sorted((FIXTURES / "pdf").glob("*.pdf"))


@dataclass(frozen=True)
class Looked:
    report: Report
    pages: PdfText


def look(path: Path) -> Looked:
    with open_pdf(path.read_bytes(), path.name) as document:
        pages = read_pages(document)
    return Looked(read_report(path, Settings(ocr=False)), pages)


@cache
def fixture(name: str) -> Looked:
    return look(FIXTURES / "pdf" / f"{name}.pdf")


def of_kind(marks: list[Mark], *kinds: Kind) -> list[BBox]:
    return [m.bbox for m in marks if m.kind in kinds]


def words_in(page: Page, box: BBox) -> str:
    """The words whose middle is in a box, from left to right."""
    inside = [
        w
        for w in page.words
        if box[0] <= (w.x0 + w.x1) / 2 <= box[2] and box[1] <= (w.top + w.bottom) / 2 <= box[3]
    ]
    return " ".join(w.text for w in sorted(inside, key=lambda w: (round(w.baseline), w.x0)))
