"""Lines over the whole page ─► lines in reading order, cut where columns stand side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from tabel_extract.layout.beside import beside, beside_drawn
from tabel_extract.layout.in_margin import captions_in_margin
from tabel_extract.layout.lines import Phrase, VisualLine, lines_of
from tabel_extract.layout.notes_beside import notes_in_order
from tabel_extract.layout.short_columns import in_short_columns
from tabel_extract.layout.side_by_side import two_tables
from tabel_extract.page import Page

MARGIN = 2.5
"""Points by which lines of one text column may differ in where they start."""
INDENT = 2.0
"""Em that the first line of a paragraph may be set in."""
MIN_COLUMN_LINES = 6
"""Lines that must start at one place in the middle of a page for a column to start there."""
TEXT_WORDS = 4
"""Words that a phrase of running text has at least, on average."""
MIN_LINES = 4
"""Lines of two columns between rows of a table that are no header of it."""
NEAR = 2.0
"""Em between the lines of a caption and what it is over, at most."""
MOST_CAPTION_LINES = 5

IsCaption = Callable[[str], bool]


def reading_order(page: Page, is_caption: IsCaption) -> list[VisualLine]:
    """The lines of a page as a person reads them: column by column where there are some.

    ``is_caption`` tells whether a phrase starts a caption: two of them side by side head two
    tables.
    """
    ordered: list[VisualLine] = []
    for lines, headed in captions_in_margin(lines_of(page, is_caption), page, is_caption):
        parts = [] if headed else beside_drawn(lines, page.rules)
        ordered += lines if headed else [v for part in parts for v in _ordered(part, is_caption)]
    return notes_in_order(ordered)


def _ordered(lines: list[VisualLine], is_caption: IsCaption) -> list[VisualLine]:
    """Lines in order: those above two tables side by side, each of the two, and those below."""
    ordered: list[VisualLine] = []
    while (band := two_tables(lines, is_caption)) is not None:
        ordered += _by_captions(_in_columns(lines[: band.start], is_caption), is_caption)
        for side in _cut(lines[band.start : band.end], band.gutter):
            ordered += _ordered(side, is_caption)
        lines = lines[band.end :]
    return ordered + _by_captions(_in_columns(lines, is_caption), is_caption)


# -- text columns ---------------------------------------------------------------------------


def _in_columns(lines: list[VisualLine], is_caption: IsCaption) -> list[VisualLine]:
    """The lines column by column, where some stand beside each other; each may hold more."""
    ordered: list[VisualLine] = []
    for run in beside(lines) or [(lines,)]:
        for part in run:
            order = _text_columns if len(run) == 1 else _in_columns
            ordered += order(part, is_caption)
    return ordered


def _text_columns(lines: list[VisualLine], is_caption: IsCaption) -> list[VisualLine]:
    margin = _second_margin(lines)
    ordered = lines if margin is None else _by_columns(lines, margin, is_caption)
    return in_short_columns(ordered, is_caption)


def _second_margin(lines: Sequence[VisualLine]) -> float | None:
    """Where a second column of running text starts, or None."""
    starts = sorted(
        p.x0 for line in lines for p in line.phrases[1:] if len(p.text.split()) >= TEXT_WORDS
    )
    best: list[float] = []
    for index, start in enumerate(starts):
        group = [s for s in starts[index:] if s - start <= MARGIN]
        if len(group) > len(best):
            best = group
    return best[0] if len(best) >= MIN_COLUMN_LINES else None


def _by_columns(
    lines: Sequence[VisualLine], margin: float, is_caption: IsCaption
) -> list[VisualLine]:
    """Runs of lines that leave the gutter free, each column by column."""
    gutter = margin - MARGIN
    ordered: list[VisualLine] = []
    run: list[VisualLine] = []
    for line in [*lines, None]:
        if line is not None and not _crosses(line, gutter):
            run.append(line)
            continue
        first = len(run) if line is None else _caption_above(run, line, margin, is_caption)
        ordered += [*_run_by_columns(run[:first], margin, is_caption), *run[first:]]
        run = []
        if line is not None:
            ordered.append(line)
    return ordered


def _caption_above(
    run: Sequence[VisualLine], line: VisualLine, margin: float, is_caption: IsCaption
) -> int:
    """The index of the caption that a line over the gutter goes on with, else behind all lines."""
    first = _last_caption(run, margin, is_caption)
    beside = any(_is_two_columns(v, margin) or v.x0 >= margin - MARGIN for v in run[first:])
    pitches = [b.baseline - a.baseline for a, b in pairwise([*run[first:], line])]
    near = all(0 < pitch <= NEAR * line.size for pitch in pitches)
    return first if near and not beside else len(run)


def _run_by_columns(
    run: Sequence[VisualLine], margin: float, is_caption: IsCaption
) -> list[VisualLine]:
    """Text in two columns column by column; the rows of a table over the whole page as they are.

    A line of two columns starts its right half at the column's margin, a row does so by chance.
    The caption of such rows stands above them, and not at the foot of the left column; nor does
    what a right column starts with, higher than the left one, end the rows above it.
    """
    gutter = margin - MARGIN
    groups: list[tuple[bool | None, int, list[VisualLine]]] = []
    for line in run:
        kind = _is_two_columns(line, margin)
        if groups and (kind is None or groups[-1][0] in {None, kind}):
            before, count, lines = groups[-1]
            known = before if kind is None else kind
            groups[-1] = (known, count + (kind is not None), [*lines, line])
        else:
            opening: list[VisualLine] = []
            if groups:
                before, count, lines = groups[-1]
                first = (
                    _right_top(lines, margin) if kind else _last_caption(lines, margin, is_caption)
                )
                groups[-1], opening = (before, count, lines[:first]), lines[first:]
            groups.append((kind, int(kind is not None), [*opening, line]))
    if all(kind is not False for kind, _, _ in groups):
        return _each_in_columns(run, gutter, is_caption)
    ordered: list[VisualLine] = []
    for kind, count, lines in groups:
        apart = kind and count >= MIN_LINES
        ordered += _each_in_columns(lines, gutter, is_caption) if apart else lines
    return ordered


def _right_top(lines: Sequence[VisualLine], margin: float) -> int:
    """The index of the first line behind all rows that starts a right column, else behind all."""
    first = len(lines)
    while first and _is_two_columns(lines[first - 1], margin) is None:
        first -= 1
    below = range(first, len(lines))
    return next((i for i in below if abs(lines[i].x0 - margin) <= MARGIN), len(lines))


def _last_caption(lines: Sequence[VisualLine], margin: float, is_caption: IsCaption) -> int:
    """The index of the last caption if no text below it is of two columns, else behind all.

    A heading of a column may start at the margin by chance, but it has few words.
    """
    for index in reversed(range(len(lines))):
        words = max(len(p.text.split()) for p in lines[index].phrases[1:] or lines[index].phrases)
        if _is_two_columns(lines[index], margin) and words >= TEXT_WORDS:
            break
        if is_caption(lines[index].phrases[0].text):
            return index
    return len(lines)


def _each_in_columns(
    lines: Sequence[VisualLine], gutter: float, is_caption: IsCaption
) -> list[VisualLine]:
    """Lines cut at a gutter, and what stands on either side in columns of its own."""
    left, right = _cut(lines, gutter)
    if not left or not right:
        return left + right
    return _in_columns(left, is_caption) + _in_columns(right, is_caption)


def _is_two_columns(line: VisualLine, margin: float) -> bool | None:
    """Whether a line has a right half that starts at the margin; None where it has one half."""
    right = next((p for p in line.phrases if p.x0 >= margin - MARGIN), None)
    if right is None or line.x0 >= margin - MARGIN:
        return None
    if not any(c.isalpha() for c in right.text):
        return False
    indent = INDENT * right.size if len(right.text.split()) >= TEXT_WORDS else 0.0
    return abs(right.x0 - margin) <= MARGIN + indent


# -- tables side by side --------------------------------------------------------------------


def _by_captions(lines: list[VisualLine], is_caption: IsCaption) -> list[VisualLine]:
    ordered: list[VisualLine] = []
    index = 0
    while index < len(lines):
        second = _second_caption(lines[index], is_caption)
        if second is None:
            ordered.append(lines[index])
            index += 1
            continue
        gutter = second.x0 - MARGIN
        start = index
        while ordered and index - start < MOST_CAPTION_LINES and not _crosses(ordered[-1], gutter):
            first = ordered[-1].phrases[0]
            if start == index and is_caption(lines[index].phrases[0].text):
                break
            start -= 1
            moved = ordered.pop()
            lines[start] = moved
            if is_caption(first.text):
                break
        end = index + 1
        while end < len(lines) and not _crosses(lines[end], gutter):
            end += 1
        ordered += _by_captions(columns(lines[start:end], gutter), is_caption)
        index = end
    return ordered


def _crosses(line: VisualLine, gutter: float) -> bool:
    return any(p.x0 < gutter < p.x1 for p in line.phrases)


def _second_caption(line: VisualLine, is_caption: IsCaption) -> Phrase | None:
    return next((p for p in line.phrases[1:] if is_caption(p.text)), None)


def columns(lines: Sequence[VisualLine], gutter: float) -> list[VisualLine]:
    """Lines cut at a gutter: all that stands left of it, then all that stands right."""
    left, right = _cut(lines, gutter)
    return left + right


def _cut(lines: Sequence[VisualLine], gutter: float) -> tuple[list[VisualLine], list[VisualLine]]:
    left = [part for line in lines if (part := _part(line, float("-inf"), gutter))]
    right = [part for line in lines if (part := _part(line, gutter, float("inf")))]
    return left, right


def _part(line: VisualLine, x0: float, x1: float) -> VisualLine | None:
    phrases = tuple(p for p in line.phrases if x0 <= p.middle < x1)
    return replace(line, phrases=phrases) if phrases else None
