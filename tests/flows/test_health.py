"""The health flow tells what status and doctor tell, and fails where somebody has to act."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows import health as flow
from flows.health import MOST_TOLD, Health, check_rows, look, markdown
from flows.summary import MAX_REASON
from flows.telling import tell_of_health
from tabel_extract import pipeline
from tabel_extract.health.check import Check
from tabel_extract.health.silence import silence
from tabel_extract.health.status import status
from tabel_extract.settings import Settings
from tests.flows.conftest import ROOT
from tests.flows.test_ingest import shown
from tests.flows.test_markup import HOSTILE
from tests.places import file_of
from tests.telling.sinks import webhook

GOOD = ROOT / "fixtures" / "eten-en-drinken.txt"
SOON = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def well(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a warehouse that wants nobody."""
    folder = tmp_path_factory.mktemp("well")
    pipeline.ingest([GOOD], Settings(warehouse=folder / "w.duckdb", workers=0))
    return folder


@pytest.fixture
def settings(well: Path, tmp_path: Path) -> Settings:
    subprocess.run(["cp", "-a", f"{well}/.", str(tmp_path)], check=True)
    return Settings(
        warehouse=tmp_path / "w.duckdb", report_dir=tmp_path / "pages", workers=0, ocr=False
    )


def test_a_warehouse_that_is_well_wants_nobody(settings: Settings) -> None:
    found = look.fn(settings, silent_hours=30)
    assert found.concerns == ()
    assert found.message == "All is well."
    assert found.status is not None
    assert [check.name for check in found.checks if check.verdict == "wrong"] == []


def test_what_wants_a_person_is_told_with_what_to_do(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "leeg.txt").write_bytes(b"")
    pipeline.ingest([tmp_path / "leeg.txt"], settings)
    phrases = settings.model_copy(update={"phrases": tmp_path / "weg.toml"})
    found = look.fn(phrases, silent_hours=30)
    assert found.message.startswith("Wants a person: 1 file of the last run failed: ")
    assert "`tabel-extract quarantine list` says why; retry or drop" in found.message
    assert "phrases: " in found.message
    page = markdown(found)
    assert "- 1 file is set aside: \\`tabel-extract quarantine list\\` says why" in page
    assert "| wrong | phrases |" in page


def test_a_database_that_can_not_be_read_wants_a_person(settings: Settings) -> None:
    file_of(settings).write_bytes(b"no database" * 1000)
    found = look.fn(settings, silent_hours=30)
    assert found.status is None
    assert found.message.startswith("Wants a person: ")
    assert str(settings.warehouse) in found.message


def test_runs_that_stopped_coming_want_a_person(settings: Settings, tmp_path: Path) -> None:
    now = status(settings)
    (run,) = now.runs
    assert silence(now, hours=30) is None
    assert silence(replace(now, at=run.started_at + timedelta(hours=29)), hours=30) is None
    late = silence(replace(now, at=run.started_at + timedelta(hours=31)), hours=30)
    since = f"{run.started_at.astimezone():%Y-%m-%d %H:%M}"
    look_at = "see whether its deployment is scheduled, and whether a worker is running"
    assert late == f"no run was started since {since}: {look_at}"
    nothing = status(Settings(warehouse=tmp_path / "none.duckdb"))
    assert silence(nothing, hours=30) == f"no run was ever noted: {look_at}"


def test_a_message_stays_one_that_a_telephone_shows() -> None:
    many = Health(tuple(f"{n}: {'x' * 1000}" for n in range(MOST_TOLD + 2)), (), None)
    assert len(many.message) < MOST_TOLD * (MAX_REASON + 10) + 100
    assert many.message.endswith("; and 2 more, on the artifact of this run")


def test_a_look_tells_concerns_once_and_that_they_are_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with webhook() as sink:
        monkeypatch.setenv("TABEL_EXTRACT_NOTIFY", f"json://127.0.0.1:{sink.port}")
        monkeypatch.setenv("TABEL_EXTRACT_NOTIFY_WHEN", "news")
        settings = Settings(warehouse=tmp_path / "w.duckdb")
        for concerns in (["disk: is full; make room"], ["disk: is full; make room"], []):
            tell_of_health(concerns, settings)
    first, gone = (body["message"] for body in sink.bodies)
    assert "Wants a person:\n- disk: is full; make room" in first
    assert "No longer met: 1 trouble." in gone


@pytest.mark.parametrize("text", HOSTILE)
def test_names_of_files_are_only_text_on_its_page(text: str) -> None:
    checks = (Check("lock", "look", text), Check("disk", "wrong", text))
    plain = (Check("lock", "look", "text"), Check("disk", "wrong", "text"))
    page = markdown(Health((text,), checks, None))
    assert page.count("\n") == markdown(Health(("text",), plain, None)).count("\n")
    assert not set(page) & set("\x1b\u202e")
    assert "<img" not in page
    assert "](" not in page.replace("\\]\\(", "")
    verdicts = [row["verdict"] for row in check_rows(Health((), checks, None))]
    assert verdicts == ["wrong", "look"]


@pytest.mark.slow
@pytest.mark.usefixtures("server")
def test_a_run_fails_where_a_person_is_wanted_and_says_what_to_do(settings: Settings) -> None:
    warehouse = str(settings.warehouse)
    state = flow.health(warehouse, return_state=True)
    told = f"{state.message}"
    assert state.is_completed() == (told == "All is well.")
    file_of(settings).write_bytes(b"no database" * 1000)
    state = flow.health(warehouse, return_state=True)
    assert state.is_failed()
    assert (state.message or "").startswith("Wants a person: ")
    assert "w.duckdb is not a DuckDB file" in shown("health")
    assert "w.duckdb is not a DuckDB file" in shown("health-checks")
