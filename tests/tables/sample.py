"""Small reports for the tests of the tables: text to lines, and results in a compact form."""

from __future__ import annotations

from textwrap import dedent

from tabel_extract.model import Line, Observation, Table
from tabel_extract.reading.text import read_text
from tabel_extract.tables.assemble import Reading, read_tables


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of an indented text, without pages or repairs."""
    return read_text(dedent(text).strip("\n").encode(), "zwemmen.txt").lines


def read(text: str) -> Reading:
    """The tables of an indented text."""
    return read_tables(lines_of(text))


def only_table(text: str) -> Table:
    """The one table of a text that nothing is to be said about."""
    reading = read(text)
    assert reading.issues == ()
    assert len(reading.tables) == 1
    return reading.tables[0]


def grid(table: Table) -> dict[str, str]:
    """The printed cells of each row, headings joined by ``/``: {row: "column=cell …"}."""
    rows: dict[str, list[str]] = {}
    for cell in table.observations:
        rows.setdefault("/".join(cell.row), []).append(f"{'/'.join(cell.column)}={cell.raw}")
    return {row: " ".join(cells) for row, cells in rows.items()}


def cell_at(table: Table, row: str, column: str) -> Observation:
    """The one cell in a row and a column, headings joined by ``/``."""
    found = [
        o for o in table.observations if "/".join(o.row) == row and "/".join(o.column) == column
    ]
    assert len(found) == 1
    return found[0]
