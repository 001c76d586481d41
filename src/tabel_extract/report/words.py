"""The words of the pages, Dutch and English, and how numbers, dates and places are written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache

from tabel_extract.checks.catalogue import Language, pick
from tabel_extract.model import HeadingPath, Table
from tabel_extract.report.texts import TEXTS
from tabel_extract.shown import texts as shown

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
    return pick(shown.unit(code), language)


def qualifier(code: str, language: Language) -> str:
    """What a cell's qualifier means."""
    return pick(shown.qualifier(code), language)


def field(name: str, language: Language) -> str:
    """What a field is called that differs between two versions."""
    return pick(_FIELDS.get(name, (name, name)), language)


def reason(code: str, language: Language) -> str:
    """Why a version was added."""
    return pick(_REASONS.get(code, (code, code)), language)


def quoted(path: HeadingPath) -> str:
    """A heading path in one line, in quotes."""
    return f"‘{' › '.join(path)}’"


def place(table: Table, language: Language) -> str:
    """Where a table stands: its pages and, in a text, its lines."""
    return pick(shown.place(table), language)
