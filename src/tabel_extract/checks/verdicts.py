"""Findings to verdicts: which cells a finding concerns, and how each number stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tabel_extract.model import Finding, HeadingPath, Observation, Report, Severity, Table

Verdict = Literal["fine", "look", "wrong"]
CellIndex = tuple[int, int]
"""A cell: the index of its table, and of its observation in that table."""

CONCERNS_WHOLE_TABLE = frozenset({"header_unresolved"})
"""Codes after which no number of the table can be trusted, whichever place they name."""

CELL_VERDICTS: dict[str, Verdict] = {
    "claim_disagrees": "look",
    "claim_review": "fine",
    "note_missing": "look",
    "question_empty": "look",
    "question_unbound": "look",
    "label_duplicate": "look",
    "source_missing": "fine",
    "edition_wording_changed": "fine",
    "edition_base_changed": "fine",
    "edition_scale_changed": "fine",
}
"""Where text and table contradict each other, either may be wrong; where only words of the text fit
badly, the number of the table is what it is. A number whose question is not
known is as printed, but can't be published as it is; one without a source line has the report's.
A question that was put otherwise before makes a comparison doubtful, and no number of this report.
"""

CONFIRMING = frozenset({"difference_inconsistent", "printed_differently", "readers_disagree"})
"""Checks that would have noticed nearly any other number in the cells that they compared.

That weights, sums and means fit leaves room for some points, and that a total lies between its
groups for many: they find faults, but don't bear a number out.
"""

PATH_SIGN = " › "

VERDICT_OF: dict[Severity, Verdict] = {"error": "wrong", "warning": "look", "info": "fine"}
_RANK: dict[Verdict, int] = {"fine": 0, "look": 1, "wrong": 2}


@dataclass(frozen=True, slots=True)
class Target:
    """What one finding is about: its tables, and the cells in them that it concerns."""

    tables: tuple[int, ...] = ()
    cells: tuple[CellIndex, ...] = ()
    whole_table: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers counted by verdict; cells in which no number is printed are counted apart.

    ``confirmed`` are those of ``fine`` that the text states too, that follow from other numbers
    almost exactly, or that a second reader read alike.
    """

    fine: int = 0
    look: int = 0
    wrong: int = 0
    without_number: int = 0
    confirmed: int = 0

    @property
    def found(self) -> int:
        """All numbers."""
        return self.fine + self.look + self.wrong


@dataclass(frozen=True, slots=True)
class Judgement:
    """A report's findings, tied to its cells."""

    targets: tuple[Target, ...]
    findings_of: dict[CellIndex, tuple[int, ...]]
    verdicts: dict[CellIndex, Verdict]
    tallies: tuple[Tally, ...]

    @property
    def total(self) -> Tally:
        """The tally of the whole report."""
        return Tally(
            fine=sum(tally.fine for tally in self.tallies),
            look=sum(tally.look for tally in self.tallies),
            wrong=sum(tally.wrong for tally in self.tallies),
            without_number=sum(tally.without_number for tally in self.tallies),
            confirmed=sum(tally.confirmed for tally in self.tallies),
        )


def judge(report: Report) -> Judgement:
    """Tie each finding to its cells and give every cell its worst verdict."""
    targets = tuple(locate(finding, report.tables) for finding in report.findings)
    findings_of: defaultdict[CellIndex, list[int]] = defaultdict(list)
    verdicts: dict[CellIndex, Verdict] = {}
    for number, (finding, target) in enumerate(zip(report.findings, targets, strict=True)):
        verdict = CELL_VERDICTS.get(finding.code, VERDICT_OF[finding.severity])
        for cell in target.cells:
            findings_of[cell].append(number)
            verdicts[cell] = max(verdict, verdicts.get(cell, "fine"), key=_RANK.__getitem__)
    confirmed = _confirmed(report)
    return Judgement(
        targets=targets,
        findings_of={cell: tuple(numbers) for cell, numbers in findings_of.items()},
        verdicts=verdicts,
        tallies=tuple(
            _tally(index, table, verdicts, confirmed) for index, table in enumerate(report.tables)
        ),
    )


