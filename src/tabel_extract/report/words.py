"""The words of the pages, Dutch and English, and how numbers, dates and places are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache

from tabel_extract.checks.catalogue import Language
from tabel_extract.model import HeadingPath, Table

_WORDS: dict[str, tuple[str, str]] = {
    "skip": ("Naar de inhoud", "Skip to content"),
    "overview": ("Alle rapporten", "All reports"),
    "overview_title": ("Rapporten", "Reports"),
    "overview_empty": ("Er zijn nog geen rapporten ingelezen.", "No reports have been read yet."),
    "switch": ("In English", "In het Nederlands"),
    "report": ("Rapport", "Report"),
    "untitled": ("Rapport zonder titel", "Report without a title"),
    "publisher": ("Uitgever", "Publisher"),
    "published": ("Verschenen", "Published"),
    "file": ("Bestand", "File"),
    "version": ("Versie", "Version"),
    "population": ("Basis", "Base"),
    "period": ("Periode", "Period"),
    "unit": ("Eenheid", "Unit"),
    "source": ("Bron", "Source"),
    "scale": ("Schaal", "Scale"),
    "fieldwork": ("Veldwerk", "Fieldwork"),
    "sample": ("Ondervraagden", "Respondents"),
    "panel": ("Panel", "Panel"),
    "weighting": ("Gewogen op", "Weighted by"),
    "place": ("Staat op", "Found at"),
    "not_said": ("niet vermeld", "not stated"),
    "number_one": ("getal", "number"),
    "number_many": ("getallen", "numbers"),
    "found": ("gevonden", "found"),
    "fine": ("in orde", "fine"),
    "all_fine": ("alle in orde", "all fine"),
    "look": ("te bekijken", "to look at"),
    "wrong": ("fout", "wrong"),
    "cells_one": ("cel zonder getal", "cell without a number"),
    "cells_many": ("cellen zonder getal", "cells without a number"),
    "besides": ("Daarnaast", "Besides"),
    "what_counts": (
        "Een getal telt als fout als er een fout is gevonden in zijn cel, rij, kolom of tabel, en "
        "als te bekijken bij een waarschuwing. Zijn de kolomkoppen niet te onderscheiden, dan telt "
        "de hele tabel als fout. In orde betekent: geen controle sloeg aan. Dat is geen garantie.",
        "A number is wrong when an error concerns its cell, row, column or whole table; to look "
        "at when a warning does. Where column headings can't be told apart, the whole table "
        "counts as wrong. Fine means: no check objected. It is no guarantee.",
    ),
    "findings": ("Bevindingen", "Findings"),
    "no_findings": (
        "Geen bevindingen: geen controle sloeg aan.",
        "No findings: no check objected.",
    ),
    "finding": ("bevinding", "finding"),
    "findings_here": ("Bij deze tabel", "About this table"),
    "severity_error": ("Fouten", "Errors"),
    "severity_warning": ("Waarschuwingen", "Warnings"),
    "severity_info": ("Ter informatie", "For information"),
    "advice": ("Wat te doen", "What to do"),
    "to_place": ("Naar de plaats", "To the place"),
    "contents": ("Tabellen in dit rapport", "Tables in this report"),
    "tables": ("Tabellen", "Tables"),
    "no_tables": ("Er is geen tabel gevonden.", "No table was found."),
    "others": ("Figuren en kaders zonder cijfers", "Figures and boxes without numbers"),
    "others_note": (
        "Deze staan in het rapport, maar drukken geen getallen af die te lezen zijn.",
        "These are in the report, but print no numbers that can be read.",
    ),
    "kind_table": ("tabel", "table"),
    "kind_figure": ("figuur", "figure"),
    "kind_box": ("kader", "box"),
    "question": ("Vraagstelling", "Question"),
    "questions": ("Vraagstellingen", "Questions"),
    "no_heading": ("zonder kop", "no heading"),
    "unresolved": ("kop onzeker", "heading uncertain"),
    "unresolved_note": (
        "De kolomkoppen van deze tabel zijn niet te onderscheiden. Gebruik deze getallen niet "
        "zonder het rapport erbij.",
        "The column headings of this table can't be told apart. Do not use these numbers without "
        "the report at hand.",
    ),
    "no_cells": (
        "Van deze tabel zijn geen cellen gelezen.",
        "No cells of this table were read.",
    ),
    "absent": ("geen cel gelezen", "no cell read"),
    "blank": ("leeg", "blank"),
    "row": ("rij", "row"),
    "column": ("kolom", "column"),
    "note": ("noot", "note"),
    "notes": ("Noten", "Notes"),
    "symbols": ("Tekens", "Symbols"),
}

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
    return {key: pick(texts, language) for key, texts in _WORDS.items()}


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
