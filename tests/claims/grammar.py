"""Pieces of Dutch sentences, to glue into texts that state quantities."""

from __future__ import annotations

from hypothesis import strategies as st

from tabel_extract.claims.quantities.phrases import Kind, load_phrases
from tabel_extract.claims.quantities.reader import QuantityReader

PHRASES = load_phrases()
READER = QuantityReader(PHRASES)
KINDS: dict[str, Kind] = {
    "": "plain",
    **{words: kind for kind, given in PHRASES.table.modifiers.items() for words in given},
}
"""What each modifier does; none leaves a number as it is."""

CARRIERS = [
    "{} van de Nederlanders vindt dit.",
    "Van de vrouwen fietst {} elke dag.",
    "In 2024 was {} het daarmee eens.",
    "Het gaat om {}, zo blijkt uit tabel 3.2.",
    "Onder 65-plussers ({}) ligt dat hoger;",
    "‘Dat zegt {}’, aldus het rapport",
    "{}",
]
carriers = st.sampled_from(CARRIERS)
modifiers = st.sampled_from(sorted(KINDS))
units = st.sampled_from([" procent", "%", " %", " percent"])

_WORDS = (
    "tussen de|en|of|tot|t/m|à|-|–|tegen|versus|respectievelijk|naar|via|procent|%|procentpunt|"
    "%-punt|op de|van de|op elke|een|één|twee|zeven|tien|derde|kwart|vijfde deel|driekwart|"
    "de helft|eerste|van 2023|12|7,4|100|250|2.411|2024|06-12345678|€ 25|gemiddeld een|"
    "score|(|)|,|.|;|‘|’|jaar|respondenten|meerderheid|Kamer"
)
PIECES = [*KINDS, *PHRASES.shares, *CARRIERS, *_WORDS.split("|")]
glued = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
any_text = st.text(max_size=80) | glued
