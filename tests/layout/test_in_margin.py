"""A caption in the margin is read before the table beside it, where rules tell the two apart."""

from __future__ import annotations

from dataclasses import replace

from tabel_extract.layout.order import reading_order
from tabel_extract.page import Page, Rule
from tabel_extract.tables.placed.captions import is_caption
from tests.grids.drawn import WIDE
from tests.tables.placed.typed import typed

TEXT = """
Huurders kunnen minder aan hun woning veranderen dan wie er zelf een heeft.
Tabel 6                    kenmerk    groep     makkelijk   moeilijk
Betalen van de rekening,   eigendom   koop             63         10
naar eigendom, 2024                   huur             43         17
(in procenten)             bouwjaar   oud              56         14
                                      nieuw            53         14
Bedragen van wie de maatregel heeft genomen, staan in de volgende tabel.
"""
TABLE = 27
"""Signs before the table."""


def page(*rules: tuple[int, float]) -> Page:
    """The text above, with rules from a sign on to the right, at a height in lines of it."""
    bare = typed(TEXT)
    step = sorted({w.baseline for w in bare.words})
    lines = [
        Rule(at * WIDE, y, 70 * WIDE, y)
        for at, line in rules
        if (y := step[int(line)] + (line % 1) * (step[1] - step[0]))
    ]
    return replace(bare, rules=tuple(lines))


def read(printed: Page) -> list[str]:
    return [" ".join(line.text.split()) for line in reading_order(printed, is_caption)]


def test_a_caption_beside_a_table_whose_rules_leave_it_out_is_read_before_the_table() -> None:
    ruled = page((TABLE, 0.2), (TABLE, 1.2), (TABLE, 5.2))
    x0 = min(w.x0 for w in ruled.words if w.text == "kenmerk")
    fitted = replace(ruled, rules=tuple(replace(r, x0=x0) for r in ruled.rules))
    assert read(fitted) == [
        "Huurders kunnen minder aan hun woning veranderen dan wie er zelf een heeft.",
        "Tabel 6 Betalen van de rekening,",
        "naar eigendom, 2024",
        "(in procenten)",
        "kenmerk groep makkelijk moeilijk",
        "eigendom koop 63 10",
        "huur 43 17",
        "bouwjaar oud 56 14",
        "nieuw 53 14",
        "Bedragen van wie de maatregel heeft genomen, staan in de volgende tabel.",
    ]


def test_words_that_a_rule_runs_over_are_the_first_column_of_the_table() -> None:
    as_printed = [" ".join(line.split()) for line in TEXT.strip().splitlines()]
    assert read(page((0, 0.2), (TABLE, 1.2), (0, 5.2))) == as_printed


def test_without_rules_nobody_can_tell() -> None:
    assert read(page()) == [" ".join(line.split()) for line in TEXT.strip().splitlines()]
