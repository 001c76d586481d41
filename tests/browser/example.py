"""The site of the project's own reports, made by the whole pipeline, from file to page.

One report was revised after it had been read, a sentence of another contradicts its table, and some
numbers of two PDFs are objected to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tabel_extract import intake, pipeline
from tabel_extract.checks.catalogue import finding_at
from tabel_extract.model import Report
from tabel_extract.pages import write_pages
from tabel_extract.report.anchors import file_stem
from tabel_extract.settings import Settings
from tabel_extract.warehouse import history
from tabel_extract.warehouse.store import Warehouse
from tests.texts import FIXTURES

REVISED = "vervoer-en-fiets.txt"
"""Is read twice: first with other numbers in two rows."""
AS_FIRST_PRINTED = (
    ("gewone fiets 64 63 61 58 57 55", "gewone fiets 64 63 61 58 57 53"),
    ("trein 18 19 20 6 14 17 +3*", "trein 18 19 20 6 15 17 +2*"),
)
MISQUOTED = "bibliotheek-en-lezen.txt"
"""Is read with two digits of a sentence swapped; its table says 79."""
RIGHT, WRONG = "dat 79%", "dat 97%"

FIRST_NIGHT = datetime(2025, 3, 10, 2, 15, tzinfo=UTC)
SECOND_NIGHT = FIRST_NIGHT + timedelta(days=7)

FAULTY = "media-en-nieuws-fout.txt"
ARTICLE = "cultuur-artikel.txt"
UNRESOLVED = "sport-en-verenigingen.txt"
SET_AS_PDF = "buurt-en-groen.pdf"
OBJECTED_TO = {SET_AS_PDF: "Tabel 3.3", "jong-en-vrij.pdf": "Tabel 10.5"}
"""The first row of these tables is said to lie outside its bounds, whatever it holds."""


@dataclass(frozen=True, slots=True)
class Site:
    """A folder of pages, and by the names of their files: reports, stems of pages, versions."""

    folder: Path
    reports: dict[str, Report]
    stems: dict[str, str]
    ordinals: dict[str, int]

    def page(self, source: str | None = None, language: str = "nl") -> str:
        """The address of a report's page, or of the overview."""
        stem = self.stems[source] if source else "index"
        suffix = ".html" if language == "nl" else f".{language}.html"
        return (self.folder / f"{stem}{suffix}").as_uri()

    def pages(self) -> list[Path]:
        """All pages, in order of their names."""
        return sorted(self.folder.glob("*.html"))


def build(work: Path) -> Site:
    """Read the fixtures, store them in a new warehouse below the folder, and write their pages."""
    settings = Settings(warehouse=work / "example.duckdb", report_dir=work / "pages")
    first, second = work / "first", work / "second"
    first.mkdir(parents=True)
    second.mkdir()
    text = (FIXTURES / REVISED).read_text(encoding="utf-8")
    (second / REVISED).write_text(text, encoding="utf-8")
    for now, before in AS_FIRST_PRINTED:
        text = _replaced(text, now, before)
    (first / REVISED).write_text(text, encoding="utf-8")
    text = (FIXTURES / MISQUOTED).read_text(encoding="utf-8")
    (first / MISQUOTED).write_text(_replaced(text, RIGHT, WRONG), encoding="utf-8")
    others = [
        path
        for path in sorted([*FIXTURES.glob("*.txt"), *FIXTURES.glob("pdf/*.pdf")])
        if path.name not in {REVISED, MISQUOTED}
    ]
    _ingest([first, *others], settings, FIRST_NIGHT)
    _ingest([second], settings, SECOND_NIGHT)
    write_pages(settings)
    return _site(settings)


def _ingest(paths: Sequence[Path], settings: Settings, now: datetime) -> None:
    """What a run does, at a time of our choice, so that pages are the same every time."""
    files, failures = intake.plan(paths)
    read = intake.read_batch(files, settings, intake.Holders())
    batch = replace(
        read, files=tuple(replace(f, report=_objected_to(f.report)) for f in read.files)
    )
    validated = pipeline.validate_batch(batch, settings)
    outcomes = pipeline.store_batch(validated, settings, now)
    wrong = [o for o in [*failures, *outcomes] if o.status != "added"]
    if wrong:
        raise RuntimeError(f"the example could not be made: {wrong}")


def _objected_to(report: Report) -> Report:
    label = OBJECTED_TO.get(report.source.name)
    found = [
        finding_at(cell, "value_out_of_range", table, raw=cell.raw, unit="", range="", range_en="")
        for table in report.tables
        if table.label == label
        for cell in table.observations
        if cell.row == table.observations[0].row
    ]
    return replace(report, findings=(*found, *report.findings))


def _replaced(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise RuntimeError(f"the example expects {old!r} once in its fixture")
    return text.replace(old, new)


def _site(settings: Settings) -> Site:
    with Warehouse.open(settings.warehouse, read_only=True) as warehouse:
        stored = [history.load(warehouse, r.report_id) for r in history.reports(warehouse)]
    names = {one.report.source.name: one for one in stored}
    return Site(
        settings.report_dir,
        {name: one.report for name, one in names.items()},
        {name: file_stem(one.version.report_id) for name, one in names.items()},
        {name: one.version.ordinal for name, one in names.items()},
    )
