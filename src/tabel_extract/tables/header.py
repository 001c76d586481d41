"""Header lines and the number of columns ─► the path of headings of every column.

The words after ``naar`` in the caption and known dimensions tell the top level apart; what stands
below goes to the dimensions in order. Where a heading could stand under either of two dimensions,
what the report says elsewhere decides, or the column is unresolved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from tabel_extract.model import HeadingPath
from tabel_extract.tables.body import HeaderLine
from tabel_extract.tables.breaks import BLANK, START, Word, shape, words_of
from tabel_extract.tables.dimensions import Known, assign, category_of
from tabel_extract.tables.lexicon import key, lexicon
from tabel_extract.tables.segments import Cut, Heading, PartsCut, cut, cut_parts
from tabel_extract.tables.units import heading_unit, is_base

POLES_UNSEEN = 2.0
"""Cost of reading words below a scale as its ends where their border can't be seen."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's path, with ``dimension`` and ``category`` where it is a subgroup.

    The path of an unresolved column holds what is certain: its own heading, or nothing.
    """

    path: HeadingPath
    resolved: bool
    dimension: str | None = None
    category: str | None = None
    markers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """All columns of a table, and why some are unresolved (Dutch, English)."""

    columns: tuple[Column, ...]
    poles: tuple[str, str] | None = None
    reason: tuple[str, str] | None = None
    cost: float = 0.0

    @property
    def resolved(self) -> bool:
        """Whether the path of every column is certain."""
        return self.reason is None


_NO_FIT = (
    "de woorden van de kop zijn niet eenduidig over {n} kolommen te verdelen.",
    "the words of the heading can't be divided over {n} columns in one certain way.",
)
_NO_DIMENSION = (
    "er is niet te zien welke kolommen bij {names} horen; de koppen zelf zijn wel gelezen.",
    "it can't be seen which columns belong to {names}; the headings themselves were read.",
)


def solve_header(
    lines: list[HeaderLine], width: int, names: tuple[str, ...], known: Known, letters: str = ""
) -> Header:
    """Find the path of each of ``width`` columns.

    ``names`` are the dimensions that the caption names; ``known`` what other tables showed;
    ``letters`` the markers that may be glued to a dimension's name.
    """
    if not lines:
        if width == 1:
            return Header((Column((), True),))
        return unresolved(width)
    words = words_of([(ln.text, ln.gap) for ln in lines])
    if (scale := _scale(words, width)) is not None:
        return scale
    words, marks = _unglue(words, names, letters)
    top = _top_level(words, names)
    if top is None:
        return _flat(words, width, names)
    return _marked(_two_level(words, top, width, known), marks)


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
            result.append(Word(word.text[:-1], word.before))
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


def unresolved(width: int, best: Cut | PartsCut | None = None) -> Header:
    """A header of which only the number of columns is known.

    ``best`` is the best of several ways to read it; where there is none, the cost is infinite.
    """
    filled = (_NO_FIT[0].format(n=width), _NO_FIT[1].format(n=width))
    columns = tuple(Column((), False) for _ in range(width))
    return Header(columns, reason=filled, cost=inf if best is None else best.cost)


def _scale(words: list[Word], width: int) -> Header | None:
    """A line of consecutive numbers, with words for its ends below or above it."""
    if width < 3:
        return None
    runs = [
        i
        for i in range(len(words) - width + 1)
        if _consecutive([w.text for w in words[i : i + width]])
    ]
    if len(runs) != 1:
        return None
    start = runs[0]
    rest = words[:start] + words[start + width :]
    if any(is_base(w.text) or shape(w.text) for w in rest):
        return None
    columns = tuple(Column((w.text,), True) for w in words[start : start + width])
    if not rest:
        return Header(columns)
    poles = _poles([Word(rest[0].text, START), *rest[1:]])
    if poles is None and start:
        return None
    return Header(columns, poles=poles, cost=0.0 if poles else POLES_UNSEEN)


def _consecutive(texts: list[str]) -> bool:
    if not all(t.isdigit() for t in texts):
        return False
    numbers = [int(t) for t in texts]
    return (
        abs(numbers[1] - numbers[0]) == 1
        and min(numbers) in {0, 1}
        and all(b - a == numbers[1] - numbers[0] for a, b in pairwise(numbers))
    )


def _poles(words: list[Word]) -> tuple[str, str] | None:
    """The words at the ends of a scale, where a break or a shared word shows their border."""
    texts = [w.text for w in words]
    broken = [i for i, w in enumerate(words) if i and w.before in {BLANK, "newline"}]
    if len(broken) == 1:
        return " ".join(texts[: broken[0]]), " ".join(texts[broken[0] :])
    shared = [
        i
        for i in range(1, len(texts))
        if texts[i - 1] == texts[-1] or (texts[i] == texts[0] and texts[:i] != texts[i:])
    ]
    if len(shared) == 1:
        return " ".join(texts[: shared[0]]), " ".join(texts[shared[0] :])
    return (texts[0], texts[1]) if len(texts) == 2 else None


@dataclass(frozen=True, slots=True)
class _Top:
    """The top level: items in order (None stands for the total), and where the words below start.

    ``spread`` is set where each dimension is followed by its own categories.
    """

    items: tuple[tuple[str, int, int], ...]  # (heading, first word, past its last word)
    below: int
    spread: bool


def _top_level(words: list[Word], names: tuple[str, ...]) -> _Top | None:
    """Find the dimensions among the words: those of the caption, else known ones."""
    wanted = {tuple(key(n).split()): n for n in names}
    items = _named(words, wanted, known_too=False)
    if len([i for i in items if not _standalone(i[0])]) < len(wanted) or not wanted:
        items = _named(words, wanted, known_too=True)
    if all(_standalone(i[0]) for i in items):
        return None
    if _contiguous(items) and items[0][1] == 0:
        return _Top(tuple(items), items[-1][2], spread=False)
    lead = [i for i in items if _leads(i, items)]
    if lead and all(i in lead or _standalone(i[0]) for i in items):
        return _Top(tuple(lead), lead[-1][2], spread=False)
    if items[0][1] == 0:
        return _Top(tuple(items), 0, spread=True)
    return None


def _named(
    words: list[Word], wanted: Mapping[tuple[str, ...], str], *, known_too: bool
) -> list[tuple[str, int, int]]:
    """Where words name a dimension or the total, in order: (name, first word, past its last)."""
    items: list[tuple[str, int, int]] = []
    index = 0
    while index < len(words):
        taken = _match(words, index, wanted) or _match_known(words, index, known_too)
        if taken is None:
            index += 1
            continue
        items.append((" ".join(w.text for w in words[index:taken]), index, taken))
        index = taken
    return items


def _leads(item: tuple[str, int, int], items: list[tuple[str, int, int]]) -> bool:
    """Whether an item belongs to the unbroken run of items at the start."""
    position = 0
    for _heading, start, end in items:
        if start != position:
            return False
        if start == item[1]:
            return True
        position = end
    return False


def _contiguous(items: list[tuple[str, int, int]]) -> bool:
    return all(a[2] == b[1] for a, b in pairwise(items))


def _match(words: list[Word], index: int, wanted: Mapping[tuple[str, ...], str]) -> int | None:
    best = None
    for name in wanted:
        size, position = 0, index
        while position < len(words) and size < len(name):
            parts = key(words[position].text).split()
            if parts != list(name[size : size + len(parts)]) or not parts:
                break
            size += len(parts)
            position += 1
        if size == len(name) and (best is None or position > best):
            best = position
    return best


def _match_known(words: list[Word], index: int, known_too: bool) -> int | None:
    for size in (3, 2, 1):
        if index + size > len(words):
            continue
        text = " ".join(w.text for w in words[index : index + size])
        if lexicon().is_total(text) or is_base(text):
            return index + size
        starts_line = words[index].before != "space"
        known = known_too and lexicon().dimension(text) is not None
        if known and (starts_line or _on_first_line(words, index)):
            return index + size
    return None


def _on_first_line(words: list[Word], index: int) -> bool:
    return all(w.before in {"space", START} for w in words[: index + 1])


def _standalone(heading: str) -> bool:
    """Headings that have one column and nothing below: the total, the base."""
    return lexicon().is_total(heading) or is_base(heading)


def _flat(words: list[Word], width: int, names: tuple[str, ...]) -> Header:
    """One level of headings, or two where the lower one repeats under each of the upper ones."""
    best, certain = cut(words, width)
    if best is None or not certain:
        repeated = _repeated(words, width)
        return repeated or unresolved(width, best)
    repeated = _repeated(words, width)
    if repeated:
        return repeated
    columns = []
    for heading in best.headings:
        path = (heading.over, heading.text) if heading.over else (heading.text,)
        dimension = _flat_dimension(heading.text, [h.text for h in best.headings], names)
        category = None if dimension is None else category_of(heading)
        columns.append(Column(path, True, dimension, category))
    return Header(tuple(columns), cost=best.cost)


def _flat_dimension(heading: str, headings: list[str], names: tuple[str, ...]) -> str | None:
    """The caption's dimension, for headings without one above them that are its categories."""
    if _standalone(heading):
        return None
    others = [h for h in headings if not _standalone(h)]
    for name in names:
        canonical = lexicon().dimension(name)
        if canonical and all(canonical in lexicon().dimensions_of(h) for h in others):
            return name
    beside_total = len(others) < len(headings) and len(names) == 1
    if beside_total and not any(_is_no_subgroup(h) for h in others):
        return names[0]
    return None


