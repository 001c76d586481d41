"""What stands close is one phrase, by the blanks that its style prints; raised signs are marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabel_extract.layout.lines import Phrase, lines_of
from tabel_extract.page import Page, Word

SIZE = 10.0


def word(
    text: str, x0: float, baseline: float = 100.0, *, size: float = SIZE, **more: object
) -> Word:
    x1 = x0 + len(text) * size / 2
    made = Word(text, x0, baseline - size, x1, baseline + 2, baseline, size)
    return replace(made, **more)  # type: ignore[arg-type]


def phrases(*words: Word) -> list[Phrase]:
    return [p for line in lines_of(Page(1, 600, 800, words)) for p in line.phrases]


def texts(*words: Word) -> list[str]:
    return [p.text for p in phrases(*words)]


def test_a_printed_blank_holds_a_phrase_together_however_wide_it_is_set() -> None:
    assert texts(word("niet", 10), word("eens,", 45, spaced=True)) == ["niet eens,"]


def test_a_gap_without_a_blank_parts_phrases_where_the_style_prints_blanks() -> None:
    words = [word("bo,", 10), word("vmbo", 28, spaced=True), word("havo", 51)]
    assert texts(*words) == ["bo, vmbo", "havo"]


def test_a_style_that_prints_no_blanks_has_gaps_for_them() -> None:
    words = [word("bo,", 10), word("vmbo", 28), word("havo", 70)]
    assert texts(*words) == ["bo, vmbo", "havo"]


@pytest.mark.parametrize("sign", ["a", "1", "1)", "*", "∗", "ii", "A"])
def test_a_small_raised_sign_behind_a_word_is_its_marker(sign: str) -> None:
    (phrase,) = phrases(word("werk", 10), word(sign, 30.2, 96.0, size=6.0))
    typed = sign.rstrip(")").replace("∗", "*")
    assert (phrase.text, phrase.marks, phrase.lead) == ("werk", (typed,), "")


def test_a_small_raised_sign_in_front_of_a_word_leads_a_note() -> None:
    (phrase,) = phrases(word("a", 10, 96.0, size=6.0), word("Vraagstelling", 14))
    assert (phrase.text, phrase.marks, phrase.lead) == ("Vraagstelling", (), "a")


@pytest.mark.parametrize(
    ("sign", "marks"), [("B", ("B",)), ("AC", ("A", "C")), ("A,B", ("A", "B"))]
)
def test_raised_capitals_behind_a_number_are_the_letters_of_columns_that_it_differs_from(
    sign: str, marks: tuple[str, ...]
) -> None:
    (phrase,) = phrases(word("31", 10), word(sign, 20.2, 96.0, size=6.0))
    assert (phrase.text, phrase.marks) == ("31", marks)


def test_a_raised_word_in_capitals_is_no_marker() -> None:
    assert texts(word("Wegwijs", 10), word("TM", 45.2, 96.0, size=6.0)) == ["TM", "Wegwijs"]


def test_a_raised_sign_behind_small_capitals_is_small_beside_what_they_are_set_in() -> None:
    capitals = (word("W", 10), word("ILDE", 15, size=7.2))
    (phrase,) = phrases(*capitals, word("a", capitals[1].x1, 96.0, size=6.3))
    assert (phrase.text, phrase.marks) == ("WILDE", ("a",))


@pytest.mark.parametrize(
    ("host", "sign", "text", "marks"),
    [
        ("m", "2", "m2", ()),
        ("cm", "3", "cm3", ()),
        ("R", "2", "R2", ()),
        ("pseudo-R", "2", "pseudo-R2", ()),
        ("χ", "2", "χ2", ()),
        ("R", "3", "R", ("3",)),
        ("SR", "2", "SR", ("2",)),
    ],
)
def test_a_raised_two_behind_a_length_or_a_statistic_is_a_part_of_it(
    host: str, sign: str, text: str, marks: tuple[str, ...]
) -> None:
    (phrase,) = phrases(word(host, 10), word(sign, 10.1 + 5 * len(host), 96.0, size=6.0))
    assert (phrase.text, phrase.marks) == (text, marks)


def test_a_second_note_on_a_line_is_a_line_of_its_own() -> None:
    lines = lines_of(
        Page(
            1,
            600,
            800,
            (
                word("a", 10, 96.0, size=6.0),
                word("Gewogen.", 14),
                word("b", 60, 96.0, size=6.0, spaced=True),
                word("Ongewogen.", 64),
            ),
        )
    )
    assert [line.text for line in lines] == ["a Gewogen.", "b Ongewogen."]


def test_sideways_words_above_values_are_one_line_of_headings() -> None:
    sideways = [
        Word(text, x, 20, x + 10, 80, 80, SIZE, angle=270)
        for text, x in (("nooit", 100), ("soms", 150), ("vaak", 200))
    ]
    below = [word(n, x) for n, x in (("12", 100), ("30", 150), ("58", 200))]
    lines = lines_of(Page(1, 600, 800, (*sideways, *below)))
    assert [[p.text for p in line.phrases] for line in lines] == [
        ["nooit", "soms", "vaak"],
        ["12", "30", "58"],
    ]


def test_sideways_print_in_the_margin_is_no_line() -> None:
    margin = [Word(t, 580, 20, 590, 80, 80, SIZE, angle=270) for t in ("Jaarbericht", "a", "b")]
    assert texts(*margin, word("12", 100)) == ["12"]


def test_digits_of_a_number_hang_together_where_a_narrow_one_leaves_a_gap() -> None:
    words = [word("wie", 10), word("fietst", 30, spaced=True), word("1", 100), word("1", 107)]
    assert texts(*words) == ["wie fietst", "11"]
