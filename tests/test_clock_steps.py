"""A clock that is set back or ahead between runs changes no order of what was stored."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tabel_extract.health.silence import silence
from tabel_extract.health.status import status
from tabel_extract.pipeline import ingest
from tabel_extract.settings import Settings
from tabel_extract.warehouse import history
from tabel_extract.warehouse.freshness import is_current
from tabel_extract.warehouse.runs import RunInfo, runs
from tabel_extract.warehouse.store import Warehouse
from tabel_extract.warehouse.versions import VersionInfo
from tests.texts import FIETSEN, report_text, write

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
CLOCK = [NOON, NOON - timedelta(hours=1), NOON + timedelta(days=1), NOON + timedelta(hours=1)]
"""What the clock shows at each of four runs: it is set back an hour, ahead a day, and right."""


@pytest.fixture(scope="module")
def stepped(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A warehouse with four versions of a report, stored as the clock went to and fro."""
    folder = tmp_path_factory.mktemp("clock")
    settings = Settings(warehouse=folder / "w.duckdb", workers=0)
    for run, shown in enumerate(CLOCK):
        write(folder, "in/a.txt", report_text(women=50 + 2 * run, total=48 + run))
        with time_machine.travel(shown, tick=True):
            (outcome,) = ingest([folder / "in"], settings)
        assert (outcome.status, outcome.ordinal) == ("added", run + 1)
    with time_machine.travel(CLOCK[-1] + timedelta(minutes=1), tick=True):
        assert [o.status for o in ingest([folder / "in"], settings)] == ["unchanged"]
    return settings


def versions(settings: Settings) -> list[VersionInfo]:
    with Warehouse.open(settings.warehouse, read_only=True) as warehouse:
        return history.versions(warehouse, FIETSEN)


def test_versions_keep_the_order_in_which_they_were_stored(stepped: Settings) -> None:
    found = versions(stepped)
    assert [version.ordinal for version in found] == [1, 2, 3, 4]
    assert [version.version_id for version in found] == [1, 2, 3, 4]
    times = [version.recorded_at for version in found]
    assert times == sorted(set(times))


def test_a_version_of_a_day_ahead_hides_no_later_one(stepped: Settings) -> None:
    with Warehouse.open(stepped.warehouse, read_only=True) as warehouse:
        current = history.load(warehouse, FIETSEN)
        women = [o.value for o in current.report.tables[0].observations if o.category == "vrouw"]
    assert current.version.ordinal == 4
    assert women == [56.0]
    assert is_current(stepped.warehouse)


def test_any_past_state_is_that_of_its_version(stepped: Settings) -> None:
    with Warehouse.open(stepped.warehouse, read_only=True) as warehouse:
        for version in versions(stepped):
            moment = version.recorded_at
            assert history.load(warehouse, FIETSEN, as_of=moment).version == version


def test_no_run_takes_less_than_no_time(stepped: Settings) -> None:
    with Warehouse.open(stepped.warehouse, read_only=True) as warehouse:
        found: list[RunInfo] = runs(warehouse, 10)
    assert [run.state for run in found] == ["finished"] * 5
    assert all(run.duration is not None and run.duration >= timedelta(0) for run in found)


def test_a_run_of_a_day_ahead_is_told_as_such(stepped: Settings) -> None:
    now = status(stepped, now=CLOCK[-1] + timedelta(minutes=2))
    told = silence(now, hours=30)
    assert told is not None
    assert "is still to come: set the clock of this machine right" in told
    later = status(stepped, now=NOON + timedelta(days=1, minutes=5))
    assert silence(later, hours=30) is None
