"""Answers by their own words: the labels that a text has, and those that these stand for."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tabel_extract.claims.answers.frequency import by_frequency, by_times
from tabel_extract.claims.answers.items import Answer, Stance
from tabel_extract.claims.answers.stances import NEUTRAL, negations
from tabel_extract.claims.text.words import WORD, content, root, stem
from tabel_extract.language.cues import Cue
from tabel_extract.language.numerals import number_of
from tabel_extract.tables.lexicon import key


@dataclass(frozen=True, slots=True)
class Choice:
    """The answers whose cells a number is the sum of.

    Not ``sure`` where only a negation suggests them; ``named`` where the words name them: a score,
    an answer's own words, for or against. ``otherwise`` are the answers that the same words may
    mean as well: `tevreden` with the `zeer tevreden` that is printed beside it.
    """

    answers: tuple[Answer, ...]
    stance: Stance | None = None
    sure: bool = True
    named: bool = False
    otherwise: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class NoChoice:
    """Why no answer could be chosen: a code of ``reasons``."""

    reason: str
    stance: Stance | None = None


STRONGLY = r"(?:helemaal|zeer|heel|erg|uiterst|volledig|geheel|ronduit|absoluut|sterk)"
"""Words that make an answer a stronger one."""
_OR_MORE = re.compile(
    r"\s*,?\s*of\s+(?:nog\s+)?(?:vaker|meer|hoger|langer|zwaarder|sterker)\b", re.I
)
_OR_LESS = re.compile(
    r"\s*,?\s*of\s+(?:nog\s+)?(?:minder(?:\s+vaak)?|lager|korter|zeldener)\b", re.I
)
_AT_LEAST = re.compile(
    r"\b(?:ten\s+minste|minstens|minimaal|op\s+zijn\s+minst)\s+(?:een\s+)?$", re.I
)
_QUOTED = re.compile(r"[‘“\"']([^‘’“”\"']{2,}?)[’”\"'](?!\w)")
_NEITHER = re.compile(r"(?:niet|noch)\s+[\w ]+(?:,|\s+en|,\s+en)?\s+(?:niet|noch)\s+[\w ]+", re.I)
"""An answer that is none of two others: ``niet moeilijk, niet gemakkelijk``."""
_TROUBLE = Cue(r"(?<!zonder )(?<!geen )(?<!enige )(?<!weinig )(?<!nauwelijks )\bmoeite\b")
_HARD = re.compile(rf"(?:\(?{STRONGLY}\)?\s+)?moeilijk", re.IGNORECASE)
REMEMBERED = 1_024
"""Labels of which is kept how they may be called: those of a table are asked for by each number."""
_START = 3
"""Letters by which it is told whether a text may have a label at all."""
_PAIR = 2
_ONLY = frozenset({"slechts"})
"""Words that look like those of answers and say only how many."""
_ENDS = r"(?=\s*(?:[.,;)]|$|\((?:zie\s)?))"
_LEAST_COUNTS = 3
"""Answers that are counts, at least, to be a series of them."""
_LONG_VERB = 6
"""Letters from which a verb is told by what is left without its ending."""
_ONCE = r"(?:(?:een|één|1)\s+keer|eens|eenmaal)\s+(?:per|in\s+(?:de|het|een))"
_EVERY = (
    (re.compile(rf"\b(?:elke|iedere)\s+dag\b|\b{_ONCE}\s+dag\b", re.I), "dagelijks"),
    (re.compile(rf"\b(?:elke|iedere)\s+week\b|\b{_ONCE}\s+week\b", re.I), "wekelijks"),
    (re.compile(rf"\b(?:elke|iedere)\s+maand\b|\b{_ONCE}\s+maand\b", re.I), "maandelijks"),
    (re.compile(rf"\b(?:elk|ieder)\s+jaar\b|\b{_ONCE}\s+jaar\b", re.I), "jaarlijks"),
    (re.compile(r"\bzonder\b", re.I), "geen"),
)
_IN_OTHER_WORDS = Cue(
    r"\b(?:elke?|iedere?|keer|maal|dag\w*|eens|eenmaal|zonder|moeite|week|weken|maand\w*|jaar|jaren|\w+lijkse?)\b"
)
"""Words that stand for those of an answer."""
_SAYS_HOW_OFTEN = Cue(r"\b(?:elke?|iedere?|keer|eens|eenmaal|zonder)\b")
"""What each of those has."""
_VERB = re.compile(rf"\w{{{_LONG_VERB - 1},}}en|\w{{{_LONG_VERB - 2},}}atie")
_COUNT = Cue(
    r"\b(?:minimaal|minstens|ten\s+minste|tenminste|op\s+zijn\s+minst)\s+(?P<least>\w+)\b"
    r"|\b(?P<more>\w+)\s+of\s+meer\b"
)
"""From how many on: ``twee of meer``, ``ten minste één``."""


def by_label(answers: Sequence[Answer], text: str) -> Choice | None:
    """Answers whose label the text has, in full or but for what its brackets hold."""
    if not _may_name(answers, text):
        return None
    found = (
        _as_often(answers, text)
        or _counted(answers, text)
        or _as_printed(answers, text)
        or _as_printed(answers, _in_adverbs(text))
        or _scattered(answers, text)
        or _as_verb(answers, text)
        or _without_opinion(answers, text)
        or _with_trouble(answers, text)
        or _shortened(answers, text)
    )
    return found and _with_stronger(answers, found, text)


def _may_name(answers: Sequence[Answer], text: str) -> bool:
    """Whether a text has a word that begins as one of the labels, or that stands for such words."""
    starts = _starts(text)
    named = any(not starts.isdisjoint(_starts(answer.label or "")) for answer in answers)
    return named or bool(_IN_OTHER_WORDS.search(text) or NEUTRAL.search(text))


@lru_cache(maxsize=REMEMBERED)
def _starts(text: str) -> frozenset[str]:
    """What the words of a text begin with, participles without their `ge` too."""
    said = WORD.findall(text.lower())
    bare = [word[2:] for word in said if word.startswith("ge")]
    return frozenset(word[:_START] for word in (*said, *bare))


def _as_often(answers: Sequence[Answer], text: str) -> Choice | None:
    found = by_frequency(answers, text) or by_times(answers, text)
    return Choice(found, named=True) if found else None


def _shortened(answers: Sequence[Answer], text: str) -> Choice | None:
    """The one answer of those with one ending whose first word ends a clause: ``en 14% weinig``."""
    parts = [(a, (a.label or "").lower().split()) for a in answers]
    pairs = [(a, own) for a, own in parts if len(own) == _PAIR]
    endings = Counter(own[1] for _, own in pairs)
    found = [
        a for a, own in pairs
        if endings[own[1]] > 1 and re.search(rf"%\s+{re.escape(own[0])}{_ENDS}", text, re.I)
    ]  # fmt: skip
    return Choice((found[0],), found[0].stance, named=True) if len(found) == 1 else None


def in_quotes(answers: Sequence[Answer], text: str) -> Choice | None:
    """Answers that a text quotes to the letter: ``26% ‘mee oneens’`` is not `zeer mee oneens`."""
    quoted = {" ".join(match[1].lower().split()) for match in _QUOTED.finditer(text)}
    found = tuple(a for a in answers if a.label and a.label.lower() in quoted)
    if not found or negations(_QUOTED.sub(" ", text)):
        return None
    return Choice(found, found[0].stance, named=True)


def _counted(answers: Sequence[Answer], text: str) -> Choice | None:
    """Answers that are counts, from the one on that a text names: ``twee of meer auto's``.

    They have to rise, so that the last are all that are as many; and the text has their noun.
    """
    match = _COUNT.search(text)
    if match is None or len(answers) < _LEAST_COUNTS:
        return None
    wanted = number_of(match["least"] or match["more"])
    counts = [_count_of(answer.label or "") for answer in answers]
    known = [count for count in counts if count is not None]
    nouns = {noun for a in answers for noun in content(a.label or "")[-1:]}
    if len(known) < len(counts) or known != sorted(set(known)) or nouns.isdisjoint(content(text)):
        return None
    return Choice(tuple(answers[known.index(wanted) :]), named=True) if wanted in known else None


def _count_of(label: str) -> float | None:
    """How many an answer is, at least; less than one is half of it."""
    numbers = [number_of(word) for word in WORD.findall(label.lower())]
    known = [n for n in numbers if not math.isnan(n)]
    low = key(label)
    if not known:
        return 0.0 if low.startswith("geen ") or low == "geen" else None
    return known[0] - 0.5 if low.startswith("minder dan") else known[0]


def _with_stronger(answers: Sequence[Answer], found: Choice, text: str) -> Choice:
    """``(zeer) tevreden`` is both answers; a bare ``tevreden`` may be, or one of them alone."""
    plain = found.answers[0]
    both = tuple(a for a in answers if a is plain or _is_stronger(a, plain))
    if len(found.answers) != 1 or len(both) == 1:
        return found
    if any(_in_brackets(a, plain).search(text) for a in both if a is not plain):
        return replace(found, answers=both)
    return replace(found, sure=False, otherwise=both)


def _is_stronger(one: Answer, plain: Answer) -> bool:
    words, rest = (key(a.label or "") for a in (one, plain))
    return bool(rest) and bool(re.fullmatch(rf"{STRONGLY}\s{re.escape(rest)}", words))


def _in_brackets(strong: Answer, plain: Answer) -> re.Pattern[str]:
    """The strong word in brackets: ``(zeer) tevreden``."""
    word, last = key(strong.label or "").split()[0], key(plain.label or "").split()[0]
    return re.compile(rf"\({re.escape(word)}\)\s+(?:mee\s+)?{_loosely(last)}", re.IGNORECASE)


def _scattered(answers: Sequence[Answer], text: str) -> Choice | None:
    """The one answer all of whose words a clause has, apart: `houdt … geld over`."""
    own = [(a, _stems(a.label or "")) for a in answers]
    long = [(a, parts) for a, parts in own if len(parts) > _PAIR]
    said = _stems(text) if long else frozenset()
    found = [a for a, parts in long if parts <= said]
    return Choice((found[0],), named=True) if len(found) == 1 else None


@lru_cache(maxsize=REMEMBERED)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(text.lower()))


def _as_verb(answers: Sequence[Answer], text: str) -> Choice | None:
    """The one answer that is a verb, or its noun, of which a text has another form.

    ``Gecremeerd`` for `cremeren` and for `crematie`.
    """
    verbs = [(a, own) for a in answers if (own := _root_of_verb(a.label or ""))]
    words = WORD.findall(text.lower()) if verbs else ()
    said = {root(word) for word in words if len(word) >= _LONG_VERB}
    found = [a for a, own in verbs if own in said]
    return Choice((found[0],), named=True) if len(found) == 1 else None


@lru_cache(maxsize=REMEMBERED)
def _root_of_verb(label: str) -> str | None:
    """The root of an answer that is one verb, or its noun in -atie."""
    return root(key(label)) if _VERB.fullmatch(key(label)) else None


def _without_opinion(answers: Sequence[Answer], text: str) -> Choice | None:
    """The one answer of those who can't tell, called by other words: `weet het nog niet`."""
    if not NEUTRAL.search(text):
        return None
    found = [a for a in answers if a.stance == "neutral" or _NEITHER.fullmatch(a.label or "")]
    return Choice((found[0],), stance="neutral", named=True) if len(found) == 1 else None