def _is_no_subgroup(heading: str) -> bool:
    """Whether a heading is known to be an answer, a period, or a statistic."""
    special = heading_unit(heading, None) is not None
    return special or lexicon().is_answer(heading) or shape(heading) in {"period", "integer"}


def _repeated(words: list[Word], width: int) -> Header | None:
    """Two levels without known dimensions: ``mannen vrouwen`` over ``2019 2023 2019 2023``."""
    first_line = 1
    while first_line < len(words) and words[first_line].before == "space":
        first_line += 1
    below = words[first_line:]
    if not below:
        return None
    lower, certain = cut([Word(below[0].text, START), *below[1:]], width)
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
        columns = [Column((tops[i // size], texts[i]), True) for i in range(width)]
        return Header(tuple(columns))
    return None


def _two_level(words: list[Word], top: _Top, width: int, known: Known) -> Header:
    if top.spread:
        return _spread(words, top, width)
    alone = sum(_standalone(name) for name, _, _ in top.items)
    dimensions = [name for name, _, _ in top.items if not _standalone(name)]
    below = words[top.below :]
    if not below:
        return _flat(words, width, tuple(dimensions))
    leaves, certain = cut([Word(below[0].text, START), *below[1:]], width - alone)
    if leaves is None or not certain:
        return unresolved(width, leaves)
    trailing = [h for h in leaves.headings if _standalone(h.text)]
    inner = [h for h in leaves.headings if h not in trailing]
    groups, sure = assign(inner, dimensions, known)
    columns: list[Column] = []
    by_dimension = iter(groups)
    for name, _, _ in top.items:
        if _standalone(name):
            columns.append(Column((name,), True))
            continue
        for heading, firm in next(by_dimension):
            columns.append(_column(name, heading, resolved=firm))
    columns += [Column((h.text,), True) for h in trailing]
    if sure:
        return Header(tuple(columns), cost=leaves.cost)
    reason = tuple(t.format(names=" of ".join(dimensions), n=width) for t in _NO_DIMENSION)
    reasons = (reason[0], reason[1].replace(" of ", " or "))
    return Header(tuple(columns), reason=reasons, cost=leaves.cost)


def _column(name: str, heading: Heading, *, resolved: bool) -> Column:
    if not resolved:
        return Column((heading.text,), False)
    path = (name, heading.over, heading.text) if heading.over else (name, heading.text)
    return Column(path, True, name, category_of(heading))


def _category(heading: Heading) -> str:
    return f"{heading.text} {heading.over}" if heading.over else heading.text


def _spread(words: list[Word], top: _Top, width: int) -> Header:
    """Each dimension with its own categories behind it; together they fill the columns."""
    ends = [start for _, start, _ in top.items[1:]] + [len(words)]
    parts: list[tuple[str | None, list[Word]]] = []
    columns: dict[int, Column] = {}
    for (heading, _, begin), end in zip(top.items, ends, strict=True):
        alone = _standalone(heading) or begin == end
        if alone:
            columns[len(parts)] = Column((heading,), True)
            parts.append((None, []))
        if begin < end:
            inside = [Word(words[begin].text, START), *words[begin + 1 : end]]
            parts.append((None if alone else heading, inside))
    best, certain = cut_parts([inside for _, inside in parts], width - len(columns))
    if best is None or not certain:
        return unresolved(width, best)
    found: list[Column] = []
    for index, ((name, inside), headings) in enumerate(zip(parts, best.parts, strict=True)):
        if not inside:
            found.append(columns[index])
        else:
            found += [
                _column(name, h, resolved=True) if name else Column((h.text,), True)
                for h in headings
            ]
    return Header(tuple(found), cost=best.cost)
