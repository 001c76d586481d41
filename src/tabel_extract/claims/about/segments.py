"""Which words of a sentence belong to which of its numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tabel_extract.claims.answers.answers import CLAUSE
from tabel_extract.claims.answers.stances import stance_in
from tabel_extract.claims.groups.group import Mention
from tabel_extract.claims.quantities.quantity import Quantity
from tabel_extract.claims.text.words import content

_COMMA = re.compile(r",\s(?!\d{1,2}(?:,\s\d{1,2})*\s(?:of|en)\s\d{1,2}\b(?!\s?(?:%|procent|,\d)))")
_SEMICOLON = re.compile(r";\s")
_BREAKS = (
    _SEMICOLON,
    re.compile(r"[;:]\s"),
    re.compile(
        r",\s(?=(?:maar|die\s+van)\s)|,?\s(?=(?:terwijl|maar(?!\s\d)|waarbij|hoewel|al\s+(?:is|zijn|was)|tegenover|versus)\s)",
        re.I,
    ),
    re.compile(r"\s(?=tegen\s+(?:\d|een|de helft|twee|drie|ruim|bijna))", re.I),
    _COMMA,
    re.compile(r"\s(?=en\s)"),
)
"""Where one number's words may end and the next one's begin, the surest first."""
_LISTED = re.compile(r"\s*(?:,|,?\s*(?:en|of|via))\s*(?:respectievelijk\s+|via\s+)?")
"""What stands between numbers of one list."""
_IN_TURN = re.compile(r"\b(?:respectievelijk|achtereenvolgens)\s+$", re.IGNORECASE)
_DATED = re.compile(r"\)?\s*in\s+(?:19|20)\d\d")
"""A year right behind a number is that number's."""
_WORDS = re.compile(r"\w")
_ASIDE = re.compile(r"[^()%]*?\((?:[^\W\d]+\s+)?")
"""What stands before the number that opens brackets with a clause of its own."""
_BARE_END = re.compile(r"(?:naar|tot|op)\s+", re.IGNORECASE)
_THEN = re.compile(r"(?:waarna|daarna|vervolgens|waarop)\b", re.IGNORECASE)
_OF = re.compile(r"\)?\s+(?:van|onder|bij|in)\s+(?:(?:de|het|alle)\s+)?", re.IGNORECASE)
_CLOSING = re.compile(r"[^()]*\)")


def segments(
    sentence: str, found: Sequence[Quantity], mentions: Sequence[Mention] = ()
) -> list[tuple[int, int]]:
    """Start and end of the words that belong to each quantity, in order.

    Together they are the sentence; a vague word shares those of the number that makes it exact,
    and so do the numbers of a list. The words of a group stay together: ``havo, vwo of mbo``.
    """
    known = [mention for mention in mentions if mention.of_category]
    for mention in known:
        sentence = _whole(sentence, mention)
    joined = [one.beside or _listed(sentence, one, other) for one, other in pairwise(found)]
    borders = [
        _border(sentence, one, other, known)
        for (one, other), same in zip(pairwise(found), joined, strict=True)
        if not same
    ]
    spans = list(pairwise([0, *borders, len(sentence)]))
    return [spans[sum(not same for same in joined[:i])] for i in range(len(found))]


def _whole(sentence: str, mention: Mention) -> str:
    """A sentence in which nothing can be parted within a mention."""
    name = re.sub(r"[\s,;:]", "x", sentence[mention.start : mention.end])
    return sentence[: mention.start] + name + sentence[mention.end :]


def _listed(sentence: str, one: Quantity, other: Quantity) -> bool:
    """Whether a number leaves its unit to the next one of a list."""
    bare = one.text[-1:].isdigit() and one.unit == "percent"
    bare |= bool(_IN_TURN.search(sentence, 0, one.start))
    return bare and bool(_LISTED.fullmatch(sentence[one.end : other.start]))


def _border(sentence: str, before: Quantity, after: Quantity, known: Sequence[Mention]) -> int:
    start = _past_own(sentence, before, known)
    if in_brackets(sentence, before):
        closing = _CLOSING.match(sentence, start)
        start = closing.end() if closing and closing.end() <= after.start else start
    dated = _DATED.match(sentence, start, after.start)
    start = dated.end() if dated else start
    aside = _ASIDE.match(sentence, start)
    if aside and aside.end() == after.start and CLAUSE.search(_rest(sentence, after)):
        return sentence.index("(", start)
    for pattern in _BREAKS:
        ends = [m.end() for m in pattern.finditer(sentence, start) if m.end() <= after.start]
        places = [end for end in ends if _WORDS.search(sentence, end, after.start)]
        if not places and pattern in (_COMMA, _SEMICOLON):
            places = ends  # `36% voor, 41% tegen`
        if places:
            return _whole_clause(sentence, places, after)
    between = sentence[start : after.start]
    return start + _joint(between) if between.strip() else start


def _past_own(sentence: str, quantity: Quantity, known: Sequence[Mention]) -> int:
    """The end of a number, past the group right behind it: ``73% van de hoogopgeleiden``."""
    ends = [m.end for m in known if _OF.fullmatch(sentence, quantity.end, max(0, m.start))]
    return max([quantity.end, *ends])


def _whole_clause(sentence: str, places: list[int], after: Quantity) -> int:
    """The last place, or that of the clause which a bare ``, naar 51%`` ends."""
    last = places[-1]
    bare = len(places) > 1 and _BARE_END.fullmatch(sentence, last, after.start)
    return places[-2] if bare and _THEN.match(sentence, places[-2]) else last


def _rest(sentence: str, quantity: Quantity) -> str:
    """What stands behind a number in its brackets."""
    closing = _CLOSING.match(sentence, quantity.end)
    return sentence[quantity.end : closing.end()] if closing else ""


def _joint(between: str) -> int:
    """Where the second of two numbers begins that only a word joins: ``43 tegen 66 procent``."""
    match = re.match(r"[^\w]*(?=(?:tegen|tegenover|versus|en|tot|naar|via)\b)", between, re.I)
    return match.end() if match else 0


def in_brackets(sentence: str, quantity: Quantity) -> bool:
    """Whether a quantity stands in brackets behind the words that it belongs to."""
    before = sentence[: quantity.start]
    opened, closed = before.rfind("("), before.rfind(")")
    return opened > closed and quantity.start - opened < 30


def with_words(
    text: str, found: list[Quantity], spans: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Spans, where the first number has no words of its own with those of the one behind it.

    `Een kleine minderheid, een op de vijf Nederlanders, wil …` states one share twice.
    """
    if len(spans) < 2 or spans[0] == spans[1] or found[0].exact:
        return spans
    start, end = spans[0]
    own = text[start : found[0].start] + " " + text[found[0].end : end]
    return spans if content(own) or stance_in(own) else [(start, spans[1][1]), *spans[1:]]
