"""Which gaps are blanks: those stepped over count as printed ones, a border parts all words."""

from __future__ import annotations

from tabel_extract.layout.lines import Phrase, lines_of
from tabel_extract.page import Page, Rule
from tests.layout.test_lines import word

BLANK = 2.5


def lines(*rows: str, rules: tuple[Rule, ...] = ()) -> list[list[Phrase]]:
    """Rows of words: ``_`` is a blank that is printed, ``~`` one stepped over, ``=`` three wide."""
    words = []
    for number, row in enumerate(rows):
        x = 10.0
        sign = ""
        for text in row.replace("_", " _").replace("~", " ~").replace("=", " =").split():
            sign = text[0] if text[0] in "_~=" else ""
            bare = text.removeprefix(sign)
            x += {"_": BLANK, "~": BLANK, "=": 3 * BLANK, "": 0.0}[sign]
            words.append(word(bare, x, 100.0 + 12 * number, spaced=sign == "_"))
            x = words[-1].x1
    return [list(line.phrases) for line in lines_of(Page(1, 600, 800, tuple(words), rules))]


def texts(*rows: str, rules: tuple[Rule, ...] = ()) -> list[list[str]]:
    return [[p.text for p in line] for line in lines(*rows, rules=rules)]


STEPPING = ("met_de~fiets", "of_te~voet", "naar_het~werk")


def test_gaps_as_wide_as_blanks_are_blanks_where_a_page_steps_over_them_again_and_again() -> None:
    assert texts(*STEPPING) == [["met de fiets"], ["of te voet"], ["naar het werk"]]


def test_one_such_gap_is_one_between_narrow_columns() -> None:
    assert texts("met_de~fiets", "of_te_voet") == [["met de", "fiets"], ["of te voet"]]


def test_gaps_of_other_widths_are_columns_though_blanks_are_stepped_over() -> None:
    assert texts(*STEPPING, "man=vrouw")[-1] == ["man", "vrouw"]


def test_gaps_between_numbers_are_columns_though_blanks_are_stepped_over() -> None:
    assert texts(*STEPPING, "12,5~8,4", "24~36")[-2:] == [["12,5", "8,4"], ["24", "36"]]


def test_a_blank_between_thousands_is_kept_though_it_is_stepped_over() -> None:
    assert texts(*STEPPING, "18~469")[-1] == ["18 469"]


def _upright(x: float, top: float = 88.0, bottom: float = 104.0) -> tuple[Rule, ...]:
    return (Rule(x, top, x, bottom),)


def test_a_border_parts_words_that_a_printed_blank_holds_together() -> None:
    assert texts("308_318", rules=_upright(26.0)) == [["308", "318"]]


def test_a_border_of_another_line_parts_nothing() -> None:
    assert texts("308_318", rules=_upright(26.0, 40.0, 80.0)) == [["308 318"]]


def test_a_rule_through_a_word_parts_nothing() -> None:
    assert texts("308_318", rules=_upright(12.0)) == [["308 318"]]


def test_words_on_one_baseline_stay_together_whatever_larger_words_stand_beside_them() -> None:
    beside = [word("Wie", 10, 97.6), word("meer", 300, 100.0, size=8.5)]
    words = (*beside, word("fietst", 330, 100.0, size=8.5))
    (line,) = lines_of(Page(1, 600, 800, words))
    assert [p.text for p in line.phrases] == ["Wie", "meer", "fietst"]


def test_a_raised_sign_inside_a_phrase_and_the_room_behind_it_hold_no_blank() -> None:
    words = (word("(R", 10), word("2", 20, 96.0, size=6.0), word(")", 23.6), word("is", 31))
    (line,) = lines_of(Page(1, 600, 800, words))
    assert [p.text for p in line.phrases] == ["(R2) is"]


TEXT = "Wie~fietst~komt~te~laat"


def test_even_gaps_of_a_line_stretched_to_its_column_are_blanks_though_none_are_printed() -> None:
    assert texts(TEXT, "en=gaat=dus=ook=moe") == [
        ["Wie fietst komt te laat"],
        ["en gaat dus ook moe"],
    ]


def test_even_gaps_of_headings_that_end_elsewhere_than_the_text_next_to_them_are_columns() -> None:
    heads = ["man", "vrouw", "jong", "oud"]
    assert texts(TEXT, "=".join(heads)) == [["Wie fietst komt te laat"], heads]


def test_uneven_gaps_of_a_line_as_wide_as_the_text_above_it_are_columns() -> None:
    assert texts(TEXT, "lopend=fiets~auto=bus")[-1] == ["lopend", "fiets auto", "bus"]


def test_a_border_parts_the_words_of_a_stretched_line() -> None:
    (_, line) = texts(TEXT, "en=gaat=dus=ook=moe", rules=_upright(22.0, 80.0, 130.0))
    assert line == ["en", "gaat dus ook moe"]
