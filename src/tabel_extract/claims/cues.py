"""Words that a sentence is searched for, in any case of letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabel_extract.claims.hints import hints_of

_ODD = "ſıİ"
_LETTERS = str.maketrans(_ODD, "sii")
"""A pattern that knows no case takes these for an s and an i, and so does ``lowered``."""

_ESCAPED = re.compile(r"\\.|\(\?P<\w+>")


def lowered(text: str) -> str:
    """A text in small letters, each in its place."""
    if not text.isascii() and any(map(text.__contains__, _ODD)):
        text = text.translate(_LETTERS)
    return text.lower()


class Cue:
    """A pattern in small letters, for texts in any: far quicker than one that knows no case.

    What it finds is in small letters and has the place that it has in the text. Alternatives that
    all begin with `\\b` are in a group of their own: they are then tried where words begin or end
    only, not at each letter.

    Raises:
        ValueError: the pattern has a capital, which it could never find.
    """

    def __init__(self, pattern: str) -> None:
        bare = _ESCAPED.sub("", pattern)
        if bare != lowered(bare):
            raise ValueError(f"a cue is written in small letters: {pattern}")
        self._pattern = re.compile(pattern)
        self.hints = hints_of(pattern)

    @property
    def pattern(self) -> str:
        """As it was given."""
        return self._pattern.pattern

    def search(self, text: str) -> re.Match[str] | None:
        """The first that a text has."""
        low = lowered(text)
        return self._pattern.search(low) if self._may_be_in(low) else None

    def first(self, text: str) -> str | None:
        """The words of the first that a text has, as it has them."""
        match = self.search(text)
        return text[slice(*match.span())] if match else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All that a text has, in their order."""
        low = lowered(text)
        return self._pattern.finditer(low) if self._may_be_in(low) else iter(())

    def _may_be_in(self, low: str) -> bool:
        return not self.hints or any(map(low.__contains__, self.hints))

    def without(self, text: str) -> str:
        """A text with a space for each."""
        low = lowered(text)
        if not self._may_be_in(low):
            return text
        kept, start = [], 0
        for match in self._pattern.finditer(low):
            kept.append(text[start : match.start()])
            start = match.end()
        return " ".join([*kept, text[start:]])
