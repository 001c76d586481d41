"""Glyphs ─► words, whatever order a page was drawn in.

Both PDF readers give glyphs; from here on nobody sees which one did.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tabel_extract.dutch import PLAIN, SUPERSCRIPTS
from tabel_extract.page import BBox, Word

GAP = 0.17
"""Em between two glyphs that part words: tight setting narrows a blank to 0.2, tracking widens
letters by 0.1 at most."""
BACK = 0.35
"""Em by which kerning, or a doubled stroke, may set a glyph back."""
NO_ROOM = 0.06
"""Em that a blank takes up at most when it is none: a kern that is set as a blank and a step back,
as roff writes it."""
SAME_BASELINE = 0.08
"""Em between baselines of one word; a raised sign stands 0.2 to 0.5 higher."""
SAME_SIZE = 0.06
"""Share by which sizes within one word may differ."""
SMALL_CAPITALS = (0.6, 0.92)
"""How large small capitals are drawn beside the capital that their word starts with."""

RAISED_SIZE = 0.62
"""How large a letter is that its font raises by itself, beside the others of the font."""
RAISED_BY = 0.35
"""Em above the baseline at which such a letter stands."""
SOFT = "\u00ad"
"""A hyphen that is only printed where it ends a line."""
UNTOLD = "\ufffd"
"""Stands for a letter that nobody can tell."""
JOINER = "\u2060"
"""Takes room in a word, as the other half of a glyph, and says nothing."""
OVERHANG = 0.15
"""Em that the ink of a sign may reach beyond its room, as that of a slanted f does."""
DRAWN = 0.1
"""Em to the next sign behind a hyphen that is drawn; fonts have one for it and for a soft one."""
_SMALL_CAPS = re.compile(r"small[ -]?cap|smcp|caps\b|[a-z]SC\b", re.IGNORECASE)
"""What the name of a font says in which all letters are capitals."""
_CAPITAL_INSIDE = re.compile(r"[a-zà-ÿ][A-Z]")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬆ": "st", "ﬅ": "st"}
_HYPHENS = {"\u2010": "-", "\u2011": "-", "\x02": SOFT}
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufffe\uffff"
_BLANKS = (
    " \u00a0\t\r\n\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
)
_TEXT = _LIGATURES | _HYPHENS | dict.fromkeys(_INVISIBLE, "") | dict.fromkeys(_BLANKS, " ")


class Font(NamedTuple):
    """What a glyph is set in: ``name`` without the prefix of a subset."""

    name: str
    bold: bool
    italic: bool


class Glyph(NamedTuple):
    """One sign as drawn, in coordinates of the page as seen; ``angle`` as in :class:`Word`."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    font: Font
    angle: int


Sign = tuple[Glyph, bool, float | None]
"""A glyph, whether all of the room that it takes is known, and where that of the one before ends
if its ink may close a gap."""


def printable(sign: str) -> str:
    """What a sign says: ligatures spelt out, blanks alike, invisible and control signs gone."""
    known = _TEXT.get(sign)
    if known is not None:
        return known
    return "" if sign < " " or "\x7f" <= sign < "\xa0" else sign


def font_of(name: str, *, bold: bool = False, italic: bool = False) -> Font:
    """A font by its name, which tells weight and slope where its flags do not."""
    bare = name.split("+", 1)[-1]
    lower = bare.lower()
    heavy = any(w in lower for w in ("bold", "black", "heavy", "-bd"))
    slanted = any(w in lower for w in ("italic", "oblique", "-it"))
    return Font(bare, bold or heavy, italic or slanted)


def angle_of(dx: float, dy: float) -> int:
    """The direction of writing, in quarter turns clockwise, from a step along the line."""
    return round(math.degrees(math.atan2(dy, dx)) / 90) * 90 % 360


def within_room(signs: Iterable[Sign]) -> Iterator[tuple[Glyph, bool]]:
    """Signs without the ink that reaches from their room into a gap, as that of a slanted f does.

    Each keeps whether all of the room that it takes is known.
    """
    held: tuple[Glyph, bool] | None = None
    for sign, told, room in signs:
        if held is not None:
            before, known = held
            end = before.x1 if room is None else room
            hangs = 0 < before.x1 - end <= OVERHANG * before.size
            yield (before._replace(x1=end) if hangs else before), known
        held = sign, told
    if held is not None:
        yield held


def turn_of(angles: Iterable[int]) -> int:
    """The angle that most signs of a page run at, blanks apart; of two the first."""
    counts = Counter(angles)
    return counts.most_common(1)[0][0] if counts else 0


