"""What a report says about itself, by its tables and its text; what it does not say stays None."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tabel_extract.facts.head import is_above_title, named_by_source
from tabel_extract.facts.tell import told_in
from tabel_extract.model import Document, Line, Table
from tabel_extract.reading.text import Text
from tabel_extract.tables.assemble import Reading
from tabel_extract.tables.caption import parse_label

MAX_TITLE = 120
"""Longer lines are running text."""
MIN_DUTCH = 0.05
"""Share of words that are Dutch function words: running Dutch has some 0.25, English 0.01."""

_CHAPTER = re.compile(r"(?P<number>\d{1,2})\s+[A-Z‘“ig(].*")
_CHAPTER_OF_LABEL = re.compile(r"\S+\s+(?P<number>\d{1,2})\.")
_DUTCH = frozenset(
    ["de", "het", "een", "en", "van", "in", "dat", "is", "op", "te", "zijn", "met", "voor", "niet"]
)
_WORD = re.compile(r"[a-zé]+")
_SAMPLE = 300

_PUBLISHERS = {
    "scp": "SCP",
    "cbs": "CBS",
    "rivm": "RIVM",
    "wodc": "WODC",
    "cpb": "CPB",
    "pbl": "PBL",
    "kimnet": "KiM",
    "nidi": "NIDI",
    "movisie": "Movisie",
    "trimbos": "Trimbos-instituut",
    "nivel": "Nivel",
}
"""Institutes by the address that their reports carry at the foot of the page."""


def document_of(text: Text, reading: Reading) -> Document:
    """The document's own facts, as far as its tables and its text state them."""
    tables, told = reading.tables, told_in(reading.prose)
    publishers = {_PUBLISHERS[a] for a in text.addresses if a in _PUBLISHERS}
    named = named_by_source(reading.prose, {t.source for t in tables if t.source})
    populations = {t.population for t in tables if t.observations}
    title = text.headline or _title(text.lines, tables, told.publisher)
    return replace(
        told,
        # A rule that crosses a line may part its words.
        title=" ".join(title.split()) if title else None,
        publisher=_only(publishers) if publishers else told.publisher or named[0],
        published_on=told.published_on or (named[1].isoformat() if named[1] else None),
        language="nl" if _is_dutch(text.lines) else None,
        pages=text.pages,
        population=_only(populations) if populations - {None} else told.population,
    )


def _only(found: set[str] | set[str | None]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def _title(lines: Sequence[Line], tables: Sequence[Table], publisher: str | None) -> str | None:
    """The heading of the chapter that all tables are of, else the first line if it is a heading.

    Lines above it that name a site, a date, a writer or who publishes it are passed over.
    """
    alone = _standing_alone(lines)
    chapters = Counter(m["number"] for t in tables if (m := _CHAPTER_OF_LABEL.match(t.label)))
    if len(chapters) == 1:
        number = next(iter(chapters))
        for line in alone:
            match = _CHAPTER.fullmatch(line.text)
            if match and match["number"] == number:
                return line.text
    above = (publisher or "").casefold()
    below = (x for x in lines if x.text and not is_above_title(x.text))
    first = next((x for x in below if x.text.casefold() != above), None)
    whole = first is not None and first in alone and parse_label(first.text) is None
    return first.text if first is not None and whole else None


def _standing_alone(lines: Sequence[Line]) -> list[Line]:
    """Short lines between blank ones that are no sentences."""
    found = []
    for index, line in enumerate(lines):
        if not line.text or len(line.text) > MAX_TITLE or line.text[-1] in ".,;:?!":
            continue
        before = index == 0 or not lines[index - 1].text
        after = index + 1 == len(lines) or not lines[index + 1].text
        if before and after:
            found.append(line)
    return found


def _is_dutch(lines: Sequence[Line]) -> bool:
    words: list[str] = []
    for line in lines:
        words += _WORD.findall(line.text.lower())
        if len(words) > _SAMPLE:
            break
    return bool(words) and sum(w in _DUTCH for w in words) >= MIN_DUTCH * len(words)
