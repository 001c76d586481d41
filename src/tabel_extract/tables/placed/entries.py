"""Lines below a header ─► entries: the words of the stub and the values, told apart by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from tabel_extract.layout.lines import Phrase
from tabel_extract.model import Provenance
from tabel_extract.page import BBox
from tabel_extract.tables.placed.cells import Cut, Lane, Value, joined, placed
from tabel_extract.tables.placed.stretch import Stretch


@dataclass(slots=True)
class Entry:
    """One printed line of the body: its stub, its values by column, and where it stands.

    ``row`` is None where the values can't be told their columns.
    """

    cut: Cut
    place: Provenance
    stub: tuple[Phrase, ...]
    row: list[Value | None] | None
    parted: bool

    @property
    def text(self) -> str:
        """The words of the stub."""
        lines = [list(own) for _, own in groupby(self.stub, lambda p: p.words[0].baseline)]
        return joined([" ".join(p.text for p in own) for own in lines])

    @property
    def marks(self) -> tuple[str, ...]:
        """The raised signs behind the stub."""
        return tuple(m for p in self.stub for m in p.marks)

    @property
    def has_values(self) -> bool:
        """Whether any value stands on the line."""
        return bool(self.cut.values)

    @property
    def baseline(self) -> float:
        """The line's baseline."""
        return self.cut.line.baseline

    @property
    def x0(self) -> float:
        """Where the stub starts."""
        return self.stub[0].x0

    @property
    def x1(self) -> float:
        """Where the stub ends."""
        return self.stub[-1].x1

    @property
    def style(self) -> tuple[bool, bool]:
        """Whether the stub is bold, and whether it is italic."""
        return (all(p.bold for p in self.stub), all(p.italic for p in self.stub))


def entries_of(stretch: Stretch, first: int, lanes: Sequence[Lane]) -> list[Entry]:
    """The lines from ``first`` on; ``parted`` says that a rule or shading stands above one."""
    entries = []
    for index in range(first, len(stretch.cuts)):
        cut, printed = stretch.cuts[index], stretch.lines[index]
        row = placed(cut.values, lanes) if cut.values else None
        stub = cut.texts
        if cut.values:
            inside = [t for t in cut.texts if lanes and t.x0 >= lanes[0].x0]
            if inside:
                row, stub = None, tuple(t for t in cut.texts if t not in inside)
        bars = stretch.bars_above(index, shading=True)
        over = any(b.x0 <= (stub[0].middle if stub else cut.line.x0) <= b.x1 for b in bars)
        origin: Literal["ocr"] | None = "ocr" if printed.page.scanned else None
        place = Provenance(printed.line.page, printed.line.number, rounded(cut.bbox), origin)
        entries.append(Entry(cut, place, stub, row, over))
    return entries


def rounded(box: BBox) -> BBox:
    """A box in tenths of a point, which is more than an eye can see."""
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))