def turn_box(box: BBox, angle: int, width: float, height: float) -> BBox:
    """A box after the page was turned so that what ran at ``angle`` is upright."""
    x0, top, x1, bottom = box
    if angle == 90:
        return (top, width - x1, bottom, width - x0)
    if angle == 180:
        return (width - x1, height - bottom, width - x0, height - top)
    if angle == 270:
        return (height - bottom, x0, height - top, x1)
    return box


def turn_glyph(glyph: Glyph, angle: int, width: float, height: float) -> Glyph:
    """A glyph after the page was turned so that what ran at ``angle`` is upright."""
    if not angle:
        return glyph
    x0, top, x1, bottom = turn_box(glyph[1:5], angle, width, height)
    left = (glyph.angle - angle) % 360
    baseline = (
        bottom - 0.2 * (bottom - top) if left else _turn_baseline(glyph, angle, width, height)
    )
    return Glyph(glyph.text, x0, top, x1, bottom, baseline, glyph.size, glyph.font, left)


def _turn_baseline(glyph: Glyph, angle: int, width: float, height: float) -> float:
    """Where a baseline stands after turning; before, it is an x for text that runs sideways."""
    if angle == 90:
        return width - glyph.baseline
    return height - glyph.baseline if angle == 180 else glyph.baseline


def _raised(glyph: Glyph) -> Glyph:
    """A sign that is raised by itself, as a small one that stands higher."""
    height = glyph.bottom - glyph.top
    return glyph._replace(
        text=glyph.text.translate(PLAIN),
        size=glyph.size * RAISED_SIZE,
        baseline=glyph.baseline - RAISED_BY * glyph.size,
        bottom=glyph.top + RAISED_SIZE * height,
    )


def words_of(glyphs: Sequence[Glyph], width: float, height: float) -> list[Word]:
    """Words in reading order of their lines; text at an angle is one word for each line."""
    glyphs = [_raised(g) if g.text in SUPERSCRIPTS else g for g in glyphs]
    found = _upright([g for g in glyphs if not g.angle])
    for angle in sorted({g.angle for g in glyphs if g.angle}):
        turned = [turn_glyph(g, angle, width, height) for g in glyphs if g.angle == angle]
        size = (height, width) if angle in {90, 270} else (width, height)
        found += [_turn_back(w, angle, *size) for w in _lines(_upright(turned))]
    return found


def _turn_back(word: Word, angle: int, width: float, height: float) -> Word:
    x0, top, x1, bottom = turn_box(word.bbox, (360 - angle) % 360, width, height)
    return Word(
        word.text,
        x0,
        top,
        x1,
        bottom,
        bottom,
        word.size,
        word.font,
        word.bold,
        word.italic,
        word.spaced,
        angle,
    )


