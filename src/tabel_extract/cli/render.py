"""What the commands print: reports as tables with their questions, outcomes, versions, changes."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table as Grid

from tabel_extract.address import Address
from tabel_extract.checks.catalogue import Language, advice, sentence, title
from tabel_extract.checks.names import name as check_name
from tabel_extract.checks.verdicts import Verdict, judge
from tabel_extract.cli.grid import lines_of
from tabel_extract.cli.terminal import console, printable, styled
from tabel_extract.model import CheckOutcome, Observation, Report, Table

if TYPE_CHECKING:
    from tabel_extract.comparison.changes import CellChange
    from tabel_extract.finding.found import Found
    from tabel_extract.grids import FoundGrid
    from tabel_extract.intake import Outcome
    from tabel_extract.warehouse.publishing import Published
    from tabel_extract.warehouse.versions import ReportInfo, VersionInfo

_MARK = {"error": ("✗", "bold red"), "warning": ("?", "yellow"), "info": ("", "")}
_CELL_MARK: dict[Verdict, tuple[str, str]] = {
    "wrong": _MARK["error"],
    "look": _MARK["warning"],
    "fine": ("", ""),
}
REASONS = {
    "first_seen": "first seen",
    "source_revised": "the source was revised",
    "reread": "re-read by a newer program",
}


def print_grids(grids: Sequence[FoundGrid]) -> None:
    """Print tables of any kind, each with its page."""
    from tabel_extract.grids.printed import rows_of

    out = console()
    if not grids:
        out.print("No tables found.")
    for number, grid in enumerate(grids, start=1):
        rows = rows_of(grid)
        out.print(styled(f"{number}. page {grid.page}, {len(rows)} × {len(rows[0])}", "bold"))
        shown = Grid(show_header=False, box=None, pad_edge=False)
        for row in rows:
            shown.add_row(*(printable(text) for text in row))
        out.print(shown)
        out.print()


def counted(number: int, word: str) -> str:
    """A number with its noun: ``1 table``, ``2 tables``."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def print_report(report: Report, language: Language = "nl", stored_as: str | None = None) -> None:
    """Print every table of a report, then its findings, worst first."""
    out = console()
    print_title(out, report, stored_as)
    verdicts = judge(report).verdicts
    for number, table in enumerate(report.tables):
        out.print()
        _print_table(
            out, table, [verdicts.get((number, i), "fine") for i in range(len(table.observations))]
        )
        _print_checked(out, [o for o in report.checks if o.table == number], language)
    if not report.tables:
        out.print("No tables found.")
    _print_findings(out, report, language)


def print_title(out: Console, report: Report, stored_as: str | None = None) -> None:
    """Print which report this is."""
    document = report.document
    out.print(styled(document.title or report.source.name, "bold"))
    facts = [stored_as, document.publisher, report.source.name if document.title else None]
    out.print(styled(" · ".join(f for f in facts if f), "dim"))


def _print_table(out: Console, table: Table, verdicts: Sequence[Verdict]) -> None:
    out.print(styled(f"{table.label}  {table.title}", "bold"))
    source = table.source and f"Bron: {table.source}"
    scale = table.poles and " – ".join(table.poles)
    facts = [p for p in (table.population, table.period, table.unit_text, scale, source) if p]
    if facts:
        out.print(styled(" · ".join(facts), "dim"))
    if not table.observations:
        out.print(styled("(no numbers printed)", "dim italic"))
        return

    verdict_of = {
        id(cell): verdict for cell, verdict in zip(table.observations, verdicts, strict=True)
    }

    def style(cell: Observation) -> tuple[str, str]:
        return _CELL_MARK[verdict_of[id(cell)]]

    for line in lines_of(table, style):
        out.print(line, soft_wrap=True)
    questions = _questions(table)
    for question, rows in questions.items():
        where = ", ".join(rows) if len(questions) > 1 else ""
        out.print(styled(f"  {where + ': ' if where else ''}‘{question}’", "italic"))


def _print_checked(out: Console, outcomes: Sequence[CheckOutcome], language: Language) -> None:
    """Print what was checked of a table and what was not, as silence is not to be taken for yes."""
    dutch = language == "nl"
    lead, without = ("Nagerekend", "niet") if dutch else ("Checked", "not")
    made = [check_name(o.check, language) for o in outcomes if o.status != "not_made"]
    others = [check_name(o.check, language) for o in outcomes if o.status == "not_made"]
    parts = [", ".join(made) or ("niets" if dutch else "nothing")]
    if others:
        parts.append(f"{without}: {', '.join(others)}")
    if outcomes:
        out.print(styled(f"  {lead}: {'; '.join(parts)}", "dim"))


def _questions(table: Table) -> dict[str, list[str]]:
    """Each wording with the items that it was asked for."""
    found: dict[str, list[str]] = {}
    for cell in table.observations:
        if cell.question:
            item = " › ".join(cell.row[:-1])
            rows = found.setdefault(cell.question, [])
            if item and item not in rows:
                rows.append(item)
    return found


def _print_findings(out: Console, report: Report, language: Language) -> None:
    severities = [f.severity for f in report.findings]
    counts = [
        counted(len(report.tables), "table"),
        counted(sum(len(t.observations) for t in report.tables), "cell"),
        counted(severities.count("error"), "error"),
        counted(severities.count("warning"), "warning"),
        counted(severities.count("info"), "remark"),
    ]
    out.print()
    out.print(styled(", ".join(counts), "bold"))
    for finding in report.findings:
        sign, style = _MARK[finding.severity]
        line = styled(f"{sign or '·'} {title(finding.code, language)}. ", style)
        line.append(printable(sentence(finding, language)), style="")
        line.append(" " + printable(advice(finding.code, language)), style="dim")
        out.print(line)


