"""Notes below a table: what kind they are, and the exact question that they hold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabel_extract.model import NoteKind
from tabel_extract.tables.notes import Question, note_kind, question_of
from tests.tables.sample import read

_few = settings(max_examples=150, deadline=None)

LEADS = [
    "Vraagstelling: ",
    "vraagstelling:",
    "Vraag: ",
    "Vraagtekst: ",
    "Stelling: ",
    "De exacte vraagstelling luidde: ",
    "De stelling was als volgt: ",
    "Gevraagd is: ",
    "Aan respondenten is gevraagd: ",
]
PAIRS = ["‘’", "“”", "„”", "«»", '""', "''"]
DAMAGED = ["‘‘", "’’", "““", "‘ ", "“ ", '" ']
"""Opening and closing mark as printed; a blank stands for a mark that is absent."""
TAILS = ["", ".", " (1 = nooit; 5 = altijd)", " (1 = nooit; 5 = altijd).", " (schaal van 1 tot 5)"]

WORDINGS = [
    "Hoe vaak zwemt u in zee?",
    "Zwemt u (buiten de vakantie) in zee?",
    "Ik zwem, als het even kan, elke dag.",
    "Hoe vaak zwemt u ’s avonds in een van de zwembaden?",
    "Staan er foto’s van uw oma’s zwemdiploma in huis?",
    "Wat vindt u van ‘wild zwemmen’ in zee?",
    "Zwemt u liever in zee of in ’t meer?",
    "Het is goed dat wie niet kan zwemmen les krijgt: van jong tot oud",
    "Zwemt u 1 keer per week, 2 keer per week, of nooit?",
]


@_few
@given(
    st.sampled_from(LEADS),
    st.sampled_from(WORDINGS),
    st.sampled_from(PAIRS),
    st.sampled_from(TAILS),
)
def test_a_question_comes_out_whole_whatever_quotation_marks_stand_around_it(
    lead: str, wording: str, quotes: str, tail: str
) -> None:
    note = f"{lead}{quotes[0]}{wording}{quotes[1]}{tail}"

    assert (note_kind(note), question_of(note)) == ("question", Question(wording))


@_few
@given(
    st.sampled_from(LEADS),
    st.sampled_from([w for w in WORDINGS if "‘" not in w]),
    st.sampled_from(DAMAGED),
    st.sampled_from(TAILS[:1] + TAILS[2:]),
)
def test_a_question_comes_out_whole_where_a_quotation_mark_is_wrong_or_absent(
    lead: str, wording: str, quotes: str, tail: str
) -> None:
    opening, closing = quotes[0], quotes[1].strip()
    note = f"{lead}{opening}{wording}{closing}{tail}"

    assert question_of(note) == Question(wording, repaired=True)


@pytest.mark.parametrize(
    "note",
    [
        "Vraagstelling: ‘Wat vindt u van ‘wild zwemmen’ in zee?‘",
        "Vraagstelling: ’Wat vindt u van ‘wild zwemmen’ in zee?’",
        *(
            pytest.param(note)
            for note in [
                "Vraagstelling: “Wat vindt u van ‘wild zwemmen’ in zee?",
                "Vraagstelling: ‘Wat vindt u van ‘wild zwemmen’ in zee?",
            ]
        ),
    ],
)
def test_a_quotation_within_a_question_with_damaged_marks_does_not_end_it(note: str) -> None:
    assert question_of(note) == Question("Wat vindt u van ‘wild zwemmen’ in zee?", repaired=True)


@_few
@given(st.sampled_from(LEADS), st.sampled_from(WORDINGS), st.sampled_from(TAILS[:1] + TAILS[2:]))
def test_a_question_without_quotation_marks_comes_out_whole(
    lead: str, wording: str, tail: str
) -> None:
    assert question_of(f"{lead}{wording}{tail}") == Question(wording)


@pytest.mark.parametrize(
    "wording",
    [
        "Mijn ouders’ zwembad is groot.",
        "Hans’ badmuts is rood, en die van mij ook.",
    ],
)
def test_an_apostrophe_behind_a_word_does_not_end_the_question(wording: str) -> None:
    assert question_of(f"Vraagstelling: ‘{wording}’") == Question(wording)


def test_a_note_with_two_questions_keeps_both() -> None:
    note = "Vragen: ‘Hoe vaak zwemt u?’ en ‘Hoe vaak duikt u?’"

    question = question_of(note)

    assert question is not None
    assert "Hoe vaak duikt u?" in question.wording


@pytest.mark.parametrize("body", ["", "   ", "‘’", "‘ ’"])
def test_a_note_that_announces_a_question_and_gives_none_has_an_empty_one(body: str) -> None:
    note = f"Vraagstelling: {body}"

    assert (note_kind(note), question_of(note)) == ("question", Question(""))


def test_a_note_that_is_nothing_but_a_quoted_question_is_one() -> None:
    note = "‘Hoe vaak zwemt u?’ (1 = nooit; 5 = altijd)"

    assert (note_kind(note), question_of(note)) == ("question", Question("Hoe vaak zwemt u?"))


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("1 = nooit; 5 = altijd.", "scale"),
        ("Op een schaal van 1 tot 10.", "scale"),
        ("Weergegeven is het percentage dat ‘vaak’ antwoordt.", "note"),
        ("Verschil is significant (p < 0,05).", "note"),
        ("‘Vaak’ is ten minste één keer per week", "note"),
        ("De vraag is niet gesteld in 2021.", "note"),
        ("", "note"),
    ],
)
def test_other_notes_hold_no_question(note: str, kind: NoteKind) -> None:
    assert (note_kind(note), question_of(note)) == (kind, None)


@_few
@given(
    st.text(max_size=40)
    | st.lists(
        st.sampled_from(
            ["Vraag:", "‘", "’", '"', "“", "”", "zwemt", " ", "u?", "(1 = nooit)", "’s"]
        )
    ).map("".join)
)
def test_no_text_makes_reading_a_note_fail_and_no_wording_is_invented(note: str) -> None:
    question = question_of(note)

    assert (question is not None) == (note_kind(note) == "question")
    assert question is None or question.wording in note


@pytest.mark.parametrize(
    ("below", "markers"),
    [
        ("2 Gedrag en kosten in het zwembad", ["1"]),
        ("2 Alleen gevraagd aan wie wel eens zwemt.", ["1", "2"]),
    ],
)
def test_the_next_number_behind_a_source_may_be_that_of_a_chapter(
    below: str, markers: list[str]
) -> None:
    (table,) = read(
        f"""
        Tabel 1 Wie er zwemt, 2031 (in procenten)

                   2029   2031
        jong1        41     86
        oud          33     18

        1 Tot dertig jaar.
        Bron: Zwemraad

        {below}
        """
    ).tables
    assert [note.marker for note in table.notes] == markers
