"""The words of the running text, which tell a note's letter from the end of a word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from tabel_extract.model import Line

_WORD = re.compile(r"[^\W\d_]+")


class Vocabulary(Collection[str]):
    """The lower-case words of the running text, collected when first asked for."""

    def __init__(self, prose: tuple[Line, ...]) -> None:
        self._prose = prose
        self._found: frozenset[str] | None = None

    @property
    def _words(self) -> frozenset[str]:
        if self._found is None:
            text = "\n".join(line.text for line in self._prose).lower()
            self._found = frozenset(_WORD.findall(text))
        return self._found

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)
