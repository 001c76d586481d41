"""A few lines of running text in two columns ─► column by column.

Too few lines start at one place for a margin to be seen; but a sentence that breaks off at the foot
of the left column and goes on at the top of the right one tells. Below a caption stand headings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tabel_extract.layout.lines import Phrase, VisualLine

MARGIN = 2.5
"""Points by which lines of one column may differ in where they start."""
MIN_LINES = 2
"""Lines with text in both columns, at least."""
TEXT_WORDS = 4
"""Words of the first line of each column, at least."""
PITCH = 1.75
"""Em between the lines of one paragraph, at most."""


def in_short_columns(
    lines: Sequence[VisualLine], is_caption: Callable[[str], bool]
) -> list[VisualLine]:
    """The lines, with those above the first caption column by column where they are in two."""
    ordered: list[VisualLine] = []
    index = 0
    while index < len(lines) and not is_caption(lines[index].phrases[0].text):
        block = _block(lines, index)
        parted = _parted(block)
        ordered += parted or lines[index : index + 1]
        index += len(block) if parted else 1
    return [*ordered, *lines[index:]]


def _block(lines: Sequence[VisualLine], index: int) -> Sequence[VisualLine]:
    """The lines from here on that start at the same places as this one of two phrases."""
    first = lines[index]
    if len(first.phrases) != 2 or min(len(p.text.split()) for p in first.phrases) < TEXT_WORDS:
        return lines[index : index + 1]
    starts = [p.x0 for p in first.phrases]
    end = index + 1
    while end < len(lines):
        line = lines[end]
        near = line.baseline - lines[end - 1].baseline <= PITCH * first.size
        at = [_column(phrase, starts) for phrase in line.phrases]
        if not near or None in at or len(set(at)) < len(at):
            break
        end += 1
    return lines[index:end]


def _column(phrase: Phrase, starts: Sequence[float]) -> int | None:
    """Which column a phrase starts in, if it does and does not run into the next one."""
    found = [i for i, x in enumerate(starts) if abs(x - phrase.x0) <= MARGIN]
    runs_on = any(phrase.x0 < x - MARGIN and phrase.x1 >= x for x in starts)
    return found[0] if found and not runs_on else None


def _parted(block: Sequence[VisualLine]) -> list[VisualLine]:
    """The lines column by column; nothing where no sentence says that they are to be read so."""
    if sum(len(line.phrases) == 2 for line in block) < MIN_LINES:
        return []
    edge = block[0].phrases[1].x0 - MARGIN
    left = [replace(v, phrases=v.phrases[:1]) for v in block if v.x0 < edge]
    right = [replace(v, phrases=v.phrases[-1:]) for v in block if v.phrases[-1].x0 >= edge]
    breaks_off = left[-1].text[-1] not in ".?!:’”\"'"
    return [*left, *right] if breaks_off and right[0].text[0].islower() else []