class Telling:
    """Tells what became of each file as it is done, and sums up at the end of the run."""

    def __init__(self, warehouse: Address) -> None:
        """Prepare for a run that stores into ``warehouse``."""
        self.warehouse = warehouse
        self.out, self.errors = console(), console(stderr=True)
        self.statuses: list[str] = []
        columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("files"))
        self.bar = Progress(
            *columns, console=self.errors, transient=True, disable=not self.errors.is_terminal
        )
        self.task = self.bar.add_task("reading", total=None)

    def __enter__(self) -> Self:
        """Start the bar, which is only shown to a person."""
        self.bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away and sum up, also where the run broke off."""
        self.bar.stop()
        counts = [f"{self.statuses.count(s)} {s}" for s in ("added", "unchanged", "failed")]
        if kind is None or self.statuses:
            self.out.print(
                styled(f"{', '.join(counts)}; warehouse: {self.warehouse}", "bold"), soft_wrap=True
            )

    def told(self, outcomes: Sequence[Outcome], total: int) -> None:
        """Print the outcomes of files that are done, of ``total`` in all."""
        for outcome in outcomes:
            self.statuses.append(outcome.status)
            if outcome.status == "failed":
                self.errors.print(styled(f"✗ {outcome.message}", "red"), soft_wrap=True)
            elif outcome.status == "added":
                self.out.print(styled(_added(outcome)), soft_wrap=True)
            else:
                why = f"{outcome.report_id}, nothing new"
                if outcome.reason == "dropped":
                    why = "given up, not read again"
                line = f"= {outcome.path}: {why}"
                self.out.print(styled(line, "dim"), soft_wrap=True)
        self.bar.update(self.task, completed=len(self.statuses), total=total)

    def heard(self, found: Found) -> None:
        """Print what was found in sources and is not to be read: what waits, and what vanished."""
        for one in found.waiting:
            line = f"… {one.source}: {one.location}: waits, as {one.why}"
            self.out.print(styled(line, "dim"), soft_wrap=True)
        for gone in found.vanished:
            line = f"- {gone.source}: {gone.location}: is there no more; what is stored of it stays"
            self.out.print(styled(line, "yellow"), soft_wrap=True)

    def warned(self, warning: str) -> None:
        """Print what keeps no file from being stored."""
        self.errors.print(styled(f"! {warning}", "yellow"), soft_wrap=True)


def _added(outcome: Outcome) -> str:
    if not outcome.tables:
        return f"+ {outcome.path}: {outcome.report_id} version {outcome.ordinal}: no table found"
    why = REASONS.get(outcome.reason or "", outcome.reason or "")
    return (
        f"+ {outcome.path}: {outcome.report_id} version {outcome.ordinal} ({why}): "
        f"{counted(outcome.tables, 'table')}, {counted(outcome.cells, 'cell')}, "
        f"{outcome.changed} changed; {counted(outcome.errors, 'error')}, "
        f"{counted(outcome.warnings, 'warning')}"
    )


def _listing(*names: str) -> Grid:
    grid = Grid(box=None, pad_edge=False, header_style="dim")
    for name in names:
        grid.add_column(name, overflow="fold", no_wrap=name == names[0])
    return grid


def print_published(published: Published | None) -> None:
    """Say on standard error where the published copy is and how fresh, if that was read."""
    if published is not None:
        when = f"{published.published_at.astimezone():%Y-%m-%d %H:%M:%S}"
        line = f"published copy: {published.path}, of {when}"
        console(stderr=True).print(styled(line, "dim"), soft_wrap=True)


def print_reports(reports: Sequence[ReportInfo]) -> None:
    """Print the stored reports, one a line."""
    grid = _listing("report", "versions", "last", "tables", "cells", "errors")
    for info in reports:
        current = info.current
        grid.add_row(
            styled(info.report_id, "bold"),
            str(info.version_count),
            f"{current.recorded_at.astimezone():%Y-%m-%d %H:%M}",
            str(current.table_count),
            str(current.observation_count),
            str(current.error_count),
        )
    console().print(grid if reports else "No reports stored yet.", soft_wrap=True)


def print_versions(versions: Sequence[VersionInfo]) -> None:
    """Print the versions of a report and why each was added."""
    names = ("version", "recorded", "why", "source", "program", "cells +/-/changed", "errors")
    grid = _listing(*names)
    for info in versions:
        grid.add_row(
            str(info.ordinal),
            f"{info.recorded_at.astimezone():%Y-%m-%d %H:%M:%S}",
            REASONS.get(info.reason, info.reason),
            styled(f"{info.source.name} {info.source.sha256[:8]}"),
            info.program_version,
            f"{info.cells_added}/{info.cells_removed}/{info.cells_changed}",
            str(info.error_count),
        )
    console().print(grid)


def print_changes(changes: Sequence[CellChange], old: int, new: int) -> None:
    """Print what changed between two versions."""
    out = console()
    for change in changes:
        sign = {"added": "+", "removed": "-"}.get(change.kind, "~")
        place = [change.table, " › ".join(change.row or ()), " › ".join(change.column or ())]
        place += [change.marker and f"noot {change.marker}", change.sentence]
        where = ", ".join(part for part in place if part)
        what = f"{change.old_text or '–'} → {change.new_text or '–'}"
        if change.fields:
            what += f" ({', '.join(change.fields)})"
        out.print(styled(f"{sign} {change.part}: {where}: {what}"), soft_wrap=True)
    line = f"{counted(len(changes), 'difference')} between version {old} and version {new}"
    out.print(styled(line, "bold"))
