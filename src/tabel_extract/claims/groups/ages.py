"""Groups by age: ``18- tot en met 34-jarigen``, ``75-plussers``, ``de oudste groep``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tabel_extract.claims.groups.group import EVERYONE, Categories, Group, Mention, mention_of, only
from tabel_extract.claims.text.words import words
from tabel_extract.language.cues import Cue
from tabel_extract.language.numerals import WORD, number_of
from tabel_extract.language.pieces import lowered

_NO_AGE = (
    r"(?!-?\s?plus|[.,]\d|\s?[-–]\s?\d|-?\s(?:tot|t/m)\s"
    r"|\s*(?:%|procent|(?:en|of|naar|tegen)\s+\d+(?:,\d+)?\s?(?:%|procent)))"
)
"""What makes a number behind `tot` one of another thing than years."""
_AGE = Cue(
    r"(?P<low>\d{1,3})\s?(?:jaar)?-?\s?(?P<to>-|–|tot en met|t/m|tot|en)\s?(?P<high>\d{1,3})"
    r"(?:\s?-?jaar\b|\s?-?jarigen?)"
    r"|(?P<plus>\d{1,3})\s?-?(?:plussers?|\+(?:'ers|ers)?)"
    r"|(?:≥\s?)(?P<least>\d{1,3})(?:\s?jaar)?"
    r"|(?P<older>\d{1,3})\s?jaar\s?(?:(?:en|of)\s?ouder|e\.?o\.?(?!\w))"
    rf"|(?:boven de|ouder dan|vanaf)\s(?P<over>\d{{1,3}})(?:\s?jaar)?\b{_NO_AGE}"
    rf"|(?:tot|onder de|jonger dan)\s(?P<under>\d{{1,3}})(?:\s?jaar)?\b{_NO_AGE}"
    r"|(?P<younger>\d{1,3})\s?jaar\s?(?:en|of)\s?jonger"
    r"|(?P<one>\d{1,3})-jarigen?"
)
_IN_WORDS = Cue(rf"\b(?P<age>{WORD})-?(?:(?P<plus>plussers?)|jarigen?)\b")
"""Ages that are written out: ``vijfenzestigplussers``."""
_DIGIT = re.compile(r"\d")
_NOUN = re.compile(r"[^\W\d]+(?:en|s)\b")
_PLAIN = re.compile(r"(\d{1,3})\s?[-–]\s?(\d{1,3})")
_RANKED = (
    r"\b(?:aller)?(?P<word>jongste|oudste)"
    r"(?:n\b|\s+(?:(?:leeftijds)?(?:groep|categorie|klasse)|{})\b)"
)
_RANKS = Cue(r"jongste|oudste")
_BARE = Cue(r"\b(?P<word>jongste|oudste)(?=\s*(?:$|[.,;:()]|(?:en|tot|naar|tegen|tegenover)\b|\d))")
"""The same without its noun, where a sentence has that elsewhere."""
_STAGES = Cue(
    r"\b(?P<stage>jongeren|jongvolwassenen|ouderen)\b(?!\s+(?:van|tot(?!\s+\d+(?:,\d+)?\s?(?:%|procent))|tussen|vanaf|die|met|in|uit|boven|onder)\b|-)"
)
_YOUTH = (12, 30)
"""Years of age of those who are called young: the least, and one more than the most."""
_GROWN = range(15, 19), range(29, 36)
"""Years of age of young grown-ups: the least, and the most."""
_ELDERLY_FROM = range(65, 66)
_LIKELY_YOUTH, _LIKELY_ELDERLY = 36, 55
"""Years of age by which the youngest or the oldest are likely called young or old."""
_OLDEST = 200
_YOUNGEST_ASKED = 18
_CHILD = "kind"
"""Whose age it is in a dimension that is not that of those who answer: `leeftijd jongste kind`."""
_POINT = 10
"""Up to here a number behind `tot` without `jaar` may be a point of a scale."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Years of age, first and last; ``open`` where the last one may not count: `tot 35 jaar`."""

    low: int
    high: int
    open: bool = False

    def is_of(self, other: _Span) -> bool:
        """Whether words mean a category: from its first year, or from below everyone asked."""
        starts = self.low == other.low or (self.low == 0 and other.low <= _YOUNGEST_ASKED)
        return starts and (self.high == other.high or (self.open and self.high - 1 == other.high))


