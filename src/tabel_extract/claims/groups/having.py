"""Who has what divides people, or is it, and who has not: ``wie geen rijbewijs heeft``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabel_extract.claims.text.words import stem
from tabel_extract.tables.lexicon import key

_SUFFIX = re.compile(
    r"(?P<base>\w{4,}?)s?(?:schap|bezit|gebruik|duur|grootte|frequentie|omvang|deelname|status|bezoek)"
)
MOST_WORDS = 3
"""Words of a division of people that still names what they have."""
YES = frozenset({"wel", "ja", "met"})
"""Categories of those who have, or are, what divides people."""
_NO = frozenset({"geen", "nee", "niet", "zonder"})
_WHEN = re.compile(r"\s+(?:in\s+)?(?:het|de)?\s*(?:afgelopen|laatste|voorbije)\s.*$")
_IDLE = (
    r"(?:een|zelf|wel|ook|het|de|in|afgelopen|jaar|twaalf|maanden|eigen|nog|over|bezit|van|zijn|"
    r"hun|lid|ooit|eens)"
)
"""Words that may stand between people and what they have, and change nothing of it."""
_OWNERS = r"(?:bezitters?|eigena(?:ar|ren)|gebruikers?|houders?|baasjes)"
_PEOPLE = re.compile(r"\w{3,}(?<!d)(?<!dier)(?:er|aar|ist)")
"""A noun for one of those whom a dimension divides: `mantelzorger`, `slachtoffer`."""
_NOT_WITH = r"(?!\s+(?:(?:te\s+)?(?:werk|omga|praat|praten)\w*|van\b))"


def base_of(word: str) -> str:
    """What a word for a division of people is of: ``medicijn`` of `medicijngebruik`."""
    match = _SUFFIX.fullmatch(word)
    return match["base"] if match else word


def has_or_not(category: str, dimension: str) -> Iterator[str]:
    """Patterns of what people of a category are called who have something, or have it not."""
    name = key(category)
    if name not in YES | _NO:
        return
    parts = key(_WHEN.sub("", dimension.lower())).split()
    if not parts or len(parts) > MOST_WORDS or (len(parts) > 1 and parts[0].endswith("t")):
        return  # `werkt in ploegendienst` is no thing that people have
    *adjectives, noun = parts
    noun = base_of(noun)
    what = "".join([*(rf"{_forms(word)}\s+" for word in adjectives), _forms(noun)])
    if _PEOPLE.fullmatch(noun):
        what = rf"{what}(?:\s+van\s+(?:een\s+)?[\w-]+)?"  # `slachtoffer van een misdrijf`
    yield from _who_have(what, noun) if name in YES else _who_have_not(what, noun)


def _forms(noun: str) -> str:
    root = stem(noun)
    same = root if noun.startswith(root) and len(root) >= 3 else noun
    return rf"{re.escape(same)}\w{{0,4}}"


def _who_have(what: str, noun: str) -> Iterator[str]:
    article = r"(?:(?:een|de|hun|eigen|minstens|één)\s+){0,2}"
    yield rf"\b(?<!\bdie\s)(?<!\bwie\s)met\s+{article}{what}\b{_NOT_WITH}"
    yield rf"\b(?:wie|die)\s+(?:{_IDLE}\s+){{0,5}}{what}\b"
    yield rf"\b(?<!niet-){re.escape(noun)}s?-?{_OWNERS}\b"
    if _PEOPLE.fullmatch(noun):
        yield rf"\b(?<!niet-)(?<!geen\s)(?<!met\s){re.escape(noun)}(?:s|en)\b"


def _who_have_not(what: str, noun: str) -> Iterator[str]:
    yield rf"\bzonder\s+(?:(?:een|eigen|enige|enkele)\s+)?{what}\b"
    denied = rf"(?:geen|niet|nooit)\s+(?:{_IDLE}\s+){{0,2}}"
    yield rf"\b(?:wie|die)\s+(?:{_IDLE}\s+){{0,5}}{denied}{what}\b"
    yield rf"\bniet-{re.escape(noun)}(?:s|en|{_OWNERS})?\b"
