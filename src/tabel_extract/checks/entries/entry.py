"""What is said of one code: severity, title, sentence and advice.

Sentences are Dutch, because editors read them, with an English twin. ``{…}`` is filled from the
finding's facts.
"""

from __future__ import annotations

from dataclasses import dataclass

from tabel_extract.model import Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: texts are given as (Dutch, English)."""

    severity: Severity
    title: tuple[str, str]
    sentence: tuple[str, str]
    advice: tuple[str, str]


CHECK_PRINT = (
    "Vergelijk de cel met het gedrukte rapport; publiceer het getal pas daarna.",
    "Compare the cell with the printed report; do not publish the number before that.",
)
CHECK_LAYOUT = (
    "Kijk in het rapport welke kop bij welke kolom hoort; gebruik deze cellen tot die tijd niet.",
    "See in the report which heading belongs to which column; do not use these cells until then.",
)
