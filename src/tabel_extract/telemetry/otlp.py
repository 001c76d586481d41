"""Spans and metrics through OpenTelemetry, configured by its own standard variables."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Span, StatusCode
from opentelemetry.util.types import AttributeValue

from tabel_extract import __version__
from tabel_extract.telemetry.tracing import FLUSH_SECONDS, Attributes

SERVICE = "tabel-extract"

COUNTERS = {
    "tabel_extract.files": ("{file}", "Files that a run was done with, by status."),
    "tabel_extract.cells": ("{cell}", "Cells of versions that were stored."),
    "tabel_extract.set_aside": ("{file}", "Files that could not be read, by fault."),
}
HISTOGRAMS = {
    "tabel_extract.stage.duration": ("s", "Time that a stage took, by stage."),
    "tabel_extract.run.duration": ("s", "Time that a run took, by how it ended."),
}
GAUGES = {"tabel_extract.published.age": ("s", "Age of the published copy at the end of a run.")}

_TALKATIVE = ("opentelemetry.exporter", "opentelemetry.sdk")
"""Loggers of whoever sends: they tell addresses, and what is not sent is told by ``tracing``."""


class Otlp:
    """A sink for spans and metrics; it leaves the providers of others alone."""

    def __init__(self, tracers: TracerProvider, meters: MeterProvider) -> None:
        """Take the providers to send through."""
        for name in _TALKATIVE:
            logging.getLogger(name).addHandler(logging.NullHandler())
            logging.getLogger(name).propagate = False
        self._tracers, self._meters = tracers, meters
        self._tracer = tracers.get_tracer(SERVICE, __version__)
        meter = meters.get_meter(SERVICE, __version__)
        self._counters = {
            name: meter.create_counter(name, unit, told) for name, (unit, told) in COUNTERS.items()
        }
        self._histograms = {
            name: meter.create_histogram(name, unit, told)
            for name, (unit, told) in HISTOGRAMS.items()
        }
        self._gauges = {
            name: meter.create_gauge(name, unit, told) for name, (unit, told) in GAUGES.items()
        }

    @classmethod
    def of_the_environment(cls) -> Self:
        """Return one that sends to where the environment says."""
        named = {} if os.environ.get("OTEL_SERVICE_NAME") else {"service.name": SERVICE}
        resource = Resource.create({**named, "service.version": __version__})
        tracers = TracerProvider(resource=resource, shutdown_on_exit=False)
        tracers.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
        reader = PeriodicExportingMetricReader(OTLPMetricExporter())
        meters = MeterProvider([reader], resource=resource, shutdown_on_exit=False)
        return cls(tracers, meters)

    @contextmanager
    def span(self, name: str, attributes: Attributes) -> Iterator[Span]:
        """Open a span within the one that is open; of an error only the kind is told."""
        with self._tracer.start_as_current_span(
            name,
            attributes=_given(attributes),
            record_exception=False,  # what it says may name folders
            set_status_on_exception=False,
        ) as opened:
            try:
                yield opened
            except BaseException as error:
                opened.set_status(StatusCode.ERROR, type(error).__name__)
                raise

    def span_of(self, name: str, seconds: float, attributes: Attributes) -> None:
        """Take a span that is over, and lasted so long."""
        ended = time.time_ns()
        began = ended - int(seconds * 1e9)
        self._tracer.start_span(name, attributes=_given(attributes), start_time=began).end(ended)

    def count(self, name: str, number: int, attributes: Attributes) -> None:
        """Add to a counter."""
        self._counters[name].add(number, _given(attributes))

    def measure(self, name: str, value: float, attributes: Attributes) -> None:
        """Take a value of a histogram or a gauge."""
        if name in self._gauges:
            self._gauges[name].set(value, _given(attributes))
        else:
            self._histograms[name].record(value, _given(attributes))

    def flush(self, seconds: float = FLUSH_SECONDS) -> bool:
        """Send what was taken, within so long; whether all of it was.

        Neither an exporter nor its provider keeps to a time, so another thread waits for them, and
        is left behind where it takes longer.
        """
        sent: list[bool] = []

        def send() -> None:
            milliseconds = int(seconds * 1000)
            traces = self._tracers.force_flush(milliseconds)
            sent.append(self._meters.force_flush(milliseconds) and traces)

        sending = threading.Thread(target=send, name="tabel-extract-telemetry", daemon=True)
        sending.start()
        sending.join(seconds)
        return sent == [True]


def _given(attributes: Attributes) -> dict[str, AttributeValue]:
    return {key: value for key, value in attributes.items() if value is not None}
