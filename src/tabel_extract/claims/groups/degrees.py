"""Groups by how much they are of something: ``de meest stedelijke gemeenten``.

The columns of `stedelijkheid` say `zeer sterk` to `niet`; sentences say of what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabel_extract.claims.groups.group import Categories, Group, Mention, mention_of
from tabel_extract.language.cues import Cue
from tabel_extract.tables.lexicon import key

_NOUN = re.compile(r"(?P<root>[a-zë]{4,})heid")
"""What makes a noun of the word for what people or places are: `stedelijkheid`."""
_DEGREES = ("zeer sterk", "sterk", "matig", "weinig", "niet")
"""Degrees as tables print them, from the most to the least."""
_LEAST = 3
"""Degrees that make an order."""
_WHERE = r"(?:\s+(?:gemeenten?|gebied(?:en)?|wijk(?:en)?|buurt(?:en)?|regio(?:[’']s)?|omgeving))?"


class Degrees:
    """Finds categories that are degrees of what their dimension is called after."""

    def __init__(self, categories: Categories) -> None:
        self._of: list[tuple[Cue, Group]] = []
        for dimension, names in categories.items():
            noun = _NOUN.fullmatch(key(dimension))
            degrees = {key(name): name for name in names}
            if noun is None or len(names) < _LEAST or not set(degrees) <= set(_DEGREES):
                continue
            printed = [degree for degree in _DEGREES if degree in degrees]
            said = {degree: [re.escape(degree)] for degree in printed}
            said[printed[0]] += ["meest", "sterkst"]
            said[printed[-1]] += ["minst"]
            for degree in printed:
                ways = "|".join(said[degree])
                cue = Cue(
                    rf"(?<!zeer )\b(?:{ways})[\s-]+(?:ver)?{noun['root']}t?e?\b{_WHERE}",
                    lasting=False,
                )
                self._of.append((cue, Group(dimension, degrees[degree])))

    @property
    def groups(self) -> set[Group]:
        """The groups that are named by a degree."""
        return {group for _, group in self._of}

    def mentions(self, sentence: str) -> Iterator[Mention]:
        """Every mention of a degree with what it is of."""
        for cue, group in self._of:
            for match in cue.finditer(sentence):
                yield mention_of(match, group, sentence)
