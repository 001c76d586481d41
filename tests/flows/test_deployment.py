"""``prefect.yaml`` is what the flow takes, and what Prefect accepts and schedules."""

from __future__ import annotations

import inspect
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml  # type: ignore[import-untyped]
from prefect import __version__ as prefect_version
from prefect import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.objects import ConcurrencyOptions
from prefect.client.schemas.schedules import CronSchedule
from prefect.flows import Flow, load_flow_from_entrypoint

from flows.ingest import ingest
from tests.flows.conftest import ROOT, run_program

CONFIGURATION: dict[str, Any] = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
DEPLOYMENTS: list[dict[str, Any]] = CONFIGURATION["deployments"]
each_deployment = pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda d: str(d["name"]))


def test_it_is_written_for_the_prefect_that_is_installed() -> None:
    assert CONFIGURATION["prefect-version"] == prefect_version
    assert [deployment["name"] for deployment in DEPLOYMENTS] == ["nightly"]


@each_deployment
def test_its_entrypoint_is_the_flow_and_its_parameters_are_the_flows(
    deployment: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    found: Flow[..., Any] = load_flow_from_entrypoint(deployment["entrypoint"])
    assert found.name == ingest.name
    assert inspect.signature(found.fn) == inspect.signature(ingest.fn)
    assert found.validate_parameters(deployment["parameters"])["paths"] == ["inbox"]


@each_deployment
def test_its_schedule_is_one_that_prefect_can_read(deployment: dict[str, Any]) -> None:
    for schedule in deployment["schedules"]:
        read = CronSchedule(cron=schedule["cron"], timezone=schedule["timezone"])
        assert (read.cron, read.timezone) == ("15 3 * * *", "Europe/Amsterdam")


@each_deployment
def test_a_second_run_at_once_is_cancelled(deployment: dict[str, Any]) -> None:
    limit = dict(deployment["concurrency_limit"])
    assert limit.pop("limit") == 1
    assert ConcurrencyOptions(**limit).collision_strategy == "CANCEL_NEW"


@pytest.mark.slow
def test_a_server_takes_it_as_it_is_written_and_schedules_its_runs(
    environment: dict[str, str],
) -> None:
    pool = DEPLOYMENTS[0]["work_pool"]["name"]
    prefect = Path(sys.executable).with_name("prefect")
    with get_client(sync_client=True) as client:
        client.create_work_pool(WorkPoolCreate(name=pool, type="process"))
        done = run_program(environment, prefect, "--no-prompt", "deploy", "--all")
        assert done.returncode == 0, done.stdout + done.stderr
        deployment = client.read_deployment_by_name("ingest/nightly")
        client.request(
            "POST", "/deployments/{id}/schedule", path_params={"id": deployment.id}, json={}
        )
        planned = [one.next_scheduled_start_time for one in client.read_flow_runs()]
    times = [time for time in planned if time is not None and time > datetime.now(UTC)]
    assert times
    amsterdam = ZoneInfo("Europe/Amsterdam")
    assert {time.astimezone(amsterdam).strftime("%H:%M") for time in times} == {"03:15"}
