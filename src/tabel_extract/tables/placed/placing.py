"""Regions found in the text of a PDF ─► their parts by place, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tabel_extract.model import Provenance, Table
from tabel_extract.page import BBox
from tabel_extract.tables.body import Body
from tabel_extract.tables.caption import parse_caption
from tabel_extract.tables.draft import Part
from tabel_extract.tables.placed.cells import cut
from tabel_extract.tables.placed.part import placed_parts
from tabel_extract.tables.placed.stretch import Printed
from tabel_extract.tables.placed.subtitles import take_subtitle
from tabel_extract.tables.region import Region
from tabel_extract.tables.units import unit_of

MOST_HEADER = 6
"""Lines that a header has at most above its units."""
CENTRED = 8.0
"""Points by which a unit of all columns may be off the middle of their headings."""

_UNIT_ALONE = re.compile(
    r"(?:in )?(?:%|procenten|percentages?|promille|euro['’]?s?|[x×] 1[. ]?000(?: euro)?)",
    re.IGNORECASE,
)


class Placing:
    """What the places of lines tell, for all tables of a document.

    ``printed`` has the place of each line by its number.
    """

    def __init__(self, printed: Mapping[int, Printed]) -> None:
        self.printed = printed
        self.marks_known = any(
            sign.isalnum()
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
            self._take_unit_of_columns(region)
            start = region.place.line or 0
            end = region.body[0][0].number if region.body else region.last_line + 1
            for number in range(start, min(end, start + 6)):
                item = self.printed.get(number)
                if item is None or not item.visual.phrases[-1].marks:
                    continue
                marks = item.visual.phrases[-1].marks
                if region.caption.endswith(",".join(marks)):
                    region.caption_marks = marks

    def _take_unit_of_columns(self, region: Region) -> None:
        """Take a unit that stands below all headings, in their middle, into the caption.

        It would be the heading of the column that it happens to stand over.
        """
        items = [self.printed.get(line.number) for line, _ in region.body[:MOST_HEADER]]
        for index, (above, item, below) in enumerate(
            zip(items, items[1:], items[2:], strict=False)
        ):
            if above is None or item is None or below is None:
                continue
            text = item.visual.text.strip("() ")
            values = cut(below.visual).values
            if len(item.visual.phrases) > 1 or len(values) < 2 or not _UNIT_ALONE.fullmatch(text):
                continue
            over = [p for p in above.visual.phrases if p.x1 > values[0].x0 - 2 * p.size]
            middle = (over[0].x0 + over[-1].x1) / 2 if len(over) > 1 else 0.0
            known = parse_caption(region.caption).unit_text
            if abs(item.visual.phrases[0].middle - middle) > CENTRED:
                continue
            if known is None or unit_of(known) == unit_of(text):
                region.caption += "" if known else f" ({text})"
                del region.body[index + 1]
            return

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
