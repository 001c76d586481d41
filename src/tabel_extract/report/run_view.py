"""Runs as the overview tells them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tabel_extract.checks.catalogue import Language
from tabel_extract.report import words
from tabel_extract.report.view import Fact, RunView


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run: when it began, as what it ended, and what became of how many files.

    ``state`` is finished, stopped or unfinished; ``failures`` are pairs of a file and why it was
    not ingested.
    """

    started_at: datetime
    state: str
    message: str | None
    added: int
    unchanged: int
    failures: tuple[tuple[str, str], ...]


def run_view(run: RunLine, language: Language) -> RunView:
    """A run in words."""
    texts = words.words(language)
    counts = {
        name: words.number(count, language)
        for name, count in (
            ("added", run.added),
            ("unchanged", run.unchanged),
            ("failed", len(run.failures)),
        )
    }
    why = [Fact(texts[f"run_state_{run.state}"], run.message)] if run.message else []
    return RunView(
        when=words.moment(run.started_at, language),
        when_iso=run.started_at.isoformat(),
        files=texts["run_files"].format(**counts),
        state=texts[f"run_state_{run.state}"],
        fine=run.state == "finished" and not run.failures,
        failures=(*why, *(Fact(path, message) for path, message in run.failures)),
    )
