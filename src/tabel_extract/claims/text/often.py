"""How often people do something, as times a year: ``minstens eens per maand`` is 12 or more."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from tabel_extract.language.cues import Cue
from tabel_extract.language.numerals import WORD, number_of

_PER_YEAR = {"dag": 365, "week": 52, "maand": 12, "jaar": 1}
_ADVERBS = {"dagelijks": 365, "wekelijks": 52, "maandelijks": 12, "jaarlijks": 1}
_LEAST = r"(?:minstens|minimaal|ten\s+minste|tenminste|op\s+zijn\s+minst)"
_OFTEN = Cue(
    rf"(?:(?P<least>\b{_LEAST}\s+)|(?P<below>(?:\bminder\s+(?:vaak\s+)?dan|\bnog\s+geen|<)\s*)"
    r"|(?P<above>(?:\b(?:meer|vaker)\s+dan|>)\s*))?"
    rf"(?:\b(?P<adverb>{'|'.join(_ADVERBS)})e?\b"
    rf"|\b(?:(?P<times>\d{{1,3}}|{WORD})\s+(?:keer|maal|dag(?:en)?)|(?P<once>eens))\s+"
    r"(?:per|in\s+(?:de|het|een))\s+(?P<per>dag|week|maand|jaar)\b"
    r"|\b(?:elke|iedere|elk|ieder)\s+(?P<every>dag|week|maand|jaar)\b)"
    r"(?P<more>\s+of\s+(?:vaker|meer))?(?P<less>\s+of\s+minder(?:\s+vaak)?)?"
)
_NEVER = Cue(r"(?<!bijna )(?<!vrijwel )(?<!haast )\b(?:nooit|niet|geen|nog\s+nooit)\b")
_SOMETIMES = Cue(r"\b(?:af\s+en\s+toe|(?:zo\s+)?nu\s+en\s+dan|soms)\b")
SOMETIMES = 0.5
"""Stands for `af en toe`, which is less than anything that is counted, but not never."""


class Often(NamedTuple):
    """Times a year, from and to; ``bare`` where words name one number: `wekelijks`."""

    low: float
    high: float
    bare: bool = False

    def is_of(self, other: Often) -> bool:
        """Whether words are those of a category: ``wekelijks`` is `wekelijks of vaker` too."""
        return self.low == other.low and (
            self.high == other.high or (self.bare and math.isinf(other.high))
        )


def often_in(text: str) -> tuple[Often, tuple[int, int]] | None:
    """How often words say that people do something, and where a text has them."""
    match = _OFTEN.search(text)
    if match is None:
        for cue, few in ((_SOMETIMES, SOMETIMES), (_NEVER, 0)):
            if (named := cue.search(text)) is not None:
                return Often(few, few), named.span()
        return None
    often = _read(match)
    return None if often is None else (often, match.span())


def _read(match: re.Match[str]) -> Often | None:
    number = number_of(match["times"]) if match["times"] else 1
    per = match["per"] or match["every"]
    times = _ADVERBS[match["adverb"]] if match["adverb"] else number * _PER_YEAR[per]
    if math.isnan(times):
        return None
    if match["least"] or match["more"]:
        return Often(times, math.inf)
    if match["above"]:
        return Often(times + 1, math.inf)
    if match["below"] or match["less"]:
        return Often(SOMETIMES, times - 1 if match["below"] else times)
    return Often(times, times, bare=True)
