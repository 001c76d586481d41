"""The words of the pages, Dutch and English, and how numbers, dates and places are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache

from tabel_extract.checks.catalogue import Language
from tabel_extract.model import HeadingPath, Table
from tabel_extract.report.texts import TEXTS

_UNITS: dict[str, tuple[str, str]] = {
    "percent": ("procenten", "per cent"),
    "percentage_points": ("procentpunten", "percentage points"),
    "mean": ("gemiddelde", "mean"),
    "count": ("aantal", "count"),
    "index": ("index", "index"),
    "grade": ("rapportcijfer", "grade"),
    "euro": ("euro", "euros"),
    "per_mille": ("promille", "per mille"),
    "standard_deviation": ("standaardafwijking", "standard deviation"),
    "hours": ("uren", "hours"),
    "minutes": ("minuten", "minutes"),
    "kilometres": ("kilometers", "kilometres"),
    "years": ("jaren", "years"),
    "score": ("score", "score"),
}

_QUALIFIERS: dict[str, tuple[str, str]] = {
    "missing": ("geen waarde", "no value"),
    "below": ("onder deze grens", "below this bound"),
    "above": ("boven deze grens", "above this bound"),
    "blank": ("leeg", "blank"),
    "significant": ("significant", "significant"),
    "provisional": ("voorlopig", "provisional"),
    "not_significant": ("niet significant", "not significant"),
    "confidential": ("geheim", "confidential"),
    "not_applicable": ("niet van toepassing", "not applicable"),
    "reference": ("referentiegroep", "reference group"),
    "unplaced": ("hoort bij een kolom die niet te zien is", "its column can't be seen"),
}

_FIELDS: dict[str, tuple[str, str]] = {
    "title": ("titel", "title"),
    "publisher": ("uitgever", "publisher"),
    "published_on": ("verschenen", "published"),
    "language": ("taal", "language"),
    "population": ("basis", "base"),
    "fieldwork": ("veldwerk", "fieldwork"),
    "sample_size": ("ondervraagden", "respondents"),
    "panel": ("panel", "panel"),
    "weighting": ("weging", "weighting"),
    "kind": ("soort", "kind"),
    "period": ("periode", "period"),
    "unit": ("eenheid", "unit"),
    "unit_text": ("eenheid", "unit"),
    "caption_markers": ("noottekens", "note markers"),
    "markers": ("noottekens", "note markers"),
    "source": ("bron", "source"),
    "poles": ("schaal", "scale"),
    "question": ("vraagstelling", "question wording"),
    "qualifier": ("teken", "sign"),
    "dimension": ("kenmerk van de groep", "dimension of the group"),
    "category": ("groep", "group"),
    "tables": ("tabellen", "tables"),
    "notes": ("noten", "notes"),
    "cells": ("cellen", "cells"),
    "claims": ("zinnen in de tekst", "sentences of the text"),
}

_REASONS: dict[str, tuple[str, str]] = {
    "first_seen": ("voor het eerst gelezen", "first seen"),
    "source_revised": ("bronbestand gewijzigd", "source revised"),
    "reread": ("opnieuw gelezen met een nieuwer programma", "re-read by a newer program"),
}

_MONTHS_NL = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@cache
def words(language: Language) -> Mapping[str, str]:
    """All fixed words of the pages in one language."""
    return {key: pick(texts, language) for key, texts in TEXTS.items()}


def pick(texts: tuple[str, str], language: Language) -> str:
    """The text of a (Dutch, English) pair."""
    return texts[0] if language == "nl" else texts[1]


def number(count: int, language: Language) -> str:
    """A count with the thousands mark of its language: 2.411 and 2,411."""
    grouped = f"{count:,}"
    return grouped.replace(",", ".") if language == "nl" else grouped


def day(moment: date, language: Language) -> str:
    """A day in words: 21 november 2026."""
    months = _MONTHS_NL if language == "nl" else _MONTHS_EN
    return f"{moment.day} {months[moment.month - 1]} {moment.year}"


def iso_day(text: str, language: Language) -> str:
    """An ISO date in words; any other text as it is."""
    try:
        return day(date.fromisoformat(text), language)
    except ValueError:
        return text


def moment(when: datetime, language: Language) -> str:
    """A day and time: 21 november 2026, 19.05 uur (UTC)."""
    clock = f"{when:%H.%M} uur" if language == "nl" else f"{when:%H:%M}"
    zone = when.tzname()
    return f"{day(when, language)}, {clock}" + (f" ({zone})" if zone else "")


def days(span: tuple[str, str], language: Language) -> str:
    """A first and a last day: 4 t/m 28 september 2023."""
    between = " t/m " if language == "nl" else " to "
    first, last = (iso_day(text, language) for text in span)
    if first == last:
        return last
    for shared in (last.partition(" ")[2], last.rpartition(" ")[2]):
        if shared and first.endswith(f" {shared}"):
            return first.removesuffix(f" {shared}") + between + last
    return first + between + last


def unit(code: str, language: Language) -> str:
    """A unit's name."""
    return pick(_UNITS.get(code, (code, code)), language)


def qualifier(code: str, language: Language) -> str:
    """What a cell's qualifier means."""
    return pick(_QUALIFIERS.get(code, (code, code)), language)


def field(name: str, language: Language) -> str:
    """What a field is called that differs between two versions."""
    return pick(_FIELDS.get(name, (name, name)), language)


def reason(code: str, language: Language) -> str:
    """Why a version was added."""
    return pick(_REASONS.get(code, (code, code)), language)


def quoted(path: HeadingPath) -> str:
    """A heading path in one line, in quotes."""
    return f"‘{' › '.join(path)}’"


def span(numbers: Sequence[int]) -> str:
    """Numbers in their shortest form: 3, 3–5 or 3, 7."""
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 1 and list(numbers) == list(range(first, last + 1)):
        return f"{first}–{last}"
    return ", ".join(str(item) for item in numbers)


def place(table: Table, language: Language) -> str:
    """Where a table stands: its pages and, in a text, its lines."""
    parts: list[str] = []
    if table.pages:
        parts.append(f"p. {span(table.pages)}")
    if table.lines and table.bbox is None:
        first, last = table.lines
        lines = str(first) if first == last else f"{first}–{last}"
        one = pick(("regel", "line"), language)
        many = pick(("regels", "lines"), language)
        parts.append(f"{one if first == last else many} {lines}")
    return ", ".join(parts)
