"""Whether people in a sentence are for or against what it speaks of.

Worry and distrust count as against, trust and contentment as for; what people do, know or can't
tell is neither.
"""

from __future__ import annotations

import re

from tabel_extract.claims.answers.stances import MEETS
from tabel_extract.claims.text.words import WORD, words
from tabel_extract.language.cues import Cue
from tabel_extract.model import Direction

_AGAINST = Cue(
    r"\b(?:on|niet\s+(?:\w+\s+){0,4}?)eens\b|\b(?:er|daar|hier)?tegen\b(?!\s+(?:de\s+|het\s+|een\s+)?(?:%|\d))"
    rf"{MEETS}"
    r"|\btegenstanders?\b|\bafwij\w+|\bwij(?:st|zen)\b[^.;:]*?\baf\b|\bkeur(?:t|en|de|den)\b[^.;:]*?\baf\b|\bafkeur\w*|\bafgekeurd\b"
    r"|\bvan\s+de\s+hand\b|\bverwerp\w*|\bbezwa(?:ar|ren)\b|\bonacceptabel\b|\bonaanvaardbaar\b|\bonwenselijk\b|\boverbodig\b|\bonnodig\b"
    r"|\bon(?!der|afhankelijk|geloo?felijk|middellijk|misbaar|schuldig|vermijdelijk)[a-z]{4,}(?:ig|lijk|baar)e?\b"
    r"|\bzie(?:t|n)?\s+(?:[\w-]+\s+){0,3}?niets\s+in\b"
    r"|\bnegatie(?:f|ve)\b|\bontevreden\w*|\bslechte?\b|\bwantrouw\w*|\b(?:weinig|minder)\s+vertrouwen\b|\bweerstand\b"
    r"|\bzorgen\b(?!\s+voor)|\bbezorgd\b|\bongerust\b|\bvree?s(?:t|en|de)\b|\bvrezen\b|\bbang\b|\bangst\w*|\bonveilige?\b|\bverzet\b(?!ten)|\bverzetten\s+zich\b"
    r"|\boneerlijk\b|\bonrechtvaardig\b|\bonterecht\b|\bkritisch\b|\berger(?:t|en|nis)\b|\bliever\s+(?:\w+\s+)?(?:niet|verdwijnen|weg|kwijt|stoppen|minder)\b|\bzegt\s+nee\b|\bnee\b|\bsomber\b"
    r"|\bniets?\b[^.;:]*\bvan\s+weten\b|\bniet\s+(?:te\s+\w+|zitten|wachten)\b|\bpessimist\w*|\b(?:be)?kla(?:agt|gen)\b|\bmopper\w*|\b(?:stoort|storen)\b|\bhekel(?:t|en)\b|\bonvrede\b|\bstress\b|\bhinder\b|\blast\s+van\b"
    r"|\bte\s+(?:duur|hoog|laag|weinig|druk|langzaam|ver|veel|lang)\b"
)
_FOR = Cue(
    r"(?:\b(?<!nog\s)(?<!wel\s)eens\b|\bvoorstanders?\b|\bsteun\w*|\bgesteund\b|\b(?:er|daar|hier)voor\b|\b(?:is|zijn|was|waren)\s+(?:\w+\s+){0,2}?voor\b(?!\s+%)"
    r"|\bacceptabel\b|\bprima\b|\bwelkom\b|\bgoede?\b|\bpositie(?:f|ve)\b|\btevreden\b|\bgraag\b|\bjuich\w*\b|\btoejuich\w*"
    r"|\binstem\w*|\bstem(?:t|men)\b[^.;:]*\bin\b|\bonderschrij\w+|\bbijval\b|\bdraagvlak\b|\bvertrouw\w*|\bblij\b|\bbegrip\b|\bbereid\w*\b"
    r"|\bbillijken\b|\bbillijkt\b|\baanvaardbaar\b|\bwenselijk\b|\bterecht\b|\beerlijk\b|\brechtvaardig\b|\bbelangrijke?\b|\bnoodzakelijk\b|\bnodig\b"
    r"|\bzitten\b|\banimo\b|\bvanzelfsprekend\b|\bbehoefte\b|\benthousiast\w*|\bomarm\w*|\bverwelkom\w*|\btoestaan\b|\bgewenst\b|\bgehecht\b"
    r"|\bveilige?\b|\bgelukkig\b|\btrots\b|\bgezond\b|\bvoorkeur\b|\boptimis\w*|\biets\s+(?:in|voor)\b|\bziet?\s+(?:\w+\s+){0,3}?(?:iets|veel|wel\s+wat)\s+in\b|\bvoel\w*\b[^.;:]*\biets\b|\bjuist\s+wel\b|\bverdedig\w+|\bte\s+(?:porren|spreken\s+over)\b|\bingenomen\s+met\b|\bwaardee?r(?:t|en)\b|\b(?:bevalt|bevallen)\b|\btoe\b$)"
    r"|%\s+(?:\w+\s+){0,2}?voor\b(?!\s+%)"
)
_WISH = Cue(
    r"\b(?:wil(?:len|de|den)?|wens(?:t|en)?|moet(?:en)?|hoort|horen|mag|mogen|zou(?:den)?|vind(?:t|en)|vond(?:en)?)\b"
)
_NEITHER = Cue(
    r"\bweet\b[^.;:]*\bniet\b|\btwijfel\w*|\bgeen\s+(?:\w+\s+)?(?:mening|oordeel)\b|\bneutraal\b|\bmatig\b|\bmisschien\b|\bonbeslist\b"
    r"|\bnoch\b[^.;:]*\bnoch\b"
)
_BEHAVIOUR = Cue(
    r"\b(?<!willen )(?:ging|gaat|gaan|gebruikt?|gebruiken|heeft\s+(?:wel\s+)?eens|"
    r"deed|doet|kocht|koopt|leest|kijkt|kent|kennen|betaalt|betalen|"
    r"stapte|pakt|loopt|fietst|nam|neemt|bezoekt|bezocht|staat|staan|volgt|steekt|zat|laat|laten|liet)\b"
)
_HABIT = Cue(
    r"\b(?:nooit|zelden|weleens|soms|regelmatig|dagelijks|wekelijks|maandelijks|jaarlijks)\b"
    r"|\b(?:keer|maal|uur)\s+per\s+(?:dag|week|maand|jaar)\b|\b(?:elke|iedere|elk|ieder)\s+(?:dag|week|maand|jaar)\b"
)
"""How often people do something, which says nothing of what they hold."""
_NO_MORE = Cue(r"\bniet\s+(?:meer|minder)\s+dan\b")
"""Says how much a number is, and turns nothing around."""
_DOES = re.compile(
    r"%\s+[a-zà-ÿ]{3,}(?:t|en)\s+(?:na|in|op|met|bij|aan|om|uit|over|zich|te|minstens|vaak|er|een|de|het)\b"
)
"""A verb right behind a number, of whatever people do."""
_NEAR = 3
"""Words before what people say in which a negation still turns it around."""


