"""A report and the pages it was read from ─► what each word of its tables was taken for.

The marks are derived from the finished tables: a word that stands in a table's lines and in none of
its paths, cells, captions and notes is left over. So the picture can't be kinder than the result.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tabel_extract.checks.catalogue import Language, sentence
from tabel_extract.inspection.phrases import Headings, Piece, around, holds, pieces_of, raised_by
from tabel_extract.inspection.rows import cell_boxes, own_box, spans_of
from tabel_extract.model import Report, Table
from tabel_extract.page import BBox, Page, Word
from tabel_extract.tables.pages import PdfText
from tabel_extract.tables.placed.stretch import Printed
from tabel_extract.tables.placed.subtitles import subtitles_in, take_subtitle
from tabel_extract.tables.region import Region
from tabel_extract.tables.regions import find_regions

Kind = Literal[
    "table",
    "unresolved",
    "caption",
    "heading",
    "reach",
    "cell",
    "section",
    "marker",
    "note",
    "left_over",
]

PRINTED_KINDS: tuple[Kind, ...] = (
    "caption",
    "heading",
    "section",
    "cell",
    "marker",
    "note",
    "left_over",
)
"""Kinds that print is taken for; the others are lines around or below it."""

UNRESOLVED = frozenset({"header_unresolved", "table_incomplete"})
"""Findings that say that a table as a whole was not understood."""
TROUBLE = UNRESOLVED | {"row_incomplete"}
"""Findings about how a table was recognised, and not about its numbers."""
NEAR_LINES = 2
"""Lines below a table that may still be part of it."""
NEAR = 2.5
"""Em below a table within which such a line stands."""
SAME_SIZE = 0.3
"""Points between the type of a table and of a line that may be part of it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a place on a page was taken for.

    ``table`` and ``unresolved`` are outlines, ``reach`` the line below a heading from the first to
    the last column that it heads; ``note`` is a note or a source, ``section`` the heading of a row
    or of several rows.
    """

    kind: Kind
    bbox: BBox


def marks_of(report: Report, pdf_text: PdfText) -> dict[int, list[Mark]]:
    """The marks of every page on which a table, a figure or a box was recognised."""
    unplaced = _words_outside_lines(pdf_text)
    parts = list(_parts(report, pdf_text))
    recognised = {n for part in parts for n in part.numbers}
    marks: dict[int, list[Mark]] = {}
    covered: set[int] = set()
    for part in parts:
        found = marks.setdefault(part.page.number, [])
        found += part.marks(unplaced[part.page.number])
        covered |= part.covered
        found += part.near(pdf_text.printed, recognised)
    for part in parts:
        if part.is_table:
            inside = [w for w in unplaced[part.page.number] if _stands_in(w, part.outline)]
            left = [w for w in inside if id(w) not in covered]
            marks[part.page.number] += [Mark("left_over", w.bbox) for w in left]
            covered |= {id(w) for w in left}
    for item in _notes_apart(report, pdf_text, recognised):
        marks.setdefault(item.visual.page, []).append(Mark("note", item.bbox))
    return marks


def _notes_apart(
    report: Report, pdf_text: PdfText, recognised: Collection[int]
) -> Iterator[Printed]:
    """The first lines of notes that stand at the foot of a page, apart from their table."""
    for note in (n for t in report.tables for n in t.notes):
        item = pdf_text.printed.get(note.provenance.line or 0)
        if item is not None and item.line.number not in recognised:
            yield item


def troubles_of(report: Report, page: int, language: Language = "en") -> list[str]:
    """What validation says of how the tables on a page were recognised, in sentences."""
    return [
        sentence(f, language)
        for f in report.findings
        if f.code in TROUBLE and f.provenance.page == page
    ]


def _words_outside_lines(pdf_text: PdfText) -> dict[int, list[Word]]:
    """Words by page that are on no line of text: raised signs, and what runs at an angle."""
    on_lines = {
        id(w)
        for p in pdf_text.printed.values()
        for phrase in p.visual.phrases
        for w in phrase.words
    }
    return {
        number: [w for w in page.words if id(w) not in on_lines]
        for number, page in pdf_text.pages.items()
    }


def _stands_in(word: Word, box: BBox) -> bool:
    return holds(box, (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)


def _parts(report: Report, pdf_text: PdfText) -> Iterator[_Part]:
    """Each table's stretch of each page, in reading order."""
    subtitles = subtitles_in(pdf_text.printed)
    for region in find_regions(
        pdf_text.text.lines,
        subtitles=subtitles,
        visual={n: item.visual for n, item in pdf_text.printed.items()},
    ).regions:
        take_subtitle(region, pdf_text.printed)
        first = region.place.line or 0
        table = next((t for t in report.tables if _is_of(region, t)), None)
        if table is None:
            continue
        wrong = any(
            f.code in UNRESOLVED and f.table == table.label and _inside(f.provenance.line, table)
            for f in report.findings
        )
        pages: dict[int, list[Printed]] = {}
        for number in range(first, region.last_line + 1):
            if number in pdf_text.printed:
                item = pdf_text.printed[number]
                pages.setdefault(item.visual.page, []).append(item)
        for number, lines in pages.items():
            yield _Part(table, region, pdf_text.pages[number], lines, unresolved=wrong)


