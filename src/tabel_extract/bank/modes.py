"""How people were asked, and where a table says that its series breaks, as far as it is printed."""

from __future__ import annotations

import re

from tabel_extract.checks.periods import Moment
from tabel_extract.model import Report, Table

Words = tuple[str, str]
"""One text in Dutch and in English."""

_MODES: dict[str, tuple[re.Pattern[str], Words]] = {
    "online": (
        re.compile(r"\b(?:online|internet\w*|web-?enquête|cawi)\b"),
        ("online", "online"),
    ),
    "telephone": (
        re.compile(r"\b(?:telefonisch\w*|cati)\b"),
        ("telefonisch", "by telephone"),
    ),
    "face": (
        re.compile(r"\b(?:face-to-face\w*|mondeling\w*|capi)\b"),
        ("mondeling", "face to face"),
    ),
    "paper": (
        re.compile(r"\b(?:schriftelijk\w*|papieren|per post|papi)\b"),
        ("schriftelijk", "on paper"),
    ),
}
_ABOUT_ASKING = re.compile(
    r"\b(?:enquête\w*|vragenlijst\w*|ondervraagd\w*|afgenomen|geïnterviewd\w*|interviews?|veldwerk|"
    r"dataverzameling|waarneming|panel\w*|meting\w*)\b"
)
_BREAK = re.compile(
    r"\b(?:trend|methode)?breuk\b|\bniet (?:\w+ ){0,3}(?:te vergelijken|vergelijkbaar)\b"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def modes_of(report: Report, table: Table) -> dict[str, Words]:
    """In which ways people were asked, by the name of the panel and the notes of the table."""
    told = [report.document.panel or "", *(note.text for note in table.notes)]
    about = [text for number, text in enumerate(told) if not number or _asks(text)]
    return {
        mode: named
        for mode, (pattern, named) in _MODES.items()
        if any(pattern.search(text.lower()) for text in about)
    }


def _asks(text: str) -> bool:
    return _ABOUT_ASKING.search(text.lower()) is not None


def stated_breaks(table: Table, then: Moment, now: Moment) -> list[str]:
    """The notes of a table that say that its numbers can't be compared over these two moments.

    A note that names years is about the step into the last of them; another is about every step.
    """
    found = []
    for note in table.notes:
        if note.kind != "question" and _BREAK.search(note.text.lower()):
            years = [int(year) for year in _YEAR.findall(note.text)]
            if not years or then.year < max(years) <= now.year:
                found.append(note.text)
    return found
