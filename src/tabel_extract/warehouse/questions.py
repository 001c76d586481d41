"""The question bank of a warehouse: searching it, and loading questions with their editions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tabel_extract.bank.editions import Edition, Mark, Printed, editions_of
from tabel_extract.bank.groups import Group, groups_of
from tabel_extract.bank.questions import Found, Question, Trend, Unworded, variants_of
from tabel_extract.bank.search import Entry, search
from tabel_extract.bank.series import in_time, lineage, series_of
from tabel_extract.bank.wordings import Wordings, question_id
from tabel_extract.checks.asked import wording_key
from tabel_extract.codes.codelist import CodeList
from tabel_extract.errors import SearchError, UnknownQuestionError
from tabel_extract.warehouse.loading import load_tables
from tabel_extract.warehouse.store import Warehouse

LEAST_PREFIX = 4
"""Characters of the name of a question that may stand for all of it, where no other has them."""

_Place = tuple[int, int]
"""version_id and table_number."""


@dataclass(frozen=True, slots=True)
class _Bank:
    """Every stored question by its wording key.

    Of each its wording as last printed with what finds it, and the tables that print it.
    """

    entries: Mapping[str, Entry]
    places: Mapping[str, list[dict[str, Any]]]
    wordings: Wordings

    def near(self, key: str) -> list[str]:
        """The keys of its variants, nearest first."""
        return self.wordings.variants(self.entries[key].wording)


def find(warehouse: Warehouse, text: str, limit: int) -> Found:
    """Search the wordings, rows and titles of all questions of current versions.

    Args:
        warehouse: An open warehouse.
        text: Words, in any inflection.
        limit: How many questions to load; the others are only counted.

    Raises:
        SearchError: If there is no word in the text.
        WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
    """
    bank = _bank(warehouse)
    result = search(list(bank.entries.values()), text)
    loose = _unworded(warehouse)
    beside = search([entry for entry, _ in loose.values()], text)
    complete = len(result.searched)
    chosen = [hit.key for hit in result.hits[:limit]]
    editions = _editions(warehouse, bank, chosen)
    return Found(
        searched=result.searched,
        has=result.hits[0].found if result.hits else (),
        nowhere=result.nowhere,
        count=len(result.hits),
        questions=tuple(_question(bank, key, editions[key]) for key in chosen),
        unworded=tuple(loose[hit.key][1] for hit in beside.hits if len(hit.found) == complete),
    )


def trend(warehouse: Warehouse, text: str, group: Group, codes: CodeList | None = None) -> Trend:
    """Return the series of a question: that of a wording, of a name, or of the start of a name.

    With a list of subgroups, ``group`` is followed by its code where its label changes.

    Raises:
        UnknownQuestionError: If nobody asked that question or printed the subgroup.
        SearchError: If several questions could be meant, or the text is empty.
        WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
    """
    bank = _bank(warehouse)
    key = _named(bank, text)
    near = bank.near(key)
    editions = _editions(warehouse, bank, [key, *near])
    together = lineage(editions[key], [e for other in near for e in editions[other]])
    series = series_of(together, group, codes)
    return Trend(_question(bank, key, editions[key]), _as_printed(together, group), tuple(series))


def _as_printed(editions: Iterable[Edition], group: Group) -> Group:
    for known in groups_of(editions):
        if wording_key(known.category) == wording_key(group.category):
            return Group(known.dimension, known.category)
    return group


def _question(bank: _Bank, key: str, editions: list[Edition]) -> Question:
    wording = bank.entries[key].wording
    near = [bank.entries[other].wording for other in bank.near(key)]
    variants = variants_of(wording, near)
    return Question(question_id(wording), wording, variants, tuple(in_time(editions)))


def _named(bank: _Bank, text: str) -> str:
    """The wording key of the question that a text names."""
    key = wording_key(text)
    if not key:
        raise SearchError("name a question: by its wording, or as `tabel-extract questions` does")
    if key in bank.entries:
        return key
    name = text.strip().lower()
    found = [
        (known, entry.wording)
        for known, entry in bank.entries.items()
        if len(name) >= LEAST_PREFIX and question_id(entry.wording).startswith(name)
    ]
    if len(found) == 1:
        return found[0][0]
    if found:
        listed = "; ".join(f"{question_id(wording)} ‘{wording}’" for _, wording in found[:3])
        raise SearchError(f"{len(found)} questions are called {name}…: {listed}")
    raise UnknownQuestionError(
        f"no stored report asks {text!r}: `tabel-extract questions` finds those that are asked"
    )


def _bank(warehouse: Warehouse) -> _Bank:
    rows = warehouse.query(
        "SELECT wording_key, "
        "arg_max(wording, (coalesce(last_year, 0), version_id, table_number)), "
        "list_sort(list_distinct(flatten(list(rows)))), list_sort(list(DISTINCT table_title)), "
        "list({'report_id': report_id, 'table_number': table_number, 'version_id': version_id, "
        "'ordinal': version_ordinal} ORDER BY report_id, table_number) "
        "FROM question_editions GROUP BY wording_key ORDER BY wording_key"
    )
    entries = {
        key: Entry(key, wording, tuple(items or ()), tuple(titles))
        for key, wording, items, titles, _ in rows
    }
    wordings = Wordings({key: entry.wording for key, entry in entries.items()})
    return _Bank(entries, {row[0]: row[-1] for row in rows}, wordings)


def _unworded(warehouse: Warehouse) -> dict[str, tuple[Entry, Unworded]]:
    """Tables of current versions with cells of which no question is known, by their place."""
    rows = warehouse.query(
        "WITH chosen AS (SELECT version_id, report_id FROM version "
        "QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY ordinal DESC) = 1), "
        "loose AS (SELECT version_id, table_number, "
        "list_sort(list(DISTINCT array_to_string(row_path, ' › '))) AS items "
        "FROM observation JOIN chosen USING (version_id) "
        "WHERE coalesce(question, '') = '' GROUP BY ALL) "
        "SELECT version_id, table_number, report_id, label, title, items "
        "FROM loose JOIN chosen USING (version_id) "
        "JOIN report_table USING (version_id, table_number) ORDER BY 1, 2"
    )
    return {
        f"{version} {number}": (
            Entry(f"{version} {number}", "", tuple(items), (title,)),
            Unworded(report_id, label, title),
        )
        for version, number, report_id, label, title, items in rows
    }


def _editions(warehouse: Warehouse, bank: _Bank, keys: Collection[str]) -> dict[str, list[Edition]]:
    """The editions of questions by their wording keys, from the tables that print them alone."""
    chosen = {(at["version_id"], at["table_number"]): at for key in keys for at in bank.places[key]}
    tables = load_tables(warehouse.query, chosen.keys())
    marks = _marks(warehouse, chosen.keys())
    printed = {
        place: Printed(at["report_id"], at["ordinal"], *tables[place], marks.get(place, {}))
        for place, at in chosen.items()
    }
    return {
        key: [
            edition
            for at in bank.places[key]
            for edition in editions_of(printed[at["version_id"], at["table_number"]], key)
        ]
        for key in keys
    }


def _marks(warehouse: Warehouse, places: Collection[_Place]) -> dict[_Place, dict[int, Mark]]:
    """What was found and decided about cells, by table and by place in it, from 0."""
    chosen = ", ".join(f"({int(version)}, {int(number)})" for version, number in places)
    if not chosen:
        return {}
    rows = warehouse.query(
        "SELECT o.version_id, o.table_number, o.ordinal, o.decision, d.corrected, o.decided_by, "
        "o.decision_reason, o.worst_severity, list_transform(o.findings, lambda f: f.code) "
        "FROM observations AS o LEFT JOIN decisions AS d ON d.kind = 'cell' "
        "AND d.state = 'stands' AND d.version_id = o.version_id "
        "AND d.table_number = o.table_number AND d.position = o.ordinal "
        f"WHERE (o.version_id, o.table_number) IN ({chosen}) "
        "AND (o.decision IS NOT NULL OR o.worst_severity IS NOT NULL)"
    )
    found: dict[_Place, dict[int, Mark]] = {}
    for version, number, ordinal, *said in rows:
        found.setdefault((version, number), {})[ordinal - 1] = _mark(*said)
    return found


def _mark(*said: Any) -> Mark:
    decision, corrected, by, reason, severity, codes = said
    return Mark(decision, corrected, by, reason, severity, tuple(dict.fromkeys(codes)))
