"""How dear it is to cut, or to go on, at each break in a run of header words.

The kind of break, what language holds together and words that surveys are known to use decide.
Costs are on one scale; what counts is how they compare.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from tabel_extract.codes.ages import age_band
from tabel_extract.tables.caption import PERIOD
from tabel_extract.tables.lexicon import key, lexicon
from tabel_extract.tables.recurring import starts_of

BLANK, NEWLINE, WRAPPED, SPACE, START = "blank", "newline", "wrapped", "space", "start"

FORBIDDEN = 18.0
"""Cutting inside brackets; also the price above which a reading is not pursued."""
BREAK_COST = {BLANK: 0.0, NEWLINE: 1.5, WRAPPED: FORBIDDEN, SPACE: 3.0, START: 0.0}
"""Cutting is free at a blank line, which parts cells, and dear between words of a line."""
JOIN_COST = {BLANK: 4.0, NEWLINE: 0.7, WRAPPED: 0.7, SPACE: 0.3}
"""Going on is cheap within a line, likely at its end (cells wrap), unlikely over a blank line."""
GLUED = 6.0
"""Cutting inside what language holds together: after a comma, within brackets, before "jaar"."""
HELD = 0.1
"""Going on inside what language holds together."""
SEQUENCE_BREAK = 0.2
"""Cutting between members of a running series (1e 2e 3e; 2016 2018; man vrouw)."""
STRENGTH = 3.0
"""Cutting behind a word of strength (zeer, heel), which is no heading by itself."""
BRACKETED = 0.8
"""Cutting before a strength in brackets, which opens an answer: (zeer) tevreden."""
STARTER = 0.3
"""Cutting before a word that opens a column of another kind: verschil, gemiddelde, n."""
AFTER_SERIES = 1.0
"""Cutting behind a member of a series, which is a heading by itself."""
TWO_KNOWN = 2.0
"""Going on from one known heading to another."""
RECURRING = 0.4
"""Cutting where a word that comes again on the line starts or ends a heading each time."""
NAME = 4.5
"""Cutting between two words with capitals, which are one name: Tweede Kamer."""

_ORDINAL = re.compile(r"\d{1,2}(?:e|de|ste)")
_YEAR = re.compile(r"(?:19|20)\d\d(?:/\d{1,4})?")
_SPAN = re.compile(r"(?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d")
"""The years that a change lies between: verschil 2021-2023."""
_INTEGER = re.compile(r"\d{1,2}")
_AGE = re.compile(r"\d{1,3}\s?[-–]\s?\d{1,3}|\d{1,3}\+|\d{1,3}-?plus(?:sers)?")
_PARTY_LIKE = re.compile(r"[A-Z][A-Z0-9]{1,}")
_JOINING = re.compile(r"(?:en|of|t/m|tot|van|in|de|het|met|per|op|à|dan|&|/|\+|[-–])")
_PREPOSITION = re.compile(r"aan|bij|door|in|met|naar|om|op|over|te|uit|van", re.IGNORECASE)
_UP_TO = re.compile(r"tot|t/m|[-–]")
_TRAILING = re.compile(
    r"jaar|jr\.?|jarigen?|plus(?:sers)?|e\.\s?[oad]\.?|c\.s\.?|etc\.?", re.IGNORECASE
)
_MEASURED = re.compile(
    r"u\.|uur|uren|min\.|minuten|dagen|weken|maanden|keer|maal|euro|km|kg|cm|m2|m²|punten|procent|"
    r"personen|inwoners|werknemers|leden|kinderen|woningen|stuks",
    re.IGNORECASE,
)
"""What a number in a heading may be of: 20-34 uur."""
_RANKED = re.compile(r"(?:inkomens)?(?:kwintiel|kwartiel|tertiel|deciel)", re.IGNORECASE)
_STARTING = re.compile(
    r"verschil|verandering|toename|afname|mutatie|ontwikkeling|gemiddelde?|gem\.|rapportcijfer|index|"
    r"aantal|\(?n\)?|weet|sd|totaal",
    re.IGNORECASE,
)
_AVERAGED = re.compile(r"gem\.|gemiddeld", re.IGNORECASE)
_AGE_END = re.compile(r"jaar|ouder|jonger|[-\w]*(?:jarigen|plussers)", re.IGNORECASE)
_AGE_START = re.compile(r"jonger|ouder", re.IGNORECASE)
_CHANGE = re.compile(r"verschil|verandering|toename|afname|mutatie|ontwikkeling", re.IGNORECASE)
_N = re.compile(r"\(?n\)?", re.IGNORECASE)
_SHARE = re.compile(r"\d{1,2}%")
_RANK = re.compile(r"\d{1,2}(?:e|de|ste)|laagste|hoogste|onderste|bovenste", re.IGNORECASE)
_COMPARISON = re.compile(r"[<>≥≤]")

SERIES = frozenset({"ordinal", "integer", "period"})


@dataclass(frozen=True, slots=True)
class Word:
    """A header word, the kind of break before it, and a sign that marks it."""

    text: str
    before: str
    mark: str = ""


def words_of(lines: list[tuple[str, bool]]) -> list[Word]:
    """Header lines, each with whether a blank line stands before it, as words."""
    words: list[Word] = []
    for text, gap in lines:
        for position, token in enumerate(text.split()):
            before = SPACE if position else BLANK if gap else NEWLINE
            word = token.rstrip("*†‡") or token
            words.append(Word(word, before if words else START, token[len(word) :]))
    return words


def below_spanner(words: list[Word]) -> list[Word]:
    """The words with a line of ``1e 2e 3e`` behind the one spanner of the line above it.

    Lines of a header are printed one after another, so that other headings may come between.
    """
    starts = [i for i, w in enumerate(words) if i == 0 or w.before != SPACE] + [len(words)]
    for above, line, below in zip(starts, starts[1:], starts[2:], strict=False):
        spanners = [i for i in range(above, line) if key(words[i].text) in lexicon().spanners]
        ranks = [w.text.rstrip("e") for w in words[line:below]]
        ordered = ranks == [str(n) for n in range(1, len(ranks) + 1)] and len(ranks) > 1
        if len(spanners) == 1 and ordered and all(shape(w.text) for w in words[line:below]):
            at = spanners[0] + 1
            between = words[at:line]
            if between:
                between = [replace(between[0], before=BLANK), *between[1:]]
            return [*words[:at], *words[line:below], *between, *words[below:]]
    return words


def whole_cells(words: list[Word], count: int) -> list[Word]:
    """The words of ``count`` headings, with lines that go on with a cell marked as wrapped.

    Where blank lines part cells, lines without one between them are one cell. A base is a cell of
    its own, and two known headings below each other are two, unless blank lines part just so many.
    """
    blanks = sum(w.before == BLANK for w in words)
    if not blanks:
        return words
    one_each = blanks + 1 == count
    return [words[0]] + [
        replace(w, before=WRAPPED)
        if w.before == NEWLINE and (one_each or not _are_cells(w, before))
        else w
        for before, w in pairwise(words)
    ]


def _are_cells(word: Word, before: Word) -> bool:
    return is_pair(word, before) or any(_N.fullmatch(w.text) for w in (word, before))


def starting(words: list[Word]) -> list[Word]:
    """Words as a run of its own: no break stands before the first."""
    return [replace(words[0], before=START), *words[1:]]


@lru_cache(maxsize=4096)
def shape(text: str) -> str | None:
    """The kind of series that a heading is a member of, or None."""
    if _ORDINAL.fullmatch(text):
        return "ordinal"
    if PERIOD.fullmatch(text):
        return "period"
    if _INTEGER.fullmatch(text):
        return "integer"
    if _AGE.match(text) or _COMPARISON.match(text) or text.endswith(" jaar"):
        return "age"
    if text[:1].isdigit() and age_band(text) is not None:
        return "age"
    if _PARTY_LIKE.fullmatch(text):
        return "capitals"
    return None


@lru_cache(maxsize=4096)
def known(text: str) -> bool:
    """Whether surveys are known to use a heading."""
    return lexicon().is_answer(text) or bool(lexicon().dimensions_of(text))


def break_costs(words: tuple[Word, ...]) -> list[float]:
    """For each word, the cost of a heading that starts there; the first one's is nothing."""
    depths = _bracket_depths(words)
    costs = [_break(words[i], words[i - 1], depths[i]) for i in range(1, len(words))]
    told = _told_starts(words)
    return [0.0, *(min(c, RECURRING) if i in told else c for i, c in enumerate(costs, start=1))]


