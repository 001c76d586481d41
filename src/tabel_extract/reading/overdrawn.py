"""A sign that is drawn over another: TeX strikes a C through twice where a font has no euro."""

from __future__ import annotations

from tabel_extract.page import Rule
from tabel_extract.reading.glyphs import Glyph

LONGEST = 12.0
"""Points: a stroke of a euro is shorter, however large its letter is."""
MOST_STROKES = 200
"""Short rules of a page; one that has more is a drawing."""
HANGING = 0.2
"""Em by which the strokes may start ahead of their letter, or end behind it."""
APART = 0.3
"""Em between the two strokes, at most."""


def with_euros(glyphs: list[Glyph], rules: list[Rule]) -> tuple[list[Glyph], list[Rule]]:
    """Signs with a euro for each C that two short rules strike through, and the rules without."""
    short = [r for r in rules if r.horizontal and r.x1 - r.x0 <= LONGEST]
    if not 2 <= len(short) <= MOST_STROKES:
        return glyphs, rules
    found = list(glyphs)
    taken: list[Rule] = []
    for index, glyph in enumerate(glyphs):
        if glyph.text != "C" or glyph.angle:
            continue
        strokes = [r for r in short if _strikes(r, glyph)]
        if len(strokes) == 2 and abs(strokes[0].top - strokes[1].top) <= APART * glyph.size:
            found[index] = glyph._replace(text="€")
            taken += strokes
    return found, [r for r in rules if not any(r is t for t in taken)] if taken else rules


def _strikes(rule: Rule, glyph: Glyph) -> bool:
    off = HANGING * glyph.size
    along = glyph.x0 - off <= rule.x0 and rule.x1 <= glyph.x1 + off
    middle = (glyph.x0 + glyph.x1) / 2
    return along and rule.x0 < middle < rule.x1 and glyph.top < rule.top < glyph.baseline
