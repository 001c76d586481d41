"""Everything that validation has to say about a report, worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tabel_extract.checks.cases import Case, Checked, NotMade, findings_of, outcomes_of
from tabel_extract.checks.catalogue import finding, worst_first
from tabel_extract.checks.claims import claim_cases, claim_reviews
from tabel_extract.checks.counts import count_cases
from tabel_extract.checks.differences import difference_cases
from tabel_extract.checks.editions import not_held
from tabel_extract.checks.figures import figure_cases
from tabel_extract.checks.frame_rules import frame_findings, range_cases
from tabel_extract.checks.grid import grid_of
from tabel_extract.checks.labels import caption_findings, label_findings, row_findings
from tabel_extract.checks.means import mean_cases
from tabel_extract.checks.repeats import repeat_cases
from tabel_extract.checks.sums import sum_cases
from tabel_extract.checks.totals import total_cases
from tabel_extract.checks.verdicts import tables_of
from tabel_extract.model import CheckOutcome, Claim, Finding, Issue, Table

SecondReader = Literal["on", "off", "none"]
"""Whether a second library read the file too, did not, or could not."""


NEED_COLUMNS = (
    "difference_inconsistent",
    "group_exceeds_total",
    "mean_inconsistent",
    "printed_differently",
    "subgroup_weights_inconsistent",
    "total_outside_subgroups",
)
"""Checks that are not made where the headings of columns could not be told apart."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What validation has to say, worst first, and what it compared to come to that."""

    findings: tuple[Finding, ...]
    checks: tuple[CheckOutcome, ...]


def examine(
    tables: Sequence[Table],
    issues: Sequence[Issue],
    claims: Sequence[Claim] = (),
    second_reader: SecondReader = "none",
) -> Examined:
    """Apply every rule; what reading noticed (``issues``) comes along as findings.

    Earlier editions are held against it when it is stored; see ``editions``.
    """
    noticed = [_told(issue) for issue in issues]
    if not any(table.kind == "table" or table.observations for table in tables):
        noticed.append(finding("no_tables"))
    rest = [*label_findings(tables)]
    for table in tables:
        rest += caption_findings(table)
        rest += row_findings(table)
        rest += frame_findings(table)
    checked = [
        *_in_tables(tables, _unclear(noticed, tables)),
        *claim_cases(claims, tables),
        *figure_cases(claims, tables),
        *reader_cases(tables, noticed, second_reader),
        *not_held("no_warehouse"),
    ]
    found = [*noticed, *rest, *findings_of(checked), *claim_reviews(claims)]
    return Examined(worst_first(_distinct(found)), outcomes_of(checked, tables))


def judge(
    tables: Sequence[Table], issues: Sequence[Issue], claims: Sequence[Claim] = ()
) -> tuple[Finding, ...]:
    """The findings of :func:`examine` alone."""
    return examine(tables, issues, claims).findings


def _in_tables(tables: Sequence[Table], unclear: set[int]) -> Iterator[Checked]:
    """The rules over the numbers of tables; ``unclear`` are those whose columns are not known."""
    grids = [grid_of(table) for table in tables if table.observations]
    clear = [grid for grid in grids if id(grid.table) not in unclear]
    for grid in grids:
        yield from range_cases(grid.table)
        yield from sum_cases(grid, columns_known=id(grid.table) not in unclear)
    for grid in clear:
        yield from difference_cases(grid)
        yield from mean_cases(grid)
        yield from count_cases(grid)
    yield from total_cases(clear)
    yield from repeat_cases([grid.table for grid in clear])
    for grid in grids:
        if id(grid.table) in unclear:
            for check in NEED_COLUMNS:
                yield NotMade(check, grid.table, "header_unresolved")


def _unclear(noticed: Sequence[Finding], tables: Sequence[Table]) -> set[int]:
    return {
        id(tables[index])
        for told in noticed
        if told.code == "header_unresolved"
        for index in tables_of(told, tables)
    }


def _distinct(findings: list[Finding]) -> list[Finding]:
    """Each thing once: two rules may see the same cell from two sides."""
    return list({(f.code, f.table, f.row, f.column, f.message): f for f in findings}.values())


def _told(issue: Issue) -> Finding:
    return finding(
        issue.code,
        table=issue.table,
        row=issue.row,
        column=issue.column,
        place=issue.provenance,
        **dict(issue.facts),
    )


def reader_cases(
    tables: Sequence[Table], noticed: Sequence[Finding], second_reader: SecondReader
) -> Iterator[Checked]:
    """Each cell that a second reader read too; what the two disagree on is among ``noticed``."""
    if second_reader != "on":
        reason = "one_reader" if second_reader == "off" else "no_pdf"
        yield NotMade("readers_disagree", None, reason)
        return
    found = {(f.table, f.row, f.column): f for f in noticed if f.code == "readers_disagree"}
    for table in tables:
        for cell in table.observations:
            told = found.get((table.label, cell.row, cell.column))
            yield Case("readers_disagree", table, (cell,), told)
