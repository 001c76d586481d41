"""What a run leaves in Prefect for automations, and whom it tells: on a real server too."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from prefect import get_client
from prefect.blocks.system import Secret
from prefect.events.worker import EventsWorker
from prefect.logging.handlers import APILogHandler

from flows import events
from flows import ingest as flow
from flows.events import LONGEST_ID, MOST, Events
from tabel_extract.intake import Outcome
from tabel_extract.telemetry import logs
from tests.telemetry.collecting import in_memory
from tests.telling.occasions import HALF, INBOX, NEW, REVISED, SAME, TWICE, WAREHOUSE
from tests.telling.sinks import webhook
from tests.texts import FIETSEN, report_text, write

SECRET = "zeer-geheim-9f3a"
FLOW = [
    "flow",
    "  run",
    "    batch",
    "      read",
    "        file",
    "      validate",
    "      store",
    "    publish",
    "  report",
]
Emitted = list[dict[str, Any]]


@pytest.fixture
def emitted(monkeypatch: pytest.MonkeyPatch) -> Emitted:
    """What is handed to Prefect, which none of it reaches."""
    found: Emitted = []
    monkeypatch.setattr(events, "emit_event", lambda **given: found.append(given))
    return found


def of(*outcomes: Outcome, stopped: str | None = None) -> None:
    run = Events("run-1", [INBOX], WAREHOUSE)
    run.of(outcomes)
    run.close(stopped)


def new_today(outcome: Outcome) -> Outcome:
    return replace(outcome, first_at=datetime.now(UTC) + timedelta(minutes=1))


def test_what_happens_to_a_report_is_an_event_about_it(emitted: Emitted) -> None:
    of(NEW, REVISED, SAME, new_today(HALF), HALF, TWICE, stopped=f"{WAREHOUSE} is full")
    assert [(e["event"], e["resource"]["prefect.resource.id"]) for e in emitted] == [
        (events.ADDED, "tabel-extract.report.scp-3-lezen-en-de-bibliotheek-2024"),
        (events.CHANGED, "tabel-extract.report.1-fietsen-in-de-stad-2024"),
        (events.SET_ASIDE, "tabel-extract.file.81edb4e4fe8c1183"),
        (events.REFUSED, "tabel-extract.report.eten-2024"),
        (events.STOPPED, "tabel-extract.run.run-1"),
    ]
    changed, aside, stopped = (emitted[n]["payload"] for n in (1, 2, 4))
    assert changed == {
        "run": "run-1",
        "file": "inbox/fietsen.txt",
        "report": "1-fietsen-in-de-stad-2024",
        "version": 3,
        "reason": "source_revised",
        "cells": 3,
        "errors": 0,
        "warnings": 0,
        "cells_changed": 2,
    }
    assert aside["fault"] == "damaged"
    assert aside["why"].startswith("inbox/half.pdf: is damaged")
    assert stopped == {"run": "run-1", "why": "w.duckdb is full"}
    assert "/home" not in json.dumps(emitted)


def test_a_flood_of_files_is_no_flood_of_events(emitted: Emitted) -> None:
    of(*[NEW] * MOST, *[REVISED] * 7, *[new_today(HALF)] * 5)
    assert len(emitted) == MOST + 1
    assert emitted[-1]["event"] == events.MORE
    assert emitted[-1]["payload"] == {"run": "run-1", "changed": 7, "set-aside": 5}


def test_a_hostile_name_is_bounded_text_in_an_event(emitted: Emitted) -> None:
    name = "x\u202e\r\n*/\udcff" + "y" * 5000
    of(
        Outcome(f"{INBOX}/{name}", "added", report_id=name, ordinal=1),
        Outcome(f"{INBOX}/{name}", "failed", message=name),
    )
    told = json.dumps(emitted, ensure_ascii=False)
    assert told.isprintable()
    assert len(told) < 3000
    ids = [e["resource"]["prefect.resource.id"].rsplit(".", 1)[1] for e in emitted]
    assert ids[0].startswith("x%E2%80%AE%0D%0A%2A%2F")
    assert all(len(i) <= LONGEST_ID for i in ids)


def test_an_event_that_prefect_refuses_costs_the_run_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(**_: object) -> None:
        raise RuntimeError("too large")

    monkeypatch.setattr(events, "emit_event", refuse)
    with caplog.at_level(logging.WARNING, "flows.events"):
        of(NEW)
    assert [r.message for r in caplog.records] == [
        f"the event {events.ADDED} was not sent (RuntimeError)"
    ]


def request(method: str, path: str, body: dict[str, Any]) -> Any:
    with get_client(sync_client=True) as client:
        return client.request(method, path, json=body).json()  # type: ignore[arg-type]


def within_a_while(found: Callable[[], Any], enough: Callable[[Any], bool]) -> Any:
    until = time.monotonic() + 60
    while not enough(now := found()) and time.monotonic() < until:
        time.sleep(0.2)
    return now


def events_since(began: str) -> dict[str, dict[str, Any]]:
    chosen = {"event": {"prefix": ["tabel-extract."]}, "occurred": {"since": began}}
    asked = {"filter": chosen, "limit": 50}
    return {e["event"]: e for e in request("POST", "/events/filter", asked)["events"]}


@pytest.fixture
def extra_logger() -> Iterator[logging.Logger]:
    """The logger of the program, as it was before afterwards."""
    log = logging.getLogger(logs.NAME)
    before, level = log.handlers[:], log.level
    yield log
    log.handlers, log.propagate = before, True
    log.setLevel(level)


@pytest.mark.slow
@pytest.mark.usefixtures("server")
def test_a_run_sends_its_events_and_tells_whom_a_block_names_without_showing_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extra_logger: logging.Logger
) -> None:
    began = datetime.now(UTC).isoformat()
    inbox = tmp_path / "inbox"
    write(inbox, "goed.txt", report_text())
    write(inbox, "leeg.txt", b"")
    with webhook() as hook:
        address = f"json://127.0.0.1:{hook.port}/{SECRET}"
        Secret(value=address).save("tabellen", overwrite=True)
        monkeypatch.setenv("TABEL_EXTRACT_NOTIFY", f"{address}-too")
        monkeypatch.setenv("TABEL_EXTRACT_LOG", "json")
        # What PREFECT_LOGGING_EXTRA_LOGGERS=tabel_extract does when Prefect is imported.
        extra_logger.addHandler(APILogHandler())
        monkeypatch.setenv("TABEL_EXTRACT_NOTIFY_BLOCK", "secret/tabellen")
        with in_memory() as memory:
            flow.ingest([str(inbox)], str(tmp_path / "w.duckdb"), str(tmp_path / "pages"))
        write(inbox, "goed.txt", report_text(men=45))
        monkeypatch.setenv("TABEL_EXTRACT_NOTIFY_BLOCK", "secret/nosuch")
        flow.ingest([str(inbox)], str(tmp_path / "w.duckdb"), str(tmp_path / "pages"))
    assert sorted(hook.paths) == [f"/{SECRET}", f"/{SECRET}-too"]
    assert hook.bodies[0]["title"] == "tabel-extract, inbox: 1 file set aside, 1 new report"
    assert hook.bodies[1]["message"] == hook.bodies[0]["message"]
    assert memory.tree() == FLOW
    EventsWorker.drain_all(timeout=30)
    names = {events.ADDED, events.CHANGED, events.SET_ASIDE}
    found = within_a_while(lambda: events_since(began), lambda e: set(e) >= names)
    assert set(found) == names
    changed = found[events.CHANGED]
    assert changed["resource"]["prefect.resource.id"] == f"tabel-extract.report.{FIETSEN}"
    assert changed["payload"]["cells_changed"] == 1
    assert any(r["prefect.resource.id"].startswith("prefect.flow-run.") for r in changed["related"])
    assert found[events.SET_ASIDE]["payload"]["fault"] == "empty"
    ours = {"logs": {"timestamp": {"after_": began}}}
    logged = within_a_while(
        lambda: request("POST", "/logs/filter", ours), lambda told: "nosuch" in str(told)
    )
    kept = [
        logged,
        request("POST", "/flow_runs/filter", {}),
        request("POST", "/task_runs/filter", {}),
        request("POST", "/artifacts/filter", {}),
        found,
    ]
    assert "secret/nosuch" in str(logged)
    told = [log["message"] for log in logged if log["name"] == "tabel_extract"]
    assert sum(line.startswith("run.started files=2 run_id=") for line in told) == 2
    assert any(line.startswith("file.added source=inbox/goed.txt") for line in told)
    assert str(tmp_path) not in "".join(told)
    assert SECRET not in str(kept)
