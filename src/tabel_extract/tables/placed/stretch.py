"""A table's part on one page: its lines, cut, and what is ruled between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tabel_extract.grids.lattice import Lattice
from tabel_extract.layout.lines import VisualLine
from tabel_extract.model import Line
from tabel_extract.page import BBox, Page, Rule
from tabel_extract.tables.placed.cells import Cut, cut

SAME_HEIGHT = 1.0
"""Points by which pieces of one rule may differ in height."""
TOUCHING = 1.5
"""Points between two pieces of one rule."""
WIDE = 0.7
"""Share of a table's width that a rule under its whole header has."""
MIN_FILL = 0.5
"""Share of a table's width that a shaded row has."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of text with its place: which phrases it is made of, and on which page.

    ``lattices`` are the drawings of rules both ways that the page holds.
    """

    line: Line
    visual: VisualLine
    page: Page
    lattices: tuple[Lattice, ...] = ()

    @property
    def bbox(self) -> BBox:
        """Its box in points, to a tenth."""
        x0, top, x1, bottom = self.visual.bbox
        return round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """A horizontal rule, its touching pieces put together."""

    y: float
    x0: float
    x1: float
    pieces: tuple[tuple[float, float], ...] = ()
    """Where each piece of it starts and ends, from left to right."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The body lines of a table on one page, from top to bottom, with the rules among them.

    ``borders`` are the heights at which shading starts or ends, ``shades`` what is shaded, and
    ``lattices`` the drawings of rules both ways that lines stand in.
    """

    lines: tuple[Printed, ...]
    cuts: tuple[Cut, ...]
    bars: tuple[Bar, ...]
    borders: tuple[Bar, ...]
    shades: tuple[BBox, ...] = ()
    lattices: tuple[Lattice, ...] = ()

    @property
    def x0(self) -> float:
        """Where its text starts."""
        return min(c.line.x0 for c in self.cuts)

    @property
    def x1(self) -> float:
        """Where its text ends."""
        return max(c.line.x1 for c in self.cuts)

    def bars_above(self, index: int, *, shading: bool = False) -> list[Bar]:
        """The rules between a line and the line before it."""
        if not index:
            return []
        low, high = self.cuts[index - 1].line.baseline, self.cuts[index].line.baseline
        found = self.bars + self.borders if shading else self.bars
        return [b for b in found if low - 1 <= b.y < high - 1]

    def is_wide(self, bar: Bar) -> bool:
        """Whether a rule runs along most of the table."""
        overlap = min(bar.x1, self.x1) - max(bar.x0, self.x0)
        return overlap >= WIDE * (self.x1 - self.x0)


def stretches_of(printed: Sequence[Printed]) -> list[Stretch]:
    """The lines of a table by page."""
    pages: dict[int, list[Printed]] = {}
    for item in printed:
        pages.setdefault(item.visual.page, []).append(item)
    return [_stretch(lines) for lines in pages.values()]


def _stretch(lines: list[Printed]) -> Stretch:
    page = lines[0].page
    top = min(p.visual.top for p in lines) - 2 * lines[0].visual.size
    bottom = max(p.visual.bottom for p in lines) + 2 * lines[-1].visual.size
    x0, x1 = min(p.visual.x0 for p in lines), max(p.visual.x1 for p in lines)
    inside = [r for r in page.rules if r.horizontal and top <= r.top <= bottom]
    bars = [b for b in bars_of(inside) if b.x1 > x0 and b.x0 < x1]
    shades = [f.bbox for f in page.fills if top <= f.bbox[1] and f.bbox[3] <= bottom]
    fills = [b for b in shades if b[2] - b[0] > MIN_FILL * (x1 - x0)]
    lattices = [d for d in lines[0].lattices if d.bbox[1] < bottom and d.bbox[3] > top]
    edges = sorted({(round(y, 1), f[0], f[2]) for f in fills for y in (f[1], f[3])})
    borders = tuple(Bar(y, a, b) for y, a, b in edges)
    cuts = tuple(cut(p.visual) for p in lines)
    return Stretch(tuple(lines), cuts, tuple(bars), borders, tuple(shades), tuple(lattices))


def bars_of(rules: Iterable[Rule]) -> list[Bar]:
    """Horizontal rules with the pieces of each put together, from top to bottom."""
    bars: list[Bar] = []
    for rule in sorted(rules, key=lambda r: (round(r.top / SAME_HEIGHT), r.x0)):
        last = bars[-1] if bars else None
        piece = (rule.x0, rule.x1)
        if last and abs(last.y - rule.top) <= SAME_HEIGHT and rule.x0 - last.x1 <= TOUCHING:
            pieces = last.pieces if piece == last.pieces[-1] else (*last.pieces, piece)
            bars[-1] = Bar(last.y, last.x0, max(last.x1, rule.x1), pieces)
        else:
            bars.append(Bar(rule.top, rule.x0, rule.x1, (piece,)))
    return bars
