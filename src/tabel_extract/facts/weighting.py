"""The variables that answers were weighted by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tabel_extract.facts.sentences import Sentence
from tabel_extract.facts.survey import of_this_survey
from tabel_extract.facts.words import word

_BY = r"(?:naar|op basis van|op grond van|aan de hand van|wat betreft|op|qua)"
_KINDS = r"(?:(?:de |het )?(?:\w+ )?(?:achtergrond)?(?:kenmerken|variabelen)\b)"
_LIST = rf"\s+(?:{_KINDS}[,:]?\s*(?:namelijk|te weten|zoals)?:?\s*)?"
_WEIGHTED = re.compile(
    rf"\b(?:(?:her|na)?gewogen|herwogen)\b(?P<between>(?:\s+\w+){{0,3}}?)\s+{_BY}{_LIST}(?P<list>.+)"
    rf"|\b(?:her|na)?weging(?:en|sfactoren?)?\b[^.;]{{0,60}}?\s(?:{_BY}|voor){_LIST}(?P<of>.+)"
    rf"|\b{_KINDS}:?\s+(?P<before>\S.+?),?\s+(?:zijn|is|werden|worden)\b"
    r"[^.;]*\b(?:weging(?:en)?|gewogen)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:niet|geen|zonder)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_BEHIND = (
    "zodat|waardoor|waarmee|waarna|waarbij|volgens|conform|om|gemeten|zijn|is|worden|werden|werd"
)
_BEHIND += "|uitgevoerd|daarmee|dus|gewogen|die|dat|representatief|door|met behulp|in opdracht"
_BEHIND += "|op basis|aan de hand|ten opzichte"
_GOING_ON = "daarmee|daardoor|zo|dus|zijn|is|vormen|geven|worden|werden|hiermee|hierdoor|gelden"
_STOP = re.compile(
    rf"\s*(?:[.;:!?](?:\s|$)|\s[–—]\s|[(]|,?\s+(?:(?:en|maar)\s+(?:{_GOING_ON})|{_BEHIND})\b).*"
)
_BREAK = re.compile(r"\s*,\s+en\s+|\s*,\s+|\s+en\s+|\s+alsmede\s+|\s+evenals\s+")
_ARTICLE = re.compile(r"(?:de|het|hun|zowel)\s+", re.IGNORECASE)
_AT = re.compile(r"\s+bij\s+(?=(?:de|het)\s+(?:[\w-]+\s+){0,2}[\w-]*verkiezing)")
"""Where a vote tells in which election it was cast, in any number of words."""
MOST_WORDS = 6
"""A variable of more words is a clause that goes on behind the list."""


def weighting_in(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The one list of variables that a text says it was weighted by; empty where none is."""
    found = list(dict.fromkeys(v for s in sentences for v in _lists(s)))
    longest = max(found, key=len, default=())
    return longest if all(set(one) <= set(longest) for one in found) else ()


def _lists(sentence: Sentence) -> Iterator[tuple[str, ...]]:
    lowered = sentence.text.lower()
    if ("wogen" not in lowered and "weging" not in lowered) or not of_this_survey(sentence):
        return
    match = _WEIGHTED.search(_IN_BRACKETS.sub("", sentence.text))
    if match is None or _NOT.search(match.string[: match.start()]):
        return
    if not any(word("weighted").search(text) for text in (sentence.text, sentence.before)):
        return
    variables = _variables(match["list"] or match["of"] or match["before"])
    if any(word("variables").search(v) for v in variables):
        yield variables


def _variables(text: str) -> tuple[str, ...]:
    parts = [
        p[m.end() :] if (m := _ARTICLE.match(p)) else p
        for p in _BREAK.split(_STOP.sub("", text))
        if p
    ]
    kept = []
    for part in parts:
        if len(_AT.split(part)[0].split()) > MOST_WORDS:
            return ()
        kept.append(part.strip(" .‘’'\""))
    return tuple(kept)
