"""Log lines on standard error: one line a record, as text or as JSON, with keys that stay.

Whatever a document or a file name holds is visible text in them.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TextIO

from tabel_extract.shown.one_line import one_line

NAME = "tabel_extract"
"""The logger above all of the program."""

FORM, LEVEL = "TABEL_EXTRACT_LOG", "TABEL_EXTRACT_LOG_LEVEL"

LONGEST_VALUE = 4_000
"""Characters of one value, such as where an error came from."""

Facts = Mapping[str, str | int | float | None]
"""What a record says, by key; None is left out."""


def say(level: int, event: str, facts: Facts) -> None:
    """Log that something happened; ``event`` is its name, as ``file.added``."""
    log = logging.getLogger(NAME)
    if log.isEnabledFor(level):
        log.log(level, "%s", line(event, facts), extra={"event": event, "facts": facts})


def line(event: str, facts: Facts) -> str:
    """An event with its facts in one line of text: ``file.added source=inbox/a.txt``."""
    told = [f"{key}={_value(value)}" for key, value in facts.items() if value is not None]
    return " ".join([event, *told])


def configure(stream: TextIO | None = None) -> None:
    """Write log lines to standard error, or ``stream``, where the environment asks for them.

    Where it does not, nothing is written. Handlers that others add to this logger stay.

    Raises:
        SettingsError: If a setting can't be used.
    """
    log = logging.getLogger(NAME)
    log.propagate = False  # what others print of everybody's warnings was said already
    for handler in [h for h in log.handlers if isinstance(h, _Handler | logging.NullHandler)]:
        log.removeHandler(handler)
    if not os.environ.get(FORM) and not os.environ.get(LEVEL):
        log.addHandler(logging.NullHandler())  # or Python writes warnings by itself
        return
    from tabel_extract.telemetry.settings import telemetry_settings  # noqa: PLC0415 — --help is quick

    settings = telemetry_settings()
    level = settings.log_level or ("info" if settings.log == "json" else None)
    if level is None:
        log.addHandler(logging.NullHandler())
        return
    written = _Handler(stream or sys.stderr)
    written.setFormatter(_json_formatter() if settings.log == "json" else _TextFormatter())
    log.addHandler(written)
    log.setLevel(level.upper())


class _Handler(logging.StreamHandler[TextIO]):
    """Ours, so that it can be told from what others add."""


class _TextFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        moment = _moment(record)
        told = one_line(record.getMessage(), LONGEST_VALUE)
        return " ".join([moment, record.levelname, told, *_trace(self, record)])


def _json_formatter() -> logging.Formatter:
    from pythonjsonlogger.json import JsonFormatter  # noqa: PLC0415 — only where it is asked for

    class AsJson(JsonFormatter):
        """ASCII throughout, so that nothing in it steers who reads it."""

        def add_fields(
            self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]
        ) -> None:
            facts: Facts = getattr(record, "facts", {})
            log_data |= {
                "time": _moment(record),
                "level": record.levelname.lower(),
                "event": getattr(record, "event", "message"),
            }
            if not facts:
                log_data["message"] = record.getMessage()[:LONGEST_VALUE]
            log_data |= {key: value for key, value in facts.items() if value is not None}
            for trace in _trace(self, record):
                log_data["trace"] = trace

    return AsJson()


def _moment(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


def _trace(formatter: logging.Formatter, record: logging.LogRecord) -> list[str]:
    if not record.exc_info:
        return []
    return [one_line(formatter.formatException(record.exc_info)[-LONGEST_VALUE:], LONGEST_VALUE)]


def _value(value: object) -> str:
    if not isinstance(value, str):
        return f"{value:.3f}" if isinstance(value, float) else str(value)
    plain = one_line(value, LONGEST_VALUE)
    bare = plain and not set(plain) & set(' "=\\')
    return plain if bare else json.dumps(plain, ensure_ascii=False)