def _is_of(region: Region, table: Table) -> bool:
    return region.label.label == table.label and _inside(region.place.line, table)


def _inside(line: int | None, table: Table) -> bool:
    return table.lines is not None and table.lines[0] <= (line or 0) <= table.lines[1]


class _Part:
    """One table's lines on one page; ``covered`` are the words (their ids) that it accounts for."""

    def __init__(
        self,
        table: Table,
        region: Region,
        page: Page,
        lines: Sequence[Printed],
        *,
        unresolved: bool,
    ) -> None:
        self.table, self.page, self.lines = table, page, lines
        self.unresolved = unresolved
        self.is_table = table.kind == "table" or bool(table.observations)
        self.numbers = [item.line.number for item in lines]
        self.outline = around([item.visual.bbox for item in lines])
        self.covered: set[int] = set()
        self.body = {line.number for line, _ in region.body}
        self.caption_end = _caption_end(region, lines)
        first, last = region.place.line or 0, region.last_line
        self.cells = [
            o
            for o in table.observations
            if o.provenance.page == page.number and first <= (o.provenance.line or 0) <= last
        ]
        self.boxes = [b for o in self.cells if (b := own_box(o)) is not None]
        self.first_row = min((o.provenance.line or 0 for o in self.cells), default=last + 1)
        self.left = min((b[0] for b in self.boxes), default=float("inf"))
        poles = table.poles or ()
        self.heads = Headings([*(h for o in table.observations for h in o.column), *poles])
        self.stubs = Headings(h for o in table.observations for h in o.row)

    def marks(self, unplaced: Sequence[Word]) -> list[Mark]:
        """All marks of the part, the outline first."""
        found = [Mark("unresolved" if self.unresolved else "table", self.outline)]
        headings: list[Piece] = []
        for item in self.lines:
            for piece, kind in self._pieces(item):
                found.append(Mark(kind, piece.bbox))
                if kind == "heading":
                    headings.append(piece)
            for phrase in item.visual.phrases:
                signs = raised_by(phrase, unplaced)
                self.covered |= {id(s) for s in signs}
                found += [Mark("marker", s.bbox) for s in signs]
        found += [Mark("cell", box) for box in cell_boxes(self.cells, self.table)]
        found += [Mark("reach", box) for box in spans_of(self.cells, headings)]
        return found

    def near(self, printed: Mapping[int, Printed], recognised: set[int]) -> list[Mark]:
        """Lines right below that belong to no table and are set as this one is, or in columns."""
        if not self.is_table:
            return []
        last = self.lines[-1]
        found: list[Mark] = []
        for number in range(last.line.number + 1, last.line.number + 1 + NEAR_LINES):
            item = printed.get(number)
            if item is None or number in recognised or item.visual.page != self.page.number:
                continue
            line = item.visual
            alike = abs(line.size - last.visual.size) <= SAME_SIZE and not line.phrases[0].bold
            below = line.baseline - last.visual.baseline
            if (alike or len(line.phrases) > 1) and 0 < below <= NEAR * line.size:
                recognised.add(number)
                found += [Mark("left_over", p.bbox) for p in pieces_of(line)]
        return found

    def _pieces(self, item: Printed) -> Iterable[tuple[Piece, Kind]]:
        number = item.line.number
        if number <= self.caption_end:
            return [(p, "caption") for p in pieces_of(item.visual)]
        if number not in self.body:
            return [(p, "note") for p in pieces_of(item.visual)]
        if not self.is_table:
            return []
        pieces = pieces_of(item.visual, self.boxes)
        has_cells = sum(len(p.words) for p in pieces) < sum(
            len(p.words) for p in item.visual.phrases
        )
        return [(p, self._kind(p, number, has_cells=has_cells)) for p in pieces]

    def _kind(self, piece: Piece, number: int, *, has_cells: bool) -> Kind:
        in_stub = self.stubs.hold(piece.text)
        in_head = self.heads.hold(piece.text)
        over = piece.bbox[2] > self.left
        if number < self.first_row:
            if in_head and (over or not in_stub):
                return "heading"
            if in_stub:
                return "section"
            return "heading" if over and self.unresolved else "left_over"
        if in_stub and (piece.bbox[0] < self.left or not has_cells):
            return "section"
        return "heading" if in_head and not has_cells else "left_over"


def _caption_end(region: Region, lines: Sequence[Printed]) -> int:
    """The number of the caption's last line."""
    if region.body:
        line = region.body[0][0]
        whole = next((i.line.text for i in lines if i.line.number == line.number), line.text)
        return line.number if line.text != whole else line.number - 1
    texts = Headings([f"{region.label.label} {region.label.rest}", region.caption])
    end = region.place.line or 0
    for item in lines:
        if item.line.number > end and texts.hold(item.line.text):
            end = item.line.number
    return end
