"""Where cells stand, the blank ones too, and which columns each heading was given."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from tabel_extract.inspection.phrases import Headings, Piece, around
from tabel_extract.model import Observation, Table, printed_rows
from tabel_extract.page import BBox

BELOW = 0.5
"""Points from a heading to the line that shows how far it reaches."""


def own_box(cell: Observation) -> BBox | None:
    """Where a cell is printed; a blank one has only the place of its row."""
    return None if cell.qualifier == "blank" else cell.provenance.bbox


def cell_boxes(cells: Sequence[Observation], table: Table) -> list[BBox]:
    """A box for each cell; that of a blank is where its column and its row meet."""
    wanted = {id(c) for c in cells}
    rows = [row for row in printed_rows(table) if id(row[0]) in wanted]
    elsewhere = _lanes(printed_rows(table))
    lanes = elsewhere | _lanes(rows)
    found: list[BBox] = []
    for row in rows:
        printed = [b for c in row if (b := own_box(c)) is not None]
        for index, cell in enumerate(row):
            box = own_box(cell)
            lane = lanes.get((len(row), index))
            if box is not None:
                found.append(box)
            elif lane is not None and (places := printed or _place(cell)):
                level = around(places)
                found.append((lane[0], level[1], lane[1], level[3]))
    return found


def _place(cell: Observation) -> list[BBox]:
    return [cell.provenance.bbox] if cell.provenance.bbox else []


def _lanes(rows: Sequence[Sequence[Observation]]) -> dict[tuple[int, int], tuple[float, float]]:
    """The x range of each column, by how many columns its rows have and which it is."""
    boxes: dict[tuple[int, int], list[BBox]] = {}
    for row in rows:
        for index, cell in enumerate(row):
            if (box := own_box(cell)) is not None:
                boxes.setdefault((len(row), index), []).append(box)
    hulls = {key: around(found) for key, found in boxes.items()}
    return {key: (hull[0], hull[2]) for key, hull in hulls.items()}


def spans_of(cells: Sequence[Observation], headings: Sequence[Piece]) -> list[BBox]:
    """For each heading over other headings, a line along the columns that it was given."""
    columns: dict[tuple[str, ...], list[BBox]] = {}
    for cell in cells:
        if (box := own_box(cell)) is not None:
            columns.setdefault(cell.column, []).append(box)
    extents: dict[tuple[str, ...], BBox] = {}
    for path, boxes in columns.items():
        lane = around(boxes)
        own = _named(path[-1], lane, headings) if path else None
        extents[path] = around([lane, own.bbox]) if own else lane
    paths = sorted(columns, key=lambda path: extents[path][0])
    found: list[BBox] = []
    for depth in range(1, max(map(len, paths), default=0)):
        for above, run in groupby(paths, key=lambda path: path[:depth]):
            below = [path for path in run if len(path) > depth]
            if not below:
                continue
            hull = around([extents[path] for path in below])
            heading = _named(above[-1], hull, headings)
            if heading is not None:
                y = heading.bbox[3] + BELOW
                found.append((hull[0], y, hull[2], y))
    return found


def _named(text: str, over: BBox, headings: Sequence[Piece]) -> Piece | None:
    """The piece of a heading that stands nearest over the middle of what it heads."""
    named = [h for h in headings if Headings([text]).hold(h.text)]
    middle = over[0] + over[2]
    return min(named, key=lambda h: abs(h.bbox[0] + h.bbox[2] - middle), default=None)
