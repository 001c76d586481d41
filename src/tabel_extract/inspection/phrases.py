"""Pieces of print, and whether their words are those of a heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tabel_extract.layout.lines import Phrase, VisualLine
from tabel_extract.page import BBox, Word

SLACK = 0.3
"""Points by which a word may stand out of its cell: places are rounded."""
LEAD = 1.0
"""Em in front of a phrase within which a sign is its own."""
RAISED = 0.05
"""Em that a raised sign's baseline stands above that of its host, at least."""
MARKS = 2
"""Signs that may be glued to a heading as its markers."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line that belong together."""

    text: str
    words: tuple[Word, ...]

    @property
    def bbox(self) -> BBox:
        """Where it stands."""
        return around([w.bbox for w in self.words])


def around(boxes: Sequence[BBox]) -> BBox:
    """The box around boxes."""
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )


def holds(box: BBox, x: float, y: float) -> bool:
    """Whether a point is in a box."""
    return box[0] - SLACK <= x <= box[2] + SLACK and box[1] - SLACK <= y <= box[3] + SLACK


def pieces_of(line: VisualLine, boxes: Sequence[BBox] = ()) -> list[Piece]:
    """The phrases of a line, without the words that stand in one of the boxes."""
    level = [b for b in boxes if b[1] - SLACK <= line.bottom and b[3] + SLACK >= line.top]
    pieces = []
    for phrase in line.phrases:
        words = tuple(w for w in phrase.words if not any(_in(w, b) for b in level))
        if len(words) == len(phrase.words):
            pieces.append(Piece(phrase.text, words))
        elif words:
            pieces.append(Piece(" ".join(w.text for w in words), words))
    return pieces


def _in(word: Word, box: BBox) -> bool:
    return holds(box, (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)


def raised_by(phrase: Phrase, unplaced: Sequence[Word]) -> list[Word]:
    """The raised signs in front of, inside and behind a phrase, among words on no line."""
    host = phrase.words[0]
    top, bottom = min(w.top for w in phrase.words), max(w.bottom for w in phrase.words)
    start = phrase.x0 - LEAD * host.size if phrase.lead else phrase.x0
    return [
        w
        for w in unplaced
        if not w.angle
        and w.size < host.size
        and start - SLACK - w.size <= w.x0
        and w.x1 <= phrase.x1 + SLACK
        and top - host.size / 2 <= w.top <= bottom
        and w.baseline < host.baseline - RAISED * host.size
    ]


class Headings:
    """Texts that a printed piece may be a part of, whatever was joined, split or hyphenated."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = frozenset(texts)
        self.bare = frozenset(_bare(t) for t in self.texts) - {""}

    def hold(self, text: str) -> bool:
        """Whether a piece is one of the texts, or a line of one."""
        bare = _bare(text)
        if not bare:
            return text in self.texts
        if bare in self.bare:
            return True
        if len(bare) == 1:
            return any(bare in re.findall(r"\w+", t.casefold()) for t in self.texts)
        return any(
            bare in t or (t == bare[: len(t)] and len(bare) - len(t) <= MARKS) for t in self.bare
        )


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
