"""The commands for files that were set aside because they can't be read."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tabel_extract.cli.options import settings_of, warehouse_option
from tabel_extract.cli.terminal import console, printable, styled

if TYPE_CHECKING:
    pass


@click.group()
def quarantine() -> None:
    """Look after files that were set aside because they can't be read.

    Such a file costs no other file anything. It is not read again until it, its limits or the
    program change, or until it is retried.
    """


@quarantine.command(name="list")
@warehouse_option
def list_command(warehouse: Path | None) -> None:
    """List the files that wait for somebody, and count those that were dropped."""
    from tabel_extract.warehouse.quarantine import all_set_aside

    entries = all_set_aside(settings_of(warehouse=warehouse).warehouse)
    waiting = [entry for entry in entries if not entry.dropped]
    out = console()
    for entry in waiting:
        head = f"{entry.key}  {entry.fault}  {printable(entry.path)}"
        out.print(styled(head, "bold"), soft_wrap=True)
        out.print(f"    {printable(entry.message)}", soft_wrap=True, markup=False)
    dropped = len(entries) - len(waiting)
    more = f"; {dropped} dropped" if dropped else ""
    out.print(f"{len(waiting)} set aside{more}")


@quarantine.command()
@click.argument("key")
@warehouse_option
def show(key: str, warehouse: Path | None) -> None:
    """Show all that is known of the file set aside as KEY, or as one that begins so."""
    from tabel_extract.warehouse.quarantine import find, kept_bytes

    place = settings_of(warehouse=warehouse).warehouse
    entry = find(place, key)
    size = "not known" if entry.source_bytes is None else f"{entry.source_bytes:,}"
    if kept_bytes(place, entry) is not None:
        size += ", kept"
    lines = {
        "file": entry.path,
        "fault": entry.fault,
        "why": entry.message,
        "sha256": entry.source_sha256 or "not known",
        "bytes": size,
        "program": entry.program_version,
        "limits": entry.limits,
        "tried": f"{entry.tries} times" if entry.tries > 1 else "once",
        "first": f"{entry.first_at.astimezone():%Y-%m-%d %H:%M:%S}",
        "last": f"{entry.last_at.astimezone():%Y-%m-%d %H:%M:%S}",
        "state": "dropped" if entry.dropped else "set aside",
    }
    for name, text in lines.items():
        click.echo(f"{name:8} {printable(text)}")
    for line in entry.detail.splitlines():
        click.echo(f"    {printable(line)}")


@quarantine.command()
@click.argument("key")
@warehouse_option
def retry(key: str, warehouse: Path | None) -> None:
    """Read the file set aside as KEY once more, with the limits of now, and store it if it can be.

    The bytes that were set aside are read, or where those are not kept, the file where it was.
    """
    from tabel_extract.cli.ingesting import ingest_and_tell
    from tabel_extract.warehouse.quarantine import find, kept_bytes, reopen

    settings = settings_of(warehouse=warehouse)
    entry = find(settings.warehouse, key)
    data = kept_bytes(settings.warehouse, entry)
    reopen(settings.warehouse, entry)
    if data is None:
        ingest_and_tell([Path(entry.path)], settings)
        return
    with tempfile.TemporaryDirectory(prefix="tabel-extract-") as folder:
        path = Path(folder) / Path(entry.path).name
        path.write_bytes(data)
        ingest_and_tell([path], settings)


@quarantine.command()
@click.argument("key")
@warehouse_option
def drop(key: str, warehouse: Path | None) -> None:
    """Give up the file set aside as KEY: its bytes are removed, and runs leave it alone.

    It is read again when its bytes, the limits or the program change.
    """
    from tabel_extract.warehouse.quarantine import drop as give_up
    from tabel_extract.warehouse.quarantine import find

    place = settings_of(warehouse=warehouse).warehouse
    entry = find(place, key)
    give_up(place, entry)
    click.echo(f"dropped {entry.key}: {printable(entry.path)}")
