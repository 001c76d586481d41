"""Ingesting as the commands do it: told on the terminal, with the exit code that belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tabel_extract.cli import exit_codes

if TYPE_CHECKING:
    from tabel_extract.finding.config import Source
    from tabel_extract.settings import Settings


def ingest_and_tell(
    paths: Sequence[Path],
    settings: Settings,
    report_id: str | None = None,
    sources: Sequence[Source] = (),
) -> None:
    """Ingest files, and what is found in sources, and tell what became of each.

    Raises:
        SystemExit: some files failed.
    """
    from tabel_extract.cli.render import Telling
    from tabel_extract.pipeline import ingest

    with Telling(settings.warehouse) as telling:
        outcomes = ingest(
            paths,
            settings,
            report_id=report_id,
            sources=sources,
            told=telling.told,
            warned=telling.warned,
            heard=telling.heard,
        )
    failed = sum(o.status == "failed" for o in outcomes)
    if failed:
        nothing = failed == len(outcomes)
        raise SystemExit(exit_codes.NO_INPUT if nothing else exit_codes.SOME_FAILED)
