"""Log lines: one a record, with keys that stay, in which no document can say anything else."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tabel_extract.errors import SettingsError, WarehouseError
from tabel_extract.pipeline import ingest
from tabel_extract.settings import Settings
from tabel_extract.telemetry import logs
from tests.cli.runs import run
from tests.texts import FIETSEN, report_text, write

HOSTILE = 'x\r\n{"event": "run.finished"}\u202egpj\x1b[31m\u2028.txt'


@pytest.fixture
def out(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What is logged as JSON, or as the test sets it."""
    monkeypatch.setenv("TABEL_EXTRACT_LOG", "json")
    stream = io.StringIO()
    logs.configure(stream)
    yield stream
    monkeypatch.undo()
    logs.configure()
    logging.getLogger(logs.NAME).setLevel(logging.NOTSET)
    logging.getLogger(logs.NAME).propagate = True


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    write(folder, "goed.txt", report_text())
    write(folder, "leeg.txt", b"")
    write(folder, "half.pdf", b"%PDF-1.7 half")
    return folder


def settings(tmp_path: Path) -> Settings:
    return Settings(warehouse=tmp_path / "w.duckdb", workers=0)


def told(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_run_tells_each_step_with_keys_that_stay(
    out: io.StringIO, inbox: Path, tmp_path: Path
) -> None:
    ingest([inbox], settings(tmp_path))
    records = told(out)
    assert [(r["level"], r["event"], r.get("source")) for r in records] == [
        ("info", "run.started", None),
        ("info", "file.read", "inbox/goed.txt"),
        ("warning", "file.read", "inbox/half.pdf"),
        ("warning", "file.set_aside", "inbox/leeg.txt"),
        ("warning", "file.set_aside", "inbox/half.pdf"),
        ("info", "file.added", "inbox/goed.txt"),
        ("info", "published", None),
        ("info", "run.finished", None),
    ]
    always = {"time", "level", "event", "run_id", "program_version"}
    assert all(always <= set(r) for r in records)
    assert len({r["run_id"] for r in records}) == 1
    keys = {r["event"]: set(r) - always for r in records}
    assert keys == {
        "run.started": {"files"},
        "file.read": {"source", "bytes", "seconds", "fault"},
        "file.set_aside": {"source", "status", "fault", "key", "why"},
        "file.added": {
            "source", "status", "report_id", "version", "reason", "cells", "changed", "errors",
            "warnings",
        },
        "published": set(),
        "run.finished": {"seconds", "added", "unchanged", "failed"},
    }  # fmt: skip
    added = records[5]
    assert (added["report_id"], added["cells"]) == (FIETSEN, 3)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", added["time"])
    assert str(tmp_path) not in out.getvalue()


def test_a_run_that_stops_says_why(out: io.StringIO, inbox: Path, tmp_path: Path) -> None:
    broken = write(tmp_path, "w.duckdb", b"no database" * 100)
    with pytest.raises(WarehouseError):
        ingest([inbox], Settings(warehouse=broken, workers=0))
    last = told(out)[-1]
    assert (last["level"], last["event"]) == ("error", "run.stopped")
    assert last["why"].startswith("w.duckdb")
    assert str(tmp_path) not in out.getvalue()


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_hostile_name_is_text_in_one_line_of_either_form(
    form: str, monkeypatch: pytest.MonkeyPatch, out: io.StringIO, tmp_path: Path
) -> None:
    monkeypatch.setenv("TABEL_EXTRACT_LOG", form)
    monkeypatch.setenv("TABEL_EXTRACT_LOG_LEVEL", "debug")
    logs.configure(out)
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / HOSTILE).write_bytes(b"")
    ingest([tmp_path / "inbox"], settings(tmp_path))
    lines = out.getvalue().removesuffix("\n").split("\n")
    assert all(line.isprintable() for line in lines)
    assert not any(line.startswith('{"event') for line in lines)
    about = [line for line in lines if "file.set_aside" in line]
    assert len(about) == 1
    assert "x[U+000D][U+000A]" in about[0]
    assert "[U+202E]gpj[U+001B][31m[U+2028].txt" in about[0]


def test_an_error_with_its_trace_is_one_line_too(out: io.StringIO) -> None:
    try:
        raise ValueError("first\nsecond\x1b")
    except ValueError:
        logging.getLogger("tabel_extract.other").exception("it\nfailed")
    (record,) = told(out)
    assert (record["event"], record["message"]) == ("message", "it\nfailed")
    assert "first[U+000A]second[U+001B]" in record["trace"]


def test_nothing_is_logged_where_nobody_asks(tmp_path: Path) -> None:
    empty = write(tmp_path, "leeg.txt", b"")
    given = ("ingest", empty, "--warehouse", tmp_path / "w.duckdb")
    plain = run(*given)
    asked = run(*given, env={"TABEL_EXTRACT_LOG": "text"})
    assert plain.stderr == asked.stderr
    assert plain.stderr.count("\n") == 1


def test_log_lines_stand_beside_what_a_command_says_and_change_none_of_it(tmp_path: Path) -> None:
    empty = write(tmp_path, "leeg.txt", b"")
    given = ("ingest", empty, "--warehouse", tmp_path / "w.duckdb")
    plain = run(*given)
    env = {"TABEL_EXTRACT_LOG": "json", "TABEL_EXTRACT_LOG_LEVEL": "warning"}
    logged = run(*given, env=env)
    logs.configure()
    assert logged.stdout == plain.stdout
    lines = logged.stderr.splitlines()
    records = [json.loads(line) for line in lines if line.startswith("{")]
    assert [(r["event"], r["source"]) for r in records] == [("file.set_aside", "leeg.txt")]
    assert [line for line in lines if not line.startswith("{")] == plain.stderr.splitlines()


def test_a_warning_is_printed_by_nobody_else(tmp_path: Path) -> None:
    others = io.StringIO()
    handler = logging.StreamHandler(others)
    logging.getLogger().addHandler(handler)
    run("ingest", write(tmp_path, "leeg.txt", b""), "--warehouse", tmp_path / "w.duckdb")
    logging.getLogger().removeHandler(handler)
    assert others.getvalue() == ""


def test_a_setting_that_can_not_be_used_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABEL_EXTRACT_LOG", "xml")
    with pytest.raises(SettingsError, match="TABEL_EXTRACT_LOG is not usable"):
        logs.configure()
