"""What the size of a line's type tells, where pages were laid out: a heading, or small print.

Both are beside the last row of a table: text set larger heads what follows the table, and a
sentence set smaller right below it is a note that nothing announces.
"""

from __future__ import annotations

from collections.abc import Mapping

from tabel_extract.layout.lines import VisualLine
from tabel_extract.model import Line
from tabel_extract.tables.region import Region

HEADLINE = 1.2
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


def is_small_print(region: Region, line: Line, visual: Visual) -> bool:
    """Whether a line right below the last row is set smaller than that, and is a sentence."""
    own, row = visual.get(line.number), _last_row(region, visual)
    if own is None or row is None or region.source or region.notes:
        return False
    below = own.page == row.page and 0 < own.baseline - row.baseline <= BELOW * row.size
    text = line.text
    sentence = text[0].isupper() and text.endswith(".") and " " in text
    return below and sentence and own.size <= SMALL_PRINT * row.size


def _last_row(region: Region, visual: Visual) -> VisualLine | None:
    """How the last line of the body is set, if rows were seen."""
    last = region.body[-1][0] if region.body and region.rows_seen else None
    return None if last is None else visual.get(last.number)
