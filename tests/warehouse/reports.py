"""Reports that the tests of the warehouse are about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tabel_extract.model import (
    CellRef,
    CheckOutcome,
    Claim,
    Document,
    Finding,
    Note,
    Observation,
    Provenance,
    Repair,
    Report,
    Source,
    Table,
)

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
QUESTION = "Vindt u dat uw gemeente ‘genoeg’ doet?"


def cell(row: str, group: str, value: float, *, line: int = 12) -> Observation:
    return Observation(
        row=("gemeente doet genoeg", row),
        column=("opleiding", group) if group else ("totaal",),
        raw=f"{value:g}".replace(".", ","),
        value=value,
        qualifier=None,
        unit="percent",
        question=QUESTION,
        markers=("b",),
        dimension="opleiding" if group else None,
        category=group or None,
        period=None,
        provenance=Provenance(page=3, line=line),
    )


def opinions(label: str = "Tabel 1.1", *, first: float = 40.0, line: int = 10) -> Table:
    """Two answers by two groups and a total; the first cell can be chosen."""
    values = ((first, 50.0, 45.0), (60.0, 50.0, 55.0))
    groups = ("mbo, havo, vwo", "hbo, wo", "")
    return Table(
        label=label,
        kind="table",
        title="Oordeel over de gemeente, naar opleiding",
        population="bevolking 18 jaar en ouder",
        period="2025",
        unit="percent",
        unit_text="in procenten",
        caption_markers=("a",),
        source="Gemeentepanel 2025",
        notes=(
            Note("a", "note", "Gewogen cijfers.", None, Provenance(3, line + 8)),
            Note(
                "b", "question", f"Vraagstelling: ‘{QUESTION}’", QUESTION, Provenance(3, line + 9)
            ),
        ),
        observations=tuple(
            cell(answer, group, value, line=line + 5 + number)
            for number, (answer, row) in enumerate(zip(("eens", "oneens"), values, strict=True))
            for group, value in zip(groups, row, strict=True)
        ),
        pages=(3,),
        lines=(line, line + 10),
    )


def report(*tables: Table, title: str | None = "Stand van de gemeente") -> Report:
    """A report of the given tables, or of one about opinions."""
    return Report(
        source=Source("stand.txt", "a" * 64, 1234, "text"),
        document=Document(
            title=title,
            publisher="Bureau Peil",
            published_on="2026-02-01",
            language="nl",
            pages=24,
            population="bevolking 18 jaar en ouder",
            fieldwork=("2025-09-01", "2025-10-15"),
            sample_size=1204,
            panel="Gemeentepanel",
            weighting=("leeftijd", "opleiding"),
        ),
        tables=tables or (opinions(),),
        findings=(),
        repairs=(Repair("capital", 11, "n de gemeente", "In de gemeente"),),
    )


def wide_report(number: int, cells: int = 1200) -> Report:
    """A report of ``cells`` cells in tables of sixty, told from others by its number."""
    tables = []
    for table in range(1, cells // 60 + 1):
        observations = tuple(
            replace(
                cell(f"uitspraak {index // 6}", f"groep {index % 6}", float(index + number % 7)),
                provenance=Provenance(table, 100 * table + index),
            )
            for index in range(60)
        )
        tables.append(replace(opinions(f"Tabel {table}"), observations=observations))
    return from_bytes(report(*tables, title=f"Rapport {number}"), f"{number:064d}")


def revision(by: str, number: int) -> Report:
    """A report that says something else for each number and whoever revised it."""
    first = float(number) + (0.5 if by.endswith("b") else 0.0)
    return from_bytes(report(opinions(first=first)), f"{by}{number}".encode().hex().zfill(64))


def from_bytes(of: Report, sha256: str, name: str = "stand.txt") -> Report:
    """The same report, read from other bytes or another file name."""
    return replace(of, source=replace(of.source, sha256=sha256, name=name))


def with_findings(of: Report, *findings: Finding) -> Report:
    return replace(of, findings=findings)


def with_checks(of: Report, *outcomes: CheckOutcome) -> Report:
    return replace(of, checks=outcomes)


def with_claims(of: Report, *claims: Claim) -> Report:
    return replace(of, claims=claims)


TOO_HIGH = Finding(
    code="value_out_of_range",
    severity="error",
    message="Tabel 1.1: 140 kan niet, want een percentage ligt tussen 0 en 100.",
    table="Tabel 1.1",
    row=("gemeente doet genoeg", "eens"),
    column=("opleiding", "hbo, wo"),
    provenance=Provenance(3, 15),
    facts=(("raw", "140"), ("unit", "percent")),
)
NO_SOURCE = Finding(
    code="source_missing",
    severity="warning",
    message="Tabel 1.1 noemt geen bron.",
    table="Tabel 1.1",
)

_AGREE = ("gemeente doet genoeg", "eens")
AGREEING = Claim(
    sentence="Veertig procent met mbo, havo of vwo vindt dat de gemeente genoeg doet.",
    quantity="Veertig procent",
    low=40.0,
    high=40.0,
    unit="percent",
    exact=True,
    item="gemeente doet genoeg",
    group="mbo, havo, vwo",
    direction="for",
    table="Tabel 1.1",
    cells=(CellRef(_AGREE, ("opleiding", "mbo, havo, vwo")),),
    operation="cell",
    found=40.0,
    verdict="agrees",
    reason="number_found",
    provenance=Provenance(2, 4, (70.0, 120.5, 410.0, 132.5)),
)
DISAGREEING = Claim(
    sentence="Het verschil tussen beide groepen is ruim 20 procentpunt.",
    quantity="ruim 20 procentpunt",
    low=20.0,
    high=25.0,
    unit="percentage_points",
    exact=False,
    item="gemeente doet genoeg",
    table="Tabel 1.1",
    cells=(
        CellRef(_AGREE, ("opleiding", "hbo, wo")),
        CellRef(_AGREE, ("opleiding", "mbo, havo, vwo")),
    ),
    operation="difference",
    found=10.0,
    verdict="disagrees",
    reason="number_differs",
    facts=(("found", "10"), ("stated", "20")),
    provenance=Provenance(2, 6),
)
UNLINKED = Claim("De gemeente telt 120 buurten.", "120", 120.0, 120.0, "count", True, False)

SUMMED = CheckOutcome("sum_not_100", 0, 3, 1, (0, 1, 2, 3))
NO_OPPOSITES = CheckOutcome("answers_exceed_100", 0, reason="no_opposites")
ONE_READER = CheckOutcome("readers_disagree", None, reason="one_reader")
