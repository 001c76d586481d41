"""Two tables side by side: where the band that they stand in starts and ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tabel_extract.layout.lines import VisualLine

LARGER = 1.15
"""How much larger than the captions the heading of what follows the tables is set, at least."""
CLEAR = 1.0
"""Em of such a heading that nothing stands in beside it, above its line and below, at least."""
PITCH = 1.75
"""Em between the lines of one paragraph, at most."""
STOPS = (".", "?", "!", ":", "’", "”", "'", '"')
"""What a paragraph ends with."""


def breaks_off(above: Sequence[VisualLine], gutter: float) -> bool:
    """Whether the text left of a gutter breaks off above a band, to go on below it.

    A heading breaks nothing off: it is set larger than text, or stands alone.
    """
    left = [v for v in above if v.x0 < gutter]
    for before, last in pairwise(left[-2:]):
        near = last.baseline - before.baseline <= PITCH * before.size
        text = [p for p in last.phrases if p.x0 < gutter][-1].text
        return near and last.size <= LARGER * before.size and not text.endswith(STOPS)
    return False


def band_end(lines: Sequence[VisualLine], start: int, gutter: float) -> int:
    """The line behind two tables: the first over the gutter, or a heading set larger on its own."""
    size = lines[start].size
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if any(p.x0 < gutter < p.x1 for p in line.phrases):
            return index
        if len(line.phrases) == 1 and line.size >= LARGER * size and _is_clear(lines, index):
            return index
    return len(lines)


def _is_clear(lines: Sequence[VisualLine], index: int) -> bool:
    """Whether nothing stands close above or below a line, on either side of the gutter."""
    line = lines[index]
    beside = (lines[index - 1], *lines[index + 1 : index + 2])
    return all(abs(v.baseline - line.baseline) >= CLEAR * line.size for v in beside)
