"""A run while it is under way, noted wherever it is told: its journal, log lines, spans, events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from flows.events import Events
from tabel_extract import __version__
from tabel_extract.errors import TabelExtractError
from tabel_extract.intake import Outcome
from tabel_extract.settings import Settings
from tabel_extract.telemetry import watch
from tabel_extract.warehouse.journal import Kind
from tabel_extract.warehouse.runs import Run, recorded


class Noting:
    """What a run tells of itself."""

    def __init__(self, run: Run, events: Events) -> None:
        """Take over a run that was begun."""
        self.run = run
        self._events = events

    def files(self, number: int) -> None:
        """Say how many files there are to do."""
        watch.begun(self.run.run_id, number)

    def done(self, outcomes: Sequence[Outcome]) -> None:
        """Say what became of some."""
        self.run.note(outcomes)
        watch.done(outcomes)
        self._events.of(outcomes)

    def end(self, why: str | None) -> None:
        """Say that this was the end, and why it comes before the last file, if it does."""
        self.run.finish(why)
        watch.stopped(why)
        self._events.close(why)


@contextmanager
def noted(kind: Kind, asked: Sequence[Path], settings: Settings) -> Iterator[Noting]:
    """A run from its start to its end, also where an error ends it that nobody expected."""
    with (
        watch.watching_over(kind, asked, settings.warehouse),
        recorded(settings.warehouse, kind=kind, asked=asked, program_version=__version__) as run,
    ):
        events = Events(run.run_id, asked, settings.warehouse)
        try:
            yield Noting(run, events)
        except Exception as error:
            known = isinstance(error, TabelExtractError)
            events.close(str(error) if known else f"the program failed ({type(error).__name__})")
            raise
