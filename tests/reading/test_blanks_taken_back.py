"""A blank that the sign behind it takes back is a kern, and parts no word."""

from __future__ import annotations

import pytest

from tabel_extract.reading.glyphs import Font, Glyph, words_of

PLAIN = Font("Helvetica", bold=False, italic=False)
SIZE, WIDE, BLANK = 10.0, 5.0, 2.5


def texts(left: str, right: str, *, step: float) -> list[str]:
    """Two runs of letters with a blank between, behind whose start the second one is ``step``."""
    glyphs = [_glyph(sign, 10 + WIDE * i, WIDE) for i, sign in enumerate(left)]
    end = glyphs[-1].x1
    glyphs.append(_glyph(" ", end, BLANK))
    glyphs += [_glyph(sign, end + step + WIDE * i, WIDE) for i, sign in enumerate(right)]
    return [w.text for w in words_of(glyphs, 600, 800)]


def _glyph(sign: str, x0: float, width: float) -> Glyph:
    return Glyph(sign, x0, 90.0, x0 + width, 102.0, 100.0, SIZE, PLAIN, 0)


@pytest.mark.parametrize("step", [-0.4, 0.0, 0.3])
def test_a_blank_that_takes_up_no_room_is_no_blank(step: float) -> None:
    assert texts("fiets", "en", step=step) == ["fietsen"]


@pytest.mark.parametrize("step", [1.2, BLANK, 8.0])
def test_a_blank_that_is_set_narrow_or_wide_parts_words(step: float) -> None:
    assert texts("fiets", "en", step=step) == ["fiets", "en"]
