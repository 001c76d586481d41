"""A report made by hand for the tests of the pages: an invented survey about cycling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from tabel_extract.checks.catalogue import finding, worst_first
from tabel_extract.checks.judge import examine
from tabel_extract.comparison.changes import changes
from tabel_extract.model import (
    CellRef,
    Claim,
    Document,
    Finding,
    HeadingPath,
    Note,
    Observation,
    Provenance,
    Report,
    Source,
    Table,
)
from tabel_extract.report.site import Edition

RECORDED = datetime(2026, 3, 9, 7, 5, tzinfo=UTC)

SAFE = "Ik voel mij veilig op de fiets in mijn buurt."
PATHS = "De gemeente moet meer vrijliggende fietspaden aanleggen."

GROUPS: tuple[HeadingPath, ...] = (
    ("totaal",),
    ("leeftijd", "< 35 jaar"),
    ("leeftijd", "≥ 35 jaar"),
    ("woonplaats", "stedelijkheid", "stad"),
    ("woonplaats", "stedelijkheid", "dorp"),
)


def observation(
    row: HeadingPath,
    column: HeadingPath,
    raw: str,
    *,
    line: int | None = None,
    unit: str | None = "percent",
    question: str | None = None,
    markers: tuple[str, ...] = (),
) -> Observation:
    """A cell whose value follows from what is printed."""
    plain = raw.replace(".", "").replace(",", ".")
    try:
        value: float | None = float(plain)
    except ValueError:
        value = None
    qualifier = None if value is not None else "below" if raw.startswith("<") else "missing"
    return Observation(
        row=row,
        column=column,
        raw=raw,
        value=value,
        qualifier=qualifier,
        unit=unit,
        question=question,
        markers=markers,
        dimension=None,
        category=None,
        period=None,
        provenance=Provenance(line=line),
    )


def table(observations: Sequence[Observation], label: str = "Tabel 1") -> Table:
    """A table of which only the cells matter."""
    return Table(label, "table", "Zomaar een tabel", observations=tuple(observations))


def report(*tables: Table, findings: Sequence[Finding] = ()) -> Report:
    """A report of which only the tables and findings matter."""
    return Report(Source("klein.txt", "0" * 64, 1, "text"), Document(), tables, tuple(findings))


def edition(content: Report, report_id: str = "fietsen-2025", ordinal: int = 1) -> Edition:
    """A version of a report."""
    return Edition(report_id, ordinal, RECORDED, "first_seen", content)


def revised() -> Edition:
    """The second version of the whole report, with what changed and with its source."""
    now = claimed()
    return replace(
        edition(now, ordinal=2),
        reason="source_revised",
        changes=tuple(changes(_before(now), now)),
        read_source=SOURCE.encode,
    )


SOURCE = "\n".join(f"regel {number} <b>van</b> de bron" for number in range(1, 91))


def _before(now: Report) -> Report:
    """The version before: another number, wording and period, a table less and one more."""
    feelings, trips, scale, unresolved, *others = now.tables
    first, *rest = feelings.observations
    note = replace(feelings.notes[1], text="Vraagstelling: ‘Voelt u zich veilig?’")
    older = replace(
        feelings,
        period="2023",
        notes=(feelings.notes[0], note, *feelings.notes[2:]),
        observations=(replace(first, raw="59", value=59.0, question="Voelt u zich veilig?"), *rest),
    )
    gone = replace(scale, label="Tabel 3.9", title="Oude tabel")
    return replace(
        now,
        document=replace(now.document, sample_size=1790),
        tables=(older, trips, unresolved, gone, *others),
        claims=now.claims[1:],
    )


def _claims() -> tuple[Claim, ...]:
    safe = (CellRef(("veilig op de fiets", "(helemaal) eens"), ("totaal",)),)
    stated = Claim(
        sentence="Van de inwoners voelt 61% zich veilig op de fiets, en nog eens 17% niet.",
        quantity="61%",
        low=61,
        high=61,
        unit="percent",
        exact=True,
        item="veilig op de fiets",
        table="Tabel 3.1",
        cells=safe,
        operation="cell",
        found=61,
        verdict="agrees",
        reason="equal",
        provenance=Provenance(3, 2),
    )
    sentence = "Van de <ouderen> voelt 83% zich veilig op de fiets."
    wrong = replace(
        stated,
        sentence=sentence,
        quantity="83%",
        low=83,
        high=83,
        cells=(CellRef(safe[0].row, ("leeftijd", "≥ 35 jaar")),),
        found=63,
        verdict="disagrees",
        reason="differs",
        provenance=Provenance(3, 4),
    )
    vague = replace(
        stated,
        sentence="Bijna iedereen voelt zich veilig op de fiets.",
        quantity="Bijna iedereen",
        low=90,
        high=100,
        exact=False,
        verdict="review",
        reason="outside",
    )
    elsewhere = replace(
        stated,
        sentence="In 2011 was dat 40%.",
        quantity="40%",
        table=None,
        cells=(),
        operation=None,
        found=None,
        verdict="not_in_document",
        reason="no_link",
    )
    return stated, wrong, vague, elsewhere


def cycling() -> Report:
    """The whole report: each kind of table, note, mark and finding once."""
    tables = (_feelings(), _trips(), _scale(), _unresolved(), _figure(), _box())
    return Report(
        source=Source("fietsen-2025.txt", "5f" * 32, 2048, "text"),
        document=Document(
            title="Fietsen in de buurt",
            publisher="Bureau Zadelpen",
            published_on="2025-11-03",
            language="nl",
            population="inwoners van 16 jaar en ouder",
            fieldwork=("2025-09-01", "2025-09-21"),
            sample_size=1842,
            panel="Trappanel",
            weighting=("leeftijd", "woonplaats"),
        ),
        tables=tables,
        findings=worst_first(_findings()),
    )


def claimed() -> Report:
    """The whole report with what its text states, and with what was checked."""
    content = cycling()
    examined = examine(content.tables, [], _claims())
    told = [found for found in examined.findings if found.code.startswith("claim_")]
    return replace(
        content,
        findings=worst_first([*content.findings, *told]),
        claims=_claims(),
        checks=examined.checks,
    )


def _row(row: HeadingPath, values: str, line: int, question: str, marker: str) -> list[Observation]:
    return [
        observation(row, column, raw, line=line, question=question, markers=(marker,))
        for column, raw in zip(GROUPS, values.split(), strict=True)
    ]


def _feelings() -> Table:
    observations = [
        *_row(("veilig op de fiets", "(helemaal) eens"), "61 58 63 49 70", 14, SAFE, "b"),
        *_row(("veilig op de fiets", "(helemaal) oneens"), "17 19 16 24 -", 15, SAFE, "b"),
        *_row(("meer fietspaden", "(helemaal) eens"), "72 140 69 66 75", 17, PATHS, "c"),
    ]
    return Table(
        label="Tabel 3.1",
        kind="table",
        title="Meningen over fietsen, naar leeftijd en woonplaats",
        population="inwoners van 16 jaar en ouder",
        period="2025",
        unit="percent",
        unit_text="in procenten",
        caption_markers=("a",),
        source="Bureau Zadelpen (Fietspeiling ’25)",
        notes=(
            Note("a", "note", "Weergegeven is wie ‘(helemaal) eens’ of ‘(helemaal) oneens’ koos."),
            Note("b", "question", f"Vraagstelling: ‘{SAFE}’", SAFE),
            Note("c", "question", f"Vraagstelling: ‘{PATHS}’", PATHS),
        ),
        observations=tuple(observations),
        pages=(4,),
        lines=(8, 24),
    )


def _trips() -> Table:
    """A cell without number, a row with a cell too few, a marker on one column, counts, a twin."""
    rows: list[tuple[HeadingPath, dict[str, str], int]] = [
        (("naar het werk",), {"2023": "31", "2025": "34", "n": "1.204"}, 34),
        (("overig",), {"2023": "12", "2025": "<1", "n": "611"}, 35),
        (("overig",), {"2023": "8", "n": "598"}, 36),
    ]
    observations = [
        observation(
            row,
            (head,),
            raw,
            line=line,
            unit="count" if head == "n" else "percent",
            markers=("*",) if head == "2025" else (),
        )
        for row, cells, line in rows
        for head, raw in cells.items()
    ]
    return Table(
        label="Tabel 3.2",
        kind="table",
        title="Doel van de rit",
        population="fietsers",
        unit="percent",
        notes=(Note("*", "note", "Voorlopige cijfers."),),
        observations=tuple(observations),
        pages=(5, 6),
        lines=(30, 38),
    )


def _scale() -> Table:
    question = "Welk cijfer geeft u de fietspaden in uw gemeente?"
    return Table(
        label="Tabel 3.3",
        kind="table",
        title="Cijfer voor de fietspaden",
        population="inwoners van 16 jaar en ouder",
        period="2025",
        unit="percent",
        unit_text="in procenten",
        source="Bureau Zadelpen",
        poles=("zeer slecht", "zeer goed"),
        observations=tuple(
            observation((), (head,), raw, line=44, question=question)
            for head, raw in zip("12345", ("5", "11", "27", "38", "19"), strict=True)
        ),
        lines=(40, 48),
    )


def _unresolved() -> Table:
    return Table(
        label="Tabel 3.4",
        kind="table",
        title="Bezit van een elektrische fiets",
        period="2025",
        unit="percent",
        source="Bureau Zadelpen",
        observations=tuple(
            observation(("ja",), (), raw, line=55) for raw in ("21", "9", "33", "28")
        ),
        lines=(50, 58),
    )


def _figure() -> Table:
    return Table(
        label="Figuur 3.1",
        kind="figure",
        title="Verkochte fietsen per jaar",
        period="2015-2025",
        source="Bureau Zadelpen",
        lines=(60, 63),
    )


def _box() -> Table:
    return Table(label="Kader 3.1", kind="box", title="Hoe is dit onderzocht?", lines=(66, 80))


def _findings() -> list[Finding]:
    paths = ("meer fietspaden", "(helemaal) eens")
    return [
        finding(
            "value_out_of_range",
            table="Tabel 3.1",
            row=paths,
            column=("leeftijd", "< 35 jaar"),
            place=Provenance(4, 17),
            raw="140",
            unit="een percentage",
            unit_en="a percentage",
            range="ligt tussen 0 en 100",
            range_en="lies between 0 and 100",
        ),
        finding(
            "row_incomplete",
            table="Tabel 3.2",
            row=("overig",),
            place=Provenance(6, 36),
            found="2",
            expected="3",
            reason="van geen ervan is te zien in welke kolom hij staat",
            reason_en="none of them can be told to be of a column",
        ),
        finding("period_missing", table="Tabel 3.2", place=Provenance(5, 30)),
        finding(
            "header_unresolved",
            table="Tabel 3.4",
            place=Provenance(None, 52),
            reason="vier waarden, maar de koppen zijn in drie of vier delen te lezen",
            reason_en="four values, but the headings can be read as three or as four",
        ),
        finding(
            "label_gap",
            place=Provenance(None, 60),
            missing="Tabel 3.5",
            before="Tabel 3.4",
            label="Tabel 3.6",
        ),
        finding("question_unquoted", table="Tabel 3.1", place=Provenance(4, 20), marker="b"),
    ]


def without_numbers(content: Report) -> Report:
    """The same report, its cells gone."""
    return replace(content, tables=tuple(replace(one, observations=()) for one in content.tables))
