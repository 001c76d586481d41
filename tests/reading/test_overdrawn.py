"""A C that two short strokes go through is a euro: TeX draws one so where a font has none."""

from __future__ import annotations

import pytest

from tabel_extract.page import Rule
from tabel_extract.reading.glyphs import Font, Glyph
from tabel_extract.reading.overdrawn import with_euros

LETTER = Glyph("C", 100, 92, 106, 102, 100, 10, Font("Charter", False, False), 0)
STROKES = [Rule(99.5, 95, 104, 95), Rule(99.5, 96.2, 104.3, 96.2)]
BELOW = Rule(60, 104, 180, 104)


def test_a_c_with_two_strokes_through_it_is_a_euro_and_those_are_no_rules() -> None:
    glyphs, rules = with_euros([LETTER], [*STROKES, BELOW])
    assert "".join(g.text for g in glyphs) == "€"
    assert rules == [BELOW]


@pytest.mark.parametrize(
    ("sign", "rules"),
    [
        ("O", STROKES),
        ("C", STROKES[:1]),
        ("C", [STROKES[0], BELOW]),
        ("C", [STROKES[0], Rule(99.5, 101, 104.3, 101)]),
        ("C", [Rule(90, r.top, 118, r.bottom) for r in STROKES]),
    ],
)
def test_another_letter_or_other_rules_make_no_euro(sign: str, rules: list[Rule]) -> None:
    glyphs = [LETTER._replace(text=sign)]
    assert with_euros(glyphs, rules) == (glyphs, rules)
