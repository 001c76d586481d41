"""Gaps between the words of a line ─► which of them are blanks, and which part phrases.

A blank that is printed holds a phrase together however wide it is set; a gap without one parts two
phrases, unless the page prints no blanks at all, as TeX does, or the gap is exactly as wide as the
blanks that are printed: some programs step over a blank at times. Where none are printed, a line of
justified text has wide ones. A border between two words always parts them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from tabel_extract.layout.stretched import stretched
from tabel_extract.page import Rule, Word

WIDEST_BLANK = 2.2
"""Em that a printed blank may be stretched to in justified text."""
UNPRINTED_BLANK = 0.6
"""Em of a gap that is still a blank where the page prints none."""
SMALLEST_GAP = 0.05
"""Em: what is nearer belongs to one word, even in two fonts."""
BEHIND_SIGN = 0.12
"""Em behind a raised sign that are no blank: TeX leaves some room there."""
FIGURE_GAP = 0.33
"""Em between a narrow 1 and the next figure, where all figures take the same room."""
MOST_PRINTED = 0.25
"""Share of a style's narrow gaps that have a blank where it prints blanks; narrow columns have
gaps without one."""
SAME_WIDTH = 0.02
"""Em by which a gap that is stepped over may differ from a printed blank of its style."""
MIN_STEPPED = 3
"""Gaps on a page that are stepped over, from which on it is a habit and no narrow columns."""
STEPPED = 0.7
"""Share of the gaps without a blank that are as wide as one, at least, where that is a habit."""
GROUP = 3
"""Figures behind the blank that parts thousands."""

Style = tuple[str, float]
"""A font with a size in points."""


class Blanks:
    """What the gaps on a page mean, known by all of its lines and its upright rules."""

    def __init__(self, rows: Sequence[Sequence[Word]], rules: Sequence[Rule] = ()) -> None:
        narrow = _narrow_gaps(rows)
        self._bare = frozenset(
            style
            for style, gaps in narrow.items()
            if sum(spaced for _, spaced in gaps) < MOST_PRINTED * len(gaps)
        )
        self._stretched = stretched(rows, UNPRINTED_BLANK, self._bare)
        printed = {style: [g for g, spaced in gaps if spaced] for style, gaps in narrow.items()}
        self._widths = {style: median(gaps) for style, gaps in printed.items() if gaps}
        bare = [(s, g) for s, gaps in narrow.items() for g, spaced in gaps if not spaced]
        stepped = sum(self._is_wide_as_blank(style, gap) for style, gap in bare)
        self._steps = stepped >= max(MIN_STEPPED, STEPPED * len(bare))
        self._borders = sorted((r for r in rules if not r.horizontal), key=lambda r: r.x0)
        self._at = [r.x0 for r in self._borders]

    def goes_on(self, before: Word, word: Word, end: float) -> bool:
        """Whether a word goes on the phrase of the one before it, which ends at ``end``."""
        gap, size = word.x0 - end, min(word.size, before.size)
        if gap <= SMALLEST_GAP * size:
            return True
        if self._borders and self._is_bordered(end, word):
            return False
        if self._beside_a_one(before, word) or self._thousands(before, word):
            return True
        if word.spaced:
            return gap <= WIDEST_BLANK * size
        if _style(word) in self._bare:
            return gap <= UNPRINTED_BLANK * size or id(word) in self._stretched
        return self._is_stepped_over(before, word, gap)

    def parts(self, before: Word, word: Word, end: float) -> bool:
        """Whether a blank stands between two words of one phrase, the first of which ends there."""
        least = SMALLEST_GAP if end == before.x1 else BEHIND_SIGN
        gap = word.x0 - end > least * word.size
        return word.spaced or (gap and not self._beside_a_one(before, word))

    def _beside_a_one(self, before: Word, word: Word) -> bool:
        """Whether two words are figures of one number, all equally wide, and one is a 1."""
        gap = word.x0 - before.x1
        digits = before.text[-1].isdigit() and word.text[0].isdigit()
        near = digits and not word.spaced and gap <= FIGURE_GAP * word.size
        one = "1" in {before.text[-1], word.text[0]}
        return near and one and _style(word) not in self._bare and not self._thousands(before, word)

    def _thousands(self, before: Word, word: Word) -> bool:
        """Whether a gap as wide as a blank stands where a number has one between its thousands."""
        figures = word.text.split(",", 1)[0]
        group = before.text[-1].isdigit() and figures.isdigit() and len(figures) == GROUP
        return group and self._is_wide_as_blank(_style(word), word.x0 - before.x1)

    def _is_stepped_over(self, before: Word, word: Word, gap: float) -> bool:
        """Whether a gap is one more blank of its style, between words and not between values."""
        words = self._steps and any(map(str.isalpha, before.text + word.text))
        return words and self._is_wide_as_blank(_style(word), gap)

    def _is_wide_as_blank(self, style: Style, gap: float) -> bool:
        width = self._widths.get(style)
        return width is not None and abs(gap - width) <= SAME_WIDTH * style[1]

    def _is_bordered(self, end: float, word: Word) -> bool:
        """Whether an upright rule stands in the gap in front of a word, all along its height."""
        middle = (word.top + word.bottom) / 2
        index = bisect_left(self._at, end)
        while index < len(self._at) and self._at[index] <= word.x0:
            if self._borders[index].top <= middle <= self._borders[index].bottom:
                return True
            index += 1
        return False


def _narrow_gaps(rows: Sequence[Sequence[Word]]) -> dict[Style, list[tuple[float, bool]]]:
    """The gaps of each style that may be blanks, and whether a blank is printed in each."""
    found: dict[Style, list[tuple[float, bool]]] = {}
    for row in rows:
        for before, word in pairwise(row):
            gap, style = word.x0 - before.x1, _style(word)
            narrow = SMALLEST_GAP * word.size < gap <= UNPRINTED_BLANK * word.size
            if narrow and style == _style(before):
                found.setdefault(style, []).append((gap, word.spaced))
    return found


def _style(word: Word) -> Style:
    return (word.font, round(word.size, 1))
