"""Bytes of a PDF ─► an open document, by the reader that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, Protocol

from tabel_extract.errors import UnreadableSourceError
from tabel_extract.page import Page

if TYPE_CHECKING:
    from PIL import Image

ReaderName = Literal["pdfium", "pdfplumber"]

MAX_PAGES = 2_000
"""A report has some hundreds of pages; page trees can claim millions from a few bytes."""


class PdfReader(Protocol):
    """A document whose pages can be asked for; both readers are one."""

    @property
    def page_count(self) -> int:
        """Number of pages."""

    def text(self, number: int) -> str:
        """The text of a page (from 1), as cheaply as the reader can."""

    def page(self, number: int) -> Page | None:
        """A page (from 1) laid out; None where it can't be read."""

    def render(self, number: int, scale: float) -> tuple[Image.Image, float] | None:
        """A picture of a page (from 1) and its pixels a point; None where there can be none.

        ``scale`` is the pixels a point that are asked for; a page of absurd size gets fewer.
        """

    def close(self) -> None:
        """Free the document."""


@contextmanager
def open_pdf(data: bytes, name: str, reader: ReaderName = "pdfium") -> Iterator[PdfReader]:
    """Open a document with the empty password.

    Raises:
        UnreadableSourceError: it is encrypted, damaged, without pages, or has more pages than any
            report.
    """
    document = _opened(data, name, reader)
    try:
        if document.page_count < 1:
            raise UnreadableSourceError(
                f"{name}: has no pages; export the report again.", "no_pages"
            )
        if document.page_count > MAX_PAGES:
            raise UnreadableSourceError(
                f"{name}: says that it has {document.page_count:,} pages, more than the "
                f"{MAX_PAGES:,} that are read; split it into parts.",
                "too_many_pages",
            )
        yield document
    finally:
        document.close()


def _opened(data: bytes, name: str, reader: ReaderName) -> PdfReader:
    # Each library takes a while to load, and only one is needed.
    if reader == "pdfium":
        from tabel_extract.reading.pdfium import PdfiumReader  # noqa: PLC0415

        return PdfiumReader(data, name)
    from tabel_extract.reading.plumber import PlumberReader  # noqa: PLC0415

    return PlumberReader(data, name)
