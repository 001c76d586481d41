"""Notes that no marker refers to: they are about the whole table, above or below its rows."""

from __future__ import annotations

import pytest

from tabel_extract.model import Issue, Provenance
from tests.tables.sample import grid, only_table, read

ROWS = "man vrouw\n\nzwemt 12 13\nzwemt niet 88 87\n"
WORDING = "Zwemt u wel eens in zee?"
GRID = {"zwemt": "man=12 vrouw=13", "zwemt niet": "man=88 vrouw=87"}


def table_with(below: str, above: str = "") -> str:
    caption = "Tabel 1.1 Zwemmen in zee, naar geslacht, 2023 (in procenten)"
    return f"{caption}\n{above}\n{ROWS}{below}\n"


@pytest.mark.parametrize(
    "lead",
    [
        "Vraag: ",
        "Vraagstelling: ",
        "Vraagtekst: ",
        "Gestelde vraag: ",
        "Stelling: ",
        "De vraag luidde: ",
        "Aan respondenten is gevraagd: ",
        "Vraag 12a: ",
    ],
)
@pytest.mark.parametrize("quotes", ["", "‘’", "“”"])
@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_question_without_a_marker_is_that_of_every_cell(
    lead: str, quotes: str, blank: str
) -> None:
    text = lead + (f"{quotes[0]}{WORDING}{quotes[1]}" if quotes else WORDING)
    table = only_table(table_with(f"{blank}{text}\n{blank}Bron: Zwemraad"))

    assert [(n.marker, n.kind, n.text, n.question) for n in table.notes] == [
        (None, "question", text, WORDING)
    ]
    assert {o.question for o in table.observations} == {WORDING}
    assert (grid(table), table.source) == (GRID, "Zwemraad")


@pytest.mark.parametrize(
    "text",
    [
        "Toelichting: zonder wie niet kan zwemmen.",
        "Noot: door afronding tellen de percentages niet op tot 100.",
        "Opmerking: de vraag is in 2019 niet gesteld.",
        "Leesvoorbeeld: 12% van de mannen zwemt in zee.",
        "N.B. Zonder wie niet kan zwemmen.",
    ],
)
def test_a_remark_without_a_marker_is_a_note_that_needs_no_reference(text: str) -> None:
    table = only_table(table_with(f"{text}\nBron: Zwemraad"))

    assert [(n.marker, n.kind, n.text) for n in table.notes] == [(None, "note", text)]
    assert {o.question for o in table.observations} == {None}
    assert (grid(table), table.source) == (GRID, "Zwemraad")


def test_several_notes_may_follow_each_other_wrapped_and_behind_the_source() -> None:
    table = only_table(
        table_with(
            "Bron: Zwemraad\nVraag: ‘Zwemt u wel eens\nin zee?’\nSchaal: 1 = nooit; 5 = altijd\n"
            "Toelichting: zonder wie niet\nkan zwemmen."
        )
    )

    assert [(n.marker, n.kind, n.text) for n in table.notes] == [
        (None, "question", "Vraag: ‘Zwemt u wel eens in zee?’"),
        (None, "scale", "Schaal: 1 = nooit; 5 = altijd"),
        (None, "note", "Toelichting: zonder wie niet kan zwemmen."),
    ]
    assert {o.question for o in table.observations} == {WORDING}
    assert table.source == "Zwemraad"


def test_a_note_with_a_marker_may_follow_one_without() -> None:
    table = only_table(
        """
        Tabel 1.1 Zwemmen in zee, naar geslacht, 2023 (in procenten)

        man vrouw

        zwemta 12 13
        zwemt niet 88 87

        Vraag: ‘Zwemt u wel eens in zee?’
        a Vraagstelling: ‘Zwemt u vaak in zee?’
        Bron: Zwemraad
        """
    )

    assert [n.marker for n in table.notes] == [None, "a"]
    assert {o.row: o.question for o in table.observations} == {
        ("zwemt",): "Zwemt u vaak in zee?",
        ("zwemt niet",): WORDING,
    }


@pytest.mark.parametrize("text", [f"Vraag: {WORDING}", "Vraag: ‘Zwemt u wel eens\nin zee?’"])
@pytest.mark.parametrize("sourced", ["above", "below"])
def test_a_question_may_stand_between_caption_and_header(text: str, sourced: str) -> None:
    source = "Bron: Zwemraad, 2024"
    above = f"{text}\n{source}" if sourced == "above" else text
    table = only_table(table_with(source if sourced == "below" else "", above=f"{above}\n"))

    assert ([n.text for n in table.notes], table.source) == (
        [text.replace("\n", " ")],
        "Zwemraad, 2024",
    )
    assert {o.question for o in table.observations} == {WORDING}
    assert grid(table) == GRID


def test_a_statement_above_rows_of_its_own_is_their_section_and_their_question() -> None:
    table = only_table(
        """
        Tabel 1.1 Zwemmen in zee, naar geslacht, 2023 (in procenten)

        man vrouw

        Stelling: ‘Zwemmen is gezond.’
        eens 12 13
        oneens 88 87
        Stelling: de zee is koud
        eens 22 23
        oneens 78 77

        Bron: Zwemraad
        """
    )

    assert table.notes == ()
    assert {o.row: o.question for o in table.observations} == {
        ("Stelling: ‘Zwemmen is gezond.’", "eens"): "Zwemmen is gezond.",
        ("Stelling: ‘Zwemmen is gezond.’", "oneens"): "Zwemmen is gezond.",
        ("Stelling: de zee is koud", "eens"): "de zee is koud",
        ("Stelling: de zee is koud", "oneens"): "de zee is koud",
    }


