"""Words ─► lines, the pieces that wide gaps leave of them, and the text of a cell."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tabel_extract.page import BBox, Word

SAME_LINE = 0.45
"""Em between baselines of one line: a raised sign stands up to 0.4 em higher."""
RAISED, RAISED_SIZE = 0.7, 0.75
"""Em above a line, and share of its size, of a sign that is raised but belongs to it."""
LIFTED = 0.15
"""Em above a line from which a small sign is raised."""
TOUCHES = 0.3
"""Em between a word and the raised sign right behind it."""
SMALLER = 0.95
"""Share of the size of its word that a raised sign has at most."""
WIDE = 1.0
"""Em between words that stand apart: justified prose seldom opens a blank further."""
FIGURES_APART = 0.5
"""Em between two numbers that stand apart: a blank within a number is half as wide."""
SIGN_REACH = 3.0
"""Em over which a currency sign or a per cent sign belongs to its number."""
DOT = 0.25
"""Em that a dot of a leader takes."""

_LEADER = re.compile(r"(?:[.…·_]\s?){3,}$")
_DOTS = re.compile(r"[.…·]+")
_SIGNS = r"-+–—−‒*.,:%$€£¥§†‡#/()\[\]<>≤≥~±="
_FIGURE = re.compile(rf"[{_SIGNS}\s]*\d[{_SIGNS}\d\s]*[a-z]?[{_SIGNS}]*", re.IGNORECASE)
_NOTHING = re.compile(
    r"[-–—−‒:*x✓•…]{1,3}|\.{2,3}|n\.?/?[ad]\.?|\([a-zX*–—−-]\)|[xX]|[$€£%]", re.IGNORECASE
)
_BEFORE = frozenset("$€£¥<>±~≤≥(")
_AFTER = frozenset({"%", ")", "*", "**", "***", "†", "‡"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line without a wide gap between; ``x1`` is where their ink ends."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    line: int

    @property
    def text(self) -> str:
        """Its words with blanks between."""
        return " ".join(w.text for w in self.words)

    @property
    def bbox(self) -> BBox:
        """Where it stands."""
        return (self.x0, self.top, self.x1, self.bottom)


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one height, from left to right."""

    words: tuple[Word, ...]
    baseline: float
    size: float

    @property
    def text(self) -> str:
        """Its words with blanks between."""
        return " ".join(w.text for w in self.words)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Upright words put in lines, from the top down."""
    words = list(words)
    levels = _levels(words)
    lines: list[list[Word]] = []
    anchor: Word | None = None
    for word in sorted(words, key=lambda w: (levels[id(w)], w.x0)):
        level = levels[id(word)]
        near = SAME_LINE * max(word.size, anchor.size) if anchor else 0.0
        if anchor and level - levels[id(anchor)] <= near:
            lines[-1].append(word)
            if word.size > anchor.size and level - levels[id(lines[-1][0])] <= near:
                anchor = word
        else:
            lines.append([word])
            anchor = word
    return _settled([_line(words) for words in lines])


def _levels(words: Sequence[Word]) -> dict[int, float]:
    """The baseline of each word, by its ``id``; that of a raised sign is that of its word.

    Else the sign is in the line of what stands beside it: headings are set at several heights.
    """
    levels = {id(w): w.baseline for w in words}
    largest = max((w.size for w in words), default=0.0)
    ordered = sorted(words, key=lambda w: w.baseline)
    baselines = [w.baseline for w in ordered]
    for sign in (w for w in words if w.size <= SMALLER * largest):
        start = bisect_left(baselines, sign.baseline + LIFTED * sign.size)
        end = bisect_right(baselines, sign.baseline + RAISED * largest)
        for host in ordered[start:end]:
            if (
                sign.size <= SMALLER * host.size
                and sign.x1 - sign.x0 <= host.size
                and LIFTED * host.size <= host.baseline - sign.baseline <= RAISED * host.size
                and abs(sign.x0 - host.x1) <= TOUCHES * host.size
            ):
                levels[id(sign)] = host.baseline
                break
    return levels


def _settled(lines: list[Line]) -> list[Line]:
    """Lines with those that hold raised signs only put to the line below them."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if (
            last
            and last.size <= RAISED_SIZE * line.size
            and line.baseline - last.baseline <= RAISED * line.size
            and max(w.x1 - w.x0 for w in last.words) <= line.size
        ):
            found[-1] = _line([*last.words, *line.words])
        else:
            found.append(line)
    return found


