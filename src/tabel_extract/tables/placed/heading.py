"""Header lines above columns whose places are known ─► the path of headings of every column.

A heading stands over the column that its x range meets; one over several columns is told by a rule
below it, by its name, or by standing where no single column is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tabel_extract.dutch import join_lines
from tabel_extract.layout.lines import Phrase
from tabel_extract.tables.columns import NO_FIT, Column, Header, unresolved
from tabel_extract.tables.dimension_line import standalone
from tabel_extract.tables.dimensions import category_of
from tabel_extract.tables.header import flat_dimension, is_no_subgroup
from tabel_extract.tables.lexicon import key, lexicon
from tabel_extract.tables.placed.boxed import drawn_headings, is_remark
from tabel_extract.tables.placed.cells import Lane, joined, lane_index
from tabel_extract.tables.placed.run_on import headings_in
from tabel_extract.tables.placed.spanning import Leaf, Spanner, Spanning
from tabel_extract.tables.placed.stretch import Stretch
from tabel_extract.tables.placed.stub_place import LINED_UP, StubPlace
from tabel_extract.tables.rows import cut_short
from tabel_extract.tables.scale import consecutive
from tabel_extract.tables.segments import Heading
from tabel_extract.tables.units import is_unit_phrase

NEAR = 1.75
"""Em between the lines of one wrapped heading, at most."""
LOOSE = 1.45
"""Em between rows from which they stand further apart than the lines of one cell do."""
A_ROW = 0.98
"""Share of the distance between rows from which two lines are as far apart."""
OFF_MIDDLE = 0.1
"""Share of the width of columns by which a heading over them may be off their middle."""


class HeadingTree:
    """Solves the header of one stretch; ``names`` are the dimensions that its caption names."""

    def __init__(
        self,
        stretch: Stretch,
        count: int,
        lanes: Sequence[Lane],
        names: tuple[str, ...],
        stub: StubPlace | None,
    ) -> None:
        self.stretch, self.count, self.lanes, self.names = stretch, count, lanes, names
        self.keys = {key(n) for n in names}
        self.stub_at = None if stub is None else stub.start
        self.lines = [self._over_columns(i, stub) for i in range(count)]
        self.leaves = [Leaf() for _ in lanes]
        self.spanners: list[Spanner] = []
        self.unclear = False  # whether some heading may be part of another, or stand over it
        rows = [c.line.baseline for c in stretch.cuts[count:] if c.values]
        self.between_rows = min((b - a for a, b in pairwise(rows)), default=0.0)

    def _over_columns(self, index: int, stub: StubPlace | None) -> list[Phrase]:
        cut = self.stretch.cuts[index]
        pieces = sorted([*cut.texts, *(v.phrase for v in cut.values)], key=lambda p: p.x0)
        if stub is None:
            return pieces
        left = self.lanes[0].x0
        return [p for p in pieces if p.x1 > left or not stub.is_headed_by(p)]

    def solve(self) -> Header:
        """The columns with their paths, or what can't be told apart."""
        width = len(self.lanes)
        if not any(self.lines):
            return Header((Column((), True),)) if width == 1 else unresolved(width)
        scale = self._scale()
        if scale is not None:
            return scale
        drawn = drawn_headings(self.stretch, self.count, self.lanes, self.stub_at)
        if drawn is not None:
            self.leaves, self.spanners = drawn
            return self._header() if self.leaves else unresolved(width)
        for index in reversed(range(self.count)):
            self._read_line(index)
        if self.unclear or not all(leaf.phrases for leaf in self.leaves):
            return unresolved(width)
        self._join_wrapped()
        if not Spanning(self.stretch, self.lanes, self.lines, self.leaves, self.spanners).solve():
            return unresolved(width)
        return self._header()

    # -- scales -----------------------------------------------------------------------------

    def _scale(self) -> Header | None:
        """A line of consecutive numbers, one for each column, with words for its two ends."""
        width = len(self.lanes)
        if width < 3:
            return None
        found = [
            i
            for i, line in enumerate(self.lines)
            if len(line) == width and consecutive([p.text for p in line])
        ]
        if len(found) != 1:
            return None
        rest = [p for i, line in enumerate(self.lines) if i != found[0] for p in line]
        columns = tuple(Column((p.text,), True, markers=p.marks) for p in self.lines[found[0]])
        middle = (self.lines[found[0]][0].x0 + self.lines[found[0]][-1].x1) / 2
        low = [p.text for p in rest if p.middle < middle]
        high = [p.text for p in rest if p.middle >= middle]
        if not rest:
            return Header(columns)
        if not low or not high:
            return None
        return Header(columns, poles=(join_lines(low), join_lines(high)))

    # -- leaves and spanners ----------------------------------------------------------------

    def _read_line(self, index: int) -> None:
        lowest = not any(self.lines[index + 1 :])
        phrases = [q for p in self.lines[index] for q in headings_in(p, self.lanes, last=lowest)]
        self.lines[index] = phrases
        places = self._assign(phrases)
        groups = self._group_size(index) is not None
        spanners = len(self.spanners)
        for phrase, (first, last) in zip(phrases, places, strict=True):
            if last > first:
                self.spanners.append(Spanner(phrase, index, first, last))
                continue
            leaf = self.leaves[first]
            if not leaf.phrases:
                leaf.phrases.append(phrase)
                leaf.line = index
            elif self._stacks(phrase, leaf, index):
                leaf.phrases.insert(0, phrase)
                leaf.line = index
            else:
                self.spanners.append(Spanner(phrase, index))
        if groups and 0 < len(self.spanners) - spanners < len(phrases):
            self.unclear = True  # either all head groups or none does

    def _assign(self, phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
        """The first and last column that each heading stands over, by place alone."""
        if len(phrases) == len(self.lanes):
            return [(i, i) for i in range(len(phrases))]
        places = []
        for phrase in phrases:
            over = [i for i, lane in enumerate(self.lanes) if self._covers(phrase, i, lane)]
            if len(over) > 1:
                places.append((over[0], over[-1]))
            else:
                index = lane_index(self.lanes, phrase.x0, phrase.x1)
                places.append((index, index))
        return self._apart(phrases, places)

    def _covers(self, phrase: Phrase, index: int, lane: Lane) -> bool:
        """Whether a heading stands over the middle of a column, or of the heading below it."""
        leaf = self.leaves[index]
        middle = leaf.phrases[0].middle if leaf.phrases else lane.middle
        return phrase.x0 < middle < phrase.x1

    def _apart(
        self, phrases: Sequence[Phrase], places: list[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        """Where two headings of a line fell on one column, the nearest free one takes one."""
        for i, j in pairwise(range(len(phrases))):
            if places[i][1] < places[j][0]:
                continue
            width = len(self.lanes)
            left, right = places[i][1] - 1, places[j][0] + 1
            move_left = left >= 0 and (i == 0 or places[i - 1][1] < left)
            move_right = right < width and (j + 1 == len(phrases) or places[j + 1][0] > right)
            cost_left = (
                self.lanes[left].distance(phrases[i].x0, phrases[i].x1) if move_left else 1e9
            )
            cost_right = (
                self.lanes[right].distance(phrases[j].x0, phrases[j].x1) if move_right else 1e9
            )
            if cost_left <= cost_right and move_left:
                places[i] = (left, left)
            elif move_right:
                places[j] = (right, right)
        return places

    def _stacks(self, phrase: Phrase, leaf: Leaf, index: int) -> bool:
        """Whether a heading is the upper line of the heading below it, and not one over it."""
        below = leaf.phrases[0].words[0]
        distance = below.baseline - phrase.words[0].baseline
        one = is_remark(leaf.text) or self._says_the_same_beside(phrase, index)
        apart = self._is_a_row_apart(phrase, distance) and not one
        if distance > NEAR * below.size or apart:
            return False
        if any(
            b.x0 <= phrase.middle <= b.x1
            for i in range(index + 1, leaf.line + 1)
            for b in self.stretch.bars_above(i)
        ):
            return False
        if phrase.text.endswith("-"):
            return True
        if self._is_name(phrase.text):
            return False
        lined_up = _lined_up(phrase, leaf.phrases[0])
        size = self._group_size(index) if lined_up else None
        if size is not None:
            if self._may_head(phrase, leaf, size):
                self.unclear = self.unclear or self._all_alike(index)
                return False
            return True
        return lined_up

    def _says_the_same_beside(self, phrase: Phrase, index: int) -> bool:
        """Whether a heading says what its neighbour on the line says: they head no two groups."""
        pairs = pairwise(self.lines[index])
        return any(phrase in pair and pair[0].text == pair[1].text for pair in pairs)

    def _is_a_row_apart(self, upper: Phrase, distance: float) -> bool:
        """Whether lines are as far apart as rows are, where those stand further apart than lines.

        Lines of one heading stand closer, as there is no room around a cell between them.
        """
        loose = self.between_rows >= LOOSE * upper.size
        broken = upper.text.endswith("-") or cut_short(upper.text)
        return loose and distance >= A_ROW * self.between_rows and not broken

    def _group_size(self, index: int) -> int | None:
        """How many columns each heading of a line is for if they head groups.

        None where the line has not one heading for each time that the headings below it repeat.
        """
        texts = [leaf.text for leaf in self.leaves]
        count = len(self.lines[index])
        size, rest = divmod(len(texts), max(count, 1))
        if rest or size < 2 or count < 2 or not all(texts):
            return None
        return size if all(text == texts[i % size] for i, text in enumerate(texts)) else None

    def _may_head(self, phrase: Phrase, leaf: Leaf, size: int) -> bool:
        """Whether a heading over one column stands where one over its whole group may stand."""
        at = next(i for i, one in enumerate(self.leaves) if one is leaf)
        if at % size in {0, size - 1}:
            return True
        first = at - at % size
        inside = [p for one in self.leaves[first : first + size] for p in one.phrases]
        x0 = min(self.lanes[first].x0, *(p.x0 for p in inside))
        x1 = max(self.lanes[first + size - 1].x1, *(p.x1 for p in inside))
        return abs(phrase.middle - (x0 + x1) / 2) <= OFF_MIDDLE * (x1 - x0)

    def _all_alike(self, index: int) -> bool:
        """Whether the headings of a line say the same: they tell no groups apart, units excepted.

        Each may then be the upper line of the heading below it, or stand over its whole group.
        """
        texts = {p.text for p in self.lines[index]}
        return (
            len(texts) == 1
            and not any(map(is_unit_phrase, texts))
            and not any(map(is_remark, texts))
        )

    def _is_name(self, text: str) -> bool:
        words = lexicon()
        own = key(text)
        return own in self.keys or words.dimension(text) is not None or own in words.spanners

    def _join_wrapped(self) -> None:
        """Put the lines of a wrapped heading over several columns together."""
        self.spanners.sort(key=lambda s: (s.line, s.phrase.x0))
        kept: list[Spanner] = []
        for spanner in self.spanners:
            above = next((s for s in kept if self._goes_on(s, spanner)), None)
            if above is None:
                kept.append(spanner)
                continue
            one, two = above.phrase, spanner.phrase
            text = joined([one.text, two.text])
            x0, x1 = min(one.x0, two.x0), max(one.x1, two.x1)
            marks = (*one.marks, *two.marks)
            above.phrase = Phrase((*one.words, *two.words), text, x0, x1, marks)
            above.end = spanner.line
        self.spanners = kept

    def _goes_on(self, above: Spanner, below: Spanner) -> bool:
        """Whether a heading is the second line of the one above it."""
        upper, lower = above.phrase.words[-1], below.phrase.words[0]
        distance = lower.baseline - upper.baseline
        near = 0 < distance <= NEAR * lower.size
        near = near and not self._is_a_row_apart(above.phrase, distance)
        parted = any(
            b.x0 <= below.phrase.middle <= b.x1
            for i in range(above.line + 1, below.line + 1)
            for b in self.stretch.bars_above(i)
        )
        lined_up = abs(above.phrase.middle - below.phrase.middle) <= LINED_UP
        return near and lined_up and not parted and not self._is_name(below.phrase.text)

    # -- columns ----------------------------------------------------------------------------

    def _header(self) -> Header:
        width = len(self.lanes)
        texts = [leaf.text for leaf in self.leaves]
        repeated = len(set(texts)) < width
        columns = []
        for index, leaf in enumerate(self.leaves):
            over = [s for s in self.spanners if s.first <= index <= s.last]
            over.sort(key=lambda s: s.line)
            names = _merged([s.phrase.text for s in over])
            marks = (*(m for s in over for m in s.phrase.marks), *leaf.marks)
            columns.append(self._column(names, leaf.text, marks, texts, repeated=repeated))
        if len({c.path for c in columns}) < width:
            return Header(tuple(columns), reason=_filled(width))
        return Header(_by_top(columns, self.names))

    def _all_are_named(self) -> bool:
        """Whether the caption names as many dimensions as there are headings on top.

        It may call them otherwise: ``naar thuiswonende kinderen`` over ``Kinderen thuis: ja, nee``.
        """
        top = min((s.line for s in self.spanners), default=0)
        return len(self.names) == sum(s.line == top for s in self.spanners)

    def _column(
        self,
        over: list[str],
        text: str,
        marks: tuple[str, ...],
        texts: list[str],
        *,
        repeated: bool,
    ) -> Column:
        path = (*over, text)
        if not over:
            dimension = flat_dimension(text, texts, self.names)
            return Column(path, True, dimension, text if dimension else None, marks)
        special = is_no_subgroup(text) or standalone(text)
        known = [i for i, name in enumerate(over) if self._is_dimension(name)]
        at = known[0] if known and not (known[0] and special) else 0
        named = at in known or self._all_are_named()
        if named or not (repeated or special):
            below = over[at + 1] if at + 1 < len(over) else None
            return Column(path, True, over[at], category_of(Heading(text, below, 0)), marks)
        return Column(path, True, markers=marks)

    def _is_dimension(self, name: str) -> bool:
        return key(name) in self.keys or lexicon().dimension(name) is not None


def _by_top(columns: list[Column], names: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns as subgroups by what stands over answers: ``mannen`` and ``vrouwen``."""
    answers = any(is_no_subgroup(c.path[-1]) for c in columns if len(c.path) > 1)
    if not answers or any(c.dimension for c in columns):
        return tuple(columns)
    tops = list(dict.fromkeys(c.path[0] for c in columns))
    found = {top: flat_dimension(top, tops, names) for top in tops}
    pairs = [(c, found[c.path[0]]) for c in columns]
    return tuple(replace(c, dimension=d, category=c.path[0] if d else None) for c, d in pairs)


def _lined_up(upper: Phrase, lower: Phrase) -> bool:
    """Whether two headings start, end or stand in the middle alike, markers counted or not."""
    off = abs(upper.x0 - lower.x0)
    for end in (upper.words[-1].x1, upper.x1):
        for lower_end in (lower.words[-1].x1, lower.x1):
            middles = upper.x0 + end - lower.x0 - lower_end
            off = min(off, abs(end - lower_end), abs(middles) / 2)
    return off <= LINED_UP


def _merged(texts: list[str]) -> list[str]:
    """Headings over each other, without those that say the same again."""
    kept: list[str] = []
    for text in texts:
        if not kept or kept[-1] != text:
            kept.append(text)
    return kept


def _filled(width: int) -> tuple[str, str]:
    return (NO_FIT[0].format(n=width), NO_FIT[1].format(n=width))
