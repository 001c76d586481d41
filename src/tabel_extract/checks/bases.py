"""Whom a table is about, under a key that two ways of writing the same people share."""

from __future__ import annotations

import re

from tabel_extract.checks.asked import wording_key
from tabel_extract.model import Report, Table

_AND_OLDER = re.compile(
    r"\b(?:van )?(?P<age>\d{1,2})(?:\s?\+|\s?-?plussers?\b| jaar (?:en|of) ouder\b)"
    r"|\bvanaf (?P<from>\d{1,2})(?: jaar)?\b(?! en ouder)"
)
_ANYONE = re.compile(
    r"\b(?:de|het|alle|van|bevolking|personen|mensen|iedereen|nederlanders|in nederland)\b"
)


def base_of(report: Report, table: Table) -> str | None:
    """Who a table is about: from its caption, else from its report."""
    return table.population or report.document.population


def base_key(population: str) -> str:
    """The same for ``bevolking 18 jaar en ouder`` and ``18-plussers``."""
    text = _AND_OLDER.sub(lambda m: f"{m['age'] or m['from']}plus", population.lower())
    return wording_key(_ANYONE.sub(" ", text)) or wording_key(population)
