"""Dots that lead from a row's heading to its values are no text of the row, nor values."""

from __future__ import annotations

from dataclasses import replace

from tabel_extract.layout.lines import lines_of
from tabel_extract.page import Page, Word


def word(text: str, x0: float, baseline: float, *, spaced: bool = False) -> Word:
    x1 = x0 + len(text) * 4
    return replace(Word(text, x0, baseline - 8, x1, baseline + 2, baseline, 8.0), spaced=spaced)


def led(heading: str, baseline: float, *values: str) -> list[Word]:
    """A row: its heading, dots a blank apart up to x=140, and its values in columns of 40."""
    dots = [word(".", 60 + 6 * i, baseline, spaced=True) for i in range(14)]
    return [
        word(heading, 10, baseline),
        *dots,
        *(word(v, 145 + 40 * i, baseline, spaced=not i) for i, v in enumerate(values)),
    ]


def caption(baseline: float) -> list[Word]:
    return [word("Tabel", 10, baseline), word("1", 32, baseline, spaced=True)]


def texts(*words: Word) -> list[str]:
    page = Page(1, 600, 800, tuple(words))
    return [line.text for line in lines_of(page, lambda text: text.startswith("Tabel"))]


def test_dots_between_a_heading_and_its_values_are_left_out() -> None:
    rows = [*led("dagbladen", 120, "4,1", "4,0"), *led("radio", 140, "3,9", "3,8")]
    assert texts(*caption(100), *rows) == ["Tabel 1", "dagbladen  4,1  4,0", "radio  3,9  3,8"]


def test_rows_of_one_value_lose_them_below_a_caption() -> None:
    rows = [*led("warmtepomp", 120, "12"), *led("cv-ketel", 140, "80")]
    assert texts(*caption(100), *rows) == ["Tabel 1", "warmtepomp  12", "cv-ketel  80"]


def test_dots_that_are_drawn_under_a_value_and_behind_it_are_left_out() -> None:
    words = [*led("radio", 120)[:-1], word(".3,9", 138, 120), word("3,8", 170, 120)]
    behind = [word(".", 142 + 4 * i, 120, spaced=True) for i in range(3)]
    assert texts(*words, *behind) == ["radio  3,9  3,8"]


def test_dots_that_hang_together_with_a_heading_are_left_out() -> None:
    assert texts(word("radio.......", 10, 120), word("3,9", 80, 120), word("3,8", 120, 120)) == [
        "radio  3,9  3,8"
    ]


def test_entries_of_a_list_of_tables_keep_their_dots() -> None:
    page = [*led("Tabel 1", 100, "5"), *led("Tabel 2", 120, "7"), *led("Noten", 140, "9")]
    assert [text.count(".") for text in texts(*page)] == [14, 14, 14]


def test_dots_that_stand_in_columns_are_values_that_are_unknown() -> None:
    row = [word("radio", 10, 120), *(word(".", 80 + 40 * i, 120) for i in range(5))]
    assert texts(*row) == ["radio  .  .  .  .  ."]
