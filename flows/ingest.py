"""The flow that reads, validates and stores reports, and writes their pages.

    python -m flows.ingest [PATH…] [--sources FILE] [--warehouse FILE] [--report-dir DIR]
        [--batch-size N]

runs it once, on the Prefect server that ``PREFECT_API_URL`` names or else on an embedded one, and
ends with the exit codes of ``tabel-extract ingest``. What a run did is its result, and is shown on
its artifacts; no result is persisted and nothing is cached, because the warehouse knows what is
new.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from prefect import flow
from pydantic import ValidationError

from flows.artifacts import show
from flows.far import task_runner
from flows.quiet import INTERRUPTED, leave_nothing_behind
from flows.stages import configured, ended, stored, written
from flows.summary import Summary, WarehouseUnusableError
from flows.telling import failure_told, tell_of_run
from tabel_extract.cli import exit_codes
from tabel_extract.cli.render import Telling
from tabel_extract.cli.terminal import printable
from tabel_extract.errors import SettingsError
from tabel_extract.telemetry import logs
from tabel_extract.telemetry.tracing import sent_at_the_end, span


@flow(name="ingest", persist_result=False, task_runner=task_runner())
def ingest(
    paths: list[str],
    warehouse: str | None = None,
    report_dir: str | None = None,
    batch_size: int | None = None,
    sources: str | None = None,
) -> Summary:
    """Read, validate and store reports, and write their pages.

    The run fails only where nothing could be stored because the warehouse can't be used. Where some
    files failed it is completed, and its message says so.

    Args:
        paths: Files, and folders to search for text exports; none where only sources count.
        warehouse: The DuckDB file; by default what the settings say.
        report_dir: The folder for the pages; by default what the settings say.
        batch_size: Files that a task takes together; by default what the settings say.
        sources: A list of sources to find reports in; by default what the settings say.
    """
    settings = configured(
        warehouse=warehouse, report_dir=report_dir, batch_size=batch_size, sources=sources
    )
    logs.configure()
    with sent_at_the_end(), span("flow", {"flow": "ingest"}), failure_told(paths, settings):
        summary = written(stored(paths, settings), settings)
    show(summary, settings, key="ingest")
    tell_of_run([*paths, *map(str, summary.found.roots)], summary)
    return ended(summary)


def tell(summary: Summary) -> None:
    """Say on standard output what was done, and on standard error what was not and why."""
    with Telling(summary.warehouse) as telling:
        telling.heard(summary.found)
        telling.told(summary.outcomes, len(summary.outcomes))
    if summary.pages:
        print(f"{summary.pages} pages written; open {summary.report_dir / 'index.html'}")
    if summary.left:
        many = f"{len(summary.left)} of the files named were not stored"
        print(f"✗ {many}: {printable(summary.warehouse_error or '')}", file=sys.stderr)
    if summary.publish_error is not None:
        print(f"! {printable(summary.publish_error)}", file=sys.stderr)
    if summary.pages_error is not None:
        print(f"✗ {printable(summary.pages_error)}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m flows.ingest",
        description="Read, validate and store reports through Prefect, and write their pages.",
        epilog="Exit codes: " + "; ".join(f"{c} {m}" for c, m in exit_codes.MEANINGS.items()),
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a file, or a folder to search")
    parser.add_argument("--sources", metavar="FILE", help="a list of sources to find reports in")
    parser.add_argument("--warehouse", metavar="FILE", help="the DuckDB file")
    parser.add_argument("--report-dir", metavar="DIR", help="the folder for the pages")
    parser.add_argument("--batch-size", metavar="N", help="files that a task takes together")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the flow once and return the exit code of the command line for what became of it."""
    parser = _parser()
    given = vars(parser.parse_args(arguments))
    paths = given.pop("paths")
    try:
        settings = configured(**given)
    except ValidationError as error:
        first = error.errors()[0]
        parser.error(f"{first['loc'][0]} can't be used: {first['msg']}")
    except SettingsError as error:
        parser.error(printable(str(error)))
    if not paths and settings.sources is None:
        parser.error("nothing is named: give PATH, or --sources")
    leave_nothing_behind()
    try:
        summary = ingest(
            paths,
            str(settings.warehouse),
            str(settings.report_dir),
            settings.batch_size,
            None if settings.sources is None else str(settings.sources),
        )
    except WarehouseUnusableError as error:
        summary = error.summary
    except KeyboardInterrupt:
        return INTERRUPTED
    tell(summary)
    return summary.exit_code


if __name__ == "__main__":
    sys.exit(main())
