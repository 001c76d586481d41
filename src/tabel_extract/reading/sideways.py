"""Signs that run sideways: pdfium gives the ink of those alone, and not the room that they take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tabel_extract.page import BBox
from tabel_extract.reading.glyphs import OVERHANG, Glyph

BEARING = 0.26
"""Em of room behind the ink of a sign; the 1 of Helvetica has 0.2, a blank is wider."""


def with_room(
    ink: BBox, start: float, angle: int, width: float | None, size: float
) -> tuple[BBox, bool]:
    """The ink of a sign with the room in front of it; and that behind it, if its font tells that.

    A width that doesn't fit the ink is that of another sign.
    """
    x0, top, x1, bottom = ink
    sign = 1 if angle == 90 else -1
    front, back = (top, bottom) if angle == 90 else (bottom, top)
    end = start + sign * (width or 0.0)
    beyond = sign * (end - back)
    told = width is not None and -OVERHANG * size <= beyond <= BEARING * size
    if told and beyond > 0:
        back = end
    return (x0, min(front, start, back), x1, max(front, start, back)), told


def closed_up(glyphs: Iterable[tuple[Glyph, bool]]) -> Iterator[Glyph]:
    """Signs with the room behind their ink, up to where the next one starts, where it isn't told.

    Of each sign comes whether it is.
    """
    held: Glyph | None = None
    for glyph, told in glyphs:
        if held is not None:
            yield _up_to(held, glyph)
        held = glyph
        if told:
            yield glyph
            held = None
    if held is not None:
        yield held


def _up_to(glyph: Glyph, following: Glyph) -> Glyph:
    if not glyph.angle % 180 or glyph.angle != following.angle:
        return glyph
    room = BEARING * glyph.size
    if glyph.angle == 90 and 0 < following.top - glyph.bottom <= room:
        return glyph._replace(bottom=following.top)
    if glyph.angle == 270 and 0 < glyph.top - following.bottom <= room:
        return glyph._replace(top=following.bottom)
    return glyph
