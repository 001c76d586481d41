"""How much of one document is read, whatever it claims to hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is read of a PDF, each far above what honest reports hold.

    ``pages`` of a document, past which it is refused: reports have some hundreds, and page trees
    can claim millions from a few bytes. ``characters`` and line ``segments`` of a page, past which
    it is read in part and said to be: 99 in 100 honest pages have fewer than 7,300 and 458.
    ``crossings`` of the lines of one drawing, past which it is not looked into for a table: more is
    a map or a chart, or else a table of 5,000 cells on one page.
    """

    pages: int = 2_000
    characters: int = 50_000
    segments: int = 10_000
    crossings: int = 5_000

    @property
    def pieces(self) -> int:
        """Pieces that a page may be drawn in before its document is refused: no map has so many."""
        return MANY_TIMES * self.segments


MANY_TIMES = 25
"""A page with more lines than are read is read in part; one with so many times more is an attack,
as merely opening it takes seconds."""

HONEST = Limits()
"""The limits that no honest report was seen to meet."""

MORE_ALLOWED = {
    "characters": "TABEL_EXTRACT_MAX_CHARACTERS",
    "lines": "TABEL_EXTRACT_MAX_SEGMENTS",
}
"""The setting to raise, by what a page has too much of to be read whole."""
