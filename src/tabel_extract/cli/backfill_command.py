"""The command that reads kept files again after the program has changed."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

import click

from tabel_extract.address import Address
from tabel_extract.cli import exit_codes
from tabel_extract.cli.options import settings_of, warehouse_option
from tabel_extract.cli.terminal import printable

if TYPE_CHECKING:
    from tabel_extract.settings import Settings


@click.command()
@warehouse_option
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Read at most N files.")
@click.option(
    "--minutes",
    type=click.FloatRange(min=0, min_open=True),
    metavar="M",
    help="Begin no batch after so many minutes.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Also what this version of the program has read."
)
@click.option("--dry-run", is_flag=True, help="List what would be read, and read nothing.")
def backfill(
    warehouse: Address | None,
    limit: int | None,
    minutes: float | None,
    everything: bool,
    dry_run: bool,
) -> None:
    """Read again, from their kept files, the reports that another version of the program read.

    A report gets a version only where something else is read now. Ctrl-C or a SIGTERM ends it after
    the batch that is under way; the next backfill goes on from there. A file that can't be read any
    more is set aside, and what is stored of it stays.
    """
    settings = settings_of(warehouse=warehouse)
    if dry_run:
        _list(settings, limit, everything=everything)
        return
    from tabel_extract.backfill import backfill as read_again
    from tabel_extract.cli.render import Telling

    until = None if minutes is None else time.monotonic() + 60 * minutes
    with asked_to_stop() as asked, Telling(settings.warehouse) as telling:
        outcomes = read_again(
            settings,
            everything=everything,
            limit=limit,
            stopping=lambda: asked() or (until is not None and time.monotonic() >= until),
            told=telling.told,
            warned=telling.warned,
        )
    if any(outcome.status == "failed" for outcome in outcomes):
        raise SystemExit(exit_codes.SOME_FAILED)


@contextmanager
def asked_to_stop() -> Iterator[Callable[[], bool]]:
    """Whether a signal asked to stop; a second one ends the program at once."""
    asked = False
    before = {kind: signal.getsignal(kind) for kind in (signal.SIGINT, signal.SIGTERM)}

    def ask(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        put_back()
        click.echo("stopping after this batch; once more ends it at once", err=True)

    def put_back() -> None:
        for kind, handler in before.items():
            signal.signal(kind, handler)

    for kind in before:
        signal.signal(kind, ask)
    try:
        yield lambda: asked
    finally:
        put_back()


def _list(settings: Settings, limit: int | None, *, everything: bool) -> None:
    from tabel_extract.backfill import plan_backfill

    planned = plan_backfill(settings, everything=everything)
    due = [kept for kept in planned if kept.state == "due"]
    rest = [kept for kept in planned if kept.state != "due"]
    told = {"due": "", "set_aside": ": set aside", "not_kept": ": its file was not kept"}
    for kept in [*due[:limit], *rest]:
        when = f"{kept.last.read_at.astimezone():%Y-%m-%d %H:%M}"
        line = f"{kept.report_id}  {kept.last.source_name}, read {when}{told[kept.state]}"
        click.echo(printable(line))
    read = len(due[:limit])
    click.echo(f"{read} of {len(planned)} would be read again")
