"""Header words ─► headings: where, in a run of words, one ends and the next begins.

A text export keeps the words of a header and the breaks between them, not their places. The number
of values per row says how many headings there must be. Among all ways to cut the words into that
many, the cheapest is taken, and only when no other way comes near it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from tabel_extract.dutch import join_lines
from tabel_extract.tables.caption import PERIOD
from tabel_extract.tables.lexicon import key, lexicon
from tabel_extract.tables.units import is_base

BLANK, NEWLINE, SPACE, START = "blank", "newline", "space", "start"

BREAK_COST = {BLANK: 0.0, NEWLINE: 1.5, SPACE: 3.0, START: 0.0}
"""Cutting is free at a blank line, which parts cells, and dear between words of a line."""
JOIN_COST = {BLANK: 4.0, NEWLINE: 0.7, SPACE: 0.3}
"""Going on is cheap within a line, likely at its end (cells wrap), unlikely over a blank line."""
GLUED = 6.0
"""Cutting inside what language holds together: after a comma, within brackets, before "jaar"."""
FORBIDDEN = 18.0
"""Cutting inside brackets; also the price above which a reading is not pursued."""
LONGEST = 12
"""Words that a heading may have."""
MIN_SERIES = 2
"""A heading stands over a series of at least this many."""
KNOWN = -2.0
"""A heading that surveys are known to use, standing whole."""
SEQUENCE_BREAK = 0.2
"""Cutting between members of a running series (1e 2e 3e; 2016 2018; man vrouw)."""
MARGIN = 1.4
"""How much dearer the next best way must be for the best one to be called certain."""
STARTER = 0.3
"""Cutting before a word that opens a column of another kind: verschil, gemiddelde, n."""
AFTER_SERIES = 1.0
"""Cutting behind a member of a series, which is a heading by itself."""
SPANNER = 0.3
"""A known word that stands over a series (kwintiel) and has no column of its own."""
UNKNOWN_SPANNER = 2.5

_ORDINAL = re.compile(r"\d{1,2}(?:e|de|ste)")
_YEAR = re.compile(r"(?:19|20)\d\d(?:/\d{1,4})?")
_INTEGER = re.compile(r"\d{1,2}")
_AGE = re.compile(r"\d{1,3}\s?[-–]\s?\d{1,3}|\d{1,3}\+|\d{1,3}-?plus(?:sers)?")
_PARTY_LIKE = re.compile(r"[A-Z][A-Z0-9]{1,}")
_JOINING = re.compile(r"(?:en|of|t/m|tot|van|in|de|het|met|voor|per|op|à|&|/|\+|[-–])")
_TRAILING = re.compile(r"jaar|jr\.?|plus", re.IGNORECASE)
_RANKED = re.compile(r"(?:inkomens)?(?:kwintiel|kwartiel|tertiel|deciel)", re.IGNORECASE)
_STARTING = re.compile(
    r"verschil|verandering|toename|afname|mutatie|ontwikkeling|gemiddelde?|gem\.|rapportcijfer|index|"
    r"aantal|\(?n\)?|weet|sd|totaal",
    re.IGNORECASE,
)
_COMPARISON = re.compile(r"[<>≥≤]")


_SERIES = frozenset({"ordinal", "integer", "period"})


@dataclass(frozen=True, slots=True)
class Word:
    """A header word and the kind of break before it."""

    text: str
    before: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found: its words, the heading it stands under, and its first word's position."""

    text: str
    over: str | None
    start: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A way to cut words into headings, and its cost."""

    cost: float
    headings: tuple[Heading, ...]


def words_of(lines: list[tuple[str, bool]]) -> list[Word]:
    """Header lines, each with whether a blank line stands before it, as words."""
    words: list[Word] = []
    for text, gap in lines:
        for position, token in enumerate(text.split()):
            before = SPACE if position else BLANK if gap else NEWLINE
            words.append(Word(token, before if words else START))
    return words


def cut(words: list[Word], count: int) -> tuple[Cut | None, bool]:
    """The cheapest way to cut words into ``count`` headings, and whether it is certain.

    Returns (None, False) where there is none.
    """
    if not words or count < 1 or len(words) < count:
        return None, False
    return _cut(tuple(words), count)


@lru_cache(maxsize=512)
def _cut(words: tuple[Word, ...], count: int) -> tuple[Cut | None, bool]:
    ways = _Cutter(words).ways(count)
    if not ways:
        return None, False
    certain = len(ways) == 1 or ways[1].cost - ways[0].cost >= MARGIN
    return ways[0], certain


@lru_cache(maxsize=4096)
def shape(text: str) -> str | None:
    """The kind of series that a heading is a member of, or None."""
    if _ORDINAL.fullmatch(text):
        return "ordinal"
    if PERIOD.fullmatch(text):
        return "period"
    if _INTEGER.fullmatch(text):
        return "integer"
    if _AGE.match(text) or _COMPARISON.match(text) or text.endswith(" jaar"):
        return "age"
    if _PARTY_LIKE.fullmatch(text):
        return "capitals"
    return None


class _Cutter:
    """Finds the cheapest ways by dynamic programming over (position, headings left)."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self.depth = _bracket_depths(words)
        count = len(words)
        self.breaks = [0.0] + [self._break(i) for i in range(1, count)]
        joins = [0.0] + [self._join(i) for i in range(1, count)]
        self.joined = list(accumulate(joins))  # up to and with word i
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
            if cost >= FORBIDDEN:
                continue
            for rest in self._best(end, left - 1):
                headings = (heading, *rest.headings)
                found[headings] = Cut(cost + rest.cost, headings)
        for end in range(start + 1, min(len(self.words), start + LONGEST) + 1):
            self._spanned(start, end, left, found)
        return tuple(sorted(found.values(), key=lambda c: c.cost)[:3])

    def _spanned(
        self, start: int, end: int, left: int, found: dict[tuple[Heading, ...], Cut]
    ) -> None:
        """Read words ``start:end`` as standing over the series that follows."""
        run = self._series(end)
        if run < MIN_SERIES or left < run:
            return
        top, cost = self._heading(start, end)
        known = key(top.text) in lexicon().spanners
        own_line = self.words[start].before == BLANK and self.words[end].before != SPACE
        if not known and not own_line:
            return
        cost = max(cost, 0.0) + (SPANNER if known else UNKNOWN_SPANNER)
        series = []
        for position in range(end, end + run):
            heading, price = self._heading(position, position + 1)
            series.append(Heading(heading.text, top.text, position))
            cost += price
        for rest in self._best(end + run, left - run):
            headings = (*series, *rest.headings)
            found[headings] = Cut(cost + rest.cost, headings)

    def _series(self, start: int) -> int:
        """How many words from ``start`` on are members of one running series."""
        kind = shape(self.words[start].text) if start < len(self.words) else None
        if kind not in _SERIES:
            return 0
        end = start
        while end < len(self.words) and shape(self.words[end].text) == kind:
            end += 1
        return end - start

    def _heading(self, start: int, end: int) -> tuple[Heading, float]:
        """Words ``start:end`` as a heading, and what it costs to read them so."""
        if (start, end) not in self.priced:
            cost = self.breaks[start] + self.joined[end - 1] - self.joined[start]
            text = join_lines([w.text for w in self.words[start:end]])
            if cost < FORBIDDEN and (_known(text) or lexicon().is_total(text)):
                cost += KNOWN if end - start > 1 else KNOWN / 2
            self.priced[start, end] = Heading(text, None, start), cost
        return self.priced[start, end]

    def _break(self, index: int) -> float:
        """The cost of a heading that starts at word ``index``."""
        word, before = self.words[index], self.words[index - 1]
        if self.depth[index]:
            return FORBIDDEN
        if word.text.startswith("(") and word.before != BLANK:
            return GLUED if not _base_like(word.text) else BREAK_COST[word.before]
        if before.text.endswith((",", "/", "-")) or _JOINING.fullmatch(before.text.lower()):
            return GLUED
        if _trails(word, before):
            return GLUED
        if _COMPARISON.fullmatch(before.text) or (
            key(before.text) in lexicon().modifiers and (word.before != BLANK)
        ):
            return GLUED if _COMPARISON.fullmatch(before.text) else GLUED / 2
        kind = shape(word.text)
        if kind and kind == shape(before.text):
            return SEQUENCE_BREAK
        if word.before == SPACE:
            return self._break_in_line(word, before)
        return BREAK_COST[word.before]

    def _break_in_line(self, word: Word, before: Word) -> float:
        if _STARTING.fullmatch(word.text) or is_base(before.text):
            return STARTER
        if lexicon().is_total(before.text):
            return SEQUENCE_BREAK
        if _STARTING.fullmatch(before.text):
            return GLUED / 2
        if _known(before.text) and (_known(word.text) or key(word.text) in lexicon().modifiers):
            return SEQUENCE_BREAK * 2
        if shape(before.text) == "integer":
            return GLUED  # 1 persoon: a number of something
        if shape(before.text) in _SERIES:
            return AFTER_SERIES
        return AFTER_SERIES / 2 if shape(word.text) in _SERIES else BREAK_COST[SPACE]

    def _join(self, index: int) -> float:
        """The cost of going on at word ``index``."""
        word, before = self.words[index], self.words[index - 1]
        if self.depth[index] or word.text.startswith("("):
            return 0.1
        if before.text.endswith((",", "/", "-")) or _JOINING.fullmatch(before.text.lower()):
            return 0.1
        if _trails(word, before) or _COMPARISON.fullmatch(before.text):
            return 0.1
        kind = shape(word.text)
        if kind and kind == shape(before.text):
            return GLUED
        if lexicon().is_total(before.text):
            return JOIN_COST[BLANK]
        if word.before == SPACE and shape(before.text) in _SERIES - {"integer"}:
            return AFTER_SERIES * 2
        if (
            word.before == BLANK
            and word.text[0].islower()
            and key(before.text) in lexicon().modifiers
        ):
            return JOIN_COST[NEWLINE]
        return JOIN_COST[word.before]


def _trails(word: Word, before: Word) -> bool:
    """Whether a word can only go on with the one before it: jaar, en, 1e kwintiel."""
    if _TRAILING.fullmatch(word.text):
        return True
    if _JOINING.fullmatch(word.text.lower()):
        return word.before != BLANK
    return bool(_RANKED.fullmatch(word.text) and _ORDINAL.fullmatch(before.text))


@lru_cache(maxsize=4096)
def _known(text: str) -> bool:
    return lexicon().is_answer(text) or bool(lexicon().dimensions_of(text))


def _base_like(text: str) -> bool:
    return text.lower() in {"(n)", "(n=)", "(%)"}


def _bracket_depths(words: tuple[Word, ...]) -> list[int]:
    """For each word, how many brackets are open before it; unbalanced ones are ignored."""
    total = sum(w.text.count("(") - w.text.count(")") for w in words)
    if total:
        return [0] * len(words)
    depths, depth = [], 0
    for word in words:
        depths.append(depth)
        depth = max(0, depth + word.text.count("(") - word.text.count(")"))
    return depths
