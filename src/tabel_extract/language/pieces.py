"""Which pieces of words a text has, told once for all patterns that are sought in it.

Each piece has a bit. The bits of a word are found out once, and those of a text are those of its
words, so that whether a pattern may be in it costs no more than one look at a number.
"""

from __future__ import annotations

import re
from functools import lru_cache, reduce
from operator import or_

from tabel_extract.language.hints import Hint, Hints

_WORDS = re.compile(r"\w+|[^\w\s]")
KNOWN_WORDS = 20_000
"""Words whose bits are kept."""
LONGEST = 64
"""Letters of a word that is looked at; a longer one is none, and may have any piece."""
ANY = -1
"""All bits, those of pieces to come too."""
KNOWN_TEXTS = 1_024
"""Texts whose bits are kept: a sentence and what is made of it are asked for often."""

_ODD = "ſıİ"
_LETTERS = str.maketrans(_ODD, "sii")
"""A pattern that knows no case takes these for an s and an i, and so does ``lowered``."""


def lowered(text: str) -> str:
    """A text in small letters, each in its place."""
    if not text.isascii() and any(map(text.__contains__, _ODD)):
        text = text.translate(_LETTERS)
    return text.lower()


class Pieces:
    """Pieces that patterns need, and which of them texts have."""

    def __init__(self) -> None:
        self._bits: dict[Hint, int] = {}
        self._whole: dict[str, int] = {}
        self._first: dict[str, int] = {}
        self._last: dict[str, int] = {}
        self._within: dict[str, int] = {}
        self._of_word = lru_cache(KNOWN_WORDS)(self._look)
        self.of = lru_cache(KNOWN_TEXTS)(self._of)
        """A text in small letters, and the bits of its pieces."""

    def bits(self, hints: Hints) -> int:
        """The bits of some pieces, which are new where no pattern needed them before."""
        return reduce(or_, map(self._bit, sorted(hints)), 0)

    def _bit(self, hint: Hint) -> int:
        if hint not in self._bits:
            edge = self._first if hint.starts else self._last if hint.ends else self._within
            where = self._whole if hint.starts and hint.ends else edge
            where[hint.piece] = self._bits[hint] = 1 << len(self._bits)
            self._of_word.cache_clear()
            self.of.cache_clear()
        return self._bits[hint]

    def _of(self, text: str) -> tuple[str, int]:
        low = lowered(text)
        return low, reduce(or_, map(self._of_word, _WORDS.findall(low)), 0)

    def _look(self, word: str) -> int:
        length = len(word)
        if length > LONGEST:
            return ANY
        found = self._whole.get(word, 0)
        for at in range(length):
            found |= self._first.get(word[: at + 1], 0) | self._last.get(word[at:], 0)
            for end in range(at + 1, length + 1):
                found |= self._within.get(word[at:end], 0)
        return found
