"""A run as it is watched: each step of it becomes a log line, a span and a metric.

What is said here never changes what a run does. Without a run, and where nobody listens, nothing
happens.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from tabel_extract import __version__
from tabel_extract.address import Address, Lake
from tabel_extract.errors import TabelExtractError, UnreadableSourceError
from tabel_extract.settings import Settings
from tabel_extract.shown.one_line import one_line
from tabel_extract.telemetry import tracing
from tabel_extract.telemetry.logs import Facts, say
from tabel_extract.warehouse.freshness import published_path
from tabel_extract.warehouse.journal import Kind, Status
from tabel_extract.warehouse.runs import folders_above

P = ParamSpec("P")
T = TypeVar("T")
Asked = TypeVar("Asked", bound=Sequence[str] | Sequence[Path])


class Done(Protocol):
    """What became of a file."""

    @property
    def status(self) -> Status:
        """Added, unchanged or failed."""

    def facts(self) -> Facts:
        """What is to be said of it: its ``path`` and ``why`` too, with the folders above."""


class Watch:
    """What is known of a run while it is under way."""

    def __init__(self, kind: Kind, asked: Sequence[Path], warehouse: Address) -> None:
        """Begin to watch; folders above what is asked are left out of all that is said."""
        self.run_id: str | None = None
        self.stopped: str | None = None
        self.counts: dict[str, int] = {"added": 0, "unchanged": 0, "failed": 0}
        self._kind = kind
        self._warehouse = warehouse
        self._above = folders_above(asked, warehouse)

    @property
    def attributes(self) -> dict[str, str | int]:
        """What its span says of it in the end."""
        return {"run_id": self.run_id or "", **self.counts}

    def say(self, level: int, event: str, facts: Facts) -> None:
        """Log something, with which run it is of."""
        inert = {k: self.told(v) if isinstance(v, str) else v for k, v in facts.items()}
        about = {"run_id": self.run_id, "program_version": __version__}
        say(level, event, {**inert, **about})

    def told(self, text: str) -> str:
        """A text as one line without the folders above what was asked for."""
        return one_line(self._above.sub("", text))

    def end(self, seconds: float) -> None:
        """Say how the run ended, and how old the published copy is by now."""
        state = "finished" if self.stopped is None else "stopped"
        level = logging.INFO if self.stopped is None else logging.ERROR
        self.say(level, f"run.{state}", {"seconds": seconds, **self.counts, "why": self.stopped})
        taking = tracing.sink()
        if taking is None:
            return
        taking.measure("tabel_extract.run.duration", seconds, {"state": state, "kind": self._kind})
        age = _age(self._warehouse)
        if age is not None:
            taking.measure("tabel_extract.published.age", age, {})


_current: ContextVar[Watch | None] = ContextVar("watch", default=None)


def watched(
    kind: Kind,
) -> Callable[
    [Callable[Concatenate[Asked, Settings, P], T]], Callable[Concatenate[Asked, Settings, P], T]
]:
    """Watch what a function does, which takes what is asked and the settings: a whole run."""

    def around(
        run: Callable[Concatenate[Asked, Settings, P], T],
    ) -> Callable[Concatenate[Asked, Settings, P], T]:
        @wraps(run)
        def watching(asked: Asked, settings: Settings, /, *args: P.args, **kwargs: P.kwargs) -> T:
            watch = Watch(kind, [Path(path) for path in asked], settings.warehouse)
            token, began = _current.set(watch), time.perf_counter()
            about = {"kind": kind, "program_version": __version__}
            with tracing.sent_at_the_end(), tracing.span("run", about) as span:
                try:
                    return run(asked, settings, *args, **kwargs)
                except BaseException as error:
                    known = isinstance(error, TabelExtractError)
                    watch.stopped = str(error) if known else type(error).__name__
                    raise
                finally:
                    watch.end(time.perf_counter() - began)
                    if span is not None:
                        span.set_attributes(watch.attributes)
                    _current.reset(token)

        return watching

    return around


def begun(run_id: str, files: int) -> None:
    """Say that the run that is under way has a name, and so many files to do."""
    if (watch := _current.get()) is not None:
        watch.run_id = run_id
        watch.say(logging.INFO, "run.started", {"files": files})


def stopped(why: str | None) -> None:
    """Note why the run that is under way ends before its last file, if it does."""
    if (watch := _current.get()) is not None:
        watch.stopped = why


def each(groups: Iterable[Sequence[Path]]) -> Iterator[Sequence[Path]]:
    """The batches of a run, each with a span that lasts until the next one is asked for."""
    for number, group in enumerate(groups, start=1):
        with tracing.span("batch", {"batch": number, "files": len(group)}):
            yield group


def staged(name: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Watch a function as a stage of a run."""

    def around(stage: Callable[P, T]) -> Callable[P, T]:
        @wraps(stage)
        def watching(*args: P.args, **kwargs: P.kwargs) -> T:
            began = time.perf_counter()
            try:
                with tracing.span(name):
                    return stage(*args, **kwargs)
            finally:
                _stage_done(name, time.perf_counter() - began)

        return watching

    return around


