"""Header lines and the number of columns ─► the path of headings of every column.

The words after ``naar`` in the caption and known dimensions tell the top level apart; what stands
below goes to the dimensions in order. Where a heading could stand under either of two dimensions,
what the report says elsewhere decides, or the column is unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from tabel_extract.tables.breaks import (
    SPACE,
    Word,
    below_spanner,
    known,
    shape,
    starting,
    words_of,
)
from tabel_extract.tables.columns import NO_DIMENSION, Column, Header, unresolved
from tabel_extract.tables.dimension_line import opens, standalone
from tabel_extract.tables.dimensions import Known, assign, category_of, is_likely
from tabel_extract.tables.lexicon import key, lexicon
from tabel_extract.tables.rows import HeaderLine
from tabel_extract.tables.scale import read_scale
from tabel_extract.tables.segments import Heading, cut, cut_parts
from tabel_extract.tables.top_level import Top, top_level
from tabel_extract.tables.units import heading_unit

_STATISTICS = frozenset({"mediaan", "modus", "ondergrens", "bovengrens"})
"""Headings of statistics beside means, which are no one's."""
_EVERYONE = re.compile(r"alle \w+(?:en|s)", re.IGNORECASE)
"""Whom the others are a part of, beside known categories alone: ``alle leden``."""
LEAST = 2
"""Categories that a dimension has, at least."""


def solve_header(
    lines: list[HeaderLine], width: int, names: tuple[str, ...], elsewhere: Known, letters: str = ""
) -> Header:
    """Find the path of each of ``width`` columns.

    ``names`` are the dimensions that the caption names; ``elsewhere`` what other tables showed;
    ``letters`` the markers that may be glued to a dimension's name.
    """
    if not lines:
        if width == 1:
            return Header((Column((), True),))
        return unresolved(width)
    words = words_of([(ln.text, ln.gap) for ln in lines])
    if (scale := read_scale(words, width)) is not None:
        return scale
    words, marks = _unglue(below_spanner(words), names, letters)
    if _may_be_stub(words, names):
        beside = _solved(starting(words[1:]), width, names, elsewhere)
        if beside.resolved and _is_known(beside.columns[0].path[0]):
            return _marked(beside, marks)
    return _marked(_solved(words, width, names, elsewhere), marks)


def _may_be_stub(words: list[Word], names: tuple[str, ...]) -> bool:
    """Whether the first word may head the rows: it is known to, or names what they are by.

    A dimension and a total on a line of their own are both spanners of the cells below.
    """
    if not words[1:]:
        return False
    first = words[0].text
    total = lexicon().is_total(words[1].text)
    if total and len(words) > 2 and words[2].before != SPACE:
        return key(first) in lexicon().stubs
    behind = words[1].before == SPACE and not opens(words, 1, first)
    named = behind and any(key(first) == key(n) for n in names)
    return named or key(first) in lexicon().stubs


def _solved(words: list[Word], width: int, names: tuple[str, ...], elsewhere: Known) -> Header:
    top = top_level(words, names)
    if top is None:
        return _flat(words, width, names)
    return _two_level(words, top, width, elsewhere)


def _unglue(
    words: list[Word], names: tuple[str, ...], letters: str
) -> tuple[list[Word], dict[str, str]]:
    """Take note letters off the names of dimensions: ``cluba`` where the caption says ``club``."""
    ends = {key(n).split()[-1]: n for n in names if key(n)}
    marks: dict[str, str] = {}
    result = []
    for word in words:
        stem, whole = word.text[:-1].casefold(), word.text.casefold()
        if letters and whole[-1] in letters and stem in ends and whole not in ends:
            marks[key(ends[stem])] = word.text[-1]
            result.append(replace(word, text=word.text[:-1]))
        else:
            result.append(word)
    return result, marks


def _marked(header: Header, marks: Mapping[str, str]) -> Header:
    """Give the columns of a dimension the marker that stood on its name."""
    if not marks:
        return header
    columns = tuple(
        replace(c, markers=(marks[key(c.dimension)],))
        if c.dimension and key(c.dimension) in marks
        else c
        for c in header.columns
    )
    return replace(header, columns=columns)


