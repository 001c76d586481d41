"""What is noticed while tables are read: markers, notes, rows and columns that do not fit."""

from __future__ import annotations

import pytest

from tabel_extract.model import Issue, Provenance
from tests.tables.sample import read

UNPLACED = (
    ("reason", "van geen ervan is te zien in welke kolom hij staat"),
    ("reason_en", "none of them can be told to be of a column"),
)


def table_with(rows: str, notes: str = "", caption: str = "(in procenten)") -> str:
    return (
        f"Tabel 1.1 Zwemmen, naar geslacht, 2023 {caption}\n\ntotaal man vrouw\n\n{rows}\n\n"
        f"{notes}\n\nBron: Zwemraad\n"
    )


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        (
            table_with(
                "vaaka 12 13 11\nsomsb 30 31 29\nnooitc 58 56 60",
                "a Aan de kust.\nc Alleen binnen.",
            ),
            Issue(
                "note_missing", "Tabel 1.1", ("soms",), None, Provenance(line=6), (("marker", "b"),)
            ),
        ),
        (
            table_with("vaaka 12 13 11\nsoms 30 31 29", "a Aan de kust.\nb Nergens anders."),
            Issue(
                "note_orphan",
                "Tabel 1.1",
                provenance=Provenance(line=9),
                facts=(("marker", "b"), ("text", "Nergens anders.")),
            ),
        ),
        (
            table_with("vaak 12 13 11\nsoms 30 31"),
            Issue(
                "row_incomplete",
                "Tabel 1.1",
                ("soms",),
                None,
                Provenance(line=6),
                (("expected", "3"), ("found", "2"), *UNPLACED),
            ),
        ),
        (
            table_with("vaak 12 13 11\nsoms 30 31 29 28\nnooit 58 56 60"),
            Issue(
                "row_incomplete",
                "Tabel 1.1",
                ("soms",),
                None,
                Provenance(line=6),
                (("expected", "3"), ("found", "4"), *UNPLACED),
            ),
        ),
        (
            table_with("vaak 12 13 11\nsoms 3 4 5", "a Vraagstelling: ‘’", "(in procenten)a"),
            Issue(
                "question_empty",
                "Tabel 1.1",
                provenance=Provenance(line=8),
                facts=(("marker", "a"),),
            ),
        ),
        (
            table_with(
                "vaak 12 13 11\nsoms 3 4 5", "a Vraagstelling: ‘Zwemt u?", "(in procenten)a"
            ),
            Issue(
                "question_unquoted",
                "Tabel 1.1",
                provenance=Provenance(line=8),
                facts=(("marker", "a"),),
            ),
        ),
        (
            "Tabel 1.1 Zwemmen, 2023 (in procenten)\n\nman vrouw\n",
            Issue("table_incomplete", "Tabel 1.1", provenance=Provenance(line=1)),
        ),
    ],
)
def test_what_is_wrong_is_noticed_with_its_table_row_and_line(text: str, issue: Issue) -> None:
    assert read(text).issues == (issue,)


def test_a_row_that_can_not_be_placed_keeps_its_values_without_column_or_subgroup() -> None:
    table = read(table_with("vaak 12 13 11\nsoms 30 31")).tables[0]

    lost = [o for o in table.observations if o.row == ("soms",)]
    assert [(o.column, o.raw, o.value, o.qualifier, o.dimension, o.category) for o in lost] == [
        ((), "30", 30.0, "unplaced", None, None),
        ((), "31", 31.0, "unplaced", None, None),
    ]


def test_columns_that_can_not_be_told_apart_get_no_path_and_say_so() -> None:
    reading = read(
        """
        Tabel 1.1 Zwemmen, 2023 (in procenten)

        rood groen blauw geel

        vaak 12 13 11
        soms 30 31 29

        Bron: Zwemraad
        """
    )

    cells = reading.tables[0].observations
    assert [(o.column, o.dimension, o.category) for o in cells] == [((), None, None)] * 6
    assert [(i.code, i.table) for i in reading.issues] == [("header_unresolved", "Tabel 1.1")]


def test_a_continuation_whose_columns_can_not_be_told_apart_says_so() -> None:
    reading = read(
        """
        Tabel 1.1 Zwemmen, naar geslacht, 2023 (in procenten)

        totaal man vrouw

        vaak 12 13 11

        Tabel 1.1 (vervolg)

        rood groen blauw geel oranje

        soms 30 31 29

        Bron: Zwemraad
        """
    )

    cells = reading.tables[0].observations
    assert [o.column for o in cells[3:]] == [()] * 3
    assert [(i.code, i.provenance.line) for i in reading.issues] == [("header_unresolved", 11)]


def test_a_header_that_is_repeated_with_another_capital_is_the_same() -> None:
    reading = read(
        """
        Tabel 1.1 Zwemmen, 2023 (in procenten)

        eens oneens

        in zee 12 13

        Tabel 1.1 (vervolg)

        Eens oneens

        in bad 30 31

        Bron: Zwemraad
        """
    )

    cells = reading.tables[0].observations
    assert [o.column for o in cells] == [("eens",), ("oneens",)] * 2
    assert reading.issues == ()


def test_a_stray_note_is_an_orphan_of_no_table() -> None:
    prose = "Wie graag zwemt, doet dat meestal in zee, en wie niet zwemt, blijft aan de kant."

    assert read(f"{prose}\n\na Weergegeven is wie zwemt.\n\n{prose}").issues == (
        Issue(
            "note_orphan",
            provenance=Provenance(line=3),
            facts=(("marker", "a"), ("text", "Weergegeven is wie zwemt.")),
        ),
    )


def test_a_long_note_is_quoted_shortly() -> None:
    note = "Weergegeven is wie zwemt in zee, in een meer, in een bad of in een sloot."

    (issue,) = read(table_with("vaak 12 13 11\nsoms 30 31 29", f"b {note}")).issues

    text = dict(issue.facts)["text"]
    assert text == note[:59].rstrip() + "…"
    assert len(text) <= 60


@pytest.mark.parametrize("word", ["Geschat.", "Voorlopig", "Vraagstelling:"])
def test_a_note_may_have_one_word(word: str) -> None:
    text = table_with("vaaka 12 13 11\nsomsb 30 31 29", f"a Aan de kust.\nb {word}")

    assert [(n.marker, n.text) for n in read(text).tables[0].notes] == [
        ("a", "Aan de kust."),
        ("b", word),
    ]


def test_a_note_that_announces_a_question_and_stops_is_noticed() -> None:
    text = table_with("vaak 12 13 11\nsoms 3 4 5", "a Vraagstelling:", "(in procenten)a")

    assert [i.code for i in read(text).issues] == ["question_empty"]
