"""Columns that hold what a table measures ─► no subgroups, whatever their heading is called.

``Tevredenheid: tevreden, neutraal, ontevreden`` in a table *naar leeftijd* are answers, which stand
where subgroups of others do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tabel_extract.tables.caption import Caption
from tabel_extract.tables.columns import Header
from tabel_extract.tables.lexicon import key, lexicon
from tabel_extract.tables.rows import Row, Section

SCALE = 3
"""Answers from which on headings are those of a scale, and no ``ja`` and ``nee`` of subgroups."""

MIN_KNOWN = 2
"""Rows that are known subgroups, at least, where a table is by its rows."""

_BY = re.compile(r"(?:,\s*)?\bnaar\b.*")
_MEASURE = re.compile(
    r"(?:aandeel|percentages?|aantal(?:len)?|gemiddelden?|rapportcijfers?)\b", re.IGNORECASE
)


def without_measured(
    header: Header, caption: Caption, items: Sequence[Row | Section] = ()
) -> Header:
    """The header without dimensions that its caption does not name as such, but is about.

    So is one that nobody knows where the rows are subgroups that surveys have. A caption that names
    none may well mean those of the columns; so may one over several, of which another is no such.
    """
    if not caption.dimensions:
        return header
    categories: defaultdict[str, set[str]] = defaultdict(set)
    for column in header.columns:
        if column.dimension:
            categories[column.dimension].add(column.category or "")
    by_row = _are_subgroups(items)
    if not all(_is_measured(name, own, caption, by_row) for name, own in categories.items()):
        return header
    columns = (replace(c, dimension=None, category=None) for c in header.columns)
    return replace(header, columns=tuple(columns))


def _are_subgroups(items: Sequence[Row | Section]) -> bool:
    """Whether rows below a section are known categories of the dimension that it is."""
    section: str | None = None
    known: set[str] = set()
    for item in items:
        if isinstance(item, Section):
            section = lexicon().dimension(item.heading)
        elif section and section in lexicon().dimensions_of(item.heading):
            known.add(item.heading)
    return len(known) >= MIN_KNOWN


def _is_measured(dimension: str, categories: set[str], caption: Caption, by_row: bool) -> bool:
    own, known = key(dimension), lexicon().dimension(dimension)
    if any(
        key(n) == own or (known and lexicon().dimension(n) == known) for n in caption.dimensions
    ):
        return False
    title = key(_BY.sub("", caption.title))
    scale = len(categories) >= SCALE and all(map(lexicon().is_answer, categories))
    measure = _MEASURE.match(dimension) is not None
    strange = known is None and (scale or by_row)
    return measure or f" {own} " in f" {title} " or strange
