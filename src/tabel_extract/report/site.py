"""Editions to a folder of static HTML: an overview, and a page per report in two languages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from tabel_extract.checks.catalogue import Language
from tabel_extract.checks.verdicts import judge
from tabel_extract.files import replace_file
from tabel_extract.limits import HONEST, Limits
from tabel_extract.report.anchors import file_stem
from tabel_extract.report.originals import originals
from tabel_extract.report.rendering import OVERVIEW, render_overview, render_report
from tabel_extract.report.report_view import Edition, page_name
from tabel_extract.report.run_view import RunLine
from tabel_extract.report.state import edition_state, is_current

__all__ = ["Edition", "write_site"]

LANGUAGES: tuple[Language, ...] = get_args(Language)


def write_site(
    folder: Path,
    editions: Sequence[Edition],
    only: str | None = None,
    runs: Sequence[RunLine] = (),
    limits: Limits = HONEST,
) -> list[Path]:
    """Write the pages of the newest edition of each report, then the overview.

    With ``only``, the page of that report is written, and those of others that are not there yet.
    Pages that are there and would come out the same are left as they are.
    ``runs`` are the last ones, newest first, for the overview; ``limits`` are those that reports
    are read within.

    Each file is replaced whole or not at all, and the overview comes last, so that it never links
    to a page that is not there. Returns the files written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    newest = _newest(editions)
    judgements = [judge(edition.report) for edition in newest]
    written: list[Path] = []
    for edition, judgement in zip(newest, judgements, strict=True):
        paths = _pages(folder, edition)
        if only not in {None, edition.report_id} and all(path.exists() for path in paths.values()):
            continue
        source = edition.read_source()
        state = edition_state(edition, source)
        if _are_current(edition, paths, state):
            continue
        shown = originals(edition.report, source, limits)
        for language, path in paths.items():
            page = render_report(edition, judgement, shown, language, state=state)
            written.append(replace_file(path, page.encode()))
    for language in LANGUAGES:
        page = render_overview(newest, judgements, runs, language)
        written.append(replace_file(folder / page_name(OVERVIEW, language), page.encode()))
    return written


def _newest(editions: Sequence[Edition]) -> list[Edition]:
    """One edition per report, in the order in which the reports are given."""
    newest: dict[str, Edition] = {}
    for edition in editions:
        known = newest.get(edition.report_id)
        if known is None or edition.ordinal > known.ordinal:
            newest[edition.report_id] = edition
    return list(newest.values())


def _pages(folder: Path, edition: Edition) -> dict[Language, Path]:
    stem = file_stem(edition.report_id)
    return {language: folder / page_name(stem, language) for language in LANGUAGES}


def _are_current(edition: Edition, paths: dict[Language, Path], state: str) -> bool:
    """Whether none of a report's pages would come out different; they are written together."""
    return all(
        is_current(
            path, language, state, [path.with_suffix(f".{form}") for form in edition.downloads]
        )
        for language, path in paths.items()
    )
