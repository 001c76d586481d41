"""Headings over several columns ─► the columns that each stands over.

A rule of its own below a heading tells; else the headings below that repeat; else where it stands:
in the middle of its columns, or at their left. Where two ways fit alike, the names that surveys
commonly use decide, or nothing does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice, pairwise

from tabel_extract.layout.lines import Phrase
from tabel_extract.tables.dimension_line import standalone
from tabel_extract.tables.lexicon import lexicon
from tabel_extract.tables.placed.cells import Lane, joined
from tabel_extract.tables.placed.edges import edges_of
from tabel_extract.tables.placed.sharing import shared_spans
from tabel_extract.tables.placed.stretch import Bar, Stretch

AMBIGUOUS = 4.0
"""Points by which a division of columns must fit better than the next to be certain."""
WORST_FIT = 20.0
"""Points beyond which the best way to divide columns over several headings is no fit at all."""
SKIPPED = 10.0
"""Points that a column costs which no heading of the line stands over."""
LEFT_SHARE = 0.6
"""Share of the distance that all headings of a line have from their columns which counts."""
CENTRED = 1.0
"""Points by which a heading may be off the middle between edges that are drawn."""
MOST_DIVISIONS = 5000
"""Ways to divide columns over headings that are tried; real tables have some tens."""

Spans = tuple[tuple[int, int], ...]
"""The first and the last column of each heading of a line."""


@dataclass(slots=True)
class Leaf:
    """The heading right above a column, of one or several lines."""

    phrases: list[Phrase] = field(default_factory=list)
    line: int = -1

    @property
    def text(self) -> str:
        """Its words in one piece."""
        return joined([p.text for p in self.phrases])

    @property
    def marks(self) -> tuple[str, ...]:
        """The raised signs behind its lines."""
        return tuple(m for p in self.phrases for m in p.marks)


@dataclass(slots=True)
class Spanner:
    """A heading over several columns; ``end`` is its last line, where it has several."""

    phrase: Phrase
    line: int
    first: int = -1
    last: int = -1
    end: int = -1


class Spanning:
    """Finds the columns of each spanner of a header; ``leaves`` are the headings below them."""

    def __init__(
        self,
        stretch: Stretch,
        lanes: Sequence[Lane],
        lines: Sequence[Sequence[Phrase]],
        leaves: Sequence[Leaf],
        spanners: Sequence[Spanner],
    ) -> None:
        self.stretch, self.lanes, self.lines = stretch, lanes, lines
        self.leaves, self.spanners = leaves, spanners
        self.edges = edges_of(stretch, lanes)
        self.no_fit = False  # whether a line's headings fitted no columns, instead of several

    def solve(self) -> bool:
        """Find out which columns each spanner stands over; False where that can't be told."""
        times = Counter(leaf.text for leaf in self.leaves)
        alone = {
            i
            for i, leaf in enumerate(self.leaves)
            if leaf.text == "" or (standalone(leaf.text) and times[leaf.text] == 1)
        }  # a total or a number of people that stands there again is one of each group
        later: list[Spanner] = []
        for index in sorted({i for s in self.spanners for i in (s.line, s.end) if i >= 0}):
            row = [s for s in self.spanners if s.line == index]
            row = sorted([*row, *(s for s in later if s.end == index)], key=lambda s: s.phrase.x0)
            if not row or self._place(row, index, alone):
                continue
            # A heading of several lines may belong to the headings beside its last one.
            late = [s for s in row if s.end > index]
            rest = [s for s in row if s.end <= index]
            if not late or (rest and not self._place(rest, index, alone)):
                return False
            later += late
        return True

    def _place(self, row: list[Spanner], index: int, alone: set[int]) -> bool:
        """Find the columns of the headings of one line."""
        if self._by_rules(row, index):
            return True
        here = {
            i
            for i, leaf in enumerate(self.leaves)
            if any(p in leaf.phrases for p in self.lines[index])
        }
        shared = self._by_shared_rules(row, index, alone | here)
        if shared is not None:
            return shared
        if self._by_middles(row, index, alone | here):
            return True
        # A number of people may be the last of a group; what stands before all groups is in none.
        first = min(set(range(len(self.leaves))) - alone, default=0)
        return self.no_fit and self._by_middles(row, index, here | set(range(first)))

    def _by_rules(self, row: list[Spanner], index: int) -> bool:
        """Spans from a rule of their own below each spanner of a line."""
        if index + 1 > len(self.stretch.cuts) - 1:
            return False
        bars = [b for bar in self.stretch.bars_above(index + 1) for b in _apart(bar, row)]
        spans = []
        for spanner in row:
            own = [b for b in bars if b.x0 - 1 <= spanner.phrase.middle <= b.x1 + 1]
            if len(own) != 1:
                return False
            under = [i for i in range(len(self.lanes)) if self._is_under(i, own[0])]
            if not under:
                return False
            spans.append((under[0], under[-1]))
        if any(a[1] >= b[0] for a, b in pairwise(spans)):
            return False
        if len(row) == 1 and spans[0] == (0, len(self.lanes) - 1):
            return False  # a rule below the whole header tells nothing
        for spanner, (first, last) in zip(row, spans, strict=True):
            spanner.first, spanner.last = first, last
        return True

    def _is_under(self, index: int, bar: Bar) -> bool:
        x0, x1 = self._extent(index, index)
        return bar.x0 - 1 <= (x0 + x1) / 2 <= bar.x1 + 1

    def _extent(self, first: int, last: int) -> tuple[float, float]:
        """The x range of columns, with the headings right above them."""
        starts = [self.lanes[first].x0, *(p.x0 for p in self.leaves[first].phrases)]
        ends = [self.lanes[last].x1, *(p.x1 for p in self.leaves[last].phrases)]
        return min(starts), max(ends)

    def _by_shared_rules(self, row: list[Spanner], index: int, excluded: set[int]) -> bool | None:
        """Spans from rules that go on below several spanners; None where there is none such.

        A spanner without a rule stands over columns without one.
        """
        if index + 1 > len(self.stretch.cuts) - 1:
            return None
        bars = self.stretch.bars_above(index + 1)
        found = [
            (bar, own)
            for bar in bars
            if (own := [s for s in row if bar.x0 <= s.phrase.middle <= bar.x1])
        ]
        runs = [[i for i in range(len(self.lanes)) if self._is_under(i, b)] for b, _ in found]
        under = [i for run in runs for i in run]
        held = [id(s) for _, own in found for s in own]
        twice = len(set(held)) < len(held) or len(set(under)) < len(under)
        if not all(runs) or twice or len(under) in {0, len(self.lanes)}:
            return None  # and a rule below the whole header tells nothing
        for (bar, own), run in zip(found, runs, strict=True):
            extents = [self._extent(i, i) for i in run]
            headings = [s.phrase for s in own]
            spans = (
                shared_spans(headings, (bar.x0, bar.x1), extents)
                if len(own) > 1
                else ((0, len(run) - 1),)
            )
            if not spans:
                return False
            _take(own, tuple((run[a], run[b]) for a, b in spans))
        loose = [s for s in row if id(s) not in held]
        return not loose or self._by_middles(loose, index, excluded | set(under))

    def _by_middles(self, row: list[Spanner], line: int, excluded: set[int]) -> bool:
        """Divide the columns so that each spanner stands in the middle, or at the left, of its."""
        self.no_fit = False
        runs: list[list[int]] = []
        for index in (i for i in range(len(self.lanes)) if i not in excluded):
            together = runs and runs[-1][-1] == index - 1
            if together and self._over(index, line) == self._over(index - 1, line):
                runs[-1].append(index)
            else:
                runs.append([index])
        groups: dict[int, list[Spanner]] = {}
        for spanner in row:
            nearest = min(
                range(len(runs)),
                key=lambda r: _outside(
                    spanner.phrase.middle, self._extent(runs[r][0], runs[r][-1])
                ),
                default=None,
            )
            if nearest is None:
                return False
            groups.setdefault(nearest, []).append(spanner)
        return all(self._divide(runs[r], spanners) for r, spanners in groups.items())

    def _over(self, index: int, line: int) -> list[int]:
        """The spanners above a line that a column stands under."""
        return [id(s) for s in self.spanners if s.line < line and s.first <= index <= s.last]

    def _divide(self, run: list[int], spanners: list[Spanner]) -> bool:
        """Give each spanner the columns that it fits best, if one way fits better than others."""
        if self._divide_by_repetition(run, spanners):
            return True
        if len(spanners) > len(run):
            return False
        if (exact := self._centred(run, spanners)) is not None:
            _take(spanners, exact)
            return True
        ways: list[tuple[float, Spans]] = []
        for tried, edges in enumerate(_borders(run, spanners)):
            if tried > MOST_DIVISIONS:
                return False
            spans = tuple((a, b - 1) for a, b in pairwise(edges))
            fits = [self._misfits(s.phrase, *ab) for s, ab in zip(spanners, spans, strict=True)]
            cost = min(*map(sum, zip(*fits, strict=True)), self._set_left(spanners, spans))
            skipped = len(run) - (edges[-1] - edges[0])
            ways.append((cost + SKIPPED * skipped, spans))
        ways.sort()
        if len(spanners) > 1 and ways[0][0] > WORST_FIT:
            self.no_fit = True
            return False
        near = [spans for cost, spans in ways if cost - ways[0][0] < AMBIGUOUS]
        if len(near) > 1:
            near = [spans for spans in near if self._is_lexical(run, spans, spanners)]
        if len(near) != 1:
            return False
        _take(spanners, near[0])
        return True

    def _centred(self, run: list[int], spanners: list[Spanner]) -> Spans | None:
        """The only columns that the headings stand in the very middle of, where edges are drawn."""
        if not self.edges:
            return None
        found = []
        for ends in islice(_borders(run, spanners), MOST_DIVISIONS):
            spans = tuple((a, b - 1) for a, b in pairwise(ends))
            offs = [
                s.phrase.middle - (self.edges[a] + self.edges[b + 1]) / 2
                for s, (a, b) in zip(spanners, spans, strict=True)
            ]
            if all(a < b for a, b in spans) and max(map(abs, offs)) <= CENTRED:
                found.append(spans)
        return found[0] if len(found) == 1 else None

    def _divide_by_repetition(self, run: list[int], spanners: list[Spanner]) -> bool:
        """Divide columns whose headings repeat as often as there are headings over them."""
        texts = [self.leaves[i].text for i in run]
        ways = []
        for size in range(2, len(run) // max(2, len(spanners)) + 1):
            for start in range(len(run) - size * len(spanners) + 1):
                end = start + size * len(spanners)
                inside, outside = texts[start:end], texts[:start] + texts[end:]
                again = all(text == inside[i % size] for i, text in enumerate(inside))
                if again and not set(inside) & set(outside):
                    firsts = [run[i] for i in range(start, end, size)]
                    ways.append(tuple((a, a + size - 1) for a in firsts))
        if len(spanners) < 2 or len(ways) != 1 or not self._stand_over(spanners, ways[0]):
            return False
        _take(spanners, ways[0])
        return True

    def _stand_over(self, spanners: list[Spanner], spans: Spans) -> bool:
        """Whether the middle of each heading is over its columns."""
        pairs = zip(spanners, spans, strict=True)
        return all(not _outside(s.phrase.middle, self._extent(*ab)) for s, ab in pairs)

    def _set_left(self, spanners: list[Spanner], spans: Spans) -> float:
        """How unequally far headings start from their first columns, which are set right.

        Their cells start right behind the values before them; else at their own headings.
        """
        starts = [(s.phrase.x0, a) for s, (a, _) in zip(spanners, spans, strict=True)]
        own = _unevenness([x0 - self._extent(a, a)[0] for x0, a in starts])
        behind = [x0 - self.lanes[a - 1].x1 for x0, a in starts if a]
        return min(own, _unevenness(behind)) if len(behind) > 1 else own

    def _misfits(self, phrase: Phrase, first: int, last: int) -> tuple[float, ...]:
        """Points by which a heading is off the middle of columns, or off their left edge.

        Where cells end is not printed: at the end of the values where those are set right, at
        their start where they are set left, half-way between columns where they are centred.
        """
        x0, x1 = self._extent(first, last)
        before = self.lanes[first - 1] if first else None
        after = self.lanes[last + 1] if last + 1 < len(self.lanes) else None
        right = ((before.x1 if before else x0) + self.lanes[last].x1) / 2
        left = (self.lanes[first].x0 + (after.x0 if after else x1)) / 2
        off = [abs(phrase.middle - (x0 + x1) / 2), abs(phrase.x0 - x0)]
        return (*off, abs(phrase.middle - right), abs(phrase.middle - left))

    def _is_lexical(self, run: list[int], spans: Spans, spanners: list[Spanner]) -> bool:
        """Whether the known categories among the columns stand below their own dimension."""
        words = lexicon()
        seen = False
        for spanner, (first, last) in zip(spanners, spans, strict=True):
            canonical = words.dimension(spanner.phrase.text)
            for index in range(run[0], run[-1] + 1):
                places = words.dimensions_of(self.leaves[index].text)
                if not canonical or not places:
                    continue
                seen = True
                if (canonical in places) != (first <= index <= last):
                    return False
        return seen


def _borders(run: list[int], spanners: list[Spanner]) -> Iterator[tuple[int, ...]]:
    """All ways to divide columns over headings: where the first starts, and where each ends."""
    return combinations([*run, run[-1] + 1], len(spanners) + 1)


def _take(spanners: list[Spanner], spans: Spans) -> None:
    for spanner, (first, last) in zip(spanners, spans, strict=True):
        spanner.first, spanner.last = first, last


def _apart(bar: Bar, row: Sequence[Spanner]) -> list[Bar]:
    """The rules that touch and look like one, where each has one heading of the line above it."""
    middles = [s.phrase.middle for s in row if bar.x0 <= s.phrase.middle <= bar.x1]
    own = len(middles) == len(bar.pieces) and all(
        a <= middle <= b for (a, b), middle in zip(bar.pieces, middles, strict=True)
    )
    return [Bar(bar.y, a, b) for a, b in bar.pieces] if own else [bar]


def _unevenness(offs: list[float]) -> float:
    """By how much distances that should be one differ, and some of what they are on average."""
    mean = sum(offs) / len(offs)
    return sum(abs(off - mean) for off in offs) + abs(mean) * LEFT_SHARE


def _outside(x: float, extent: tuple[float, float]) -> float:
    return max(0.0, extent[0] - x, x - extent[1])
