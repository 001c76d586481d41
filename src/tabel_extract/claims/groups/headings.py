"""Words that are a group in one table and a heading in another: `fiets`, `auto`.

Where a text is about the other table, they say what was asked and not whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tabel_extract.claims.groups.called import own_group
from tabel_extract.claims.groups.group import Group, Mention
from tabel_extract.claims.text.words import WORD, stem, words
from tabel_extract.model import Table
from tabel_extract.tables.lexicon import key

_PEOPLE = re.compile(r"(?:en|rs)$", re.IGNORECASE)
"""What nouns for people end in, where there are several: `vrouwen`, `kopers`."""
_OF = re.compile(
    r"\b(?:van|onder|bij|door)\s+(?:(?:de|het|alle)\s+)?(?:[\w-]+e\s+)?$", re.IGNORECASE
)

_SHARE_OF = re.compile(r"\b(?:aandeel|percentage|aantal)\s+(?:[\w-]+e\s+)?$", re.IGNORECASE)
"""What stands before those who are counted: ``het aandeel eenzamen``."""
_WITH_WORD = re.compile(r"[\w-]+ [\w-]+")
"""A word, with the one before it."""


@dataclass(frozen=True, slots=True)
class _Own:
    """The groups that a table prints, and its other headings: the stems of each, and its words."""

    groups: frozenset[Group]
    headings: tuple[frozenset[str], ...]
    names: tuple[str, ...]


class Headings:
    """Tells mentions of groups from those of headings; made once for the tables of a report."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._of_label = {table.label: _own(table) for table in tables}

    def without(
        self, sentence: str, mentions: Iterable[Mention], tables: Sequence[str]
    ) -> Iterator[Mention]:
        """The mentions that name no heading of the tables that a text is about.

        People stay people, and so does whom a share is of: `van de vrouwen`.
        """
        spoken_of = [self._of_label[t] for t in tables if t in self._of_label]
        for mention in mentions:
            before = sentence[: mention.start]
            whom = _OF.search(before) or (
                _PEOPLE.search(mention.text) and not _SHARE_OF.search(before)
            )
            if (
                whom
                or any(_prints(own, mention) for own in spoken_of)
                or not any(_has(own, mention) for own in spoken_of)
            ):
                yield mention

    def without_named(
        self, sentence: str, mentions: Iterable[Mention], tables: Sequence[str]
    ) -> Iterator[Mention]:
        """The mentions but people of no group who are a part of a heading: `andere ouders`."""
        own_names: list[str] | None = None
        for mention in mentions:
            own = mention.text
            if " " not in own:
                both = _WITH_WORD.fullmatch(" ".join(sentence[: mention.end].rsplit(None, 2)[-2:]))
                own = both[0] if both else own
            known = mention.group is not None or " " not in own
            if known or _OF.search(sentence[: mention.start]):
                yield mention
                continue
            if own_names is None:
                own_names = [
                    n for t in tables if t in self._of_label for n in self._of_label[t].names
                ]
            if not any(f" {key(own)} " in name for name in own_names):
                yield mention


def _own(table: Table) -> _Own:
    cells = table.observations
    groups = frozenset(Group(c.dimension, c.category) for c in cells if c.category)
    named = {name for g in groups for name in (g.dimension, g.category)}
    found = dict.fromkeys(h for c in cells for h in (*c.row, *c.column) if h not in named)
    names = tuple(f" {key(heading)} " for heading in found)
    return _Own(groups, tuple(_stems(heading) for heading in found), names)


def _prints(own: _Own, mention: Mention) -> bool:
    group = mention.group
    return group is None or own_group(group, own.groups) in own.groups


def _has(own: _Own, mention: Mention) -> bool:
    stems = _stems(mention.text)
    return bool(stems) and any(stems <= heading for heading in own.headings)


def _stems(text: str) -> frozenset[str]:
    """The stems of a text, the short words too: `ov`."""
    said = WORD.findall(text.lower())
    return frozenset(stem(word) for word in said if word not in words().stop)
