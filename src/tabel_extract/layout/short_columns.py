"""A few lines of running text in two columns ─► column by column.

Too few lines start at one place for a margin to be seen; but a sentence that breaks off at the foot
of the left column and goes on at the top of the right one tells, and so do the full lines of a
paragraph right below a heading of the text. Below a caption only what stands below such a heading,
or behind the small print of a table, is text: other lines may be those of a table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from tabel_extract.layout.lines import Phrase, VisualLine

MARGIN = 2.5
"""Points by which lines of one column may differ in where they start."""
MIN_LINES = 2
"""Lines with text in both columns, at least."""
TEXT_WORDS = 4
"""Words of the first line of each column, at least."""
LARGER = 1.15
"""How much larger than text the heading above it is set, at least."""
NEAR = 2.5
"""Em of a heading between it and the text below it, at most."""
SMALLER = 0.95
"""How large the notes of a table are set beside the text below them, at most."""
BLANK = 0.2
"""Em of a blank, at least."""
PITCH = 1.75
"""Em between the lines of one paragraph, at most."""
INDENT = 2.0
"""Em that the first line of a paragraph may be set in."""


def in_short_columns(
    lines: Sequence[VisualLine], is_caption: Callable[[str], bool]
) -> list[VisualLine]:
    """The lines, with those column by column that are text in two, above captions and below."""
    ordered: list[VisualLine] = []
    index, captioned = 0, False
    while index < len(lines):
        captioned = captioned or is_caption(lines[index].phrases[0].text)
        headed = _is_headed(lines, index, is_caption)
        behind = headed or _is_behind_notes(lines, index)
        block = _block(lines, index) if behind or not captioned else []
        parted = _parted(block, 1 if behind else MIN_LINES, headed=headed)
        ordered += parted or lines[index : index + 1]
        index += len(block) if parted else 1
    return ordered


def _is_headed(lines: Sequence[VisualLine], index: int, is_caption: Callable[[str], bool]) -> bool:
    """Whether a line stands right below the heading of a piece of text, which is set larger."""
    if not index:
        return False
    above, line = lines[index - 1], lines[index]
    alone = len(above.phrases) == 1 and not is_caption(above.text)
    near = line.baseline - above.baseline <= NEAR * above.size
    return alone and near and above.size >= LARGER * line.size


def _is_behind_notes(lines: Sequence[VisualLine], index: int) -> bool:
    """Whether a line stands well below one that is set smaller, as the notes of a table are."""
    if not index:
        return False
    above, line = lines[index - 1], lines[index]
    gap = line.baseline - above.baseline
    return SMALLER * line.size >= above.size and gap >= PITCH * line.size


def _block(lines: Sequence[VisualLine], index: int) -> Sequence[VisualLine]:
    """The lines from here on that start at the same places as this one of two phrases.

    The first line of a paragraph may be set in.
    """
    first = lines[index]
    if len(first.phrases) != 2 or min(len(p.text.split()) for p in first.phrases) < TEXT_WORDS:
        return lines[index : index + 1]
    below = [p for line in lines[index + 1 : index + 2] for p in line.phrases]
    starts = [min([x, *(p.x0 for p in below if _is_set_in(x - p.x0, p))]) for x in _starts(first)]
    end = index + 1
    while end < len(lines):
        line = lines[end]
        near = line.baseline - lines[end - 1].baseline <= PITCH * first.size
        at = [_column(phrase, starts) for phrase in line.phrases]
        if not near or None in at or len(set(at)) < len(at):
            break
        end += 1
    return lines[index:end]


def _starts(line: VisualLine) -> list[float]:
    return [phrase.x0 for phrase in line.phrases]


def _is_set_in(by: float, phrase: Phrase) -> bool:
    """Whether so many points are the indent of a paragraph."""
    return MARGIN < by <= INDENT * phrase.size


def _column(phrase: Phrase, starts: Sequence[float]) -> int | None:
    """Which column a phrase starts in, if it does and does not run into the next one."""
    text = len(phrase.text.split()) >= TEXT_WORDS
    found = [
        i
        for i, x in enumerate(starts)
        if abs(x - phrase.x0) <= MARGIN or (text and _is_set_in(phrase.x0 - x, phrase))
    ]
    runs_on = any(phrase.x0 < x - MARGIN and phrase.x1 >= x for x in starts)
    return found[0] if found and not runs_on else None


def _parted(block: Sequence[VisualLine], least: int, *, headed: bool) -> list[VisualLine]:
    """The lines column by column; nothing where nothing says that they are to be read so.

    At least so many of them are text in both columns.
    """
    if len(block) < MIN_LINES or sum(len(line.phrases) == 2 for line in block) < least:
        return []
    edge = min(v.phrases[1].x0 for v in block if len(v.phrases) == 2) - MARGIN
    left = [replace(v, phrases=v.phrases[:1]) for v in block if v.x0 < edge]
    right = [replace(v, phrases=v.phrases[-1:]) for v in block if v.phrases[-1].x0 >= edge]
    breaks_off = left[-1].text[-1] not in ".?!:’”\"'"
    goes_on = breaks_off and right[0].text[0].islower()
    return [*left, *right] if goes_on or (headed and _are_full(left)) else []


def _are_full(lines: Sequence[VisualLine]) -> bool:
    """Whether each line of a column ends where the first word of the next had no room.

    One above a line that is set in ends a paragraph.
    """
    start, end = min(line.x0 for line in lines), max(line.x1 for line in lines)
    for line, below in pairwise(lines):
        word = below.phrases[0].words[0]
        if _is_set_in(below.x0 - start, below.phrases[0]):
            continue
        if line.x1 + BLANK * word.size + word.x1 - word.x0 <= end:
            return False
    return len(lines) >= MIN_LINES
