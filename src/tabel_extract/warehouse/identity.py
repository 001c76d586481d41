"""Which report a file is: a name that stays the same when the file changes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from pathlib import PurePath

from tabel_extract.model import Report

MAX_LENGTH = 100
"""Characters: long enough for a Dutch title with its publisher, short enough for a file name."""

HASH_LENGTH = 8
"""Hexadecimal digits: collisions only matter between titles that begin alike."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NO_SLUG = re.compile(r"[^a-z0-9]+")
# Letters that Unicode does not decompose into a base letter and an accent.
_SPELLED_OUT = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l"})


def report_id(report: Report) -> str:
    """Return the identity of a report: publisher, title and edition year as a slug.

    The edition is the latest year of the period that most tables have. Where the report prints no
    title, the stem of the file name stands in for it.

    Returns:
        1 to ``MAX_LENGTH`` characters of ``[a-z0-9-]``; it ends in a hash of the full words where
        the slug alone would leave out letters of them.
    """
    document = report.document
    name = document.title if document.title and document.title.strip() else None
    parts = [document.publisher or "", name or PurePath(report.source.name).stem]
    year = edition_year(report)
    if year is not None and year not in _YEAR.findall(parts[1]):
        parts.append(year)
    words = " ".join(part.strip() for part in parts if part.strip())
    slug, complete = _slug(words)
    if complete and 0 < len(slug) <= MAX_LENGTH:
        return slug
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_LENGTH]
    kept = slug[: MAX_LENGTH - HASH_LENGTH - 1].strip("-") or "report"
    return f"{kept}-{digest}"


def edition_year(report: Report) -> str | None:
    """Return the latest year in the most frequent period of the tables, or None if none has one.

    Of periods that are equally frequent, the one with the latest year counts.
    """
    periods = Counter(table.period for table in report.tables if table.period)
    dated = [(count, year) for period, count in periods.items() if (year := _latest_year(period))]
    return max(dated)[1] if dated else None


def _latest_year(period: str) -> str | None:
    return max(_YEAR.findall(period), default=None)


def _slug(words: str) -> tuple[str, bool]:
    """Return words as a slug, and whether every letter and digit of them is in it."""
    lowered = unicodedata.normalize("NFKD", words.casefold()).translate(_SPELLED_OUT)
    complete = all(character.isascii() for character in lowered if character.isalnum())
    bare = "".join(character for character in lowered if not unicodedata.combining(character))
    return _NO_SLUG.sub("-", bare).strip("-"), complete
