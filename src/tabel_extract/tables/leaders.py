"""Dots that lead to the values of a row in a text export ─► blanks, as wide."""

from __future__ import annotations

import re
from dataclasses import replace

from tabel_extract.dutch import parse_cell
from tabel_extract.model import Line

_LEADER = re.compile(
    r"(?<=\w)(?P<mark>[\])’”*]?)(?P<dots>\s*(?:\.{4,}|…{2,}|(?:\.\s){9,}\.?)\s*)(?=\S)"
)
"""Dots apart may be cells that are unknown; nine of them are no longer."""
_FEWEST = 4


def without_leader(line: Line) -> Line:
    """The line with blanks for the dots between a heading and the values that it ends with."""
    may_lead = line.text.count(".") >= _FEWEST or "…" in line.text
    found = _LEADER.search(line.text) if may_lead else None
    if found is None or not all(parse_cell(t) for t in line.text[found.end() :].split()):
        return line
    width = max(2, len(found["dots"]))
    text = f"{line.text[: found.start('dots')]}{' ' * width}{line.text[found.end() :]}"
    return replace(line, text=text)
