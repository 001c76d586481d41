"""The command that writes a stored report as files that people open elsewhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from tabel_extract.address import Address
from tabel_extract.cli.options import (
    moment_of,
    opened_warehouse,
    settings_of,
    version_options,
    warehouse_option,
)


@click.command()
@click.argument("report")
@click.option(
    "--output",
    "-o",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    metavar="DIR",
    help="Default: the current folder.",
)
@click.option(
    "--format",
    "forms",
    type=click.Choice(["csv", "xlsx"]),
    multiple=True,
    help="Give it twice for both, as is the default.",
)
@warehouse_option
@version_options
@click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", help="Of what is told.")
def export(
    report: str,
    output: Path,
    forms: tuple[str, ...],
    warehouse: Address | None,
    ordinal: int | None,
    as_of: datetime | None,
    lang: str,
) -> None:
    """Write a stored REPORT as a CSV of all its numbers, and as an Excel workbook.

    Each number comes with its headings, unit, question, notes, source, place, findings and verdict;
    the workbook has a sheet per table as printed too. The files written are listed; older ones of
    the same name are replaced.
    """
    from tabel_extract.cli.terminal import printable
    from tabel_extract.export.content import Version
    from tabel_extract.export.write import FORMS, export_files
    from tabel_extract.report.anchors import file_stem
    from tabel_extract.warehouse import history

    moment = moment_of(ordinal, as_of)
    with opened_warehouse(settings_of(warehouse=warehouse)) as opened:
        stored = history.load(opened, report, ordinal=ordinal, as_of=moment)
    written = export_files(
        stored.report,
        output,
        file_stem(report),
        languages=["en" if lang == "en" else "nl"],
        forms=[form for form in FORMS if form in forms] or FORMS,
        version=Version(stored.version.ordinal, stored.version.recorded_at),
    )
    for path in written:
        click.echo(printable(str(path)))
