"""Signed differences against the columns, or rows, of the periods that they compare.

``verschil 2024-2022`` is the later number minus the earlier one, whichever its heading names first.
The numbers were rounded each by itself, after the difference was taken, so what is printed may be
off by half a step of all three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from tabel_extract.checks.cases import Case, Checked, NotMade
from tabel_extract.checks.catalogue import finding_at, told
from tabel_extract.checks.grid import Grid, Line, rounding
from tabel_extract.model import Finding, HeadingPath, Observation

CHECK = "difference_inconsistent"

_NAMED = re.compile(
    r"\b(?:verschil|verandering|mutatie|ontwikkeling|toename|stijging|toe- (?:of|en) afname)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERS = re.compile(r"\d+")
_RELATIVE = re.compile(r"%(?!-?\s?punt)|procentue\w+|in procent(?:en)?\b", re.IGNORECASE)
_BESIDE: dict[str, frozenset[str]] = {"percentage_points": frozenset({"percent"})}
"""Units of the numbers that a difference of another unit lies between."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A printed difference with the two numbers that its heading says it lies between."""

    grid: Grid
    printed: Observation
    earlier: Observation
    later: Observation

    @property
    def cells(self) -> tuple[Observation, ...]:
        """All three."""
        return (self.earlier, self.later, self.printed)

    @property
    def expected(self) -> float:
        """The difference of the numbers as printed."""
        return (self.later.value or 0.0) - (self.earlier.value or 0.0)

    def fits(self) -> bool:
        """Whether rounding of the three numbers explains what is printed."""
        return abs((self.printed.value or 0.0) - self.expected) <= rounding(self.cells)


def difference_cases(grid: Grid) -> Iterator[Checked]:
    """Each difference whose two periods can be told, held against their numbers."""
    yield NotMade(CHECK, grid.table, "no_difference")
    paths = {path for cell in grid.table.observations for path in (cell.row, cell.column)}
    if not any(_NAMED.search(heading) for path in paths for heading in path):
        return
    for lines, across in ((grid.rows, True), (grid.columns, False)):
        found: dict[HeadingPath, list[Difference]] = {}
        for line in lines:
            for printed in line.cells:
                if not _is_difference(printed, across=across):
                    continue
                compared = _compared(printed, line, across=across)
                if compared is None:
                    yield NotMade(CHECK, grid.table, "compared_unknown")
                elif printed.value is not None and all(c.value is not None for c in compared):
                    one = Difference(grid, printed, *compared)
                    found.setdefault(_path(printed, across=across), []).append(one)
        for differences in found.values():
            yield from _judged(differences)


def _judged(differences: Sequence[Difference]) -> Iterator[Checked]:
    """A line of differences that mostly do not fit is of something else than it seems to be."""
    wrong = [d for d in differences if not d.fits()]
    if 2 * len(wrong) > len(differences) > 1 or (wrong and _turned(differences)):
        yield NotMade(CHECK, differences[0].grid.table, "compared_unknown")
        return
    for one in differences:
        yield Case(CHECK, one.grid.table, one.cells, None if one.fits() else _finding(one))


def _turned(differences: Sequence[Difference]) -> bool:
    """Whether all would fit as the earlier number minus the later one."""
    return all(abs((d.printed.value or 0.0) + d.expected) <= rounding(d.cells) for d in differences)


def _path(cell: Observation, *, across: bool) -> HeadingPath:
    """The headings along which the periods of a line differ."""
    return cell.column if across else cell.row


def _is_difference(cell: Observation, *, across: bool) -> bool:
    """Whether a cell's own heading says that it is a difference, and not a relative one."""
    heading = " ".join(_path(cell, across=across))
    if not _NAMED.search(heading) or _RELATIVE.search(heading) or cell.unit == "percent":
        return False
    return cell.unit is not None


def _compared(
    printed: Observation, line: Line, *, across: bool
) -> tuple[Observation, Observation] | None:
    """The earlier and the later number that a difference is between, where that is certain."""
    own = _path(printed, across=across)
    units = _BESIDE.get(printed.unit or "", frozenset({printed.unit}))
    numbers = [(_path(c, across=across), c) for c in line.cells if c.unit in units]
    periods = [(_when(path), path, cell) for path, cell in numbers if _when(path)]
    beside = [one for one in periods if one[1][:-1] == own[:-1]]
    periods = beside if len(own) > 1 and len(beside) > 1 else periods
    if len({when for when, _, _ in periods}) < len(periods):
        return None
    heading = own[-1]
    named = [one for one in periods if _names(heading, one[1][-1])]
    of_all = len(periods) == 2 and (named or not _NUMBERS.search(heading))
    if len(named) != 2 and not of_all:
        return None
    (_, _, earlier), (_, _, later) = sorted(periods if of_all else named, key=itemgetter(0))
    return earlier, later


def _when(path: HeadingPath) -> tuple[int, ...]:
    """The numbers of the period that a heading names, the year first; empty where it names none."""
    heading = path[-1] if path else ""
    year = _YEAR.search(heading)
    if year is None or _NAMED.search(heading):
        return ()
    rest = heading[: year.start()] + " " + heading[year.end() :]
    return (int(year[0]), *map(int, _NUMBERS.findall(rest)))


def _names(heading: str, period: str) -> bool:
    """Whether a heading names a period, and not one that merely starts or ends alike."""
    return bool(re.search(rf"(?<![\w/’']){re.escape(period)}(?![\w/’'])", heading))


def _finding(one: Difference) -> Finding:
    return finding_at(
        one.printed,
        CHECK,
        one.grid.table,
        printed=one.printed.raw,
        earlier=one.earlier.raw,
        later=one.later.raw,
        **told("expected", round(one.expected, 6)),
    )
