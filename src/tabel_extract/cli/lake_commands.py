"""The commands that move a warehouse to a lake and back, and keep a lake quick."""

from __future__ import annotations

import click

from tabel_extract.address import Address, Lake
from tabel_extract.cli.options import ADDRESS, settings_of, warehouse_option


@click.command()
@click.option(
    "--to",
    "target",
    type=ADDRESS,
    required=True,
    metavar="FILE",
    help="Where to: a DuckDB file, or the address of a lake. It must hold nothing yet.",
)
@warehouse_option
def migrate(target: Address, warehouse: Address | None) -> None:
    """Copy a whole warehouse to another place: from a file to a lake, or back.

    Every version, decision and run goes along, and the kept files. All is compared with what it
    was copied from, and nothing is changed there. What breaks off can be begun again. Let nothing
    be stored meanwhile. See docs/lake.md.
    """
    from tabel_extract.cli.render import counted
    from tabel_extract.warehouse.moving import move

    origin = settings_of(warehouse=warehouse).warehouse

    def told(name: str, rows: int) -> None:
        click.echo(f"{name}: {counted(rows, 'row')}")

    moved = move(origin, target, told=told)
    click.echo(
        f"{counted(sum(moved.rows.values()), 'row')} and {counted(moved.files, 'file')} copied and "
        f"compared; from now on: TABEL_EXTRACT_WAREHOUSE='{target}'"
    )


@click.command()
@warehouse_option
def compact(warehouse: Address | None) -> None:
    """Join the small files that storing leaves in a lake, so that it stays quick.

    Run it every night after the ingest, or every week; others can read and store meanwhile. What
    is stored stays the same, past states too. See docs/lake.md.
    """
    from tabel_extract.warehouse.compacting import compact as joined

    where = settings_of(warehouse=warehouse).warehouse
    if not isinstance(where, Lake):
        raise click.UsageError(f"{where} is one file already: only a lake needs this.")
    done = joined(where)
    click.echo(f"{done.before} files of data before, {done.after} now; {done.removed} removed")
