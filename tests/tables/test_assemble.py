"""Tables of a text: every cell with its path, unit, question, markers and place."""

from __future__ import annotations

import pytest

from tabel_extract.model import Note, Observation, Provenance, Table
from tests.tables.sample import cell_at, grid, only_table, read

SMALL = """
    Tabel 1.1 Zwemmen, naar geslacht, bevolking van 12 jaar en ouder, 2023 (in procenten)a

    totaal man vrouw

    in zeeb 12 <1 -

    a Vraagstelling: ‘Waar zwemt u?’
    b Alleen in de Noordzee.

    Bron: Zwemraad (ZWM’23)
"""


def test_a_table_is_read_whole() -> None:
    def cell(
        column: str, raw: str, value: float | None, qualifier: str | None, group: str | None
    ) -> Observation:
        return Observation(
            row=("in zee",),
            column=(column,),
            raw=raw,
            value=value,
            qualifier=qualifier,
            unit="percent",
            question="Waar zwemt u?",
            markers=("b",),
            dimension="geslacht" if group else None,
            category=group,
            period=None,
            provenance=Provenance(line=5),
        )

    assert only_table(SMALL) == Table(
        label="Tabel 1.1",
        kind="table",
        title="Zwemmen, naar geslacht",
        population="bevolking van 12 jaar en ouder",
        period="2023",
        unit="percent",
        unit_text="in procenten",
        caption_markers=("a",),
        source="Zwemraad (ZWM’23)",
        notes=(
            Note(
                "a",
                "question",
                "Vraagstelling: ‘Waar zwemt u?’",
                "Waar zwemt u?",
                Provenance(line=7),
            ),
            Note("b", "note", "Alleen in de Noordzee.", None, Provenance(line=8)),
        ),
        observations=(
            cell("totaal", "12", 12.0, None, None),
            cell("man", "<1", None, "below", "man"),
            cell("vrouw", "-", None, "missing", "vrouw"),
        ),
        lines=(1, 10),
    )


def test_rows_stand_below_their_sections() -> None:
    table = only_table(
        """
        Tabel 1.1 Zwemmen, naar geslacht, 2023 (in procenten)

        totaal geslacht

        man

        vrouw

        in zee

        vaak 12 13 11
        soms 30 31 29

        in een meer

        vaak 5 6 4
        soms 20 21 19

        Bron: Zwemraad
        """
    )

    assert grid(table) == {
        "in zee/vaak": "totaal=12 geslacht/man=13 geslacht/vrouw=11",
        "in zee/soms": "totaal=30 geslacht/man=31 geslacht/vrouw=29",
        "in een meer/vaak": "totaal=5 geslacht/man=6 geslacht/vrouw=4",
        "in een meer/soms": "totaal=20 geslacht/man=21 geslacht/vrouw=19",
    }


def test_a_heading_that_breaks_off_above_the_first_row_leaves_the_header_whole() -> None:
    table = only_table(
        """
        Tabel 1.1 Zwemmen, naar stemgedrag, 2023 (in procenten)
        totaal stemgedrag
        VVD
        niet
        gestemd
        men spreekt elkaar aan
        eens 12 13 11
        oneens 30 31 29
        in een meer
        eens 5 6 4
        oneens 20 21 19
        Bron: Zwemraad
        """
    )

    assert next(iter(grid(table).items())) == (
        "men spreekt elkaar aan/eens",
        "totaal=12 stemgedrag/VVD=13 stemgedrag/niet gestemd=11",
    )


def test_a_first_section_over_two_lines_is_no_total_for_its_last_word() -> None:
    table = only_table(
        """
        Tabel 1.1 Zwemmen, naar geslacht, 2023 (in procenten)

        geslacht

        man

        vrouw

        zwembad voor
        iedereen

        voor 12 13

        tegen 30 31

        zee voor iedereen

        voor 5 6

        tegen 20 21

        Bron: Zwemraad
        """
    )

    assert list(grid(table)) == [
        "zwembad voor iedereen/voor",
        "zwembad voor iedereen/tegen",
        "zee voor iedereen/voor",
        "zee voor iedereen/tegen",
    ]


