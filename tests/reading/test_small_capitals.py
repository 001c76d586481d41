"""Words set in small capitals are one word, however a program draws the capitals."""

from __future__ import annotations

import pytest

from tabel_extract.reading.glyphs import Font, Glyph, words_of

CAPS = Font("Liberation-Serif-Bold-Small-Caps", bold=True, italic=False)
PLAIN = Font("Liberation-Serif", bold=False, italic=False)


def drawn(*parts: tuple[str, float], font: Font = CAPS, tracked: float = 0.05) -> list[Glyph]:
    """Letters one behind the other, each part in its size, all a little apart."""
    found: list[Glyph] = []
    x = 10.0
    for text, size in parts:
        for sign in text:
            x1 = x + 0.5 * size
            found.append(Glyph(sign, x, 100 - size, x1, 102.0, 100.0, size, font, 0))
            x = x1 + tracked * size
    return found


def texts(glyphs: list[Glyph]) -> list[str]:
    return [w.text for w in words_of(glyphs, 600, 800)]


def test_a_capital_and_the_small_ones_behind_it_are_one_word_though_the_page_says_lower_case() -> (
    None
):
    glyphs = drawn(("T", 9.0), ("abel", 6.3), (" 2.1", 9.0))
    assert texts(glyphs) == ["Tabel", "2.1"]


def test_capitals_that_are_drawn_smaller_go_on_a_word_in_any_font() -> None:
    assert texts(drawn(("T", 9.0), ("ABEL", 6.3), font=PLAIN)) == ["TABEL"]


def test_a_capital_inside_a_word_of_small_ones_is_a_small_one_named_by_another() -> None:
    assert texts(drawn(("gezindTe", 5.6))) == ["gezindte"]
    assert texts(drawn(("S", 8.0), ("TaaT", 5.6))) == ["Staat"]


@pytest.mark.parametrize("parts", [(("T", 9.0), ("abel", 6.3)), (("H", 9.0), ("2", 6.3))])
def test_smaller_signs_that_are_no_capitals_stay_apart(
    parts: tuple[tuple[str, float], ...],
) -> None:
    assert texts(drawn(*parts, font=PLAIN)) == [text for text, _ in parts]


def test_a_capital_inside_a_word_of_another_font_stays() -> None:
    assert texts(drawn(("iPhone", 9.0), font=PLAIN)) == ["iPhone"]
