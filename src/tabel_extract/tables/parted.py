"""Lines of prose ─► parted where the words of two columns run into each other.

Not every page tells that its text stands in columns. What stands behind a gap that is much wider
than the other gaps of its line, or beside the line before it, is no certain part of one sentence:
justified text has wide gaps too, but then all of a line are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from tabel_extract.layout.lines import VisualLine
from tabel_extract.model import Line
from tabel_extract.page import Word

WIDE = 0.9
"""Em of a gap between two columns, at least."""
WIDE_TYPED = 3
"""Blanks of such a gap in a text export, at least."""
WIDER = 2.0
"""How much wider than the other gaps of its line such a gap is, at least."""
JOINED = 0.05
"""Em between two pieces of one word, at most."""
LEADING = 0.9
"""Em between the baselines of two lines of one column, at least."""
LONGEST_LABEL = 40
"""Characters of what stands before a tab."""

_BLANKS = re.compile(r"(\s+)")
_LABEL = re.compile(
    r"\W*(?:[A-Z][a-z]+\s)?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivx]+|[IVX]+)?\W*|\S+(?:\s\S+){0,2}:"
)
"""What stands before a tab: a bullet, the number of a heading, `Noot:`."""


def parted(prose: Sequence[Line], visual: Mapping[int, VisualLine]) -> tuple[Line, ...]:
    """The lines, those in pieces apart that may be of two columns, and so what stands below them.

    ``visual`` has the phrases of lines whose page was laid out, by number.
    """
    found: list[Line] = []
    above, torn = None, False
    for line in prose:
        placed = visual.get(line.number)
        near = above is not None and line.number == above.number + 1
        beside = near and above is not None and _are_beside(visual.get(above.number), placed)
        pieces = _pieces(line.text, placed)
        if (torn and near) or beside or len(pieces) > 1:
            found += [replace(line, text=piece, apart=True) for piece in pieces]
        else:
            found.append(line)
        above, torn = line, beside or len(pieces) > 1
    return tuple(found)


def _are_beside(above: VisualLine | None, line: VisualLine | None) -> bool:
    """Whether a line stands left or right of the one before it, and not below that."""
    if above is None or line is None:
        return False
    if abs(line.baseline - above.baseline) >= LEADING * line.phrases[0].size:
        return False
    return (above.x1 <= line.x0 or line.x1 <= above.x0) and not _is_label(above.text)


def _pieces(text: str, placed: VisualLine | None) -> list[str]:
    if placed is None:
        return _typed_pieces(text) if " " * WIDE_TYPED in text else [text]
    first = placed.phrases[0]
    one = len(placed.phrases) == 1
    words = first.words if one else [w for phrase in placed.phrases for w in phrase.words]
    wide = _wide([b.x0 - a.x1 for a, b in pairwise(words)], WIDE * first.size)
    return _printed_pieces(words, wide) if wide and text == placed.text else [text]


def _printed_pieces(words: Sequence[Word], wide: Collection[int]) -> list[str]:
    """The pieces of a line that is told by the places of its words."""
    pieces = [words[0].text]
    for index, (before, word) in enumerate(pairwise(words), start=1):
        if index in wide and not _is_label(pieces[-1]):
            pieces.append(word.text)
            continue
        blank = word.spaced or word.x0 - before.x1 > JOINED * word.size
        pieces[-1] += f" {word.text}" if blank else word.text
    return pieces


def _typed_pieces(text: str) -> list[str]:
    """The pieces of a line that is told by its blanks."""
    parts = _BLANKS.split(text)
    wide = _wide([len(blanks) for blanks in parts[1::2]], WIDE_TYPED)
    pieces = parts[:1]
    for index, (blanks, word) in enumerate(zip(parts[1::2], parts[2::2], strict=True), start=1):
        if index in wide and not _is_label(pieces[-1]):
            pieces.append(word)
        else:
            pieces[-1] += blanks + word
    return pieces


def _wide(gaps: Sequence[float], least: float) -> set[int]:
    """The words (their indexes) behind gaps of a line that are so wide, and wider than others."""
    if len(gaps) < 2 or max(gaps) < least:
        return set()
    usual = sorted(gaps)[len(gaps) // 2 - 1]  # the median of the others, as this one is wider
    return {i for i, gap in enumerate(gaps, start=1) if gap >= max(least, WIDER * usual)}


def _is_label(text: str) -> bool:
    return len(text) <= LONGEST_LABEL and _LABEL.fullmatch(text) is not None
