"""The command that tells an operator how things stand."""

from __future__ import annotations

import click

from tabel_extract.address import Address
from tabel_extract.cli import exit_codes
from tabel_extract.cli.options import format_option, settings_of, warehouse_option


@click.command()
@format_option("json holds the same, for programs.")
@warehouse_option
def status(form: str, warehouse: Address | None) -> None:
    """Tell on one screen how things stand, for whoever looks after the runs.

    The last runs, what is new, what waits, what is set aside, how old the published copy is. It
    waits for nobody and changes nothing. Ends with 1 where something wants a person, which the last
    lines name, and with 0 where all is well.
    """
    from tabel_extract.cli.status import as_json, print_status
    from tabel_extract.health.status import concerns
    from tabel_extract.health.status import status as found_of

    found = found_of(settings_of(warehouse=warehouse))
    if form == "json":
        click.echo(as_json(found))
    else:
        print_status(found)
    if concerns(found):
        raise SystemExit(exit_codes.SOME_FAILED)
