"""Observations become rows, columns, headings and sections, and none is lost."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tabel_extract.model import HeadingPath, Observation, Provenance
from tabel_extract.shown import grid
from tests.report.sample import GROUPS, observation


def _shape(columns: tuple[HeadingPath, ...]) -> list[list[tuple[str, int, int, str]]]:
    return [
        [(" › ".join(head.path), head.colspan, head.rowspan, head.scope) for head in level]
        for level in grid.heading_rows(columns)
    ]


def test_headings_of_three_levels_span_what_they_hold() -> None:
    assert _shape(GROUPS) == [
        [
            ("totaal", 1, 3, "col"),
            ("leeftijd", 2, 1, "colgroup"),
            ("woonplaats", 2, 1, "colgroup"),
        ],
        [
            ("leeftijd › < 35 jaar", 1, 2, "col"),
            ("leeftijd › ≥ 35 jaar", 1, 2, "col"),
            ("woonplaats › stedelijkheid", 2, 1, "colgroup"),
        ],
        [
            ("woonplaats › stedelijkheid › stad", 1, 1, "col"),
            ("woonplaats › stedelijkheid › dorp", 1, 1, "col"),
        ],
    ]


def test_a_heading_that_is_also_a_column_keeps_both_places() -> None:
    assert _shape((("inkomen",), ("inkomen", "laag"), ("inkomen", "hoog"))) == [
        [("inkomen", 1, 2, "col"), ("inkomen", 2, 1, "colgroup")],
        [("inkomen › laag", 1, 1, "col"), ("inkomen › hoog", 1, 1, "col")],
    ]


def test_columns_without_headings_each_get_an_empty_one() -> None:
    assert _shape(((), ())) == [[("", 1, 1, "col"), ("", 1, 1, "col")]]
    assert _shape(((), ("a", "b"))) == [
        [("", 1, 2, "col"), ("a", 1, 1, "colgroup")],
        [("a › b", 1, 1, "col")],
    ]


@given(st.lists(st.lists(st.sampled_from("ab"), max_size=3).map(tuple), min_size=1, max_size=8))
def test_headings_tile_every_column_at_every_level(columns: list[HeadingPath]) -> None:
    levels = grid.heading_rows(columns)
    covered: Counter[tuple[int, int]] = Counter()
    for depth, level in enumerate(levels):
        for head in level:
            for column in range(head.first, head.first + head.colspan):
                assert columns[column][: len(head.path)] == head.path
                for reached in range(depth, depth + head.rowspan):
                    covered[(reached, column)] += 1
    assert covered == {(row, col): 1 for row in range(len(levels)) for col in range(len(columns))}
    assert sum(grid.column_groups(columns)) == len(columns)


_paths = st.lists(st.sampled_from(["x", "y"]), max_size=2).map(tuple)


@st.composite
def _observations(draw: st.DrawFn) -> list[Observation]:
    cells = draw(st.lists(st.tuples(_paths, _paths, st.integers(1, 3)), max_size=25))
    with_lines = draw(st.booleans())
    return [
        observation(row, column, str(number), line=line if with_lines else None)
        for number, (row, column, line) in enumerate(cells)
    ]


@given(_observations())
def test_every_observation_has_exactly_one_cell_under_its_own_headings(
    observations: list[Observation],
) -> None:
    laid_out = grid.arrange(observations)
    seen: list[int] = []
    for row in laid_out.rows:
        for column, index in zip(laid_out.columns, row.cells, strict=True):
            if index is not None:
                assert (observations[index].row, observations[index].column) == (row.path, column)
                seen.append(index)
    assert sorted(seen) == list(range(len(observations)))
    lines = [line for section in grid.sections(laid_out.rows) for line in section]
    assert [line.row for line in lines if line.row] == list(laid_out.rows)


def _rows(observations: list[Observation]) -> list[tuple[HeadingPath, list[str | None]]]:
    laid_out = grid.arrange(observations)
    return [
        (row.path, [None if at is None else observations[at].raw for at in row.cells])
        for row in laid_out.rows
    ]


def test_two_rows_of_one_name_stay_two_rows() -> None:
    observations = [
        observation(("overig",), (head,), raw, line=line)
        for head, raw, line in [("a", "1", 4), ("b", "2", 4), ("a", "3", 5), ("b", "4", 5)]
    ]
    assert _rows(observations) == [(("overig",), ["1", "2"]), (("overig",), ["3", "4"])]


def test_two_columns_of_one_name_on_one_line_stay_two_columns() -> None:
    observations = [observation(("ja",), (), raw, line=7) for raw in ("21", "9", "33")]
    assert _rows(observations) == [(("ja",), ["21", "9", "33"])]


def test_cells_beside_each_other_on_a_page_are_one_row() -> None:
    boxes = [(10.0, 50.0, 20.0, 60.0), (40.0, 51.0, 50.0, 61.0), (10.0, 70.0, 20.0, 80.0)]
    observations = [
        Observation(
            ("ja",), (), "1", 1.0, None, None, None, (), None, None, None,
            Provenance(page=1, bbox=box),
        )
        for box in boxes
    ]  # fmt: skip
    assert [len(row.cells) for row in grid.arrange(observations).rows] == [2, 2]
    assert [row.cells for row in grid.arrange(observations).rows] == [(0, 1), (2, None)]


def test_a_row_that_goes_on_elsewhere_with_other_columns_is_one_row() -> None:
    observations = [
        observation((row,), (head,), f"{row}{head}")
        for row, head in [("1", "a"), ("2", "a"), ("1", "b"), ("2", "b")]
    ]
    assert _rows(observations) == [(("1",), ["1a", "1b"]), (("2",), ["2a", "2b"])]


def test_a_column_that_the_first_row_lacks_stands_in_its_own_place() -> None:
    cells = [("1", "a"), ("1", "c"), ("2", "a"), ("2", "b"), ("2", "c")]
    observations = [observation((row,), (head,), row + head) for row, head in cells]
    assert _rows(observations) == [(("1",), ["1a", None, "1c"]), (("2",), ["2a", "2b", "2c"])]


def test_sections_begin_where_their_heading_changes() -> None:
    rows = [
        grid.Row(path, ())
        for path in [("totaal",), ("s", "x"), ("s", "y"), ("t", "u", "x"), ("t", "v", "x")]
    ]
    shown = [
        [("  " * line.level + line.path[-1], line.row is None) for line in section]
        for section in grid.sections(rows)
    ]
    assert shown == [
        [("totaal", False)],
        [("s", True), ("  x", False), ("  y", False)],
        [("t", True), ("  u", True), ("    x", False), ("  v", True), ("    x", False)],
    ]


def test_what_cells_share_is_told_by_row_then_column_then_cell() -> None:
    observations = [
        observation((section, answer), (head,), "1")
        for section, answer in [("s", "eens"), ("s", "oneens"), ("t", "eens")]
        for head in ("a", "b")
    ]
    in_section = grid.spread(observations, [seen.row[0] == "s" for seen in observations])
    assert (in_section.rows, in_section.columns, in_section.cells) == ((("s",),), (), ())
    in_column = grid.spread(observations, [seen.column == ("b",) for seen in observations])
    assert (in_column.rows, in_column.columns, in_column.cells) == ((), (("b",),), ())
    in_cell = grid.spread(observations, [index == 3 for index in range(6)])
    assert (in_cell.rows, in_cell.columns, in_cell.cells) == ((), (), (3,))
    assert grid.spread(observations, [True] * 6).whole
