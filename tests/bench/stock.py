"""Makes reports as they come out of validation, for measuring the warehouse alone.

A hundred surveys come back every year. Each edition has twenty tables of sixty cells, with boxes as
a PDF gives them, question notes, claims, findings and the outcomes of checks, about as many as the
reports of ``fixtures`` have. Words and numbers are invented; the same edition is always the same.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

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
from tests.bench.report import SUBJECTS, WORDS

SERIES = 100
"""Surveys; edition number n of the stock is of survey n modulo this."""
TABLES = 20
ITEMS = 5
"""Of a table: each has a question of its own, and two answers."""
ANSWERS = ("(helemaal) eens", "(helemaal) oneens")
GROUPS = (
    (("totaal",), None, None),
    (("opleiding", "bo, vmbo"), "opleiding", "bo, vmbo"),
    (("opleiding", "havo, vwo, mbo"), "opleiding", "havo, vwo, mbo"),
    (("opleiding", "hbo, wo"), "opleiding", "hbo, wo"),
    (("geslacht", "man"), "geslacht", "man"),
    (("geslacht", "vrouw"), "geslacht", "vrouw"),
)
CELLS = TABLES * ITEMS * len(ANSWERS) * len(GROUPS)
FIRST_YEAR = 2010
REWORDED = 0.1
"""Share of the questions of an edition that are asked in other words than in the one before."""
CHECKS = ("value_out_of_range", "total_outside_subgroups", "subgroup_weights_inconsistent")
NOT_MADE = ("sum_not_100", "answers_exceed_100", "difference_inconsistent", "readers_disagree")
SYLLABLES = (
    "be",
    "ge",
    "ver",
    "ont",
    "hui",
    "zen",
    "ler",
    "aar",
    "wen",
    "dorp",
    "stad",
    "werk",
    "zorg",
)
RARE = 4000
"""Words beside the common ones: reports ask about many things."""
CLAIMS, FINDINGS, REPAIRS = 60, 6, 20


def moment(number: int) -> datetime:
    """When an edition is stored: each an hour after the one before."""
    return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number)


def edition(number: int) -> tuple[str, Report]:
    """One edition, with the name of its report."""
    survey, year = number % SERIES, FIRST_YEAR + number // SERIES
    dice = random.Random(number)
    tables = tuple(_table(survey, year, position, dice) for position in range(TABLES))
    report = Report(
        source=Source(f"onderzoek-{number}.pdf", f"{number:064x}", 1_500_000, "pdf"),
        document=Document(
            title=f"Onderzoek {survey}: {SUBJECTS[survey % len(SUBJECTS)]} in Nederland {year}",
            publisher=f"Bureau {survey % 7}",
            published_on=f"{year}-11-01",
            language="nl",
            pages=120,
            population="bevolking 16 jaar en ouder",
            fieldwork=(f"{year}-03-01", f"{year}-04-15"),
            sample_size=2000 + survey,
            panel="Landelijk internetpanel",
            weighting=("leeftijd", "opleiding", "geslacht"),
        ),
        tables=tables,
        findings=tuple(_finding(tables[dice.randrange(TABLES)], n) for n in range(FINDINGS)),
        repairs=tuple(
            Repair("hyphen", 10 * n, "onder-\nzoek", "onderzoek") for n in range(REPAIRS)
        ),
        claims=tuple(_claim(tables[dice.randrange(TABLES)], dice, n) for n in range(CLAIMS)),
        checks=tuple(outcome for n in range(TABLES) for outcome in _checks(n)),
    )
    return f"bureau-{survey % 7}-onderzoek-{survey}-{year}", report


def revised(of: Report) -> Report:
    """A report after its publisher mended a number in every table, from other bytes."""
    tables = []
    for table in of.tables:
        first, *rest = table.observations
        mended = replace(first, raw="101", value=101.0)
        tables.append(replace(table, observations=(mended, *rest)))
    return replace(
        of, tables=tuple(tables), source=replace(of.source, sha256=f"f{of.source.sha256[1:]}")
    )


def _vocabulary() -> tuple[list[str], list[float]]:
    """Words, and how often each is used: the common ones, and rare ones made of syllables."""
    dice = random.Random(0)
    rare = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(RARE)]
    words = [*WORDS, *dict.fromkeys(rare)]
    return words, [1 / (rank + 10) for rank in range(len(words))]


VOCABULARY, OFTEN = _vocabulary()


def _words(seed: str, count: int) -> str:
    return " ".join(random.Random(seed).choices(VOCABULARY, OFTEN, k=count))


def _question(survey: int, year: int, position: int, item: int) -> str:
    name = f"{survey} {position} {item}"
    wordings = sum(
        random.Random(f"{name} {y}").random() < REWORDED for y in range(FIRST_YEAR, year)
    )
    added = f" {WORDS[wordings % len(WORDS)]}" if wordings else ""
    return f"{_words(name, 12).capitalize()}{added}, {name.replace(' ', '-')}?"


def _table(survey: int, year: int, position: int, dice: random.Random) -> Table:
    label = f"Tabel {position // 5 + 1}.{position % 5 + 1}"
    page = 5 * position + 3
    questions = [_question(survey, year, position, item) for item in range(ITEMS)]
    cells = []
    for item, question in enumerate(questions):
        heading = _words(f"{survey} {position} {item} row", 4)
        for answer, said in enumerate(ANSWERS):
            line = 120 * position + 2 * item + answer
            top = 300.0 + 14.0 * (2 * item + answer)
            for column, (path, dimension, category) in enumerate(GROUPS):
                value = float(dice.randint(3, 97))
                left = 200.0 + 50 * column
                cells.append(
                    Observation(
                        (heading, said),
                        path,
                        f"{value:g}",
                        value,
                        None,
                        "percent",
                        question,
                        ("bcdef"[item],),
                        dimension,
                        category,
                        None,
                        Provenance(page, line, (left, top, left + 10.1, top + 9.7)),
                    )
                )
    notes = [Note("a", "note", "Gewogen cijfers.", None, Provenance(page, 120 * position + 40))]
    notes += [
        Note(marker, "question", f"Vraagstelling: ‘{question}’", question, Provenance(page, 41))
        for marker, question in zip("bcdef", questions, strict=True)
    ]
    return Table(
        label=label,
        kind="table",
        title=f"{_words(f'{survey} {position} title', 5).capitalize()}, naar opleiding en geslacht",
        population="bevolking 16 jaar en ouder",
        period=str(year),
        unit="percent",
        unit_text="in procenten",
        caption_markers=("a",),
        source=f"Onderzoek {survey} ({year})",
        notes=tuple(notes),
        observations=tuple(cells),
        pages=(page,),
        bbox=(float(page), 70.0, 280.0, 520.0, 480.0),
    )


def _finding(table: Table, number: int) -> Finding:
    cell = table.observations[7 * number]
    code, severity = (
        ("total_outside_subgroups", "error") if number % 3 == 0 else ("source_changed", "warning")
    )
    return Finding(
        code=code,
        severity=severity,  # type: ignore[arg-type]
        message=f"{table.label}: het totaal {cell.raw} ligt buiten de groepen.",
        table=table.label,
        row=cell.row,
        column=cell.column,
        provenance=cell.provenance,
        facts=(("total", cell.raw),),
    )


def _claim(table: Table, dice: random.Random, number: int) -> Claim:
    cell = table.observations[dice.randrange(len(table.observations))]
    value = float(cell.value or 0)
    agrees = number % 10 > 0
    return Claim(
        sentence=f"Van de mensen vindt {cell.raw} procent dat {cell.row[0]} (bewering {number}).",
        quantity=f"{cell.raw} procent",
        low=value,
        high=value,
        unit="percent",
        exact=True,
        item=cell.row[0],
        group=cell.category,
        direction="for",
        table=table.label,
        cells=(CellRef(cell.row, cell.column),),
        operation="cell",
        found=value if agrees else value + 1,
        verdict="agrees" if agrees else "disagrees",
        reason="equal",
        facts=(("allowed", "0"),),
        provenance=Provenance(cell.provenance.page, 10 * number),
    )


def _checks(table: int) -> list[CheckOutcome]:
    cells = tuple(range(ITEMS * len(ANSWERS) * len(GROUPS)))
    made = [CheckOutcome(code, table, len(cells), 0, cells) for code in CHECKS]
    return made + [CheckOutcome(code, table, reason="no_distribution") for code in NOT_MADE]