def _with_trouble(answers: Sequence[Answer], text: str) -> Choice | None:
    """``Heeft moeite met rondkomen``: the answers by which it is hard, however hard."""
    found = _TROUBLE.search(text) and tuple(a for a in answers if _HARD.fullmatch(a.label or ""))
    return Choice(found, named=True) if found else None


def _in_adverbs(text: str) -> str:
    """``elke week`` as ``wekelijks``."""
    if not _SAYS_HOW_OFTEN.search(text):
        return text
    for pattern, word in _EVERY:
        text = pattern.sub(word, text)
    return text


def _as_printed(answers: Sequence[Answer], text: str) -> Choice | None:
    found: list[tuple[int, int, int]] = []
    for index, answer in enumerate(answers):
        for pattern in _label_patterns(answer.label or ""):
            if match := _first_of(pattern, text):
                found.append((match.start(), match.end(), index))
                break
    found = [f for f in found if not any(_inside(f, other) for other in found)]
    if not found:
        return None
    start, end, index = found[0]
    rising = _rising(answers)
    if len(found) == 1 and rising is not None:
        if _OR_MORE.match(text, end) or _AT_LEAST.search(text[:start]):
            return Choice(tuple(answers[index:] if rising else answers[: index + 1]), named=True)
        if _OR_LESS.match(text, end):
            return Choice(tuple(answers[: index + 1] if rising else answers[index:]), named=True)
    if len(found) == 1 and (other := _shared_ending(answers, index, text[:start])) is not None:
        found.append((start, end, other))
    elif len(found) > 1:
        between = text[min(f[1] for f in found) : max(f[0] for f in found)]
        if len(between) > 12 * len(found):
            return None
    return Choice(tuple(answers[i] for _, _, i in sorted(found, key=lambda f: f[2])), named=True)