def _line(words: list[Word]) -> Line:
    largest = max(words, key=lambda w: w.size)
    return Line(tuple(sorted(words, key=lambda w: w.x0)), largest.baseline, largest.size)


def pieces_of(line: Line, number: int, walls: Sequence[float] = ()) -> list[Piece]:
    """A line parted at its wide gaps, after leaders of dots, and at ``walls``."""
    groups: list[list[Word]] = []
    end = 0.0
    for word in line.words:
        if groups and not _apart(groups[-1], word, end, walls):
            groups[-1].append(word)
            end = max(end, word.x1)
        else:
            groups.append([word])
            end = word.x1
    return [piece(tuple(g), number) for g in groups]


def _apart(group: list[Word], word: Word, end: float, walls: Sequence[float]) -> bool:
    last = group[-1]
    size = max(last.size, word.size)
    gap = word.x0 - end
    if any(end - 1 <= wall <= word.x0 + 1 for wall in walls):
        return True
    if _DOTS.fullmatch(word.text) and len(word.text) != 1 and last.text[-1] not in ".…·":
        return gap > 2 * WIDE * size
    if _DOTS.fullmatch(word.text):
        return gap > 2 * WIDE * size
    tail = " ".join(w.text for w in group[-4:])
    if _LEADER.search(tail):
        return True
    signed = (last.text in _BEFORE and is_figure(word.text)) or (
        word.text in _AFTER and is_figure(last.text)
    )
    if signed and gap < SIGN_REACH * size:
        return False
    if gap >= FIGURES_APART * size and is_figure(last.text) and is_figure(word.text):
        return True
    return gap >= WIDE * size


def piece(words: tuple[Word, ...], number: int) -> Piece:
    """Words as a piece, a leader of dots at its end not counted as ink."""
    inked = list(words)
    while len(inked) > 1 and _DOTS.fullmatch(inked[-1].text):
        inked.pop()
    right = max(w.x1 for w in inked)
    leader = _LEADER.search(inked[-1].text)
    if leader:
        last = inked[-1]
        right = max(last.x0, last.x1 - DOT * last.size * len(leader.group()))
    largest = max(words, key=lambda w: w.size)
    return Piece(
        words,
        min(w.x0 for w in words),
        right,
        min(w.top for w in words),
        max(w.bottom for w in words),
        largest.baseline,
        largest.size,
        number,
    )


def text_of(words: Sequence[Word]) -> str:
    """The text of a cell: its lines from top to bottom with a blank between."""
    sideways = [w for w in words if w.angle]
    upright = lines_of(w for w in words if not w.angle)
    return " ".join([line.text for line in upright] + [w.text for w in _in_order(sideways)])


def _in_order(words: list[Word]) -> list[Word]:
    """Lines that run up or down, in the order in which they are read."""
    return sorted(words, key=lambda w: w.x0 if w.angle == 270 else -w.x0)


def is_figure(text: str) -> bool:
    """Whether a text is a number or stands for one that is missing."""
    return bool(_FIGURE.fullmatch(text) or _NOTHING.fullmatch(text))


def is_year(text: str) -> bool:
    """Whether a text is a year or a few years, as headings of columns are."""
    return bool(re.fullmatch(r"(?:(?:19|20)\d\d[\s,/–-]*(?:\d\d)?[\s*]*)+", text))