def _told_starts(words: tuple[Word, ...]) -> frozenset[int]:
    """The words that a heading starts with, as recurring words of their lines tell."""
    lines = [i for i, w in enumerate(words) if i == 0 or w.before != SPACE] + [len(words)]
    return frozenset(
        start + at
        for start, end in pairwise(lines)
        for at in starts_of([w.text for w in words[start:end]])
        if not is_held(words[start + at], words[start + at - 1])
    )


def join_costs(words: tuple[Word, ...]) -> list[float]:
    """For each word, the cost of a heading that goes on there; the first one's is nothing."""
    depths = _bracket_depths(words)
    costs = [_join(words[i], words[i - 1], depths[i]) for i in range(1, len(words))]
    return [0.0, *costs]


def _break(word: Word, before: Word, depth: int) -> float:
    if depth or word.before == WRAPPED:
        return FORBIDDEN
    if word.text.startswith("("):
        return _break_at_bracket(word)
    if is_held(word, before):
        return GLUED
    if key(before.text) in lexicon().modifiers and word.before != BLANK:
        return STRENGTH
    kind = shape(word.text)
    if kind and kind == shape(before.text):
        return SEQUENCE_BREAK
    if _CHANGE.fullmatch(before.text) and kind == "period":
        return BREAK_COST[SPACE]  # verschil 2024-2022
    return _break_in_line(word, before) if word.before == SPACE else BREAK_COST[word.before]


