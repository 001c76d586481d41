"""What all sheets of one workbook are made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tabel_extract.checks.catalogue import Language
from tabel_extract.checks.verdicts import Judgement, Tally
from tabel_extract.export.words import words
from tabel_extract.model import Report, Table


@dataclass(frozen=True, slots=True)
class Version:
    """Which stored version of a report it is: its number from 1, and when it was stored.

    ``as_of`` is the moment that it was chosen by, where it was chosen by one.
    """

    ordinal: int
    recorded_at: datetime
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """A report, its findings tied to its cells, and the language of what is said about it."""

    report: Report
    judgement: Judgement
    language: Language
    version: Version | None = None


def counted(tally: Tally, language: Language) -> str:
    """How many numbers there are, and how they stand: ``15 getallen: 14 in orde, …``."""
    texts = words(language)
    parts = [f"{getattr(tally, verdict)} {texts[verdict]}" for verdict in ("fine", "look", "wrong")]
    line = f"{texts['numbers']}: {tally.found} {texts['found']}, {', '.join(parts)}"
    if tally.without_number:
        cells = texts["cells_one" if tally.without_number == 1 else "cells_many"]
        line += f"; {tally.without_number} {cells}"
    return line


def has_sheet(table: Table) -> bool:
    """Whether a table gets a sheet: figures and boxes that print no numbers do not."""
    return table.kind == "table" or bool(table.observations)
