"""What pages and workbooks both say, as (Dutch, English): fixed words, units, signs and places."""

from __future__ import annotations

from collections.abc import Sequence

from tabel_extract.model import Table

Pair = tuple[str, str]
"""A text in Dutch and in English."""

SHARED: dict[str, Pair] = {
    "publisher": ("Uitgever", "Publisher"),
    "published": ("Verschenen", "Published"),
    "population": ("Ondervraagde groep", "Group asked"),
    "fieldwork": ("Veldwerk", "Fieldwork"),
    "sample": ("Ondervraagden", "Respondents"),
    "panel": ("Panel", "Panel"),
    "weighting": ("Gewogen op", "Weighted by"),
    "file": ("Bestand", "File"),
    "version": ("Versie", "Version"),
    "found": ("gevonden", "found"),
    "fine": ("in orde", "fine"),
    "look": ("te bekijken", "to look at"),
    "wrong": ("fout", "wrong"),
    "cells_one": ("cel zonder getal", "cell without a number"),
    "cells_many": ("cellen zonder getal", "cells without a number"),
    "tables": ("Tabellen", "Tables"),
    "findings": ("Bevindingen", "Findings"),
    "no_findings": (
        "Geen bevindingen: geen controle sloeg aan.",
        "No findings: no check objected.",
    ),
    "no_cells": (
        "Van deze tabel zijn geen cellen gelezen.",
        "No cells of this table were read.",
    ),
    "question": ("Vraagstelling", "Question"),
    "notes": ("Noten", "Notes"),
    "scale": ("Schaal", "Scale"),
    "source": ("Bron", "Source"),
    "place": ("Staat op", "Found at"),
    "row": ("rij", "row"),
    "column": ("kolom", "column"),
}

MEANINGS: dict[str, Pair] = {
    "wrong": (
        "niet gebruiken. Dit getal, of een getal waarmee het samenhangt, kan niet kloppen, "
        "of het is niet zeker waar het hoort.",
        "do not use. This number, or one it goes with, can't be right, or its place is not "
        "certain.",
    ),
    "look": (
        "een waarschuwing, een vraag of noot die ontbreekt, of een tekst die een ander getal "
        "noemt.",
        "a warning, a question or note that is missing, or a text that states another number.",
    ),
    "fine": (
        "geen controle sloeg aan; dat is geen garantie. Past alleen een woord in de tekst slecht, "
        "dan blijft het getal in orde.",
        "no check objected, which is no guarantee. Where only a word of the text fits badly, the "
        "number stays fine.",
    ),
}
"""What each verdict on a number means, to stand behind its name and a colon."""

_UNITS: dict[str, Pair] = {
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

_QUALIFIERS: dict[str, Pair] = {
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


def unit(code: str) -> Pair:
    """A unit's name; of an unknown one, its code."""
    return _UNITS.get(code, (code, code))


def qualifier(code: str) -> Pair:
    """What a cell's qualifier means; of an unknown one, its code."""
    return _QUALIFIERS.get(code, (code, code))


def place(table: Table) -> Pair:
    """Where a table stands: its pages and, in a text, its lines."""
    pages = [f"p. {span(table.pages)}"] if table.pages else []
    if not table.lines or table.bbox is not None:
        return (pages[0], pages[0]) if pages else ("", "")
    first, last = table.lines
    nl, en = ("regel", "line") if first == last else ("regels", "lines")
    lines = str(first) if first == last else f"{first}–{last}"
    return ", ".join([*pages, f"{nl} {lines}"]), ", ".join([*pages, f"{en} {lines}"])


def span(numbers: Sequence[int]) -> str:
    """Numbers in their shortest form: 3, 3–5 or 3, 7."""
    first, last = numbers[0], numbers[-1]
    # The length is compared first, because far apart pages would make a list of all between them.
    if last - first == len(numbers) - 1 > 0 and list(numbers) == list(range(first, last + 1)):
        return f"{first}–{last}"
    return ", ".join(str(item) for item in numbers)
