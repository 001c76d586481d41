"""Defaults for Prefect are only defaults, and only where it has not been set up already."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from flows.quiet import ELSEWHERE, LOG_ASKED_FOR, embed
from tests.flows.conftest import ROOT

SEEN = """
import json, logging, os, sys
{before}
import flows
runs = ("prefect.flow_runs", "prefect.task_runs")
senders = ("EventsWorker", "APILogWorker")
found = {{
    "environment": dict(os.environ),
    "muted": [name for name in runs if not logging.getLogger(name).propagate],
    "patient": [n for n in senders if logging.getLogger(n).level == logging.ERROR],
    "prefect": "prefect" in sys.modules,
}}
print(json.dumps(found))
"""


def seen(before: str = "", **environment: str) -> dict[str, object]:
    """What importing the flows leaves behind in a process with these settings and no others."""
    bare = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT", "DO_NOT_TRACK"))}
    done = subprocess.run(
        [sys.executable, "-c", SEEN.format(before=before)],
        cwd=ROOT,
        env={**bare, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def settings(found: dict[str, object]) -> dict[str, str]:
    environment = found["environment"]
    assert isinstance(environment, dict)
    return {k: v for k, v in environment.items() if k.startswith(("PREFECT", "DO_NOT_TRACK"))}


def test_nothing_is_sent_home_and_state_stays_in_the_project() -> None:
    found = settings(seen())
    assert found["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert found["DO_NOT_TRACK"] == "1"
    assert found["PREFECT_HOME"] == str(ROOT / ".prefect")
    assert int(found["PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"]) >= 120


def test_the_console_shows_what_goes_wrong_and_no_states_of_runs() -> None:
    found = seen()
    assert settings(found)["PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL"] == "WARNING"
    assert settings(found)["PREFECT_SERVER_LOGGING_LEVEL"] == "CRITICAL"
    assert found["muted"] == ["prefect.flow_runs", "prefect.task_runs"]
    assert found["patient"] == ["EventsWorker", "APILogWorker"]


def test_prefect_itself_is_not_loaded_for_it() -> None:
    assert seen()["prefect"] is False


@pytest.mark.parametrize("name", LOG_ASKED_FOR)
def test_a_log_that_was_asked_for_is_shown(name: str) -> None:
    found = seen(**{name: "DEBUG"})
    assert (found["muted"], found["patient"]) == ([], [])
    assert settings(found)[name] == "DEBUG"


def test_the_environment_comes_first() -> None:
    assert settings(seen(PREFECT_HOME="/elsewhere"))["PREFECT_HOME"] == "/elsewhere"


def test_a_process_that_prefect_started_is_left_as_it_is() -> None:
    found = seen(before="import types; sys.modules['prefect'] = types.ModuleType('prefect')")
    assert settings(found) == {}
    assert (found["muted"], found["patient"]) == ([], [])


def test_the_embedded_server_is_no_other_and_has_a_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ELSEWHERE:
        monkeypatch.setenv(name, "elsewhere")
    monkeypatch.setenv("PREFECT_HOME", "elsewhere")
    monkeypatch.setenv("PREFECT_SERVER_EPHEMERAL_ENABLED", "false")
    embed(tmp_path / "not" / "there")
    assert not set(ELSEWHERE) & set(os.environ)
    assert os.environ["PREFECT_HOME"] == str(tmp_path / "not" / "there")
    assert os.environ["PREFECT_SERVER_EPHEMERAL_ENABLED"] == "true"
    assert (tmp_path / "not" / "there").is_dir()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_program_that_is_stopped_ends_at_once_and_in_the_ordinary_way(
    number: signal.Signals, code: int
) -> None:
    program = """
import sys, time
from flows.quiet import INTERRUPTED, leave_nothing_behind
leave_nothing_behind()
try:
    print("ready", flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    sys.exit(INTERRUPTED)
finally:
    print("undone", flush=True)
"""
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        assert process.communicate(timeout=30)[0] == "undone\n"
    assert process.returncode == code


def test_a_program_that_cannot_end_in_the_ordinary_way_ends_all_the_same() -> None:
    program = """
import time
from flows import quiet
quiet.GRACE_SECONDS = 0.2
quiet.leave_nothing_behind()
try:
    print("ready", flush=True)
    time.sleep(60)
finally:
    time.sleep(60)
"""
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
