"""The words of a workbook, Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tabel_extract.checks.catalogue import Language

_WORDS: dict[str, tuple[str, str]] = {
    "overview": ("Overzicht", "Overview"),
    "all_numbers": ("Alle cijfers", "All numbers"),
    "untitled": ("Rapport zonder titel", "Report without a title"),
    "publisher": ("Uitgever", "Publisher"),
    "published": ("Verschenen", "Published"),
    "population": ("Basis", "Base"),
    "fieldwork": ("Veldwerk", "Fieldwork"),
    "to": ("t/m", "to"),
    "sample": ("Ondervraagden", "Respondents"),
    "panel": ("Panel", "Panel"),
    "weighting": ("Gewogen op", "Weighted by"),
    "file": ("Bestand", "File"),
    "version": ("Versie", "Version"),
    "numbers": ("Getallen", "Numbers"),
    "found": ("gevonden", "found"),
    "fine": ("in orde", "fine"),
    "look": ("te bekijken", "to look at"),
    "wrong": ("fout", "wrong"),
    "cell_without": ("cel zonder getal", "cell without a number"),
    "cells_without": ("cellen zonder getal", "cells without a number"),
    "fine_means": (
        "Geen controle sloeg aan. Dat is geen garantie.",
        "No check objected. That is no guarantee.",
    ),
    "look_means": (
        "Een waarschuwing gaat over de cel, de rij, de kolom of de tabel.",
        "A warning concerns the cell, its row, its column or its table.",
    ),
    "wrong_means": (
        "Een fout gaat over de cel, de rij, de kolom of de tabel: niet overnemen zonder het "
        "rapport erbij.",
        "An error concerns the cell, its row, its column or its table: do not use it without the "
        "report at hand.",
    ),
    "legend": ("Kleuren", "Colours"),
    "tables": ("Tabellen", "Tables"),
    "no_sheet": ("geen getallen gelezen", "no numbers read"),
    "findings": ("Bevindingen", "Findings"),
    "no_findings": (
        "Geen bevindingen: geen controle sloeg aan.",
        "No findings: no check objected.",
    ),
    "error": ("fout", "error"),
    "warning": ("waarschuwing", "warning"),
    "info": ("ter informatie", "for information"),
    "columns": ("Kolommen van ‘Alle cijfers’", "Columns of ‘All numbers’"),
    "scale": ("Schaal", "Scale"),
    "source": ("Bron", "Source"),
    "place": ("Staat op", "Found at"),
    "lines": ("regel", "line"),
    "about_table": ("Over de hele tabel", "About the whole table"),
    "no_cells": (
        "Van deze tabel zijn geen cellen gelezen.",
        "No cells of this table were read.",
    ),
    "questions": ("Vraagstelling", "Question"),
    "row": ("rij", "row"),
    "column": ("kolom", "column"),
    "notes": ("Noten", "Notes"),
    "table": ("Tabel", "Table"),
    "cut": ("[… ingekort: {length} tekens]", "[… cut short: {length} characters]"),
}


@cache
def words(language: Language) -> Mapping[str, str]:
    """All fixed words of a workbook in one language."""
    return {key: pick(texts, language) for key, texts in _WORDS.items()}


def pick(texts: tuple[str, str], language: Language) -> str:
    """The text of a (Dutch, English) pair."""
    return texts[0] if language == "nl" else texts[1]
