"""A table ─► what it asks: its newest cells by question and item, under keys that outlive editions.

The keys leave out what layout changes (spaces, hyphens, quotes, capitals) and, for titles, what
every edition changes (numbers and years). SQL makes the same keys of what is stored; see
``warehouse/editions.py``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tabel_extract.checks.grid import is_total, subgroup_column, subgroup_row
from tabel_extract.checks.periods import Moment, moment
from tabel_extract.model import HeadingPath, Observation, Table
from tabel_extract.tables.lexicon import lexicon

_NO_HEADING = re.compile(r"[^\w<>≥≤%+()]+|_")
_MEE = re.compile(r"\bmee\b ?")


@dataclass(frozen=True, slots=True)
class Spot:
    """What a cell is about within its question: keys of its answer and of its subgroup."""

    answer: str
    dimension: str = ""
    category: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The newest cells of a table that answer one question about one item.

    ``item`` is the row headings that they share, without the answers; empty where the rows are the
    answers. A spot that two cells claim is left out: which of them is meant can't be told.
    """

    table: Table
    item: HeadingPath
    question: str | None
    cells: dict[Spot, Observation]


def wording_key(text: str) -> str:
    """The letters and digits of a wording."""
    return "".join(filter(str.isalnum, _folded(text)))


def title_key(text: str) -> str:
    """The letters of a title: its numbers and years change with the edition."""
    return "".join(filter(str.isalpha, _folded(text)))


@lru_cache(maxsize=8192)
def heading_key(text: str) -> str:
    """A heading without its layout; ``mee eens`` is ``eens``, but ``(helemaal)`` is said or not."""
    return _NO_HEADING.sub("", _MEE.sub("", _folded(text)))


def path_key(path: Iterable[str]) -> str:
    """The keys of headings, outermost first."""
    return "›".join(map(heading_key, path))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()


def end_of(table: Table) -> Moment | None:
    """When the period of a table ends: that of its caption, or else the last one of its cells."""
    return moment(table.period) or _latest(table)


def _latest(table: Table) -> Moment | None:
    found = [end for period in {c.period for c in table.observations} if (end := moment(period))]
    return max(found, key=lambda end: end.rank, default=None)


def asked_of(table: Table) -> list[Asked]:
    """A table's questions, in order; of a time series only what it prints for its last period.

    Cells whose column is not known are left out.
    """
    latest = _latest(table)
    groups: dict[tuple[HeadingPath, str | None], list[tuple[Spot, Observation]]] = {}
    for cell in table.observations:
        if cell.qualifier != "unplaced" and moment(cell.period) == latest:
            item, spot = _place(cell)
            groups.setdefault((item, cell.question or None), []).append((spot, cell))
    return [
        Asked(table, item, question, cells)
        for (item, question), placed in groups.items()
        if (cells := _certain(placed))
    ]


def _certain(placed: list[tuple[Spot, Observation]]) -> dict[Spot, Observation]:
    times = Counter(spot for spot, _ in placed)
    return {spot: cell for spot, cell in placed if times[spot] == 1}


def _place(cell: Observation) -> tuple[HeadingPath, Spot]:
    """The item of a cell, and its spot within that."""
    row = tuple(heading for heading in cell.row if heading != cell.period)
    column = tuple(heading for heading in cell.column if heading != cell.period)
    if subgroup_row(cell):
        kept = row[:-1]
        item = kept[:-1] if kept and kept[-1] == cell.dimension else kept
        answer = ""
    elif len(row) > 1 or (row and is_answer(row[0])):
        item, answer = row[:-1], heading_key(row[-1])
    else:
        item, answer = row, ""
    beside = "" if subgroup_column(cell) or is_total(column) else path_key(column)
    category = heading_key(cell.category or "")
    return item, Spot(answer, heading_key(cell.dimension or ""), category, beside)


def is_answer(heading: str) -> bool:
    """Whether a heading is an answer to a question, or a point of a scale."""
    return heading.isdecimal() or lexicon().is_answer(heading)