def _break_at_bracket(word: Word) -> float:
    if key(word.text) in lexicon().modifiers:
        return BRACKETED if word.before == SPACE else BREAK_COST[word.before]
    if word.before == BLANK or word.text.lower() in {"(n)", "(n=)", "(%)"}:
        return BREAK_COST[word.before]
    return GLUED


def _break_in_line(word: Word, before: Word) -> float:
    averaged = _AVERAGED.fullmatch(before.text) is not None
    spanner = key(word.text) in lexicon().spanners and not averaged
    if spanner or _STARTING.fullmatch(word.text) or _N.fullmatch(before.text):
        return STARTER
    if averaged:
        return NAME
    if lexicon().is_total(before.text):
        return SEQUENCE_BREAK
    if _STARTING.fullmatch(before.text):
        return STRENGTH
    if key(before.text) in lexicon().openers and known(f"{before.text} {word.text}"):
        return BREAK_COST[NEWLINE]
    if _AGE_END.fullmatch(before.text) or _AGE_START.fullmatch(word.text):
        return SEQUENCE_BREAK * 2
    opens = key(word.text) in lexicon().modifiers | lexicon().openers
    if known(before.text) and (opens or known(word.text)):
        return SEQUENCE_BREAK * 2
    if _is_name(before.text) and _is_name(word.text):
        return NAME
    return _break_beside_series(shape(word.text), shape(before.text))


def _break_beside_series(kind: str | None, before: str | None) -> float:
    if before == "integer":
        return GLUED  # 1 persoon: a number of something
    if before in SERIES:
        return AFTER_SERIES
    return AFTER_SERIES / 2 if kind in SERIES else BREAK_COST[SPACE]


def _join(word: Word, before: Word, depth: int) -> float:
    if word.text.startswith("(") and key(word.text) in lexicon().modifiers and not depth:
        return BRACKETED if word.before == SPACE else JOIN_COST[word.before]
    averaged = word.before == SPACE and _AVERAGED.fullmatch(before.text)
    if depth or word.text.startswith("(") or is_held(word, before):
        return HELD
    if averaged and not _STARTING.fullmatch(word.text) and not shape(word.text):
        return HELD
    kind = shape(word.text)
    if (kind and kind == shape(before.text)) or _N.fullmatch(word.text):
        return GLUED
    if lexicon().is_total(before.text) or (word.before == SPACE and lexicon().is_total(word.text)):
        return JOIN_COST[BLANK]
    spanners = lexicon().spanners
    if (kind == "ordinal" and key(before.text) in spanners) or key(word.text) in spanners:
        return JOIN_COST[BLANK]
    if word.before == SPACE and shape(before.text) in SERIES - {"integer"}:
        return AFTER_SERIES * 2
    if word.before == SPACE and _two_headings(word, before):
        return TWO_KNOWN
    strength = word.text[0].islower() and key(before.text) in lexicon().modifiers
    return JOIN_COST[NEWLINE if word.before == BLANK and strength else word.before]


