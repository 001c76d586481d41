"""The command that writes stored reports as files that people and programs open elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from tabel_extract.address import Address
from tabel_extract.cli.options import (
    moment_of,
    opened_warehouse,
    settings_of,
    version_options,
    warehouse_option,
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where to write, and whether what is there is replaced."""

    folder: Path | None
    overwrite: bool


def _place_options(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command take where it writes, as ``place``."""

    @wraps(command)
    def placed(*, output: Path | None, overwrite: bool, **rest: Any) -> None:
        command(place=_Place(output, overwrite), **rest)

    named = click.option(
        "--output",
        "-o",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Default: the current folder; of package and parquet the folder to make.",
    )
    replacing = click.option(
        "--overwrite", is_flag=True, help="Replace an export that is there already."
    )
    return named(replacing(placed))


@click.command()
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
@_place_options
@click.option(
    "--format",
    "forms",
    type=click.Choice(["csv", "xlsx", "package", "parquet"]),
    multiple=True,
    help="Can be given more than once: csv and xlsx, as is the default, or package and parquet.",
)
@warehouse_option
@version_options
@click.option(
    "--lang", type=click.Choice(["nl", "en"]), default="nl", help="Of what csv and xlsx tell."
)
def export(
    reports: tuple[str, ...],
    place: _Place,
    forms: tuple[str, ...],
    warehouse: Address | None,
    ordinal: int | None,
    as_of: datetime | None,
    lang: str,
) -> None:
    """Write stored REPORTs, or all, as files that people and programs open elsewhere.

    For people: a CSV of all numbers of each report, and an Excel workbook with a sheet per table as
    printed too. For programs: one folder of tables of all the reports, as a Data Package of CSV
    files with CSVW metadata, or as Parquet. The files written are listed.
    """
    from tabel_extract.cli.terminal import printable
    from tabel_extract.export.package import FOLDER_FORMS
    from tabel_extract.export.write import FORMS
    from tabel_extract.exporting import Wanted, export_package, export_reports

    moment = moment_of(ordinal, as_of)
    if ordinal is not None and len(set(reports)) != 1:
        raise click.UsageError("--version is of one report: name it.")
    files = [form for form in FORMS if form in forms]
    folders = [form for form in FOLDER_FORMS if form in forms]
    if files and folders:
        raise click.UsageError("give --format csv and xlsx, or package and parquet, not of both.")
    if folders and place.folder is None:
        raise click.UsageError(f"name the folder that --format {folders[0]} is to make: -o DIR.")
    wanted = Wanted(reports, ordinal, moment)
    with opened_warehouse(settings_of(warehouse=warehouse)) as opened:
        if folders and place.folder:
            written = export_package(
                opened, wanted, place.folder, forms=folders, overwrite=place.overwrite
            )
        else:
            written = export_reports(
                opened,
                wanted,
                place.folder or Path(),
                forms=files or FORMS,
                language="en" if lang == "en" else "nl",
                overwrite=place.overwrite,
            )
    for path in written:
        click.echo(printable(str(path)))
