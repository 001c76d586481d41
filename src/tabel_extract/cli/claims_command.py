"""The command that shows claims, of a file or of a stored report."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tabel_extract.address import Address
from tabel_extract.cli.options import (
    format_option,
    moment_of,
    opened_warehouse,
    settings_of,
    version_options,
    warehouse_option,
)
from tabel_extract.errors import UnknownReportError, WarehouseError

if TYPE_CHECKING:
    from tabel_extract.model import Report


@click.command()
@click.argument("name", metavar="FILE|REPORT")
@warehouse_option
@version_options
@click.option("--all", "everything", is_flag=True, help="Show those that need no eyes too.")
@click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", help="Of what is told.")
@format_option("json is the list `claims` of the published contract, always all of it.")
def claims(
    name: str,
    warehouse: Address | None,
    ordinal: int | None,
    as_of: datetime | None,
    everything: bool,
    lang: str,
    form: str,
) -> None:
    """Show what the tables of a FILE or a stored REPORT say of the numbers in its running text.

    Numbers that their table contradicts come first, then words that fit it badly; the others are
    counted. A text without tables is shown with what it says of its survey, and what it leaves out.
    A FILE is read and not stored.
    """
    if _is_there(name):
        if warehouse is not None or ordinal is not None or as_of is not None:
            from tabel_extract.cli.terminal import printable

            raise click.UsageError(
                f"{printable(name)} is a file, which is read as it is: leave out --warehouse, "
                "--version and --as-of, which choose a stored report."
            )
        from tabel_extract.pipeline import read_report

        report, stored_as = read_report(Path(name), settings_of()), None
    else:
        report, stored_as = _stored(name, warehouse, ordinal, as_of), name
    if form == "json":
        from tabel_extract.cli.terminal import printable_json

        click.echo(printable_json(_json(report)))
        return
    from tabel_extract.cli.claims import print_claims

    print_claims(report, "en" if lang == "en" else "nl", everything=everything, stored_as=stored_as)


def _json(report: Report) -> str:
    from pydantic import TypeAdapter

    from tabel_extract.published import ClaimOut, publish

    return TypeAdapter(list[ClaimOut]).dump_json(publish(report).claims).decode()


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except OSError:  # a name that is too long for a file may still be that of a report
        return False


def _stored(
    name: str, warehouse: Address | None, ordinal: int | None, as_of: datetime | None
) -> Report:
    from tabel_extract.warehouse import history

    moment, settings = moment_of(ordinal, as_of), settings_of(warehouse=warehouse)
    if not settings.warehouse.exists():
        raise WarehouseError(
            f"there is no file {name!r}, and no warehouse at {settings.warehouse} that could hold "
            "a report of that name: check the path, or ingest the report first"
        )
    with opened_warehouse(settings) as opened:
        try:
            history.versions(opened, name)
        except UnknownReportError as error:
            raise UnknownReportError(f"there is no file {name!r}, and {error}") from None
        return history.load(opened, name, ordinal=ordinal, as_of=moment).report
