"""Header words ─► the dimensions and totals that stand above the other headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from tabel_extract.tables.breaks import SPACE, START, Word
from tabel_extract.tables.lexicon import key, lexicon
from tabel_extract.tables.units import is_base

_SMALL = frozenset({"de", "het", "een", "van", "voor", "in"})


@dataclass(frozen=True, slots=True)
class Top:
    """The top level: its headings in order, and the word that the level below starts with.

    ``spread`` is set where each dimension is followed by its own categories.
    """

    items: tuple[tuple[str, int, int], ...]  # (heading, first word, past its last word)
    below: int
    spread: bool


def top_level(words: list[Word], names: tuple[str, ...]) -> Top | None:
    """Find the dimensions among the words: those of the caption, else known ones."""
    wanted = {form: n for n in names for form in _forms(n)}
    items = _named(words, wanted, known_too=False)
    if len([i for i in items if not standalone(i[0])]) < len(names) or not wanted:
        items = _named(words, wanted, known_too=True)
    if all(standalone(i[0]) for i in items):
        return None
    if _contiguous(items) and items[0][1] == 0:
        return Top(tuple(items), items[-1][2], spread=False)
    lead = [i for i in items if _leads(i, items)]
    if lead and all(i in lead or standalone(i[0]) for i in items):
        return Top(tuple(lead), lead[-1][2], spread=False)
    if items[0][1] == 0:
        return Top(tuple(items), 0, spread=True)
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


def _forms(name: str) -> set[tuple[str, ...]]:
    """How a header may print a dimension: in full, or without its small words."""
    words = tuple(key(name).split())
    return {words, tuple(w for w in words if w not in _SMALL)} - {()}


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
        starts_line = words[index].before != SPACE
        known = known_too and lexicon().dimension(text) is not None
        if known and (starts_line or _on_first_line(words, index)):
            return index + size
    return None


def _on_first_line(words: list[Word], index: int) -> bool:
    return all(w.before in {SPACE, START} for w in words[: index + 1])


def standalone(heading: str) -> bool:
    """Headings that have one column and nothing below: the total, the base."""
    return lexicon().is_total(heading) or is_base(heading)
