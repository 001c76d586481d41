"""Words that come again on a line of headings ─► where its headings start.

``niet eenzaam enigszins eenzaam sterk eenzaam`` says by its own words that each ``eenzaam`` ends a
heading, and ``met de auto met de fiets`` that each ``met`` starts one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tabel_extract.tables.lexicon import key


def starts_of(line: Sequence[str]) -> frozenset[int]:
    """The words of a line that a heading starts with, as far as recurring words tell.

    What starts the line starts its headings, unless it also ends the line; all else ends them.
    Recurring words with nothing between them tell nothing: ``zeer eens eens``.
    """
    keys = [key(text) for text in line]
    found: set[int] = set()
    for word in {k for k in keys if k}:
        places = [i for i, k in enumerate(keys) if k == word]
        if len(places) < 2 or any(b - a == 1 for a, b in pairwise(places)):
            continue
        opens = places[0] == 0 and places[-1] != len(keys) - 1
        found.update(places if opens else [i + 1 for i in places])
    return frozenset(i for i in found if 0 < i < len(keys))