FIRST_ROWS = [
    ("wil liever in een bad zwemmen dan in", "de zee of in een meer"),
    ("zwemt omdat een ander gezins-", "lid het doet"),
    ("vindt zwemmen in zee heerlijk, maar", "zwemt toch liever in een bad"),
]


@pytest.mark.parametrize(("above", "below"), FIRST_ROWS)
def test_the_heading_of_the_first_row_may_be_wrapped(above: str, below: str) -> None:
    text = f"""
        Tabel 1.1 Zwemmen, naar geslacht, 2023 (in procenten)

        totaal

        man

        vrouw

        {above}
        {below} 12 13 11
        zwemt nooit 30 31 29

        Bron: Zwemraad
        """
    heading = above[:-1] + below if above.endswith("-") else f"{above} {below}"

    assert list(grid(read(text).tables[0])) == [heading, "zwemt nooit"]


QUESTIONS = """
    Tabel 1.1 Zwemmen, 2019 en 2023 (in procenten)a

    2019 2023

    in zeeb
    vaak 12 13
    soms 30 31

    in een meer
    vaakc 14 15
    soms 32 33

    a Vraagstelling: ‘Waar zwemt u?’
    b Vraagstelling: ‘Zwemt u in zee?’
    c Vraagstelling: ‘Zwemt u vaak in een meer?’

    Bron: Zwemraad
"""


def test_a_cell_answers_the_question_of_its_row_else_its_section_else_the_caption() -> None:
    table = only_table(QUESTIONS)

    assert {o.row: (o.question, o.markers) for o in table.observations} == {
        ("in zee", "vaak"): ("Zwemt u in zee?", ("b",)),
        ("in zee", "soms"): ("Zwemt u in zee?", ("b",)),
        ("in een meer", "vaak"): ("Zwemt u vaak in een meer?", ("c",)),
        ("in een meer", "soms"): ("Waar zwemt u?", ()),
    }


UNITS = """
    Tabel 1.1 Zwemmen, 2019 en 2023 (in procenten)

    2019 2023 verschil

    vaak 12 13* +1
    soms 30 87 -1
    gemiddelde 3,4 3,5 0,1
    n 1.234 987 -247

    * Verschil is significant (p < 0,05).
    Bron: Zwemraad
"""


def test_a_unit_is_of_the_cell_by_its_row_and_column() -> None:
    table = only_table(UNITS)

    assert [cell_at(table, "vaak", c).unit for c in ("2019", "2023", "verschil")] == [
        "percent",
        "percent",
        "percentage_points",
    ]
    assert cell_at(table, "gemiddelde", "2019").unit == "mean"
    assert [cell_at(table, "n", c).unit for c in ("2019", "2023")] == ["count", "count"]


@pytest.mark.parametrize(("row", "unit"), [("n", "count"), ("gemiddelde", "mean")])
def test_the_difference_of_what_is_no_percentage_is_in_its_own_unit(row: str, unit: str) -> None:
    assert cell_at(only_table(UNITS), row, "verschil").unit == unit


def test_a_sign_means_what_the_legend_says_and_a_column_names_its_period() -> None:
    cell = cell_at(only_table(UNITS), "vaak", "2023")

    assert (cell.raw, cell.markers, cell.qualifier, cell.period) == (
        "13",
        ("*",),
        "significant",
        "2023",
    )


def test_a_sign_that_stands_for_no_number_may_be_explained_behind_an_equals_sign() -> None:
    table = only_table(
        """
        Tabel 1.1 Zwemmen, 2023 (in procenten)

        nooit soms vaak

        aan zee 5 6 89
        aan een meer . 8 85

        . = niet gevraagd.
        Bron: Zwemraad
        """
    )

    assert [(n.marker, n.kind, n.text) for n in table.notes] == [(".", "note", "niet gevraagd.")]


def test_rows_may_be_subgroups_below_a_section_that_is_a_dimension() -> None:
    table = only_table(
        """
        Tabel 1.1 Zwemmen, naar achtergrondkenmerken, 2023 (in procenten)

        nooit soms vaak

        totaal 12 13 75

        geslacht
        man 11 12 77
        vrouw 13 14 73

        soort badplaats
        aan zee 5 6 89
        aan een meer 7 8 85

        Bron: Zwemraad
        """
    )

    assert {o.row: (o.dimension, o.category) for o in table.observations} == {
        ("totaal",): (None, None),
        ("geslacht", "man"): ("geslacht", "man"),
        ("geslacht", "vrouw"): ("geslacht", "vrouw"),
        ("soort badplaats", "aan zee"): ("soort badplaats", "aan zee"),
        ("soort badplaats", "aan een meer"): ("soort badplaats", "aan een meer"),
    }