def direction_in(text: str) -> Direction | None:
    """For, against, or neither, by the words of one clause."""
    if _NEITHER.search(text):
        return None
    text = _NO_MORE.without(text)
    against, for_ = _first(_AGAINST, text), _first(_FOR, text)
    if against is not None and (for_ is None or _covers(against, for_)):
        return "for" if _negated(text, against) else "against"
    if for_ is not None:
        return "against" if _negated(text, for_) else "for"
    if (wish := _WISH.search(text)) and not _BEHAVIOUR.search(text):
        return "against" if _turned(text, wish.end()) else "for"
    return None


def without_attitude(text: str) -> str:
    """A text without the words by which people say for or against."""
    for pattern in (_NEITHER, _AGAINST, _FOR, _WISH):
        text = pattern.without(text)
    return text


def speaks(text: str) -> bool:
    """Whether a clause says anything of its own of what people hold or do."""
    return bool(
        _NEITHER.search(text)
        or _AGAINST.search(text)
        or _FOR.search(text)
        or _WISH.search(text)
        or _BEHAVIOUR.search(text)
        or _HABIT.search(text)
        or _DOES.search(text)
    )


def _first(cue: Cue, text: str) -> re.Match[str] | None:
    """The cue that stands nearest to the number, which is filled up with per cent signs."""
    found = list(cue.finditer(text))
    at = text.find("%")
    return min(found, key=lambda m: abs(m.start() - at), default=None)


def _covers(against: re.Match[str], for_: re.Match[str]) -> bool:
    """Whether words against hold one for, `geen vertrouwen`, or stand in them or nearer.

    `Bang` stands in what else says for: `is bang voor`.
    """
    at = against.string.find("%")
    inside = against.start() <= for_.start() and for_.end() <= against.end()
    around = for_.start() <= against.start() and against.end() <= for_.end()
    return inside or around or abs(against.start() - at) <= abs(for_.start() - at)


def _negated(text: str, cue: re.Match[str]) -> bool:
    """Whether a negation right before or behind a cue turns it around."""
    if _has_negation(cue[0]):
        return False
    before = [w.lower() for w in WORD.findall(text[: cue.start()].rpartition(",")[2])][-_NEAR:]
    after = [w.lower() for w in WORD.findall(text[cue.end() :])][:3]
    known = words().negation
    if "alleen" in before:
        before = before[before.index("alleen") + 1 :]
    return any(w in known for w in before) or (bool(after) and after[0] in known)


def _turned(text: str, at: int) -> bool:
    return _has_negation(re.sub(r"\bniet\s+alleen\b", " ", text[at:], flags=re.I))


def _has_negation(text: str) -> bool:
    known = words().negation
    return any(w.lower() in known for w in WORD.findall(text))