def _flat(words: list[Word], width: int, names: tuple[str, ...]) -> Header:
    """One level of headings, or two where the lower one repeats under each of the upper ones."""
    best, certain = cut(words, width)
    repeated = _repeated(words, width)
    if repeated:
        return repeated
    if best is None or not certain:
        return _beside_total(words, width, names) or unresolved(width, best)
    if _below_total(words, width) and not all(_is_known(h.text) for h in best.headings):
        return unresolved(width, best)
    columns = []
    for heading in best.headings:
        path = (heading.over, heading.text) if heading.over else (heading.text,)
        dimension = flat_dimension(heading.text, [h.text for h in best.headings], names)
        category = None if dimension is None else category_of(heading)
        columns.append(Column(path, True, dimension, category, heading.marks))
    return Header(tuple(columns), cost=best.cost)


def _is_known(heading: str) -> bool:
    return known(heading) or is_no_subgroup(heading) or standalone(heading)


def _below_total(words: list[Word], width: int) -> list[Word]:
    """The lines below a first one of the total and more, where they may be all other columns."""
    line = next((i for i, w in enumerate(words) if i and w.before != SPACE), len(words))
    enough = len(words) - line >= width - 1
    return words[line:] if line > 1 and enough and lexicon().is_total(words[0].text) else []


