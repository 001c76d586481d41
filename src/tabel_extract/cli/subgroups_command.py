"""The command that tells which subgroups are printed, and which code each has in the list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tabel_extract.cli.options import (
    format_option,
    opened_warehouse,
    settings_of,
    warehouse_option,
)

if TYPE_CHECKING:
    from tabel_extract.checks.catalogue import Language


@click.command()
@click.option("--unmapped", is_flag=True, help="Only those without a code.")
@click.option(
    "--print-list", is_flag=True, help="Print the list in use instead, as a file to edit a copy of."
)
@format_option("json is all of it for programs.")
@click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", help="Of the text.")
@warehouse_option
def subgroups(
    unmapped: bool, print_list: bool, form: str, lang: str, warehouse: Path | None
) -> None:
    """List the subgroups that stored reports print, with the code that makes them join.

    Those without a code come first, with the reason: they join with nothing until someone adds them
    to the list. That is the file named in TABEL_EXTRACT_CODES, or the program's own. This shows at
    once what an edited list gives; the warehouse follows with the next ingest.
    """
    from tabel_extract.codes.file import load_codes

    settings = settings_of(warehouse=warehouse)
    codes = load_codes(settings.codes)
    if print_list:
        click.echo(codes.text, nl=False)
        return
    from tabel_extract.warehouse.subgroups import applied_revision
    from tabel_extract.warehouse.subgroups import subgroups as stored

    with opened_warehouse(settings) as opened:
        found = stored(opened, codes)
        applied = applied_revision(opened)
    stores_any = bool(found)
    if unmapped:
        found = [one for one in found if one.subgroup.category_code is None]
    if form == "json":
        import json

        from tabel_extract.cli.subgroups import told
        from tabel_extract.cli.terminal import printable_json

        click.echo(printable_json(json.dumps(told(found, codes, applied), ensure_ascii=False)))
        return
    from tabel_extract.cli.subgroups import print_list_in_use, print_nothing, print_subgroups
    from tabel_extract.cli.terminal import console

    language: Language = "en" if lang == "en" else "nl"
    out = console()
    if not found:
        print_nothing(out, language, stored=stores_any)
    print_subgroups(out, found, language)
    print_list_in_use(out, codes, settings.codes, applied, language)
