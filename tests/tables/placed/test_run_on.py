"""Headings a blank apart on the last line of a header are one for each column, or stay one."""

from __future__ import annotations

from tabel_extract.layout.lines import Phrase
from tabel_extract.page import Word
from tabel_extract.tables.placed.cells import Lane
from tabel_extract.tables.placed.run_on import headings_in

LANES = [Lane(30, 40), Lane(70, 80), Lane(90, 100)]


def phrase(*words: tuple[str, float, float]) -> Phrase:
    own = tuple(Word(text, x0, 0, x1, 10, 8, 9.0) for text, x0, x1 in words)
    return Phrase(own, " ".join(w.text for w in own), own[0].x0, own[-1].x1, marks=("a",))


def texts(*words: tuple[str, float, float]) -> list[str]:
    return [p.text for p in headings_in(phrase(*words), LANES)]


def test_each_word_goes_to_the_column_that_it_stands_over() -> None:
    assert texts(("eens", 20, 40), ("oneens", 55, 80), ("geen", 84, 100)) == [
        "eens",
        "oneens",
        "geen",
    ]


def test_headings_of_two_words_are_parted_where_the_gaps_are_clearly_wider() -> None:
    wide = (("18-34", 4, 24), ("jaar", 26, 40), ("35-64", 44, 64), ("jaar", 66, 80))
    assert texts(*wide, ("65+", 84, 100)) == ["18-34 jaar", "35-64 jaar", "65+"]


def test_gaps_that_are_all_alike_tell_nothing_of_two_words() -> None:
    even = (("18-34", 4, 23), ("jaar", 26, 40), ("35-64", 43, 63), ("jaar", 66, 80))
    assert len(texts(*even, ("65+", 83, 100))) == 1


def test_a_heading_that_meets_two_columns_is_not_cut_out() -> None:
    assert len(texts(("wel", 25, 40), ("en", 50, 60), ("niet", 62, 95), ("x", 97, 99))) == 1


def test_the_marker_stays_with_the_last_heading() -> None:
    found = headings_in(phrase(("a", 32, 40), ("b", 72, 80), ("c", 92, 100)), LANES)
    assert [p.marks for p in found] == [(), (), ("a",)]


def test_above_the_last_line_only_words_far_apart_are_headings_of_their_own() -> None:
    near = phrase(("eens", 32, 62), ("oneens", 66, 88))
    far = phrase(("eens", 26, 44), ("oneens", 62, 84))
    assert [p.text for p in headings_in(near, LANES, last=False)] == ["eens oneens"]
    assert [p.text for p in headings_in(far, LANES, last=False)] == ["eens", "oneens"]
