"""Every table of a page as a grid of cells, with or without rules, whatever it is about."""

from tabel_extract.grids.find import find_grids
from tabel_extract.grids.shapes import Cell, FoundGrid

__all__ = ["Cell", "FoundGrid", "find_grids"]
