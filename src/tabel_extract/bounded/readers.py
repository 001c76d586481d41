"""A pool of worker processes that read sources side by side, each within its limits."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as OutOfTimeError
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tabel_extract.bounded import worker
from tabel_extract.errors import SettingsError, UnreadableSourceError
from tabel_extract.model import Report
from tabel_extract.reading.source import RawSource
from tabel_extract.settings import Settings

if TYPE_CHECKING:
    from pebble import ProcessPool

FILES_PER_WORKER = 50
"""A worker is replaced after so many, and with it whatever a library forgot to give back."""
PATIENCE = 10
"""Times the processor time that a file may take on the clock, on a machine that others use too."""
LOOK_EVERY = 1.0
"""Seconds between two looks at whether a pool that owes a result is still at work."""
MIB = 1024 * 1024


class Readers:
    """Reads sources in worker processes, which are started when there is something to read."""

    def __init__(self, settings: Settings) -> None:
        """Take the limits and the number of workers from the settings."""
        self._settings = settings
        self._pool: ProcessPool | None = None

    def __enter__(self) -> Self:
        """Return itself; ``__exit__`` ends the workers."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the workers, at once where something went wrong here."""
        if self._pool is None:
            return
        if error is None:
            self._pool.close()
        else:
            self._pool.stop()
        self._pool.join()
        self._pool = None

    def read(self, raws: Sequence[RawSource]) -> Iterator[Report | UnreadableSourceError]:
        """Read sources side by side; what became of each, in their order.

        Raises:
            SettingsError: a file that a setting names can't be used, or no worker can be started.
        """
        scheduled = [(self._scheduled(raw), self._pool) for raw in raws]
        for raw, (future, pool) in zip(raws, scheduled, strict=True):
            done = _done(future, pool)
            if _was_lost(done):
                # How its worker was lost says nothing of a file, so that is read once more.
                done = _done(self._scheduled(raw), self._pool)
            yield self._result(raw, done)

    def _scheduled(self, raw: RawSource) -> Future[Report]:
        seconds = self._settings.max_seconds
        scheduled: Future[Report] = self._started().schedule(
            worker.read, args=[raw, self._settings, seconds], timeout=PATIENCE * seconds
        )
        return scheduled

    def _started(self) -> ProcessPool:
        if self._pool is not None and not self._pool.active:
            self._pool.stop()
            self._pool.join()
            self._pool = None
        if self._pool is None:
            from pebble import ProcessPool  # noqa: PLC0415

            self._pool = ProcessPool(
                max_workers=self._settings.workers,
                max_tasks=FILES_PER_WORKER,
                initializer=worker.prepare,
                initargs=[self._settings.max_memory_mib * MIB],
                # A fork of a process with threads, such as a flow's, may wait for ever.
                context=multiprocessing.get_context("spawn"),
            )
        return self._pool

    def _result(self, raw: RawSource, future: Future[Report]) -> Report | UnreadableSourceError:
        from pebble import ProcessExpired  # noqa: PLC0415

        try:
            return future.result()
        except UnreadableSourceError as error:
            return error
        except BrokenProcessPool as error:
            raise SettingsError(
                f"no worker starts ({error}): raise what a process may take, or lower its limits"
            ) from error
        except OutOfTimeError:
            return self._too_slow(raw)
        except ProcessExpired as error:
            if error.exitcode == -getattr(signal, "SIGPROF", 0):
                return self._too_slow(raw)
            if error.exitcode == -signal.SIGABRT:
                return worker.too_large(raw, _ended(error.exitcode))
            return UnreadableSourceError(
                f"{raw.source.name}: the program crashed on this file; save a copy of it with "
                "another program and give that.",
                "crash",
                _ended(error.exitcode),
            )

    def _too_slow(self, raw: RawSource) -> UnreadableSourceError:
        return UnreadableSourceError(
            f"{raw.source.name}: was not read within {self._settings.max_seconds:g} seconds; raise "
            "TABEL_EXTRACT_MAX_SECONDS if it really is a report.",
            "time_limit",
        )


def _done(future: Future[Report], pool: ProcessPool | None) -> Future[Report]:
    """Wait for a result; one that its pool owes, but gave up, is a broken pool's.

    A pool that breaks while a file is handed to it may forget that, and end without a word of it.
    """
    while not future.done():
        try:
            future.exception(timeout=LOOK_EVERY)
        except CancelledError:
            break
        except OutOfTimeError:
            if pool is not None and not pool.active:
                break
    if future.done() and not future.cancelled():
        return future
    lost: Future[Report] = Future()
    lost.set_exception(BrokenProcessPool("its pool of workers broke"))
    return lost


def _was_lost(done: Future[Report]) -> bool:
    """Whether it was not its file that ended a worker, but its being idle, or a signal to all.

    Pebble's pool breaks where a worker ends that has nothing to do. Its workers take the signal
    that asks a program to stop, once they have started, and exit with its number as their code.
    """
    error = done.exception()
    if isinstance(error, BrokenProcessPool):
        return True
    return getattr(error, "exitcode", None) in {-signal.SIGTERM, signal.SIGTERM}


def _ended(exitcode: int | None) -> str:
    """How a process ended, in words for whoever looks into it."""
    if exitcode is not None and exitcode < 0:
        try:
            return f"ended by {signal.Signals(-exitcode).name}"
        except ValueError:
            return f"ended by signal {-exitcode}"
    return f"ended with exit code {exitcode}"
