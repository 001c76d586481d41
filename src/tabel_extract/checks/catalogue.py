"""Findings in words, and in their order.

The codes and their severities are those of the published contract; a test holds that each is
documented.
"""

from __future__ import annotations

from typing import Literal

from tabel_extract.checks.entries import CATALOGUE
from tabel_extract.dutch import format_number
from tabel_extract.model import (
    NOWHERE,
    Finding,
    HeadingPath,
    Observation,
    Provenance,
    Severity,
    Table,
)

Language = Literal["nl", "en"]

_ENGLISH_POINTS = str.maketrans(",.", ".,")

SEVERITY_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}


def pick(texts: tuple[str, str], language: Language) -> str:
    """The text of a (Dutch, English) pair."""
    return texts[0] if language == "nl" else texts[1]


def title(code: str, language: Language = "nl") -> str:
    """The code's title, three or four words; of a code no longer used, the code itself."""
    return pick(CATALOGUE[code].title, language) if code in CATALOGUE else code


def advice(code: str, language: Language = "nl") -> str:
    """What a reader should do about it; nothing for a code no longer used."""
    return pick(CATALOGUE[code].advice, language) if code in CATALOGUE else ""


def sentence(finding: Finding, language: Language = "nl") -> str:
    """The finding in words of the language asked for, as far as its facts allow."""
    facts = dict(finding.facts)
    if language == "en":
        facts |= {k.removesuffix("_en"): v for k, v in facts.items() if k.endswith("_en")}
    try:
        return pick(CATALOGUE[finding.code].sentence, language).format_map(facts)
    except KeyError:  # found by an older program, which had other facts: its own words
        return finding.message


def where(
    table: str | None,
    row: HeadingPath | None,
    column: HeadingPath | None,
    place: Provenance,
    language: Language,
) -> str:
    """The place of a finding in words: table, row, column, page or line."""
    nl = language == "nl"
    parts = [table] if table else []
    if row:
        parts.append(("rij" if nl else "row") + " ‘" + " › ".join(row) + "’")
    if column:
        parts.append(("kolom" if nl else "column") + " ‘" + " › ".join(column) + "’")
    named = ", ".join(parts) or ("Rapport" if nl else "Report")
    return named + spot(place, language)


def spot(place: Provenance, language: Language) -> str:
    """Page, and line of a text, in brackets; nothing where neither is known."""
    spots = []
    if place.page is not None:
        spots.append(f"p. {place.page}")
    if place.line is not None and place.bbox is None:
        spots.append(("regel" if language == "nl" else "line") + f" {place.line}")
    return f" ({', '.join(spots)})" if spots else ""


def finding(
    code: str,
    *,
    table: str | None = None,
    row: HeadingPath | None = None,
    column: HeadingPath | None = None,
    place: Provenance = NOWHERE,
    **facts: str,
) -> Finding:
    """Build a finding of a code of the catalogue, its Dutch sentence filled in.

    A fact named ``x_en`` takes the place of ``x`` in the English sentence.
    """
    filled = {
        "where": where(table, row, column, place, "nl"),
        "where_en": where(table, row, column, place, "en"),
        **facts,
    }
    template = CATALOGUE[code]
    return Finding(
        code=code,
        severity=template.severity,
        message=template.sentence[0].format_map(filled),
        table=table,
        row=row,
        column=column,
        provenance=place,
        facts=tuple(sorted(filled.items())),
    )


def told(name: str, value: float) -> dict[str, str]:
    """A number as a fact, written the Dutch way and the English way."""
    dutch = format_number(value)
    return {name: dutch, f"{name}_en": dutch.translate(_ENGLISH_POINTS)}


def worst_first(findings: list[Finding]) -> tuple[Finding, ...]:
    """Errors before warnings before remarks, each in reading order."""
    return tuple(
        sorted(
            findings,
            key=lambda f: (
                SEVERITY_RANK[f.severity],
                f.provenance.page or 0,
                f.provenance.line or 0,
            ),
        )
    )


def finding_at(cell: Observation, code: str, table: Table, **facts: str) -> Finding:
    """Build a finding about one cell of a table, at its place; see ``finding``."""
    return finding(
        code,
        table=table.label,
        row=cell.row,
        column=cell.column,
        place=cell.provenance,
        **facts,
    )
