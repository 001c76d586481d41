"""How the content of two versions of a report differs, cell by cell and claim by claim."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from tabel_extract.comparison.content import (
    Cell,
    Fact,
    Stated,
    caption_facts,
    cell,
    document_facts,
    note_facts,
    stated,
)
from tabel_extract.model import Claim, HeadingPath, Note, Report, Table

ChangeKind = Literal["added", "removed", "changed"]
ChangePart = Literal["document", "table", "caption", "note", "order", "cell", "claim"]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class CellChange:
    """One difference between two versions.

    ``part`` says what differs:

    * ``cell``: ``row`` and ``column`` are its headings, ``old`` and ``new`` what it says;
      ``occurrence`` counts, from 1, the cells of the table that have the same headings;
    * ``note``: ``marker`` is its marker, None where it has none; ``occurrence`` counts the notes
      with that marker;
    * ``caption`` and ``document``: ``fields`` is the one fact that differs;
    * ``table``: a table that is new or gone, whose cells follow;
    * ``order``: the same things in another order; ``fields`` is tables, notes, cells or claims;
    * ``claim``: ``sentence`` is where text states it, the newer one of two; ``occurrence`` counts
      the claims whose sentences are the same but for numbers.

    ``table`` is its label and ``table_occurrence`` counts, from 1, the tables with that label.
    ``fields`` is empty for what was added or removed as a whole. ``old_text`` and ``new_text`` are
    the two states as a person reads them, None where there is nothing.
    """

    kind: ChangeKind
    part: ChangePart
    table: str | None = None
    table_occurrence: int = 1
    row: HeadingPath | None = None
    column: HeadingPath | None = None
    marker: str | None = None
    sentence: str | None = None
    occurrence: int = 1
    fields: tuple[str, ...] = ()
    old: Cell | None = None
    new: Cell | None = None
    old_text: str | None = None
    new_text: str | None = None


_TableKey = tuple[str, int]
_CellKey = tuple[tuple[HeadingPath, HeadingPath], int]
_ClaimKey = tuple[str, int]
_Key = TypeVar("_Key", bound=Hashable)
_Item = TypeVar("_Item")


def changes(old: Report, new: Report) -> list[CellChange]:
    """Return what differs: the document, each table in its new order, lost tables, then claims.

    A cell is the same cell where table label, row and column headings are the same; a claim is the
    same claim where its sentence is, but for numbers. Findings, places and file are no content (see
    ``content``), so they don't count here. The verdict on a claim is none either, but it is told:
    that a claim no longer agrees with its table is news to an editor.
    """
    found = [
        CellChange("changed", "document", fields=(name,), old_text=was, new_text=now)
        for name, was, now in _facts(document_facts(old.document), document_facts(new.document))
    ]
    old_tables = _numbered((table.label, table) for table in old.tables)
    new_tables = _numbered((table.label, table) for table in new.tables)
    if _reordered(old_tables, new_tables):
        found.append(CellChange("changed", "order", fields=("tables",)))
    for key, table in new_tables.items():
        if key in old_tables:
            found += _table_changes(key, old_tables[key], table)
        else:
            found += _whole_table("added", key, table)
    for key, table in old_tables.items():
        if key not in new_tables:
            found += _whole_table("removed", key, table)
    found += _claim_changes(_claims(old), _claims(new))
    return found


def _table_changes(key: _TableKey, old: Table, new: Table) -> Iterator[CellChange]:
    label, number = key
    for name, was, now in _facts(caption_facts(old), caption_facts(new)):
        yield CellChange(
            "changed", "caption", label, number, fields=(name,), old_text=was, new_text=now
        )
    yield from _note_changes(key, old, new)
    yield from _cell_changes(key, _cells(old), _cells(new))


def _note_changes(key: _TableKey, old: Table, new: Table) -> Iterator[CellChange]:
    label, number = key
    old_notes = _numbered((note.marker, note) for note in old.notes)
    new_notes = _numbered((note.marker, note) for note in new.notes)
    if _reordered(old_notes, new_notes):
        yield CellChange("changed", "order", label, number, fields=("notes",))
    for (marker, occurrence), was, now in _pairs(old_notes, new_notes):
        if was and now and note_facts(was) == note_facts(now):
            continue
        yield CellChange(
            _kind(was, now),
            "note",
            label,
            number,
            marker=marker,
            occurrence=occurrence,
            fields=_differing(("kind", "text", "question"), was, now),
            old_text=_note_text(was),
            new_text=_note_text(now),
        )


def _cell_changes(
    key: _TableKey, old: Mapping[_CellKey, Cell], new: Mapping[_CellKey, Cell]
) -> Iterator[CellChange]:
    label, number = key
    if _reordered(old, new):
        yield CellChange("changed", "order", label, number, fields=("cells",))
    for ((row, column), occurrence), was, now in _pairs(old, new):
        if was == now:
            continue
        yield CellChange(
            _kind(was, now),
            "cell",
            label,
            number,
            row,
            column,
            occurrence=occurrence,
            fields=_differing(Cell._fields, was, now),
            old=was,
            new=now,
            old_text=None if was is None else was.raw,
            new_text=None if now is None else now.raw,
        )


def _whole_table(
    kind: Literal["added", "removed"], key: _TableKey, table: Table
) -> Iterator[CellChange]:
    label, number = key
    cells = _cells(table)
    if kind == "added":
        yield CellChange(kind, "table", label, number, new_text=table.title)
        yield from _cell_changes(key, {}, cells)
    else:
        yield CellChange(kind, "table", label, number, old_text=table.title)
        yield from _cell_changes(key, cells, {})


def _claim_changes(
    old: Mapping[_ClaimKey, Claim], new: Mapping[_ClaimKey, Claim]
) -> Iterator[CellChange]:
    if _reordered(old, new):
        yield CellChange("changed", "order", fields=("claims",))
    for (_, occurrence), was, now in _pairs(old, new):
        fields = _claim_fields(was, now)
        if was and now and not fields:
            continue
        latest = now or was
        yield CellChange(
            _kind(was, now),
            "claim",
            sentence=latest.sentence if latest else None,
            occurrence=occurrence,
            fields=fields,
            old_text=_claim_text(was),
            new_text=_claim_text(now),
        )


def _claim_fields(old: Claim | None, new: Claim | None) -> tuple[str, ...]:
    numbers = _differing(Stated._fields, old and stated(old), new and stated(new))
    return numbers + _differing(("verdict",), old, new)


def _claims(report: Report) -> dict[_ClaimKey, Claim]:
    return _numbered((_open(claim), claim) for claim in report.claims)


def _open(claim: Claim) -> str:
    """Return the sentence of a claim with its quantity and all numbers left open.

    So it is found again in an edition with other numbers, and two claims of one sentence are still
    told apart.
    """
    quantity = rf"(?<!\w){re.escape(claim.quantity)}(?!\w)"
    return _NUMBER.sub("…", re.sub(quantity, "…", claim.sentence, count=1))


def _cells(table: Table) -> dict[_CellKey, Cell]:
    return _numbered(((one.row, one.column), cell(one)) for one in table.observations)


def _numbered(items: Iterable[tuple[_Key, _Item]]) -> dict[tuple[_Key, int], _Item]:
    """Return items by key and the how-manieth with that key, from 1, in their order."""
    seen: Counter[_Key] = Counter()
    numbered = {}
    for key, item in items:
        seen[key] += 1
        numbered[key, seen[key]] = item
    return numbered


def _pairs(
    old: Mapping[_Key, _Item], new: Mapping[_Key, _Item]
) -> Iterator[tuple[_Key, _Item | None, _Item | None]]:
    """Yield key, old item and new item: those of ``new`` in order, then those that are gone."""
    for key, item in new.items():
        yield key, old.get(key), item
    for key, item in old.items():
        if key not in new:
            yield key, item, None


def _reordered(old: Mapping[_Key, object], new: Mapping[_Key, object]) -> bool:
    """Say whether the keys that both have stand in another order."""
    return [key for key in old if key in new] != [key for key in new if key in old]


def _kind(old: object, new: object) -> ChangeKind:
    if old is None:
        return "added"
    return "removed" if new is None else "changed"


def _differing(names: Iterable[str], old: object, new: object) -> tuple[str, ...]:
    if old is None or new is None:
        return ()
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))


def _facts(
    old: Mapping[str, Fact], new: Mapping[str, Fact]
) -> Iterator[tuple[str, str | None, str | None]]:
    for name, was in old.items():
        if was != new[name]:
            yield name, _fact_text(was), _fact_text(new[name])


def _fact_text(fact: Fact) -> str | None:
    if fact is None or fact == ():
        return None
    return ", ".join(fact) if isinstance(fact, tuple) else str(fact)


def _note_text(note: Note | None) -> str | None:
    return None if note is None else note.text


def _claim_text(claim: Claim | None) -> str | None:
    return None if claim is None else f"{claim.quantity}: {claim.verdict}"
