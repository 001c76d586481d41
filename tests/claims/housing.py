"""A report on housing with tables of several kinds, in which a test puts its own text."""

from __future__ import annotations

import textwrap
from pathlib import Path

from tabel_extract.claims.quantities.phrases import load_phrases
from tabel_extract.claims.read import read_claims
from tabel_extract.model import Claim
from tabel_extract.reading.text import read_text
from tabel_extract.tables.assemble import read_tables

_REPORT = Path(__file__).with_name("housing.txt").read_text(encoding="utf-8")


def verdicts(text: str) -> dict[str, str]:
    """The verdict on each quantity of a text before the tables; ``¶`` starts a paragraph."""
    return {c.quantity: c.verdict for c in claims_in(_REPORT, text)}


def claims_in(report: str, text: str) -> tuple[Claim, ...]:
    """The claims of a text that stands in a report in the place of ``@@``."""
    prose = "\n\n".join("\n".join(textwrap.wrap(own, 98)) for own in text.split("¶"))
    lines = read_text(report.replace("@@", prose).encode(), "wonen.txt").lines
    reading = read_tables(lines)
    return read_claims(reading.prose, reading.tables, load_phrases())
