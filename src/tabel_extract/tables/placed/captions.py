"""Captions below their tables ─► above them, so that a table is read from its caption on.

A report keeps to one habit. It shows in what stands next to its captions: rows above them, and
something else below.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tabel_extract.layout.lines import Phrase, VisualLine
from tabel_extract.page import BBox
from tabel_extract.tables.caption import ends_caption, parse_label
from tabel_extract.tables.placed.cells import cut
from tabel_extract.tables.text_notes import is_unmarked

PROSE_WORDS = 9
"""A line with more words than this in a row is running text."""
NARROW_WORDS = 5
"""Words of a line in a narrow column of running text, at least."""
BLANK = 0.7
"""Em that a blank is wide at most, where blanks are not printed."""
MOST_SECTION = 2
"""Lines that a statement has at most that heads rows."""
SAME_SIZE = 0.3
"""Points by which lines of one table may differ in size where they head rows."""
LARGER = 1.4
"""How much larger than a table the heading above it is that is none of its own, at least."""
ROOM = 2.5
"""Em between a section and the row or the headings above it, at most."""
MOST_LINES = 5
"""Lines that a caption has at most."""

_ENDS = re.compile(r"Bron(?:nen)?\s*:|\d{1,2}(?:\.\d{1,2})+\s+[A-Z‘]")


@lru_cache(maxsize=4096)
def is_caption(text: str) -> bool:
    """Whether a phrase starts the caption of a table, a figure or a box."""
    return parse_label(text) is not None


def captions_first(
    pages: Mapping[int, list[VisualLine]], drawings: Mapping[int, Sequence[BBox]]
) -> dict[int, list[VisualLine]]:
    """The lines of each page, captions moved above their tables where they stand below.

    ``drawings`` are the places of rules both ways on each page: what stands in one is one table.
    """
    above = below = 0
    for number, lines in pages.items():
        for index in _captions(lines):
            over, under = _body_above(lines, index, drawings[number]), _rows_below(lines, index)
            above += over < index
            below += under
    all_below = above > below
    moved = {n: _moved(lines, drawings[n], all_below=all_below) for n, lines in pages.items()}
    return _joined(moved, drawings) if all_below else moved


def _joined(
    pages: dict[int, list[VisualLine]], drawings: Mapping[int, Sequence[BBox]]
) -> dict[int, list[VisualLine]]:
    """Bring what a table starts with on the page before its caption behind that caption."""
    for number, lines in pages.items():
        before = pages.get(number - 1)
        if not before or not lines or not _captions(lines[:1]):
            continue
        start = _body_above(before, len(before), drawings[number - 1])
        end = _caption_end(lines, 0)
        lines[end:end] = before[start:]
        del before[start:]
    return pages


def _captions(lines: Sequence[VisualLine]) -> list[int]:
    """The lines that start a table's caption."""
    found = []
    for index, line in enumerate(lines):
        label = parse_label(_words(line))
        if label is not None and label.kind == "table":
            found.append(index)
    return found


def _words(line: VisualLine) -> str:
    return " ".join(line.text.split())


def _is_row(line: VisualLine) -> bool:
    parts = cut(line)
    return len(parts.values) > 1 or bool(parts.values and parts.texts and len(line.phrases) > 1)


def _is_other(line: VisualLine) -> bool:
    """Whether a line is no part of a table's body: running text, a note, a source, a caption."""
    text = _words(line)
    if _ENDS.match(text) or is_caption(text) or line.phrases[0].lead:
        return True
    return not cut(line).values and _longest_run(line) > PROSE_WORDS


def _longest_run(line: VisualLine) -> int:
    """The most words that stand in a row with no more than a blank between them."""
    longest = run = 0
    before: Phrase | None = None
    for phrase in line.phrases:
        close = before is not None and phrase.x0 - before.x1 <= BLANK * phrase.size
        run = (run if close else 0) + len(phrase.text.split())
        longest = max(longest, run)
        before = phrase
    return longest


