"""The panel that was asked, and the population that a survey stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tabel_extract.facts.sentences import Sentence
from tabel_extract.facts.survey import Sample, of_this_survey
from tabel_extract.facts.words import any_of, word

_OPENING = (
    r"(?:Het|Ons|De|Een|Uit|In|Van|Onder|Wij|Via|Aan|Dit|Volgens|Bij|Leden|Deelnemers|Respondenten|"
)
_OPENING += r"Panelleden|Lezers|Kijkers|Onderzoek|Enquête|Peiling|Resultaten|Uitslagen)\s"
_CAPITAL = rf"(?:(?!{_OPENING})[A-Z0-9][\w&’'.-]*|[a-z]+[A-Z]\w*)"
_NAME = rf"{_CAPITAL}(?:\s+(?:(?:van|de|het|der|den|voor|en|in|&)\s+){{0,2}}{_CAPITAL})*"
_AND = rf"(?:\s+[a-z]+\s+en\s+{_CAPITAL})?"
"""``Nationaal Panel Chronisch zieken en Gehandicapten``: the names of some have small letters."""
_PANEL = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_NAME}(?:\s|-|\s-))(?:panel|Panel(?:\s+{_NAME}{_AND})?|[A-Z]?[a-z]+panel)(?!\w)"
    rf"|[A-Z][\w-]*[Pp]anel(?!\w)(?:\s+{_NAME})?)"
    rf"|(?<!\w)(?:\w*panel)\s+[‘“'\"]?(?P<named>{_NAME})"
)
_BEFORE = re.compile(
    r"\b(?:van|uit|via|onder|binnen|met|door|aan|en|(?:gebaseerd|gestoeld|baseert|baseren)\s+"
    r"(?:\S+\s+){0,2}?op)\s+"
    r"(?:(?:het|ons|de|zijn|haar|hun|onze|eigen|online|digitale|landelijke|representatieve)\s+)*$",
    re.IGNORECASE,
)
_AGES = (
    r"(?:(?:van|vanaf)\s+(?:de\s+)?\d{1,2}\s+(?:jaar\s+)?(?:jaar|(?:en|of)\s+ouder|tot(?:\s+en\s+met)?\s+\d{1,3}\s+jaar|"
    r"t/m\s+\d{1,3}\s+jaar)(?:\s+(?:en|of)\s+ouder|\s+tot(?:\s+en\s+met)?\s+\d{1,3}\s+jaar)?|\(\d{1,2}\+\))"
)
_AGED = re.compile(rf"(?:\s+{_AGES})")
_REGION = re.compile(r"\s+(?:in|uit)\s+(?:(?:de|het|heel)\s+)?(?:[a-z]+e\s+)?[\w-]+(?=[.,;:!?)]|$)")
_RESTRICTED = re.compile(r"\s+(?:die|met|zonder|wier|waarvan|in|uit|te|op|dat|van)\b")
_REPRESENTATIVE = re.compile(
    r"\brepresentatie(?:f|ve (?:afspiegeling|steekproef|doorsnede))\s+(?:(?:is|zijn)\s+)?"
    r"(?:voor|van)\s+"
    rf"(?:alle\s+|de\s+|heel\s+|de gehele\s+|de hele\s+)?"
    rf"(?P<who>(?:[\w-]+e\s+){{0,2}}(?:bevolking|{any_of('people')})(?![\w-]))",
    re.IGNORECASE,
)
_ALL = "bevolking"
_WHOLE = re.compile(rf"\b(?P<who>(?:[Nn]ederlandse\s+)?{_ALL}\s+{_AGES})")
_YOUNGEST = re.compile(r"\d{1,2}")
ADULT = 18
"""A population that starts at a higher age is a group of it."""


def panel_in(sentences: Sequence[Sentence], sample: Sample | None) -> str | None:
    """The name of the panel; of several that of which the sample is."""
    found = [(s, name) for s in sentences for name in _panels(s) if of_this_survey(s)]
    if sample and (own := {n for s, n in found if s.text == sample.sentence.text}):
        found = [(s, n) for s, n in found if n in own]
    names = {_key(n): n for _, n in reversed(found)}
    longest = max(names, key=len, default="")
    same = all(k in longest for k in names)
    return names[longest] if longest and same else None


def _key(name: str) -> str:
    return re.sub(r"[\s-]", "", name).casefold()


def _panels(sentence: Sentence) -> Iterator[str]:
    text = sentence.text
    if "panel" not in text.lower() or word("joining").search(text):
        return
    for match in _PANEL.finditer(sentence.text):
        name = match["name"] or match["named"]
        start = match.start("name") if match["name"] else match.start()
        if not word("no_panels").search(name) and _BEFORE.search(sentence.text[:start]):
            yield name.rstrip(".'’\"")


def population_in(sentences: Sequence[Sentence], sample: Sample | None) -> str | None:
    """Whom the answers are said to stand for: of that age if it is told, else in general."""
    told = [p for p in (_sampled(sample), *_represented(sentences)) if p]
    aged = list(dict.fromkeys(p for p in told if any(c.isdigit() for c in p)))
    if len(aged) == 1:
        return aged[0]
    if not aged and not told:
        naming = (s.text for s in sentences if _ALL in s.text)
        whole = {m["who"] for text in naming for m in _WHOLE.finditer(text)}
        return _general(whole)
    return told[0] if not aged and len(set(told)) == 1 else None


def _sampled(sample: Sample | None) -> str | None:
    """Who were asked, where that is everyone of an age."""
    if sample is None:
        return None
    text = sample.sentence.text
    said = re.sub(r"^(?:\W|\d)+", "", text[sample.start : sample.end])
    if word("members").search(said) or not said:
        return None
    return _with_age(text, sample.end, said, needed=True)


def _represented(sentences: Sequence[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        match = _REPRESENTATIVE.search(sentence.text)
        if match and not word("members").search(match["who"]) and not _denied(sentence, match):
            said = _with_age(sentence.text, match.end(), match["who"], needed=False)
            if said:
                yield said


def _denied(sentence: Sentence, match: re.Match[str]) -> bool:
    return re.search(r"\b(?:niet|geen)\b", sentence.text[: match.start()]) is not None


def _with_age(text: str, end: int, said: str, *, needed: bool) -> str | None:
    """``said`` with the age and the region behind it; None where more is said of them."""
    age = _AGED.match(text, end)
    if age:
        said, end = said + age[0], age.end()
    elif needed:
        return None
    if region := _REGION.match(text, end):
        return said + region[0]
    return None if _RESTRICTED.match(text, end) else said


def _general(whole: set[str]) -> str | None:
    """A population named in passing, if it is the only one and no group of older people."""
    if len(whole) != 1:
        return None
    said = next(iter(whole))
    youngest = _YOUNGEST.search(said)
    return said if youngest and int(youngest[0]) <= ADULT else None
