"""What makes it doubtful that a number is one of the tables: words that no table explains.

A sentence may narrow whom, when or what it speaks of in more ways than a list can name: `in
Duitsland`, `voor de crisis`, `de huren in de vrije sector`. Words of a number that neither its item
nor a group explains leave it unaccused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from tabel_extract.claims.answers.answers import CLAUSE
from tabel_extract.claims.answers.spoken import Spoken
from tabel_extract.claims.answers.stances import without_stance
from tabel_extract.claims.text.context import Context
from tabel_extract.claims.text.words import NUMERALS, WORD, content, stem, words
from tabel_extract.claims.text.years import without_counted

Strangers = Callable[[Sequence[str], float], Sequence[str]]
"""Of stems those that speak of something else than the item, unless so much alike."""
WHOLE = 0.9
"""How alike a name must be: ``GroenLinks`` is no compound of ``groen``."""
_PART = 0.8
"""How alike other words must be: more than as a short part of a longer one."""

_REFERENCE = re.compile(r"\([^()]*(?:tabel|figuur|bijlage)[^()]*\)", re.IGNORECASE)

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
    r"\b(?:samen|tezamen|opgeteld|bij\s+elkaar|gezamenlijk|overige|resterende|rest|resteert)\b",
    re.IGNORECASE,
)
_SPREAD = re.compile(
    r"\b(?:varieer\w*|uiteen\w*|schommel\w*|(?:op|af)lopend)\b(?:\s+[\w-]+){0,5}?\s+(?:van|tussen)\b",
    re.IGNORECASE,
)
_RISES = re.compile(
    r"\b(?:op|af)(?:loop(?:t|en|end)?|liep(?:en)?|gelopen)\s+van\s+(?P<first>%+|[\d,]+)\s+(?:tot|naar)\s+(?P<last>%+)"
    r"|\b(?:loop(?:t|en)|liep(?:en)?)\b[^.;:%]*\b(?:op|af)\s+van\s+(?P<one>%+|[\d,]+)\s+(?:tot|naar)\s+(?P<other>%+)",
    re.IGNORECASE,
)
"""A range that rises or falls over periods or groups."""
_GUESSED = re.compile(
    r"\b(?:denk|schat|verwacht|gok|vermoed|dacht|gelo[of]|vrees|vrez)\w*\s+(?:\w+\s+){0,2}?dat\s+[^,;]*%"
    r"|\b(?:doel|doelstelling|streefcijfer|streefwaarde|ambitie|prognose|raming)\b"
    r"|\b(?:als|wanneer|indien|stel\s+dat|zodra)\s+(?:\w+\s+)?%",
    re.IGNORECASE,
)
"""A number that people guess at, or that is only supposed."""
_ABROAD = re.compile(
    r"\b(?:buitenland\w*|elders|hetzelfde\s+onderzoek|dezelfde\s+(?:stelling|vraag))\b",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"^\W*(?:en\s+)?(?:zodat|waardoor|hetgeen|waaruit|waarmee|wat\s+(?:betekent|inhoudt|impliceert))\b"
    r"|\bresteer(?:t|de|den)\b|\bresteren\b|\bbl(?:ijft|ijven|eef|even)\b[^.;:]*\bover\b",
    re.IGNORECASE,
)
"""A number that follows from others, of which it may be the difference."""
_BUT_NOT = re.compile(
    r"\b(?:wel|niet|geen|soms|weleens)\b[^.;:%]*\bmaar\s+(?:toch\s+|juist\s+)?(?:niet|geen|nooit|wel|zonder)\b",
    re.IGNORECASE,
)
"""One thing without another: ``wel rookt, maar niet elke dag``."""
_MORE = re.compile(r"\W*(?:verder|voorts|daarnaast|bovendien|tevens)\b", re.IGNORECASE)
"""Goes on to something else."""
_THEY = re.compile(r"\W*(?:\w+\s+){0,2}(?:zij|ze)\b(?!\s+die\b)", re.IGNORECASE)
"""People who were spoken of before, as whom a sentence is about."""
_NAME = re.compile(r"(?<=[\wà-ÿ,] )[A-Z][\w-]+")


@cache
def _idle() -> frozenset[str]:
    return frozenset(content(words().idle))


def doubtful(
    spoken: Spoken,
    strangers: Strangers,
    *,
    stated: bool,
    told: bool = False,
    summed: bool = False,
) -> bool:
    """Whether a number's words speak of something that its item and the groups don't explain.

    ``stated`` tells that it has a group of its own, so that how its sentence opens doesn't count,
    ``told`` that the sentence says which table it is of, so that words it alone has don't, and
    ``summed`` that the number is tied to all of several answers.
    """
    near = spoken.near
    if not summed and _TOGETHER.search(near):
        return True
    place = _PLACE.search(near)
    if place and strangers(content(place[0]), WHOLE):  # an item may be one: `de Europese Unie`
        return True
    if _GUESSED.search(near) or any(p.match(near) for p in (_WHO, _MORE)):
        return True
    if _FOLLOWS.search(near) or _BUT_NOT.search(f"{near} {spoken.far}"):
        return True
    called = [n.lower() for n in _NAME.findall(spoken.own)]
    names = [stem(n) for n in called if not n.startswith("nederland")]
    if strangers([n for n in names if n not in _idle()], WHOLE) or _THERE.match(near):
        return True
    if not told and _strange(near, strangers):
        return True
    if not stated and _limited(spoken.opening, strangers):
        return True
    return bool(_NUMBER_NOW.search(spoken.others)) and not _NOW.search(near)


def turns_elsewhere(text: str, context: Context, knows: Callable[[str], bool]) -> bool:
    """Whether a sentence without numbers turns to another place, time or research.

    What a table asks about is no other place: ``het vertrouwen in de Kamer``.
    """
    place = _PLACE.search(text)
    away = place is not None and not all(map(knows, content(place[0])))
    return bool(context.earlier or context.source or away or _ABROAD.search(text))


def points_at_them(spoken: Spoken) -> bool:
    """Whether it opens with those who were spoken of: ``Ook hebben zij vaker een auto: 18%``."""
    return bool(_THEY.match(spoken.sentence[: spoken.quantity.start]))


def sums_up(spoken: Spoken) -> bool:
    """Whether a number is what several answers come to together."""
    return bool(_TOGETHER.search(spoken.near))


def spreads(spoken: Spoken) -> bool:
    """Whether a number is the end of a range over groups: ``loopt uiteen van 41% tot 79%``."""
    return bool(_SPREAD.search(spoken.near))


def rises(spoken: Spoken) -> str | None:
    """Which end of a range a number is that rises or falls, the first or the last, if any."""
    match = _RISES.search(spoken.whole)
    if match is None:
        return None
    at = spoken.quantity.start
    if match.start("first") <= at < match.end("first") or (
        match.start("one") <= at < match.end("one")
    ):
        return "first"
    later = max(match.start("last"), match.start("other"))
    return "last" if later <= at < match.end() else None


def _limited(text: str, strangers: Strangers) -> bool:
    """Whether what opens a sentence narrows it by words that no table explains."""
    if _WHO.match(text) or _THERE.match(text):
        return True
    match = _LIMIT.match(text)
    if match is None:
        return False
    verb = CLAUSE.search(match["limit"])
    return _strange(match["limit"][: verb.start()] if verb else match["limit"], strangers)


def _strange(text: str, strangers: Strangers) -> bool:
    bare = _REFERENCE.sub(" ", without_counted(without_stance(text)))
    counted = any(word.lower() in NUMERALS for word in WORD.findall(bare))
    return counted or bool(strangers([w for w in content(bare) if w not in _idle()], _PART))
