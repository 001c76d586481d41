"""One source ─► its report: text or PDF read, tables recognised, findings told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tabel_extract.checks.judge import SecondReader, examine
from tabel_extract.checks.readers import disagreements
from tabel_extract.claims.quantities.phrases import load_phrases
from tabel_extract.claims.read import read_claims
from tabel_extract.errors import UnreadableSourceError
from tabel_extract.limits import MORE_ALLOWED
from tabel_extract.model import Issue, Provenance, Report, Table
from tabel_extract.page import Excess, Page
from tabel_extract.reading.glyphs import turn_box
from tabel_extract.reading.pdf import ReaderName, open_pdf
from tabel_extract.reading.source import RawSource
from tabel_extract.reading.text import Text, read_text
from tabel_extract.settings import Settings
from tabel_extract.tables.assemble import Reading, read_tables
from tabel_extract.tables.document import document_of
from tabel_extract.tables.pages import PdfText, read_pages

if TYPE_CHECKING:
    from tabel_extract.grids import FoundGrid

READER: ReaderName = "pdfium"
"""Reads every cell of the evaluation sets as pdfplumber does, markers that a font raises by itself
besides, at a fifth of the time; and opens damaged files that the other gives up."""
OTHER_READER: ReaderName = "pdfplumber"


def parse_source(raw: RawSource, settings: Settings) -> Report:
    """Read a source that is there in bytes.

    Raises:
        UnreadableSourceError: the bytes are no text, or a PDF that can't be opened.
        SettingsError: a file that a setting names can't be used.
    """
    if raw.source.format == "text":
        text = read_text(raw.data, raw.source.name)
        return _report(raw, text, read_tables(text.lines), settings)
    pages, reading = _read_pdf(raw, READER, settings)
    issues: Sequence[Issue] = ()
    if settings.cross_check:
        other = _read_pdf(raw, OTHER_READER, settings)[1]
        issues = tuple(disagreements(reading.tables, other.tables, OTHER_READER))
    noticed = (*_page_issues(pages, reading.tables), *issues)
    return _report(raw, pages.text, reading, settings, noticed, pages.place)


def grids_of(
    raw: RawSource, settings: Settings, warned: Callable[[str], None] = lambda said: None
) -> list[FoundGrid]:
    """Every table of a PDF, with or without a caption, in order of appearance.

    ``warned`` hears in a sentence what was left out of a page because of its limits.

    Raises:
        UnreadableSourceError: the source is no PDF, or one that can't be opened.
    """
    if raw.source.format != "pdf":
        raise UnreadableSourceError(
            f"{raw.source.name}: is no PDF; a text export has no places that tables could be "
            "found by. Use `tabel-extract parse` for its captioned tables."
        )
    from tabel_extract.grids import find_grids

    found: list[FoundGrid] = []
    limits = settings.limits
    with open_pdf(raw.data, raw.source.name, READER, limits) as document:
        for number in range(1, document.page_count + 1):
            page = document.page(number)
            if page is None:
                warned(f"page {number} is damaged and could not be read; get the file again.")
                continue
            if page.truncated is not None:
                warned(_too_much(number, page.truncated))
            given_up = partial(warned, _too_many_crossings(number, limits.crossings))
            found += [_as_seen(g, page) for g in find_grids(page, limits.crossings, given_up)]
    return found


def _too_much(number: int, excess: Excess) -> str:
    setting = MORE_ALLOWED[excess.what]
    return (
        f"page {number} has more {excess.what} than the {excess.most:,} that are read, so tables "
        f"on it may be missing; raise {setting} if it really is a report."
    )


def _too_many_crossings(number: int, crossings: int) -> str:
    return (
        f"page {number} has a drawing whose lines cross in more than {crossings:,} places, which "
        "was not taken for a table; raise TABEL_EXTRACT_MAX_CROSSINGS if it is one."
    )


def _as_seen(grid: FoundGrid, page: Page) -> FoundGrid:
    """A grid in the coordinates of its page as it is shown, where that was turned to be read."""
    if not page.turned:
        return grid
    return replace(grid, bbox=turn_box(grid.bbox, 360 - page.turned, page.width, page.height))


def _read_pdf(raw: RawSource, reader: ReaderName, settings: Settings) -> tuple[PdfText, Reading]:
    with open_pdf(raw.data, raw.source.name, reader, settings.limits) as document:
        pages = read_pages(document, ocr=settings.ocr)
    return pages, read_tables(pages.text.lines, pages.printed)


def _report(
    raw: RawSource,
    text: Text,
    reading: Reading,
    settings: Settings,
    more: Sequence[Issue] = (),
    place: Callable[[Provenance], Provenance] = lambda known: known,
) -> Report:
    """The report; ``place`` tells where on its page a line of text stands.

    That there is no text at all, not even in running heads, is said, unless it is said of a page
    why that has none.
    """
    if not (more or text.repairs or any(line.text.strip() for line in text.lines)):
        more = (Issue("no_text"),)
    claims = tuple(
        replace(claim, provenance=place(claim.provenance))
        for claim in read_claims(reading.running, reading.tables, load_phrases(settings.phrases))
    )
    second: SecondReader = "none"
    if raw.source.format == "pdf":
        second = "on" if settings.cross_check else "off"
    examined = examine(reading.tables, (*reading.issues, *more), claims, second)
    return Report(
        source=raw.source,
        document=document_of(text, reading),
        tables=reading.tables,
        findings=examined.findings,
        checks=examined.checks,
        repairs=text.repairs,
        claims=claims,
    )


def _page_issues(pages: PdfText, tables: Sequence[Table]) -> Iterator[Issue]:
    """What is to be said of pages, and of the tables on pages that were read from a picture."""
    yield from pages.issues
    for table in tables:
        if table.observations and pages.by_ocr.intersection(table.pages):
            place = table.observations[0].provenance
            yield Issue("read_by_ocr", table.label, provenance=place)
