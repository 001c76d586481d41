"""Bytes of a PDF ─► an open document, by the reader that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, Protocol

from tabel_extract.errors import UnreadableSourceError
from tabel_extract.limits import HONEST, Limits
from tabel_extract.page import Excess, Page

if TYPE_CHECKING:
    from PIL import Image

ReaderName = Literal["pdfium", "pdfplumber"]


class PdfReader(Protocol):
    """A document whose pages can be asked for; both readers are one."""

    @property
    def page_count(self) -> int:
        """Number of pages."""

    def text(self, number: int) -> str:
        """The text of a page (from 1), as cheaply as the reader can."""

    def excess(self, number: int) -> Excess | None:
        """What there is too much of on a page (from 1) for its text to be whole, if anything."""

    def page(self, number: int) -> Page | None:
        """A page (from 1) laid out; None where it can't be read."""

    def render(self, number: int, scale: float) -> tuple[Image.Image, float] | None:
        """A picture of a page (from 1) and its pixels a point; None where there can be none.

        ``scale`` is the pixels a point that are asked for; a page of absurd size gets fewer.
        """

    def close(self) -> None:
        """Free the document."""


@contextmanager
def open_pdf(
    data: bytes, name: str, reader: ReaderName = "pdfium", limits: Limits = HONEST
) -> Iterator[PdfReader]:
    """Open a document with the empty password, of which no more is read than ``limits``.

    Raises:
        UnreadableSourceError: it is encrypted, damaged, without pages, or has too many of them.
    """
    document = _opened(data, name, reader, limits)
    try:
        if document.page_count < 1:
            raise UnreadableSourceError(
                f"{name}: has no pages; export the report again.", "no_pages"
            )
        if document.page_count > limits.pages:
            raise UnreadableSourceError(
                f"{name}: says that it has {document.page_count:,} pages, more than the "
                f"{limits.pages:,} that are read; split it into parts, or raise "
                "TABEL_EXTRACT_MAX_PAGES if it really is a report.",
                "too_many_pages",
            )
        yield document
    finally:
        document.close()


def _opened(data: bytes, name: str, reader: ReaderName, limits: Limits) -> PdfReader:
    # Each library takes a while to load, and only one is needed.
    if reader == "pdfium":
        from tabel_extract.reading.pdfium import PdfiumReader  # noqa: PLC0415

        return PdfiumReader(data, name, limits)
    from tabel_extract.reading.plumber import PlumberReader  # noqa: PLC0415

    return PlumberReader(data, name, limits)