def _confirmed(report: Report) -> frozenset[CellIndex]:
    """The cells whose number follows from others almost exactly, or stands in the text too."""
    compared = {
        (outcome.table, place)
        for outcome in report.checks
        if outcome.table is not None and outcome.check in CONFIRMING
        for place in outcome.cells
    }
    stated = {
        (claim.table, ref.row, ref.column)
        for claim in report.claims
        if claim.verdict == "agrees" and claim.exact and claim.operation == "cell"
        for ref in claim.cells
    }
    told = {
        (index, place)
        for index, table in enumerate(report.tables)
        for place, cell in enumerate(table.observations)
        if (table.label, cell.row, cell.column) in stated
    }
    return frozenset(compared | told)


def _tally(
    index: int,
    table: Table,
    verdicts: dict[CellIndex, Verdict],
    confirmed: frozenset[CellIndex],
) -> Tally:
    numbers = [place for place, seen in enumerate(table.observations) if seen.value is not None]
    found = {place: verdicts.get((index, place), "fine") for place in numbers}
    counts: Counter[Verdict] = Counter(found.values())
    return Tally(
        confirmed=sum(found[place] == "fine" and (index, place) in confirmed for place in numbers),
        fine=counts["fine"],
        look=counts["look"],
        wrong=counts["wrong"],
        without_number=sum(1 for seen in table.observations if seen.value is None),
    )


def locate(finding: Finding, tables: Sequence[Table]) -> Target:
    """Find the cells that a finding concerns.

    A row or column that the table does not have leaves the whole table concerned: a finding that
    can't be pinned down is no reason to call a number fine.
    """
    candidates = tables_of(finding, tables)
    narrow = finding.code not in CONCERNS_WHOLE_TABLE and (
        finding.row is not None or finding.column is not None
    )
    if narrow:
        cells = [
            (index, place)
            for index in candidates
            for place in _matching(finding, tables[index].observations)
        ]
        if cells:
            cells = sorted({*cells, *_second(finding, tables)})
            return Target(tuple(sorted({index for index, _ in cells})), tuple(cells))
    return Target(
        tables=tuple(candidates),
        cells=tuple(
            (index, place)
            for index in candidates
            for place in range(len(tables[index].observations))
        ),
        whole_table=bool(candidates),
    )


def _second(finding: Finding, tables: Sequence[Table]) -> list[CellIndex]:
    """The other cell of a finding about two, which its facts name."""
    facts = dict(finding.facts)
    named = tuple(facts.get(name) for name in ("other_table", "other_row", "other_column"))
    if named[0] is None:
        return []
    return [
        (index, place)
        for index, table in enumerate(tables)
        if table.label == named[0]
        for place, seen in enumerate(table.observations)
        if (PATH_SIGN.join(seen.row), PATH_SIGN.join(seen.column)) == named[1:]
    ]


def tables_of(finding: Finding, tables: Sequence[Table]) -> list[int]:
    """Indices of the tables of the finding's label; of several, the one that its place lies in."""
    labelled = [index for index, table in enumerate(tables) if table.label == finding.table]
    if len(labelled) > 1:
        return [index for index in labelled if _holds(tables[index], finding)] or labelled
    return labelled


def _holds(table: Table, finding: Finding) -> bool:
    place = finding.provenance
    if place.line is not None and table.lines is not None:
        return table.lines[0] <= place.line <= table.lines[1]
    return place.page is not None and place.page in table.pages


def _matching(finding: Finding, observations: Sequence[Observation]) -> list[int]:
    rows = _reach(finding.row, {seen.row for seen in observations})
    columns = _reach(finding.column, {seen.column for seen in observations})
    matches = [
        place
        for place, seen in enumerate(observations)
        if seen.row in rows and seen.column in columns
    ]
    return _at_the_place(finding, observations, matches)


def _reach(named: HeadingPath | None, paths: set[HeadingPath]) -> set[HeadingPath]:
    """The paths that a finding's path means: all, that one, or those below it."""
    if named is None:
        return paths
    if named in paths:
        return {named}
    return {path for path in paths if path[: len(named)] == named}


def _at_the_place(
    finding: Finding, observations: Sequence[Observation], matches: Iterable[int]
) -> list[int]:
    """Of rows of one and the same name, keep the one on the finding's line, if any is."""
    rows: defaultdict[HeadingPath, list[int]] = defaultdict(list)
    for place in matches:
        rows[observations[place].row].append(place)
    kept: list[int] = []
    for places in rows.values():
        repeated = len({observations[place].column for place in places}) < len(places)
        here = [
            place
            for place in places
            if repeated
            and finding.provenance.line is not None
            and observations[place].provenance.line == finding.provenance.line
        ]
        kept.extend(here or places)
    return sorted(kept)
