"""Groups by the words of their categories: `zorg en welzijn`, ``West-Nederland``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from tabel_extract.claims.groups.called import derived, synonyms
from tabel_extract.claims.groups.group import Categories, Group, Mention, any_of, uncased
from tabel_extract.claims.text.words import WORD, stem, words
from tabel_extract.language.cues import Cue
from tabel_extract.language.hints import needs_of
from tabel_extract.language.pieces import lowered
from tabel_extract.tables.lexicon import key

_BETWEEN = r"[\s,/-]+(?:en\s+|of\s+)?"
_OWNERS = (
    r"(?:koop(?:woning(?:en)?|huis|huizen)?|kopers?|(?:huis|woning)eigena(?:ar|ars|ren)"
    r"|(?:huizen|(?:eigen)?woning)bezitters?)"
)
_INFLECTED = {
    "man": "mann?(?:en|elijke)?", "vrouw": "vrouw(?:en|elijke)?", "goed": "goede?",
    "laag": "(?:laag|lage|lager|lagere|laagste)", "hoog": "(?:hoog|hoge|hoger|hogere|hoogste)",
    "paar": "pa(?:ar|ren)", "groot": "grote?r?", "stad": "(?:stad|steden|stedelingen)",
    "platteland": "(?:platteland|plattelanders)", "dorp": "dorp(?:en|elingen)?",
    "koop": _OWNERS, "koper": _OWNERS, "koopwoning": _OWNERS,
    "alleen": r"alleen(?:wonend\w*|staand\w*|\s+wo(?:ont|nen))", "samen": r"samenwonend\w*",
}  # fmt: skip
_COMPASS = {
    own: rf"\b(?:(?<!op\s)het\s+{own}en(?:\s+van\s+(?:het\s+land|nederland))?\b(?!\s+van\b)"
    rf"|{own}erlingen|{own}-nederland(?:ers?|se)?)\b"
    for own in ("noord", "oost", "zuid", "west")
}
"""Parts of the country, and who live there."""

_HALVED = Cue(
    r"\b(?P<head>[\w-]+)\s+(?P<one>met|zonder)\s+(?:en|of)\s+(?P<other>met|zonder)\s+(?P<tail>[\w-]+)"
)
"""Two categories that share their first and last word."""
_EITHER = Cue(r"\bmet\s+(?:en|of)\s+zonder\b|\bzonder\s+(?:en|of)\s+met\b")
_PLACES = frozenset(
    {"stadsdeel", "wijk", "buurt", "regio", "landsdeel", "provincie", "gebied", "kern", "gemeente"}
)
"""Dimensions whose categories are names of places, which say enough behind `in` or `van`."""

_LONG = re.compile(r"(\w+)([aeou])\2([bdfgklmnprst])")
"""A word whose last vowel is written once where an ending follows."""
_ENDING = 4
"""Letters that a word has behind its stem, at most."""
_STRONG = re.compile(r"\(\w+\)\s+$")
"""The strong word in brackets before a category that has one: ``(zeer) sterk stedelijk``."""


class ByWords:
    """Finds categories by their words, those of no other kind; made once for a report."""

    def __init__(self, categories: Categories, others: Set[Group]) -> None:
        self._patterns = list(_by_words(categories, others))
        self._any = any_of(self._patterns)
        self._having: dict[str, list[int]] = {}
        for place, (pattern, _) in enumerate(self._patterns):
            for piece in _pieces_of(pattern.pattern) or ("",):
                self._having.setdefault(piece, []).append(place)

    def mentions(self, sentence: str) -> Iterator[Mention]:
        """Every mention of a category."""
        yield from self._halved(sentence)
        for pattern, group in self._likely_in(sentence) if self._any.search(sentence) else ():
            for match in pattern.finditer(sentence):
                strong = _STRONG.search(sentence, 0, match.start())
                start = (
                    strong.start() if strong and "(" in (group.category or "") else match.start()
                )
                yield Mention(start, match.end(), group, sentence[start : match.end()])

    def _likely_in(self, sentence: str) -> Iterator[tuple[re.Pattern[str], Group]]:
        """The patterns of which a sentence has a piece, in their order."""
        low = lowered(sentence)
        places = {p for piece, having in self._having.items() if piece in low for p in having}
        return (self._patterns[place] for place in sorted(places))

    def _halved(self, sentence: str) -> Iterator[Mention]:
        """The two of ``paren met en zonder kinderen``, each by the words that both share."""
        for match in _HALVED.finditer(sentence) if _EITHER.search(sentence) else ():
            head, one, other, tail = match.groups()
            spans = (match.start("head"), match.end("one")), (match.start("other"), match.end())
            for word, span in zip((one, other), spans, strict=True):
                whole = f"{head} {word} {tail}"
                named = {g for p, g in self._patterns if p.fullmatch(whole)}
                if len(named) == 1:
                    yield Mention(*span, named.pop(), sentence[span[0] : span[1]])


def _by_words(
    categories: Categories, others: Set[Group]
) -> Iterator[tuple[re.Pattern[str], Group]]:
    """Patterns of the categories that are of no other kind."""
    for dimension, names in categories.items():
        for name in names:
            if Group(dimension, name) in others:
                continue
            for pattern in (*_patterns(name, dimension), *_in_short(name, names)):
                yield re.compile(pattern, re.IGNORECASE), Group(dimension, name)


@lru_cache(maxsize=1_024)
def _pieces_of(pattern: str) -> tuple[str, ...]:
    """Pieces of which a text that the pattern is found in has one; none where that isn't told."""
    needs = needs_of(uncased(pattern))
    return tuple(sorted({hint.piece for hint in needs[0]})) if needs else ()


