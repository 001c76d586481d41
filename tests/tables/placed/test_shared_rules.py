"""A rule that goes on below several headings over columns: they share the columns that it is over.

Browsers and typesetters draw the rules of neighbouring cells as one.
"""

from __future__ import annotations

import pytest

from tests.tables.placed.typed import below

LEAVES = "abcdefgh"
STUB, CELL, LAST = 12, 8, 14


def columns(*spanners: tuple[str, int], above: str = "", aside: str = "lid") -> list[str]:
    """The paths of columns, set right, below headings in the middle of so many cells each."""
    ruled = CELL * sum(count for _, count in spanners)
    over = "".join(f"{text:^{CELL * count}}" for text, count in spanners)
    lines = [" " * (STUB + ruled) + f"{above:>{LAST}}"] if above else []
    lines += [" " * STUB + f"{over}{aside:>{LAST}}", " " * STUB + "-" * ruled]
    for stub, cells in (("", LEAVES), ("fietst", range(10, 18)), ("loopt", range(20, 28))):
        lines.append(f"{stub:{STUB}}" + "".join(f"{c:>{CELL - 1}} " for c in list(cells)[:-1]))
        lines[-1] += f"{list(cells)[-1]:>{LAST}}"
    return list(dict.fromkeys(key.split(" | ")[1] for key in below("\n".join(lines))))


def expected(first: int, aside: str) -> list[str]:
    paths = [f"reist elke dag › {leaf}" for leaf in LEAVES[:first]]
    return [*paths, *(f"soms › {leaf}" for leaf in LEAVES[first:-1]), f"{aside} › {LEAVES[-1]}"]


@pytest.mark.parametrize("first", [2, 3, 4, 5, 6])
def test_headings_on_one_rule_stand_in_the_middle_of_their_own_columns(first: int) -> None:
    found = columns(("reist elke dag", first), ("soms", 7 - first))
    assert found == expected(first, "lid")


def test_a_heading_of_several_lines_without_a_rule_is_over_the_columns_that_have_none() -> None:
    found = columns(("reist elke dag", 4), ("soms", 3), above="lid van", aside="de club")
    assert found == expected(4, "lid van de club")


def test_a_column_on_the_rule_that_no_heading_stands_over_belongs_to_none() -> None:
    found = columns(("reist elke dag", 3), ("", 1), ("soms", 3))
    assert found == [*expected(3, "lid")[:3], "d", *expected(4, "lid")[4:]]


def test_headings_that_fit_their_rule_in_two_ways_are_left_untold() -> None:
    assert columns(("", 1), ("reist elke dag", 3), ("soms", 3)) == [""]
