"""Words ─► phrases and lines; raised signs ─► markers on the phrase that they belong to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from tabel_extract.dutch import join_lines
from tabel_extract.layout.blanks import Blanks
from tabel_extract.layout.leaders import without_leaders
from tabel_extract.page import BBox, Page, Word

SAME_LINE = 0.28
"""Em between the baselines of what stands on one line; a line below is a whole em away."""
SAME_BASELINE = 0.01
"""Em between baselines that are one: such words stand on one line whatever stands beside them."""
RAISED = (0.08, 0.75)
"""Em of the host that a marker's baseline stands above the host's, least and most."""
SMALLER = 0.86
"""A marker is at most this large, beside its host."""
MIN_SIDEWAYS = 3
"""Sideways lines next to each other that are headings of columns."""
SIDEWAYS_REACH = 4.0
"""Em below sideways headings within which the first values stand."""
SIDEWAYS_GAP = 0.45
"""Em between sideways lines of one heading, at most."""

_NOTE_ENDS = frozenset(".?!’”'")
LENGTHS = frozenset({"m", "dm", "cm", "mm", "km", "dam", "hm"})
POWERS = frozenset("23")
_SQUARED = re.compile(r"(?:.*\W)?[RrχΧηω]")
"""What statistics square: R², pseudo-R², χ²."""

_MARK = re.compile(r"(?:[a-z0-9*†‡#](?:,?[a-z0-9*†‡#]){0,5}|[A-L](?:,?[A-L]){0,5})[,)]?")
"""Capitals letter the columns that a number differs from; ``TM`` says no such thing."""
_ONE_MARK = re.compile(r"\*+|i{1,3}(?![a-z])|i?v(?![a-z])|vi{1,3}|\d+|[a-zA-L†‡#]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that belong together on one line; ``marks`` are the raised signs behind them.

    ``lead`` is a raised sign in front, as the notes below a table have.
    """

    words: tuple[Word, ...]
    text: str
    x0: float
    x1: float
    marks: tuple[str, ...] = ()
    lead: str = ""

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return (self.x0 + self.x1) / 2

    @property
    def size(self) -> float:
        """Size of its first word, in points."""
        return self.words[0].size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(w.bold for w in self.words)

    @property
    def italic(self) -> bool:
        """Whether all of it is italic."""
        return all(w.italic for w in self.words)


