"""Which table a section of a report holds, where that is but one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from tabel_extract.claims.text.sentences import Sentence
from tabel_extract.model import Table

_POINTER = re.compile(r"\W*(?:lees|bekijk|zie|luister) (?:ook|verder|meer)\b\W", re.IGNORECASE)


def is_pointer(text: str) -> bool:
    """Whether a line points to another article, whose headline it gives: ``Lees ook: …``."""
    match = _POINTER.match(text)
    return match is not None and ":" in match[0]


def section_tables(found: Sequence[Sentence], tables: Sequence[Table]) -> Mapping[int, str]:
    """The label of the only table of a section, by the place of its heading in ``found``."""
    headings = [i for i, sentence in enumerate(found) if sentence.heading]
    starts = [found[i].place().line or 0 for i in headings]
    if starts != sorted(starts):
        return {}  # columns that are read across: what stands below what isn't known
    held: dict[int, list[str]] = {}
    for table in tables:
        at = bisect_right(starts, table.lines[0]) - 1 if table.lines else -1
        if at >= 0 and table.observations:
            held.setdefault(headings[at], []).append(table.label)
    return {heading: labels[0] for heading, labels in held.items() if len(labels) == 1}
