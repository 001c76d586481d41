"""The command that checks an installation."""

from __future__ import annotations

import os

import click

from tabel_extract.address import Address
from tabel_extract.cli import exit_codes
from tabel_extract.cli.options import settings_of, warehouse_option

_STYLES = {"ok": "green", "look": "yellow", "wrong": "bold red"}


@click.command()
@warehouse_option
def doctor(warehouse: Address | None) -> None:
    """Check this installation, one line a check, and say what to mend.

    Each line is ok, look (it works, but somebody should know) or wrong. Nothing is changed. Ends
    with 1 where something is wrong, and with 0 otherwise.
    """
    from tabel_extract.cli.terminal import console, printable, styled
    from tabel_extract.health.doctor import examine

    out = console()
    is_wrong = False
    for check in examine(settings_of(warehouse=warehouse), os.environ):
        line = styled(f"{check.verdict:5}", _STYLES[check.verdict])
        line.append(f"  {check.name:10}  {printable(check.told)}")
        out.print(line, soft_wrap=True)
        is_wrong |= check.verdict == "wrong"
    if is_wrong:
        raise SystemExit(exit_codes.SOME_FAILED)
