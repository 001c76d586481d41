"""What words have in common that say of people what they are, do or have: `roker`, `gerookt`."""

from __future__ import annotations

import re
from functools import lru_cache

from tabel_extract.claims.text.words import root, stem
from tabel_extract.tables.dimensions import OPPOSED

YES = frozenset(one for one, _ in OPPOSED)
"""Categories of those who have, or are, what divides people."""
DENIED = frozenset(other for _, other in OPPOSED) | {"nooit", "noch", "niemand"}
"""Words by which people are, do or have not what is said."""
REMEMBERED = 4_096
"""Words whose roots are kept."""
_ENDING = re.compile(r"(?:ingen|ing|heid|heden|sters|ster|aars|aar|ers|er|enden?|ende?)$")
"""What makes a noun of a verb or an adjective, or a form of one that is none: `drinkers`."""
_INFLECTED = re.compile(r"(?<=\w{3})(?:se?|e)$")
"""The ending of an adjective: `matige`, `Nederlandse`."""
_WHO = re.compile(
    r"(?P<of>\w{3,}?)s?(?:leden|lid|werkers|gangers|bezoekers|gebruikers|houders|bezitters|eigenaren"
    r"|deelnemers|verleners|gevers|kijkers|lezers|luisteraars|rijders|spelers)"
)
"""Those who are, do or have what a word starts with: `vakbondsleden`, `kerkgangers`."""
_LEAST_ROOT = 3
_SUFFIX = re.compile(
    r"(?P<base>\w{4,}?)s?(?:schap|bezit|gebruik|duur|grootte|frequentie|omvang|deelname|status|bezoek|gedrag|vorm|type|soort|positie|dienst)"
)
AGENT = re.compile(r"\w{3,}(?<!d)(?<!dier)(?:er|aar|ist)")
"""How a noun starts for one of those who do or meet something: `mantelzorger`, `slachtoffer`."""


def base_of(word: str) -> str:
    """What a word for a division of people is of: ``medicijn`` of `medicijngebruik`."""
    match = _SUFFIX.fullmatch(word)
    return match["base"] if match else word


@lru_cache(maxsize=REMEMBERED)
def roots(word: str) -> frozenset[str]:
    """What forms of a word have in common: that of it, and of what it is made from."""
    word = word.replace("’", "'").removesuffix("'s")
    who = _WHO.fullmatch(word)
    made_of = [_ENDING.sub("", word), _INFLECTED.sub("", word), word.removesuffix("n")]
    made_of += [who["of"], who["of"] + "s"] if who else []
    return frozenset(map(_root, [word, stem(word), *made_of]))


def _root(word: str) -> str:
    short = root(word)
    return short if len(short) >= _LEAST_ROOT else word
