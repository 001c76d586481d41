"""Editions to a folder of static HTML: an overview, and a page per report in two languages."""

from __future__ import annotations

import base64
import hashlib
import os
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import get_args

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tabel_extract.checks.catalogue import Language
from tabel_extract.checks.verdicts import judge
from tabel_extract.report import words
from tabel_extract.report.anchors import file_stem
from tabel_extract.report.controls import visible
from tabel_extract.report.originals import originals
from tabel_extract.report.report_view import Edition, overview_row, page_name, report_view
from tabel_extract.report.view import ReportView

__all__ = ["Edition", "write_site"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
OVERVIEW = "index"
SCRIPT = "script.js"
SCRIPT_WORDS = (
    "question", "population", "period", "unit", "source", "not_said", "blank",
    "slip_row", "slip_column", "slip_place", "slip_copied",
)  # fmt: skip
"""Words of ``texts`` that the script shows."""

FILE_MODE = 0o644
"""Pages are for others to read; a temporary file is its owner's alone."""

OPEN_CONTENTS = 12
"""Up to so many tables the list of contents stands open; a longer one would bury the first."""


def write_site(folder: Path, editions: Sequence[Edition], only: str | None = None) -> list[Path]:
    """Write the pages of the newest edition of each report, then the overview.

    With ``only``, the page of that report is written, and those of others that are not there yet.

    Each file is replaced whole or not at all, and the overview comes last, so that it never links
    to a page that is not there. Returns the files written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    newest = _newest(editions)
    judgements = [judge(edition.report) for edition in newest]
    environment = _environment()
    written: list[Path] = []
    for edition, judgement in zip(newest, judgements, strict=True):
        stem = file_stem(edition.report_id)
        wanted = [
            (language, folder / page_name(stem, language))
            for language in LANGUAGES
            if only in {None, edition.report_id}
            or not (folder / page_name(stem, language)).exists()
        ]
        shown = originals(edition.report, edition.read_source()) if wanted else []
        for language, path in wanted:
            view = report_view(edition, judgement, shown, language)
            data = _page_data(view, language)
            page = _render(environment, "report.html", stem, language, report=view, page_data=data)
            written.append(_replace(path, page))
    for language in LANGUAGES:
        rows = [
            overview_row(edition, judgement, language)
            for edition, judgement in zip(newest, judgements, strict=True)
        ]
        page = _render(environment, "overview.html", OVERVIEW, language, rows=rows)
        written.append(_replace(folder / page_name(OVERVIEW, language), page))
    return written


def _newest(editions: Sequence[Edition]) -> list[Edition]:
    """One edition per report, in the order in which the reports are given."""
    newest: dict[str, Edition] = {}
    for edition in editions:
        known = newest.get(edition.report_id)
        if known is None or edition.ordinal > known.ordinal:
            newest[edition.report_id] = edition
    return list(newest.values())


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("tabel_extract.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _render(
    environment: Environment, template: str, stem: str, language: Language, **views: object
) -> str:
    other: Language = "en" if language == "nl" else "nl"
    number: Callable[[int], str] = partial(words.number, language=language)
    script = _script(environment)
    return environment.get_template(template).render(
        w=words.words(language),
        number=number,
        language=language,
        other_language=other,
        other_page=page_name(stem, other),
        overview=page_name(OVERVIEW, language),
        open_contents=OPEN_CONTENTS,
        script=script,
        script_source=_sha256(script) if "page_data" in views else Markup("'none'"),
        **views,
    )


def _script(environment: Environment) -> Markup:
    """The script of the pages, as it is: no page puts anything into it."""
    assert environment.loader is not None
    return Markup(environment.loader.get_source(environment, SCRIPT)[0])


def _sha256(script: str) -> Markup:
    """The hash by which a page allows this one script and no other."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
    return Markup(f"'sha256-{digest}'")


def _page_data(view: ReportView, language: Language) -> dict[str, object]:
    """What the script of a report's page needs to know: how things are called."""
    texts = words.words(language)
    said = (view.publisher, view.title or view.file)
    name = ", ".join(str(visible(part)) for part in said if part)
    return {"report": name, "words": {key: texts[key] for key in SCRIPT_WORDS}}


def _replace(path: Path, page: str) -> Path:
    """Write a file beside its place and move it there once it is whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".page-", suffix=".tmp")
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(page)
        beside.chmod(FILE_MODE)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return path
