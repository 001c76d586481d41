"""Lines that are stretched to the width of their column ─► the words that go on a phrase there.

Where a page prints no blanks, a wide gap parts two columns of a table. In justified text all gaps
of one line are equally wide, however wide, and the line ends where its paragraph's other lines do;
the headings of a table do no such thing as the text next to them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from tabel_extract.page import Word

SAME_GAP = 0.03
"""Em by which the gaps of a stretched line may differ."""
MIN_GAPS = 3
"""Gaps of a stretched line, at least."""
WIDEST = 1.5
"""Em of its gaps, at most."""
SAME_EDGE = 0.15
"""Em by which lines of one column may differ in where they end, or start."""
INDENT = 2.0
"""Em that the first line of a paragraph may be set in."""
REACH = 4.0
"""Em between a stretched line and another line of its paragraph, at most."""
MOST_LINES = 4
"""Lines above and below among which such a line is looked for."""
TEXT_WORDS = 4
"""Words of that line, at least."""

Row = Sequence[Word]


def stretched(rows: Sequence[Row], blank: float, styles: Collection[tuple[str, float]]) -> set[int]:
    """The ids of words behind a gap of a stretched line, wider than a blank of so many em."""
    found: set[int] = set()
    for index, row in enumerate(rows):
        for run in _even(row, blank, styles):
            if any(_is_column(run, line) for line in _near(rows, index, blank)):
                found |= {id(word) for word in run[1:]}
    return found


def _even(row: Row, blank: float, styles: Collection[tuple[str, float]]) -> Iterator[Row]:
    """Words of a line that stand equally far apart, further than a blank."""
    run: list[Word] = []
    for before, word in pairwise(row):
        gap, size = word.x0 - before.x1, word.size
        wide = blank * size < gap <= WIDEST * size and (word.font, round(size, 1)) in styles
        if wide and run and abs(gap - run[1].x0 + run[0].x1) <= SAME_GAP * size:
            run.append(word)
            continue
        if len(run) > MIN_GAPS:
            yield run
        run = [before, word] if wide else []
    if len(run) > MIN_GAPS:
        yield run


def _near(rows: Sequence[Row], index: int, blank: float) -> Iterator[Row]:
    """The pieces of text on the lines close above and below one."""
    line = rows[index][0]
    above = rows[max(index - MOST_LINES, 0) : index]
    for row in [*above, *rows[index + 1 : index + 1 + MOST_LINES]]:
        if abs(row[0].baseline - line.baseline) <= REACH * line.size:
            yield from _pieces(row, blank)


def _pieces(row: Row, blank: float) -> Iterator[Row]:
    piece: list[Word] = []
    for word in row:
        if piece and word.x0 - piece[-1].x1 > blank * word.size:
            yield piece
            piece = []
        piece.append(word)
    yield piece


def _is_column(run: Row, line: Row) -> bool:
    """Whether words start and end where a line of text does, of which one may be set in."""
    size = run[0].size
    same = abs(line[-1].x1 - run[-1].x1) <= SAME_EDGE * size
    by = abs(line[0].x0 - run[0].x0)
    text = len(line) >= TEXT_WORDS and line[0].font == run[0].font
    return text and same and by <= INDENT * size
