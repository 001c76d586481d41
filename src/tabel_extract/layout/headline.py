"""The headline of a page: what it opens with in type that is well larger than all below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile

from tabel_extract.dutch import join_lines
from tabel_extract.layout.lines import VisualLine

LARGER = 1.25
"""How much larger than most of a page a headline is set, at least."""
TWICE = 2.0
"""How much larger than the rest it is at least on a page that holds hardly anything else."""
SAME = 0.03
"""Share by which the lines of one headline may differ in size."""
NEXT = 1.75
"""Em between the baselines of its lines, at most."""
LETTERS = 4
"""Fewer in the first line are an initial, the number of a chapter or the name of a house."""
FIRST = 4
"""Lines in the size of running text that may stand above it: a name, a date, an address."""
LONGEST = 200
"""Characters; what is longer is text in large type."""


def headline(lines: Sequence[VisualLine], passed: Callable[[str], bool]) -> str | None:
    """The headline of a page by its lines in reading order; None where no type stands out.

    ``passed`` says of a line whether it is something else, such as a site or a date.
    """
    size = max(
        (line.size for line in lines if _letters(line.text) >= LETTERS and not passed(line.text)),
        default=0.0,
    )
    body = _body(lines)
    if size < LARGER * body:
        return None
    same = [line for line in lines if abs(line.size - size) <= SAME * size]
    while same and (passed(same[0].text) or _letters(same[0].text) < LETTERS):
        same = same[1:]
    above = takewhile(lambda line: line is not same[0], lines)
    if sum(line.size <= LARGER * body for line in above) > FIRST:
        return None
    rest = takewhile(
        lambda pair: 0 < pair[1].baseline - pair[0].baseline <= NEXT * size,
        pairwise(same),
    )
    text = join_lines([same[0].text, *(below.text for _, below in rest)])
    return text if len(text) <= LONGEST else None


def _letters(text: str) -> int:
    return sum(sign.isalpha() for sign in text)


def _body(lines: Sequence[VisualLine]) -> float:
    """The size in points that most of a page is set in; infinite where nothing is printed.

    A title page may hold more in the size of its title than in any other: a few lines are no
    running text where what there is most of besides is half as large.
    """
    signs: Counter[float] = Counter()
    for line in lines:
        signs[round(line.size, 1)] += len(line.text)
    most = signs.most_common(2)
    if not most:
        return float("inf")
    (size, _), *others = most
    if others and size >= TWICE * others[0][0]:
        few = sum(round(line.size, 1) == size for line in lines) <= FIRST
        return others[0][0] if few else size
    return size
