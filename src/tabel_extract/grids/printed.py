"""Grids as JSON, and as text for a terminal."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tabel_extract.grids.shapes import FoundGrid


def publish_grids(grids: Sequence[FoundGrid]) -> str:
    """Tables of any kind as JSON: a list of page, bbox and cells, in points from the top left."""
    tables = [
        {
            "page": grid.page,
            "bbox": [round(edge, 1) for edge in grid.bbox],
            "cells": [
                {
                    "row": cell.row,
                    "col": cell.col,
                    "rowspan": cell.rowspan,
                    "colspan": cell.colspan,
                    "text": cell.text,
                }
                for cell in grid.cells
            ],
        }
        for grid in grids
    ]
    return json.dumps(tables, ensure_ascii=False)


def rows_of(grid: FoundGrid) -> list[list[str]]:
    """The texts of a grid by row; a cell that spans is told once, at its top left."""
    rows = 1 + max((c.row + c.rowspan - 1 for c in grid.cells), default=0)
    columns = 1 + max((c.col + c.colspan - 1 for c in grid.cells), default=0)
    texts = [[""] * columns for _ in range(rows)]
    for cell in grid.cells:
        texts[cell.row][cell.col] = cell.text
    return texts