def _beside_total(words: list[Word], width: int, names: tuple[str, ...]) -> Header | None:
    """A dimension that nothing tells of but its place: behind the total, on the first line."""
    lower = _below_total(words, width)
    name = " ".join(w.text for w in words[1 : len(words) - len(lower)])
    most = min(len(name.split()), (width - 1) // LEAST)
    if not lower or (most > 1 and len(names) != 1):
        return None  # it may as well be two
    below, certain = cut(starting(lower), width - 1)
    if below is None or not certain:
        return None
    columns = [_column(name, h, resolved=True) for h in below.headings]
    return Header((Column((words[0].text,), True), *columns), cost=below.cost)


def flat_dimension(heading: str, headings: list[str], names: tuple[str, ...]) -> str | None:
    """The caption's dimension, for headings without one above them that are its categories."""
    if standalone(heading):
        return None
    others = [h for h in headings if not standalone(h)]
    parts = [h for h in others if _EVERYONE.fullmatch(h) is None]
    for name in names:
        canonical = lexicon().dimension(name)
        if canonical and all(canonical in lexicon().dimensions_of(h) for h in parts):
            return name if heading in parts else None
    own = {h: _names_of(h, names) for h in others}
    if len(names) > 1 and all(len(found) == 1 for found in own.values()):
        return own[heading][0]
    beside_total = any(lexicon().is_total(h) for h in headings) and len(names) == 1
    if beside_total and not any(is_no_subgroup(h) for h in others):
        return names[0]
    return None


def _names_of(heading: str, names: tuple[str, ...]) -> list[str]:
    """Which dimensions of the caption a heading is known to be of."""
    return [n for n in names if lexicon().dimension(n) in lexicon().dimensions_of(heading)]


def is_no_subgroup(heading: str) -> bool:
    """Whether a heading is known to be an answer, a period, or a statistic."""
    special = heading_unit(heading, None) is not None or key(heading) in _STATISTICS
    return special or lexicon().is_answer(heading) or shape(heading) in {"period", "integer"}


def _repeated(words: list[Word], width: int) -> Header | None:
    """Two levels without known dimensions: ``mannen vrouwen`` over ``2019 2023 2019 2023``."""
    first_line = 1
    while first_line < len(words) and words[first_line].before == SPACE:
        first_line += 1
    below = words[first_line:]
    if not below:
        return None
    lower, certain = cut(starting(below), width)
    if lower is None or not certain:
        return None
    texts = [h.text for h in lower.headings]
    for groups in range(2, width // 2 + 1):
        size = width // groups
        if width % groups or any(texts[i] != texts[i % size] for i in range(width)):
            continue
        upper, sure = cut(words[:first_line], groups)
        if upper is None or not sure:
            continue
        tops = [h.text for h in upper.headings]
        columns = [
            Column((tops[i // size], texts[i]), True, markers=lower.headings[i].marks)
            for i in range(width)
        ]
        return Header(tuple(columns))
    return None


def _two_level(words: list[Word], top: Top, width: int, elsewhere: Known) -> Header:
    if top.spread:
        return _spread(words, top, width, elsewhere)
    dimensions = [name for name, _, _ in top.items if not top.is_alone(name)]
    alone = len(top.items) - len(dimensions)
    below = words[top.below :]
    if not below or not dimensions:  # headings of answers, the last of them over two lines
        return _flat(words, width, tuple(dimensions))
    leaves, certain = cut(starting(below), width - alone)
    if leaves is None or not certain or not top.certain:
        return unresolved(width, leaves)
    inner = [h for h in leaves.headings if not standalone(h.text)]
    if not inner:
        return unresolved(width, leaves)
    begin, end = leaves.headings.index(inner[0]), leaves.headings.index(inner[-1]) + 1
    leading, trailing = leaves.headings[:begin], leaves.headings[end:]
    if len(inner) < end - begin or (leading and top.is_alone(top.items[0][0])):
        return unresolved(width, leaves)  # which of them stands between which is not told
    groups, sure = assign(inner, dimensions, elsewhere)
    shown = [(n, [h for h, _ in g]) for n, g in zip(dimensions, groups, strict=True)]
    if not is_likely(shown, top.missing, elsewhere):
        return unresolved(width, leaves)
    columns = [Column((h.text,), True, markers=h.marks) for h in leading]
    by_dimension = iter(groups)
    for name, _, _ in top.items:
        if top.is_alone(name):
            columns.append(Column((name,), True))
            continue
        for heading, firm in next(by_dimension):
            columns.append(_column(name, heading, resolved=firm))
    columns += [Column((h.text,), True, markers=h.marks) for h in trailing]
    if sure:
        return Header(tuple(columns), cost=leaves.cost)
    reasons = (
        NO_DIMENSION[0].format(names=" of bij ".join(dimensions)),
        NO_DIMENSION[1].format(names=" or ".join(dimensions)),
    )
    return Header(tuple(columns), reason=reasons, cost=leaves.cost)


def _column(name: str, heading: Heading, *, resolved: bool) -> Column:
    if not resolved:
        return Column((heading.text,), False, markers=heading.marks)
    path = (name, heading.over, heading.text) if heading.over else (name, heading.text)
    return Column(path, True, name, category_of(heading), heading.marks)


def _spread(words: list[Word], top: Top, width: int, elsewhere: Known) -> Header:
    """Each dimension with its own categories behind it; together they fill the columns."""
    ends = [start for _, start, _ in top.items[1:]] + [len(words)]
    parts: list[tuple[str | None, list[Word]]] = []
    columns: dict[int, Column] = {}
    for (heading, _, begin), end in zip(top.items, ends, strict=True):
        alone = standalone(heading) or begin == end
        if alone:
            columns[len(parts)] = Column((heading,), True)
            parts.append((None, []))
        if begin < end:
            inside = starting(words[begin:end])
            parts.append((None if alone else heading, inside))
    best, certain = cut_parts([inside for _, inside in parts], width - len(columns))
    if best is None or not certain or not top.certain:
        return unresolved(width, best)
    shown = [(n, list(h)) for (n, _), h in zip(parts, best.parts, strict=True) if n and h]
    if not is_likely(shown, top.missing, elsewhere):
        return unresolved(width, best)
    found: list[Column] = []
    for index, ((name, inside), headings) in enumerate(zip(parts, best.parts, strict=True)):
        if not inside:
            found.append(columns[index])
        else:
            found += [
                _column(name, h, resolved=True)
                if name
                else Column((h.text,), True, markers=h.marks)
                for h in headings
            ]
    return Header(tuple(found), cost=best.cost)
