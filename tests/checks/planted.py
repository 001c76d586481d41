"""Every code of the catalogue, planted in a table or a text that is right otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tabel_extract.checks.editions import held_against
from tabel_extract.checks.judge import judge
from tabel_extract.checks.pairs import Earlier
from tabel_extract.checks.readers import disagreements
from tabel_extract.claims.quantities.phrases import load_phrases
from tabel_extract.claims.read import read_claims
from tabel_extract.model import (
    Document,
    Finding,
    HeadingPath,
    Issue,
    Note,
    Provenance,
    Report,
    Source,
    Table,
)
from tabel_extract.reading.text import read_text
from tabel_extract.tables.assemble import read_tables
from tests.checks.planted_texts import CUT_OFF, FIGURE, TEXT, UNRESOLVED
from tests.checks.tables import (
    EDUCATION,
    TOTAL,
    Column,
    groups,
    opinions,
    table,
    with_cell,
    with_value,
)

EENS: HeadingPath = ("vindt fietsen leuk", "eens")
LAST: HeadingPath = ("fietst naar het werk", "oneens")
CAPTION = Provenance(3, 10)


def of_tables(*tables: Table) -> tuple[Finding, ...]:
    return judge(tables, [])


def of_text(text: str) -> tuple[Finding, ...]:
    reading = read_tables(read_text(text.encode(), "fiets.txt").lines)
    return judge(reading.tables, reading.issues)


def of_prose(said: str) -> tuple[Finding, ...]:
    """What is said of the text with one sentence of prose in front of its table."""
    reading = read_tables(
        read_text(changed("1 De fiets\n", f"1 De fiets\n\n{said}\n").encode(), "f").lines
    )
    claims = read_claims(reading.prose, reading.tables, load_phrases())
    return judge(reading.tables, reading.issues, claims)


def changed(old: str, new: str) -> str:
    """The text with one passage replaced."""
    assert TEXT.count(old) == 1, old
    return TEXT.replace(old, new)


@dataclass(frozen=True)
class Planted:
    """A fault: what validation says of it, and where it has to say it."""

    findings: Callable[[], tuple[Finding, ...]]
    row: HeadingPath | None = None
    column: HeadingPath | None = None
    place: Provenance = CAPTION
    table: str | None = "Tabel 1.1"


def row_again(right: Table, row: HeadingPath) -> Table:
    """A table with one of its rows once more, below all others."""
    again = [replace(o, provenance=Provenance(3, 40)) for o in right.observations if o.row == row]
    return replace(right, observations=(*right.observations, *again))


def asked(question: str | None) -> Table:
    """A table whose first cell refers to a note that asks something."""
    note = Note("b", "question", "Vraagstelling: ‘Leuk?’", "Leuk?", Provenance(3, 30))
    plain = with_cell(opinions(), EENS, ("totaal",), markers=("b",), question=question)
    return replace(plain, notes=(note,))


def _by_education() -> Table:
    """Nine rows whose totals are one weighted mean of their groups, but for the seventh."""
    parts = [
        (20, 40, 60), (70, 40, 10), (30, 80, 20), (50, 10, 90), (15, 35, 75),
        (60, 60, 20), (20, 50, 80), (90, 30, 40), (45, 65, 25),
    ]  # fmt: skip
    rows: dict[HeadingPath, tuple[str, ...]] = {}
    for number, values in enumerate(parts, start=1):
        total = round(0.25 * values[0] + 0.45 * values[1] + 0.3 * values[2])
        if number == 7:
            total += 9
        rows[(f"uitspraak {number}",)] = tuple(str(v) for v in (total, *values))
    return table((TOTAL, *EDUCATION), rows)


def of_issues(*issues: Issue) -> tuple[Finding, ...]:
    """What is found where reading noticed something about a report without faults."""
    return judge((opinions(),), issues)


YEARS = tuple(Column((y,), period=y) for y in ("2020", "2022", "2024"))
CHANGE = Column(("verschil 2024-2020",), unit="percentage_points")
POINTS = tuple(Column((str(n),)) for n in range(1, 6))
MEAN = Column(("gemiddelde",), unit="mean")


def counted(*raws: str) -> Table:
    """How many were asked: everyone, men and women."""
    people = tuple(
        replace(column, unit="count") for column in (TOTAL, *groups("geslacht", "man", "vrouw"))
    )
    return table(people, {("(n)",): raws})


def over_years(*differences: str) -> Table:
    """Two rows of three years, with their differences."""
    rows: dict[HeadingPath, tuple[str, ...]] = {
        ("fietst",): ("41", "44", "46", differences[0]),
        ("loopt",): ("25", "25", "21", differences[1]),
    }
    return table((*YEARS, CHANGE), rows)


def on_a_scale(mean: str) -> Table:
    """How one item is graded: the mean lies between 3,17 and 3,23."""
    rows: dict[HeadingPath, tuple[str, ...]] = {
        ("fietspaden",): ("10", "15", "30", "35", "10", mean)
    }
    return table((*POINTS, MEAN), rows)


def twice(again: str, **facts: Any) -> tuple[Table, Table]:
    """A table, and one that prints a number of it once more."""
    first = asked("Leuk?")
    rows: dict[HeadingPath, tuple[str, ...]] = {EENS: (again,)}
    facts = {"label": "Tabel 1.2", "line": 50, "notes": first.notes, **facts}
    second = table((TOTAL,), rows, **facts)
    return first, with_cell(second, EENS, ("totaal",), markers=("b",), question="Leuk?")


def of_figure(said: str) -> tuple[Finding, ...]:
    """What is said of the text with a figure behind it, and one sentence of prose in front."""
    text = changed("1 De fiets\n", f"1 De fiets\n\n{said}\n") + FIGURE
    reading = read_tables(read_text(text.encode(), "f").lines)
    claims = read_claims(reading.prose, reading.tables, load_phrases())
    return judge(reading.tables, reading.issues, claims)


def _of_page(code: str, *facts: tuple[str, str]) -> Planted:
    place = Provenance(7)
    issue = Issue(code, provenance=place, facts=facts)
    return Planted(lambda: of_issues(issue), table=None, place=place)


def report_of(*tables: Table, **facts: Any) -> Report:
    """A report of a series about cycling, whose tables name their own year."""
    document = Document(title="1 De fiets", publisher="Fietsbureau", **facts)
    return Report(Source("fiets.txt", "a" * 64, 1, "text"), document, tables)


def of_editions(now: Table, then: Table) -> tuple[Finding, ...]:
    """What is said of a table beside the one of two years before."""
    before = replace(then, period="2022", source="Fietspanel 2022")
    return held_against(report_of(now), [Earlier("fiets-2022", report_of(before))]).findings


def worded(question: str, **facts: Any) -> Table:
    """A table whose first item has this wording."""
    plain = opinions(**facts)
    return replace(
        plain,
        observations=tuple(
            replace(o, question=question) if o.row[0] == EENS[0] else o for o in plain.observations
        ),
    )


PLANTED: dict[str, Planted] = {
    "value_out_of_range": Planted(
        lambda: of_tables(
            table(
                (TOTAL, *EDUCATION),
                {
                    ("fietst",): ("41", "42", "138", "40"),
                },
            )
        ),
        ("fietst",),
        ("opleiding", "havo, vwo, mbo"),
        Provenance(3, 15),
    ),
    "sum_not_100": Planted(
        lambda: of_tables(
            with_value(opinions(), ("vindt fietsen leuk", "neutraal"), ("geslacht", "vrouw"), "27")
        ),
        ("vindt fietsen leuk",),
        ("geslacht", "vrouw"),
        Provenance(3, 15),
    ),
    "answers_exceed_100": Planted(
        lambda: of_tables(
            table(
                (TOTAL,),
                {("leuk", "eens"): ("62",), ("leuk", "oneens"): ("47",)},
            )
        ),
        ("leuk",),
        ("totaal",),
        Provenance(3, 15),
    ),
    "total_outside_subgroups": Planted(
        lambda: of_tables(table((TOTAL, *EDUCATION), {("fietst",): ("52", "44", "40", "34")})),
        ("fietst",),
        ("totaal",),
        Provenance(3, 15),
    ),
    "group_exceeds_total": Planted(
        lambda: of_tables(counted("1.408", "641", "1.767")),
        ("(n)",),
        ("geslacht", "vrouw"),
        Provenance(3, 15),
    ),
    "subgroup_weights_inconsistent": Planted(
        lambda: of_tables(_by_education()), ("uitspraak 7",), None, Provenance(3, 21)
    ),
    "difference_inconsistent": Planted(
        lambda: of_tables(over_years("+3", "−4")),
        ("fietst",),
        CHANGE.path,
        Provenance(3, 15),
    ),
    "mean_inconsistent": Planted(
        lambda: of_tables(on_a_scale("3,8")), ("fietspaden",), MEAN.path, Provenance(3, 15)
    ),
    "printed_differently": Planted(
        lambda: of_tables(*twice("55")), EENS, ("totaal",), Provenance(3, 55), "Tabel 1.2"
    ),
    "figure_question_mismatch": Planted(
        lambda: of_figure(
            "Van de vrouwen vindt 44% dat er te veel fietsenstallingen zijn (figuur 1.1)."
        ),
        place=Provenance(None, 3),
        table="Figuur 1.1",
    ),
    "row_incomplete": Planted(
        lambda: of_text(changed("oneens 30 31 29", "oneens 30 31")),
        ("vindt fietsen leuk", "oneens"),
        None,
        Provenance(None, 13),
    ),
    "note_missing": Planted(
        lambda: of_text(changed("a Gewogen cijfers.\n", "")), place=Provenance(None, 3)
    ),
    "note_orphan": Planted(
        lambda: of_text(changed("nodig.’\n", "nodig.’\ne Exclusief wie geen fiets heeft.\n")),
        None,
        None,
        Provenance(None, 31),
    ),
    "question_empty": Planted(
        lambda: of_text(changed("‘Ik vind fietsen leuk.’", "‘’")), None, None, Provenance(None, 28)
    ),
    "question_unquoted": Planted(
        lambda: of_text(changed("‘Ik vind fietsen leuk.’", "‘Ik vind fietsen leuk.")),
        None,
        None,
        Provenance(None, 28),
    ),
    "no_tables": Planted(lambda: of_text("Een kop"), table=None, place=Provenance()),
    "no_text": Planted(lambda: of_issues(Issue("no_text")), table=None, place=Provenance()),
    "source_missing": Planted(lambda: of_tables(opinions(source=None))),
    "period_missing": Planted(lambda: of_tables(opinions(period=None))),
    "unit_missing": Planted(
        lambda: of_tables(
            with_cell(opinions(), EENS, ("totaal",), unit=None),
        )
    ),
    "row_repeated": Planted(
        lambda: of_tables(row_again(opinions(), LAST)), row=LAST, place=Provenance(3, 40)
    ),
    "label_duplicate": Planted(
        lambda: of_tables(opinions(), opinions(lines=(50, 70))), place=Provenance(3, 50)
    ),
    "label_gap": Planted(
        lambda: of_tables(opinions(), opinions("Tabel 1.3", lines=(50, 70))),
        place=Provenance(3, 50),
        table="Tabel 1.3",
    ),
    "header_unresolved": Planted(lambda: of_text(UNRESOLVED), place=Provenance(None, 1)),
    "subgroup_inconsistent": Planted(
        lambda: of_tables(with_cell(opinions(), LAST, ("geslacht", "man"), category=None)),
        LAST,
        ("geslacht", "man"),
        Provenance(3, 20),
    ),
    "value_unexplained": Planted(
        lambda: of_tables(with_cell(opinions(), EENS, ("totaal",), raw="?", value=None)),
        EENS,
        ("totaal",),
        Provenance(3, 15),
    ),
    "question_unbound": Planted(
        lambda: of_tables(asked(None)), EENS, ("totaal",), Provenance(3, 15)
    ),
    "table_incomplete": Planted(lambda: of_text(CUT_OFF), place=Provenance(None, 1)),
    "readers_disagree": Planted(
        lambda: of_issues(
            *disagreements(
                [opinions()],
                [with_cell(opinions(), EENS, ("totaal",), raw="48")],
                "pdfplumber",
            )
        ),
        EENS,
        ("totaal",),
        Provenance(3, 15),
    ),
    "read_by_ocr": Planted(
        lambda: of_issues(Issue("read_by_ocr", "Tabel 1.1", provenance=Provenance(3))),
        place=Provenance(3),
    ),
    "page_is_image": _of_page("page_is_image"),
    "text_untrusted": _of_page("text_untrusted"),
    "page_unreadable": _of_page("page_unreadable"),
    "page_truncated": _of_page(
        "page_truncated",
        ("what", "tekens (TABEL_EXTRACT_MAX_CHARACTERS: 50000)"),
        ("what_en", "characters (TABEL_EXTRACT_MAX_CHARACTERS: 50000)"),
    ),
    "claim_disagrees": Planted(
        lambda: of_prose(
            "Van de vrouwen is 44% het eens met ‘ik fiets naar mijn werk’ (tabel 1.1)."
        ),
        ("fietst naar het werk", "eens"),
        ("geslacht", "vrouw"),
        Provenance(None, 3),
    ),
    "claim_review": Planted(
        lambda: of_prose("Ruim twee derde is het eens met ‘ik fiets naar mijn werk’ (tabel 1.1)."),
        ("fietst naar het werk", "eens"),
        ("totaal",),
        Provenance(None, 3),
    ),
    "edition_jump": Planted(
        lambda: of_editions(opinions(), with_value(opinions(), LAST, ("geslacht", "man"), "3")),
        LAST,
        ("geslacht", "man"),
        Provenance(3, 20),
    ),
    "edition_wording_changed": Planted(
        lambda: of_editions(worded("Ik vind fietsen leuk."), worded("Ik vind fietsen erg leuk.")),
        EENS[:1],
        None,
        Provenance(3, 15),
    ),
    "edition_base_changed": Planted(
        lambda: of_editions(opinions(), opinions(population="fietsers van 16 jaar en ouder"))
    ),
    "edition_scale_changed": Planted(
        lambda: of_editions(
            opinions(poles=("niets", "alles")), opinions(poles=("te weinig", "te veel"))
        )
    ),
}
