"""Rows of bases whose numbers stand in brackets: ``(n) (1.459) (584)``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tabel_extract.dutch import Cell, parse_cell
from tabel_extract.tables.units import heading_unit

_COUNT = re.compile(r"\((?P<number>\d{1,3}(?:\.\d{3})+|\d{1,6})\)")
_ABSENT = frozenset("-–.")


def bracketed_bases(heading: str, texts: Sequence[str]) -> list[Cell] | None:
    """The cells behind a heading that announces numbers of people, if all stand in brackets.

    In any other row brackets may hold a margin or a deviation, and are no values of their own.
    """
    if not texts or heading_unit(heading, None) != "count":
        return None
    cells = [_cell(text) for text in texts]
    found = [cell for cell in cells if cell is not None]
    counted = any(cell.value is not None for cell in found)
    return found if counted and len(found) == len(texts) else None


def _cell(text: str) -> Cell | None:
    if text in _ABSENT:
        return parse_cell(text)
    count = _COUNT.fullmatch(text)
    cell = parse_cell(count["number"]) if count else None
    return None if cell is None else replace(cell, raw=text)
