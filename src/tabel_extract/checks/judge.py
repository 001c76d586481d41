"""Everything that validation has to say about a report, worst first."""

from __future__ import annotations

from collections.abc import Sequence

from tabel_extract.checks.catalogue import finding, worst_first
from tabel_extract.checks.claims import claim_findings
from tabel_extract.checks.frame_rules import frame_findings
from tabel_extract.checks.grid import grid_of
from tabel_extract.checks.labels import caption_findings, label_findings
from tabel_extract.checks.sums import sum_findings
from tabel_extract.checks.totals import total_findings
from tabel_extract.checks.verdicts import tables_of
from tabel_extract.model import Claim, Finding, Issue, Table


def judge(
    tables: Sequence[Table], issues: Sequence[Issue], claims: Sequence[Claim] = ()
) -> tuple[Finding, ...]:
    """Apply every rule; what reading noticed (``issues``) comes along as findings."""
    found = [_told(issue) for issue in issues]
    unclear = {
        id(tables[index])
        for told in found
        if told.code == "header_unresolved"
        for index in tables_of(told, tables)
    }
    if not tables:
        found.append(finding("no_tables"))
    found += label_findings(tables)
    grids = [grid_of(table) for table in tables if table.observations]
    for table in tables:
        found += caption_findings(table)
        found += frame_findings(table)
    for grid in grids:
        found += sum_findings(grid, columns_known=id(grid.table) not in unclear)
    found += total_findings([g for g in grids if id(g.table) not in unclear])
    found += claim_findings(claims)
    return worst_first(_distinct(found))


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
