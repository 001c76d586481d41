"""Markers are shown once, at the heading under which every cell carries them."""

from __future__ import annotations

from tabel_extract.shown.markers import PlacedMarkers, placed_markers
from tests.report.sample import observation, table


def test_markers_stand_at_a_row_at_a_column_or_at_a_cell() -> None:
    marks = {("s", "x"): "a", ("s", "y"): "ab", ("t", "x"): "", ("t", "y"): "bc"}
    cells = [
        observation((row,), (column,), "1", markers=tuple(found))
        for (row, column), found in marks.items()
    ]
    assert placed_markers(table(cells)) == PlacedMarkers(
        rows={("s",): ("a",)}, columns={("y",): ("b",)}, cells={3: ("c",)}
    )