def _lines(words: list[Word]) -> list[Word]:
    """Words of one line put together, as one word with blanks."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (round(w.baseline), w.x0)):
        last = lines[-1][-1] if lines else None
        if last and abs(last.baseline - word.baseline) < 1 and word.x0 - last.x1 < word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [
        Word(
            " ".join(w.text for w in line),
            line[0].x0,
            min(w.top for w in line),
            line[-1].x1,
            max(w.bottom for w in line),
            line[0].baseline,
            line[0].size,
            line[0].font,
            line[0].bold,
            line[0].italic,
        )
        for line in lines
    ]


def _upright(glyphs: Sequence[Glyph]) -> list[Word]:
    runs = _runs(glyphs)
    runs.sort(key=lambda r: (r.baseline, r.x0))
    return _joined(_by_line(runs))


class _Run:
    """Glyphs that were drawn one after another without a gap."""

    __slots__ = (
        "baseline",
        "bottom",
        "font",
        "last",
        "size",
        "spaced",
        "texts",
        "top",
        "x0",
        "x1",
    )

    def __init__(self, glyph: Glyph, *, spaced: bool) -> None:
        self.texts = [glyph.text]
        self.x0, self.top, self.x1, self.bottom = glyph[1:5]
        self.baseline, self.size, self.font = glyph.baseline, glyph.size, glyph.font
        self.spaced = spaced
        self.last = glyph

    def take(self, glyph: Glyph) -> bool:
        """Add a glyph if it goes on what there is."""
        text, x0, top, x1, bottom, baseline, glyph_size, _, _ = glyph
        size, last = self.size, self.last
        if not (
            -BACK * size <= x0 - self.x1 <= GAP * size
            and abs(baseline - self.baseline) <= SAME_BASELINE * size
            and abs(glyph_size - size) <= SAME_SIZE * size
        ) and (x0, x1, baseline) != (last.x0, last.x1, last.baseline):
            return False  # and it is no other letter of one ligature
        if last.text == SOFT and x0 - last.x0 > DRAWN * size:
            self.texts[-1] = "-"
        self.last = glyph
        self.texts.append(text)
        self.x1 = max(self.x1, x1)
        self.top = min(self.top, top)
        self.bottom = max(self.bottom, bottom)
        return True

    def join(self, other: _Run) -> None:
        self.texts += other.texts
        self.x1 = max(self.x1, other.x1)
        self.top = min(self.top, other.top)
        self.bottom = max(self.bottom, other.bottom)


def _runs(glyphs: Sequence[Glyph]) -> list[_Run]:
    runs: list[_Run] = []
    run: _Run | None = None
    blank: Glyph | None = None
    for glyph in glyphs:
        text = glyph.text
        if text == " ":
            blank = blank or glyph
            continue
        if not text or glyph.size <= 0:
            continue
        if run is not None and (blank is None or _takes_no_room(blank, glyph)) and run.take(glyph):
            blank = None
            continue
        near = blank is not None and abs(blank.baseline - glyph.baseline) <= glyph.size / 2
        run = _Run(glyph, spaced=near and blank is not None and blank.x0 <= glyph.x0)
        runs.append(run)
        blank = None
    return runs


def _takes_no_room(blank: Glyph, glyph: Glyph) -> bool:
    """Whether a blank is taken back by the sign behind it, which starts where the blank does."""
    return -BACK * glyph.size <= glyph.x0 - blank.x0 <= NO_ROOM * glyph.size


def _by_line(runs: list[_Run]) -> list[_Run]:
    """Runs sorted by baseline put in order of x within each baseline."""
    ordered: list[_Run] = []
    line: list[_Run] = []
    for run in runs:
        if line and run.baseline - line[0].baseline > SAME_BASELINE * max(run.size, line[0].size):
            ordered += sorted(line, key=lambda r: r.x0)
            line = []
        line.append(run)
    return ordered + sorted(line, key=lambda r: r.x0)


def _text(signs: list[str]) -> str:
    """The signs of a word; a soft hyphen counts at its end alone."""
    text = "".join(signs).replace(JOINER, "")
    if SOFT not in text:
        return text
    return text.rstrip(SOFT).replace(SOFT, "") + ("-" if text.endswith(SOFT) else "")


def _goes_on_in_small_capitals(before: _Run, run: _Run) -> bool:
    """Whether a word goes on behind its capital in capitals that are drawn smaller.

    What they say may be in lower case all the same: that is told by the font alone.
    """
    least, most = SMALL_CAPITALS
    text = "".join(run.texts)
    letters = text.rstrip("-.,:;").replace("-", "")
    small = text.isupper() or _SMALL_CAPS.search(run.font.name) is not None
    return (
        run.font == before.font
        and before.texts[-1].isupper()
        and least * before.size <= run.size <= most * before.size
        and small
        and letters.isalpha()
    )


def _in_one_case(run: _Run) -> list[str]:
    """The signs of a run, in one case where all of them are drawn as capitals of one size.

    A font that has one sign for a capital and a small one names it by the first that it met.
    """
    if _CAPITAL_INSIDE.search("".join(run.texts)) and _SMALL_CAPS.search(run.font.name):
        return [sign.lower() for sign in run.texts]
    return run.texts


def _joined(runs: list[_Run]) -> list[Word]:
    """Runs that touch become one word, and what was drawn twice in one place is kept once."""
    kept: list[_Run] = []
    for run in runs:
        run.texts = _in_one_case(run)
        last = kept[-1] if kept else None
        if last is not None and abs(last.baseline - run.baseline) <= SAME_BASELINE * run.size:
            if last.texts == run.texts and run.x0 - last.x0 < BACK * run.size:
                continue
            touches = -BACK * run.size <= run.x0 - last.x1 <= GAP * run.size / 2
            same = abs(last.size - run.size) <= SAME_SIZE * run.size
            if touches and not run.spaced and (same or _goes_on_in_small_capitals(last, run)):
                last.join(run)
                continue
        kept.append(run)
    return [
        Word(
            _text(r.texts),
            r.x0,
            r.top,
            r.x1,
            r.bottom,
            r.baseline,
            r.size,
            r.font.name,
            r.font.bold,
            r.font.italic,
            r.spaced,
        )
        for r in kept
    ]
