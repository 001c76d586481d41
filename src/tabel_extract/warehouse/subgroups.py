"""Subgroups of stored reports: giving them the codes of a list, and telling which have none.

A list is applied at the end of a run, to what was stored since it was applied last, or to all that
is stored where it is another one. No report is read again for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tabel_extract.address import Address
from tabel_extract.codes.codelist import RULES, CodeList, Subgroup
from tabel_extract.warehouse.instants import from_microseconds, to_microseconds
from tabel_extract.warehouse.literals import text_literal
from tabel_extract.warehouse.memo import recall_codes, remember

if TYPE_CHECKING:
    import pyarrow as pa

    from tabel_extract.warehouse.store import Warehouse

_Together = tuple[str | None, tuple[str, ...]]
"""A heading, and all categories that a table prints below it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A table of a current version that prints a subgroup, and how many of its cells do."""

    report_id: str
    table_label: str
    cells: int


@dataclass(frozen=True, slots=True)
class PrintedSubgroup:
    """A subgroup as tables print it, what the list says of it, and where it stands.

    ``reason`` says why it has no code, as the warehouse names that.
    """

    subgroup: Subgroup
    places: tuple[Place, ...]

    @property
    def reports(self) -> int:
        """Number of reports that print it."""
        return len({place.report_id for place in self.places})

    @property
    def cells(self) -> int:
        """Number of cells that are about it."""
        return sum(place.cells for place in self.places)


def is_applied(warehouse: Address, revision: str, program_version: str) -> bool:
    """Say, without opening the database, whether all that is stored is known to have its codes.

    ``revision`` is that of the list.
    """
    return recall_codes(warehouse, program_version) == _state(revision)


def _state(revision: str) -> str:
    """What tells a list, as this program reads it, from every other."""
    return f"{RULES} {revision}"


def apply_codes(
    warehouse: Warehouse, codes: CodeList, *, program_version: str, now: datetime
) -> bool:
    """Give codes to what has none of this list yet, and put it in force; say whether it was news.

    Args:
        warehouse: A warehouse that is open for writing.
        codes: The list.
        program_version: Version of the program.
        now: The time to record, with a time zone.

    Raises:
        WarehouseError: If the disk is full, or the file is damaged or unwritable.
        ValueError: If ``now`` has no time zone.
    """
    to_microseconds(now)
    state = _state(codes.revision)
    if _due(warehouse, codes) is None:
        remember(warehouse.path, program_version, {}, state)
        return False
    warehouse.append(
        lambda: _given(warehouse, codes, program_version, now), program_version, codes=state
    )
    return True


@dataclass(frozen=True, slots=True)
class _Due:
    """Versions that a list has not been applied to: those after ``since``, up to ``last``."""

    used: _LastUse | None
    since: int
    last: int


def _due(warehouse: Warehouse, codes: CodeList) -> _Due | None:
    last = int(warehouse.query("SELECT coalesce(max(version_id), 0) FROM version")[0][0])
    used = _last_use(warehouse)
    same = used is not None and (used.revision, used.rules) == (codes.revision, RULES)
    since = used.last_version_id if used is not None and same else 0
    return None if same and since == last else _Due(used, since, last)


def _given(
    warehouse: Warehouse, codes: CodeList, program_version: str, now: datetime
) -> Mapping[str, pa.Table]:
    """The rows that give codes to what has none; nothing where another program just did that."""
    from tabel_extract.warehouse.arrow_codes import Use, code_tables  # noqa: PLC0415

    due = _due(warehouse, codes)
    if due is None:
        return {}
    number = 1 if due.used is None else due.used.number + 1
    at = now if due.used is None else max(now, due.used.applied_at)
    own = f"WHERE revision = {text_literal(codes.revision)}"
    is_new = not warehouse.query(f"SELECT 1 FROM code_list {own} LIMIT 1")
    known = set() if is_new else _known(warehouse, own)
    found = list(_looked_up(codes, _printed(warehouse, due.since), known))
    found += _headings(warehouse, codes, due.since, known)
    use = Use(number, at, program_version, due.last)
    return code_tables(codes, use, found, is_new=is_new)


def applied_revision(warehouse: Warehouse) -> str | None:
    """The revision of the list in force; None where none was ever applied, or by other rules."""
    used = _last_use(warehouse)
    return None if used is None or used.rules != RULES else used.revision


def subgroups(warehouse: Warehouse, codes: CodeList) -> list[PrintedSubgroup]:
    """Return every subgroup that current versions print, by what a list says of it.

    The list need not be in force. Those without a code come first, the most frequent of them first;
    the others in the order of the list. Totals are left out.

    Raises:
        WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
    """
    found: dict[Subgroup, list[Place]] = {}
    said: dict[_Together, dict[str, Subgroup]] = {}
    for report_id, label, heading, counts in _counted(warehouse):
        together = (heading, tuple(sorted(counts)))
        if together not in said:
            said[together] = codes.of_table(*together)
        for category, subgroup in said[together].items():
            place = Place(report_id, label, counts[category])
            found.setdefault(subgroup, []).append(place)
    for report_id, label, heading, cells in _counted_headings(warehouse):
        lost = codes.of_heading(heading)
        if lost is not None and lost.status == "unmapped":
            found.setdefault(lost, []).append(Place(report_id, label, cells))
    printed = [PrintedSubgroup(one, tuple(places)) for one, places in found.items()]
    return sorted(printed, key=lambda one: _rank(one, list(codes.entries.dimension)))


def _rank(one: PrintedSubgroup, dimensions: list[str]) -> tuple[object, ...]:
    group = one.subgroup
    printed = (group.dimension or "", group.category)
    if group.dimension_code is None:
        return (0, -one.reports, -one.cells, printed)
    place = (
        dimensions.index(group.dimension_code)
        if group.dimension_code in dimensions
        else len(dimensions)
    )
    return (1, place, group.list_code or "", group.position or 0, printed)


@dataclass(frozen=True, slots=True)
class _LastUse:
    number: int
    revision: str
    rules: int
    applied_at: datetime
    last_version_id: int


def _last_use(warehouse: Warehouse) -> _LastUse | None:
    rows = warehouse.query(
        "SELECT use_number, revision, rules, epoch_us(applied_at), last_version_id "
        "FROM code_list_use ORDER BY use_number DESC, applied_at DESC, revision LIMIT 1"
    )
    return next((_LastUse(n, r, k, from_microseconds(at), v) for n, r, k, at, v in rows), None)


def _known(warehouse: Warehouse, own: str) -> set[_Together]:
    """What was looked up in a list before; a heading that was no subgroup stands for itself."""
    rows = warehouse.query(
        "SELECT DISTINCT dimension, CASE WHEN len(categories) = 0 THEN [category] "
        f"ELSE categories END, len(categories) = 0 FROM subgroup_code {own} AND rules = {RULES}"
    )
    return {_together(heading, names, alone=alone) for heading, names, alone in rows}


def _together(heading: str | None, names: Iterable[str], *, alone: bool) -> _Together:
    return (heading, ("", *names)) if alone else (heading, tuple(names))


def _printed(warehouse: Warehouse, since: int) -> list[_Together]:
    rows = warehouse.query(
        "SELECT DISTINCT dimension, categories FROM (SELECT version_id, table_number, dimension, "
        "list_sort(list(DISTINCT category)) AS categories FROM observation "
        f"WHERE version_id > {since} AND category IS NOT NULL GROUP BY ALL)"
    )
    return [(heading, tuple(names)) for heading, names in rows]


def _looked_up(
    codes: CodeList, printed: Iterable[_Together], known: set[_Together]
) -> Iterator[tuple[tuple[str, ...], Subgroup]]:
    for heading, names in printed:
        if (heading, names) not in known:
            for one in codes.of_table(heading, names).values():
                yield names, one


def _headings(
    warehouse: Warehouse, codes: CodeList, since: int, known: set[_Together]
) -> list[tuple[tuple[str, ...], Subgroup]]:
    rows = warehouse.query(
        f"SELECT DISTINCT unnest([row_path[-1], column_path[-1]]) AS heading "
        f"FROM observation WHERE version_id > {since} AND category IS NULL "
        "AND qualifier IS DISTINCT FROM 'unplaced'"
    )
    found = [codes.of_heading(heading) for (heading,) in rows if heading is not None]
    return [
        ((), one)
        for one in found
        if one is not None and _together(None, [one.category], alone=True) not in known
    ]


_CURRENT = (
    "WITH chosen AS (SELECT version_id, report_id FROM version "
    "QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY ordinal DESC) = 1) "
)


def _counted(warehouse: Warehouse) -> Iterator[tuple[str, str, str | None, dict[str, int]]]:
    """Report, table, heading and cells by category, of every heading over categories."""
    rows = warehouse.query(
        f"{_CURRENT}SELECT report_id, label, dimension, list(category), list(cells) FROM ("
        "SELECT c.report_id, t.table_number, t.label, o.dimension, o.category, count(*) AS cells "
        "FROM chosen AS c JOIN report_table AS t USING (version_id) "
        "JOIN observation AS o USING (version_id, table_number) "
        "WHERE o.category IS NOT NULL GROUP BY ALL) "
        "GROUP BY report_id, table_number, label, dimension ORDER BY report_id, table_number"
    )
    for report_id, label, heading, names, cells in rows:
        yield report_id, label, heading, dict(zip(names, cells, strict=True))


def _counted_headings(warehouse: Warehouse) -> list[tuple[Any, ...]]:
    """Report, table, heading and cells, of every heading that was read as no subgroup."""
    return warehouse.query(
        f"{_CURRENT}SELECT report_id, label, heading, count(*) FROM ("
        "SELECT c.report_id, t.table_number, t.label, "
        "unnest(list_distinct([o.row_path[-1], o.column_path[-1]])) AS heading "
        "FROM chosen AS c JOIN report_table AS t USING (version_id) "
        "JOIN observation AS o USING (version_id, table_number) "
        "WHERE o.category IS NULL AND o.qualifier IS DISTINCT FROM 'unplaced') "
        "WHERE heading IS NOT NULL GROUP BY report_id, table_number, label, heading "
        "ORDER BY report_id, table_number"
    )
