"""The reader of PDFs: pages that no typesetter would make, and files that were damaged."""

from __future__ import annotations

from hypothesis import strategies as st

from tabel_extract.errors import UnreadableSourceError
from tests.fuzz.damage import damaged_pdfs
from tests.fuzz.promises import keeps_its_promises, stands_on_its_pages
from tests.fuzz.sheets import sheets
from tests.fuzz.trying import fuzz
from tests.fuzz.workers import read_bounded, told_apart
from tests.inspection.made import Sheet, pdf


def size(page: Sheet) -> tuple[float, float]:
    """Width and height in points; a page without either is an American letter to PDF readers."""
    return (abs(page.width), abs(page.height)) if page.width and page.height else (612.0, 792.0)


@fuzz(60, pages=st.lists(sheets, min_size=1, max_size=3))
def test_pages_that_no_one_would_set_are_read_soundly(pages: list[Sheet]) -> None:
    result = read_bounded(pdf(*pages))
    if isinstance(result, UnreadableSourceError):
        told_apart(result)
        return
    keeps_its_promises(result)
    stands_on_its_pages(result, [size(p) for p in pages])


@fuzz(30, data=damaged_pdfs)
def test_a_damaged_pdf_is_read_soundly_or_refused(data: bytes) -> None:
    result = read_bounded(data)
    if isinstance(result, UnreadableSourceError):
        told_apart(result)
    else:
        keeps_its_promises(result)


@fuzz(10, page=sheets)
def test_the_same_page_is_read_the_same_twice(page: Sheet) -> None:
    first, second = read_bounded(pdf(page)), read_bounded(pdf(page))
    assert str(first) == str(second)