@dataclass(frozen=True, slots=True)
class VisualLine:
    """Phrases on one baseline, from left to right."""

    page: int
    phrases: tuple[Phrase, ...]
    baseline: float

    @property
    def x0(self) -> float:
        """Where it starts."""
        return self.phrases[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.phrases[-1].x1

    @property
    def top(self) -> float:
        """Where its highest word starts."""
        return min(w.top for p in self.phrases for w in p.words)

    @property
    def bottom(self) -> float:
        """Where its lowest word ends."""
        return max(w.bottom for p in self.phrases for w in p.words)

    @property
    def size(self) -> float:
        """The size of most of its words."""
        return median(w.size for p in self.phrases for w in p.words)

    @property
    def bbox(self) -> BBox:
        """Where it stands."""
        return (self.x0, self.top, self.x1, self.bottom)

    @property
    def text(self) -> str:
        """The line as a text export gives it: markers glued, two blanks between phrases."""
        return "  ".join(_glued(p) for p in self.phrases)


def marks_in(signs: str) -> list[str]:
    """The markers that raised signs are: ``a,b`` is two, ``**`` is one."""
    return _ONE_MARK.findall(signs)


def _glued(phrase: Phrase) -> str:
    lead = f"{phrase.lead} " if phrase.lead else ""
    return lead + phrase.text + ",".join(phrase.marks)


def lines_of(
    page: Page, is_caption: Callable[[str], bool] = lambda text: False
) -> list[VisualLine]:
    """The upright words of a page as lines over its whole width, from top to bottom.

    Dots that lead to the values of a row are left out; ``is_caption`` tells what heads a table.
    """
    words = [_with_plain_star(w) for w in page.words if not w.angle]
    hosted, leads, plain = _marks(words)
    rows = without_leaders(_rows(plain), is_caption)
    sideways = _sideways([w for w in page.words if w.angle in {90, 270}], plain)
    blanks = Blanks(rows, page.rules)
    for row in rows:
        _lead_on(row, hosted, leads)
    lines = [
        VisualLine(page.number, phrases, median(w.baseline for w in row))
        for row in rows
        for phrases in _by_lead(_phrases(row, hosted, leads, blanks))
    ]
    lines += [VisualLine(page.number, tuple(p), p[0].words[0].bottom) for p in sideways]
    return sorted(lines, key=lambda line: line.baseline) if sideways else lines


def _with_plain_star(word: Word) -> Word:
    """The word with the star that formulas have as the one that people type."""
    return replace(word, text=word.text.replace("∗", "*")) if "∗" in word.text else word


def _lead_on(row: list[Word], hosted: dict[int, list[Word]], leads: dict[int, Word]) -> None:
    """On a line of notes, a raised sign behind the end of one is the marker of the next."""
    if id(row[0]) not in leads:
        return
    for word, following in pairwise(row):
        if id(word) in hosted and word.text[-1] in _NOTE_ENDS:
            leads[id(following)] = hosted.pop(id(word))[0]


def _by_lead(phrases: list[Phrase]) -> list[tuple[Phrase, ...]]:
    """The phrases of a line, parted where a further note starts."""
    groups: list[tuple[Phrase, ...]] = []
    for phrase in phrases:
        if groups and not (phrase.lead and groups[0][0].lead):
            groups[-1] = (*groups[-1], phrase)
        else:
            groups.append((phrase,))
    return groups


def _sideways(words: list[Word], upright: Sequence[Word]) -> list[list[Phrase]]:
    """Headings that are set sideways next to each other: one line of phrases for each group.

    Single lines of sideways text are no headings but print in the margin.
    """
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.x0):
        for group in groups:
            if group[-1].top < word.bottom and word.top < group[-1].bottom:
                group.append(word)
                break
        else:
            groups.append([word])
    return [_columns(g) for g in groups if len(g) >= MIN_SIDEWAYS and _has_text_below(g, upright)]


def _has_text_below(group: list[Word], upright: Sequence[Word]) -> bool:
    """Whether upright words stand right below sideways ones, as values do below headings."""
    x0, x1 = group[0].x0, max(w.x1 for w in group)
    bottom = max(w.bottom for w in group)
    reach = SIDEWAYS_REACH * group[0].size
    under = [
        w for w in upright if bottom - 1 <= w.top <= bottom + reach and x0 <= w.x1 and w.x0 <= x1
    ]
    return len(under) >= MIN_SIDEWAYS


def _columns(words: list[Word]) -> list[Phrase]:
    """Sideways lines put together where they stand close: one heading of several lines."""
    stacks: list[list[Word]] = []
    for word in words:
        if stacks and word.x0 - stacks[-1][-1].x1 <= SIDEWAYS_GAP * word.size:
            stacks[-1].append(word)
        else:
            stacks.append([word])
    phrases = []
    for stack in stacks:
        order = stack if stack[0].angle == 270 else stack[::-1]
        text = join_lines([w.text for w in order])
        phrases.append(Phrase(tuple(order), text, stack[0].x0, stack[-1].x1))
    return phrases


