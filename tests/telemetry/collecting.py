"""A collector on this machine, and one in memory."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tabel_extract.telemetry import tracing
from tabel_extract.telemetry.otlp import Otlp


@dataclass
class Collector:
    """What a collector was posted, by path; ``is_slow`` lets it answer nobody."""

    port: int = 0
    posted: list[tuple[str, bytes]] = field(default_factory=list)
    is_slow: bool = False
    over: threading.Event = field(default_factory=threading.Event)


@contextmanager
def collector() -> Iterator[Collector]:
    """A server that takes OTLP over HTTP."""
    taking = Collector()

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            taking.posted.append((self.path, body))
            if taking.is_slow:
                taking.over.wait(20)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_request(self, *_: object) -> None:
            """Nothing: tests are quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Taking) as server:
        taking.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=[0.02])
        thread.start()
        try:
            yield taking
        finally:
            taking.over.set()
            server.shutdown()
            thread.join()


@dataclass
class Memory:
    """What was measured in this process."""

    exporter: InMemorySpanExporter
    reader: InMemoryMetricReader

    def spans(self) -> list[ReadableSpan]:
        return list(self.exporter.get_finished_spans())

    def tree(self) -> list[str]:
        """The names of all spans, each further in than the one that it is part of, by start."""
        spans = sorted(self.spans(), key=lambda s: s.start_time or 0)
        children: dict[int | None, list[ReadableSpan]] = {}
        for span in spans:
            children.setdefault(span.parent.span_id if span.parent else None, []).append(span)

        def below(parent: int | None, depth: int) -> Iterator[str]:
            for span in children.get(parent, []):
                assert span.context is not None
                yield "  " * depth + span.name
                yield from below(span.context.span_id, depth + 1)

        return list(below(None, 0))

    def metrics(self) -> dict[tuple[str, str], float]:
        """Each sum, number of measurements or value, by the name and attributes of its metric."""
        found: dict[tuple[str, str], float] = {}
        data = self.reader.get_metrics_data()
        for resource in data.resource_metrics if data else ():
            for scope in resource.scope_metrics:
                for metric in scope.metrics:
                    for point in metric.data.data_points:
                        value = getattr(point, "value", None)
                        told = " ".join(str(v) for v in (point.attributes or {}).values())
                        number = getattr(point, "count", 0) if value is None else value
                        found[metric.name, told] = number
        return found


@contextmanager
def in_memory() -> Iterator[Memory]:
    """Take spans and metrics of this process."""
    exporter, reader = InMemorySpanExporter(), InMemoryMetricReader()
    tracers = TracerProvider()
    tracers.add_span_processor(SimpleSpanProcessor(exporter))
    tracing.use(Otlp(tracers, MeterProvider([reader])))
    try:
        yield Memory(exporter, reader)
    finally:
        tracing.use(None)
