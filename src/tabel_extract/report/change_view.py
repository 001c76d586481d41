"""What changed since the version before, by table and cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tabel_extract.checks.catalogue import Language
from tabel_extract.comparison.changes import CellChange
from tabel_extract.model import HeadingPath, Table
from tabel_extract.report import words
from tabel_extract.report.anchors import Anchors
from tabel_extract.report.view import ChangeGroup, ChangeLine

_SILENT = frozenset({"raw", "value"})
"""Fields of a cell that its old and new text tell already."""


def change_groups(
    changes: Sequence[CellChange], tables: Sequence[Table], anchors: Anchors, language: Language
) -> tuple[ChangeGroup, ...]:
    """Group changes by the table that they are in; what is in none comes under the report."""
    by_table: dict[tuple[str | None, int, bool], list[CellChange]] = {}
    for change in changes:
        key = (change.table, change.table_occurrence, change.part == "claim")
        by_table.setdefault(key, []).append(change)
    return tuple(
        _group(label, occurrence, found, tables, anchors, language)
        for (label, occurrence, _), found in by_table.items()
    )


def former_prints(
    changes: Sequence[CellChange], tables: Sequence[Table]
) -> dict[tuple[int, int], str]:
    """What the cells printed before that print something else now, by their places from 0."""
    found: dict[tuple[int, int], str] = {}
    for change in changes:
        if change.part != "cell" or change.kind != "changed" or "raw" not in change.fields:
            continue
        index = _index(change.table, change.table_occurrence, tables)
        if index is None or change.old_text is None or change.row is None or change.column is None:
            continue
        ids = [str(place) for place in range(len(tables[index].observations))]
        place = _cells(tables[index], ids).get((change.row, change.column, change.occurrence))
        if place is not None:
            found[index, int(place)] = change.old_text
    return found


def _group(
    label: str | None,
    occurrence: int,
    changes: Sequence[CellChange],
    tables: Sequence[Table],
    anchors: Anchors,
    language: Language,
) -> ChangeGroup:
    texts = words.words(language)
    index = _index(label, occurrence, tables)
    whole = next((change for change in changes if change.part == "table"), None)
    of_text = changes[0].part == "claim"
    title = label or texts["in_text" if of_text else "part_document"]
    href = None if index is None else f"#{anchors.tables[index]}"
    if whole is not None:  # its cells follow, each new or gone: their number says enough
        count = words.number(sum(change.part == "cell" for change in changes), language)
        told = texts["cells_added"].format(count=count)
        name = whole.new_text or whole.old_text or ""
        old, new = (told, None) if whole.kind == "removed" else (None, told)
        line = ChangeLine(whole.kind, texts["part_table"], name, old, new, None)
        return ChangeGroup(title, href, (line,))
    cells = {} if index is None else _cells(tables[index], anchors.cells[index])
    lines = tuple(_line(change, cells, language) for change in changes)
    return ChangeGroup(title, href, lines)


def _index(label: str | None, occurrence: int, tables: Sequence[Table]) -> int | None:
    found = [index for index, table in enumerate(tables) if table.label == label]
    return found[occurrence - 1] if len(found) >= occurrence else None


_CellKey = tuple[HeadingPath, HeadingPath, int]


def _cells(table: Table, ids: Sequence[str]) -> dict[_CellKey, str]:
    """The ids of a table's cells by their headings and how often those occurred."""
    found: dict[_CellKey, str] = {}
    for cell, anchor in zip(table.observations, ids, strict=True):
        times = 1
        while (cell.row, cell.column, times) in found:
            times += 1
        found[cell.row, cell.column, times] = anchor
    return found


def _line(change: CellChange, cells: dict[_CellKey, str], language: Language) -> ChangeLine:
    texts = words.words(language)
    anchor = None
    if change.row is not None and change.column is not None:
        anchor = cells.get((change.row, change.column, change.occurrence))
    return ChangeLine(
        kind=change.kind,
        part="" if change.part in {"cell", "claim"} else texts[f"part_{change.part}"],
        where="; ".join(_where(change, language)),
        old=_text(change, change.old_text, language),
        new=_text(change, change.new_text, language),
        href=f"#{anchor}" if anchor else None,
        also=tuple(
            words.field(name, language)
            for name in change.fields
            if change.part == "cell" and name not in _SILENT
        ),
    )


def _text(change: CellChange, text: str | None, language: Language) -> str | None:
    """A state in words; of a claim its quantity, and its verdict as the page calls it."""
    if text is None or change.part != "claim":
        return text
    quantity, _, verdict = text.rpartition(": ")
    return f"{quantity}: {words.words(language)[f'said_{verdict}']}"


def _where(change: CellChange, language: Language) -> Iterator[str]:
    for path in (change.row, change.column):
        if path:
            yield words.quoted(path)
    if change.marker is not None:
        yield change.marker
    if change.sentence is not None:
        yield f"“{change.sentence}”"
    if change.part in {"caption", "document", "order"}:
        yield ", ".join(words.field(name, language) for name in change.fields)
