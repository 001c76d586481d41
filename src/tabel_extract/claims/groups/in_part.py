"""Words for a part of a category: ``dorpelingen`` of `dorp of buitengebied`.

Whom they mean is likely only: the category has others too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabel_extract.claims.groups.group import Categories, Group, Mention, any_of, only
from tabel_extract.claims.groups.roots import YES
from tabel_extract.claims.text.words import WORD, stem, words
from tabel_extract.tables.lexicon import key

_OR = re.compile(r"\s+(?:of|en)\s+|\s*[,/]\s*")
_LEAST = 4
"""Letters of a word that says enough by itself."""
_PARENTS = r"\b(?:ouders|vaders\s+en\s+moeders)\b"
_PLACED = "|".join(
    rf"(?<=\b{of}\s{the})"
    for of in ("in", "op", "uit")
    for the in ("", r"de\s", r"het\s", r"een\s")
)
"""What stands before a place that people live or work in."""


class InPart:
    """Finds what a part of a category is called; made once for a report."""

    def __init__(self, categories: Categories) -> None:
        self._patterns = list(_in_part(categories))
        self._any = any_of(self._patterns)

    def mentions(self, sentence: str) -> Iterator[Mention]:
        """Every mention of a part, of no known group."""
        for match in self._any.finditer(sentence):
            yield Mention(*match.span(), None, match[0], part=True)

    def likely(self, text: str) -> Group | None:
        """The one group that the words of a mention are a part of."""
        return only([g for pattern, g in self._patterns if pattern.fullmatch(f"in {text}", 3)])


def _in_part(categories: Categories) -> Iterator[tuple[re.Pattern[str], Group]]:
    """Patterns of what a part of a category is called, where no other category has it."""
    every = [name for names in categories.values() for name in names]
    for dimension, names in categories.items():
        for name in names:
            if key(dimension).endswith("kinderen") and key(name) in YES:
                yield re.compile(_PARENTS, re.IGNORECASE), Group(dimension, name)
            for half in _halves(name):
                if sum(_has(other, half) for other in every) == 1:
                    yield re.compile(_pattern(half), re.IGNORECASE), Group(dimension, name)


def _halves(name: str) -> list[str]:
    """The words that a category joins, each alone."""
    parts = [key(part) for part in _OR.split(name)]
    alone = [p for p in parts if WORD.fullmatch(p) and len(p) >= _LEAST]
    return [p for p in alone if p not in words().vague] if len(parts) > 1 else []


def _has(name: str, half: str) -> bool:
    return any(stem(half) == stem(word) for word in key(name).split())


def _pattern(half: str) -> str:
    """Those who live or work there, or the place itself behind a preposition."""
    root = re.escape(half)
    return rf"(?={root})(?:\b{root}(?:elingen|bewoners)\b|(?:{_PLACED}){root}(?:en|s)?\b)"