def _stage_done(name: str, seconds: float) -> None:
    if (watch := _current.get()) is not None:
        watch.say(logging.DEBUG, "stage.done", {"stage": name, "seconds": seconds})
    if (taking := tracing.sink()) is not None:
        taking.measure("tabel_extract.stage.duration", seconds, {"stage": name})


def files_read(sizes: Sequence[tuple[Path, int]], results: Iterable[T]) -> Iterator[T]:
    """Pass on what was read of files, by path and bytes, and say how long each kept the run.

    Files are read side by side, so that one may have taken longer than the run waited for it.
    """
    watch, taking = _current.get(), tracing.sink()
    began = time.perf_counter()
    for (path, size), result in zip(sizes, results, strict=True):
        now = time.perf_counter()
        fault = result.fault if isinstance(result, UnreadableSourceError) else None
        source = path.name if watch is None else watch.told(str(path))
        facts: Facts = {"source": source, "bytes": size, "seconds": now - began, "fault": fault}
        if watch is not None:
            watch.say(logging.INFO if fault is None else logging.WARNING, "file.read", facts)
        if taking is not None:
            taking.span_of("file", now - began, {**facts, "source": one_line(source)})
        yield result
        began = time.perf_counter()


def done(outcomes: Sequence[Done]) -> None:
    """Say what became of some files."""
    watch, taking = _current.get(), tracing.sink()
    for outcome in outcomes:
        facts = outcome.facts()
        fault = facts.get("fault")
        if watch is not None:
            watch.counts[outcome.status] += 1
            event = "set_aside" if fault else outcome.status
            watch.say(_LEVELS[outcome.status], f"file.{event}", facts)
        if taking is not None:
            taking.count("tabel_extract.files", 1, {"status": outcome.status})
            if fault:
                taking.count("tabel_extract.set_aside", 1, {"fault": fault})
            if outcome.status == "added":
                taking.count("tabel_extract.cells", int(facts.get("cells") or 0), {})


def published(why_not: str | None) -> None:
    """Say that the copy for readers was made, or why it could not be."""
    if (watch := _current.get()) is None:
        return
    if why_not is None:
        watch.say(logging.INFO, "published", {})
    else:
        watch.say(logging.WARNING, "publish.failed", {"why": why_not})


_LEVELS: dict[Status, int] = {
    "added": logging.INFO,
    "unchanged": logging.DEBUG,
    "failed": logging.WARNING,
}
"""What is unchanged is most of every night."""


def _age(warehouse: Address) -> float | None:
    """Seconds since the published copy was put in its place; None where there is none."""
    if isinstance(warehouse, Lake):
        return None
    try:
        return max(0.0, time.time() - published_path(warehouse).stat().st_ctime)
    except OSError:
        return None
