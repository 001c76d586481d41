"""Spans and metrics for whoever collects them; nothing at all where nobody does.

OpenTelemetry is only loaded where the environment says to send: a setting of this program, or the
standard ``OTEL_EXPORTER_OTLP_ENDPOINT``. A collector that is away costs a run some seconds at most.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import Any, Protocol

from tabel_extract.telemetry.logs import say

Attributes = Mapping[str, str | int | float | None]
"""None is left out."""

SWITCH = "TABEL_EXTRACT_TELEMETRY"
_ENDPOINTS = (
    "OTEL_EXPORTER_OTLP_ENDPOINT",
    "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
    "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
)
FLUSH_SECONDS = 3.0
"""What the end of a run waits for a collector; what is not sent by then is lost."""


class Sink(Protocol):
    """Who takes spans and metrics."""

    def span(self, name: str, attributes: Attributes) -> AbstractContextManager[Any]:
        """Return a span, to be entered, within the one that is open."""

    def span_of(self, name: str, seconds: float, attributes: Attributes) -> None:
        """Take a span that is over, and lasted so long."""

    def count(self, name: str, number: int, attributes: Attributes) -> None:
        """Add to a counter."""

    def measure(self, name: str, value: float, attributes: Attributes) -> None:
        """Take a value of a histogram or a gauge."""

    def flush(self, seconds: float) -> bool:
        """Send what was taken, within so long; whether all of it was."""


class _Chosen:
    """The sink of this process: not looked for yet, or the one there is."""

    sink: Sink | None = None
    is_known = False


_depth: ContextVar[int] = ContextVar("depth", default=0)


def use(sink: Sink | None) -> None:
    """Send to this sink from now on; None sends nothing."""
    _Chosen.sink, _Chosen.is_known = sink, True


def sink() -> Sink | None:
    """Who takes spans and metrics, None where nobody does."""
    if not _Chosen.is_known:
        use(_by_environment())
    return _Chosen.sink


def span(name: str, attributes: Attributes | None = None) -> AbstractContextManager[Any]:
    """Return a span that lasts as long as its block, within the one that is open."""
    taking = sink()
    return nullcontext() if taking is None else taking.span(name, attributes or {})


@contextmanager
def sent_at_the_end() -> Iterator[None]:
    """Send what was measured when the outermost of these blocks ends, whatever ends it."""
    token = _depth.set(_depth.get() + 1)
    try:
        yield
    finally:
        _depth.reset(token)
        taking = sink()
        if taking is not None and _depth.get() == 0 and not taking.flush(FLUSH_SECONDS):
            say(
                logging.WARNING,
                "telemetry.not_sent",
                {"why": "the collector did not take it in time: see that its address is right"},
            )


def _by_environment() -> Sink | None:
    if os.environ.get("OTEL_SDK_DISABLED", "").strip().lower() == "true":
        return None
    asked = os.environ.get(SWITCH, "").strip().lower()
    if asked in {"0", "false", "no", "off"}:
        return None
    if not asked and not any(os.environ.get(name) for name in _ENDPOINTS):
        return None
    try:
        from tabel_extract.telemetry.otlp import Otlp  # noqa: PLC0415 — an extra

        return Otlp.of_the_environment()
    except ImportError:
        why = "OpenTelemetry is not installed: pip install 'tabel-extract[telemetry]'"
    except Exception as error:  # its words may hold an address with a password
        why = f"OpenTelemetry can't be set up ({type(error).__name__}): see the OTEL_ variables"
    say(logging.WARNING, "telemetry.off", {"why": why})
    return None
