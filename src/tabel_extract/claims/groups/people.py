"""Nouns for people, with what narrows them: ``mensen met een auto``, ``jonge ouders``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tabel_extract.claims.groups.crossed import goes_on
from tabel_extract.claims.groups.group import (
    EVERYONE,
    Group,
    Mention,
    apart,
    is_everyone,
    mention_of,
)
from tabel_extract.claims.text.words import WORD, content, words
from tabel_extract.language.cues import Cue
from tabel_extract.language.pieces import lowered

ANYONE = "degenen"
"""A noun for people that means no one until something narrows it."""
SHORT = 5
"""Letters up to which a noun is too short to stand for a longer one that ends in it."""
OLD = 60
"""Years of age from which on all who were asked are the elderly."""
ELDERLY = frozenset({"ouderen", "senioren"})
REACH = 45
"""Characters behind a noun in which a group narrows it."""

_RESTRICTS = re.compile(
    r"\s*(?:,\s*)?(?:met|zonder|die|wier|uit|tot|boven|onder|tussen|vanaf|van|waarvan|binnen|"
    r"buiten|in|op|met name|behorend|jonger|ouder)\b",
    re.IGNORECASE,
)
_IN_COUNTRY = re.compile(
    r"\s*(?:in|uit|van)\s+(?:heel\s+)?"
    r"(?:nederland|ons land|de steekproef|het panel|dit onderzoek|het onderzoek|"
    r"(?:19|20)\d\d|goede aarde)\b",
    re.IGNORECASE,
)
_GOVERNED = re.compile(r"\b[Gg]emeente\s+([A-Z][\w-]+)")
"""A municipality whose own survey it is, so that its name narrows no one."""
_OWN = r"\s*(?:in|uit|van)\s+(?:de\s+gemeente\s+)?(?:{})\b(?![\s-]+[A-Z])"
_OF_WHAT = re.compile(
    r"\s*van\s+(?:(?:de|het|een|deze|die)\s+)?"
    r"(?:stelling|gedachte|opvatting|mening|noodzaak|belang|nut|idee|plan|voordeel|voordelen)\b",
    re.IGNORECASE,
)
"""What people are convinced of, which narrows no one: ``overtuigd zijn burgers van het nut``."""
_PARTICLE = re.compile(r"\s+(?:uit|in|op)\s*(?:[,.;:)]|$)", re.IGNORECASE)
"""A part of a verb, which ends a clause: ``zij maken 13% van de bevolking uit``."""
_SHARE_OF = re.compile(r"\b(?:aandeel|percentage)\s+$", re.IGNORECASE)
_PLACED = re.compile(r"\s*(?:,|onder|op)(?:\b|\s)", re.IGNORECASE)
_BROKEN = re.compile(r"^,|[.;:]|\d\s?%|\bprocent\b|\bdan\b")
_ADJECTIVE = re.compile(r"([\w-]{3,}e)\s+$")
_NO_ADJECTIVES = frozenset(
    {
        *("nederlandse", "alle", "onze", "deze", "die", "gemiddelde", "volwassen", "volwassene"),
        *("percentage", "totale", "hele", "gehele", "gewone", "drie", "vele"),
        *("meeste", "beide", "overige"),
    }
)
_COUNTRY = re.compile(r"(?<=van )Nederland\b(?!\s+(?:heeft|naar))")
_AGED = re.compile(r"\s+(?:(?:van|tussen|vanaf|in\s+de\s+leeftijd\s+van)\s+(?:de\s+)?)?", re.I)
_RELATIVE = re.compile(r",\s+(?:van|bij|onder)\s+")
_WORD = re.compile(r"\w+")
_OTHERS = re.compile(
    r"\s+(?:\w+e\s+)?(?:(?:groot|schoon)?ouders?|partners?|kind(?:eren)?|moeders?|vaders?|buren|"
    r"vrienden|collega['’]?s?|familie(?:leden)?|instelling|houding)\b",
    re.IGNORECASE,
)
"""Whom or what an adjective is said of that people have: ``mensen met gescheiden ouders``."""
_WITHOUT = re.compile(r"\bzonder\b", re.IGNORECASE)
_GLOSS = re.compile(r"\s+\(")
_FROM_AGE = re.compile(r"\b(\d{2})\s?(?:jaar\s+(?:en|of)\s+ouder|\+|-?plus)", re.IGNORECASE)
_OF_ALL = re.compile(r"\s+(?:met|van|in|uit)\s(?:[\w-]+\s?){1,6}")
"""What may be said of everyone behind a noun for people, up to the next sign."""
_NOUN = re.compile(r"\s+(\w+)")
_WHO = Cue(r"(?:\b(?:van|bij|onder|dan)\s+|^\W*|[;:(]\s*)(wie)\b")


class People:
    """Finds nouns for people; ``populations`` are those that captions name.

    ``named`` tells that each caption names one; ``sources`` are those of the tables.
    """

    def __init__(
        self, populations: Sequence[str], *, named: bool, sources: Iterable[str] = ()
    ) -> None:
        known = words()
        elderly = ELDERLY if named and all_old(populations) else frozenset()
        self._special = {noun: noun for noun in _nouns(populations) if noun not in known.everyone}
        for noun in list(self._special):  # `reizigers` where a table is about `treinreizigers`
            self._special |= {p: noun for p in known.people if noun.endswith(p) and len(p) > SHORT}
        places = {name for text in sources for name in _GOVERNED.findall(text)}
        self._own = re.compile(
            _OWN.format("|".join(map(re.escape, sorted(places)))) if places else r"(?!)"
        )
        told = [frozenset(content(text)) for text in populations] if named else []
        self._all_are = frozenset.intersection(*told) if told else frozenset()
        everyone = {*known.everyone, *self._special, *elderly}
        self.everyone = frozenset(map(lowered, everyone))
        """Nouns for all whom the tables are about."""
        self._others = frozenset(map(lowered, known.people)) - self.everyone
        self._long = _any_of(noun for noun in everyone if not _WORD.fullmatch(noun))

    def mentions(self, sentence: str, groups: list[Mention]) -> Iterator[Mention]:
        """Nouns for people, one mention with the group that narrows them, and other ``groups``."""
        left = list(groups)
        for head in apart(self._heads(sentence)):
            if any(g.start < head.end and head.start < g.end for g in groups):
                continue
            near = next((g for g in left if 0 <= g.start - head.end <= REACH), None)
            if near and near.part and _is_anyone(head):
                continue  # `wie in een dorp woont`: likely those of the category it is a part of
            if near and _narrows(sentence, head, near):
                left.remove(near)
                between = sentence[head.end : near.start]
                known = (
                    is_everyone(head.group) or _is_anyone(head) or _means(head, near, between)
                ) and not _WITHOUT.search(between)
                whole = not goes_on(sentence, near.end) and not _OTHERS.match(sentence, near.end)
                group = near.group if known and whole else None
                yield Mention(head.start, near.end, group, sentence[head.start : near.end])
            elif end := self._end_of_all(sentence, head):
                yield Mention(head.start, end, head.group, sentence[head.start : end])
            else:
                yield head if self._own.match(sentence, head.end) else _narrowed(sentence, head)
        yield from left

    def with_nouns(self, sentence: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """Mentions, those that are adjectives with the noun of what all people here have.

        ``Een lichte beperking``, where all populations are of people with one.
        """
        for mention in mentions:
            noun = _NOUN.match(sentence, mention.end) if mention.text.endswith("e") else None
            own = content(noun[1]) if noun and mention.group else []
            if noun and own and self._all_are.issuperset(own):
                text = sentence[mention.start : noun.end()]
                yield replace(mention, end=noun.end(), text=text)
            else:
                yield mention

    def _end_of_all(self, sentence: str, head: Mention) -> int | None:
        """Where words end that say of everyone what all populations say: `met een beperking`."""
        if not self._all_are or not is_everyone(head.group):
            return None
        phrase = _OF_ALL.match(sentence, head.end)
        end = None
        for word in WORD.finditer(sentence, head.end, phrase.end()) if phrase else ():
            if not self._all_are.issuperset(content(word[0])):
                break
            end = word.end() if content(word[0]) else end
        return None if end is None or _RESTRICTS.match(sentence, end) else end

    def _heads(self, sentence: str) -> Iterator[Mention]:
        low = lowered(sentence)
        for match in _WORD.finditer(low):
            if match[0] in self.everyone:
                yield self._for_everyone(match, sentence)
            elif match[0] in self._others:
                yield mention_of(match, None, sentence)
        for match in self._long.finditer(sentence):
            yield self._for_everyone(match, sentence)
        for match in _COUNTRY.finditer(sentence):
            yield Mention(*match.span(), EVERYONE, match[0])
        for match in _WHO.finditer(sentence):
            yield Mention(match.start(1), match.end(1), None, ANYONE)

    def _for_everyone(self, match: re.Match[str], sentence: str) -> Mention:
        noun = match[0]
        everyone = Group(None, self._special[noun]) if noun in self._special else EVERYONE
        start = _adjective_before(sentence, match.start())
        group = everyone if start == match.start() else None
        return Mention(start, match.end(), group, sentence[start : match.end()])


def told_again(sentence: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions, where ``van wie`` is of those named right before it, and ``(18-34 jaar)`` too."""
    found: list[Mention] = []
    for mention in mentions:
        last = found[-1] if found else None
        between = sentence[last.end : mention.start] if last else ""
        if last and _is_anyone(mention) and _RELATIVE.fullmatch(between):
            found.append(replace(mention, group=last.group, text=last.text))
        elif last and mention.of_category and last.group is None and _GLOSS.fullmatch(between):
            found[-1] = Mention(last.start, mention.end, mention.group, mention.text)
        else:
            found.append(mention)
    return found