def _marks(words: list[Word]) -> tuple[dict[int, list[Word]], dict[int, Word], list[Word]]:
    """Raised signs by the word (its id) that they stand behind or before, and all other words."""
    ordered = sorted(words, key=lambda w: w.baseline)
    baselines = [w.baseline for w in ordered]
    hosted: dict[int, list[Word]] = {}
    leads: dict[int, Word] = {}
    raised: dict[int, tuple[str, int]] = {}
    for word in sorted((w for w in words if _MARK.fullmatch(w.text)), key=lambda w: w.x0):
        start = bisect_left(baselines, word.baseline + RAISED[0] * word.size)
        end = bisect_left(baselines, word.baseline + 2 * word.size)
        near = [
            w
            for w in ordered[start:end]
            if _set_size(w, ordered[start:end]) * SMALLER >= word.size
            and RAISED[0] * w.size <= w.baseline - word.baseline <= RAISED[1] * w.size
        ]
        last_marks = {id(h): m[-1].x1 for w in near if (m := hosted.get(id(w))) for h in [w]}
        before = [
            w
            for w in near
            if -0.3 * w.size <= word.x0 - last_marks.get(id(w), w.x1) <= 0.35 * w.size
        ]
        if before:
            host = max(before, key=lambda w: w.x1)
            hosted.setdefault(id(host), []).append(word)
            raised[id(word)] = ("behind", id(host))
            continue
        behind = [w for w in near if -0.3 * w.size <= w.x0 - word.x1 <= w.size]
        if behind:
            host = min(behind, key=lambda w: w.x0)
            leads[id(host)] = word
            raised[id(word)] = ("before", id(host))
    return hosted, leads, [w for w in words if id(w) not in raised]


def _set_size(word: Word, near: Sequence[Word]) -> float:
    """The size that a word is set in: small capitals are drawn smaller than that."""
    if not word.text.isupper():
        return word.size
    return max(v.size for v in near if (v.font, v.baseline) == (word.font, word.baseline))


def _is_power(sign: Word, host: Word) -> bool:
    """Whether a raised 2 or 3 makes an area, a volume or a statistic, and is no marker."""
    squares = sign.text == "2" and _SQUARED.fullmatch(host.text)
    near = -0.1 * host.size <= sign.x0 - host.x1 <= 0.2 * host.size
    return near and bool(squares or (sign.text in POWERS and host.text in LENGTHS))


def _rows(words: list[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    base = 0.0
    for word in sorted(words, key=lambda w: w.baseline):
        last = rows[-1][-1] if rows else word
        near = word.baseline - base <= SAME_LINE * max(word.size, last.size)
        if rows and (near or word.baseline - last.baseline <= SAME_BASELINE * word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
            base = word.baseline
    return [sorted(row, key=lambda w: w.x0) for row in rows]


def _phrases(
    row: list[Word], hosted: dict[int, list[Word]], leads: dict[int, Word], blanks: Blanks
) -> list[Phrase]:
    groups: list[list[Word]] = []
    for word in row:
        parted = id(word) in leads
        if groups and not parted and _goes_on(groups[-1][-1], word, hosted, blanks):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [_phrase(group, hosted, leads, blanks) for group in groups]


def _goes_on(before: Word, word: Word, hosted: dict[int, list[Word]], blanks: Blanks) -> bool:
    return blanks.goes_on(before, word, _end(before, hosted))


def _end(word: Word, hosted: dict[int, list[Word]]) -> float:
    """Where a word ends with the signs behind it."""
    return max([word.x1, *(m.x1 for m in hosted.get(id(word), ()))])


def _phrase(
    words: list[Word],
    hosted: dict[int, list[Word]],
    leads: dict[int, Word],
    blanks: Blanks,
) -> Phrase:
    text = ""
    for index, word in enumerate(words):
        before = words[index - 1]
        if index and blanks.parts(before, word, _end(before, hosted)):
            text += " "
        text += word.text
        if index + 1 < len(words):  # a marker inside a phrase stays where it is
            text += "".join(m.text for m in hosted.get(id(word), []))
    behind = hosted.get(id(words[-1]), [])
    powers = [w for w in behind if _is_power(w, words[-1])]
    text += "".join(w.text for w in powers)
    marks = tuple(m for w in behind if w not in powers for m in marks_in(w.text))
    lead = leads[id(words[0])].text.rstrip(",)") if id(words[0]) in leads else ""
    x1 = max([words[-1].x1, *(m.x1 for m in behind)])
    return Phrase(tuple(words), text, words[0].x0, x1, marks, lead)