def test_two_questions_without_a_marker_are_given_to_no_cell_and_said_to_be_loose() -> None:
    reading = read(table_with("Vraag: ‘Zwemt u in zee?’\nVraag: ‘Kunt u zwemmen?’\nBron: Zwemraad"))

    (table,) = reading.tables
    assert [n.question for n in table.notes] == ["Zwemt u in zee?", "Kunt u zwemmen?"]
    assert {o.question for o in table.observations} == {None}
    assert reading.issues == tuple(
        Issue(
            "note_orphan",
            "Tabel 1.1",
            provenance=Provenance(line=line),
            facts=(
                ("marker", "zonder teken"),
                ("marker_en", "without a sign"),
                ("text", f"Vraag: ‘{wording}’"),
            ),
        )
        for line, wording in [(7, "Zwemt u in zee?"), (8, "Kunt u zwemmen?")]
    )


def test_a_note_that_holds_two_questions_is_given_to_no_cell() -> None:
    reading = read(table_with("Vraag 1: Kunt u zwemmen? Vraag 2: Waar zwemt u?\nBron: Zwemraad"))

    assert {o.question for o in reading.tables[0].observations} == {None}
    assert [issue.code for issue in reading.issues] == ["note_orphan"]


def test_a_question_that_is_not_given_is_noticed_without_a_marker_too() -> None:
    (issue,) = read(table_with("Vraag: ‘’\nBron: Zwemraad")).issues

    assert (issue.code, dict(issue.facts)) == (
        "question_empty",
        {"marker": "zonder teken", "marker_en": "without a sign"},
    )


def test_a_question_behind_the_source_is_no_note_where_one_stands_before_it() -> None:
    table = only_table(table_with(f"Vraag: {WORDING}\nBron: Zwemraad\n\nVraag: wie zwemt er niet?"))

    assert [n.question for n in table.notes] == [WORDING]


def test_a_question_of_all_is_not_loose_where_each_section_has_a_statement() -> None:
    table = only_table(
        """
        Tabel 1.1 Zwemmen in zee, naar geslacht, 2023 (in procenten)

        man vrouw

        Stelling: zwemmen is gezond 12 13
        Stelling: de zee is koud 22 23

        Vraag: Bent u het eens met deze stellingen?
        Bron: Zwemraad
        """
    )

    assert {o.question for o in table.observations} == {"zwemmen is gezond", "de zee is koud"}


def test_running_text_behind_the_source_is_no_note() -> None:
    prose = (
        "Stelling: zwemmen is gezond, zo denken velen.\nDat is al jaren zo, ook buiten de zomer."
    )
    reading = read(table_with(f"\nBron: Zwemraad\n\n{prose}"))

    assert (reading.tables[0].notes, [line.text for line in reading.prose]) == (
        (),
        prose.split("\n"),
    )


@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_short_remark_may_stand_behind_the_source(blank: str) -> None:
    text = "Toelichting: zonder wie niet kan zwemmen."
    table = only_table(table_with(f"Bron: Zwemraad\n{blank}{text}"))

    assert ([n.text for n in table.notes], table.source) == ([text], "Zwemraad")


def test_a_row_that_starts_like_a_note_is_a_row() -> None:
    table = only_table(
        """
        Tabel 1.1 Zwemmen in zee, naar geslacht, 2023 (in procenten)

        man vrouw

        Stelling: zwemmen is gezond 12 13
        Stelling: de zee is koud 22 23

        Bron: Zwemraad
        """
    )

    assert (grid(table), table.notes) == (
        {
            "Stelling: zwemmen is gezond": "man=12 vrouw=13",
            "Stelling: de zee is koud": "man=22 vrouw=23",
        },
        (),
    )


def test_a_year_at_the_end_of_a_line_below_a_note_is_no_row() -> None:
    table = only_table(
        table_with("Vraag: ‘Zwemt u wel eens\nin zee?’\nGevraagd in 2023\n\nBron: Zwemraad")
    )

    assert {o.question for o in table.observations} == {WORDING}


@pytest.mark.parametrize("lead", ["Vraag 1. ", "Vraag 12a ", "Stelling 3) "])
def test_a_question_in_quotes_may_be_announced_by_its_number_alone(lead: str) -> None:
    table = only_table(table_with("Bron: Zwemraad", above=f"{lead}“{WORDING}”\n"))

    assert [(n.kind, n.question) for n in table.notes] == [("question", WORDING)]
    assert {o.question for o in table.observations} == {WORDING}
    assert grid(table) == GRID


def test_a_question_that_nothing_announces_is_no_heading_of_a_column() -> None:
    table = only_table(table_with("Bron: Zwemraad", above=f"{WORDING}\n"))

    assert [n.text for n in table.notes] == [WORDING]
    assert grid(table) == GRID


def test_a_sentence_between_the_rows_and_their_source_is_a_note() -> None:
    text = "Wie niet kan zwemmen, is\nnaar niets gevraagd."
    table = only_table(table_with(f"{text}\nBron: Zwemraad"))

    assert [(n.kind, n.text) for n in table.notes] == [("note", text.replace("\n", " "))]
    assert (grid(table), table.source) == (GRID, "Zwemraad")


def test_a_sentence_below_the_rows_without_a_source_below_it_is_running_text() -> None:
    text = "Wie niet kan zwemmen, is naar niets gevraagd."
    reading = read(table_with(f"{text}\n\nBron: Zwemraad"))

    assert reading.tables[0].notes == ()
    assert text in [line.text for line in reading.prose]
