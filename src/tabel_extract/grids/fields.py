"""Pieces of a line ─► entries: which columns each stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tabel_extract.grids.columns import Gap, parted, reach_of
from tabel_extract.grids.ink import Piece, is_figure, piece
from tabel_extract.page import Word


@dataclass(frozen=True, slots=True)
class Entry:
    """Ink in one line that belongs to one cell, from column ``first`` to column ``last``."""

    words: tuple[Word, ...]
    first: int
    last: int
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float

    @property
    def text(self) -> str:
        """Its words with blanks between."""
        return " ".join(w.text for w in self.words)

    @property
    def figure(self) -> bool:
        """Whether it is a number, or stands for one."""
        return is_figure(self.text)


def entries_of(pieces: Sequence[Piece], gaps: Sequence[Gap], extents: Sequence[Gap]) -> list[Entry]:
    """The entries of a line, from left to right, one at most for each column."""
    found: list[Entry] = []
    for item in pieces:
        for group in parted(item, gaps):
            part = piece(tuple(item.words[i] for i in group), item.line)
            entry = Entry(
                part.words,
                *reach_of(part.x0, part.x1, extents),
                part.x0,
                part.x1,
                part.top,
                part.bottom,
                part.baseline,
                part.size,
            )
            if found and found[-1].last >= entry.first:
                if found[-1].last > found[-1].first and entry.last == entry.first:
                    found[-1] = replace(found[-1], last=entry.first - 1)
                elif entry.last > entry.first and found[-1].last < entry.last:
                    entry = replace(entry, first=found[-1].last + 1)
                else:
                    found[-1] = joined(found[-1], entry)
                    continue
            found.append(entry)
    return found


def joined(a: Entry, b: Entry) -> Entry:
    """Two entries as one."""
    return Entry(
        a.words + b.words,
        min(a.first, b.first),
        max(a.last, b.last),
        min(a.x0, b.x0),
        max(a.x1, b.x1),
        min(a.top, b.top),
        max(a.bottom, b.bottom),
        b.baseline,
        max(a.size, b.size),
    )
