"""Pages drawn with letters, as on a typewriter: one sign is 5 points wide, one line 14 high."""

from __future__ import annotations

import re

from tabel_extract.grids import find_grids
from tabel_extract.page import Page, Rule, Word

WIDE, HIGH, SIZE = 5.0, 14.0, 12.0
LEFT, TOP = 50.0, 60.0


def drawn(text: str, *, rules: tuple[Rule, ...] = (), number: int = 1) -> Page:
    """A page with the words of a text where they stand; ``----`` is a horizontal rule."""
    words: list[Word] = []
    lines: list[Rule] = list(rules)
    for index, line in enumerate(text.strip("\n").splitlines()):
        baseline = TOP + HIGH * index
        for match in re.finditer(r"\S+", line):
            x0, x1 = LEFT + WIDE * match.start(), LEFT + WIDE * match.end()
            if re.fullmatch(r"-{4,}", match.group()):
                lines.append(Rule(x0, baseline - 3, x1, baseline - 3))
                continue
            words.append(
                Word(match.group(), x0, baseline - 9, x1, baseline + 2, baseline, SIZE, spaced=True)
            )
    return Page(number, 600.0, 800.0, tuple(words), tuple(lines))


def rows(page: Page) -> list[list[str]]:
    """The one table of a page: ``<`` goes on from the left, ``^`` from above."""
    (grid,) = find_grids(page)
    high = max(c.row + c.rowspan for c in grid.cells)
    wide = max(c.col + c.colspan for c in grid.cells)
    found = [[""] * wide for _ in range(high)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.rowspan):
            for col in range(cell.col, cell.col + cell.colspan):
                found[row][col] = "<" if col > cell.col else "^" if row > cell.row else cell.text
    return found
