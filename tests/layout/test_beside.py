"""A page that is in two columns for a part is read column by column there, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabel_extract.layout.order import reading_order
from tabel_extract.page import Page, Rule, Word
from tabel_extract.tables.placed.captions import is_caption
from tests.grids.drawn import HIGH, LEFT, TOP, WIDE
from tests.tables.placed.typed import typed

ABOVE = """
Tabel 1 Fietsen naar het werk, naar geslacht en leeftijd van wie werkt, bevolking, 2024 (%)

                              man            vrouw          18-44 jaar     45 jaar en ouder
met de fiets                   12               58                  12                   58
met de auto                    40               25                  40                   25
Bron: Fietsraad
"""
TEXT = """
Wie naar zijn werk fietst doet dat
het hele jaar door en ook als het
regent of vriest. Dat geldt vooral
voor wie niet ver van zijn werk af
woont en voor wie geen auto heeft.
"""
TABLE = """
Tabel 2 Fietsen met de kinderen
naar school, 2024 (in procenten)
                     nooit  vaak
elke dag                12    58
op dagen met regen      40    25
Vraag: Brengt u uw kind op de fiets?
Bron: Fietsraad
"""
HALF = 44
"""Signs in the left half of a line."""


def moved(page: Page, down: float, right: float) -> tuple[Word, ...]:
    wide = HALF * WIDE
    return tuple(
        replace(
            w,
            x0=w.x0 + right * wide,
            x1=w.x1 + right * wide,
            top=w.top + down,
            bottom=w.bottom + down,
            baseline=w.baseline + down,
        )
        for w in page.words
    )


def order(*pieces: tuple[str, float, float], rules: tuple[Rule, ...] = ()) -> list[str]:
    """The lines of texts that stand so many points down, and so many halves to the right."""
    words = tuple(w for text, *by in pieces for w in moved(typed(text), *by))
    page = replace(typed(ABOVE), words=words, rules=rules)
    return [" ".join(line.text.split()) for line in reading_order(page, is_caption)]


def printed(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.strip().splitlines() if line.strip()]


def test_text_in_two_columns_may_run_on_one_height_for_a_while_and_then_on_two() -> None:
    left = TEXT.strip()
    right = left.replace("Wie naar", "Wie van").replace("Dat geldt", "Zo doet")
    assert order((left, 0, 0), (right, 0, 1), (left, 70, 0), (right, 75, 1), (ABOVE, 150, 0)) == [
        *printed(left),
        *printed(left),
        *printed(right),
        *printed(right),
        *printed(ABOVE),
    ]


def test_a_right_column_that_starts_higher_below_a_running_head_is_read_behind_the_left_one() -> (
    None
):
    head = f"Fietsen naar het werk{' ' * 40}12"
    left = TEXT.strip() + TEXT
    right = f"Fietsen\n{left.replace('Wie', 'Zij')}"
    assert order((head, 0, 0), (left, 49, 0), (right, 35, 1)) == [
        *printed(head),
        *printed(left),
        *printed(right),
    ]


def test_a_table_beside_running_text_is_read_apart_from_it() -> None:
    assert order((ABOVE, 0, 0), (TEXT, 130, 0), (TABLE, 125, 1)) == [
        *printed(ABOVE),
        *printed(TEXT),
        *printed(TABLE),
    ]


def test_so_is_one_that_stands_in_the_left_column() -> None:
    assert order((TABLE, 0, 0), (TEXT, 5, 1), (ABOVE, 150, 0)) == [
        *printed(TABLE),
        *printed(TEXT),
        *printed(ABOVE),
    ]


def ruled(x0: float, x1: float) -> tuple[Rule, ...]:
    """Rules below the header of a table that starts a page, and below its rows."""
    return tuple(Rule(x0, TOP + 5 + HIGH * i, x1, TOP + 5 + HIGH * i) for i in (2, 3, 4))


@pytest.mark.parametrize("at", [0, 1])
def test_a_table_that_rules_draw_is_read_apart_from_text_on_the_heights_of_its_rows(
    at: int,
) -> None:
    left, right = (TEXT, TABLE) if at else (TABLE, TEXT)
    edge = LEFT + at * HALF * WIDE
    own = ruled(edge, edge + 180)
    assert order((left, 0, 0), (right, 0, 1), rules=own) == [*printed(left), *printed(right)]


@pytest.mark.parametrize("rules", [(), ruled(LEFT + 230, LEFT + 480)])
def test_rows_with_words_on_both_sides_of_a_gap_stay_rows(rules: tuple[Rule, ...]) -> None:
    statements = """
                                                    wie fietst is op het werk    wie rijdt is er ook
    fietsen is goed voor de gezondheid van wie werkt                    12                        58
    wie fietst die komt eerder op het werk dan anderen                  40                        25
    wie met de auto gaat zou vaker moeten fietsen                       12                        58
    """
    assert order((statements, 0, 0), rules=rules) == printed(statements)


def test_a_column_may_hold_two_more() -> None:
    narrow = """
    Wie gaat er met de fiets en
    wie niet? Dat is de vraag die
    wij in dit rapport behandelen
    voor wie daar meer over wil
    weten dan in de krant staat.
    """
    assert order((narrow, 0, 0), (TABLE, 5, 0.75), (TEXT, 9, 1.7)) == [
        *printed(narrow),
        *printed(TABLE),
        *printed(TEXT),
    ]


def test_notes_in_a_narrow_margin_are_no_part_of_the_rows_beside_them() -> None:
    margin = """
    Wie fietst is
    op tijd op het werk
    en dat is ook zo
    voor wie te ver van
    het werk af woont
    """
    text = (
        TABLE
        + """
