"""Two tables side by side: where the band that they stand in starts and ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tabel_extract.layout.lines import VisualLine

LARGER = 1.15
"""How much larger than the captions the heading of what follows the tables is set, at least."""
CLEAR = 1.0
"""Em of such a heading that nothing stands in beside it, above its line and below, at least."""
GAP = 3.0
"""Em of the captions that two tables and what follows them stand apart, at least."""
HEADER = 3
"""Lines below the captions within which no such gap ends the tables."""
WORDS = 4
"""Words of a line of running text, at least."""
SAME_SIZE = 0.3
"""Points by which lines of one text may differ in size."""
PITCH = 1.75
"""Em between the lines of one paragraph, at most."""
STOPS = (".", "?", "!", ":", "’", "”", "'", '"')
"""What a paragraph ends with."""


def goes_on_below(lines: Sequence[VisualLine], start: int, gutter: float) -> bool:
    """Whether the text left of a gutter breaks off above a band, to go on below it.

    It goes on at the right where the text there starts with no capital.
    """
    left = [v for v in lines[:start] if v.x0 < gutter]
    if not any(_breaks_off(*pair, gutter) for pair in pairwise(left[-2:])):
        return False
    right = [p for v in lines[:start] for p in v.phrases if p.x0 >= gutter]
    if right and right[0].text[:1].islower():
        return False
    below = (v.phrases[0] for v in lines[start + 1 :] if v.x0 < gutter)
    size = left[-1].size
    text = (p for p in below if len(p.text.split()) >= WORDS and abs(p.size - size) <= SAME_SIZE)
    first = next(text, None)
    return first is not None and first.text[:1].islower()


def _breaks_off(above: VisualLine, last: VisualLine, gutter: float) -> bool:
    """Whether the last line of a paragraph, below another, ends no sentence."""
    near = last.baseline - above.baseline <= PITCH * above.size
    text = [p for p in last.phrases if p.x0 < gutter][-1].text
    return near and last.size <= LARGER * above.size and not text.endswith(STOPS)


def band_end(lines: Sequence[VisualLine], start: int, gutter: float) -> int:
    """The line behind two tables: the first over the gutter, behind a gap or set larger alone."""
    size = lines[start].size
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if any(p.x0 < gutter < p.x1 for p in line.phrases):
            return index
        gap = line.baseline - lines[index - 1].baseline
        if index > start + HEADER and gap >= GAP * size:
            return index
        if len(line.phrases) == 1 and line.size >= LARGER * size and _is_clear(lines, index):
            return index
    return len(lines)


def _is_clear(lines: Sequence[VisualLine], index: int) -> bool:
    """Whether nothing stands close above or below a line, on either side of the gutter."""
    line = lines[index]
    beside = (lines[index - 1], *lines[index + 1 : index + 2])
    return all(abs(v.baseline - line.baseline) >= CLEAR * line.size for v in beside)
