"""The question bank of a warehouse: searching it, and loading questions with their editions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from tabel_extract.bank.editions import Edition, Mark, Printed, editions_of
from tabel_extract.bank.groups import Group, groups_of
from tabel_extract.bank.questions import Found, Question, Trend, Unworded, variants_of
from tabel_extract.bank.search import Entry, search, searched_for
from tabel_extract.bank.series import in_time, lineage, series_of
from tabel_extract.bank.wordings import Wordings, question_id
from tabel_extract.checks.asked import wording_key
from tabel_extract.codes.codelist import CodeList
from tabel_extract.errors import SearchError, UnknownQuestionError
from tabel_extract.warehouse.literals import integer_list, text_list
from tabel_extract.warehouse.loading import load_tables
from tabel_extract.warehouse.store import Warehouse

LEAST_PREFIX = 4
"""Characters of the name of a question that may stand for all of it, where no other has them."""

_Place = tuple[int, int]
"""version_id and table_number."""

_CURRENT = (
    "chosen AS (SELECT version_id, report_id FROM version "
    "QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY ordinal DESC) = 1)"
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question: its wording as last printed, and the tables that print it."""

    wording: str
    places: list[dict[str, Any]]


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
    searched_for(text)  # told before anything is read
    entries = _entries(warehouse)
    result = search(entries, text)
    loose = _unworded(warehouse)
    beside = search([entry for entry, _ in loose.values()], text)
    complete = len(result.searched)
    wordings = Wordings({entry.key: entry.wording for entry in entries})
    return Found(
        searched=result.searched,
        has=result.hits[0].found if result.hits else (),
        nowhere=result.nowhere,
        count=len(result.hits),
        questions=tuple(_questions(warehouse, wordings, [hit.key for hit in result.hits[:limit]])),
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
    known = _wordings(warehouse)
    key = _named(known, text)
    near = Wordings(known).variants(known[key])
    asked = _asked(warehouse, [key, *near])
    editions = _editions(warehouse, asked)
    together = lineage(editions[key], [e for other in near for e in editions[other]])
    series = series_of(together, group, codes)
    question = _question(key, near, asked, editions[key])
    return Trend(question, _as_printed(together, group), tuple(series))


def _as_printed(editions: Iterable[Edition], group: Group) -> Group:
    for known in groups_of(editions):
        if wording_key(known.category) == wording_key(group.category):
            return Group(known.dimension, known.category)
    return group


def _questions(warehouse: Warehouse, wordings: Wordings, keys: Sequence[str]) -> Iterator[Question]:
    """Questions with their editions, and their variants by wording alone."""
    near = {key: wordings.variants(wordings[key]) for key in keys}
    asked = _asked(warehouse, {*keys, *chain.from_iterable(near.values())})
    editions = _editions(warehouse, {key: asked[key] for key in keys})
    for key in keys:
        yield _question(key, near[key], asked, editions[key])


def _question(
    key: str, near: Iterable[str], asked: Mapping[str, _Asked], editions: list[Edition]
) -> Question:
    wording = asked[key].wording
    variants = variants_of(wording, [asked[other].wording for other in near])
    return Question(question_id(wording), wording, variants, tuple(in_time(editions)))


def _named(known: Mapping[str, str], text: str) -> str:
    """The wording key of the question that a text names, among wordings by their keys."""
    key = wording_key(text)
    if not key:
        raise SearchError("name a question: by its wording, or as `tabel-extract questions` does")
    if key in known:
        return key
    name = text.strip().lower()
    found = [
        (one, wording)
        for one, wording in known.items()
        if len(name) >= LEAST_PREFIX and question_id(wording).startswith(name)
    ]
    if len(found) == 1:
        return found[0][0]
    if found:
        listed = "; ".join(f"{question_id(wording)} ‘{wording}’" for _, wording in found[:3])
        raise SearchError(f"{len(found)} questions are called {name}…: {listed}")
    raise UnknownQuestionError(
        f"no stored report asks {text!r}: `tabel-extract questions` finds those that are asked"
    )


def _wordings(warehouse: Warehouse) -> dict[str, str]:
    """A wording of every question, by their keys."""
    rows = warehouse.query(
        f"WITH {_CURRENT} SELECT wording_key, max(wording) FROM table_question "
        "JOIN chosen USING (version_id) WHERE wording_key <> '' "
        "GROUP BY wording_key ORDER BY wording_key"
    )
    return dict(rows)


def _entries(warehouse: Warehouse) -> list[Entry]:
    """Every question with a wording and what finds it beside that."""
    rows = warehouse.query(
        f"WITH {_CURRENT} SELECT wording_key, max(wording), "
        "list_distinct(flatten(list(q.rows))), list(DISTINCT title) FROM table_question AS q "
        "JOIN chosen USING (version_id) JOIN report_table USING (version_id, table_number) "
        "WHERE wording_key <> '' GROUP BY wording_key ORDER BY wording_key"
    )
    return [
        Entry(key, wording, tuple(items or ()), tuple(titles))
        for key, wording, items, titles in rows
    ]


def _asked(warehouse: Warehouse, keys: Collection[str]) -> dict[str, _Asked]:
    """Questions by their keys, each with its tables in current versions."""
    rows = warehouse.query(
        "SELECT wording_key, "
        "arg_max(wording, (coalesce(last_year, 0), version_id, table_number)), "
        "list({'report_id': report_id, 'table_number': table_number, 'version_id': version_id, "
        "'ordinal': version_ordinal} ORDER BY report_id, table_number) "
        f"FROM question_editions WHERE wording_key IN ({text_list(keys)}) GROUP BY wording_key"
    )
    return {key: _Asked(wording, places) for key, wording, places in rows}


def _unworded(warehouse: Warehouse) -> dict[str, tuple[Entry, Unworded]]:
    """Tables of current versions with cells of which no question is known, by their place."""
    rows = warehouse.query(
        f"WITH {_CURRENT} SELECT version_id, table_number, report_id, label, title, q.rows "
        "FROM table_question AS q JOIN chosen USING (version_id) "
        "JOIN report_table USING (version_id, table_number) WHERE wording_key = '' ORDER BY 1, 2"
    )
    return {
        f"{version} {number}": (
            Entry(f"{version} {number}", "", tuple(items), (title,)),
            Unworded(report_id, label, title),
        )
        for version, number, report_id, label, title, items in rows
    }


def _editions(warehouse: Warehouse, asked: Mapping[str, _Asked]) -> dict[str, list[Edition]]:
    """The editions of questions by their wording keys, from the tables that print them alone."""
    chosen = {
        (at["version_id"], at["table_number"]): at for one in asked.values() for at in one.places
    }
    tables = load_tables(warehouse.query, chosen.keys())
    marks = _marks(warehouse, chosen.keys())
    printed = {
        place: Printed(at["report_id"], at["ordinal"], *tables[place], marks.get(place, {}))
        for place, at in chosen.items()
    }
    return {
        key: [
            edition
            for at in one.places
            for edition in editions_of(printed[at["version_id"], at["table_number"]], key)
        ]
        for key, one in asked.items()
    }


def _marks(warehouse: Warehouse, places: Collection[_Place]) -> dict[_Place, dict[int, Mark]]:
    """What was found and decided about cells, by table and by place in it, from 0."""
    if not places:
        return {}
    chosen = ", ".join(f"({int(version)}, {int(number)})" for version, number in places)
    rows = warehouse.query(
        "SELECT o.version_id, o.table_number, o.ordinal, o.decision, d.corrected, o.decided_by, "
        "o.decision_reason, o.worst_severity, list_transform(o.findings, lambda f: f.code) "
        "FROM observations AS o LEFT JOIN decisions AS d ON d.kind = 'cell' "
        "AND d.state = 'stands' AND d.version_id = o.version_id "
        "AND d.table_number = o.table_number AND d.position = o.ordinal "
        f"WHERE (o.version_id, o.table_number) IN ({chosen}) "
        f"AND o.version_id IN ({integer_list({version for version, _ in places})}) "
        "AND (o.decision IS NOT NULL OR o.worst_severity IS NOT NULL)"
    )
    found: dict[_Place, dict[int, Mark]] = {}
    for version, number, ordinal, *said in rows:
        found.setdefault((version, number), {})[ordinal - 1] = _mark(*said)
    return found


def _mark(*said: Any) -> Mark:
    decision, corrected, by, reason, severity, codes = said
    return Mark(decision, corrected, by, reason, severity, tuple(dict.fromkeys(codes)))
