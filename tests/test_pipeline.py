"""What becomes of files: added, unchanged or failed, each by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tabel_extract import __version__, intake, pipeline
from tabel_extract.checks.catalogue import sentence
from tabel_extract.errors import UnknownReportError
from tabel_extract.intake import Holders, Outcome
from tabel_extract.model import Report
from tabel_extract.pages import write_pages
from tabel_extract.parsing import parse_source
from tabel_extract.reading.source import RawSource
from tabel_extract.settings import Settings
from tabel_extract.warehouse import history
from tabel_extract.warehouse.store import Warehouse
from tests.outcomes import LOOPT, added, stored, unchanged, versions
from tests.places import file_of
from tests.texts import FIETSEN, WRONG, report_text, write


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        warehouse=tmp_path / "w" / "tabel.duckdb",
        report_dir=tmp_path / "pages",
        lock_wait_seconds=0,
    )


# -- plan and batches -----------------------------------------------------------------------


def test_a_folder_is_searched_for_reports_however_deep(tmp_path: Path) -> None:
    wanted = [write(tmp_path, name, "x") for name in ("a.txt", "b/c.TXT", "b/d.text", "x.PDF")]
    for name in ("x.docx", "y.md", "b/z.csv"):
        write(tmp_path, name, "x")
    (tmp_path / "folder.txt").mkdir()
    assert intake.plan([tmp_path]) == (wanted, [])


def test_a_file_is_read_once_however_often_it_is_named(tmp_path: Path) -> None:
    one, two = write(tmp_path, "a.txt", "x"), write(tmp_path, "b.txt", "x")
    assert intake.plan([two, tmp_path, two]) == ([two, one], [])


def test_a_path_that_gives_nothing_fails_alone(tmp_path: Path) -> None:
    good = write(tmp_path, "good/a.txt", "x")
    empty = tmp_path / "empty"
    empty.mkdir()
    missing = tmp_path / "missing.txt"
    files, failures = intake.plan([missing, good, empty])
    assert files == [good]
    assert failures == [
        Outcome(
            str(missing),
            "failed",
            message=f"{missing}: does not exist; check the spelling of the path.",
        ),
        Outcome(
            str(empty),
            "failed",
            message=f"{empty}: nothing to read in this folder; "
            "it is searched for .pdf, .text, .txt files.",
        ),
    ]


def test_a_name_that_no_file_can_have_fails_alone(tmp_path: Path) -> None:
    good, endless = write(tmp_path, "a.txt", "x"), tmp_path / ("a" * 300)
    files, failures = intake.plan([endless, good])
    assert (files, [f.path for f in failures]) == ([good], [str(endless)])


def test_batches_are_whole_and_in_order() -> None:
    files = [Path(str(n)) for n in range(5)]
    assert list(intake.batches(files, 2)) == [files[:2], files[2:4], files[4:]]
    assert list(intake.batches(files, 9)) == [files]
    assert list(intake.batches([], 2)) == []


# -- versions -------------------------------------------------------------------------------


def test_a_report_is_stored_with_its_findings(settings: Settings) -> None:
    (outcome,) = pipeline.ingest([WRONG], settings)
    report = pipeline.read_report(WRONG)
    severities = [f.severity for f in report.findings]
    assert (outcome.status, outcome.errors, outcome.warnings) == (
        "added",
        severities.count("error"),
        severities.count("warning"),
    )
    with Warehouse.open(settings.warehouse, read_only=True) as warehouse:
        assert outcome.report_id is not None
        loaded = history.load(warehouse, outcome.report_id).report
    # What a plain reading can't be held against, earlier editions, is among the checks when stored.
    assert replace(loaded, checks=()) == replace(report, checks=())
    assert [sentence(f) for f in loaded.findings] == [f.message for f in report.findings]


def test_a_second_run_over_the_same_files_adds_nothing(settings: Settings, tmp_path: Path) -> None:
    one = write(tmp_path, "in/a.txt", report_text())
    two = write(tmp_path, "in/b.txt", report_text("1 Lopen in de stad"))
    assert pipeline.ingest([tmp_path / "in"], settings) == [added(one), added(two, LOOPT)]
    before = file_of(settings).read_bytes()
    assert pipeline.ingest([tmp_path / "in"], settings) == [unchanged(one), unchanged(two, LOOPT)]
    assert file_of(settings).read_bytes() == before


def test_a_changed_file_is_a_revised_version_with_its_differences(
    settings: Settings, tmp_path: Path
) -> None:
    path = write(tmp_path, "a.txt", report_text())
    pipeline.ingest([path], settings)
    write(tmp_path, "a.txt", report_text(women=52, total=49))
    assert pipeline.ingest([path], settings) == [
        added(path, ordinal=2, reason="source_revised", changed=2)
    ]
    with Warehouse.open(settings.warehouse, read_only=True) as warehouse:
        changes = history.diff(warehouse, FIETSEN, 1, 2)
    assert [(c.kind, c.column, c.old_text, c.new_text) for c in changes] == [
        ("changed", ("totaal",), "48", "49"),
        ("changed", ("geslacht", "vrouw"), "50", "52"),
    ]


def test_a_change_that_says_nothing_else_adds_no_version(
    settings: Settings, tmp_path: Path
) -> None:
    path = write(tmp_path, "a.txt", report_text())
    pipeline.ingest([path], settings)
    write(tmp_path, "a.txt", report_text() + "\n\n")
    (outcome,) = pipeline.ingest([path], settings)
    assert (outcome.status, outcome.report_id, outcome.ordinal) == ("unchanged", FIETSEN, 1)
    assert stored(settings) == {FIETSEN: 1}


def test_a_file_that_was_put_back_is_current_again(settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", report_text())
    for text in (report_text(), report_text(women=52, total=49), report_text()):
        write(tmp_path, "a.txt", text)
        pipeline.ingest([path], settings)
    found = versions(settings, FIETSEN)
    assert [v.reason for v in found] == ["first_seen", "source_revised", "source_revised"]
    assert found[0].source == found[2].source


@pytest.mark.parametrize("title", ["1 Fietsen in de stad", ""])
def test_a_renamed_file_is_the_same_report(settings: Settings, tmp_path: Path, title: str) -> None:
    """Also where no title is printed, so that the name of the file had to stand in for it."""
    first = write(tmp_path, "a.txt", report_text(title))
    (before,) = pipeline.ingest([first], settings)
    second = first.rename(tmp_path / "anders.txt")
    assert before.report_id is not None
    assert pipeline.ingest([second], settings) == [unchanged(second, before.report_id)]
    assert stored(settings) == {before.report_id: 1}


def test_an_identity_can_be_given(settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", report_text())
    assert pipeline.ingest([path], settings, report_id="mijn-fiets") == [added(path, "mijn-fiets")]
    again = pipeline.ingest([path], settings, report_id="mijn-fiets")
    assert again == [unchanged(path, "mijn-fiets")]
    assert pipeline.ingest([path], settings) == [unchanged(path, "mijn-fiets")]
    assert stored(settings) == {"mijn-fiets": 1}


def test_the_same_file_can_be_stored_under_a_second_identity(
    settings: Settings, tmp_path: Path
) -> None:
    path = write(tmp_path, "a.txt", report_text())
    pipeline.ingest([path], settings)
    assert pipeline.ingest([path], settings, report_id="tweede") == [added(path, "tweede")]
    assert stored(settings) == {FIETSEN: 1, "tweede": 1}


def test_a_newer_program_reads_all_again_and_adds_what_it_reads_differently(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, "a.txt", report_text())
    same = write(tmp_path, "b.txt", report_text("1 Lopen in de stad"))
    pipeline.ingest([path, same], settings)

    monkeypatch.setattr(pipeline, "__version__", "99.0")
    monkeypatch.setattr(intake, "__version__", "99.0")
    read = parse_source

    def better(raw: RawSource, settings: Settings) -> Report:
        report = read(raw, settings)
        if raw.source.name == "a.txt":
            return replace(report, document=replace(report.document, title="Beter gelezen"))
        return report

    monkeypatch.setattr(intake, "parse_source", better)
    reread, alike = pipeline.ingest([path, same], settings)
    assert reread == added(path, ordinal=2, reason="reread", changed=0)
    assert (alike.status, alike.report_id, alike.ordinal) == ("unchanged", LOOPT, 1)
    assert [v.program_version for v in versions(settings, FIETSEN)] == [__version__, "99.0"]
    assert pipeline.ingest([path, same], settings) == [unchanged(path), unchanged(same, LOOPT)]


def test_a_text_without_a_table_is_stored_without_one(settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Een kop\n\nDe fiets is van iedereen, en dat blijft zo.\n")
    assert pipeline.ingest([path], settings) == [
        added(path, "een-kop", tables=0, cells=0, changed=0)
    ]


# -- stages and pages -----------------------------------------------------------------------


def test_the_stages_together_do_what_ingest_does(settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", report_text())
    now = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    batch = pipeline.validate_batch(intake.read_batch([path], settings, Holders()), settings)
    assert pipeline.store_batch(batch, settings, now) == [added(path)]
    (version,) = versions(settings, FIETSEN)
    assert version.recorded_at == now


def test_progress_counts_the_files_that_are_done(settings: Settings, tmp_path: Path) -> None:
    for n in range(3):
        write(tmp_path, f"in/{n}.txt", report_text(f"1 Verhaal nummer {n}"))
    seen: list[tuple[int, int]] = []
    settings = settings.model_copy(update={"batch_size": 2})
    pipeline.ingest(
        [tmp_path / "in"], settings, told=lambda done, total: seen.append((len(done), total))
    )
    assert seen == [(0, 3), (2, 3), (1, 3)]


def test_progress_never_passes_the_number_of_files(settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", report_text())
    seen: list[tuple[int, int]] = []
    paths = [tmp_path / "missing", path]
    pipeline.ingest(paths, settings, told=lambda done, total: seen.append((len(done), total)))
    assert all(done <= total for done, total in seen)


def test_pages_are_written_for_all_reports_or_for_one(settings: Settings, tmp_path: Path) -> None:
    pipeline.ingest([write(tmp_path, "a.txt", report_text())], settings)
    pipeline.ingest([write(tmp_path, "b.txt", report_text("1 Lopen in de stad"))], settings)

    def names() -> list[str]:
        return sorted(p.name for p in settings.report_dir.iterdir())

    endings = [f"{language}.{form}" for language in ("", ".en") for form in ("csv", "html", "xlsx")]
    one = [f"{FIETSEN}{ending}" for ending in endings]
    overview = ["index.en.html", "index.html"]
    two = [f"{LOOPT}{ending}" for ending in endings]
    written = write_pages(settings)
    assert names() == sorted(p.name for p in written) == sorted(one + two + overview)


def test_pages_of_reports_that_did_not_change_are_not_written_again(
    settings: Settings, tmp_path: Path
) -> None:
    pipeline.ingest([write(tmp_path, "a.txt", report_text())], settings)
    write_pages(settings)
    pipeline.ingest([write(tmp_path, "b.txt", report_text("1 Lopen in de stad"))], settings)
    written = {path.name for path in write_pages(settings)}
    assert {f"{LOOPT}.html", "index.html"} <= written
    assert not [name for name in written if name.startswith(FIETSEN)]
    assert {path.name for path in write_pages(settings)} == {"index.html", "index.en.html"}


def test_pages_of_a_report_that_is_not_stored_are_not_written(
    settings: Settings, tmp_path: Path
) -> None:
    pipeline.ingest([write(tmp_path, "a.txt", report_text())], settings)
    with pytest.raises(UnknownReportError, match="there is no report 'nope'"):
        write_pages(settings, "nope")
    assert not settings.report_dir.exists()


def test_the_pages_of_one_report_leave_the_others_in_the_overview(
    settings: Settings, tmp_path: Path
) -> None:
    pipeline.ingest([write(tmp_path, "a.txt", report_text())], settings)
    pipeline.ingest([write(tmp_path, "b.txt", report_text("1 Lopen in de stad"))], settings)
    write_pages(settings)
    write_pages(settings, FIETSEN)
    overview = (settings.report_dir / "index.html").read_text(encoding="utf-8")
    assert f"{LOOPT}.html" in overview


def test_reading_a_report_stores_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = write(tmp_path, "a.txt", report_text())
    report = pipeline.read_report(path)
    assert (report.source.name, [t.label for t in report.tables]) == ("a.txt", ["Tabel 1.1"])
    assert list(tmp_path.iterdir()) == [path]
