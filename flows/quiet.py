"""Defaults that keep Prefect from saying what nobody asked for; it reads them when imported.

Every one of them gives way to the environment. Where Prefect is there already, as in a worker or
its server, the operator has said how it should run, and nothing is changed.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[1]
"""The project, as it was checked out."""

HOME = ROOT / ".prefect"
"""Where Prefect keeps its profile and the database of its embedded server."""

DEFAULTS = {
    "PREFECT_HOME": str(HOME),
    # The embedded server builds its database at its first start, which takes a slow machine longer
    # than the twenty seconds that Prefect allows it.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
    "DO_NOT_TRACK": "1",
}

LOG_LEVELS = {
    # What goes wrong here still shows; that a server starts or stops does not.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING",
    # A request that goes wrong in the embedded server goes wrong here as well, and shows here.
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
}
LOG_ASKED_FOR = ("PREFECT_LOGGING_LEVEL", *LOG_LEVELS)
"""Who sets one of these wants to see Prefect's log."""

RUN_LOGGERS = ("prefect.flow_runs", "prefect.task_runs")
"""They tell of every state of a run; whoever starts one is told its outcome in one line."""

SENDERS = ("EventsWorker", "APILogWorker")
"""They warn, on a busy machine, that they still send what is left, and then do."""

ELSEWHERE = (
    "PREFECT_API_URL",
    "PREFECT_API_KEY",
    "PREFECT_API_AUTH_STRING",
    "PREFECT_API_DATABASE_CONNECTION_URL",
    "PREFECT_SERVER_DATABASE_CONNECTION_URL",
    "PREFECT_PROFILE",
    "PREFECT_PROFILES_PATH",
)
"""Settings that would take a flow to another server than the embedded one, or to its database."""


INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C ended."""

STOPPED = "\n✗ stopped; what was stored before stays stored\n"

GRACE_SECONDS = 5.0
"""More than it takes to undo a write and to end a run on a server that is there."""


def quieten() -> None:
    """Set the defaults, unless Prefect was imported before or its log was asked for."""
    if "prefect" in sys.modules:
        return
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    if any(os.environ.get(name) for name in LOG_ASKED_FOR):
        return
    os.environ.update(LOG_LEVELS)
    for name in RUN_LOGGERS:
        # Prefect's server is still sent these; only the console is not.
        logging.getLogger(name).propagate = False
    for name in SENDERS:
        logging.getLogger(name).setLevel(logging.ERROR)


def embed(home: Path) -> None:
    """Make the flows of this process run on an embedded server that keeps its state in ``home``."""
    for name in ELSEWHERE:
        os.environ.pop(name, None)
    home.mkdir(parents=True, exist_ok=True)
    os.environ["PREFECT_HOME"] = str(home)
    os.environ["PREFECT_SERVER_EPHEMERAL_ENABLED"] = "true"


def leave_nothing_behind() -> None:
    """Let whoever stops this process stop its embedded server too, and soon."""
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _interrupt)


def _stop(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """End in the ordinary way, but for no longer than ``GRACE_SECONDS``.

    Ctrl-C at a terminal ends the embedded server as well, which Prefect then tries to reach for a
    minute.
    """
    os.write(2, STOPPED.encode())
    timer = threading.Timer(GRACE_SECONDS, _give_up)
    timer.daemon = True
    timer.start()
    raise KeyboardInterrupt


def _give_up() -> None:
    embedded = sys.modules.get("prefect.server.api.server")
    if embedded is not None:
        embedded.SubprocessASGIServer().stop()
    os._exit(INTERRUPTED)
