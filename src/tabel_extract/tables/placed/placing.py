"""Regions found in the text of a PDF ─► their parts by place, and where each stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tabel_extract.model import Provenance, Table
from tabel_extract.page import BBox
from tabel_extract.tables.body import Body
from tabel_extract.tables.draft import Part
from tabel_extract.tables.placed.part import placed_parts
from tabel_extract.tables.placed.stretch import Printed
from tabel_extract.tables.placed.subtitles import take_subtitle
from tabel_extract.tables.placed.unit_row import take_unit_of_columns
from tabel_extract.tables.region import Region

RAISED = frozenset("†‡§¶")
"""Signs that, as letters and figures do, mark only where they are raised; a star need not be."""


class Placing:
    """What the places of lines tell, for all tables of a document.

    ``printed`` has the place of each line by its number.
    """

    def __init__(self, printed: Mapping[int, Printed]) -> None:
        self.printed = printed
        self.marks_known = any(
            sign.isalnum() or sign in RAISED
            for item in printed.values()
            for phrase in item.visual.phrases
            for sign in (*phrase.marks, phrase.lead)
        )

    def mark(self, regions: Sequence[Region]) -> None:
        """Give each region the raised signs that its caption ends with, and places with boxes."""
        for region in regions:
            region.place = self.locate(region.place)
            for note in region.notes:
                note.place = self.locate(note.place)
            take_subtitle(region, self.printed)
            take_unit_of_columns(region, self.printed)
            start = region.place.line or 0
            end = region.body[0][0].number if region.body else region.last_line + 1
            for number in range(start, min(end, start + 6)):
                item = self.printed.get(number)
                if item is None or not item.visual.phrases[-1].marks:
                    continue
                marks = item.visual.phrases[-1].marks
                if region.caption.endswith(",".join(marks)):
                    region.caption_marks = marks

    def parts(self, region: Region, names: tuple[str, ...]) -> list[Part]:
        """The parts of a region, by page."""
        body = [self.printed[line.number] for line, _ in region.body if line.number in self.printed]
        if not body:
            return [Part(Body(), None, placed=True)]
        found = placed_parts(body, names, marks_known=self.marks_known)
        return [Part(b, h, placed=True) for b, h in found]

    def located(self, table: Table) -> Table:
        """The table with its box on its first page."""
        if table.lines is None:
            return table
        first, last = table.lines
        inside = [self.printed[n] for n in range(first, last + 1) if n in self.printed]
        if not inside:
            return table
        page = inside[0].visual.page
        box = _union([i.visual.bbox for i in inside if i.visual.page == page])
        return replace(table, bbox=(float(page), *box))

    def locate(self, place: Provenance) -> Provenance:
        """A place with its box, where its line was laid out."""
        item = self.printed.get(place.line or 0)
        return place if item is None else replace(place, bbox=item.bbox)


def _union(boxes: Sequence[BBox]) -> BBox:
    return (
        round(min(b[0] for b in boxes), 1),
        round(min(b[1] for b in boxes), 1),
        round(max(b[2] for b in boxes), 1),
        round(max(b[3] for b in boxes), 1),
    )
