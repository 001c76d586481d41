"""The example: the project's own reports through the flow, twice, into a database of its own.

``make demo`` runs it on Prefect's embedded server, whose state it keeps apart from other runs.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.quiet import HOME, INTERRUPTED, ROOT, embed, leave_nothing_behind
from flows.summary import Summary
from tabel_extract.cli import exit_codes
from tabel_extract.cli.terminal import printable
from tabel_extract.errors import TabelExtractError
from tabel_extract.warehouse.journal import journal
from tabel_extract.warehouse.sources import sources_folder

FIXTURES = ROOT / "fixtures"
WAREHOUSE = ROOT / "warehouse" / "demo.duckdb"
PAGES = ROOT / "warehouse" / "report-demo"
SERVER_HOME = HOME / "demo"

SERVER_DATABASE = SERVER_HOME / "prefect.db"
PROGRAM = Path(sys.executable).with_name("tabel-extract")

GOOD = ("eten-en-drinken.txt", "Tabel 4.1")
"""A table that shows its questions, and fits a narrow terminal."""

WRONG = ("media-en-nieuws-fout.txt", "Tabel 8.1")
"""A table of the report that is wrong on purpose, with one finding."""

GRADES = (
    "An error is about a figure that can't be right or can't be told apart, a warning about\n"
    "something to look at; both are stored with the figures, and nothing is left out."
)

console = Console(highlight=False, soft_wrap=True)


def main() -> int:
    """Run the demo; 0 if all went as it says."""
    leave_nothing_behind()
    try:
        _take_defaults()
        embed(SERVER_HOME)
        _start_afresh()
        return _demonstrate()
    except (OSError, TabelExtractError) as error:
        print(f"✗ {printable(str(error))}", file=sys.stderr)
        return exit_codes.WAREHOUSE
    except KeyboardInterrupt:
        return INTERRUPTED


def _take_defaults() -> None:
    """Leave what somebody set for his own runs, such as whom to tell, out of the example."""
    for name in [name for name in os.environ if name.startswith("TABEL_EXTRACT_")]:
        del os.environ[name]


def _start_afresh() -> None:
    """Remove what an earlier demo left, and say so."""
    log = WAREHOUSE.with_name(f"{WAREHOUSE.name}.wal")
    left = (WAREHOUSE, log, sources_folder(WAREHOUSE), journal(WAREHOUSE), PAGES)
    there = [path for path in left if path.exists()]
    for path in there:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    if there:
        names = " and ".join(_shown(path) for path in there)
        _say(f"Removed {names}, which an earlier demo left.")


def _demonstrate() -> int:
    wait = "some ten seconds" if SERVER_DATABASE.exists() else "half a minute, this first time"
    _say(f"Starting Prefect's embedded server, which takes {wait}.")
    first = _run()
    _head(f"Run 1: the reports of {_shown(FIXTURES)}/, {_work(first)}")
    console.print(_outcomes(first))
    _say(f"{first.message}\n{GRADES}")
    if first.exit_code:
        return first.exit_code
    second = _run()
    _head(f"Run 2: the same files again, {_work(second)}")
    _say(f"{second.message}\n{_nothing_new(second)}")
    names = {Path(o.path).name: o.report_id or "" for o in first.outcomes}
    _head("A table with its questions")
    shown = _show(names[GOOD[0]], GOOD[1])
    _head("A table with a finding, and what to do about it")
    shown = _show(names[WRONG[0]], WRONG[1]) or shown
    _say_where(names[WRONG[0]])
    return shown or second.exit_code or int(second.count("added") > 0)


def _say(text: str) -> None:
    console.print(escape(text))


def _head(text: str) -> None:
    console.print(f"\n[bold]{escape(text)}[/bold]")


def _run() -> Summary:
    """Run the flow once; Prefect is imported only now, after its settings."""
    from flows.ingest import ingest  # noqa: PLC0415

    return ingest([str(FIXTURES)], str(WAREHOUSE), str(PAGES))


def _work(summary: Summary) -> str:
    stages = " + ".join(f"{stage} {took:.1f}" for stage, took in summary.seconds.items())
    return f"{sum(summary.seconds.values()):.1f} s of work ({stages})"


def _outcomes(summary: Summary) -> Table:
    grid = Table(box=None, pad_edge=False, header_style="dim")
    grid.add_column("report")
    for heading in ("tables", "cells", "errors", "warnings"):
        grid.add_column(heading, justify="right")
    for o in summary.outcomes:
        counts = (o.tables, o.cells, o.errors, o.warnings)
        grid.add_row(printable(Path(o.path).name), *map(str, counts))
    return grid


def _nothing_new(summary: Summary) -> str:
    added = summary.count("added")
    if added:
        return f"That is wrong: {added} versions were added, though no file had changed."
    return "No file had changed: nothing was read again, and the database is as it was."


def _show(report: str, table: str) -> int:
    """Show a stored table as a person at a terminal would, and the command for it."""
    arguments = ["show", report, table, "--warehouse", _shown(WAREHOUSE)]
    console.print(f"[dim]$ {escape(_line(PROGRAM, arguments))}[/dim]")
    sys.stdout.flush()
    return subprocess.run([str(PROGRAM), *arguments], check=False).returncode


def _say_where(wrong: str) -> None:
    here = ["--warehouse", _shown(WAREHOUSE)]
    _head("Where it is")
    _say(f"  database  {_shown(WAREHOUSE)}    (warehouse/README.md explains its tables)")
    _say(f"  pages     {_shown(PAGES / 'index.html')}    (open it in a browser)")
    _head("To try next")
    tried = (["history"], ["show", wrong], ["claims", wrong], ["questions", "lezen"], ["serve"])
    for arguments in (*([*one, *here] for one in tried), ["--help"]):
        _say(f"  {_line(PROGRAM, arguments)}")
    _say(f"  {_line(Path(sys.executable), ['-m', 'flows.ingest', '--help'])}")


def _line(program: Path, arguments: Iterable[str]) -> str:
    return shlex.join([_shown(program), *arguments])


def _shown(path: Path) -> str:
    """A path as a person at this place would type it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


if __name__ == "__main__":
    sys.exit(main())
