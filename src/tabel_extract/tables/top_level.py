"""Header words ─► the dimensions and totals that stand above the other headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from tabel_extract.tables.breaks import SPACE, START, Word, is_held
from tabel_extract.tables.dimension_line import (
    Item,
    has_unread,
    missing_names,
    opens,
    standalone,
    stands_alone,
    whole_line,
)
from tabel_extract.tables.lexicon import key, lexicon
from tabel_extract.tables.units import is_base

_SMALL = frozenset({"de", "het", "een", "van", "voor", "in"})


@dataclass(frozen=True, slots=True)
class Top:
    """The top level: its headings in order, and the word that the level below starts with.

    ``spread`` is set where each dimension is followed by its own categories; ``missing`` are those
    of the caption that it does not show; ``lone`` are headings with nothing below. Where it is not
    ``certain``, nothing is to be read by it.
    """

    items: tuple[Item, ...]
    below: int
    spread: bool
    missing: tuple[str, ...] = ()
    lone: frozenset[str] = frozenset()
    certain: bool = True

    def is_alone(self, heading: str) -> bool:
        """Whether a heading of the top level has one column and nothing below."""
        return standalone(heading) or heading in self.lone


def top_level(words: list[Word], names: tuple[str, ...]) -> Top | None:
    """Find the dimensions among the words: those of the caption, else known ones."""
    wanted = {form: n for n in names for form in _forms(n)}
    items = _named(words, wanted, known_too=False)
    if len([i for i in items if not standalone(i[0])]) < len(names) or not wanted:
        items = _named(words, wanted, known_too=True)
    if all(standalone(i[0]) for i in items):
        return None
    missing = tuple(missing_names(items, names))
    if has_unread(words, items):
        line = whole_line(words, items, names)
        if line is None:
            return Top(tuple(items), items[-1][2], spread=False, certain=False)
        lone = frozenset(i[0] for i in line[0] if i not in items and stands_alone(i[0]))
        return Top(tuple(line[0]), line[1], spread=False, lone=lone)
    if _contiguous(items) and items[0][1] == 0:
        return _above(words, items, missing)
    lead = [i for i in items if _leads(i, items)]
    if lead and all(i in lead or standalone(i[0]) for i in items):
        return _above(words, lead, missing)
    if items[0][1] == 0:
        return Top(tuple(items), 0, spread=True, missing=missing, certain=_is_even(words, items))
    return None


def _above(words: list[Word], items: list[Item], missing: tuple[str, ...]) -> Top:
    """Dimensions beside each other, above or before all categories.

    A total at the start of a line below them is the first column, where others follow on its line;
    alone on that line it may be the last one too.
    """
    last = max(n for n, i in enumerate(items) if not standalone(i[0]))
    lower = next((i for i in items[last + 1 :] if words[i[1]].before != SPACE), None)
    if lower is not None and _goes_on(words, lower[2]):
        items = items[: items.index(lower)]
        lower = None
    below = items[-1][2]
    first = next(i[0] for i in items if not standalone(i[0]))
    certain = lower is None and not _is_odd(words, below, first)
    return Top(tuple(items), below, spread=False, missing=missing, certain=certain)


def _goes_on(words: list[Word], start: int) -> bool:
    """Whether a line goes on with a word, rather than end before it."""
    return start < len(words) and words[start].before == SPACE


def _is_odd(words: list[Word], start: int, name: str) -> bool:
    """Whether what goes on behind a dimension, on its line, is no category that it is known for.

    At the start of the only line, one that is not known may as well head the rows.
    """
    known = lexicon().dimension(name) is not None
    alone = start == 1 and all(w.before == SPACE for w in words[1:])
    return (known or alone) and _goes_on(words, start) and not opens(words, start, name)


def _is_even(words: list[Word], items: list[Item]) -> bool:
    """Whether every dimension is printed in one way: with its categories behind it, or below it."""
    ends = [i[1] for i in items[1:]] + [len(words)]
    ways = set()
    for (heading, _, begin), end in zip(items, ends, strict=True):
        if begin == end:
            continue
        if standalone(heading):
            if not stands_alone(" ".join(w.text for w in words[begin:end])):
                return False
        elif _is_odd(words, begin, heading):
            return False
        else:
            ways.add(words[begin].before == SPACE)
    return len(ways) < 2


def _named(
    words: list[Word], wanted: Mapping[tuple[str, ...], str], *, known_too: bool
) -> list[Item]:
    """Where words name a dimension or the total, in order: (name, first word, past its last)."""
    items: list[Item] = []
    index = 0
    while index < len(words):
        taken = _match(words, index, wanted) or _match_known(words, index, known_too=known_too)
        if taken is None:
            index += 1
            continue
        items.append((" ".join(w.text for w in words[index:taken]), index, taken))
        index = taken
    return items


def _forms(name: str) -> set[tuple[str, ...]]:
    """How a header may print a dimension: in full, or without its small words."""
    words = tuple(key(name).split())
    return {words, tuple(w for w in words if w not in _SMALL)} - {()}


def _leads(item: Item, items: list[Item]) -> bool:
    """Whether an item belongs to the unbroken run of items at the start."""
    position = 0
    for _heading, start, end in items:
        if start != position:
            return False
        if start == item[1]:
            return True
        position = end
    return False


def _contiguous(items: list[Item]) -> bool:
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


def _match_known(words: list[Word], index: int, *, known_too: bool) -> int | None:
    """Past the total, a base or a known dimension, which is named once: not ``geen vertrouwen``."""
    for size in (3, 2, 1):
        if index + size > len(words):
            continue
        text = " ".join(w.text for w in words[index : index + size])
        if lexicon().is_total(text) or is_base(text):
            return index + size
        starts_line = words[index].before != SPACE
        own = index == 0 or not is_held(words[index], words[index - 1])
        known = known_too and own and lexicon().dimension(text) is not None
        if known and (starts_line or _on_first_line(words, index)):
            return index + size if _is_once(text, words) else None
    return None


def _is_once(text: str, words: list[Word]) -> bool:
    size = len(text.split())
    runs = (" ".join(w.text for w in words[i : i + size]) for i in range(len(words)))
    return sum(key(run) == key(text) for run in runs) == 1


def _on_first_line(words: list[Word], index: int) -> bool:
    return all(w.before in {SPACE, START} for w in words[: index + 1])
