"""What the commands print: reports as tables with their questions, outcomes, versions, changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table as Grid
from rich.text import Text

from tabel_extract.checks.catalogue import Language, advice, sentence, title
from tabel_extract.model import HeadingPath, Observation, Report, Table

if TYPE_CHECKING:
    from tabel_extract.pipeline import Outcome
    from tabel_extract.warehouse.changes import CellChange
    from tabel_extract.warehouse.versions import ReportInfo, VersionInfo

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_MARK = {"error": ("✗", "bold red"), "warning": ("?", "yellow"), "info": ("·", "dim")}
_REASONS = {
    "first_seen": "first seen",
    "source_revised": "the source was revised",
    "reread": "re-read by a newer program",
}


_Marked = dict[tuple[str | None, HeadingPath | None, HeadingPath | None], str]
"""The worst severity of what is found about a cell, or about a row where the column is None."""


def printable(text: str) -> str:
    """Text of a report without what could steer a terminal or reorder its line."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _console() -> Console:
    return Console(highlight=False, soft_wrap=False)


def _text(words: str, style: str = "") -> Text:
    return Text(printable(words), style=style)


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error while files are read; silent where nobody looks."""
    console = Console(stderr=True)
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("files"))
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("reading", total=None)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield advance


def print_report(report: Report, language: Language = "nl", stored_as: str | None = None) -> None:
    """Print every table of a report, then its findings, worst first."""
    console = _console()
    document = report.document
    heading = document.title or report.source.name
    console.print(_text(heading, "bold"))
    facts = [stored_as, document.publisher, report.source.name if document.title else None]
    console.print(_text(" · ".join(f for f in facts if f), "dim"))
    marked: _Marked = {
        (f.table, f.row, f.column): f.severity for f in reversed(report.findings) if f.row
    }
    for table in report.tables:
        console.print()
        _print_table(console, table, marked)
    if not report.tables:
        console.print("No tables found.")
    _print_findings(console, report, language)


def _print_table(console: Console, table: Table, marked: _Marked) -> None:
    console.print(_text(f"{table.label}  {table.title}", "bold"))
    parts = [
        table.population,
        table.period,
        table.unit_text,
        table.source and f"Bron: {table.source}",
    ]
    console.print(_text(" · ".join(p for p in parts if p), "dim"))
    if not table.observations:
        console.print(_text("(no numbers printed)", "dim italic"))
        return
    for block in _blocks(table):
        console.print(_grid(table, block, marked))
    for question, rows in _questions(table).items():
        where = ", ".join(dict.fromkeys(rows))
        console.print(_text(f"  {where + ': ' if where else ''}‘{question}’", "italic"))


def _rows(table: Table) -> list[list[Observation]]:
    rows: list[list[Observation]] = []
    for cell in table.observations:
        last = rows[-1][-1] if rows else None
        if last and last.row == cell.row and last.provenance == cell.provenance:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return rows


def _blocks(table: Table) -> list[list[list[Observation]]]:
    """Rows with the same columns together, so that each block is a rectangle."""
    blocks: list[list[list[Observation]]] = []
    for row in _rows(table):
        columns = [c.column for c in row]
        if blocks and [c.column for c in blocks[-1][0]] == columns:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks


def _grid(
    table: Table,
    block: list[list[Observation]],
    marked: _Marked,
) -> Grid:
    grid = Grid(box=None, pad_edge=False, header_style="", show_edge=False)
    grid.add_column("", overflow="fold")
    for cell in block[0]:
        heading = "\n".join(cell.column) or "?"
        grid.add_column(_text(heading, "dim"), justify="right", vertical="bottom")
    section: HeadingPath = ()
    for row in block:
        path = row[0].row
        if len(path) > 1 and path[:-1] != section:
            section = path[:-1]
            grid.add_row(_text(" › ".join(section), "bold"))
        indent = "  " if len(path) > 1 else ""
        cells = [_cell(table, cell, marked) for cell in row]
        grid.add_row(_text(indent + (path[-1] if path else "")), *cells)
    return grid


def _cell(
    table: Table,
    cell: Observation,
    marked: _Marked,
) -> Text:
    severity = marked.get((table.label, cell.row, cell.column)) or marked.get(
        (table.label, cell.row, None)
    )
    text = _text(cell.raw or "·")
    if severity in _MARK:
        sign, style = _MARK[severity]
        text = _text(f"{sign}{cell.raw or '·'}", style)
    return text


def _questions(table: Table) -> dict[str, list[str]]:
    """Each wording with the items that it was asked for."""
    found: dict[str, list[str]] = {}
    for cell in table.observations:
        if cell.question:
            item = cell.row[0] if len(cell.row) > 1 else ""
            rows = found.setdefault(cell.question, [])
            if item and item not in rows:
                rows.append(item)
    return found


def _print_findings(console: Console, report: Report, language: Language) -> None:
    console.print()
    cells = sum(len(t.observations) for t in report.tables)
    counts = {s: sum(f.severity == s for f in report.findings) for s in _MARK}
    console.print(
        _text(
            f"{len(report.tables)} tables, {cells} cells; {counts['error']} errors, "
            f"{counts['warning']} warnings, {counts['info']} remarks",
            "bold",
        )
    )
    for finding in report.findings:
        sign, style = _MARK[finding.severity]
        line = _text(f"{sign} {title(finding.code, language)}. ", style)
        line.append(printable(sentence(finding, language)), style="")
        line.append(" " + printable(advice(finding.code, language)), style="dim")
        console.print(line)


def print_outcomes(outcomes: Sequence[Outcome], warehouse: Path) -> None:
    """Print what became of each file of a run, then where the rows are."""
    console, errors = _console(), Console(stderr=True, highlight=False)
    for outcome in outcomes:
        if outcome.status == "failed":
            errors.print(_text(f"✗ {outcome.message}", "red"), soft_wrap=True)
        elif outcome.status == "added":
            why = _REASONS.get(outcome.reason or "", outcome.reason or "")
            console.print(
                _text(
                    f"+ {outcome.path}: {outcome.report_id} version {outcome.ordinal} ({why}): "
                    f"{outcome.tables} tables, {outcome.cells} cells, {outcome.changed} changed; "
                    f"{outcome.errors} errors, {outcome.warnings} warnings"
                ),
                soft_wrap=True,
            )
        else:
            console.print(
                _text(f"= {outcome.path}: {outcome.report_id}, nothing new", "dim"), soft_wrap=True
            )
    added = sum(o.status == "added" for o in outcomes)
    same = sum(o.status == "unchanged" for o in outcomes)
    failed = sum(o.status == "failed" for o in outcomes)
    console.print(
        _text(f"{added} added, {same} unchanged, {failed} failed; warehouse: {warehouse}", "bold"),
        soft_wrap=True,
    )


def print_reports(reports: Sequence[ReportInfo]) -> None:
    """Print the stored reports, one a line."""
    grid = Grid(box=None, pad_edge=False, header_style="dim")
    grid.add_column("report", no_wrap=True)
    for name in ("versions", "last", "tables", "cells", "errors"):
        grid.add_column(name)
    for info in reports:
        current = info.current
        grid.add_row(
            _text(info.report_id, "bold"),
            str(info.version_count),
            f"{current.recorded_at.astimezone():%Y-%m-%d %H:%M}",
            str(current.table_count),
            str(current.observation_count),
            str(current.error_count),
        )
    _console().print(grid if reports else "No reports stored yet.")


def print_versions(versions: Sequence[VersionInfo]) -> None:
    """Print the versions of a report and why each was added."""
    grid = Grid(box=None, pad_edge=False, header_style="dim")
    for name in ("version", "recorded", "why", "source", "program", "cells +/-/changed", "errors"):
        grid.add_column(name, overflow="fold")
    for info in versions:
        grid.add_row(
            str(info.ordinal),
            f"{info.recorded_at.astimezone():%Y-%m-%d %H:%M:%S}",
            _REASONS.get(info.reason, info.reason),
            _text(f"{info.source.name} {info.source.sha256[:8]}"),
            info.program_version,
            f"{info.cells_added}/{info.cells_removed}/{info.cells_changed}",
            str(info.error_count),
        )
    _console().print(grid)


def print_changes(changes: Sequence[CellChange], old: int, new: int) -> None:
    """Print what changed between two versions."""
    console = _console()
    for change in changes:
        sign = {"added": "+", "removed": "-"}.get(change.kind, "~")
        place = [change.table or "", " › ".join(change.row or ()), " › ".join(change.column or ())]
        where = ", ".join(p for p in [*place, change.marker and f"noot {change.marker}"] if p)
        what = f"{change.old_text or '–'} → {change.new_text or '–'}"
        if change.part == "cell" and change.fields:
            what += f" ({', '.join(change.fields)})"
        console.print(_text(f"{sign} {change.part}: {where}: {what}"), soft_wrap=True)
    console.print(
        _text(f"{len(changes)} differences between version {old} and version {new}", "bold")
    )
