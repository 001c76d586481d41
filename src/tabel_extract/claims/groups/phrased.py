"""Groups by what a phrase says of their dimension: ``wie eens per maand een kerk bezoekt``.

No pattern has to know the phrase: each of its words must be one of the dimension or of the
category, or say nothing by itself. A word that neither has makes it another group.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache, reduce
from operator import or_

from tabel_extract.claims.groups.divisions import TOKEN, Division, division_of
from tabel_extract.claims.groups.group import Categories, Mention
from tabel_extract.claims.groups.phrase import Phrase
from tabel_extract.claims.groups.roots import REMEMBERED, roots

_OPENS = re.compile(
    r"(?:\b(?:van|bij|onder|dan|voor|in)\s+(?:(?:de|het|alle)\s+)?|^[^\w]*(?:(?:de|het)\s+)?)(?=\w)",
    re.IGNORECASE,
)
"""Where people may be named."""
_NOT_BEFORE = re.compile(r"\bniet-$", re.IGNORECASE)


class Phrased:
    """Finds categories by phrases; made once for the tables of a report."""

    def __init__(self, categories: Categories, everyone: Set[str]) -> None:
        self._everyone = everyone
        every = (division_of(dimension, names) for dimension, names in categories.items())
        self._main: list[frozenset[str]] = []
        self._divisions: list[tuple[Division, int]] = []
        for division in filter(None, every):
            first = len(self._main)
            self._main += division.main
            self._divisions.append((division, (1 << len(self._main)) - (1 << first)))
        self._bits_of = lru_cache(REMEMBERED)(self._bits)

    def told(self, sentence: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """Mentions, where people of no known group are those that a phrase says."""
        likely = self._likely_in(sentence)
        if not likely:
            yield from mentions
            return
        yield from self._without_noun(sentence, [m for m in mentions if m.of_category], likely)
        for mention in mentions:
            known = mention.group is not None or mention.part
            yield mention if known else self._of(sentence, mention, likely) or mention

    def _likely_in(self, sentence: str) -> list[Division]:
        """The divisions of whose main words a sentence has forms."""
        has = reduce(or_, map(self._bits_of, TOKEN.findall(sentence)), 0)
        return [own for own, bits in self._divisions if has & bits == bits] if has else []

    def _bits(self, word: str) -> int:
        """The main words, numbered through all divisions, of which a word is a form."""
        own = roots(word.lower())
        return sum(1 << at for at, main in enumerate(self._main) if not own.isdisjoint(main))

    def _of(self, sentence: str, mention: Mention, likely: Sequence[Division]) -> Mention | None:
        before = _NOT_BEFORE.search(sentence, 0, mention.start)
        start = before.start() if before else mention.start
        return _alone(
            Phrase(sentence, start, division, self._everyone | division.whose).mention()
            for division in likely
        )

    def _without_noun(
        self, sentence: str, known: Sequence[Mention], likely: Sequence[Division]
    ) -> Iterator[Mention]:
        """People that are named by what they are, do or have: ``van de niet-sporters``."""
        for opening in _OPENS.finditer(sentence):
            start = opening.end()
            if any(m.start <= start < m.end for m in known):
                continue
            told = (Phrase(sentence, start, own, frozenset()).mention() for own in likely)
            if (found := _alone(told)) is not None:
                yield found


def _alone(found: Iterable[Mention | None]) -> Mention | None:
    """The mention, if only one division has the words of it."""
    told = [mention for mention in found if mention is not None]
    return told[0] if len(told) == 1 else None
