"""Tables with rules both ways, drawn in full or in part."""

from __future__ import annotations

import time

import pytest

from tabel_extract.grids import FoundGrid, find_grids
from tabel_extract.page import Page, Rule, Word


def flat(y: float, x0: float = 0, x1: float = 300) -> Rule:
    return Rule(x0, y, x1, y)


def upright(x: float, top: float = 0, bottom: float = 60) -> Rule:
    return Rule(x, top, x, bottom)


def word(text: str, x0: float, baseline: float, size: float = 10) -> Word:
    return Word(text, x0, baseline - 8, x0 + 5 * len(text), baseline + 2, baseline, size)


def page(words: list[Word], rules: list[Rule]) -> Page:
    return Page(3, 600, 800, tuple(words), tuple(rules))


def spans(grid: FoundGrid) -> dict[str, tuple[int, int, int, int]]:
    return {c.text: (c.row, c.col, c.rowspan, c.colspan) for c in grid.cells}


FRAME = [
    flat(0),
    flat(20),
    flat(40),
    flat(60),
    upright(0),
    upright(100),
    upright(200),
    upright(300),
]
BODY = [
    word("1", 110, 35),
    word("2", 210, 35),
    word("Men", 10, 35),
    word("Women", 10, 55),
    word("3", 110, 55),
    word("4", 210, 55),
]


def test_each_field_between_rules_is_a_cell() -> None:
    heads = [word("1990", 110, 15), word("2000", 210, 15)]

    (grid,) = find_grids(page([*heads, *BODY], FRAME))

    assert grid.page == 3
    assert grid.bbox == pytest.approx((0, 0, 300, 60))
    assert spans(grid)["1990"] == (0, 1, 1, 1)
    assert spans(grid)["4"] == (2, 2, 1, 1)
    assert len(grid.cells) == 8


def test_a_heading_spans_the_columns_that_no_rule_parts_below_it() -> None:
    rules = [r for r in FRAME if r.x0 != 200] + [upright(200, 20)]

    (grid,) = find_grids(page([word("Number", 180, 15), *BODY], rules))

    assert spans(grid)["Number"] == (0, 1, 1, 2)


def test_a_label_spans_the_rows_that_no_rule_parts() -> None:
    rules = [r for r in FRAME if r.top != 40 or r.x0 != 0] + [flat(40, 100)]
    words = [w for w in BODY if w.text != "Women"]

    (grid,) = find_grids(page([word("Sex", 110, 15), word("N", 210, 15), *words], rules))

    assert spans(grid)["Men"] == (1, 0, 2, 1)


def test_lines_of_a_cell_are_joined_with_a_blank_from_top_to_bottom() -> None:
    words = [word("years", 110, 18), word("per", 135, 9), word("Cost", 110, 9)]

    (grid,) = find_grids(page([*words, word("N", 210, 15), *BODY], FRAME))

    assert "Cost per years" in spans(grid)


def test_rules_in_pieces_with_the_crossing_rule_between_are_whole() -> None:
    rules = [r for r in FRAME if r.top != 20 or r.x0 != 0]
    rules += [flat(20, 1, 99), flat(20, 101, 199), flat(20.5, 201, 299)]

    (grid,) = find_grids(page([word("1990", 110, 15), word("N", 210, 15), *BODY], rules))

    assert len(grid.cells) == 8


def test_numbers_in_one_ruled_field_stand_in_rows_of_their_own() -> None:
    rules = [r for r in FRAME if r.top != 40 or r.x0 != 0]

    (grid,) = find_grids(page([word("1990", 110, 15), word("2000", 210, 15), *BODY], rules))

    assert spans(grid)["Women"][0] == spans(grid)["3"][0] == spans(grid)["Men"][0] + 1


def test_numbers_side_by_side_in_one_ruled_field_stand_in_columns_of_their_own() -> None:
    rules = [r for r in FRAME if r.x0 != 200]

    (grid,) = find_grids(page([word("1990", 110, 15), word("2000", 210, 15), *BODY], rules))

    assert spans(grid)["2"][1] == spans(grid)["2000"][1] == spans(grid)["1"][1] + 1


def test_a_box_around_text_is_no_table() -> None:
    rules = [flat(0), flat(60), upright(0), upright(300)]

    assert find_grids(page([word("Note", 10, 15), word("this", 40, 15)], rules)) == []


def test_a_chart_whose_fields_are_mostly_empty_is_no_table() -> None:
    rules = [*(flat(y, 0, 200) for y in range(0, 210, 20)), upright(0, 0, 200)]
    rules += [upright(100, 0, 200), upright(200, 0, 200)]
    words = [word("12", 20, y) for y in (15, 115)] + [word("34", 120, y) for y in (15, 115)]

    assert find_grids(page(words, rules)) == []


def test_a_drawing_of_ten_thousand_rules_is_given_up_soon() -> None:
    steps = [flat(3 * i, 3 * i, 3 * i + 3) for i in range(5000)]
    steps += [upright(3 * i + 3, 3 * i, 3 * i + 3) for i in range(5000)]
    words = [word("12", 3 * i, 3 * i) for i in range(5000)]
    start = time.monotonic()

    assert find_grids(page(words, steps)) == []
    assert time.monotonic() - start < 20
