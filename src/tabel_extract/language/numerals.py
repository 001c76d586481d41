"""Dutch numerals: the numbers that words stand for."""

from __future__ import annotations

from tabel_extract.dutch import parse_number
from tabel_extract.language.pieces import lowered

_UNITS = {"een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
          "negen": 9}  # fmt: skip
_TENS = {"twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70,
         "tachtig": 80, "negentig": 90}  # fmt: skip
WORDS = {
    "nul": 0, **_UNITS, "één": 1, "eén": 1, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13,
    "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17, "achttien": 18,
    "negentien": 19, **_TENS, "honderd": 100,
} | {
    f"{unit}{'ën' if unit.endswith('e') else 'en'}{ten}": more + tens
    for unit, more in _UNITS.items() for ten, tens in _TENS.items()
}  # fmt: skip
ORDINALS = {"derde": 3, "kwart": 4, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7,
            "achtste": 8, "negende": 9, "tiende": 10}  # fmt: skip
_JOINS = "|".join(f"{unit}{'ën' if unit.endswith('e') else 'en'}" for unit in _UNITS)
_SIMPLE = [w for w in WORDS if w in _TENS or not w.endswith(tuple(_TENS))]
WORD = rf"(?:{_JOINS})(?:{'|'.join(_TENS)})|{'|'.join(sorted(_SIMPLE, key=len, reverse=True))}"
"""The number words, told in parts: patterns hold them often, and take long to compile."""


def number_of(text: str) -> float:
    """The value of a number in figures or in words: ``12,5``, ``zeven``."""
    text = folded(text)
    if text in WORDS:
        return float(WORDS[text])
    value = parse_number(text)
    return float("nan") if value is None else value


def folded(text: str) -> str:
    """Words as the tables spell them: a pattern that knows no case takes `ſ` for an s."""
    return " ".join(lowered(text).split())
