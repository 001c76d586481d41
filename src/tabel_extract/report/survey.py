"""A text without tables as people read it: its survey, what it leaves out, and its results."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabel_extract.checks.catalogue import Language, pick
from tabel_extract.dutch import format_number
from tabel_extract.model import Claim, Direction, Report
from tabel_extract.report.words import days, iso_day, number

_DIRECTIONS: dict[Direction, tuple[str, str]] = {
    "for": ("voor", "for"),
    "against": ("tegen", "against"),
}
_NAMES = {
    "publisher": ("Uitgever", "Publisher"),
    "published": ("Datum", "Date"),
    "population": ("Onder wie", "Among whom"),
    "fieldwork": ("Veldwerk", "Fieldwork"),
    "sample": ("Ondervraagden", "Respondents"),
    "panel": ("Panel", "Panel"),
    "weighting": ("Weging", "Weighting"),
    "question": ("Vraagstelling", "Question wording"),
    "margin": ("Foutmarge", "Margin of error"),
}
_MARGIN = re.compile(
    r"\b(?:foute?n?|onzekerheids|nauwkeurigheids|betrouwbaarheids)marges?\b"
    r"|\bbetrouwbaarheidsinterval\w*|\bmarges? van\b",
    re.IGNORECASE,
)
_WORDING = re.compile(
    r"\b(?:vraag|vragen|stelling|stellingen|uitspraak|uitspraken)\b[^‘“\"'.]{0,40}"
    r"[‘“\"'][^’”\"']{15,}[’”\"']",
    re.IGNORECASE,
)
_ENGLISH_POINTS = str.maketrans(",.", ".,")


def has_no_tables(report: Report) -> bool:
    """Whether a text has no number in any table, as an article hasn't."""
    return not any(table.observations for table in report.tables)


def survey_facts(report: Report, language: Language) -> dict[str, str | None]:
    """What an editor asks of a survey, by its name, and what the text says of it."""
    return {pick(_NAMES[key], language): said for key, said in _facts(report, language)}


def left_out(report: Report, language: Language) -> str:
    """What the text doesn't say of its survey: ``uitgever, foutmarge``; empty where it says all."""
    facts = survey_facts(report, language)
    return ", ".join(name.lower() for name, said in facts.items() if not said)


def outcome(claim: Claim, language: Language) -> str:
    """What is behind a result's number: ``tegen · 65-plussers``; empty where nothing is known."""
    stance = claim.direction and pick(_DIRECTIONS[claim.direction], language)
    return " · ".join(part.strip() for part in (stance, claim.group) if part)


def _facts(report: Report, language: Language) -> Iterator[tuple[str, str | None]]:
    """Each fact of a survey.

    A margin is a number, so it stands in the sentence of a claim; so does a question whose answers
    are given with it.
    """
    document = report.document
    published, fieldwork, asked = document.published_on, document.fieldwork, document.sample_size
    sentences = list(dict.fromkeys(claim.sentence for claim in report.claims))
    yield "publisher", document.publisher
    yield "published", iso_day(published, language) if published else None
    yield "population", document.population
    yield "fieldwork", days(fieldwork, language) if fieldwork else None
    yield "sample", None if asked is None else number(asked, language)
    yield "panel", document.panel
    yield "weighting", ", ".join(document.weighting)
    yield "question", next((s for s in sentences if _WORDING.search(s)), None)
    yield "margin", next((s for s in sentences if _MARGIN.search(s)), None)


def said_elsewhere(claim: Claim) -> str | None:
    """What a result is about, where its own sentence doesn't say so."""
    item = claim.item or ""
    own = all(part.strip() in claim.sentence for part in item.split("…"))
    return None if own else item


def bounds(claim: Claim, language: Language) -> str:
    """The bounds of vague words: `` (25–30)``; empty for plain numbers."""
    if claim.exact:
        return ""
    told = f"{format_number(claim.low)}–{format_number(claim.high)}"
    return f" ({told if language == 'nl' else told.translate(_ENGLISH_POINTS)})"
