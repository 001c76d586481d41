"""Ingesting as the commands do it: told on the terminal, with the exit code that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tabel_extract.cli import exit_codes
from tabel_extract.errors import TabelExtractError

if TYPE_CHECKING:
    from tabel_extract.cli.render import Telling
    from tabel_extract.finding.config import Source
    from tabel_extract.intake import Outcome
    from tabel_extract.settings import Settings
    from tabel_extract.telling.settings import NotifySettings


class _Heard:
    """Passes on to the terminal what becomes of files, and keeps it for who else is told."""

    def __init__(self, telling: Telling) -> None:
        self.outcomes: list[Outcome] = []
        self.warnings: list[str] = []
        self._telling = telling

    def told(self, outcomes: Sequence[Outcome], total: int) -> None:
        self.outcomes += outcomes
        self._telling.told(outcomes, total)

    def warned(self, warning: str) -> None:
        self.warnings.append(warning)
        self._telling.warned(warning)


def ingest_and_tell(
    paths: Sequence[Path],
    settings: Settings,
    report_id: str | None = None,
    notify: NotifySettings | None = None,
    sources: Sequence[Source] = (),
) -> None:
    """Ingest files, and what is found in sources, and tell what became of each.

    ``notify`` says who else is to be told.

    Raises:
        SystemExit: some files failed.
    """
    from tabel_extract.cli.render import Telling
    from tabel_extract.finding.look import root_of
    from tabel_extract.pipeline import ingest

    with Telling(settings.warehouse) as telling:
        heard = _Heard(telling)
        asked = [*paths, *(root_of(source, settings) for source in sources)]
        with _notifying(asked, settings, heard, notify):
            outcomes = ingest(
                paths,
                settings,
                report_id=report_id,
                sources=sources,
                told=heard.told,
                warned=heard.warned,
                heard=telling.heard,
            )
    failed = sum(o.status == "failed" for o in outcomes)
    if failed:
        nothing = failed == len(outcomes)
        raise SystemExit(exit_codes.NO_INPUT if nothing else exit_codes.SOME_FAILED)


@contextmanager
def _notifying(
    paths: Sequence[Path], settings: Settings, heard: _Heard, notify: NotifySettings | None
) -> Iterator[None]:
    """Tell others at the end of a run, also where an error ends it."""
    stopped: str | None = None
    try:
        yield
    except TabelExtractError as error:
        stopped = str(error)
        raise
    except Exception as error:
        stopped = f"the program failed ({type(error).__name__})"
        raise
    except BaseException:  # Ctrl-C: whoever typed it knows
        notify = None
        raise
    finally:
        if notify is not None:
            from tabel_extract.telling.tell import tell_of_run

            warnings = tell_of_run(
                paths,
                settings,
                heard.outcomes,
                notify,
                stopped=stopped,
                warnings=heard.warnings,
            )
            for warning in warnings:
                heard.warned(warning)
