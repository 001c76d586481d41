"""A table as its source shows it: cut from the page of a PDF, or the lines of a text.

An editor must be able to put a finger on the number in the original. So each table comes with what
was printed, and each cell with its place in that.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from tabel_extract.errors import UnreadableSourceError
from tabel_extract.limits import HONEST, Limits
from tabel_extract.model import Report, Table
from tabel_extract.reading.pdf import open_pdf
from tabel_extract.reading.text import read_text

SCALE = 1.75
"""Pixels per point: print of seven points can be read, on a screen of double density too."""
MARGIN = 8.0
"""Points left around a table, so that its last letters are not cut."""
HEADING_ROOM = 60.0
"""Points above the first cell on a page on which a table goes on: its headings stand there."""
GREYS = 16
"""Shades that are kept: what is printed stays legible, at a third of the bytes."""
WHOLE = 1000
"""Places within a picture are told in thousandths of its width and height."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of a page: a picture as a data address, its size in pixels, where it was cut.

    ``box`` is x0, top, x1, bottom in points of the page turned so that its text is upright.
    """

    page: int
    address: str
    width: int
    height: int
    box: Box

    def place(self, box: Box) -> tuple[int, int, int, int]:
        """A box of the page as left, top, width and height within the picture, in thousandths."""
        across, down = self.box[2] - self.box[0], self.box[3] - self.box[1]
        left = round((box[0] - self.box[0]) / across * WHOLE)
        top = round((box[1] - self.box[1]) / down * WHOLE)
        return (
            left,
            top,
            round((box[2] - box[0]) / across * WHOLE),
            round((box[3] - box[1]) / down * WHOLE),
        )


@dataclass(frozen=True, slots=True)
class Original:
    """What was printed of one table: pieces of pages, or numbered lines."""

    cuts: tuple[Cut, ...] = ()
    lines: tuple[tuple[int, str], ...] = ()


NOTHING = Original()


def originals(report: Report, data: bytes | None, limits: Limits = HONEST) -> list[Original]:
    """What each table of a report looks like in its source; nothing where that is not at hand.

    ``limits`` are to be those that the report was read within.
    """
    if data is None:
        return [NOTHING] * len(report.tables)
    try:
        if report.source.format == "pdf":
            return _cut(report, data, limits)
        return _lines(report, data)
    except UnreadableSourceError:  # kept bytes that can't be read today are no reason for no page
        return [NOTHING] * len(report.tables)


def _lines(report: Report, data: bytes) -> list[Original]:
    printed = [(line.number, line.printed) for line in read_text(data, report.source.name).lines]
    return [
        Original(lines=tuple(printed[table.lines[0] - 1 : table.lines[1]]))
        if table.lines
        else NOTHING
        for table in report.tables
    ]


def _cut(report: Report, data: bytes, limits: Limits) -> list[Original]:
    found: list[list[Cut]] = [[] for _ in report.tables]
    with open_pdf(data, report.source.name, limits=limits) as document:
        for page, wanted in sorted(_wanted(report.tables).items()):
            rendered = document.render(page, SCALE) if page <= document.page_count else None
            if rendered is None:
                continue
            for number, box in wanted:
                found[number] += _piece(*rendered, page, box)
    return [Original(cuts=tuple(cuts)) for cuts in found]


def _wanted(tables: Sequence[Table]) -> dict[int, list[tuple[int, Box]]]:
    """By page, the tables on it and the box that each takes there."""
    pages: dict[int, list[tuple[int, Box]]] = {}
    for number, table in enumerate(tables):
        for page, box in _boxes(table):
            pages.setdefault(page, []).append((number, box))
    return pages


def _boxes(table: Table) -> Iterator[tuple[int, Box]]:
    by_page: dict[int, list[Box]] = {}
    if table.bbox:
        by_page[int(table.bbox[0])] = [table.bbox[1:]]
    for cell in table.observations:
        place = cell.provenance
        if place.page is not None and place.bbox is not None:
            by_page.setdefault(place.page, []).append(place.bbox)
    first = table.bbox
    for page, boxes in by_page.items():
        if first and page != int(first[0]):
            top = min(box[1] for box in boxes) - HEADING_ROOM
            boxes.append((first[1], top, first[3], top))
        yield page, _around(boxes)


def _around(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes) - MARGIN,
        min(box[1] for box in boxes) - MARGIN,
        max(box[2] for box in boxes) + MARGIN,
        max(box[3] for box in boxes) + MARGIN,
    )


def _piece(picture: Image.Image, scale: float, page: int, box: Box) -> Iterator[Cut]:
    left, top = max(round(box[0] * scale), 0), max(round(box[1] * scale), 0)
    right = min(round(box[2] * scale), picture.width)
    bottom = min(round(box[3] * scale), picture.height)
    if right <= left or bottom <= top:
        return
    piece = picture.crop((left, top, right, bottom))
    cut = (left / scale, top / scale, right / scale, bottom / scale)
    yield Cut(page, _address(piece), piece.width, piece.height, cut)


def _address(picture: Image.Image) -> str:
    step = 255 // (GREYS - 1)
    grey = picture.convert("L").point([(v + step // 2) // step * step for v in range(256)])
    held = BytesIO()
    grey.convert("RGB").save(held, "WEBP", lossless=True, method=2, quality=50)
    return "data:image/webp;base64," + base64.b64encode(held.getvalue()).decode("ascii")
