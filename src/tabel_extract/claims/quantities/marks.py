"""Averages and marks that a sentence states: ``een 7,2``, ``gemiddeld 4,5 uur``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tabel_extract.claims.quantities.quantity import Quantity, step_of
from tabel_extract.language.cues import Cue
from tabel_extract.language.numerals import number_of
from tabel_extract.model import Table

_NEAR = 30
"""Characters before a mark that are looked at for what opens its brackets."""
_AHEAD = 90
"""Characters before a mark that are looked at for a word for it."""
_GRADE = Cue(r"\b(?:gemiddeld\w*|\w*cijfer\w*|scores?|scoort|scoren|scoorden?|schaal)\b")
_POINT_BEFORE = re.compile(r"\b\d{1,2}\s+of\s+$", re.IGNORECASE)
"""The other of two points of a scale: ``een 9 of een 10``."""
_OPENED = re.compile(r"\((?:\d{1,2},\d{1,2}\s+(?:om|tegen(?:over)?|en|versus)\s+)?$")
_CLOSED = re.compile(r"(?:\s+(?:om|tegen(?:over)?|en|versus)\s+\d{1,2},\d{1,2})?\)")
"""What stands around marks that are alone in brackets, one or two: ``(5,7 om 4,7)``."""
_GRADE_VALUE = re.compile(
    r"(?<![\d.,/:-])(?P<lead>\been\s+(?:[a-z]+e\s+)?)?(?P<value>\d{1,2}(?P<decimals>,\d{1,2})?)(?![\d%]|,\d|\.\d)"
    r"(?!\s?(?:%|procent|percent|pct|tot\b(?!\s+\d,\d)|t/m|of\s+(?:hoger|lager|meer|minder|een\s+\d)|à|-\d|–\d|jaar|euro|"
    r"miljoen|miljard|duizend|uur|uren|keer|maal|kilo|km|meter|minuten|dagen|weken|maanden|punten?\b|"
    r"op de\s+(?:\d|een\b|twee|drie|vier|vijf\b|zes|zeven|acht|negen|tien)|van de|en \d|"
    r"respondenten|mensen|personen|deelnemers|leden|kinderen|\w*jarigen))",
    re.IGNORECASE,
)


_DATED = re.compile(
    r"\b(?P<lead>de\s+)(?P<value>\d,\d{1,2})(?=\s+(?:uit|van|in)\s+(?:19|20)\d\d\b)"
)
"""A mark that is told by its year: ``de 5,6 uit 2019``."""
_APART = re.compile(r"(?<![\d.,/:-])(?P<value>\d,\d{1,2})\s+punt(?:en)?\b", re.IGNORECASE)
_MEASURES = {
    "uur": "uur|uren", "uren": "uur|uren", "minuten": "minuten", "dagen": "dag|dagen",
    "keer": "keer|maal", "maal": "keer|maal", "kilometer": "kilometer|km", "km": "kilometer|km",
    "jaren": "jaar",
}  # fmt: skip
"""What a table may give averages of, and how sentences write it."""
_NOT_OF = r"(?!\s+(?:geleden|eerder|later|daarvoor|oud|ouder|jong|jonger|lang\b|dienst))"


def measures_of(tables: Sequence[Table]) -> list[str]:
    """What the averages of tables are counted in: ``gemiddeld aantal uren per week``."""
    units = " ".join((t.unit_text or "").lower() for t in tables if t.unit == "mean")
    return list(dict.fromkeys(_MEASURES[w] for w in units.split() if w in _MEASURES))


def measured(measures: Sequence[str]) -> re.Pattern[str] | None:
    """The pattern of a number of some measures: ``4,5 uur``."""
    if not measures:
        return None
    return re.compile(
        rf"(?<![\d.,/:-])(?P<value>\d{{1,3}}(?:,\d{{1,2}})?)\s(?:{'|'.join(measures)})\b{_NOT_OF}",
        re.I,
    )


def in_measures(text: str, pattern: re.Pattern[str] | None) -> Iterator[Quantity]:
    """Averages in what a table counts: ``gemiddeld 4,5 uur``."""
    for match in pattern.finditer(text) if pattern else ():
        near = _GRADE.search(text[max(0, match.start() - _AHEAD) : match.start()])
        if not (near or "," in match["value"]):
            continue  # `wie 5 dagen per week werkt`
        yield _mark(match, match.start("value"), match.end())


def _mark(match: re.Match[str], start: int, end: int) -> Quantity:
    value = number_of(match["value"])
    text = match.string[start:end]
    step = step_of(match["value"])
    return Quantity(start, end, text, value, value, (value, value), "mean", True, "mean", step)


def speaks_of_marks(text: str) -> bool:
    """Whether a sentence speaks of averages or marks."""
    return bool(_GRADE.search(text))


def means(text: str, *, graded: bool) -> Iterator[Quantity]:
    """Averages and marks; a whole number only as ``een 7``, and only beside a word for it."""
    if not graded and not _GRADE.search(text):
        return
    for match in _GRADE_VALUE.finditer(text):
        value = number_of(match["value"])
        near = _GRADE.search(text[max(0, match.start() - _AHEAD) : match.start()])
        alone = _OPENED.search(text[max(0, match.start() - _NEAR) : match.start()]) and (
            _CLOSED.match(text, match.end())
        )
        stated = match["decimals"] and (near or match["lead"] or alone)
        point = _POINT_BEFORE.search(text, max(0, match.start() - _NEAR), match.start())
        if value > 10 or point or not (stated or (near and match["lead"])):
            continue
        yield _mark(match, *match.span("value"))
    for match in _DATED.finditer(text):
        yield _mark(match, *match.span("value"))
    for match in _APART.finditer(text):
        yield replace(_mark(match, *match.span()), kind="points")
