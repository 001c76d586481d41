"""What is printed on a page: words, rules, fills and images, whichever library read them.

Coordinates are points from the top left of the page as a reader sees it, its rotation applied.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BBox = tuple[float, float, float, float]
"""``(x0, top, x1, bottom)``."""


@dataclass(frozen=True, slots=True)
class Word:
    """Signs without a gap between them, of one size and one baseline.

    ``spaced`` tells that a blank is printed between the word before and this one, and not only a
    gap; ``angle`` is the direction that the word runs in, in degrees clockwise (0 is upright).
    A word at an angle holds its whole line, with blanks.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    font: str = ""
    bold: bool = False
    italic: bool = False
    spaced: bool = False
    angle: int = 0

    @property
    def bbox(self) -> BBox:
        """Where the word stands."""
        return (self.x0, self.top, self.x1, self.bottom)


@dataclass(frozen=True, slots=True)
class Rule:
    """A printed line, horizontal or vertical; ``x0 == x1`` or ``top == bottom`` but for its width.

    A thin filled rectangle is a rule too, since many programs draw lines so.
    """

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle; ``color`` is (red, green, blue), each 0 to 255."""

    bbox: BBox
    color: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Excess:
    """What there is too much of on a page to be read whole, and how many of it were allowed."""

    what: Literal["characters", "lines"]
    most: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page as printed. ``number`` counts from 1; ``width`` and ``height`` are in points.

    ``unmapped`` counts signs whose font does not tell which letter they are; ``truncated`` tells
    what there was too much of to be read whole, if anything. ``turned`` is the angle that
    most of its text ran at, and by which the page was turned back to make that text upright.
    ``scanned`` says that the words were read from a picture.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    images: tuple[BBox, ...] = ()
    unmapped: int = 0
    truncated: Excess | None = None
    turned: int = 0
    scanned: bool = False
