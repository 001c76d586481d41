"""The line that names the dimensions ─► its headings, where not all of them are known.

No heading on that line is a category of the dimension beside it. What stands between names that
the caption tells is a dimension where the caption names just so many more; else nothing shows how
many headings it is.
"""

from __future__ import annotations

from collections.abc import Callable

from tabel_extract.tables.breaks import BLANK, SPACE, Word, is_held
from tabel_extract.tables.lexicon import key, lexicon
from tabel_extract.tables.units import heading_unit, is_base

Item = tuple[str, int, int]
"""A heading of the top level, its first word, and the word past its last."""
LONGEST_CATEGORY = 5
"""Words that are looked at to tell a known category behind its dimension."""


def standalone(heading: str) -> bool:
    """Headings that have one column and nothing below: the total, the base."""
    return lexicon().is_total(heading) or is_base(heading)


def stands_alone(heading: str) -> bool:
    """Whether a heading beside dimensions is none of them: the total, an answer, a statistic."""
    if lexicon().dimension(heading):
        return False
    special = heading_unit(heading, "percent") is not None or lexicon().is_answer(heading)
    return standalone(heading) or special


def missing_names(items: list[Item], names: tuple[str, ...]) -> list[str]:
    """The dimensions of the caption that no heading shows."""
    return [n for n in names if not any(is_named(heading, n) for heading, _, _ in items)]


def is_named(heading: str, name: str) -> bool:
    """Whether a heading is a dimension of the caption, in its words, or by a known other name."""
    same = lexicon().dimension(heading)
    if same is not None and same == lexicon().dimension(name):
        return True
    words = key(name).split()
    return all(word in words for word in key(heading).split())


def end_of_line(words: list[Word]) -> int:
    """The word that the lines below start with; where blank lines part cells, one may be broken."""
    parted = any(w.before == BLANK for w in words)
    return _end(words, lambda w: w.before == BLANK if parted else w.before != SPACE)


def _end(words: list[Word], ends: Callable[[Word], bool]) -> int:
    """Where the line of the dimensions ends: the first one, or that below a total on its own."""
    first = _first(words, 0, ends)
    alone = first < len(words) and words[first].before == BLANK
    if alone and lexicon().is_total(_text(words, 0, first)):
        return _first(words, first, ends)
    return first


def _first(words: list[Word], behind: int, wanted: Callable[[Word], bool]) -> int:
    return next((i for i, w in enumerate(words) if i > behind and wanted(w)), len(words))


def _past(items: list[Item], line: int) -> int:
    """The end of a line, past the name that is broken there."""
    return max([line, *(end for _, start, end in items if start < line)])


def _with_next(items: list[Item], line: int) -> int:
    """The end of a line, past the dimensions that go on behind a name that was broken there."""
    for heading, start, end in items:
        if start == line and not standalone(heading):
            line = end
    return line


def has_unread(words: list[Word], items: list[Item]) -> bool:
    """Whether the first line has words between its dimensions that are no categories of theirs."""
    whole = end_of_line(words)
    broken = _with_next(items, whole)
    line = broken if broken > whole else _past(items, _end(words, lambda w: w.before != SPACE))
    inside = [i for i in items if i[2] <= line]
    if line == len(words) or all(standalone(i[0]) for i in inside):
        return False
    by_end = {i[2]: i for i in inside}
    return any(
        start not in by_end or not opens(words, start, by_end[start][0])
        for start, _ in _between(inside, line)
    )


def _between(items: list[Item], line: int) -> list[tuple[int, int]]:
    """Runs of words on the first line that are no item."""
    borders = [0, *(place for i in items for place in i[1:]), line]
    return [(a, b) for a, b in zip(borders[::2], borders[1::2], strict=True) if a < b]


def opens(words: list[Word], start: int, name: str) -> bool:
    """Whether a known category of a dimension starts here."""
    canonical = lexicon().dimension(name)
    ends = range(start + 1, min(start + LONGEST_CATEGORY, len(words)) + 1)
    return canonical is not None and any(
        canonical in lexicon().dimensions_of(_text(words, start, end)) for end in ends
    )


def whole_line(
    words: list[Word], items: list[Item], names: tuple[str, ...]
) -> tuple[list[Item], int] | None:
    """All headings of the line of the dimensions and its end; None where they can't be told."""
    line = _with_next(items, _past(items, end_of_line(words)))
    sure = [i for i in items if standalone(i[0]) or any(is_named(i[0], n) for n in names)]
    sure = [i for i in sure if i[2] <= line]
    missing = missing_names(sure, names)
    sure = _with_ends(words, sure, line)
    found: list[Item] = []
    runs: list[tuple[int, int]] = []
    for start, end in _between(sure, line):
        text = _text(words, start, end)
        if stands_alone(text):
            found.append((text, start, end))
        else:
            runs.append((start, end))
    if len(runs) != len(missing):
        return None
    if any(start <= i[1] < end and i[2] - i[1] < end - start for i in items for start, end in runs):
        return None  # a known dimension is part of it, or stands beside another
    found += [(_text(words, start, end), start, end) for start, end in runs]
    return sorted([*sure, *found], key=lambda i: i[1]), line


def _with_ends(words: list[Word], items: list[Item], line: int) -> list[Item]:
    """The dimensions of a line, with what goes on with their names: ``vertrouwen in de zee``."""
    borders = dict(_between(items, line))
    result = []
    for heading, start, end in items:
        goes_on = end in borders and not standalone(heading) and is_held(words[end], words[end - 1])
        behind = borders[end] if goes_on else end
        result.append((_text(words, start, behind), start, behind))
    return result


def _text(words: list[Word], start: int, end: int) -> str:
    return " ".join(w.text for w in words[start:end])