def _first_of(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Where a text has a label first; `slechts` is no form of `slecht`."""
    return next((m for m in pattern.finditer(text) if m[0].lower() not in _ONLY), None)


def _shared_ending(answers: Sequence[Answer], index: int, before: str) -> int | None:
    """The other answer in ``veel of heel veel zorgen``, which leaves out what both end in."""
    ending = (answers[index].label or "").split()[-1:]
    for other, answer in enumerate(answers):
        parts = (answer.label or "").split()
        if other == index or len(parts) < 2 or parts[-1:] != ending:
            continue
        if re.search(rf"\b{re.escape(' '.join(parts[:-1]))}\s+(?:of|en|tot)\s+$", before, re.I):
            return other
    return None


def _inside(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return one[2] != other[2] and other[0] <= one[0] and one[1] <= other[1] and (
        other[1] - other[0] > one[1] - one[0]
    )  # fmt: skip


@lru_cache(maxsize=REMEMBERED)
def _label_patterns(label: str) -> Sequence[re.Pattern[str]]:
    whole = WORD.findall(label.lower())
    bare = WORD.findall(re.sub(r"\([^)]*\)", " ", label.lower()))
    often = WORD.findall(_in_adverbs(label.lower()))
    between = r"[\s(),]+" if "(" in label else r"[\s,]+"  # `(zeer) goed` is more than `zeer goed`
    least = often[1:] if often[:1] == ["minstens"] else often  # who does so weekly, or more
    forms = [f for f in dict.fromkeys((tuple(whole), tuple(bare), tuple(often), tuple(least))) if f]
    return [re.compile(r"\b" + between.join(_loosely(w) for w in f) + r"\b", re.I) for f in forms]


def _loosely(word: str) -> str:
    root = stem(word)
    return (
        rf"(?:{re.escape(root)}\w{{0,3}}|{re.escape(word)})"
        if len(root) > 3 and word.startswith(root)
        else re.escape(word)
    )


def _rising(answers: Sequence[Answer]) -> bool | None:
    """Whether answers go from none to much; None where their words don't tell."""
    low = re.compile(r"\b(?:nooit|niet|geen|nauwelijks|zelden)\b", re.I)
    first, last = (bool(low.search(a.label or "")) for a in (answers[0], answers[-1]))
    return None if first == last else first
