"""Rows as subgroups: under a section that is a dimension, or all of them below ``naar X``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from tabel_extract.model import HeadingPath
from tabel_extract.tables.lexicon import lexicon
from tabel_extract.tables.units import is_base

_BACKGROUND = re.compile(r"\b\w*kenmerken\b|\bsubgroepen\b|\bbevolkingsgroepen\b")


class RowSubgroups:
    """Tells which rows of one table are subgroups."""

    def __init__(self, named: tuple[str, ...], *, columns_are_subgroups: bool) -> None:
        """Take the dimensions that the caption names, and whether columns have any already."""
        self._named = named
        self._columns_are_subgroups = columns_are_subgroups
        self._rows_below: defaultdict[str, set[str]] = defaultdict(set)

    def note(self, paths: Iterable[HeadingPath]) -> None:
        """Take the headings of all rows, for what stands beside a row tells what it is."""
        for path in paths:
            if len(path) > 1:
                self._rows_below[path[-2]].add(path[-1])

    def of(self, path: HeadingPath) -> tuple[str | None, str | None]:
        """Dimension and category of a row, by its headings; None and None where it is none."""
        if not path or lexicon().is_total(path[-1]) or is_base(path[-1]):
            return None, None
        if len(path) > 1:
            section = path[-2]
            if self._is_dimension(section) and self._is_category(path[-1], section):
                return section, path[-1]
            return None, None
        if len(self._named) == 1 and not _BACKGROUND.search(self._named[0]):
            canonical = lexicon().dimension(self._named[0])
            if canonical and canonical in lexicon().dimensions_of(path[-1]):
                return self._named[0], path[-1]
        return None, None

    def _is_dimension(self, section: str) -> bool:
        folded = [n.casefold() for n in self._named]
        if section.casefold() in folded or lexicon().dimension(section):
            return True
        return any(_BACKGROUND.search(n) for n in folded) and not lexicon().is_answer(section)

    def _is_category(self, heading: str, section: str) -> bool:
        """Whether a row may be a subgroup, and not an answer about what the section names."""
        if lexicon().dimension(section) in lexicon().dimensions_of(heading):
            return True
        if self._columns_are_subgroups:
            return False
        beside = self._rows_below[section]
        return not all(lexicon().is_answer(h) for h in ({heading} | beside))
