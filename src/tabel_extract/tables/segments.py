"""Header words ─► headings: where, in a run of words, one ends and the next begins.

A text export keeps the words of a header and the breaks between them, not their places. The number
of values per row says how many headings there must be. Among all ways to cut the words into that
many, the cheapest is taken, and only when no other way comes near it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from tabel_extract.dutch import join_lines
from tabel_extract.tables.breaks import (
    BLANK,
    FORBIDDEN,
    GLUED,
    HELD,
    JOIN_COST,
    NEWLINE,
    SERIES,
    SPACE,
    WRAPPED,
    Word,
    break_costs,
    is_lone_preposition,
    is_pair,
    join_costs,
    known,
    line_lengths,
    repeats,
    shape,
    whole_cells,
)
from tabel_extract.tables.lexicon import key, lexicon

LONGEST = 12
"""Words that a heading may have."""
MIN_SERIES = 2
"""A heading stands over a series of at least this many."""
KNOWN = -2.0
"""A heading that surveys are known to use, standing whole."""
LONE_CATEGORY = 4.0
"""A dimension with a single category is hardly ever printed."""
MARGIN = 1.4
"""How much dearer the next best way must be for the best one to be called certain."""
SPANNER = 0.3
"""A known word that stands over a series (kwintiel) and has no column of its own."""
UNKNOWN_SPANNER = 2.5
"""Any other word that stands over a series, on a line of its own."""
WIDE_LINE = 30
"""A line of so many letters above cells of half of it or less stands over several of them."""
_LINE_ENDS = frozenset({NEWLINE, WRAPPED, BLANK})
WRAPPED_DEARER = 4.0
"""How much dearer headings may be for the lines of a cell to be whole, and still be certain."""
FULL_LINE = 50
"""A line of fewer letters is not full, so that what follows it is no rest of its last heading."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found: its words, the heading it stands under, and its first word's position.

    ``marks`` are signs on its words; ``loose`` tells that its words are together for no other
    reason than that the number of columns wants it.
    """

    text: str
    over: str | None
    start: int
    marks: tuple[str, ...] = ()
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """A way to cut words into headings, and its cost."""

    cost: float
    headings: tuple[Heading, ...]


def cut(words: list[Word], count: int) -> tuple[Cut | None, bool]:
    """The cheapest way to cut words into ``count`` headings, and whether it is certain.

    Returns (None, False) where there is none.
    """
    if not words or count < 1 or len(words) < count:
        return None, False
    best, certain = _cut(tuple(words), count)
    wrapped = whole_cells(words, count)
    if wrapped is words or best is None:
        return best, certain
    whole, sure = _cut(tuple(wrapped), count)
    if whole is None:
        return best, certain
    return whole, sure and whole.cost - best.cost <= WRAPPED_DEARER


@dataclass(frozen=True, slots=True)
class PartsCut:
    """Several runs of words cut together: the headings of each, and the cost of all."""

    cost: float
    parts: tuple[tuple[Heading, ...], ...]


def cut_parts(parts: list[list[Word]], count: int) -> tuple[PartsCut | None, bool]:
    """The cheapest way to cut several runs of words into ``count`` headings together.

    An empty run has none. The second value tells whether it is certain, as for :func:`cut`.
    """
    partial: dict[int, list[PartsCut]] = {0: [PartsCut(0.0, ())]}
    for words in parts:
        partial = _extended(partial, _part_ways(tuple(words), count), count)
    ways = partial.get(count, [])
    if not ways:
        return None, False
    certain = len(ways) == 1 or ways[1].cost - ways[0].cost >= MARGIN
    return ways[0], certain and not any(h.loose for part in ways[0].parts for h in part)


@lru_cache(maxsize=512)
def _part_ways(words: tuple[Word, ...], most: int) -> tuple[tuple[int, Cut], ...]:
    """All cheap ways to cut one run, with the number of headings that each gives."""
    if not words:
        return ((0, Cut(0.0, ())),)
    cutter = _Cutter(words)
    found = []
    for count in range(1, min(len(words), most) + 1):
        lone = LONE_CATEGORY if count == 1 else 0.0
        found += [(count, Cut(c.cost + lone, c.headings)) for c in cutter.ways(count)]
    return tuple(found)


def _extended(
    partial: dict[int, list[PartsCut]], ways: tuple[tuple[int, Cut], ...], most: int
) -> dict[int, list[PartsCut]]:
    longer: dict[int, list[PartsCut]] = {}
    for taken, cuts in partial.items():
        for count, way in ways:
            if taken + count <= most:
                longer.setdefault(taken + count, []).extend(
                    PartsCut(c.cost + way.cost, (*c.parts, way.headings)) for c in cuts
                )
    return {n: sorted(cuts, key=lambda c: c.cost)[:3] for n, cuts in longer.items()}


@lru_cache(maxsize=512)
def _cut(words: tuple[Word, ...], count: int) -> tuple[Cut | None, bool]:
    ways = _Cutter(words).ways(count)
    if not ways:
        return None, False
    certain = len(ways) == 1 or ways[1].cost - ways[0].cost >= MARGIN
    return ways[0], certain and not any(h.loose for h in ways[0].headings)


class _Cutter:
    """Finds the cheapest ways by dynamic programming over (position, headings left)."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self.breaks = break_costs(words)
        joins = self.joins = join_costs(words)
        around = zip(words, (words[0], *words), strict=False)
        self.joined = list(accumulate(joins))  # up to and with word i
        self.loose = list(accumulate(cost == JOIN_COST[BLANK] for cost in joins))
        self.pairs = list(
            accumulate(w.before in {SPACE, NEWLINE} and is_pair(w, b) for w, b in around)
        )
        self.lines = line_lengths(words)
        self.priced: dict[tuple[int, int], tuple[Heading, float]] = {}
        self.found: dict[tuple[int, int], tuple[Cut, ...]] = {}

    def ways(self, count: int) -> tuple[Cut, ...]:
        """The three cheapest ways to cut all words into ``count`` headings."""
        return self._best(0, count)

    def _best(self, start: int, left: int) -> tuple[Cut, ...]:
        if start == len(self.words):
            return (Cut(0.0, ()),) if left == 0 else ()
        if left <= 0 or len(self.words) - start < left:
            return ()
        if (start, left) not in self.found:
            self.found[start, left] = self._search(start, left)
        return self.found[start, left]

    def _search(self, start: int, left: int) -> tuple[Cut, ...]:
        found: dict[tuple[Heading, ...], Cut] = {}
        last = min(len(self.words) - left + 1, start + LONGEST)
        for end in range(start + 1, last + 1):
            heading, cost = self._heading(start, end)
            if cost >= FORBIDDEN or self._is_spanner(heading, end):
                continue
            for rest in self._best(end, left - 1):
                headings = (heading, *rest.headings)
                found[headings] = Cut(cost + rest.cost, headings)
        for end in range(start + 1, min(len(self.words), start + LONGEST) + 1):
            self._spanned(start, end, left, found)
        return tuple(sorted(found.values(), key=lambda c: c.cost)[:3])

    def _is_spanner(self, heading: Heading, end: int) -> bool:
        """Whether a word that is known to stand over a series has one behind it: no column."""
        return key(heading.text) in lexicon().spanners and self._series(end) >= MIN_SERIES

    def _spanned(
        self, start: int, end: int, left: int, found: dict[tuple[Heading, ...], Cut]
    ) -> None:
        """Read words ``start:end`` as standing over the series that follows."""
        run = self._series(end)
        if run < MIN_SERIES or left < run:
            return
        top, cost = self._heading(start, end)
        spanner = key(top.text) in lexicon().spanners
        own_line = self.words[start].before == BLANK and self.words[end].before != SPACE
        if not spanner and not own_line:
            return
        cost = max(cost, 0.0) + (SPANNER if spanner else UNKNOWN_SPANNER)
        series = []
        for position in range(end, end + run):
            heading, price = self._heading(position, position + 1)
            series.append(replace(heading, over=top.text))
            cost += price - (self.breaks[end] if position == end else 0.0)
        for rest in self._best(end + run, left - run):
            headings = (*series, *rest.headings)
            found[headings] = Cut(cost + rest.cost, headings)

    def _series(self, start: int) -> int:
        """How many words from ``start`` on are members of one running series."""
        kind = shape(self.words[start].text) if start < len(self.words) else None
        if kind not in SERIES:
            return 0
        end = start
        while end < len(self.words) and shape(self.words[end].text) == kind:
            end += 1
        return end - start

    def _heading(self, start: int, end: int) -> tuple[Heading, float]:
        """Words ``start:end`` as a heading, and what it costs to read them so."""
        if (start, end) not in self.priced:
            cost = self.breaks[start] + self.joined[end - 1] - self.joined[start]
            text = _joined([w.text for w in self.words[start:end]])
            if cost < FORBIDDEN and (known(text) or lexicon().is_total(text)):
                cost += KNOWN if end - start > 1 else KNOWN / 2
            if end - start == 1 and start and is_lone_preposition(text):
                cost += GLUED
            marks = tuple(w.mark for w in self.words[start:end] if w.mark)
            loose = self.loose[end - 1] > self.loose[start] or self._odd(start, end, text)
            self.priced[start, end] = Heading(text, None, start, marks, loose), cost
        return self.priced[start, end]

    def _odd(self, start: int, end: int, text: str) -> bool:
        """Whether no typesetter prints these words as one heading: ``ja nee``, half a line."""
        if known(text):
            return False
        if self._is_too_wide(start, end):
            return True
        if self.pairs[end - 1] > self.pairs[start] or self._robs(start, end):
            return True
        if repeats(self.words[start:end]):
            return True
        wrapped = [i for i in range(start + 1, end) if self.words[i].before in _LINE_ENDS]
        if not wrapped:
            return False
        behind = end < len(self.words) and self.words[end].before == SPACE
        halves = [wrapped[0]] * (self.words[start].before == SPACE) + [wrapped[-1]] * behind
        return any(self.joins[i] > HELD and self.lines[i - 1] < FULL_LINE for i in halves)

    def _is_too_wide(self, start: int, end: int) -> bool:
        """Whether these words are the first line, wide above narrow cells as no single cell is."""
        width = self.lines[0]
        if start or width < WIDE_LINE or len(self.words) < end + 2:
            return False
        behind = range(end, len(self.words))
        whole = all(w.before == SPACE for w in self.words[1:end])
        parted = sum(self.words[i].before == BLANK for i in behind) >= 2
        return whole and parted and max(self.lines[i] for i in behind) < width / 2

    def _robs(self, start: int, end: int) -> bool:
        """Whether a heading takes one answer of several on a line: ``thuis ja``, before ``nee``."""
        if end == len(self.words) or self.pairs[end] == self.pairs[end - 1]:
            return False
        answer = end - 1
        while answer > start and self.joins[answer] <= HELD:
            answer -= 1
        return answer > start and self.words[answer].before == SPACE


def _joined(texts: list[str]) -> str:
    """Words as one heading; a hyphen at a break stays where only so the heading is known."""
    text = join_lines(texts)
    if any(t.endswith("-") for t in texts[:-1]) and not known(text):
        kept = " ".join(texts).replace("- ", "-")
        return kept if known(kept) else text
    return text
