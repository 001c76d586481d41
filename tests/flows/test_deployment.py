"""``prefect.yaml`` is what the flows take, and what Prefect accepts and schedules."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml  # type: ignore[import-untyped]
from prefect import __version__ as prefect_version
from prefect.client.schemas.objects import ConcurrencyOptions
from prefect.client.schemas.schedules import CronSchedule
from prefect.flows import Flow, load_flow_from_entrypoint

from tests.flows.conftest import ROOT
from tests.flows.programs import Installation, until

WRITTEN = (ROOT / "prefect.yaml").read_text(encoding="utf-8")
CONFIGURATION: dict[str, Any] = yaml.safe_load(WRITTEN)
DEPLOYMENTS: list[dict[str, Any]] = CONFIGURATION["deployments"]
each_deployment = pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda d: str(d["name"]))

NAMES = {
    "nightly": "ingest",
    "reread": "backfill",
    "hourly": "publish",
    "morning": "health",
}
"""Each deployment and its flow."""

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def flow_of(deployment: dict[str, Any]) -> Flow[..., Any]:
    found: Flow[..., Any] = load_flow_from_entrypoint(deployment["entrypoint"])
    return found


def full_name(deployment: dict[str, Any]) -> str:
    return f"{NAMES[deployment['name']]}/{deployment['name']}"


def test_it_is_written_for_the_prefect_that_is_installed() -> None:
    assert CONFIGURATION["prefect-version"] == prefect_version
    assert [deployment["name"] for deployment in DEPLOYMENTS] == list(NAMES)


@each_deployment
def test_its_entrypoint_is_its_flow_and_its_parameters_are_what_that_takes(
    deployment: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    found = flow_of(deployment)
    assert found.name == NAMES[deployment["name"]]
    given = deployment.get("parameters", {})
    assert given.items() <= found.validate_parameters(given).items()


def test_the_nightly_ingest_reads_the_inbox() -> None:
    assert DEPLOYMENTS[0]["parameters"]["paths"] == ["inbox"]


@each_deployment
def test_its_schedule_is_one_that_prefect_reads_and_no_night_of_the_year_skips_or_doubles(
    deployment: dict[str, Any],
) -> None:
    (schedule,) = deployment["schedules"]
    assert schedule["active"] is True
    assert schedule["slug"] == deployment["name"]
    assert CronSchedule(cron=schedule["cron"], timezone=schedule["timezone"]).cron
    assert schedule["timezone"] == "Europe/Amsterdam"
    minute, hours, *every = schedule["cron"].split()
    assert every == ["*", "*", "*"]
    first, _, last = hours.partition("-")
    for hour in range(int(first), int(last or first) + 1):
        on_the_wall = datetime(2026, 3, 29, hour, int(minute), tzinfo=AMSTERDAM)
        there = on_the_wall.astimezone(UTC).astimezone(AMSTERDAM)
        assert (there.hour, there.minute) == (hour, int(minute)), "is skipped in March"
        twice = datetime(2026, 10, 25, hour, int(minute), tzinfo=AMSTERDAM)
        again = twice.replace(fold=1)
        assert again.utcoffset() == twice.utcoffset(), "comes twice in October"


def test_runs_of_one_database_start_at_different_times() -> None:
    starts = [schedule["cron"] for one in DEPLOYMENTS for schedule in one["schedules"]]
    assert len({cron.split()[0] for cron in starts}) == len(starts)


@each_deployment
def test_a_second_run_at_once_is_cancelled(deployment: dict[str, Any]) -> None:
    limit = dict(deployment["concurrency_limit"])
    assert limit.pop("limit") == 1
    assert ConcurrencyOptions(**limit).collision_strategy == "CANCEL_NEW"


@each_deployment
def test_it_says_what_it_is_for_here_and_in_the_documentation(deployment: dict[str, Any]) -> None:
    assert deployment["description"].endswith(".")
    above = re.search(rf"^  #[^\n]*\n  - name: {deployment['name']}$", WRITTEN, re.MULTILINE)
    assert above is not None, "no comment says what it is for"
    page = (ROOT / "docs" / "deployments.md").read_text(encoding="utf-8")
    assert f"| `{full_name(deployment)}` |" in page


@pytest.mark.slow
def test_a_server_takes_all_of_it_as_it_is_written_and_schedules_runs(
    deployed: Installation,
) -> None:
    now = datetime.now(UTC)
    for deployment in DEPLOYMENTS:
        there = deployed.ask("GET", f"/deployments/name/{full_name(deployment)}")
        (schedule,) = there["schedules"]
        assert schedule["schedule"]["cron"] == deployment["schedules"][0]["cron"]
        assert there["global_concurrency_limit"]["limit"] == 1
        assert there["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
        planned = {
            "deployment_id": {"any_": [there["id"]]},
            "state": {"type": {"any_": ["SCHEDULED"]}},
        }

        def runs(asked: dict[str, Any] = planned) -> Any:
            return deployed.ask("POST", "/flow_runs/filter", {"flow_runs": asked})

        found = until(runs, f"runs of {deployment['name']} are scheduled")
        times = [datetime.fromisoformat(run["expected_start_time"]) for run in found]
        minute = deployment["schedules"][0]["cron"].split()[0]
        assert {time.minute for time in times} == {int(minute)}
        assert all(now - timedelta(minutes=1) < time for time in times)
