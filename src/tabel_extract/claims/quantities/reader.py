"""Words of a sentence ─► the quantities that it states, each read as an interval.

Only what can be a share of people, a difference between shares, or a mean is read: years, counts,
ages, pages, articles and sums of money are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from tabel_extract.claims.quantities.marks import in_measures, means, measured
from tabel_extract.claims.quantities.no_shares import (
    COUNT,
    IN_POLITICS,
    ITEM,
    MEASURE,
    OF_A_THING,
    OF_POLITICS,
    ON_AVERAGE,
    ORDERED,
    PERIOD,
)
from tabel_extract.claims.quantities.phrases import Interval, Phrases
from tabel_extract.claims.quantities.phrases import Kind as Qualified
from tabel_extract.claims.quantities.quantity import Kind, Quantity, step_of
from tabel_extract.language.cues import Cue
from tabel_extract.language.numerals import ORDINALS, WORD, WORDS, folded, number_of

_HUNDRED = 100
PHRASE_TABLES = 8
"""Tables of phrases whose patterns are kept."""
LONGEST_CHANGE = 120
"""Characters before a range that are looked at for the verb of a change."""
_LONGEST_LIST = 12
"""Numbers of one list that are read: a bound keeps a page of bare numbers from being slow."""
_FIGURES = r"\d{1,3}(?:[.,]\d{1,2})?(?!\d)"
_DIGIT = re.compile(r"\d")
_DIGITS = rf"(?<![\d.,/:-])[−–-]?{_FIGURES}"
_NUM = rf"(?:{_DIGITS}|\b(?:{WORD})\b)"
_PCT = r"\s?(?:%(?!-?punt)|(?:procent|percent|pct)\b(?!-?punt))"
_POINTS = r"\s?(?:procentpunt(?:en)?|percentagepunt(?:en)?|%-punt(?:en)?|procent-?punt(?:en)?)\b"
_ORDINAL = "|".join(ORDINALS)
_PERCENT = ("%", "procent", "percent", "pct")
"""What every way to write `_PCT` has in it; each of `_POINTS` has `punt`."""
_PIECES = ("helft", "kwart", *ORDINALS)
"""What every fraction has in it."""

_JOINED = (
    r"\s+(?:en|of|om|tegen|tegenover|versus|naar|via|tot|respectievelijk|resp\.)\s+"
    r"(?:respectievelijk\s+)?"
)
"""What stands between numbers that share one unit."""
_SCALE_BEFORE = re.compile(r"\b(?:tot(?:\s+en\s+met)?|t/m|scores?|cijfer|een)\s+$", re.IGNORECASE)

_NEAR = 30
"""Characters before a quantity that are looked at for what it counts."""
_BRACKETED = re.compile(r"[^().;:]{0,70}\(\s*(?:[^()\d]{0,25})$")


def _beside(quantity: Quantity, later: Quantity | None, sentence: str) -> Quantity:
    """A vague word whose number follows in brackets."""
    if quantity.exact or later is None or later.kind not in ("number", "range"):
        return quantity
    between = sentence[quantity.end : later.start]
    return replace(quantity, beside=True) if _BRACKETED.fullmatch(between) else quantity


_JOINT = Cue(r"\btussen\b|\btot\b|\bt/m\b|\bà\b|\ba\b|-|–")
"""What stands before two bounds, or between them."""


def _ranges_of(unit: str) -> Cue:
    """Two bounds and their unit: ``tussen de 51 en 54%``, ``10 tot 15 procent``, ``10-15%``."""
    return Cue(
        rf"(?<!\w)tussen\s+(?:de\s+|het\s+)?(?P<a>{_NUM})(?:{unit})?\s+en\s+(?:de\s+)?"
        rf"(?P<b>{_NUM}){unit}"
        rf"|(?P<c>{_NUM})(?:{unit})?\s*(?:tot(?:\s+en\s+met)?\s|t/m\s|à\s|a\s|-|–)\s*"
        rf"(?P<d>{_NUM}){unit}"
        rf"|(?P<e>{_DIGITS})-(?P<f>{_FIGURES}){unit}"
    )


_CHANGED = re.compile(
    r"\b(?:daal\w*|daling|steeg|stegen|stijg\w*|gestegen|gedaald|nam|namen|neemt|toegenomen|afgenomen|toename|afname|groei\w*|"
    r"gegroeid|zak\w*|liep|liepen|opgelopen|teruggelopen|ging|gingen|verlo\w+)\b[^.;:%]*\bvan\s+$",
    re.IGNORECASE,
)
"""Words before `van 52% tot 58%` by which that is two numbers, then and now, and no range."""


def _ranges(text: str, pattern: Cue) -> Iterator[tuple[re.Match[str], Interval]]:
    for match in pattern.finditer(text) if _JOINT.search(text) else ():
        if _CHANGED.search(text[max(0, match.start() - LONGEST_CHANGE) : match.start()]):
            continue
        low = number_of(match["a"] or match["c"] or match["e"])
        high = number_of(match["b"] or match["d"] or match["f"])
        if 0 <= low < high <= 100:
            yield match, Interval(low, high, (low, high))


def _alternatives(words: Sequence[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len)[::-1])


_HEADLINE = re.compile(r"\s+van\s+(?:de|alle)\b", re.IGNORECASE)
"""Behind a share that opens a headline without its article."""


_WHOLE = r"(?<![\d.,/:-])\d{1,3}(?:,\d)?(?![\d%]|[.,]\d)"
_PAIR = Cue(rf"\(\s*(?P<one>{_WHOLE})\s+(?:om|tegen(?:over)?|versus)\s+(?P<other>{_WHOLE})\s*\)")
"""Two numbers that leave their unit to others of the sentence: ``(63 om 57)``."""
_AGED = r"\d{2}-(?=\d{2}-jarigen|jarigen|plussers)"
_OF_WHOM = rf"\s+(?:bij|onder|in|voor)\s+(?:[^\d.;:()%]|{_AGED}){{2,40}}?,?\s+"
_FROM_TO = Cue(
    rf"\bvan\s+(?P<first>{_WHOLE}){_OF_WHOM}(?:via\s+(?P<via>{_WHOLE}){_OF_WHOM})?"
    rf"(?:tot|naar)\s+(?P<last>{_WHOLE})(?P<unit>{_PCT})?"
)
"""The ends of what goes up or down from one group to another, which have one unit."""
_OF_PERCENT = re.compile(r"\b(?:percentages?|aandeel)\b[^.;:%]{0,40}$", re.IGNORECASE)


class _Cues:
    """The patterns that some words for shares, and some that modify numbers, stand in."""

    def __init__(self, modifiers: Sequence[str], shares: Sequence[str]) -> None:
        mod = rf"(?:(?<!\w)(?P<mod>{_alternatives(modifiers)})\s+)?"
        said = _alternatives(shares)
        self.words = Cue("|".join((*_PERCENT, *_PIECES, said)))
        self.range = _ranges_of(_PCT)
        self.points_range = _ranges_of(_POINTS)
        self.points = Cue(rf"{mod}(?P<n>{_NUM}){_POINTS}")
        self.list = Cue(
            rf"{mod}(?P<items>{_DIGITS}(?:(?:\s*,\s+|{_JOINED}){_DIGITS}){{0,{_LONGEST_LIST - 2}}}"
            rf"{_JOINED}{_DIGITS}){_PCT}"
        )
        self.shared = Cue(
            rf"(?<=\sop\s){mod}(?P<n>{_DIGITS})(?=,\s+(?:en\s+)?(?:onder|bij|van)\s+[^\d,.;:]{{2,40}}?"
            rf"\s+op\s+{_DIGITS}{_PCT})"
        )
        self.number = Cue(rf"{mod}(?P<n>{_NUM}){_PCT}")
        ratio = r"(?P<form>op\s+(?:de|elke|iedere)|van\s+de)"
        self.out_of = Cue(rf"\b{ratio}\s+{_NUM}")
        self.ratio = Cue(
            rf"{mod}(?P<k>{_NUM})(?:\s+(?:à|tot)\s+(?P<k2>{_NUM}))?\s+{ratio}\s+(?P<n>{_NUM})\b(?![.,]\d|-)"
        )
        self.fraction = Cue(
            rf"{mod}(?<!\w)(?:(?P<half>de\s+helft)|(?P<three>drie\s?kwart)"
            rf"|(?(mod)(?P<bare>kwart)|(?!))"
            rf"|(?P<k>een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)\s?(?P<n>{_ORDINAL})(?:\s+deel)?)\b"
        )
        self.share = Cue(rf"(?<!\w)(?P<lead>(?:een|de|het|in)\s+)?(?P<words>{said})(?!\w)")


_cues_of = lru_cache(maxsize=PHRASE_TABLES)(_Cues)


class QuantityReader:
    """Finds quantities by the patterns of a table of phrases, the most specific first."""

    def __init__(self, phrases: Phrases, measures: Sequence[str] = ()) -> None:
        self.phrases = phrases
        self._measures = measured(measures)
        modifiers = phrases.table.modifiers
        self._modifiers = {words: kind for kind, given in modifiers.items() for words in given}
        self._cues = _cues_of(tuple(self._modifiers), tuple(phrases.shares))

    def read(self, sentence: str, *, graded: bool = False) -> list[Quantity]:
        """The quantities of a sentence, in their order; ``graded`` where marks are spoken of."""
        if not self._may_have(sentence):
            return []
        found: list[Quantity] = []
        taken = bytearray(len(sentence))
        for quantity in (
            *self._all(sentence),
            *means(sentence, graded=graded),
            *in_measures(sentence, self._measures),
        ):
            if not any(taken[quantity.start : quantity.end]):
                taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
                found.append(quantity)
        for quantity in self._without_unit(sentence, found):
            if not any(taken[quantity.start : quantity.end]):
                found.append(quantity)
        found.sort(key=lambda q: q.start)
        return [_beside(q, later, sentence) for q, later in zip_longest(found, found[1:])]

    def _may_have(self, text: str) -> bool:
        """Whether a text has what each quantity has some of, the cheap first."""
        own = self._cues
        return bool(_DIGIT.search(text) or own.out_of.search(text) or own.words.search(text))

    def _all(self, text: str) -> Iterator[Quantity]:
        for match, read in _ranges(text, self._cues.range):
            yield _quantity(match, text, read, "range")
        for match, read in _ranges(text, self._cues.points_range):
            yield _quantity(match, text, read, "points", unit="percentage_points")
        yield from self._differences(text)
        yield from self._lists(text)
        yield from self._numbers(text)
        if self._cues.out_of.search(text):
            yield from self._ratios(text)
        yield from self._fractions(text)
        yield from self._shares(text)

    def _modifier(self, match: re.Match[str]) -> Qualified:
        return self._modifiers[folded(match["mod"])] if match["mod"] else "plain"

    def _differences(self, text: str) -> Iterator[Quantity]:
        for match in self._cues.points.finditer(text):
            kind, value = self._modifier(match), abs(number_of(match["n"]))
            read = self.phrases.of_number(value, kind)
            found = _quantity(match, text, read, "points", unit="percentage_points")
            yield replace(found, exact=kind in ("plain", "exact"), step=step_of(match["n"]))

    def _lists(self, text: str) -> Iterator[Quantity]:
        """``66, 72 en 59 procent``: each number for itself, the last with its unit.

        A modifier before the first may mean them all, so none of them is exact.
        """
        for match in self._cues.list.finditer(text):
            base = match.start("items")
            if _SCALE_BEFORE.search(text[max(0, base - _NEAR) : base]):
                continue
            kind = self._modifier(match)
            exact = kind in ("plain", "exact")
            places = list(re.finditer(_DIGITS, match["items"]))
            for number in places:
                value = number_of(number[0])
                if not 0 <= value <= 100:
                    break
                whole = number is places[0] and not exact
                start = match.start() if whole else base + number.start()
                end = match.end() if number is places[-1] else base + number.end()
                read = self.phrases.of_number(value, kind)
                yield Quantity(
                    start, end, text[start:end], read.low, read.high, read.lenient,
                    "percent", exact, "number", step_of(number[0]),
                )  # fmt: skip

    def _numbers(self, text: str) -> Iterator[Quantity]:
        """Each with its unit, or with that of another: ``bij vrouwen op 2, bij mannen op 4%``."""
        for match in (*self._cues.number.finditer(text), *self._cues.shared.finditer(text)):
            kind, value = self._modifier(match), number_of(match["n"])
            yield _as_number(match, text, "n", self.phrases.of_number(value, kind), kind)

    def _without_unit(self, text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
        """Numbers whose unit is that of others beside them, ``found`` before."""
        shares = [q for q in found if q.unit == "percent" and q.kind == "number"]
        for match in _PAIR.finditer(text) if shares and "(" in text else ():
            yield from _of_unit(match, ("one", "other"))
        for match in _FROM_TO.finditer(text):
            if match["unit"] or _OF_PERCENT.search(text[: match.start()]):
                yield from _of_unit(match, ("first", "via", *(() if match["unit"] else ("last",))))

    def _ratios(self, text: str) -> Iterator[Quantity]:
        for match in self._cues.ratio.finditer(text):
            part, whole = number_of(match["k"]), number_of(match["n"])
            small = part == int(part) and whole == int(whole) and 0 < part < whole <= 100
            counted = match["form"].lower().startswith("van") and (
                part < 2
                or ITEM.match(text, match.end())
                or ON_AVERAGE.search(text, 0, match.start())
            )
            if not small or whole < 2 or counted:
                continue
            second = number_of(match["k2"]) if match["k2"] else part
            if second > part:
                bounds = (100 * part / whole, 100 * second / whole)
                yield _quantity(match, text, Interval(*bounds, bounds), "range")
                continue
            kind = self._modifier(match)
            if whole == _HUNDRED:  # per cents, in other words
                yield _as_number(match, text, "k", self.phrases.of_number(part, kind), kind)
                continue
            read = self.phrases.of_fraction(int(part), int(whole), kind, "one_in")
            yield _quantity(match, text, read, "fraction")

    def _fractions(self, text: str) -> Iterator[Quantity]:
        for match in self._cues.fraction.finditer(text):
            part, whole = _fraction_of(match)
            if part < whole and not _no_fraction(match, text):
                read = self.phrases.of_fraction(part, whole, self._modifier(match), "fraction")
                yield _quantity(match, text, read, "fraction")

    def _shares(self, text: str) -> Iterator[Quantity]:
        for match in self._cues.share.finditer(text):
            words, start, end = folded(match["words"]), match.start("words"), match.end()
            before = text[max(0, start - _NEAR) : start]
            if OF_POLITICS.search(before) or IN_POLITICS.match(text, end):
                continue
            if words.endswith("deel") and OF_A_THING.match(text, end - len("deel")):
                continue
            alone = words.endswith((" alle", " allemaal", "iedereen", "niemand"))
            headline = match.start() == 0 and _HEADLINE.match(text, end)
            if not (alone or headline or match["lead"]):
                continue
            yield _quantity(match, text, self.phrases.of_share(words), "share")


def _no_fraction(match: re.Match[str], text: str) -> bool:
    """Whether words that look like a fraction count or measure something instead."""
    if ORDERED.search(text[max(0, match.start() - _NEAR) : match.start()]):
        return True
    if PERIOD.match(text, match.end()) or (not match["half"] and MEASURE.match(text, match.end())):
        return True
    part, whole = _fraction_of(match)
    if part == 1 and COUNT.match(text, match.end()):
        return True
    # `een zesde` of something counts it more often than it divides.
    return whole > 5 and match["k"].lower() == "een" and not match[0].lower().endswith("deel")


def _quantity(
    match: re.Match[str], text: str, read: Interval, kind: Kind, unit: str = "percent"
) -> Quantity:
    start, end = match.span()
    return Quantity(
        start, end, text[start:end], read.low, read.high, read.lenient, unit, False, kind
    )


def _as_number(
    match: re.Match[str], text: str, group: str, read: Interval, kind: Qualified
) -> Quantity:
    """A number of per cents; ``group`` of the match is its value."""
    found = _quantity(match, text, read, "number")
    exact = kind in ("plain", "exact")
    if exact and match["mod"]:  # `slechts 5%` states 5%: the word is tone
        start = match.start(group)
        found = replace(found, start=start, text=text[start : found.end])
    return replace(found, exact=exact, step=step_of(match[group]))


def _of_unit(match: re.Match[str], groups: Sequence[str]) -> Iterator[Quantity]:
    """Some groups of a match as numbers of per cents."""
    for group in (name for name in groups if match[name]):
        (start, end), value = match.span(group), number_of(match[group])
        if value <= _HUNDRED:
            lenient, step = (value, value), step_of(match[group])
            yield Quantity(
                start, end, match[group], value, value, lenient, "percent", True, "number", step
            )


def _fraction_of(match: re.Match[str]) -> tuple[int, int]:
    if match["half"]:
        return 1, 2
    if match["three"]:
        return 3, 4
    if match["bare"]:  # `nog geen kwart`
        return 1, 4
    return WORDS[folded(match["k"])], ORDINALS[folded(match["n"])]
