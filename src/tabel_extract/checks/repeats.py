"""The same number printed in two places of a report, with two values.

Two cells are held to be the same number only where nothing they say differs: question wording,
item, answer, subgroup, period, population, source, unit, and the remarks that notes make on them.
What is not said is not taken to be equal.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tabel_extract.checks.cases import Case, Checked, NotMade
from tabel_extract.checks.catalogue import finding_at, where
from tabel_extract.checks.grid import is_total, step
from tabel_extract.model import Finding, Observation, Table
from tabel_extract.tables.lexicon import key, lexicon

CHECK = "printed_differently"
STATISTICS = frozenset({"mean", "grade", "score"})
"""Units of numbers that sum up all answers, so that no answer has to be named."""
COMPARED = STATISTICS | {"percent"}

_ONE_PERIOD = re.compile(r"(?:[a-z]+ )?(?:19|20)\d\d")
_NARROWED = re.compile(
    r"\b(?:onder|alleen|exclusief|inclusief|uitgezonderd|behalve|die|dat|met|zonder|van wie|bij)\b"
)

Identity = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A number with the table that it is printed in."""

    table: Table
    cell: Observation


def repeat_cases(tables: Sequence[Table]) -> Iterator[Checked]:
    """Each number that an earlier table prints too, held against that."""
    first: dict[Identity, Printed] = {}
    asked = Counter(q for t in tables for q in {o.question for o in t.observations} if q)
    again = {question for question, count in asked.items() if count > 1}
    for table in tables:
        if not table.observations:
            continue
        yield NotMade(CHECK, table, "printed_once")
        if not any(cell.question in again for cell in table.observations):
            continue
        identified = _identified(table)
        for identity, cell in identified.items():
            known = first.setdefault(identity, Printed(table, cell))
            if known.cell is cell or not _same_scope(known.table, table):
                continue
            wrong = _finding(known, Printed(table, cell)) if _differ(known.cell, cell) else None
            yield Case(CHECK, table, (cell,), wrong)


def _identified(table: Table) -> dict[Identity, Observation]:
    """The cells of a table by all that says which number they are; none that is there twice."""
    asked: dict[str, set[tuple[str, ...]]] = {}
    for cell in table.observations:
        if cell.question:
            asked.setdefault(cell.question, set()).add(_headings(cell)[:1])
    found: dict[Identity, list[Observation]] = {}
    for cell in table.observations:
        alone = len(asked.get(cell.question or "", ())) == 1
        identity = _identity(table, cell, alone=alone)
        if identity is not None and cell.value is not None:
            found.setdefault(identity, []).append(cell)
    return {identity: cells[0] for identity, cells in found.items() if len(cells) == 1}


def _identity(table: Table, cell: Observation, *, alone: bool) -> Identity | None:
    """What a cell is the number of; None where something about it is not said.

    Where its question is asked of one item ``alone``, the item's heading may be worded otherwise.
    """
    period = key(cell.period or table.period or "")
    if not (cell.question and table.population and table.source and cell.unit in COMPARED):
        return None
    if not _ONE_PERIOD.fullmatch(period) or (cell.dimension is None) != (cell.category is None):
        return None
    headings = _headings(cell)
    answered = len(headings) > 1 or any(h.isdigit() or lexicon().is_answer(h) for h in headings)
    if not answered and cell.unit not in STATISTICS:
        return None
    if alone and answered:
        headings = headings[1:] or headings
    elif alone:
        headings = ()
    referred = {None, *cell.markers, *table.caption_markers}
    remarks = sorted(
        key(n.text) for n in table.notes if n.kind != "question" and n.marker in referred
    )
    facts = (cell.question, period, table.population, table.source, cell.unit or "")
    group = (cell.dimension or "", cell.category or "")
    return (*map(key, (*facts, *group)), "", *headings, "", *remarks)


def _headings(cell: Observation) -> tuple[str, ...]:
    """The headings of a cell, without those of its subgroup, of its period and of everyone."""
    known = {key(cell.dimension or ""), key(cell.category or ""), key(cell.period or "")}
    paths = [path for path in (cell.row, cell.column) if not _of_group(path, cell)]
    return tuple(
        key(heading)
        for path in paths
        for heading in path
        if key(heading) not in known and not lexicon().is_total(heading)
    )


def _of_group(path: tuple[str, ...], cell: Observation) -> bool:
    """Whether a path only says which subgroup a cell is of: ``inkomen › kwintiel › 1e``."""
    return is_total(path) or (len(path) > 1 and path[0] == cell.dimension)


def _same_scope(one: Table, other: Table) -> bool:
    """Whether no title tells of people, or of answers, that the other one leaves out."""
    titles = {key(t.title.split(", naar ")[0]) for t in (one, other)}
    return len(titles) == 1 or not any(_NARROWED.search(t) for t in titles)


def _differ(one: Observation, other: Observation) -> bool:
    """Whether no number rounds to both; with equally many decimals, whether they are unequal."""
    apart = abs((one.value or 0.0) - (other.value or 0.0))
    if step(one) == step(other):
        return apart > 1e-9
    return apart > (step(one) + step(other)) / 2 + 1e-9


def _finding(first: Printed, again: Printed) -> Finding:
    """At the later of the two cells, naming the earlier one."""
    table, cell = first.table, first.cell
    place = (table.label, cell.row, cell.column, cell.provenance)
    return finding_at(
        again.cell,
        CHECK,
        again.table,
        printed=again.cell.raw,
        earlier=cell.raw,
        other=where(*place, "nl"),
        other_en=where(*place, "en"),
        other_table=table.label,
        other_row=" › ".join(cell.row),
        other_column=" › ".join(cell.column),
    )
