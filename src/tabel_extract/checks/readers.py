"""What two independent readers of one PDF make of it, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tabel_extract.model import Issue, Observation, Table

Cells = dict[tuple[tuple[str, ...], tuple[str, ...], int], Observation]

NOTHING = ("niets", "nothing")
"""What a reader saw that did not see the cell (Dutch, English)."""


def disagreements(
    tables: Sequence[Table], others: Sequence[Table], other_reader: str
) -> Iterator[Issue]:
    """Cells that two readers read differently, and tables that only one of them found.

    Tables are paired by label, in order of appearance; cells by their headings, and by how often
    those have occurred.
    """
    left = list(others)
    for table in tables:
        other = next((o for o in left if o.label == table.label), None)
        if other is not None:
            left.remove(other)
        yield from _in_table(table, other, other_reader)
    for other in left:
        yield from _in_table(None, other, other_reader)


def _in_table(table: Table | None, other: Table | None, reader: str) -> Iterator[Issue]:
    mine, theirs = _cells(table), _cells(other)
    for key, cell in mine.items():
        seen = theirs.get(key)
        if seen is None or seen.raw != cell.raw:
            yield _issue(table or other, cell, _told(cell), _told(seen), reader)
    for key, cell in theirs.items():
        if key not in mine:
            yield _issue(table or other, cell, NOTHING, _told(cell), reader)


def _cells(table: Table | None) -> Cells:
    cells: Cells = {}
    for cell in table.observations if table else ():
        times = 0
        while (cell.row, cell.column, times) in cells:
            times += 1
        cells[cell.row, cell.column, times] = cell
    return cells


def _told(cell: Observation | None) -> tuple[str, str]:
    return (f"‘{cell.raw}’",) * 2 if cell is not None and cell.raw else NOTHING


def _issue(
    table: Table | None,
    cell: Observation,
    raw: tuple[str, str],
    seen: tuple[str, str],
    reader: str,
) -> Issue:
    facts = {"raw": raw[0], "raw_en": raw[1], "seen": seen[0], "seen_en": seen[1], "reader": reader}
    return Issue(
        "readers_disagree",
        table.label if table else None,
        cell.row,
        cell.column,
        cell.provenance,
        tuple(sorted(facts.items())),
    )
