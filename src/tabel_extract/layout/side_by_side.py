"""Two tables side by side: where the band that they stand in starts and ends, and is cut.

Their captions stand above them, on one line, or below them, each where its own table ends. Where
the rows are tells which: both tables have some above their captions only where those stand below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from tabel_extract.layout.beside import halves
from tabel_extract.layout.lines import Phrase, VisualLine

MARGIN = 2.5
"""Points by which lines of one table may differ in where they start."""
MOST_PAIRS = 20
"""Pairs of captions that are looked at: no honest page has more that are nearly side by side."""
MIN_ROWS = 2
"""Rows of each of two tables, at least."""
LARGER = 1.15
"""How much larger than the captions the heading of what follows the tables is set, at least."""
CLEAR = 1.0
"""Em of such a heading that nothing stands in beside it, above its line and below, at least."""
GAP = 3.0
"""Em of the captions that two tables and what follows them stand apart, at least."""
HEADER = 3
"""Lines below the captions within which no such gap ends the tables."""
WORDS = 4
"""Words of a line of running text, at least."""
SAME_SIZE = 0.3
"""Points by which lines of one text may differ in size."""
PITCH = 1.75
"""Em between the lines of one paragraph, at most."""
STOPS = (".", "?", "!", ":", "’", "”", "'", '"')
"""What a paragraph ends with."""

IsCaption = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Band:
    """The lines that two tables side by side stand on, and where they are cut."""

    start: int
    end: int
    gutter: float


@dataclass(frozen=True, slots=True)
class _Side:
    """Where the rows of one side stand: those above its first caption and below its last."""

    above: tuple[float, ...]
    below: tuple[float, ...]


def two_tables(lines: Sequence[VisualLine], is_caption: IsCaption) -> Band | None:
    """The first two tables side by side, if no text of a column goes on below them."""
    for first, last, gutter in islice(_pairs(lines, is_caption), MOST_PAIRS):
        band = _over_captions(lines, first, last, gutter, is_caption)
        if band is None and first == last:
            band = Band(first, _end(lines, first, gutter, HEADER), gutter)
        if band is None:
            band = _under_captions(lines, first, last, gutter, is_caption)
        if band is not None:
            return None if _goes_on_below(lines, band.start, gutter) else band
    return None


def _pairs(lines: Sequence[VisualLine], is_caption: IsCaption) -> Iterator[tuple[int, int, float]]:
    """Captions that follow each other and leave a gutter free: their lines, and where it is."""
    captions = ((i, p) for i, line in enumerate(lines) for p in line.phrases if is_caption(p.text))
    for (first, one), (last, other) in pairwise(captions):
        left, right = sorted((one, other), key=lambda phrase: phrase.x0)
        gutter = right.x0 - MARGIN
        if first == last and one is not lines[first].phrases[0]:
            continue
        if left.x1 < right.x0 and not any(_is_over(v, gutter) for v in lines[first : last + 1]):
            yield first, last, gutter


# -- captions and rows ----------------------------------------------------------------------


def _over_captions(
    lines: Sequence[VisualLine], first: int, last: int, gutter: float, is_caption: IsCaption
) -> Band | None:
    """The lines of two tables whose captions stand below them, and start on these two lines."""
    band = Band(_start(lines, first, gutter), _end(lines, last, gutter, 0), gutter)
    left, right = _sides(lines, band, is_caption)
    below = _are_beside(left.below, right.below)
    return band if _are_beside(left.above, right.above) and not below else None


def _under_captions(
    lines: Sequence[VisualLine], first: int, last: int, gutter: float, is_caption: IsCaption
) -> Band | None:
    """The lines of two tables, of which the lower one has nothing above its caption but room."""
    band = Band(first, _end(lines, last, gutter, HEADER), gutter)
    left, right = _sides(lines, band, is_caption)
    higher = is_caption(lines[first].phrases[0].text) and lines[first].x0 < gutter
    room = all(
        (line.x0 < gutter) == (line.phrases[-1].x0 < gutter) == higher for line in lines[first:last]
    )
    return band if room and _are_beside(left.below, right.below) else None


def _sides(lines: Sequence[VisualLine], band: Band, is_caption: IsCaption) -> tuple[_Side, _Side]:
    parted = [(line.baseline, halves(line, band.gutter)) for line in lines[band.start : band.end]]
    left, right = ([(at, half[side]) for at, half in parted if half[side]] for side in (0, 1))
    return _side(left, is_caption), _side(right, is_caption)


def _side(lines: Sequence[tuple[float, Sequence[Phrase]]], is_caption: IsCaption) -> _Side:
    captions = [i for i, (_, phrases) in enumerate(lines) if is_caption(phrases[0].text)]
    first, last = (captions[0], captions[-1]) if captions else (0, len(lines))
    rows = [(i, at) for i, (at, phrases) in enumerate(lines) if _is_row(phrases)]
    return _Side(tuple(at for i, at in rows if i < first), tuple(at for i, at in rows if i > last))


def _is_row(phrases: Sequence[Phrase]) -> bool:
    """Whether words are followed by a value."""
    words = len(phrases) > 1 and any(map(str.isalpha, phrases[0].text))
    return words and not any(map(str.isalpha, phrases[-1].text))


def _are_beside(left: Sequence[float], right: Sequence[float]) -> bool:
    """Whether the rows of two tables stand, in part at least, on the same heights."""
    several = min(len(left), len(right)) >= MIN_ROWS
    return several and left[0] <= right[-1] and right[0] <= left[-1]


# -- the band -------------------------------------------------------------------------------


def _start(lines: Sequence[VisualLine], end: int, gutter: float) -> int:
    """The first line of two tables that stand above their captions."""
    size = lines[end].size
    for index in range(end, 0, -1):
        line = lines[index - 1]
        gap = lines[index].baseline - line.baseline
        if _is_over(line, gutter) or gap >= GAP * size or _heads(lines, index - 1, size):
            return index
    return 0


def _end(lines: Sequence[VisualLine], start: int, gutter: float, header: int) -> int:
    """The line behind two tables: the first over the gutter, behind a gap or set larger alone."""
    size = lines[start].size
    for index in range(start + 1, len(lines)):
        if _is_over(lines[index], gutter):
            return index
        gap = lines[index].baseline - lines[index - 1].baseline
        if (index > start + header and gap >= GAP * size) or _heads(lines, index, size):
            return index
    return len(lines)


def _is_over(line: VisualLine, gutter: float) -> bool:
    return any(p.x0 < gutter < p.x1 for p in line.phrases)


def _heads(lines: Sequence[VisualLine], index: int, size: float) -> bool:
    """Whether a line is set larger than captions, and nothing stands close on either side of it."""
    line = lines[index]
    if len(line.phrases) > 1 or line.size < LARGER * size:
        return False
    beside = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
    return all(abs(v.baseline - line.baseline) >= CLEAR * line.size for v in beside)


def _goes_on_below(lines: Sequence[VisualLine], start: int, gutter: float) -> bool:
    """Whether the text left of a gutter breaks off above a band, to go on below it.

    It goes on at the right where the text there starts with no capital.
    """
    left = [v for v in lines[:start] if v.x0 < gutter]
    if not any(_breaks_off(*pair, gutter) for pair in pairwise(left[-2:])):
        return False
    right = [p for v in lines[:start] for p in v.phrases if p.x0 >= gutter]
    if right and right[0].text[:1].islower():
        return False
    below = (v.phrases[0] for v in lines[start + 1 :] if v.x0 < gutter)
    size = left[-1].size
    text = (p for p in below if len(p.text.split()) >= WORDS and abs(p.size - size) <= SAME_SIZE)
    first = next(text, None)
    return first is not None and first.text[:1].islower()


def _breaks_off(above: VisualLine, last: VisualLine, gutter: float) -> bool:
    """Whether the last line of a paragraph, below another, ends no sentence."""
    near = last.baseline - above.baseline <= PITCH * above.size
    text = [p for p in last.phrases if p.x0 < gutter][-1].text
    return near and last.size <= LARGER * above.size and not text.endswith(STOPS)
