"""Notes that stand in two columns at the foot of a table ─► one below the other, in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tabel_extract.layout.lines import Phrase, VisualLine

MARGIN = 2.5
"""Points by which notes of one column may differ in where they start."""
CLOSE = 1.75
"""Em between baselines of lines of notes, at most."""

_MARKED = re.compile(r"(?P<marker>[a-z]|\d{1,2})[).]?\s+[A-Z‘“]\S*\s+\S")


def notes_in_order(lines: Sequence[VisualLine]) -> list[VisualLine]:
    """The lines, with notes beside each other one below the other where their markers say how."""
    ordered: list[VisualLine] = []
    index = 0
    while index < len(lines):
        end = _end(lines, index)
        ordered += _parted(lines[index:end]) if end > index else [lines[index]]
        index = max(end, index + 1)
    return ordered


def _marker(phrase: Phrase) -> str | None:
    match = _MARKED.match(phrase.text)
    return match["marker"] if match and not phrase.lead else None


def _end(lines: Sequence[VisualLine], start: int) -> int:
    """The index behind lines of two columns that start with a note in each; ``start`` if none."""
    first = lines[start]
    if len(first.phrases) != 2 or None in map(_marker, first.phrases):
        return start
    columns = [p.x0 for p in first.phrases]
    end = start + 1
    while end < len(lines) and _follows(lines[end - 1], lines[end], columns):
        end += 1
    return end


def _follows(before: VisualLine, line: VisualLine, columns: Sequence[float]) -> bool:
    """Whether a line goes on the columns of notes: it is near, and starts a note or two."""
    near = 0 <= line.baseline - before.baseline <= CLOSE * before.size
    at_columns = all(min(abs(p.x0 - x) for x in columns) <= MARGIN for p in line.phrases)
    apart = len(line.phrases) == 2 or line.x0 > columns[0] + MARGIN or line.x1 < columns[1]
    return near and at_columns and apart and all(map(_marker, line.phrases))


def _parted(lines: Sequence[VisualLine]) -> list[VisualLine]:
    """Each note a line of its own, column by column or line by line, as the markers count."""
    notes = [replace(line, phrases=(p,)) for line in lines for p in line.phrases]
    right = lines[0].phrases[1].x0 - MARGIN
    by_column = [n for n in notes if n.x0 < right] + [n for n in notes if n.x0 >= right]
    for order in (by_column, notes):
        markers = [_number(_marker(n.phrases[0]) or "") for n in order]
        if all(after == before + 1 for before, after in pairwise(markers)):
            return order
    return list(lines)


def _number(marker: str) -> int:
    return int(marker) if marker.isdigit() else ord(marker)
