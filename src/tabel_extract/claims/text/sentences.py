"""Lines of running text ─► sentences, with line breaks and end-of-line hyphens undone.

A sentence may run on behind a table, a footnote or the foot of a page, which reports put in the
middle of it; a heading stands alone and closes what was under discussion. None runs on to a line
that stands apart: what it breaks off there, and what its paragraph says from there on, is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tabel_extract.dutch import join_lines
from tabel_extract.model import Line, Provenance

LONGEST = 2000
"""Characters after which a sentence is cut off: no honest one is as long."""
HEADING_WIDTH = 75
"""A heading is shorter than this; a full line of running text in one column is not."""
RAGGED = 0.75
"""A line this much shorter than the next has not been filled: it is a heading or an end."""

# Exports lose the capitals I and G, so a word with a small i or g may open a sentence.
_END = re.compile(
    r"[.!?…][’”\"')\]]{0,2}(?:(?<!\d\.)\d{1,2}(?=\s))?\s+(?=[‘“„\"'(\[]?(?:[A-ZÀ-Ý0-9]|’s\s|'s\s|[ig][a-zà-ÿ]+\s))"
)
_CLOSED = re.compile(r"[.!?:…][’”\"')\]]{0,2}\d{0,2}$")
_ABBREVIATED = re.compile(
    r"(?:\b(?:bv|[Bb]ijv|[Vv]gl|ca|resp|nr|nrs|blz|p|pp|[Dd]rs|[Dd]r|[Mm]r|ir|ing|[Pp]rof|incl|"
    r"excl|art|et al|fig|tab|max|min|gem|etc|enz|jl|m\.b\.t|z\.d|o\.a|d\.w\.z|n\.a\.v|t\.a\.v|"
    r"i\.v\.m|i\.p\.v|t\.o\.v|m\.n|m\.i|e\.d|e\.a|i\.c|c\.q|z\.g|t\.w)|(?<!\w)[A-Z]|^\d{1,2})\."
    r"[’”\"')\]]{0,2}\s+$"
)
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-Z‘“]")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[A-Z‘“]")
_FOOTNOTE = re.compile(r"\d{1,2}\s+[A-Z‘“]")
_BULLET = re.compile(r"[•●▪–—*-]\s+\S")
_DOT = re.compile(r"[•●▪]\s+\S")
"""Begins an entry wherever it opens a line, as nothing else does."""
_ENTRY = re.compile(r"(?P<number>\d{1,2})[.)]\s+\S")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of running text, or a heading.

    ``paragraph`` counts the paragraphs that its document has; ``places`` are where its lines start
    in ``text``, with the place of each. It is not ``whole`` where some of it, or of what stands
    before it in its paragraph, may be missing.
    """

    text: str
    paragraph: int
    places: tuple[tuple[int, Provenance], ...]
    heading: bool = False
    whole: bool = True

    def place(self, at: int = 0) -> Provenance:
        """Where the character ``at`` of the sentence is printed."""
        found = self.places[0][1]
        for start, place in self.places:
            if start <= at:
                found = place
        return found


def sentences(prose: Sequence[Line]) -> list[Sentence]:
    """The sentences of running text, in order; ``prose`` leaves out blank lines and tables."""
    reader = _Reader()
    for index, line in enumerate(prose):
        after = prose[index + 1] if index + 1 < len(prose) else None
        reader.take(line, after)
    reader.finish()
    return reader.found


