"""What a reader gathers of one page, turned to how a person sees it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tabel_extract.limits import Limits
from tabel_extract.page import BBox, Excess, Fill, Page, Rule
from tabel_extract.reading.glyphs import Glyph, turn_box, turn_glyph, turn_of, words_of
from tabel_extract.reading.overdrawn import with_euros

THIN = 2.5
"""Points: a filled rectangle that is thinner is a rule."""
SLANT = 0.5
"""Points by which a rule may be off the straight."""
SHORT = 3.0
"""Points: shorter lines are dots and ticks."""
WHITE = 250
"""A fill whose three colours are all above this is paper."""

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]


def times(a: Matrix, b: Matrix) -> Matrix:
    """The matrix that applies ``a`` and then ``b``."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


class Layers:
    """Glyphs, rules, fills and images of a page while it is being read.

    ``box`` is the visible part of the page in its own coordinates (left, bottom, right, top);
    ``rotation`` by how many degrees clockwise it is shown turned; ``limits`` how much of it is
    read.
    """

    def __init__(
        self,
        number: int,
        box: tuple[float, float, float, float],
        rotation: int,
        limits: Limits,
    ) -> None:
        self.number = number
        self.limits = limits
        self.left, self.bottom, self.right, self.top = box
        self.rotation = rotation % 360
        wide, high = self.right - self.left, self.top - self.bottom
        self.width, self.height = (high, wide) if self.rotation % 180 else (wide, high)
        self.glyphs: list[Glyph] = []
        self.rules: list[Rule] = []
        self.fills: list[Fill] = []
        self.images: list[BBox] = []
        self.unmapped = 0
        self.segments = 0
        self.full = False
        self.truncated: Excess | None = None

    def point(self, x: float, y: float) -> Point:
        """A point of the page as seen: from the top left."""
        if self.rotation == 0:
            return (x - self.left, self.top - y)
        if self.rotation == 90:
            return (y - self.bottom, x - self.left)
        if self.rotation == 180:
            return (self.right - x, y - self.bottom)
        return (self.top - y, self.right - x)

    def direction(self, dx: float, dy: float) -> Point:
        """A step on the page as seen."""
        x, y = self.point(dx, dy)
        origin = self.point(0, 0)
        return (x - origin[0], y - origin[1])

    def seen(self, x0: float, y0: float, x1: float, y1: float) -> BBox:
        """A box of the page as seen."""
        if self.rotation == 0 and x0 <= x1 and y0 <= y1:
            return (x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)
        a, b = self.point(x0, y0), self.point(x1, y1)
        return (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))

    def too_many_signs(self) -> None:
        """Note that the page has more characters than are read."""
        self.truncated = Excess("characters", self.limits.characters)

    def too_many_lines(self) -> None:
        """Note that the page has more segments than are read; no more of them are taken."""
        self.full = True
        self.truncated = self.truncated or Excess("lines", self.limits.segments)

    def add_image(self, corners: Sequence[Point]) -> None:
        """Note an image by two opposite corners."""
        (x0, y0), (x1, y1) = corners
        self.images.append(self.seen(x0, y0, x1, y1))

    def add_path(
        self,
        points: Sequence[Point],
        color: tuple[int, int, int] | None,
        *,
        stroked: bool,
        clips: Sequence[Sequence[Point]] = (),
    ) -> None:
        """Note the rules of one straight-edged path, and what it fills.

        Of a fill is seen what is inside of all ``clips``.
        """
        corners = [self.point(*p) for p in points]
        if color is not None and len(corners) >= 4 and _is_rectangle(corners):
            box = _bounds(corners)
            for clip in clips:
                box = _inside(box, _bounds([self.point(*p) for p in clip]))
            if not clips or (box[0] < box[2] and box[1] < box[3]):
                self._add_filled(box, color)
        if stroked:
            for (ax, ay), (bx, by) in pairwise(corners):
                straight = abs(ax - bx) <= SLANT or abs(ay - by) <= SLANT
                if straight and max(abs(ax - bx), abs(ay - by)) >= SHORT:
                    self.rules.append(_straight(_bounds([(ax, ay), (bx, by)])))

    def _add_filled(self, box: BBox, color: tuple[int, int, int]) -> None:
        wide, high = box[2] - box[0], box[3] - box[1]
        paper = min(color) > WHITE
        if min(wide, high) <= THIN:
            if max(wide, high) >= SHORT and not paper:
                self.rules.append(_straight(box))
        elif not paper:
            self.fills.append(Fill(box, color))

    def page(self) -> Page:
        """The page, turned so that most of its text is upright."""
        turned = turn_of([g.angle for g in self.glyphs if g.text != " "])
        width, height = self.width, self.height
        glyphs = self.glyphs
        if turned:
            glyphs = [turn_glyph(g, turned, width, height) for g in glyphs]
            self.rules = [
                Rule(*turn_box((r.x0, r.top, r.x1, r.bottom), turned, width, height))
                for r in self.rules
            ]
            self.fills = [
                Fill(turn_box(f.bbox, turned, width, height), f.color) for f in self.fills
            ]
            self.images = [turn_box(i, turned, width, height) for i in self.images]
        if turned % 180:
            width, height = height, width
        glyphs, rules = with_euros(glyphs, self.rules)
        right, low = width + 1, height + 1
        inside = [g for g in glyphs if -1 <= g.x0 <= right and -1 <= g.top <= low]
        return Page(
            self.number,
            width,
            height,
            tuple(words_of(inside, width, height)),
            tuple(rules),
            tuple(self.fills),
            tuple(self.images),
            self.unmapped,
            self.truncated,
            turned,
        )


def _bounds(points: Sequence[Point]) -> BBox:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return (min(xs), min(ys), max(xs), max(ys))


def _inside(box: BBox, other: BBox) -> BBox:
    """What two boxes share; its end is before its start where that is nothing."""
    return (
        max(box[0], other[0]),
        max(box[1], other[1]),
        min(box[2], other[2]),
        min(box[3], other[3]),
    )


def _straight(box: BBox) -> Rule:
    """A rule along the middle of a thin box."""
    x0, top, x1, bottom = box
    if x1 - x0 >= bottom - top:
        middle = (top + bottom) / 2
        return Rule(x0, middle, x1, middle)
    middle = (x0 + x1) / 2
    return Rule(middle, top, middle, bottom)


def _is_rectangle(points: Sequence[Point]) -> bool:
    box = _bounds(points)
    return all(
        min(abs(x - box[0]), abs(x - box[2])) <= SLANT
        and min(abs(y - box[1]), abs(y - box[3])) <= SLANT
        for x, y in points
    )
