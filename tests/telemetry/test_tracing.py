"""Traces and metrics of a run: in memory, at a collector, and where that is away."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path

import pytest
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import (
    ExportMetricsServiceRequest,
)
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

from tabel_extract import __version__
from tabel_extract.errors import WarehouseError
from tabel_extract.pipeline import ingest
from tabel_extract.settings import Settings
from tabel_extract.telemetry import tracing
from tabel_extract.telemetry.logs import line
from tabel_extract.telemetry.otlp import Otlp
from tests.cli.runs import start
from tests.telemetry.collecting import collector, in_memory
from tests.texts import report_text, write


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    write(folder, "goed.txt", report_text())
    write(folder, "leeg.txt", b"")
    write(folder, "zz-half.pdf", b"%PDF-1.7 half")
    return folder


def test_a_run_is_a_tree_of_its_batches_stages_and_files(inbox: Path, tmp_path: Path) -> None:
    settings = Settings(warehouse=tmp_path / "w.duckdb", workers=0, batch_size=2)
    with in_memory() as memory:
        ingest([inbox], settings)
    assert memory.tree() == [
        "run",
        "  batch",
        "    read",
        "      file",
        "    validate",
        "    store",
        "  batch",
        "    read",
        "      file",
        "    validate",
        "    store",
        "  publish",
    ]
    spans = memory.spans()
    files = {
        s.attributes["source"]: dict(s.attributes)
        for s in spans
        if s.name == "file" and s.attributes
    }
    assert set(files) == {"inbox/goed.txt", "inbox/zz-half.pdf"}
    assert files["inbox/zz-half.pdf"]["fault"] == "damaged"
    assert "fault" not in files["inbox/goed.txt"]
    root = dict(spans[-1].attributes or {})
    assert (root["kind"], root["program_version"]) == ("command", __version__)
    assert (root["added"], root["unchanged"], root["failed"]) == (1, 0, 2)
    assert str(root["run_id"])[8] == "T"
    assert str(tmp_path) not in str([s.to_json() for s in spans])


def test_a_run_is_counted_and_timed(inbox: Path, tmp_path: Path) -> None:
    settings = Settings(warehouse=tmp_path / "w.duckdb", workers=0)
    with in_memory() as memory:
        ingest([inbox], settings)
        ingest([inbox], settings)
        found = memory.metrics()
    ages = {key: value for key, value in found.items() if key[0] == "tabel_extract.published.age"}
    assert [0 <= age < 60 for age in ages.values()] == [True]
    assert {key: value for key, value in found.items() if key not in ages} == {
        ("tabel_extract.files", "added"): 1,
        ("tabel_extract.files", "unchanged"): 1,
        ("tabel_extract.files", "failed"): 4,
        ("tabel_extract.cells", ""): 3,
        ("tabel_extract.set_aside", "empty"): 2,
        ("tabel_extract.set_aside", "damaged"): 2,
        ("tabel_extract.stage.duration", "read"): 2,
        ("tabel_extract.stage.duration", "validate"): 2,
        ("tabel_extract.stage.duration", "store"): 2,
        ("tabel_extract.stage.duration", "publish"): 2,
        ("tabel_extract.run.duration", "finished command"): 2,
    }


def test_a_run_that_fails_tells_the_kind_of_error_and_no_folder(
    inbox: Path, tmp_path: Path
) -> None:
    broken = write(tmp_path, "w.duckdb", b"no database" * 100)
    with in_memory() as memory, pytest.raises(WarehouseError):
        ingest([inbox], Settings(warehouse=broken, workers=0))
    root = memory.spans()[-1]
    assert (root.name, root.status.description) == ("run", "WarehouseError")
    assert str(tmp_path) not in str([s.to_json() for s in memory.spans()])


def test_the_command_sends_to_the_collector_that_the_environment_names(
    inbox: Path, tmp_path: Path
) -> None:
    with collector() as taking:
        done = start(
            "ingest",
            inbox / "goed.txt",
            cwd=tmp_path,
            env={"OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{taking.port}"},
        )
    assert (done.returncode, done.stderr) == (0, "")
    posted: dict[str, list[bytes]] = {}
    for path, body in taking.posted:
        posted.setdefault(path, []).append(body)
    assert set(posted) == {"/v1/traces", "/v1/metrics"}
    traces = [ExportTraceServiceRequest.FromString(body) for body in posted["/v1/traces"]]
    resources = [r for trace in traces for r in trace.resource_spans]
    service = {a.key: a.value.string_value for a in resources[0].resource.attributes}
    assert (service["service.name"], service["service.version"]) == ("tabel-extract", __version__)
    names = [s.name for r in resources for scope in r.scope_spans for s in scope.spans]
    assert sorted(names) == ["batch", "file", "publish", "read", "run", "store", "validate"]
    metrics = ExportMetricsServiceRequest.FromString(posted["/v1/metrics"][-1])
    told = {m.name for r in metrics.resource_metrics for s in r.scope_metrics for m in s.metrics}
    assert {"tabel_extract.files", "tabel_extract.cells", "tabel_extract.published.age"} <= told


def test_a_collector_that_never_answers_costs_a_run_no_more_than_its_limit(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tracing, "FLUSH_SECONDS", 0.2)
    with collector() as taking:
        taking.is_slow = True
        tracers = TracerProvider(shutdown_on_exit=False)
        address = f"http://127.0.0.1:{taking.port}/v1/traces"
        tracers.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(address)))
        tracing.use(Otlp(tracers, MeterProvider(shutdown_on_exit=False)))
        began = time.monotonic()
        with tracing.sent_at_the_end(), tracing.span("run"), tracing.sent_at_the_end():
            pass
        waited = time.monotonic() - began
        tracing.use(None)
    assert 0.2 <= waited < 5
    assert len(taking.posted) == 1
    assert capfd.readouterr() == ("", "")


def test_a_collector_that_is_away_fails_nothing_and_is_told_without_its_address(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    said: list[str] = []
    monkeypatch.setattr(tracing, "say", lambda _, event, facts: said.append(line(event, facts)))
    others = logging.StreamHandler()
    monkeypatch.setattr(logging.getLogger(), "handlers", [others])
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://user:geheim@127.0.0.1:9")
    monkeypatch.setattr(tracing, "FLUSH_SECONDS", 0.3)
    monkeypatch.setattr(tracing._Chosen, "is_known", False)
    with tracing.sent_at_the_end(), tracing.span("run"):
        pass
    assert isinstance(tracing.sink(), Otlp)
    tracing.use(None)
    assert capfd.readouterr() == ("", "")
    assert [told.split()[0] for told in said] == ["telemetry.not_sent"]
    assert "geheim" not in said[0]


@pytest.mark.parametrize(
    ("env", "is_on"),
    [
        ({}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9"}, True),
        ({"TABEL_EXTRACT_TELEMETRY": "true"}, True),
        ({"TABEL_EXTRACT_TELEMETRY": "true", "OTEL_SDK_DISABLED": "true"}, False),
        (
            {"TABEL_EXTRACT_TELEMETRY": "false", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://[::1]:9"},
            False,
        ),
    ],
)
def test_the_environment_decides_whether_anything_is_sent(
    env: dict[str, str], is_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(tracing._Chosen, "is_known", False)
    assert isinstance(tracing.sink(), Otlp) is is_on
    tracing.use(None)


def test_without_the_extra_a_run_goes_on_and_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    monkeypatch.setattr(tracing, "say", lambda _, event, facts: said.append(line(event, facts)))
    monkeypatch.setenv("TABEL_EXTRACT_TELEMETRY", "true")
    monkeypatch.setattr(tracing._Chosen, "is_known", False)
    monkeypatch.setitem(sys.modules, "tabel_extract.telemetry.otlp", None)
    with tracing.span("run"):
        pass
    assert tracing.sink() is None
    why = "OpenTelemetry is not installed: pip install 'tabel-extract[telemetry]'"
    assert said == [f'telemetry.off why="{why}"']
    tracing.use(None)
