"""The command that tells what the last runs did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tabel_extract.address import Address
from tabel_extract.cli.options import opened_warehouse, settings_of, warehouse_option

if TYPE_CHECKING:
    from rich.text import Text

    from tabel_extract.warehouse.runs import RunInfo

_STYLES = {"finished": "bold", "stopped": "bold red", "unfinished": "bold yellow"}


@click.command()
@click.argument("number", metavar="[N]", type=click.IntRange(min=1), default=10)
@warehouse_option
def runs(number: int, warehouse: Address | None) -> None:
    """Tell what the last N runs (10) did, newest first, and why files of them failed.

    A run is finished, or stopped before its last file, or unfinished: under way or broken off.
    """
    from tabel_extract.cli.render import print_published
    from tabel_extract.warehouse.runs import runs as stored
    from tabel_extract.warehouse.runs import runs_waiting

    settings = settings_of(warehouse=warehouse)
    published = None
    found = [] if settings.warehouse.exists() else runs_waiting(settings.warehouse, number)
    if not found:
        with opened_warehouse(settings) as opened:
            found = stored(opened, number)
            published = opened.published()
    _print(found)
    print_published(published)


def _print(found: Sequence[RunInfo]) -> None:
    from tabel_extract.cli.terminal import console, styled

    out = console()
    if not found:
        out.print("No runs yet.")
    for run in found:
        out.print(run_line(run), soft_wrap=True)
        if run.message is not None:
            out.print(styled(f"  ✗ {run.message}", "red"), soft_wrap=True)
        for file in run.failed:
            out.print(styled(f"  ✗ {file.message or file.path}", "red"), soft_wrap=True)


def run_line(run: RunInfo) -> Text:
    """A run in one line: when, how it went, what became of its files, who started it."""
    from tabel_extract.cli.terminal import printable, styled

    counts = [f"{run.count(status)} {status}" for status in ("added", "unchanged", "failed")]
    took = "" if run.duration is None else f" in {run.duration.total_seconds():.1f} s"
    line = styled(f"{run.started_at.astimezone():%Y-%m-%d %H:%M:%S} ")
    line.append(f"{run.state}{took}", style=_STYLES[run.state])
    asked = f": {' '.join(run.asked)}" if run.asked else ""
    line.append(printable(f": {', '.join(counts)}; {run.kind}{asked} "))
    line.append(f"(program {printable(run.program_version)})", style="dim")
    return line
