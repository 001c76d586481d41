"""Which lines are one row, which are sections, and which rows stand under which."""

from __future__ import annotations

import pytest

from tests.tables.placed.typed import CAPTION, below, reading_of, typed


def rows(body: str) -> list[str]:
    return list(dict.fromkeys(key.split(" | ")[0] for key in below(body)))


def test_text_above_rows_that_are_set_in_is_their_section() -> None:
    assert rows(
        """
                           nooit   vaak
        op het werk
          met de fiets        12     58
          met de auto         40     25
        in het weekend
          met de fiets        12     58
        """
    ) == [
        "op het werk › met de fiets",
        "op het werk › met de auto",
        "in het weekend › met de fiets",
    ]


def test_a_row_set_out_from_under_sections_stands_alone() -> None:
    assert rows(
        """
                           nooit   vaak
        op het werk
          met de fiets        12     58
          met de auto         40     25
        wie niet werkt        12     58
        """
    ) == ["op het werk › met de fiets", "op het werk › met de auto", "wie niet werkt"]


def test_a_row_set_in_under_a_row_with_values_belongs_to_it() -> None:
    assert rows(
        """
                           nooit   vaak
        fietst                12     58
          naar het werk       12     58
          naar school         40     25
        loopt                 12     58
        """
    ) == ["fietst", "fietst › naar het werk", "fietst › naar school", "loopt"]


@pytest.mark.parametrize(
    "body",
    [
        """
                                     nooit   vaak
        fietst naar het werk of naar    12     58
        een school in de buurt
        loopt                           12     58
        """,
        """
                                     nooit   vaak
        fietst naar het werk of naar
        een school in de buurt          12     58
        loopt                           12     58
        """,
    ],
    ids=["values on the first line", "values on the last line"],
)
def test_a_wrapped_row_is_one_wherever_its_values_stand(body: str) -> None:
    assert rows(body) == ["fietst naar het werk of naar een school in de buurt", "loopt"]


def test_words_in_brackets_that_had_no_room_on_the_line_above_are_of_the_same_row() -> None:
    assert rows(
        """
                             nooit   vaak
        fietsen (4 vragen)      12     58
        wandelen met de hond
        (5 vragen)              12     58
        varen (3 vragen)        40     25
        wandelen met de (oude
        of jonge) hond          12     58
        """
    ) == [
        "fietsen (4 vragen)",
        "wandelen met de hond (5 vragen)",
        "varen (3 vragen)",
        "wandelen met de (oude of jonge) hond",
    ]


def test_an_answer_in_brackets_below_a_short_section_is_a_row_of_its_own() -> None:
    assert rows(
        """
                             nooit   vaak
        fietsen (4 vragen)      12     58
        vervoer
        (onbekend)              12     58
        (geweigerd)             40     25
        """
    ) == ["fietsen (4 vragen)", "vervoer › (onbekend)", "vervoer › (geweigerd)"]


def test_an_outer_column_of_headings_is_the_section_of_its_rows() -> None:
    assert rows(
        """
                               nooit   vaak
        werk       fiets          12     58
                   auto           40     25
        school     fiets          12     58
                   auto           40     25
        """
    ) == ["werk › fiets", "werk › auto", "school › fiets", "school › auto"]


def test_years_at_the_start_of_rows_are_their_headings() -> None:
    assert rows(
        """
                nooit   vaak
        2019       12     58
        2021       40     25
        2023       40     25
        """
    ) == ["2019", "2021", "2023"]


@pytest.mark.parametrize("heading", ["jaar", "meetjaar"])
@pytest.mark.parametrize(
    "body",
    [
        """
        Reis      JJJJJJJJ    nooit   vaak
        werk      2021           12     58
                  2023           40     25
        school    2021           13     57
                  2023           41     26
        bos       2023           42     27
        """,
        """
        +------------+------------+---------+--------+
        | Reis       |  JJJJJJJJ  |  nooit  |  vaak  |
        +------------+------------+---------+--------+
        |            |    2021    |    12   |   58   |
        | werk       +------------+---------+--------+
        |            |    2023    |    40   |   25   |
        +------------+------------+---------+--------+
        |            |    2021    |    13   |   57   |
        | school     +------------+---------+--------+
        |            |    2023    |    41   |   26   |
        +------------+------------+---------+--------+
        |  bos       |    2023    |    42   |   27   |
        +------------+------------+---------+--------+
        """,
    ],
)
def test_years_beside_each_heading_are_headings_and_no_values(body: str, heading: str) -> None:
    cells = below(body.replace("JJJJJJJJ", heading.ljust(8)))
    assert list(cells)[::2] == [
        "werk › 2021 | nooit",
        "werk › 2023 | nooit",
        "school › 2021 | nooit",
        "school › 2023 | nooit",
        "bos › 2023 | nooit",
    ]
    assert list(cells.values())[-2:] == ["42", "27"]


