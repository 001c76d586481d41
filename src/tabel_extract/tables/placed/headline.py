"""The largest type at the head of a report ─► its title, however many lines it takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise, takewhile

from tabel_extract.dutch import join_lines
from tabel_extract.facts.head import is_above_title
from tabel_extract.layout.lines import VisualLine
from tabel_extract.tables.caption import parse_label
from tabel_extract.tables.placed.stretch import Printed

FIRST_LINES = 6
"""Lines of the first page within which its title starts."""
MOST_LINES = 4
"""Lines that a title has at most."""
LARGER = 1.15
"""How much larger than everything else on its page a title is set, at least."""
SAME_SIZE = 0.4
"""Points by which the sizes of its lines may differ."""
APART = 1.75
"""Em between two lines of a title, at most."""

_WORD = re.compile(r"[^\W\d_]{3,}")


def headline_of(printed: Mapping[int, Printed]) -> str | None:
    """The words in the largest type of the first page, if they stand at its head; else None."""
    lines = [item.visual for item in printed.values() if item.visual.page == 1]
    if not lines:
        return None
    size = max(line.size for line in lines)
    large = [line for line in lines if line.size > size - SAME_SIZE]
    others = [line.size for line in lines if line.size <= size - SAME_SIZE]
    start = lines.index(large[0])
    together = lines[start : start + len(large)] == large and all(
        0 < below.baseline - above.baseline <= APART * size for above, below in pairwise(large)
    )
    if not together or start >= FIRST_LINES or len(large) > MOST_LINES or not others:
        return None
    above = takewhile(lambda line: line is not large[0], lines)
    if size < LARGER * max(others) or not all(is_above_title(line.text) for line in above):
        return None
    title = join_lines([_words(line) for line in large])
    is_title = _WORD.search(title) and parse_label(title) is None and not is_above_title(title)
    return title if is_title and not title.endswith((".", ",", ";", ":")) else None


def _words(line: VisualLine) -> str:
    return " ".join(line.text.split())