def is_lone_preposition(text: str) -> bool:
    """Whether a word ends a heading and never is one: ``behoefte aan``."""
    return _PREPOSITION.fullmatch(text) is not None


def _two_headings(word: Word, before: Word) -> bool:
    """Whether two words are known headings each, and not one together: mannen vrouwen."""
    return known(before.text) and known(word.text) and not known(f"{before.text} {word.text}")


def is_pair(word: Word, before: Word) -> bool:
    """Whether two words are answers, or categories, beside each other: ja nee, but niet gezond."""
    words = lexicon()
    if not _two_headings(word, before) or is_held(word, before):
        return False
    if key(before.text) in words.openers and key(word.text) not in words.openers:
        return False
    both = words.is_answer(word.text) and words.is_answer(before.text)
    return both or bool(words.dimensions_of(word.text) & words.dimensions_of(before.text))


def repeats(words: tuple[Word, ...]) -> bool:
    """Whether words of one line say one thing twice, unheld: ``wel lid geen lid`` is two.

    A range names its unit twice, and is one: ``half uur tot een uur``.
    """
    seen: set[str] = set()
    for position, word in enumerate(words):
        if position and word.before != SPACE:
            seen = set()
        if key(word.text) in seen and not is_held(word, words[position - 1]):
            return True
        if not any(_UP_TO.fullmatch(following.text) for following in words[position + 1 :][:1]):
            seen.add(key(word.text))
    return False


def line_lengths(words: tuple[Word, ...]) -> list[int]:
    """For each word, how many letters and blanks its line has."""
    starts = [i for i, w in enumerate(words) if i == 0 or w.before != SPACE]
    ends = [*starts[1:], len(words)]
    return [
        len(" ".join(w.text for w in words[start:end]))
        for start, end in zip(starts, ends, strict=True)
        for _ in range(start, end)
    ]


def is_held(word: Word, before: Word) -> bool:
    """Whether language holds two words together: a comma, a joining word, a comparison, jaar."""
    return (
        before.text.endswith((",", "/", "-"))
        or before.text == "te"
        or _JOINING.fullmatch(before.text.lower()) is not None
        or _COMPARISON.fullmatch(before.text) is not None
        or _trails(word, before)
    )


def _is_name(text: str) -> bool:
    """Whether a word is written as names are; headings themselves start in lower case."""
    return text[:1].isupper() and text[1:2].islower()


def _trails(word: Word, before: Word) -> bool:
    """Whether a word can only go on with the one before it: jaar, en, 1e kwintiel."""
    if _TRAILING.fullmatch(word.text):
        return True
    if _JOINING.fullmatch(word.text.lower()):
        return word.before != BLANK
    if (
        before.text[-1:].isdigit()
        and shape(before.text) != "period"
        and _MEASURED.fullmatch(word.text)
    ):
        return True
    if _SPAN.fullmatch(word.text) and _CHANGE.fullmatch(before.text):
        return word.before != BLANK
    ranked = _RANKED.fullmatch(word.text) or _SHARE.fullmatch(word.text)
    return bool(ranked and _RANK.fullmatch(before.text))


def _bracket_depths(words: tuple[Word, ...]) -> list[int]:
    """For each word, how many brackets are open before it; unbalanced ones are ignored."""
    total = sum(w.text.count("(") - w.text.count(")") for w in words)
    if total:
        return [0] * len(words)
    depths, depth = [], 0
    for word in words:
        depths.append(depth)
        depth = max(0, depth + word.text.count("(") - word.text.count(")"))
    return depths
