"""How a number was printed, as a number format of Excel: the cell holds the number itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tabel_extract.dutch import decimals, parse_number

AS_IS = "General"
_NUMBER = re.compile(r"([+\-−–]?)(\d+(?:[.,]\d+)*)")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_RAISED = str.maketrans(
    "abcdefghijklmnoprstuvwxyz0123456789", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ⁰¹²³⁴⁵⁶⁷⁸⁹"
)
_SHORT_MARKERS = re.compile(r"[\w*†‡#,]{1,8}")


def raised(markers: Sequence[str]) -> str:
    """Note markers as they are printed behind a word: ``ᵈ``, so that none reads as its end."""
    return ",".join(markers).translate(_RAISED)


def number_format(raw: str, value: float, markers: Sequence[str] = ()) -> str:
    """The format that shows a value as ``raw`` prints it: decimals, thousands, sign, ``%``, ``€``.

    Short markers are shown behind it. Where ``raw`` can't be what the value was read from, the
    number is shown as it is.
    """
    printed = _NUMBER.search(raw)
    if printed is None or parse_number(printed[2]) != abs(value):
        return AS_IS
    places = decimals(printed[2])
    body = "#,##0" if _GROUPED.fullmatch(printed[2]) else "0"
    body += "." + "0" * places if places else ""
    behind = '"%"' if "%" in raw else ""
    before = '"€ "' if "€" in raw else ""
    marks = raised(markers)
    behind += f'"{marks}"' if _SHORT_MARKERS.fullmatch(marks) else ""
    shown = f"{before}{body}{behind}"
    return (
        f"{before}+{body}{behind};{before}-{body}{behind};{shown}" if printed[1] == "+" else shown
    )
