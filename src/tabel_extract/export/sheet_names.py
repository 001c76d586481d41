"""Names of sheets that Excel takes: short, without signs of its own, each once."""

from __future__ import annotations

import re

from tabel_extract.shown.controls import visible_text

MAX_NAME = 31
"""Longest name of a sheet, in UTF-16 units."""
_REFUSED = re.compile(r"[\[\]:*?/\\'\s]+")


class SheetNames:
    """The names of one workbook."""

    def __init__(self) -> None:
        # Excel keeps this one for itself.
        self._taken = {"history"}

    def legal(self, wanted: str, fallback: str) -> str:
        """A name that no other sheet has, as near to the one wanted as can be."""
        base = cut(_REFUSED.sub(" ", visible_text(wanted)).strip(), MAX_NAME).strip() or fallback
        name, times = base, 1
        while name.casefold() in self._taken:
            times += 1
            behind = f" ({times})"
            name = cut(base, MAX_NAME - len(behind)).rstrip() + behind
        self._taken.add(name.casefold())
        return name


def cut(text: str, units: int) -> str:
    """The beginning of a text that fits in so many UTF-16 units, as Excel counts."""
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", errors="ignore")