def _is_anyone(mention: Mention) -> bool:
    return mention.text.lower() == ANYONE


def all_old(populations: Sequence[str]) -> bool:
    """Whether each population is of those from a high age on: ``inwoners van 65 en ouder``."""
    ages = [_FROM_AGE.search(text) for text in populations]
    return bool(ages) and all(match is not None and int(match[1]) >= OLD for match in ages)


def _nouns(populations: Iterable[str]) -> Iterator[str]:
    """The noun of a caption's population stands for everyone in it: ``bezoekers``."""
    for text in populations:
        for noun in WORD.findall(text)[:2]:
            if noun.endswith(("s", "en")):
                yield noun


def _narrows(sentence: str, head: Mention, group: Mention) -> bool:
    between = sentence[head.end : group.start]
    if _is_anyone(head) and "," not in between and not _RESTRICTS.match(sentence, head.end):
        return not _BROKEN.search(between)  # `wie een huis huurt`: a clause of its own
    return bool(_RESTRICTS.match(sentence, head.end)) and not _BROKEN.search(between)


def _means(head: Mention, group: Mention, between: str) -> bool:
    """Whether a noun for some people only says what its group does: ``jongeren tot 35 jaar``.

    Who lives somewhere is a resident of it.
    """
    noun = head.text.lower()
    if noun in words().residents:
        return True
    of_age = group.group is not None and (group.group.dimension or "").lower().startswith(
        "leeftijd"
    )
    return noun in words().aged and of_age and bool(_AGED.fullmatch(between))


def _narrowed(sentence: str, head: Mention) -> Mention:
    """Everyone, unless words behind the noun narrow it in a way that no table prints."""
    if not is_everyone(head.group) or not _RESTRICTS.match(sentence, head.end):
        return head
    if _SHARE_OF.search(sentence, 0, head.start):
        return head  # `het aandeel mensen met een moestuin`: what they are counted for
    if _IN_COUNTRY.match(sentence, head.end) or _PLACED.match(sentence, head.end):
        return head
    if _OF_WHAT.match(sentence, head.end) or _PARTICLE.match(sentence, head.end):
        return head
    return replace(head, group=None)


def _adjective_before(sentence: str, start: int) -> int:
    """Where the adjective starts that narrows the noun at ``start``; else that."""
    match = _ADJECTIVE.search(sentence[:start][-40:])
    if not match or match[1].lower() in _NO_ADJECTIVES:
        return start
    return start - len(match[0])


def _any_of(nouns: Iterable[str]) -> Cue:
    longest = sorted((re.escape(lowered(noun)) for noun in nouns), key=len, reverse=True)
    return Cue(rf"\b(?:{'|'.join(longest) or '(?!)'})\b", lasting=False)
