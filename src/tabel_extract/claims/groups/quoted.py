"""Groups that are quoted as their column prints them: ``de groep ‘niet stedelijk’``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabel_extract.claims.groups.group import Categories, Group, Mention
from tabel_extract.claims.groups.quantiles import Quantiles
from tabel_extract.tables.lexicon import key

_QUOTED = re.compile(r"groep\s+‘([^’]+)’")


class Quoted:
    """Finds categories by their printed names; a rank also by what it is called otherwise."""

    def __init__(self, categories: Categories, quantiles: Quantiles) -> None:
        self._quantiles = quantiles
        self._printed: dict[str, Group] = {}
        for dimension, names in categories.items():
            for name in names:
                self._printed.setdefault(key(name), Group(dimension, name))

    def mentions(self, sentence: str) -> Iterator[Mention]:
        """Every quoted category; of no known group where no table prints it."""
        for match in _QUOTED.finditer(sentence):
            yield Mention(*match.span(), self._of(match[1]), match[0])

    def _of(self, name: str) -> Group | None:
        ranks = [m.group for m in self._quantiles.mentions(name)]
        return self._printed.get(key(name)) or (ranks[0] if len(ranks) == 1 else None)
