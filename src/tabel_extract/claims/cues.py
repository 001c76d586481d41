"""Words that a sentence is searched for, in any case of letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LETTERS = str.maketrans("ſıİ", "sii")
"""A pattern that knows no case takes these for an s and an i, and so does ``lowered``."""

_ESCAPED = re.compile(r"\\.|\(\?P<\w+>")


def lowered(text: str) -> str:
    """A text in small letters, each in its place."""
    return text.lower() if text.isascii() else text.translate(_LETTERS).lower()


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

    @property
    def pattern(self) -> str:
        """As it was given."""
        return self._pattern.pattern

    def search(self, text: str) -> re.Match[str] | None:
        """The first that a text has."""
        return self._pattern.search(lowered(text))

    def first(self, text: str) -> str | None:
        """The words of the first that a text has, as it has them."""
        match = self.search(text)
        return text[slice(*match.span())] if match else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All that a text has, in their order."""
        return self._pattern.finditer(lowered(text))

    def without(self, text: str) -> str:
        """A text with a space for each."""
        kept, start = [], 0
        for match in self.finditer(text):
            kept.append(text[start : match.start()])
            start = match.end()
        return " ".join([*kept, text[start:]])
