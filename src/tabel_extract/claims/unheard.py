"""Names of groups that the tables under discussion print for something else.

One table divides people by how lonely they are, another one asks how lonely they are: where the
latter is under discussion, `sterk eenzaam` is what people answer, and not whom a number is of.
"""

from __future__ import annotations

from collections.abc import Sequence

from tabel_extract.claims.groups import Categories, Group
from tabel_extract.claims.items import Item
from tabel_extract.tables.lexicon import key


class Unheard:
    """The categories that each table prints as a heading of another kind; made once a report."""

    def __init__(self, items: Sequence[Item], categories: Categories) -> None:
        self._groups = [
            (Group(dimension, name), f" {key(name)} ")
            for dimension, names in categories.items()
            for name in names
        ]
        self._printed: dict[str, set[Group]] = {}
        self._headings: dict[str, set[str]] = {}
        for item in items:
            printed = self._printed.setdefault(item.table.label, set())
            printed.update(place.group for a in item.answers for place in a.cells)
            headings = self._headings.setdefault(item.table.label, set())
            labels = [*item.labels, *(a.label or "" for a in item.answers)]
            headings.update(f" {key(label)} " for label in labels)
        self._known: dict[tuple[str, ...], frozenset[Group]] = {}

    def among(self, labels: Sequence[str]) -> frozenset[Group]:
        """The groups that some tables have no column of, but an answer or a row by their name."""
        tables = tuple(labels)
        found = self._known.get(tables)
        if found is None:
            printed = {g for t in tables for g in self._printed.get(t, ())}
            headings = {h for t in tables for h in self._headings.get(t, ())}
            found = self._known[tables] = frozenset(
                group
                for group, name in self._groups
                if group not in printed and any(name in heading for heading in headings)
            )
        return found
