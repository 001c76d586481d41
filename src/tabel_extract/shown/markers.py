"""Note markers to where they were printed: at a row's heading, a column's, or at one cell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from tabel_extract.model import HeadingPath, Table
from tabel_extract.shown.grid import spread


@dataclass(frozen=True, slots=True)
class PlacedMarkers:
    """A table's markers by the heading, or the index of the cell, that they are shown at."""

    rows: dict[HeadingPath, tuple[str, ...]]
    columns: dict[HeadingPath, tuple[str, ...]]
    cells: dict[int, tuple[str, ...]]


def placed_markers(table: Table) -> PlacedMarkers:
    """Show a marker that all cells under a heading carry once, at that heading."""
    rows: defaultdict[HeadingPath, tuple[str, ...]] = defaultdict(tuple)
    columns: defaultdict[HeadingPath, tuple[str, ...]] = defaultdict(tuple)
    cells: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for marker in dict.fromkeys(text for seen in table.observations for text in seen.markers):
        found = spread(table.observations, [marker in seen.markers for seen in table.observations])
        for path in found.rows:
            rows[path] += (marker,)
        for path in found.columns:
            columns[path] += (marker,)
        for index in found.cells:
            cells[index] += (marker,)
    return PlacedMarkers(dict(rows), dict(columns), dict(cells))
