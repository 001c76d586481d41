"""Lines over the whole page ─► lines in reading order where a text column stands beside another.

A page may be in two columns for a part only, with a table in one of them. Its rows then stand
between the lines of the text beside it, on heights of their own, which no row of one table does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tabel_extract.layout.lines import Phrase, VisualLine
from tabel_extract.page import Rule

MARGIN = 2.5
"""Points by which lines of one text column may differ in where they start."""
MIN_STARTS = 4
"""Lines that must start at one place for a column to start there."""
INSIDE = (0.12, 0.88)
"""Share of the width of a page's text within which a second column starts; one may be narrow."""
TEXT_WORDS = 5
"""Words of a phrase of running text, at least."""
CAPTION_WORDS = 4
"""Words of a phrase that is no heading of a column, at least."""
MIN_TEXT = 3
"""Lines of running text in one of two columns, at least."""
MIN_OTHER = 2
"""Lines of words in the other one, at least."""
MIN_RULES = 2
"""Rules of a table beside text, at least, on heights of their own."""
SHARED = 0.5
"""Share of the lines of the shorter column from which on the two are rows of one table, but for
text that stands on heights of its own for as many lines as a column has."""
LEADING = 1.0
"""Em between the baselines of two lines of one column, at least."""


@dataclass(frozen=True, slots=True)
class _Halves:
    """The phrases of a line left and right of a gutter."""

    line: VisualLine
    left: tuple[Phrase, ...]
    right: tuple[Phrase, ...]


InTwo = Callable[[Sequence[_Halves], float], bool]
"""Tells whether lines that leave the gutter before a margin free are in two columns."""
Run = tuple[list[VisualLine], ...]
"""Lines that follow each other: of the whole width, or those of two columns, left and right."""


def beside(lines: Sequence[VisualLine]) -> list[Run] | None:
    """The lines in runs, of which some are in two columns; None where none is."""
    return _best(lines, _margins(lines), _in_two)


def beside_drawn(lines: Sequence[VisualLine], rules: Sequence[Rule]) -> list[list[VisualLine]]:
    """The lines in parts, those of a table apart that rules draw beside text.

    Its rows may stand on the very heights of the lines of that text.
    """
    flat = [r for r in rules if r.horizontal]
    margins = [m for m in _margins(lines) if _have_rules(m - MARGIN, flat)] if flat else []
    if not margins:
        return [list(lines)]

    def apart(band: Sequence[_Halves], margin: float) -> bool:
        return _are_ruled_apart(band, flat, margin - MARGIN) and _are_texts(band, margin)

    runs = _best(lines, margins, apart)
    return [list(lines)] if runs is None else [part for run in runs for part in run if part]


def _have_rules(gutter: float, flat: Sequence[Rule]) -> bool:
    """Whether some rules stand on one side of a gutter alone, as those of a table there do."""
    return sum(r.x0 >= gutter or r.x1 <= gutter for r in flat) >= MIN_RULES


def _best(lines: Sequence[VisualLine], margins: Iterable[float], in_two: InTwo) -> list[Run] | None:
    found = [r for margin in margins if (r := _runs(lines, margin, in_two)) is not None]
    return max(found, key=_in_columns, default=None)


def _in_columns(runs: Sequence[Run]) -> int:
    """How many lines are in columns."""
    return sum(len(part) for run in runs if len(run) > 1 for part in run)


def halves(line: VisualLine, gutter: float) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    """The phrases of a line left of a gutter and right of it, by their middles."""
    left = tuple(p for p in line.phrases if p.middle < gutter)
    return left, tuple(p for p in line.phrases if p.middle >= gutter)


def _margins(lines: Sequence[VisualLine]) -> Iterator[float]:
    """Where a second column may start: words start there on several lines, far from the edge."""
    if not lines:
        return
    x0, x1 = min(v.x0 for v in lines), max(v.x1 for v in lines)
    starts = sorted(
        p.x0
        for line in lines
        for p in line.phrases
        if INSIDE[0] <= (p.x0 - x0) / max(x1 - x0, 1.0) <= INSIDE[1] and p.text[:1].isalpha()
    )
    at = 0
    while at < len(starts):
        group = [s for s in starts[at:] if s - starts[at] <= MARGIN]
        if len(group) >= MIN_STARTS:
            yield group[0]
        at += len(group)


