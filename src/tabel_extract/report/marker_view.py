"""Note markers to where they were printed: at a row's heading, a column's, or at one cell.

An observation carries the markers of its row, its column and its own cell together. A marker that
all cells under a heading carry is shown once, at that heading.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from tabel_extract.model import HeadingPath, Table
from tabel_extract.report.anchors import note_id
from tabel_extract.report.view import MarkerView
from tabel_extract.shown.grid import spread


@dataclass(frozen=True, slots=True)
class Markers:
    """A table's markers by the place where they are shown."""

    caption: tuple[MarkerView, ...]
    rows: dict[HeadingPath, tuple[MarkerView, ...]]
    columns: dict[HeadingPath, tuple[MarkerView, ...]]
    cells: dict[int, tuple[MarkerView, ...]]


def place_markers(table: Table, table_id: str) -> Markers:
    """Give every marker of a table its place and the note it leads to."""
    notes: dict[str, str] = {}
    for number, note in enumerate(table.notes, 1):
        notes.setdefault(note.marker, f"#{note_id(table_id, number)}")
    rows: defaultdict[HeadingPath, list[MarkerView]] = defaultdict(list)
    columns: defaultdict[HeadingPath, list[MarkerView]] = defaultdict(list)
    cells: defaultdict[int, list[MarkerView]] = defaultdict(list)
    for text in dict.fromkeys(text for seen in table.observations for text in seen.markers):
        marker = MarkerView(text, notes.get(text))
        found = spread(table.observations, [text in seen.markers for seen in table.observations])
        for path in found.rows:
            rows[path].append(marker)
        for path in found.columns:
            columns[path].append(marker)
        for index in found.cells:
            cells[index].append(marker)
    return Markers(
        caption=tuple(MarkerView(text, notes.get(text)) for text in table.caption_markers),
        rows={path: tuple(found) for path, found in rows.items()},
        columns={path: tuple(found) for path, found in columns.items()},
        cells={index: tuple(found) for index, found in cells.items()},
    )
