"""The flow that publishes what is stored and writes its pages, without reading any report.

For what changes between runs: decisions, an edited list of subgroups, a disk that was full.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from prefect import flow
from prefect.artifacts import create_markdown_artifact
from prefect.states import Completed, Failed

from flows.markup import Cell, inert, table
from flows.stages import configured, timed
from flows.summary import shortened
from flows.tasks import report, republish, whole
from tabel_extract.cli.render import counted
from tabel_extract.cli.terminal import printable
from tabel_extract.errors import TabelExtractError
from tabel_extract.settings import Settings


@dataclass(frozen=True, slots=True)
class Publication:
    """How many pages were written, what could not be done and why, and seconds of each step."""

    pages: int
    errors: tuple[str, ...]
    seconds: dict[str, float]

    @property
    def message(self) -> str:
        """The run in one line."""
        written = f"{counted(self.pages, 'page')} written"
        if not self.errors:
            return f"Published, and {written}."
        more = f" (and {len(self.errors) - 1} more)" if len(self.errors) > 1 else ""
        return f"{shortened(printable(self.errors[0]))}{more}; {written}"


class NotAllPublishedError(TabelExtractError):
    """The copy, or the pages, could not be made."""


@flow(name="publish", persist_result=False)
def publish(warehouse: str | None = None, report_dir: str | None = None) -> Publication:
    """Publish what is stored and write the pages of all reports, as the warehouse holds them now.

    The run fails where either could not be done; the copy and the pages from before stay then.

    Args:
        warehouse: The DuckDB file or lake; by default what the settings say.
        report_dir: The folder for the pages; by default what the settings say.
    """
    settings = configured(warehouse=warehouse, report_dir=report_dir)
    if not settings.warehouse.exists():
        nothing = Publication(0, (), {})
        told = "Nothing is stored yet: the first ingest makes the warehouse."
        return cast(Publication, Completed(message=told, data=nothing))
    done = _published(settings)
    page = _page(done, settings)
    create_markdown_artifact(page, key="publish", description=inert(done.message))
    if done.errors:
        failed = NotAllPublishedError(done.message)
        return cast(Publication, Failed(message=done.message, data=failed))
    return cast(Publication, Completed(message=done.message, data=done))


def _published(settings: Settings) -> Publication:
    """Publish, and write the pages even where that could not be done."""
    errors: list[str] = []
    seconds: dict[str, float] = {}
    written: list[Path] = []
    try:
        with timed(seconds, "publish"):
            republish(whole(settings))
    except TabelExtractError as error:
        errors.append(str(error))
    try:
        with timed(seconds, "report"):
            written = report(whole(settings))
    except TabelExtractError as error:
        errors.append(str(error))
    pages = sum(page.suffix == ".html" for page in written)
    return Publication(pages, tuple(errors), seconds)


def _page(done: Publication, settings: Settings) -> str:
    rows: list[dict[str, Cell]] = [
        {"step": step, "seconds": round(took, 2)} for step, took in done.seconds.items()
    ]
    return "\n".join(
        [
            "# Publish",
            "",
            *(f"- Not done: {inert(error)}" for error in done.errors),
            f"- Database: {inert(str(settings.warehouse))}",
            f"- Pages for editors: {done.pages} written anew, in {inert(str(settings.report_dir))}",
            "",
            *table(rows),
            "",
        ]
    )