def _runs(lines: Sequence[VisualLine], margin: float, in_two: InTwo) -> list[Run] | None:
    gutter = margin - MARGIN
    runs: list[Run] = []
    whole: list[VisualLine] = []
    band: list[_Halves] = []
    for line in [*lines, None]:
        parted = None if line is None else _parted(line, gutter)
        if parted is not None:
            band.append(parted)
            continue
        if in_two(band, margin):
            runs += [(whole,), _columns(band)]
            whole = []
        else:
            whole = [*whole, *(h.line for h in band)]
        band = []
        if line is not None:
            whole.append(line)
    return [*runs, (whole,)] if runs else None


def _parted(line: VisualLine, gutter: float) -> _Halves | None:
    """A line cut at a gutter, or None where it goes over it or is a row on both sides of it."""
    if any(p.x0 < gutter < p.x1 for p in line.phrases):
        return None
    left, right = halves(line, gutter)
    text = any(side and _longest(side) >= TEXT_WORDS for side in (left, right))
    if left and right and not text and not (_words(left) and _words(right)):
        return None
    return _Halves(line, left, right)


def _words(phrases: Sequence[Phrase]) -> int:
    return sum(word.text[0].isalpha() and len(word.text) > 1 for p in phrases for word in p.words)


def _in_two(band: Sequence[_Halves], margin: float) -> bool:
    """Whether lines that leave a gutter free are two columns: text in one, words in the other."""
    left = [h.left for h in band if h.left]
    right = [h.right for h in band if h.right]
    both = sum(bool(h.left and h.right) for h in band)
    rows = both >= SHARED * min(len(left), len(right))
    return not (rows and _between(band) < MIN_TEXT) and _are_texts(band, margin)


def _are_ruled_apart(band: Sequence[_Halves], flat: Sequence[Rule], gutter: float) -> bool:
    """Whether all rules between the lines that stand on both sides of a gutter are of one side.

    Those of a table go on below all that stands in its rows.
    """
    shared = [h.line for h in band if h.left and h.right]
    if not shared:
        return False
    top, bottom = shared[0].top, shared[-1].bottom
    inside = [r for r in flat if top <= r.top <= bottom]
    left = all(r.x1 <= gutter for r in inside)
    right = all(r.x0 >= gutter for r in inside)
    return len({round(r.top) for r in inside}) >= MIN_RULES and (left or right)


def _are_texts(band: Sequence[_Halves], margin: float) -> bool:
    """Whether one side of a gutter is running text, and the other one words that start alike."""
    left = [h.left for h in band if h.left]
    right = [h.right for h in band if h.right]
    if sum(abs(phrases[0].x0 - margin) <= MARGIN for phrases in right) < MIN_STARTS:
        return False
    text = [sum(_longest(phrases) >= TEXT_WORDS for phrases in side) for side in (left, right)]
    words = [sum(_longest(phrases) >= CAPTION_WORDS for phrases in side) for side in (left, right)]
    return (text[0] >= MIN_TEXT and words[1] >= MIN_OTHER) or (
        text[1] >= MIN_TEXT and words[0] >= MIN_OTHER
    )


def _between(band: Sequence[_Halves]) -> int:
    """How many lines of text stand beside another line of text and on a height of their own."""
    text = [(h.line, h.right) for h in band if not (h.left and h.right)]
    return sum(
        0 < line.baseline - above.baseline < LEADING * line.size
        and bool(one) != bool(other)
        and min(_longest(line.phrases), _longest(above.phrases)) >= TEXT_WORDS
        for (above, one), (line, other) in pairwise(text)
    )


def _longest(phrases: Sequence[Phrase]) -> int:
    return max(_words([p]) for p in phrases)


def _columns(band: Sequence[_Halves]) -> Run:
    left = [replace(h.line, phrases=h.left) for h in band if h.left]
    return left, [replace(h.line, phrases=h.right) for h in band if h.right]
