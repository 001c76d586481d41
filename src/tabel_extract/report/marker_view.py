"""Note markers where they were printed, each with the note it leads to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tabel_extract.model import HeadingPath, Table
from tabel_extract.report.anchors import note_id
from tabel_extract.report.view import MarkerView
from tabel_extract.shown.markers import placed_markers


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
        if note.marker is not None:
            notes.setdefault(note.marker, f"#{note_id(table_id, number)}")

    def views(texts: Iterable[str]) -> tuple[MarkerView, ...]:
        return tuple(MarkerView(text, notes.get(text)) for text in texts)

    placed = placed_markers(table)
    return Markers(
        caption=views(table.caption_markers),
        rows={path: views(found) for path, found in placed.rows.items()},
        columns={path: views(found) for path, found in placed.columns.items()},
        cells={index: views(found) for index, found in placed.cells.items()},
    )
