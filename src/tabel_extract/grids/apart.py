"""Cells ─► the same, no two of which are in one place of their grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tabel_extract.grids.shapes import Cell, hull

Slot = tuple[int, int]


def apart(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Cells by row and column; each takes up no more than what others leave.

    Those that begin in one place are one, with the words of all: no word is lost.
    """
    begun: dict[Slot, list[Cell]] = {}
    for cell in cells:
        begun.setdefault((cell.row, cell.col), []).append(cell)
    taken: set[Slot] = set(begun)
    return tuple(_within(_as_one(begun[slot]), taken) for slot in sorted(begun))


def _as_one(cells: Sequence[Cell]) -> Cell:
    """Cells of one place as one, in the order in which they are printed."""
    if len(cells) == 1:
        return cells[0]
    printed = sorted(cells, key=lambda c: (c.bbox[1], c.bbox[0]))
    return replace(
        cells[0],
        rowspan=max(c.rowspan for c in cells),
        colspan=max(c.colspan for c in cells),
        text=" ".join(c.text for c in printed),
        bbox=hull([c.bbox for c in cells]),
    )


def _within(cell: Cell, taken: set[Slot]) -> Cell:
    """A cell as wide, and then as high, as it may be, which is taken then."""
    if cell.rowspan == cell.colspan == 1:
        return cell
    width = 1
    while width < cell.colspan and (cell.row, cell.col + width) not in taken:
        width += 1
    height = 1
    while height < cell.rowspan and taken.isdisjoint(_row(cell, height, width)):
        height += 1
    for row in range(height):
        taken.update(_row(cell, row, width))
    return replace(cell, rowspan=height, colspan=width)


def _row(cell: Cell, row: int, width: int) -> list[Slot]:
    return [(cell.row + row, cell.col + col) for col in range(width)]
