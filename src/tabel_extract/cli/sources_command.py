"""The commands that look after where reports are found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tabel_extract.address import Address
from tabel_extract.cli import exit_codes
from tabel_extract.cli.options import settings_of, warehouse_option
from tabel_extract.cli.terminal import console, printable, styled

if TYPE_CHECKING:
    from tabel_extract.finding.config import Source
    from tabel_extract.settings import Settings

SETTING = Path("$TABEL_EXTRACT_SOURCES")
"""Stands for the file that the settings name; it is no name of a file."""

FILE = click.argument(
    "file", required=False, type=click.Path(dir_okay=False, path_type=Path), metavar="[FILE]"
)


def sources_of(file: Path | None, settings: Settings) -> tuple[Source, ...]:
    """The sources of a file, or of the one that the settings name.

    Raises:
        SettingsError: It can't be used.
        UsageError: There is none.
    """
    from tabel_extract.finding.config import load_sources

    named = settings.sources if file in {None, SETTING} else file
    if named is None:
        raise click.UsageError(
            "no list of sources is named: give a FILE, or set TABEL_EXTRACT_SOURCES."
        )
    return load_sources(named)


@click.group()
def sources() -> None:
    """Look after where reports are found: folders, object storage, web pages and feeds.

    FILE says where (docs/sources.md); by default the one that TABEL_EXTRACT_SOURCES names.
    `tabel-extract ingest --sources` looks there, and stores what is new.
    """


@sources.command()
@FILE
@click.option("--look", is_flag=True, help="Look at each source too; nothing is got or stored.")
@warehouse_option
def check(file: Path | None, look: bool, warehouse: Address | None) -> None:
    """Check that FILE can be used, and name its sources.

    Ends with 1 where a source that was looked at could not be seen, or not as a whole.
    """
    settings = settings_of(warehouse=warehouse)
    found = sources_of(file, settings)
    fine = True
    for source in found:
        if look:
            fine &= _looked_at(source, settings)
        else:
            click.echo(f"{source.name}  {source.kind}  {printable(_where(source))}")
    if not fine:
        raise SystemExit(exit_codes.SOME_FAILED)


@sources.command(name="list")
@FILE
@warehouse_option
def list_command(file: Path | None, warehouse: Address | None) -> None:
    """List each source of FILE: how the last look at it went, and what waits or vanished."""
    from tabel_extract.finding.told import story

    settings = settings_of(warehouse=warehouse)
    out = console()
    for source in sources_of(file, settings):
        told = story(settings.warehouse, source.name)
        out.print(styled(f"{source.name}  {source.kind}  {_where(source)}", "bold"), soft_wrap=True)
        for line in told.lines():
            out.print(styled(f"    {line}", "red" if told.failed else ""), soft_wrap=True)


def _looked_at(source: Source, settings: Settings) -> bool:
    """Look at a source and say what is there; whether all of it could be seen."""
    from datetime import UTC, datetime

    from tabel_extract.cli.render import counted
    from tabel_extract.errors import SourceError
    from tabel_extract.finding.look import survey

    out = console()
    try:
        listing = survey(source, settings, datetime.now(UTC))
    except SourceError as error:
        out.print(styled(f"✗ {source.name}: {error}", "red"), soft_wrap=True)
        return False
    files = list(listing)
    out.print(styled(f"{source.name}: {counted(len(files), 'file')}"), soft_wrap=True)
    for listed in files:
        out.print(styled(f"    {listed.location}"), soft_wrap=True)
    for note in listing.notes:
        out.print(styled(f"  ! {note}", "yellow"), soft_wrap=True)
    return listing.is_complete


def _where(source: Source) -> str:
    from tabel_extract.finding.config import FolderSource

    return str(source.path) if isinstance(source, FolderSource) else source.url
