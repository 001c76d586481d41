"""Note letters glued to headings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabel_extract.tables.markers import Marked, split_markers

_few = settings(max_examples=150, deadline=None)

PLAIN = ["zwemmen in zee", "duiken", "varen op het meer", "lopen", "baden", "roeien", "rusten"]
VOCABULARY = frozenset(word for heading in PLAIN for word in heading.split())
"""None of these words is another of them with a letter behind it."""


@_few
@given(st.permutations(PLAIN), st.lists(st.booleans(), min_size=7, max_size=7))
def test_letters_in_the_order_of_the_headings_are_taken_off_again(
    headings: list[str], noted: list[bool]
) -> None:
    letters = iter("abcdefg")
    marked = [
        Marked(h, (next(letters),) if n else ()) for h, n in zip(headings, noted, strict=True)
    ]
    printed = [m.text + "".join(m.markers) for m in marked]
    notes = [m.markers[0] for m in marked if m.markers]

    assert split_markers(printed, notes, VOCABULARY) == marked


@_few
@given(st.permutations(PLAIN), st.sampled_from(["*", "†", "1", "2"]), st.integers(0, 6))
def test_signs_and_digits_are_taken_off_wherever_they_stand(
    headings: list[str], sign: str, at: int
) -> None:
    printed = [h + (sign if i == at else "") for i, h in enumerate(headings)]

    assert split_markers(printed, [sign], VOCABULARY) == [
        Marked(h, (sign,) if i == at else ()) for i, h in enumerate(headings)
    ]


@_few
@given(
    st.lists(st.text(max_size=12) | st.sampled_from(PLAIN), max_size=6),
    st.lists(st.sampled_from([*"abcdz", "*", "1", "12", "†"]), max_size=4),
)
def test_no_headings_make_splitting_fail_and_nothing_but_markers_is_lost(
    headings: list[str], notes: list[str]
) -> None:
    split = split_markers(headings, notes, VOCABULARY)

    assert len(split) == len(headings)
    for printed, marked in zip(headings, split, strict=True):
        rest = printed[len(marked.text) :]
        assert printed.startswith(marked.text)
        assert [c for c in rest if c != "," and not c.isspace()] == list("".join(marked.markers))


def test_a_word_of_the_report_keeps_its_last_letter() -> None:
    assert split_markers(["strand", "badd"], ["d"], {"strand", "bad"}) == [
        Marked("strand"),
        Marked("bad", ("d",)),
    ]


def test_a_real_word_may_still_carry_a_letter_where_its_stem_is_a_word_too() -> None:
    words = {"wordend", "worden", "vaak"}

    assert split_markers(["vaak", "wordend"], ["d"], words) == [
        Marked("vaak"),
        Marked("worden", ("d",)),
    ]


def test_a_heading_whose_letter_only_makes_it_a_word_keeps_it() -> None:
    assert split_markers(["eiland"], ["d"], {"eiland"}) == [Marked("eiland")]


def test_a_letter_that_has_no_note_is_a_marker_where_its_neighbours_have_one() -> None:
    assert split_markers(["zwemmena", "duikenb", "lopenc"], ["a", "c"], VOCABULARY) == [
        Marked("zwemmen", ("a",)),
        Marked("duiken", ("b",), missing=True),
        Marked("lopen", ("c",)),
    ]


def test_a_note_may_serve_several_headings_that_the_vocabulary_vouches_for() -> None:
    assert split_markers(["duikena", "lopena"], ["a"], VOCABULARY) == [
        Marked("duiken", ("a",)),
        Marked("lopen", ("a",)),
    ]


@pytest.mark.parametrize(
    ("heading", "notes", "marked"),
    [
        ("duikena,b", ["a", "b"], Marked("duiken", ("a", "b"))),
        ("duiken a", ["a"], Marked("duiken", ("a",))),
        ("duiken*", [], Marked("duiken", ("*",), missing=True)),
        ("(zeer) goed)a", ["a"], Marked("(zeer) goed)", ("a",))),
        ("duiken1", [], Marked("duiken1")),
        ("vitamine a", [], Marked("vitamine a")),
        ("duiken", [], Marked("duiken")),
        ("", ["a"], Marked("")),
        ("a", ["a"], Marked("a")),
    ],
)
def test_markers_are_told_from_words_by_the_notes_there_are(
    heading: str, notes: list[str], marked: Marked
) -> None:
    assert split_markers([heading], notes, VOCABULARY) == [marked]


@pytest.mark.parametrize("sign", ["**", "***"])
def test_several_asterisks_are_one_marker(sign: str) -> None:
    assert split_markers([f"duiken{sign}"], ["*", sign], VOCABULARY) == [Marked("duiken", (sign,))]


def test_a_list_of_markers_may_stand_apart() -> None:
    assert split_markers(["duiken a, b"], ["a", "b"], VOCABULARY) == [Marked("duiken", ("a", "b"))]
