"""What a picture of a table's numbers consists of."""

from __future__ import annotations

from dataclasses import dataclass

from tabel_extract.checks.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class DotView:
    """A number in a picture: which answer (from 0), how far along its scale in per cent."""

    series: int
    at: float
    raw: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A group in a picture, with its dots in the order of the legend, None where one is missing."""

    name: str
    dots: tuple[DotView | None, ...]


@dataclass(frozen=True, slots=True)
class PictureGroup:
    """The groups of one dimension; an empty ``heading`` is everyone."""

    heading: str
    rows: tuple[PictureRow, ...]


@dataclass(frozen=True, slots=True)
class PictureView:
    """An item as dots on a scale from ``low`` to ``high``; of several answers, their ``series``.

    ``bars`` start at nought, so only a scale that does can have them.
    """

    item: str
    series: tuple[str, ...]
    bars: bool
    low: str
    high: str
    groups: tuple[PictureGroup, ...]


@dataclass(frozen=True, slots=True)
class PictureSheet:
    """A table's pictures, and in words those that a number outside its scale kept from it."""

    drawn: tuple[PictureView, ...] = ()
    refused: tuple[str, ...] = ()
