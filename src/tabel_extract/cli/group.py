"""The group of all commands: which one is meant, and how it tells what went wrong."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Any

import click

from tabel_extract.cli import exit_codes
from tabel_extract.errors import (
    OutputError,
    SearchError,
    SettingsError,
    TabelExtractError,
    UnknownReportError,
    WarehouseError,
)

MEANT = {
    **dict.fromkeys(("check", "extract", "read", "tables", "test", "validate"), "parse"),
    **dict.fromkeys(("add", "import", "load", "run", "store"), "ingest"),
    **dict.fromkeys(("list", "log", "reports", "versions"), "history"),
    **dict.fromkeys(("draw", "page", "render", "view"), "inspect"),
    **dict.fromkeys(("html", "pages", "publish"), "report"),
    **dict.fromkeys(("csv", "excel", "xlsx"), "export"),
    **{"compare": "diff", "fetch": "sources", "prose": "claims", "search": "questions"},
}
"""What other programs call what our commands do."""


def _exit_code(error: TabelExtractError) -> int:
    if isinstance(error, WarehouseError | OutputError):
        return exit_codes.WAREHOUSE
    if isinstance(error, UnknownReportError):
        return exit_codes.UNKNOWN
    if isinstance(error, SettingsError | SearchError):
        return exit_codes.USAGE
    return exit_codes.NO_INPUT


class Commands(click.Group):
    """Tells every expected error in one line, with the exit code that belongs to it."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run what was asked for; its errors become one line and an exit code."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")  # a terminal that lacks a sign still answers
        try:
            return super().invoke(ctx)
        except TabelExtractError as error:
            from tabel_extract.cli.terminal import printable

            click.echo(f"tabel-extract: {printable(str(error))}", err=True)
            ctx.exit(_exit_code(error))
        except BrokenPipeError:
            sys.stderr.close()  # the reader of a pipe went away: nobody to tell
            ctx.exit(exit_codes.OK)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one is meant by what other programs call it."""
        meant = MEANT.get(args[0])
        if meant is not None and not ctx.resilient_parsing:
            raise click.UsageError(f"No such command {args[0]!r}. Did you mean {meant!r}?", ctx)
        return super().resolve_command(ctx, args)