def test_answers_below_an_item_that_names_a_dimension_are_no_subgroups() -> None:
    table = only_table(
        """
        Tabel 1.1 Wat vrouwen toekomt, naar geslacht, 2023 (in procenten)

        man vrouw

        betaald werk
        (helemaal) eens 12 13
        (helemaal) oneens 88 87

        opleiding
        hoort bij mannen 11 12
        hoort bij vrouwen 13 14

        Bron: Zwemraad
        """
    )

    assert {(o.dimension, o.category) for o in table.observations} == {
        ("geslacht", "man"),
        ("geslacht", "vrouw"),
    }
    table = only_table(
        """
        Tabel 1.1 Wat vrouwen toekomt, naar achtergrondkenmerken, 2023 (in procenten)

        2021 2023

        totaal 12 13

        betaald werk
        (helemaal) eens 12 13
        (helemaal) oneens 88 87

        Bron: Zwemraad
        """
    )
    assert {o.dimension for o in table.observations} == {None}


@pytest.mark.parametrize("again", ["man vrouw\n", ""])
def test_a_continued_table_is_one_table_whether_or_not_its_header_is_repeated(again: str) -> None:
    text = (
        "Tabel 1.1 Zwemmen, naar geslacht, 2023 (in procenten)a\n\nman vrouw\n\n"
        "vaak 12 13\nsoms 30 31\n\n"
        f"Tabel 1.1 (vervolg)\n\n{again}\nnooit 58 56\n\n"
        "a Vraagstelling: ‘Zwemt u?’\n\nBron: Zwemraad\n"
    )

    table = only_table(text)

    assert grid(table) == {
        "vaak": "man=12 vrouw=13",
        "soms": "man=30 vrouw=31",
        "nooit": "man=58 vrouw=56",
    }
    assert {o.question for o in table.observations} == {"Zwemt u?"}
    assert (table.source, table.lines) == ("Zwemraad", (1, 16 if again else 15))


@pytest.mark.parametrize(
    ("words", "poles"),
    [
        ("te koud\n\nte warm", ("te koud", "te warm")),
        ("heel koud heel warm", ("heel koud", "heel warm")),
        pytest.param("veel te koud lekker warm", None),
    ],
)
def test_the_poles_of_a_scale_are_no_headings_of_its_row(
    words: str, poles: tuple[str, str] | None
) -> None:
    table = only_table(
        f"Tabel 1.1 Badwater, 2023 (%)\n\n0 1 2 3 4\n\n{words}\n\n12 13 40 25 10\n\nBron: Zwemraad"
    )

    assert (grid(table), table.poles) == ({"": "0=12 1=13 2=40 3=25 4=10"}, poles)


def test_a_figure_without_numbers_is_listed_without_cells() -> None:
    reading = read("Figuur 1.1 Zwemmen, 2023 (in procenten)\n\nBron: Zwemraad\n")

    assert [(t.label, t.kind, t.observations) for t in reading.tables] == [
        ("Figuur 1.1", "figure", ())
    ]
    assert reading.issues == ()


def test_a_report_may_hold_several_tables_between_prose() -> None:
    prose = "Wie graag zwemt, doet dat meestal in zee, en wie niet zwemt, blijft aan de kant."
    tables = [
        f"Tabel 1.{n} Zwemmen, 2023 (%)\n\nman vrouw\n\nja 12 13\nnee 88 87\n\nBron: X{n}\n"
        for n in (1, 2, 3)
    ]

    reading = read(f"{prose}\n\n" + f"\n{prose}\n\n".join(tables))

    assert [(t.label, t.source, len(t.observations)) for t in reading.tables] == [
        ("Tabel 1.1", "X1", 4),
        ("Tabel 1.2", "X2", 4),
        ("Tabel 1.3", "X3", 4),
    ]
    assert {line.text for line in reading.prose} == {prose}
