"""Columns that hold what a table measures ─► no subgroups, whatever their heading is called.

``Tevredenheid: tevreden, neutraal, ontevreden`` in a table *naar leeftijd* are answers, which stand
where subgroups of others do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from tabel_extract.tables.caption import Caption
from tabel_extract.tables.columns import Header
from tabel_extract.tables.lexicon import key, lexicon

SCALE = 3
"""Answers from which on headings are those of a scale, and no ``ja`` and ``nee`` of subgroups."""

_BY = re.compile(r"(?:,\s*)?\bnaar\b.*")
_MEASURE = re.compile(
    r"(?:aandeel|percentages?|aantal(?:len)?|gemiddelden?|rapportcijfers?)\b", re.IGNORECASE
)


def without_measured(header: Header, caption: Caption) -> Header:
    """The header without dimensions that its caption does not name as such, but is about.

    A caption that names none may well mean those of the columns; so may one over several, of which
    another is no such.
    """
    if not caption.dimensions:
        return header
    categories: defaultdict[str, set[str]] = defaultdict(set)
    for column in header.columns:
        if column.dimension:
            categories[column.dimension].add(column.category or "")
    if not all(_is_measured(name, own, caption) for name, own in categories.items()):
        return header
    columns = (replace(c, dimension=None, category=None) for c in header.columns)
    return replace(header, columns=tuple(columns))


def _is_measured(dimension: str, categories: set[str], caption: Caption) -> bool:
    own, known = key(dimension), lexicon().dimension(dimension)
    if any(
        key(n) == own or (known and lexicon().dimension(n) == known) for n in caption.dimensions
    ):
        return False
    title = key(_BY.sub("", caption.title))
    scale = len(categories) >= SCALE and all(map(lexicon().is_answer, categories))
    measure = _MEASURE.match(dimension) is not None
    return measure or f" {own} " in f" {title} " or (scale and known is None)
