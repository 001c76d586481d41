"""The commands. What only some of them need is loaded when they run, so that --help is quick."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tabel_extract.address import Address
from tabel_extract.cli import exit_codes
from tabel_extract.cli.backfill_command import backfill
from tabel_extract.cli.claims_command import claims
from tabel_extract.cli.decisions_command import decisions
from tabel_extract.cli.doctor_command import doctor
from tabel_extract.cli.export_command import export
from tabel_extract.cli.group import Commands
from tabel_extract.cli.lake_commands import compact, migrate
from tabel_extract.cli.options import (
    format_option,
    moment_of,
    opened_warehouse,
    settings_of,
    version_options,
    warehouse_option,
)
from tabel_extract.cli.quarantine_command import quarantine
from tabel_extract.cli.questions_command import questions, trend
from tabel_extract.cli.runs_command import runs
from tabel_extract.cli.serve_command import serve
from tabel_extract.cli.sources_command import SETTING, sources_of
from tabel_extract.cli.sources_command import sources as sources_group
from tabel_extract.cli.status_command import status
from tabel_extract.cli.subgroups_command import subgroups
from tabel_extract.errors import (
    UnknownReportError,
)

_EPILOG = "Exit codes: " + "; ".join(f"{c} {m}" for c, m in exit_codes.MEANINGS.items()) + "."


@click.group(cls=Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tabel-extract", message="%(prog)s %(version)s")
def main() -> None:
    """Read the tables of survey reports into validated, versioned rows.

    \b
    A first round:
      tabel-extract parse report.txt                 see what is read, without storing it
      tabel-extract claims report.txt                which numbers of its text its tables contradict
      tabel-extract inspect report.pdf               see on its pages what was recognised
      tabel-extract ingest reports/                  read, validate and store a folder
      tabel-extract sources check                    where reports are found, night after night
      tabel-extract history                          which reports are stored
      tabel-extract show REPORT "Tabel 7.2"          a stored table, with its questions
      tabel-extract questions lezen                  who was asked what, in which years
      tabel-extract trend QUESTION                   the answers to it through the years
      tabel-extract subgroups                        which groups of people join over reports
      tabel-extract runs                             what the last runs did
      tabel-extract quarantine list                  files that could not be read, and why
      tabel-extract backfill                         read stored reports again, after an upgrade
      tabel-extract status                           how things stand, for whoever looks after runs
      tabel-extract doctor                           whether this installation is well
      tabel-extract report                           HTML pages for editors
      tabel-extract serve                            the same, to accept or correct numbers
      tabel-extract export REPORT                    CSV and Excel, to work with its numbers
    """
    from tabel_extract.telemetry.logs import configure

    configure()


main.add_command(backfill)
main.add_command(claims)
main.add_command(compact)
main.add_command(export)
main.add_command(decisions)
main.add_command(doctor)
main.add_command(migrate)
main.add_command(quarantine)
main.add_command(questions)
main.add_command(runs)
main.add_command(serve)
main.add_command(sources_group)
main.add_command(status)
main.add_command(subgroups)
main.add_command(trend)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@format_option("json is the published contract; see `tabel-extract schema`.")
@click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", help="Of the findings.")
@click.option(
    "--cross-check",
    is_flag=True,
    help="Read a PDF by a second library too; each cell that it reads differently is a finding.",
)
def parse(file: Path, form: str, lang: str, cross_check: bool) -> None:
    """Read one FILE and print its tables and findings; nothing is stored."""
    from tabel_extract.cli.terminal import printable_json
    from tabel_extract.pipeline import read_report

    settings = settings_of()
    if cross_check:
        settings = settings.model_copy(update={"cross_check": True})
    report = read_report(file, settings)
    if form == "json":
        from tabel_extract.published import publish

        click.echo(printable_json(publish(report).model_dump_json()))
        return
    from tabel_extract.cli.render import print_report

    print_report(report, "en" if lang == "en" else "nl")


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--page",
    type=click.IntRange(min=1),
    metavar="N",
    help="Draw this page of the PDF only, whether it holds a table or not.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Default: the name of FILE with -inspect behind it, in the current folder.",
)
def inspect(file: Path, page: int | None, output: Path | None) -> None:
    """Draw what was recognised over the pages of FILE, a PDF, to see why a table came out wrong.

    Each page that holds a table becomes a PNG with a legend: captions, column headings with how far
    each reaches, row headings, cells, markers and notes in colours of their own, and yellow for
    words in or right below a table that belong to nothing. A red outline is a table that was not
    understood. The files written are listed; older ones of the same name are replaced.
    """
    from tabel_extract.cli.terminal import printable
    from tabel_extract.inspection.pictures import write_pictures
    from tabel_extract.pipeline import read_report
    from tabel_extract.reading.source import read_source

    settings = settings_of()
    raw = read_source(file, settings.max_bytes)
    folder = output or Path(f"{file.stem}-inspect")
    report = read_report(file, settings)
    written = write_pictures(report, raw.data, folder, page, settings)
    for path in written:
        click.echo(printable(str(path)))
    if not written:
        click.echo(
            f"{printable(str(file))}: no table was recognised on any page; "
            "--page N draws a page all the same."
        )


@main.command()
def schema() -> None:
    """Print the JSON Schema of what `parse --format json` prints."""
    import json

    from tabel_extract.published import ParsedReport

    click.echo(json.dumps(ParsedReport.model_json_schema(), indent=2))


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@format_option("json is a list of tables: page, bbox, cells (row, col, rowspan, colspan, text).")
def grids(file: Path, form: str) -> None:
    """Print every table of a PDF FILE, of any kind, with or without a caption.

    Nothing is taken to be a heading, a unit or a note: this is for reports that are no survey
    reports. Places are in points from the top left of the page.
    """
    from tabel_extract.cli.terminal import printable, printable_json
    from tabel_extract.parsing import grids_of
    from tabel_extract.reading.source import read_source

    settings = settings_of()

    def warned(said: str) -> None:
        click.echo(f"{printable(str(file))}: {said}", err=True)

    found = grids_of(read_source(file, settings.max_bytes), settings, warned)
    if form == "json":
        from tabel_extract.grids.printed import publish_grids

        click.echo(printable_json(publish_grids(found)))
        return
    from tabel_extract.cli.render import print_grids

    print_grids(found)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@warehouse_option
@click.option(
    "--sources",
    type=click.Path(dir_okay=False, path_type=Path),
    is_flag=False,
    flag_value=SETTING,
    metavar="[FILE]",
    help="A list of sources to find reports in. Without FILE: $TABEL_EXTRACT_SOURCES.",
)
@click.option(
    "--report-id",
    metavar="NAME",
    help="Store the one file named under this identity instead of its own title.",
)
@click.option(
    "--notify",
    is_flag=True,
    help="Tell those whom $TABEL_EXTRACT_NOTIFY names too, when $TABEL_EXTRACT_NOTIFY_WHEN says.",
)
def ingest(
    paths: tuple[Path, ...],
    warehouse: Address | None,
    sources: Path | None,
    report_id: str | None,
    notify: bool,
) -> None:
    """Read, validate and store PATHS: files, or folders with text exports.

    With --sources also, or only, what is found in the sources that a file lists (docs/sources.md).
    A file that has not changed is not read again; a version is added only when what a report says
    has changed. Files that can't be read are told, and the others are ingested all the same.
    """
    from tabel_extract.cli.ingesting import ingest_and_tell
    from tabel_extract.cli.options import notify_of

    if not paths and sources is None:
        raise click.UsageError("nothing is named: give PATHS, or --sources.")
    if report_id is not None and (sources is not None or len(paths) != 1 or paths[0].is_dir()):
        raise click.UsageError("--report-id names one report: give one file with it.")
    if report_id is not None and not report_id.strip():
        raise click.UsageError("--report-id is empty: give a name, or leave the option out.")
    settings = settings_of(warehouse=warehouse)
    found = () if sources is None else sources_of(sources, settings)
    ingest_and_tell(paths, settings, report_id, notify_of() if notify else None, found)


@main.command()
@click.argument("report", required=False)
@warehouse_option
def history(report: str | None, warehouse: Address | None) -> None:
    """List the stored reports, or the versions of one REPORT and why each was added."""
    from tabel_extract.cli.render import print_published, print_reports, print_versions
    from tabel_extract.warehouse import history as stored

    with opened_warehouse(settings_of(warehouse=warehouse)) as opened:
        if report is None:
            print_reports(stored.reports(opened))
        else:
            print_versions(stored.versions(opened, report))
        print_published(opened.published())


@main.command()
@click.argument("report")
@click.argument("table", required=False)
@warehouse_option
@version_options
@click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", help="Of the findings.")
def show(
    report: str,
    table: str | None,
    warehouse: Address | None,
    ordinal: int | None,
    as_of: Any,
    lang: str,
) -> None:
    """Show a stored REPORT, or one TABLE of it ("Tabel 7.2"), with questions and findings."""
    from dataclasses import replace

    from tabel_extract.cli.render import print_report
    from tabel_extract.warehouse import history as stored

    moment = moment_of(ordinal, as_of)
    with opened_warehouse(settings_of(warehouse=warehouse)) as opened:
        found = stored.load(opened, report, ordinal=ordinal, as_of=moment).report
    if table is not None:
        places = [n for n, t in enumerate(found.tables) if _is_called(t.label, table)]
        tables = tuple(found.tables[n] for n in places)
        if not tables:
            labels = ", ".join(t.label for t in found.tables) or "none"
            raise UnknownReportError(f"{report} has no table {table!r}; it has: {labels}.")
        names = {t.label for t in tables}
        findings = tuple(f for f in found.findings if f.table in names)
        checks = tuple(
            replace(o, table=places.index(o.table)) for o in found.checks if o.table in places
        )
        found = replace(found, tables=tables, findings=findings, checks=checks)
    print_report(found, "en" if lang == "en" else "nl", stored_as=report)


def _is_called(label: str, asked: str) -> bool:
    """Whether a label is the one asked for: ``Tabel 7.2``, in any case, or only ``7.2``."""
    words, wanted = label.casefold().split(), asked.casefold().split()
    return wanted in (words, words[1:])


@main.command()
@click.argument("report")
@click.argument("old", type=click.IntRange(min=1), required=False)
@click.argument("new", type=click.IntRange(min=1), required=False)
@warehouse_option
def diff(report: str, old: int | None, new: int | None, warehouse: Address | None) -> None:
    """Show cell by cell what changed in REPORT between versions OLD and NEW.

    Without numbers the last two versions are compared.
    """
    from tabel_extract.cli.render import print_changes
    from tabel_extract.warehouse import history as stored

    with opened_warehouse(settings_of(warehouse=warehouse)) as opened:
        last = stored.versions(opened, report)[-1].ordinal
        after = new or last
        before = old or after - 1
        if before < 1 or last == 1:
            raise UnknownReportError(f"{report} has only one version: there is nothing to compare.")
        changes = stored.diff(opened, report, before, after)
    print_changes(changes, before, after)


@main.command()
@click.argument("report_id", metavar="[REPORT]", required=False)
@warehouse_option
@click.option(
    "--output",
    "-o",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Default: $TABEL_EXTRACT_REPORT_DIR or warehouse/report.",
)
def report(report_id: str | None, warehouse: Address | None, output: Path | None) -> None:
    """Write static HTML pages for editors: an overview, and a page of each report or of REPORT."""
    from tabel_extract.pages import write_pages

    settings = settings_of(warehouse=warehouse, report_dir=output)
    written = write_pages(settings, report_id)
    pages = sum(path.suffix == ".html" for path in written)
    click.echo(f"{pages} pages written; open {settings.report_dir / 'index.html'}")
