"""The words of a workbook, Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tabel_extract.checks.catalogue import Language, pick
from tabel_extract.shown.texts import SHARED, Pair

_WORDS: dict[str, Pair] = {
    **SHARED,
    "overview": ("Overzicht", "Overview"),
    "all_numbers": ("Alle cijfers", "All numbers"),
    "untitled": ("Rapport zonder titel", "Report without a title"),
    "to": ("t/m", "to"),
    "as_of": ("Stand op", "As of"),
    "numbers": ("Getallen", "Numbers"),
    "legend": ("Kleuren", "Colours"),
    "no_sheet": ("geen getallen gelezen", "no numbers read"),
    "error": ("fout", "error"),
    "warning": ("waarschuwing", "warning"),
    "info": ("ter informatie", "for information"),
    "columns": ("Kolommen van ‘Alle cijfers’", "Columns of ‘All numbers’"),
    "about_table": ("Over de hele tabel", "About the whole table"),
    "table": ("Tabel", "Table"),
    "cut": ("[… ingekort: {length} tekens]", "[… cut short: {length} characters]"),
}


@cache
def words(language: Language) -> Mapping[str, str]:
    """All fixed words of a workbook in one language."""
    return {key: pick(texts, language) for key, texts in _WORDS.items()}
