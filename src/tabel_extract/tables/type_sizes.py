"""What the size of a line's type tells, where pages were laid out: a heading, or small print.

Both are beside the last row of a table: text set larger heads what follows the table, and a
sentence set smaller right below it is a note that nothing announces.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from tabel_extract.layout.lines import VisualLine
from tabel_extract.model import Line
from tabel_extract.tables.region import Region
from tabel_extract.tables.text_notes import NOTE, SOURCE, is_unmarked

HEADLINE = 1.15
"""How much larger than rows a heading of running text is set, at least."""
SMALL_PRINT = 0.95
"""How large what is said of a table below it is set beside the rows, at most."""
BELOW = 3.0
"""Em of a row between the last one and such small print, at most."""

Visual = Mapping[int, VisualLine]
"""How lines are set, by their numbers."""


def is_set_larger(region: Region, line: Line, visual: Visual) -> bool:
    """Whether a line behind rows is set larger than those."""
    own, row = visual.get(line.number), _last_row(region, visual)
    return own is not None and row is not None and own.size >= HEADLINE * row.size


def small_print(region: Region, lines: Sequence[Line], index: int, visual: Visual) -> list[Line]:
    """The lines right below the last row that are set smaller than that, if they are sentences."""
    own, row = visual.get(lines[index].number), _last_row(region, visual)
    if own is None or row is None or region.source or region.notes:
        return []
    if own.page != row.page or not 0 < own.baseline - row.baseline <= BELOW * row.size:
        return []
    block: list[Line] = []
    for line in takewhile(lambda line: not line.blank, lines[index:]):
        below = visual.get(line.number)
        if block and _starts_other(line.text, below):
            break
        if below is None or below.page != row.page or below.size > SMALL_PRINT * row.size:
            break
        block.append(line)
    whole = block and block[0].text[0].isupper() and block[-1].text.endswith(".")
    return block if whole and " " in block[0].text else []


def _starts_other(text: str, visual: VisualLine | None) -> bool:
    """Whether a line below small print is something else: a source, or a note that says so."""
    note = NOTE.match(text)
    marked = note is not None and not note["marker"].isalnum()
    raised = visual is not None and visual.phrases[0].lead
    return bool(marked or raised or SOURCE.match(text) or is_unmarked(text))


def _last_row(region: Region, visual: Visual) -> VisualLine | None:
    """How the last line of the body is set, if rows were seen."""
    last = region.body[-1][0] if region.body and region.rows_seen else None
    return None if last is None else visual.get(last.number)
