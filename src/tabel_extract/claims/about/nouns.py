"""What nouns beside a number are of: people, those who do something, or what it is about."""

from __future__ import annotations

import re

from tabel_extract.claims.groups.group import Mention
from tabel_extract.claims.text.words import WORD, words

_PERSONS = re.compile(
    r"\w+(?:ers|enden|isten|anten|enten|eurs|leden|(?:leer|een|jonge|nieuwe|nakome|stede|dorpe|vluchte|vreemde|volge|zuige|drenke)lingen|genoten|personen|lieden|jarigen|groepen)|\w*panel|wie|academici|overigen|anderen"
)
"""What nouns for people end in; others do too, which only makes a number a statistic too many."""
_PASSIVE = re.compile(r"\b(?:wordt|worden|werd|werden)\b[^.;:]*\bdoor\s+(?:de\s+)?$", re.IGNORECASE)


def are_people(text: str) -> bool:
    """Whether one of the first words of a text is a noun for people."""
    known = words()
    nouns = [w.lower() for w in WORD.findall(text)][:5]
    return any(n in known.people or n in known.everyone or _PERSONS.fullmatch(n) for n in nouns)


def names_people(mention: Mention) -> bool:
    """Whether a mention is of people as such, and not of what was asked about."""
    return mention.text.split()[0].lower() not in words().people


def held_by(text: str, mention: Mention) -> bool:
    """Whether a group is who does it: ``wordt door 35-54-jarigen met een 6,3 gewaardeerd``."""
    return mention.of_category and bool(_PASSIVE.search(text[: mention.start]))


def of_noun(text: str, mention: Mention) -> bool:
    """Whether the people are what a noun is about, `de komst van vluchtelingen`."""
    return bool(
        re.search(
            r"\w+\s+(?:van|voor|aan)\s+(?:de\s+)?(?:[\w-]+ere\s+)?$", text[: mention.start], re.I
        )
    )
