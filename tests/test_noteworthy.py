"""What a run added is told worst first, bounded, and with what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabel_extract import pipeline
from tabel_extract.errors import UnknownReportError
from tabel_extract.intake import Outcome
from tabel_extract.noteworthy import noteworthy
from tabel_extract.settings import Settings

FIXTURES = Path(__file__).parents[1] / "fixtures"
NAMES = ("eten-en-drinken.txt", "media-en-nieuws-fout.txt", "bibliotheek-en-lezen.txt")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, list[Outcome]]:
    settings = Settings(warehouse=tmp_path_factory.mktemp("news") / "w.duckdb", workers=0)
    return settings, pipeline.ingest([FIXTURES / name for name in NAMES], settings)


def test_errors_come_first_with_their_table_cell_page_and_sentence(
    run: tuple[Settings, list[Outcome]],
) -> None:
    settings, outcomes = run
    news = noteworthy(settings, outcomes, 100)
    assert news.more == 0
    assert len(news.findings) == sum(o.errors + o.warnings for o in outcomes)
    severities = [found.severity for found in news.findings]
    assert severities == sorted(severities)
    assert {"error", "warning"} == set(severities)
    first = news.findings[0]
    assert first.report_id == max(outcomes, key=lambda o: o.errors).report_id
    assert (first.ordinal, first.table is not None, first.page is not None) == (1, True, True)
    assert any(found.cell for found in news.findings)
    assert all(found.sentence for found in news.findings)


def test_no_more_are_told_than_asked_for_and_the_rest_is_counted(
    run: tuple[Settings, list[Outcome]],
) -> None:
    settings, outcomes = run
    every = noteworthy(settings, outcomes, 100).findings
    few = noteworthy(settings, outcomes, 2)
    assert (few.findings, few.more) == (every[:2], len(every) - 2)


def test_a_run_without_news_has_nothing_to_tell_and_opens_no_warehouse(tmp_path: Path) -> None:
    settings = Settings(warehouse=tmp_path / "none.duckdb")
    same = Outcome("a.txt", "unchanged", "report-a", errors=3)
    news = noteworthy(settings, [same, Outcome("b.txt", "failed", message="no text")], 10)
    assert (news.findings, news.more) == ((), 0)


def test_a_version_that_is_not_there_is_told_as_such(run: tuple[Settings, list[Outcome]]) -> None:
    settings, _ = run
    elsewhere = Outcome("a.txt", "added", "report-a", ordinal=1, errors=1)
    with pytest.raises(UnknownReportError):
        noteworthy(settings, [elsewhere], 10)
