"""Editions to the text of their pages."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tabel_extract.checks.catalogue import Language
from tabel_extract.checks.verdicts import Judgement
from tabel_extract.report import words
from tabel_extract.report.originals import Original
from tabel_extract.report.report_view import Edition, in_order, overview_row, page_name, report_view
from tabel_extract.report.run_view import RunLine, run_view
from tabel_extract.report.view import OverviewRow, ReportView
from tabel_extract.shown.controls import visible

OVERVIEW = "index"
SCRIPTS = ("page.js", "slip.js", "decide.js")
"""The scripts, each with those before it: of every page, of tables, of a page that is served."""
SCRIPT_WORDS = (
    "question", "population", "period", "unit", "source", "not_said", "blank",
    "decided", "status_fine", "corrected_from", "was",
    "slip_row", "slip_column", "slip_place", "slip_copied",
)  # fmt: skip
"""Words of ``texts`` that the script shows."""

OPEN_CONTENTS = 12
"""Up to so many tables the list of contents stands open; a longer one would bury the first."""


@dataclass(frozen=True, slots=True)
class Served:
    """What a page needs to send decisions: where to, and the number of the version it shows."""

    address: str
    ordinal: int


def render_report(
    edition: Edition,
    judgement: Judgement,
    shown: Sequence[Original],
    language: Language,
    served: Served | None = None,
    state: str | None = None,
) -> str:
    """The page of one report; ``shown`` is what its source prints of each table.

    With ``served`` it can send decisions; as a file it only shows them, and carries ``state``, the
    hash of what it is made from.
    """
    if served:
        edition = replace(edition, downloads=())
    view = report_view(edition, judgement, shown, language)
    data = _page_data(view, language)
    if served:
        data |= _deciding(served, language)
    return _render(
        "report.html",
        view.file_stem,
        language,
        report=view,
        page_data=data,
        served=served,
        state=state,
    )


def render_overview(
    editions: Sequence[Edition],
    judgements: Sequence[Judgement],
    runs: Sequence[RunLine],
    language: Language,
) -> str:
    """The page of all reports, and of the last runs."""
    rows = [
        overview_row(edition, judgement, language)
        for edition, judgement in zip(editions, judgements, strict=True)
    ]
    return render_rows(rows, runs, language)


def render_rows(rows: Sequence[OverviewRow], runs: Sequence[RunLine], language: Language) -> str:
    """That page from the lines of its reports, in any order."""
    told = [run_view(run, language) for run in runs]
    return _render("overview.html", OVERVIEW, language, rows=in_order(rows), runs=told)


@cache
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


def _render(template: str, stem: str, language: Language, **views: object) -> str:
    other: Language = "en" if language == "nl" else "nl"
    number: Callable[[int], str] = partial(words.number, language=language)
    served = views.get("served")
    script = _script("decide.js" if served else "slip.js" if "page_data" in views else "page.js")
    return (
        _environment()
        .get_template(template)
        .render(
            w=words.words(language),
            number=number,
            language=language,
            other_language=other,
            other_page=page_name(stem, other),
            overview=page_name(OVERVIEW, language),
            open_contents=OPEN_CONTENTS,
            script=script,
            script_source=_sha256(script),
            connect_source=Markup("'self'" if served else "'none'"),
            **views,
        )
    )


@cache
def _script(last: str) -> Markup:
    """The scripts of a page as they are, up to the last: no page puts anything into them."""
    loader = _environment().loader
    assert loader is not None
    names = SCRIPTS[: SCRIPTS.index(last) + 1]
    return Markup("".join(loader.get_source(_environment(), name)[0] for name in names))


def _sha256(script: str) -> Markup:
    """The hash by which a page allows this script and no other."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
    return Markup(f"'sha256-{digest}'")


def _deciding(served: Served, language: Language) -> dict[str, object]:
    """What the script needs to know to send a decision."""
    texts = words.words(language)
    return {
        "address": served.address,
        "seen": served.ordinal,
        "language": language,
        "failed": texts["decide_failed"],
    }


def _page_data(view: ReportView, language: Language) -> dict[str, object]:
    """What the script of a report's page needs to know: how things are called."""
    texts = words.words(language)
    said = (view.publisher, view.title or view.file)
    name = ", ".join(str(visible(part)) for part in said if part)
    return {"report": name, "words": {key: texts[key] for key in SCRIPT_WORDS}}
