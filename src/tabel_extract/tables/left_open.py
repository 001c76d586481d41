"""Blank cells that a table means to have, told from values that a row lacks.

A regression gives no error for the group that others are compared with, and none for the number of
people; a question that was asked later has no earlier years; nobody is counted for a difference.
Such cells are blank in several rows alike, beside a reference, or a note or their headings say why.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tabel_extract.model import HeadingPath
from tabel_extract.tables.rows import Row
from tabel_extract.tables.units import is_base, is_of_no_one

ALIKE = 2
"""Rows with the same cells blank, from which on that is how the table is made."""
SHORTEST = 4
"""Letters of a heading that a note can be said to name."""

_REASON = re.compile(
    r"\b(?:sinds|vanaf|pas|tot en met|niet (?:gevraagd|gemeten|beschikbaar|bekend)|geen gegevens|"
    r"geen cijfers|ontbre\w+|onbekend|te weinig)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.?!’”])\s+")


def left_open(
    parts: Iterable[tuple[Sequence[Row], Sequence[HeadingPath]]], notes: Sequence[str]
) -> frozenset[int]:
    """The rows (their ids) whose blank cells are meant to be so, of parts with their columns."""
    reasons = [s for note in notes for s in _SENTENCE.split(note) if _REASON.search(s)]
    found: set[int] = set()
    for rows, columns in parts:
        of_no_one = {i for i, path in enumerate(columns) if any(map(is_of_no_one, path))}
        blanks = {id(r): _blanks(r) for r in rows if r.placed}
        alike = Counter(blank for blank in blanks.values() if blank)
        for row in rows:
            blank = blanks.get(id(row))
            counted = is_base(row.heading) and blank is not None and blank <= of_no_one
            if blank and (counted or alike[blank] >= ALIKE or _is_explained(row, reasons)):
                found.add(id(row))
    return frozenset(found)


def _blanks(row: Row) -> frozenset[int]:
    return frozenset(i for i, cell in enumerate(row.cells) if cell.qualifier == "blank")


def _is_explained(row: Row, reasons: Sequence[str]) -> bool:
    """Whether a row holds what others are compared with, or a note gives a reason and names it."""
    if any(cell.qualifier == "reference" for cell in row.cells):
        return True
    heading = row.heading.casefold()
    return len(heading) >= SHORTEST and any(heading in reason.casefold() for reason in reasons)
