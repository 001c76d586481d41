"""What makes it doubtful that a number is one of the tables: limits that no table prints.

A sentence may narrow whom or when it speaks of in more ways than a list can name, `in Duitsland`,
`voor de crisis`, `wie zelf huurt`. Whatever its words, a phrase before the verb that neither the
item nor a group explains leaves a number unaccused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tabel_extract.claims.answers import CLAUSE
from tabel_extract.claims.spoken import Spoken
from tabel_extract.claims.words import content

Unmatched = Callable[[Sequence[str]], Sequence[str]]
"""Of stems those that neither the item nor its caption has."""

_LIMIT = re.compile(
    r"\W*(?:(?:en|maar|terwijl|waar|want|zowel|ook|zelfs|alleen|juist|pas|vlak|kort)\s+)*"
    r"(?P<limit>(?:in|op|bij|binnen|buiten|rond|rondom|tijdens|gedurende|voor|vóór|na|sinds|vanaf|"
    r"van|uit|onder|boven|met|zonder|door|langs|’s|'s)\b[^%,:;]*)",
    re.IGNORECASE,
)
_WHO = re.compile(r"\W*(?:(?:en|maar|terwijl|ook)\s+)*wie\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:in|uit|binnen|buiten|rond)\s+(?:de\s+|het\s+|heel\s+)?"
    r"(?!Nederland|Tabel|Figuur|Bijlage|Kader)[A-Z][\w-]+"
)
_THERE = re.compile(
    r"\W*(?:daar|toen|destijds|dan)\b(?!\s+(?:staat|staan|tegenover))", re.IGNORECASE
)
_NOWADAYS = r"\b(?:nu|thans|inmiddels|tegenwoordig|momenteel|vandaag)\b"
_NOW = re.compile(_NOWADAYS, re.IGNORECASE)
_NUMBER_NOW = re.compile(
    rf"{_NOWADAYS}\W+(?:\w+\W+){{0,2}}?%|%\W+(?:\w+\W+){{0,2}}?{_NOWADAYS}", re.IGNORECASE
)
"""Another number that is said to be of now, so that this one is of another time."""
_TOGETHER = re.compile(
    r"\b(?:samen|tezamen|opgeteld|bij\s+elkaar|gezamenlijk|overige|resterende)\b", re.IGNORECASE
)
_SPREAD = re.compile(
    r"\b(?:varieer\w*|uiteen\w*|schommel\w*)\b(?:\s+[\w-]+){0,5}?\s+(?:van|tussen)\b", re.IGNORECASE
)
_OF_ALL = frozenset(
    content(
        "totaal geheel algemeen Nederland land gemiddeld gemiddelde onderzoek enquête peiling "
        "meting vergelijking tegenstelling stelling vraag vragen reactie antwoord uitspraak groep "
        "groepen jaar jaren meerderheid minderheid mening oordeel meest meeste helft geval gevallen"
    )
)
"""What opens a sentence without narrowing whom it speaks of."""


def doubtful(spoken: Spoken, unmatched: Unmatched, *, stated: bool) -> bool:
    """Whether a number's words limit it in a way that its item and the groups don't explain.

    ``stated`` tells that it has a group of its own, so that how its sentence opens doesn't count.
    """
    near = spoken.near
    if _limited(near, unmatched) or _PLACE.search(near) or _TOGETHER.search(near):
        return True
    if not stated and _limited(spoken.opening, unmatched):
        return True
    return bool(_NUMBER_NOW.search(spoken.others)) and not _NOW.search(near)


def spreads(spoken: Spoken) -> bool:
    """Whether a number is the end of a range over groups: ``loopt uiteen van 41% tot 79%``."""
    return bool(_SPREAD.search(spoken.near))


def _limited(text: str, unmatched: Unmatched) -> bool:
    """Whether what opens a clause narrows it by words that no table explains."""
    if _WHO.match(text) or _THERE.match(text):
        return True
    match = _LIMIT.match(text)
    if match is None:
        return False
    verb = CLAUSE.search(match["limit"])
    limit = match["limit"][: verb.start()] if verb else match["limit"]
    return bool(unmatched([w for w in content(limit) if w not in _OF_ALL]))