def _patterns(name: str, dimension: str) -> Iterator[str]:
    """What stands for a category: its own words, and what else it may be called."""
    for pattern in (_pattern(name, dimension), synonyms(name), derived(name, dimension)):
        if pattern:
            yield pattern


def _pattern(name: str, dimension: str) -> str | None:
    """A category by its own words, inflected or not; one that says little with its dimension."""
    parts = list(WORD.findall(re.sub(r"\([^)]*\)", " ", name.lower())))
    vague = words().vague
    if not parts:
        return None
    placed = len(parts) == 1 and key(dimension) in _PLACES
    bare = rf"(?:(?<=(?:in|an|it)\s)|(?<=\s(?:en|of)\s)|(?<=,\s))(?-i:{re.escape(name)})\b(?!-)"
    if placed and parts[0] in _COMPASS:
        return rf"(?:{_COMPASS[parts[0]]}{f'|{bare}' if name[:1].isupper() else ''})"
    if placed and parts[0] in vague and name[:1].isupper():
        return bare
    if words().how_often.issuperset(parts):
        return None
    if all(p in vague for p in parts):
        return _with_noun(_BETWEEN.join(map(_inflected, parts)), dimension)
    if len(parts) == 1:  # `koop` of woning is `koopwoning`
        root = re.escape(key(dimension).split()[0])
        return rf"\b(?:{_inflected(parts[0])}|{re.escape(parts[0])}{root}\w*)\b"
    return rf"\b{_BETWEEN.join(map(_inflected, parts))}\b"


def _with_noun(words: str, dimension: str) -> str:
    """Words that say little, with what they are said of: ``de lage inkomens``."""
    first, *rest = map(re.escape, key(re.sub(r"\([^)]*\)", " ", dimension)).split())
    how = (
        rf"\b(?<!minder\s)(?<!zeer\s)(?<!noch\s)(?<!%\s)(?<!procent\s){words}(?:[\s-]+(?:\w+\s+)?)?"
    )
    ways = []
    for noun, behind in ((first, rest), *(((rest[-1], ()),) if rest else ())):
        root = stem(noun) if noun.startswith(stem(noun)) else noun
        whole = r"\s+".join(["", *behind])
        ways.append(rf"{how}{root[:7]}\w*(?:{whole})?")
    return rf"(?:{'|'.join(ways)})"


def _in_short(name: str, names: Sequence[str]) -> Iterator[str]:
    """Half of a category, beside another: `in de zorg en in de bouw` of `zorg en welzijn`."""
    half, joined, _ = key(name).partition(" en ")
    if joined and sum(key(n).split()[0] == half for n in names) == 1:
        yield rf"\b{re.escape(half)}(?=\s+en\s+(?:in|bij|onder|van)\s+(?:de|het)\b)"


def _inflected(word: str) -> str:
    if word in _INFLECTED:
        return _INFLECTED[word]
    root = stem(word)
    if len(word) > 5 and word.endswith("s") and (root == word or not word.startswith(root)):
        root = word[:-1]  # `protestants`
    same = root if word.startswith(root) and len(root) >= 4 else word
    if len(word) > len(same) + _ENDING:
        same = word  # `kerkelijk`, whose stem is `kerk`
    if long := _LONG.fullmatch(word):  # `sociaal` is `sociale`, too
        return rf"(?:{re.escape(same)}\w{{0,4}}|{re.escape(long[1] + long[2] + long[3])}e[nr]?\b)"
    return rf"{re.escape(same)}\w{{0,4}}" if len(same) >= 4 else rf"{re.escape(word)}(?:en|e|s)?"