Wie naar zijn werk fietst doet dat het hele jaar
door en ook als het regent of vriest. Dat geldt
vooral voor wie niet ver van zijn werk af woont.
"""
    )
    assert order((margin, 5, 0), (text, 0, 0.55)) == [*printed(margin), *printed(text)]


def test_a_caption_below_two_columns_of_text_stands_above_rows_that_leave_their_gutter_free() -> (
    None
):
    text = """
    Wie naar zijn werk fietst doet dat          woont en voor wie geen auto heeft.
    het hele jaar door en ook als het           Wie met de auto gaat die zegt vaak
    regent of vriest. Dat geldt vooral          dat de fiets daar veel te ver voor
    voor wie niet ver van zijn werk af          is of dat er geen stalling was bij
    en wie graag in de buitenlucht was          het werk en de regen te vaak viel.
    of de bus te laat vindt aankomen op         Zo blijkt uit de cijfers van 2024.
    het werk en thuis.
    """
    rows = """
    Tabel 1 Fietsen, 2024 (%)
                                     man        vrouw          kind
    met de fiets                      12         58             12
    met de auto                       40         25             40
    """
    halves = [[p.strip() for p in line.split("     ", 1)] for line in text.strip().splitlines()]
    assert order((text, 0, 0), (rows, 120, 0)) == [
        *(left for left, *_ in halves),
        *(right for _, *rest in halves for right in rest),
        *printed(rows),
    ]


SHORT = """
Wat zou wie nu rijdt op de fiets           over de streep trekken, zo blijkt uit
krijgen? Een snel pad, zegt de helft.      de cijfers over wie er fietst.
Een goede stalling zou de andere helft
"""


def test_a_sentence_that_goes_on_in_the_right_column_tells_a_few_lines_to_be_in_two() -> None:
    halves = [[p.strip() for p in line.split("     ", 1)] for line in SHORT.strip().splitlines()]
    assert order((SHORT, 0, 0), (ABOVE, 60, 0)) == [
        *(left for left, *_ in halves),
        *(right for _, *rest in halves for right in rest),
        *printed(ABOVE),
    ]


def test_a_few_lines_of_which_no_sentence_goes_on_at_the_right_stay_rows() -> None:
    rows = SHORT.replace("andere helft", "andere helft.")
    assert order((rows, 0, 0), (ABOVE, 60, 0)) == [*printed(rows), *printed(ABOVE)]


def test_headings_below_a_caption_are_no_text_in_columns() -> None:
    caption = "Tabel 1 Wat wie nu rijdt op de fiets zou krijgen, 2024"
    assert order((f"{caption}\n{SHORT}", 0, 0)) == [caption, *printed(SHORT)]
