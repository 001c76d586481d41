"""A line between a table's title and its columns ─► the population, period and unit that it tells.

``Inwoners van 16 jaar en ouder, 2023, in procenten``. A line of which any part is something else
is none: it may be a heading of columns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tabel_extract.tables.caption import (
    PERIOD,
    POPULATION,
    RESTRICTION,
    SCALE,
    Caption,
    split_segments,
    unit_named,
)
from tabel_extract.tables.lexicon import lexicon
from tabel_extract.tables.units import is_unit_phrase, unit_of

UNIT_WORDS = 5
"""Words that a unit beside a population or a period has at most."""
MEASURED_WORDS = 12
"""Words of what is measured, behind a population and a period, at most."""
MOST_LETTERS = 160
"""Longer lines are running text."""

_IN_BRACKETS = re.compile(r"(?P<before>.*\S)\s*[([](?P<unit>[^()[\]]+)[)\]]$")
_OTHER_COMMAS = re.compile(r"\s*[;|·•]\s+")
_COUNTS = re.compile(r"(?:aantal(?:len)?|percentages?|procenten|gemiddelde?)\b", re.IGNORECASE)
_STARRED = re.compile(r"(?P<text>.*[^\s*†‡#])\s?(?P<mark>\*+|[†‡#])")
"""Signs that need not be raised to be markers."""
_GOES_ON = re.compile(r"(?:naar|per|en|of)\s")
"""How words start that go on with the title above."""
_WHOLE_BRACKETS = re.compile(r"[([]([^()[\]]*)[)\]]")


@dataclass(frozen=True, slots=True)
class Subtitle:
    """What such a line tells; ``markers`` are the raised signs that it ends with."""

    population: str | None = None
    period: str | None = None
    unit_text: str | None = None
    markers: tuple[str, ...] = ()

    def added_to(self, caption: Caption) -> Caption | None:
        """The caption with this, or None where it tells the same thing itself."""
        both = (
            (self.population, caption.population),
            (self.period, caption.period),
            (self.unit_text, caption.unit_text),
        )
        if any(mine and theirs for mine, theirs in both):
            return None
        return replace(
            caption,
            population=self.population or caption.population,
            period=self.period or caption.period,
            unit_text=self.unit_text or caption.unit_text,
            unit=unit_named(caption.title, self.unit_text) if self.unit_text else caption.unit,
            markers=(*caption.markers, *self.markers),
        )


@lru_cache(maxsize=4096)
def parse_subtitle(text: str) -> Subtitle | None:
    """What a line tells that is nothing but a unit, or two or three of the things told here."""
    text = " ".join(text.split())
    if len(text) > MOST_LETTERS:
        return None
    if starred := _STARRED.fullmatch(text):
        bare = parse_subtitle(starred["text"])
        return replace(bare, markers=(starred["mark"],)) if bare else None
    if whole := _WHOLE_BRACKETS.fullmatch(text):
        text = whole[1].strip()
    if is_unit_phrase(text):
        return Subtitle(unit_text=text)
    segments = split_segments(_OTHER_COMMAS.sub(", ", text))
    if segments and (tail := _IN_BRACKETS.fullmatch(segments[-1])) and unit_of(tail["unit"]):
        segments[-1:] = [tail["before"], tail["unit"].strip()]
    return _of(segments) if len(segments) > 1 else None


@lru_cache(maxsize=4096)
def parse_particular(text: str) -> Subtitle | None:
    """What a line tells that is nothing but a population or a period; a heading may read so too."""
    text = " ".join(text.split())
    told = _of(split_segments(text), least=1) if len(text) <= MOST_LETTERS else None
    return told if told is not None and told.unit_text is None else None


def _of(segments: list[str], least: int = 2) -> Subtitle | None:
    """What these tell, if each of them tells something and they tell ``least`` things."""
    found: dict[str, list[str]] = {"population": [], "period": [], "unit": []}
    whom = _whom(segments)
    found["population"] += segments[:whom]
    for index, segment in enumerate(segments[whom:], start=whom):
        kind = _kind(segment, people=bool(found["population"]))
        if kind is None and index + 1 == len(segments) and index > whom:
            kind = _measured(segment, found)
        apart = index and kind != _kind(segments[index - 1], people=True)
        if kind is None or (found[kind] and apart):
            return None
        if kind == "unit" and found[kind] and not _is_in(segment):
            return None
        found[kind].append(_point(segment) if kind == "period" else segment)
    if sum(map(bool, found.values())) < least:
        return None
    joined = {kind: ", ".join(parts) or None for kind, parts in found.items()}
    return Subtitle(joined["population"], joined["period"], joined["unit"])


def _measured(segment: str, found: Mapping[str, Sequence[str]]) -> str | None:
    """What the last of such a line is behind whom and when: in what it is measured, or no such."""
    told = found["population"] and found["period"] and not found["unit"]
    few = len(segment.split()) <= MEASURED_WORDS
    return "unit" if told and few and segment[:1].islower() else None


def _whom(segments: list[str]) -> int:
    """How many segments at the start name whom the others are about: a period and then a unit.

    Such a line has no other place for words that are none of the two, and no group or answer.
    """
    if not segments:
        return 0
    kinds = [_kind(segment, people=False) for segment in segments]
    count = kinds.index("period") if "period" in kinds else 0
    told = count and None in kinds[:count] and {"period", "unit"} == set(kinds[count:])
    words = lexicon()
    first = segments[0]
    group = words.dimension(first) or words.dimensions_of(first) or words.is_answer(first)
    return count if told and not group and not _GOES_ON.match(first) else 0


def _is_in(segment: str) -> bool:
    """Whether a unit says in what the one before it is told: ``gemiddeld, in euro``."""
    return segment.lower().startswith("in ") and is_unit_phrase(segment)


def _kind(segment: str, *, people: bool) -> str | None:
    if PERIOD.fullmatch(segment):
        return "period"
    if is_unit_phrase(segment) or _COUNTS.match(segment) or SCALE.fullmatch(segment):
        return "unit"
    short = len(segment.split()) <= UNIT_WORDS and unit_of(segment) is not None
    if short and segment.startswith("in "):
        return "unit"  # and not in which of the people named before it
    if POPULATION.fullmatch(segment) or (people and RESTRICTION.fullmatch(segment)):
        return "population"
    return "unit" if short else None


def _point(segment: str) -> str:
    match = PERIOD.fullmatch(segment)
    return match["period"] if match else segment