def _body_above(lines: Sequence[VisualLine], index: int, drawings: Sequence[BBox]) -> int:
    """Where the body right above a caption starts; the caption's own line if there is none."""
    for box in drawings:
        inside = [i for i in range(index) if _is_inside(lines[i], box)]
        drawn = inside == list(range(index - len(inside), index))
        if drawn and any(_is_row(lines[i]) for i in inside):
            return inside[0]
    start, rows = index, 0
    sections: set[int] = set()
    while start > 0:
        above = _section_start(lines, start) if rows else start
        sections.update(range(above, start))
        if above == start:
            if _is_other(lines[start - 1]) or _is_paragraph(lines, start - 1):
                break
            if rows and lines[start - 1].size > LARGER * lines[start].size:
                break  # the heading of a section of the report
            above -= 1
        start = above
        rows += _is_row(lines[start])
    ended = [
        i
        for i in range(start, index)
        if len(lines[i].phrases) == 1
        and lines[i].text.endswith((".", "?", "!", ":"))
        and not cut(lines[i]).values
        and i not in sections
    ]
    return (ended[-1] + 1 if ended else start) if rows else index


def _section_start(lines: Sequence[VisualLine], end: int) -> int:
    """Where the words right above a row start that head it, or ``end``: a statement is no prose.

    They are set as the row is, below another row or the headings of columns.
    """
    row, start = lines[end], end
    if not _is_row(row):
        return end
    while start > 0 and end - start < MOST_SECTION and _is_words(lines[start - 1], row):
        start -= 1
    above = lines[start - 1] if start else None
    headed = above is not None and _may_head(above, row) and _is_near(above, lines[start])
    return start if headed else end


def _may_head(line: VisualLine, row: VisualLine) -> bool:
    """Whether a line is another row, or some short words as the headings of columns are."""
    short = all(len(p.text.split()) < NARROW_WORDS for p in line.phrases)
    headings = len(line.phrases) > 1 and short and line.x1 > row.phrases[-1].x0
    return _is_row(line) or headings


def _is_words(line: VisualLine, row: VisualLine) -> bool:
    """Whether a line is nothing but words, in the size of a row and no further right."""
    alone = len(line.phrases) == 1 and not cut(line).values and not is_caption(_words(line))
    return alone and abs(line.size - row.size) <= SAME_SIZE and line.x0 <= row.x0 + 1


def _is_near(above: VisualLine, line: VisualLine) -> bool:
    return 0 < line.baseline - above.baseline <= ROOM * line.size


def _is_inside(line: VisualLine, box: BBox) -> bool:
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return box[0] < x < box[2] and box[1] < y < box[3]


def _is_paragraph(lines: Sequence[VisualLine], index: int) -> bool:
    """Whether two lines in a row are running text in a narrow column."""
    pair = lines[max(index - 1, 0) : index + 1]
    return len(pair) == 2 and all(
        len(line.phrases) == 1 and len(line.text.split()) >= NARROW_WORDS and not cut(line).values
        for line in pair
    )


def _caption_end(lines: Sequence[VisualLine], index: int) -> int:
    """The line behind a caption: its further lines are set alike, close below, with no values."""
    end = index + 1
    text = _words(lines[index])
    while end < len(lines) and end - index < MOST_LINES and not ends_caption(text):
        line, before = lines[end], lines[end - 1]
        near = 0 < line.baseline - before.baseline <= 1.7 * before.size
        ends = _ENDS.match(_words(line)) or is_unmarked(_words(line)) or line.phrases[0].lead
        if not near or ends or _is_row(line):
            break
        text += " " + _words(line)
        end += 1
    return end


def _is_claimed(lines: Sequence[VisualLine], start: int) -> bool:
    """Whether rows that start at a line have a caption of their own above them."""
    above = lines[max(0, start - MOST_LINES) : start]
    return any(is_caption(_words(line)) for line in above)


def _rows_below(lines: Sequence[VisualLine], index: int) -> bool:
    """Whether rows follow a caption before anything else does."""
    for line in lines[_caption_end(lines, index) :]:
        if _is_row(line):
            return True
        if _is_other(line):
            return False
    return False


def _moved(
    lines: list[VisualLine], drawings: Sequence[BBox], *, all_below: bool
) -> list[VisualLine]:
    ordered = list(lines)
    for index in _captions(lines):
        start = _body_above(lines, index, drawings)
        if not all_below and (_rows_below(lines, index) or _is_claimed(lines, start)):
            continue
        end = _caption_end(lines, index)
        ordered[start:end] = lines[index:end] + lines[start:index]
    return ordered