def test_a_bound_among_row_headings_is_a_heading() -> None:
    assert rows(
        """
                nooit   vaak
        18-34      12     58
        35-84      40     25
        ≥ 85       40     25
        """
    ) == ["18-34", "35-84", "≥ 85"]


def test_text_behind_the_last_row_heads_nothing_and_belongs_to_that_row() -> None:
    assert rows(
        """
                             nooit   vaak
        met de fiets            12     58
        ik weet wat gezond      12     58
        is
        """
    ) == ["met de fiets", "ik weet wat gezond is"]


def test_text_above_answers_is_a_section_however_it_is_set() -> None:
    assert rows(
        """
                                                          jong   oud
        zorg via een beeldscherm is even goed als een bezoek
        (helemaal) eens                                     12    58
        (helemaal) oneens                                   40    25
        wie meer verdient mag daar zelf meer aan bijdragen
        (helemaal) eens                                     12    58
        (helemaal) oneens                                   40    25
        """
    ) == [
        "zorg via een beeldscherm is even goed als een bezoek › (helemaal) eens",
        "zorg via een beeldscherm is even goed als een bezoek › (helemaal) oneens",
        "wie meer verdient mag daar zelf meer aan bijdragen › (helemaal) eens",
        "wie meer verdient mag daar zelf meer aan bijdragen › (helemaal) oneens",
    ]


def test_headings_in_the_middle_of_the_height_of_their_rows_head_each_of_those() -> None:
    assert rows(
        """
                            nooit   vaak
                 fiets         12     58
        werk
                 auto          40     25
                 fiets         13     57
        school   bus           41     26
                 auto          14     56
        elke reis              15     59
        """
    ) == [
        "werk › fiets",
        "werk › auto",
        "school › fiets",
        "school › bus",
        "school › auto",
        "elke reis",
    ]


def test_a_blank_cell_is_told_by_itself_as_the_others_stand_under_their_own_headings() -> None:
    page = typed(
        f"""{CAPTION}

                         nooit   soms   vaak
        met de fiets        12            58
        met de auto         40     35     25
        met de bus                        11
        Bron: SCP"""
    )
    issues = [i for i in reading_of(page).issues if i.code == "row_incomplete"]
    assert [(i.row, i.column, dict(i.facts)["found"]) for i in issues] == [
        (("met de fiets",), ("soms",), "2"),
        (("met de bus",), ("nooit",), "1"),
        (("met de bus",), ("soms",), "1"),
    ]


def test_a_line_that_ends_the_sentence_above_it_is_of_the_same_row_however_far_it_stands() -> None:
    assert below(
        """
                                            eens   oneens
        Ik fiets elke dag.                    12       88
        De school doet al wat zij kan         40       60
        voor fietsers.
        Fietsen is te duur.                   25       75
        """
    ) == {
        "Ik fiets elke dag. | eens": "12",
        "Ik fiets elke dag. | oneens": "88",
        "De school doet al wat zij kan voor fietsers. | eens": "40",
        "De school doet al wat zij kan voor fietsers. | oneens": "60",
        "Fietsen is te duur. | eens": "25",
        "Fietsen is te duur. | oneens": "75",
    }


def test_a_word_that_is_cut_off_by_a_stop_ends_no_sentence() -> None:
    assert below(
        """
                                            eens   oneens
        mannen                                12       88
        opl.
        hoog                                  40       60
        laag                                  25       75
        """
    ) == {
        "mannen | eens": "12",
        "mannen | oneens": "88",
        "opl. › hoog | eens": "40",
        "opl. › hoog | oneens": "60",
        "opl. › laag | eens": "25",
        "opl. › laag | oneens": "75",
    }