class Ages:
    """Finds categories that are named by years of age."""

    def __init__(self, categories: Categories, populations: Sequence[str]) -> None:
        self._spans = [
            (span, Group(dimension, name))
            for dimension, names in categories.items()
            for name in names
            if (span := _printed(name))
        ]
        nouns = {*words().everyone, *(n for p in populations for n in _NOUN.findall(p)[:1])}
        self._seniority = Cue(
            _RANKED.format("|".join(map(re.escape, sorted(map(lowered, nouns))))), lasting=False
        )
        self._from = {
            int(age) for p in populations for age in re.findall(r"(\d{1,3})\s?(?:jaar|\+|-plus)", p)
        }

        self._stages = self._of_life()
        self.likely = self._likely()

    def _of_life(self) -> dict[str, Group]:
        """What the youngest and the oldest are called, where one group has all of them."""
        ages = sorted(self._spans, key=lambda a: (a[0].low, a[0].high))
        if len(ages) < 2 or len({group.dimension for _, group in ages}) > 1:
            return {}
        (young, youngest), (old, oldest) = ages[0], ages[-1]
        found: dict[str, Group] = {}
        if young.low >= _YOUTH[0] and young.high in range(*_YOUTH):
            found["jongeren"] = youngest
        if young.low in _GROWN[0] and young.high in _GROWN[1]:
            found["jongvolwassenen"] = youngest
        if old.low in _ELDERLY_FROM and old.high == _OLDEST:
            found["ouderen"] = oldest
        return found

    def _likely(self) -> dict[str, Group]:
        """Whom `jongeren` and `ouderen` likely are: the youngest and the oldest group."""
        ages = sorted(self._spans, key=lambda a: (a[0].low, a[0].high))
        if len(ages) < 2 or len({group.dimension for _, group in ages}) > 1:
            return {}
        (young, youngest), (old, oldest) = ages[0], ages[-1]
        found: dict[str, Group] = {}
        if young.low >= _YOUTH[0] and young.high < _LIKELY_YOUTH:
            found |= dict.fromkeys(("jongeren", "jongvolwassenen"), youngest)
        if old.low >= _LIKELY_ELDERLY and old.high == _OLDEST:
            found |= dict.fromkeys(("ouderen", "senioren"), oldest)
        return found

    @property
    def groups(self) -> set[Group]:
        """The groups that are named by age."""
        return {group for _, group in self._spans}

    def mentions(self, sentence: str) -> Iterator[Mention]:
        """Every mention of an age; everyone where that is whom the tables are about.

        The age of a child is that of none who answer where a sentence has no child.
        """
        of_a_child = _CHILD in sentence.lower()
        for mention in self._mentions(sentence):
            whose = mention.group.dimension or "" if mention.group else ""
            own = of_a_child or _CHILD not in whose.lower()
            yield mention if own else replace(mention, group=None)

    def _mentions(self, sentence: str) -> Iterator[Mention]:
        for match in _IN_WORDS.finditer(sentence):
            age = int(number_of(match["age"]))
            own = _Span(age, _OLDEST if match["plus"] else age)
            yield mention_of(match, self._of_span(own), sentence)
        for match in _AGE.finditer(sentence) if _DIGIT.search(sentence) else ():
            group = self._of_span(_span(match))
            point = match["under"] and int(match["under"]) <= _POINT  # `van 1 tot 5`
            if "jaar" in match[0].lower() or not (point or (match["under"] and not self._spans)):
                yield mention_of(match, group, sentence)
        for match in _STAGES.finditer(sentence) if self._stages else ():
            if (group := self._stages.get(match["stage"].lower())) is not None:
                yield mention_of(match, group, sentence)
        ranked = list(self._seniority.finditer(sentence)) if _RANKS.search(sentence) else ()
        for match in [*ranked, *_BARE.finditer(sentence)] if ranked else ():
            yield mention_of(match, self._by_seniority(match["word"]), sentence)

    def _of_span(self, span: _Span) -> Group | None:
        group = only([g for own, g in self._spans if span.is_of(own)]) or self._last(span)
        everyone = group is None and span.high == _OLDEST and span.low in self._from
        return EVERYONE if everyone else group

    def _last(self, span: _Span) -> Group | None:
        """``55-plussers`` for `55-74 jaar`, where no one older was asked."""
        oldest = max((own.high for own, _ in self._spans), default=_OLDEST)
        if span.high != _OLDEST or oldest == _OLDEST:
            return None
        return only([g for own, g in self._spans if (own.low, own.high) == (span.low, oldest)])

    def _by_seniority(self, word: str) -> Group | None:
        ages = sorted(self._spans, key=lambda a: (a[0].low, a[0].high))
        if len(ages) < 2 or len({group.dimension for _, group in ages}) > 1:
            return None
        return ages[-1][1] if word.lower() == "oudste" else ages[0][1]


def _printed(name: str) -> _Span | None:
    match = _AGE.fullmatch(name.strip()) or _AGE.search(name)
    if match:
        return _span(match)
    plain = _PLAIN.fullmatch(name.strip())
    return _Span(int(plain[1]), int(plain[2])) if plain else None


def _span(match: re.Match[str]) -> _Span:
    part = {k: int(v) for k, v in match.groupdict().items() if v and v.isdigit()}
    if "low" in part:
        return _Span(part["low"], part["high"], open=match["to"].lower() in ("tot", "en"))
    for name in ("plus", "least", "older", "over"):
        if name in part:
            return _Span(part[name], _OLDEST)
    if "under" in part:
        return _Span(0, part["under"], open=True)
    if "younger" in part:
        return _Span(0, part["younger"])
    return _Span(part["one"], part["one"])