class _Reader:
    """Gathers lines until a sentence is whole."""

    def __init__(self) -> None:
        self.found: list[Sentence] = []
        self.paragraph = 0
        self._whole = True
        self._text = ""
        self._places: list[tuple[int, Provenance]] = []
        self._held: tuple[str, list[tuple[int, Provenance]], int] | None = None
        self._last: Line | None = None

    def take(self, line: Line, after: Line | None) -> None:
        gap = self._last is None or line.number > self._last.number + 1
        before, self._last = self._last, line
        if gap:
            self._over_a_gap(line, before)
        if line.apart:
            self._break_off()
        elif self._is_heading(line, after, gap):
            self.finish()
            self._open_paragraph()
            place = Provenance(line.page, line.number)
            self.found.append(Sentence(line.text, self.paragraph, ((0, place),), heading=True))
            return
        if self._opens_entry(line.text):
            self.flush()
        self._text = join_lines([self._text, line.text])
        start = len(self._text) - len(join_lines([line.text]))
        self._places.append((start, Provenance(line.page, line.number)))
        self._emit()

    def _opens_entry(self, text: str) -> bool:
        """Whether a line is an entry of a list, and no more of the sentence above it."""
        if _DOT.match(text):
            return True
        if _BULLET.match(text):
            return bool(_CLOSED.search(self._text) or _BULLET.match(self._text))
        own, above = _ENTRY.match(text), _ENTRY.match(self._text)
        return bool(own and above and int(own["number"]) == int(above["number"]) + 1)

    def _open_paragraph(self, *, whole: bool = True) -> None:
        self.paragraph += 1
        self._whole = whole

    def _break_off(self) -> None:
        """Nothing is known to go on on a line that stands apart."""
        self._whole = self._whole and bool(_CLOSED.search(self._text))
        self.finish()
        self._open_paragraph(whole=False)

    def flush(self) -> None:
        """Whatever is left is a sentence."""
        text, places = self._text.strip(), self._places
        self._text, self._places = "", []
        if text:
            self.found.append(Sentence(text, self.paragraph, tuple(places), whole=self._whole))

    def finish(self) -> None:
        """Nothing continues what was under discussion, nor what a footnote has cut in two."""
        self.flush()
        if self._held:
            text, places, paragraph = self._held
            self._held = None
            self.found.append(Sentence(text, paragraph, tuple(places), whole=self._whole))

    def _over_a_gap(self, line: Line, before: Line | None) -> None:
        """A gap ends the paragraph, unless it cuts a sentence in two."""
        if self._held and (not self._text or _CLOSED.search(self._text)) and line.text[0].islower():
            self.flush()
            self._text, self._places, _ = self._held
            self._held = None
            return
        open_ended = bool(self._text) and not _CLOSED.search(self._text)
        full = before is not None and len(before.text) >= HEADING_WIDTH * RAGGED
        footnote = _FOOTNOTE.match(line.text)
        if open_ended and full and footnote and not self._held:
            self._held = (self._text, self._places, self.paragraph)
            self._text, self._places = "", []
        elif open_ended and (line.text[0].islower() or line.text[0] in "(0123456789" or full):
            if not (_SECTION.match(line.text) or footnote):
                return
            self.flush()
        elif footnote:
            self.flush()
        else:
            self.finish()
        self._open_paragraph()

    def _is_heading(self, line: Line, after: Line | None, gap: bool) -> bool:
        text = line.text
        if self._text and not _CLOSED.search(self._text):
            return False
        alone = gap and (after is None or after.number > line.number + 1)
        if text[-1] == "?" and alone and len(text) <= HEADING_WIDTH and text[0].isupper():
            return True  # `Hoe vaak gaan we uit?`
        if text[-1] in ".,;:?!-)" or len(text) > HEADING_WIDTH or _BULLET.match(text):
            return bool(_SECTION.match(text)) and text[-1] not in ".,;:" and len(text) < LONGEST
        if _SECTION.match(text):
            return True
        if not text[0].isupper() and not _NUMBERED.match(text):
            return False
        if alone:
            return True
        ragged = after is not None and len(text) < RAGGED * len(after.text)
        return ragged and after is not None and after.text[0].isupper()

    def _emit(self) -> None:
        """Cut off the sentences that have come to their end."""
        position = 0
        while True:
            end = self._next_end(position)
            if end is None:
                break
            self._cut(end)
            position = 0
        while len(self._text) > LONGEST:
            self._cut(self._text.rfind(" ", 1, LONGEST) + 1 or LONGEST)

    def _next_end(self, position: int) -> int | None:
        while match := _END.search(self._text, position):
            if not _ABBREVIATED.search(self._text[max(0, match.end() - 14) : match.end()]):
                return match.end()
            position = match.end()
        return None

    def _cut(self, end: int) -> None:
        text = self._text[:end]
        inside = [(at, place) for at, place in self._places if at < end]
        self.found.append(Sentence(text.strip(), self.paragraph, tuple(inside), whole=self._whole))
        rest = [(at - end, place) for at, place in self._places if at >= end]
        self._text = self._text[end:]
        if self._text and (not rest or rest[0][0] > 0):
            rest = [(0, inside[-1][1]), *rest]
        self._places = rest
