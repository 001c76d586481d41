"""Captions in the margin beside their tables ─► above them, where the table's rules tell so.

Such a caption is a narrow column of words. The rules of its table start right of it, and none goes
on over it, as those of a table do whose first column those words were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tabel_extract.layout.beside import halves
from tabel_extract.layout.lines import VisualLine
from tabel_extract.page import Page, Rule

MARGIN = 2.5
"""Points by which lines of the caption, or rules of the table, may differ in where they start."""
NEAR = 3.0
"""Em from the label within which the upper rules of its table stand."""
CLOSE = 2.2
"""Em between baselines of a caption's lines, at most."""
MAX_GAP = 3.5
"""Em between baselines of a table's lines, at most."""
MIN_RULES = 2
"""Rules of the table that start beside the caption, at least."""
MIN_ROWS = 2
"""Lines of the table that the caption must not reach, or that hold values beside it, at least."""

LABEL_WORDS = 2
"""Words of a label alone: ``Tabel 6``."""

IsCaption = Callable[[str], bool]
Part = tuple[list[VisualLine], bool]
"""Lines, and whether they are a table behind its caption."""


def captions_in_margin(
    lines: Sequence[VisualLine], page: Page, is_caption: IsCaption
) -> Iterator[Part]:
    """The lines of a page in parts from top to bottom."""
    flat = [r for r in page.rules if r.horizontal]
    free: list[VisualLine] = []
    index = 0
    while index < len(lines):
        gutter = _gutter(lines[index], flat, is_caption)
        end = index if gutter is None else _end(lines, index, gutter, is_caption)
        start = index if gutter is None else _start(lines, index, len(free), gutter, flat)
        run = lines[start:end]
        if gutter is None or not _is_table(run, gutter, flat):
            free.append(lines[index])
            index += 1
            continue
        yield free[: len(free) - (index - start)], False
        parted = [(line, *halves(line, gutter - MARGIN)) for line in run]
        caption = [replace(line, phrases=left) for line, left, _ in parted if left]
        table = [replace(line, phrases=right) for line, _, right in parted if right]
        yield _label_before_title(caption) + table, True
        free, index = [], end
    yield free, False


def _label_before_title(caption: list[VisualLine]) -> list[VisualLine]:
    """The caption's lines, with a label that stands above its title, however far, on one line."""
    if len(caption) < 2 or len(caption[0].phrases[0].words) > LABEL_WORDS:
        return caption
    label, title, *more = caption
    return [replace(title, phrases=(*label.phrases, *title.phrases)), *more]


def _gutter(line: VisualLine, flat: Sequence[Rule], is_caption: IsCaption) -> float | None:
    """Where the rules of a table start that stand right of a caption's first words."""
    if len(line.phrases) < 2 or not is_caption(line.phrases[0].text):
        return None
    reach = NEAR * line.size
    near = [r.x0 for r in flat if line.top - reach <= r.top <= line.bottom + reach]
    if not near or min(near) < line.phrases[0].x1 or min(near) > line.phrases[1].x0 + MARGIN:
        return None
    return min(near)


def _end(lines: Sequence[VisualLine], start: int, gutter: float, is_caption: IsCaption) -> int:
    """The index behind the last line of a table and the caption beside it."""
    x0, caption = lines[start].x0, lines[start]
    for index in range(start + 1, len(lines)):
        line, above = lines[index], lines[index - 1]
        left, _ = halves(line, gutter - MARGIN)
        crosses = any(p.x0 < gutter - MARGIN < p.x1 for p in line.phrases)
        far = line.baseline - above.baseline > MAX_GAP * max(line.size, above.size)
        if crosses or far or any(is_caption(p.text) for p in line.phrases):
            return index
        if left:
            parted = line.baseline - caption.baseline > CLOSE * caption.size
            if len(left) > 1 or abs(left[0].x0 - x0) > MARGIN or parted:
                return index
            caption = line
    return len(lines)


def _start(
    lines: Sequence[VisualLine], index: int, free: int, gutter: float, flat: Sequence[Rule]
) -> int:
    """The index of the table's first line, which may stand a little higher than the label."""
    reach = NEAR * lines[index].size
    tops = [r.top for r in flat if 0 <= lines[index].top - r.top <= reach and r.x0 >= gutter]
    start = index
    while start > index - free and tops:
        above = lines[start - 1]
        if above.x0 < gutter - MARGIN or above.top < min(tops) - 1:
            break
        start -= 1
    return start


def _is_table(run: Sequence[VisualLine], gutter: float, flat: Sequence[Rule]) -> bool:
    """Whether lines are rows of one table right of a gutter, with nothing but words left of it."""
    if not run:
        return False
    top, bottom = run[0].top - NEAR * run[0].size, run[-1].bottom
    rules = [r for r in flat if top <= r.top <= bottom]
    starts = sum(abs(r.x0 - gutter) <= MARGIN for r in rules)
    if starts < MIN_RULES or any(r.x0 < gutter - MARGIN < r.x1 for r in rules):
        return False
    rows = 0
    for line in run:
        left, right = halves(line, gutter - MARGIN)
        if left and not any(c.isalpha() for c in left[0].text):
            return False
        rows += len(right) > 1 and right[0].text[0].isalpha() and right[-1].text[-1].isdigit()
    return rows >= MIN_ROWS
