"""What a run did, in words and in rows: for the terminal, a scheduler and Prefect's pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tabel_extract.address import Address
from tabel_extract.cli import exit_codes
from tabel_extract.cli.render import counted
from tabel_extract.cli.terminal import printable
from tabel_extract.errors import WarehouseError
from tabel_extract.finding.found import Found
from tabel_extract.intake import Outcome
from tabel_extract.warehouse.journal import Status

MAX_REASON = 300
"""Characters of a reason that the state of a run repeats: it is shown in one line."""


@dataclass(frozen=True, slots=True)
class BatchTime:
    """How many files a batch held, and how long each stage took with it, in seconds."""

    files: int
    seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of every file of a run, and how long each stage took, in seconds.

    ``warehouse_error`` says why the run ended before its last file, as the warehouse gave out or it
    was told to stop, and ``left`` which files were therefore not stored; ``pages_error`` says why
    the pages could not be written, and ``publish_error`` why no copy could be published, which
    keeps nothing from being stored. ``batches`` are those that were done, in their order, ``found``
    is what looking at sources gave.
    """

    outcomes: tuple[Outcome, ...]
    warehouse: Address
    report_dir: Path
    seconds: dict[str, float]
    pages: int = 0
    left: tuple[Path, ...] = ()
    warehouse_error: str | None = None
    pages_error: str | None = None
    publish_error: str | None = None
    batches: tuple[BatchTime, ...] = ()
    found: Found = field(default_factory=Found)

    def count(self, status: Status) -> int:
        """Number of files that this became of."""
        return sum(outcome.status == status for outcome in self.outcomes)

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The files that were not ingested."""
        return tuple(o for o in self.outcomes if o.status == "failed")

    @property
    def ingested(self) -> int:
        """Number of files that the warehouse holds, of which some may be there from before."""
        return len(self.outcomes) - self.count("failed")

    @property
    def unusable(self) -> bool:
        """Whether nothing could be stored because the warehouse can't be used."""
        return self.warehouse_error is not None and not self.ingested

    @property
    def exit_code(self) -> int:
        """The exit code that the command line gives for the same run."""
        if self.warehouse_error is not None or self.pages_error is not None:
            return exit_codes.WAREHOUSE
        if not self.ingested and (self.failed or not self.found.looks):
            return exit_codes.NO_INPUT
        if self.failed:
            return exit_codes.SOME_FAILED
        return exit_codes.OK

    @property
    def message(self) -> str:
        """The run in one line: how many files, and the first thing that went wrong."""
        parts = [f"{self.count('added')} added", f"{self.count('unchanged')} unchanged"]
        if self.failed:
            parts.append(f"{len(self.failed)} failed")
        if self.left:
            parts.append(f"{len(self.left)} not stored")
        line = f"{counted(len(self.outcomes) + len(self.left), 'file')}: {', '.join(parts)}."
        reasons = [self.warehouse_error, *(o.message for o in self.failed), self.pages_error]
        reasons.append(self.publish_error)
        told = list(dict.fromkeys(reason for reason in reasons if reason))
        if not told:
            return line
        more = f" (and {len(told) - 1} more)" if len(told) > 1 else ""
        return f"{line} {shortened(printable(told[0]))}{more}"


class WarehouseUnusableError(WarehouseError):
    """Nothing of a run could be stored; ``summary`` says what was tried."""

    def __init__(self, summary: Summary) -> None:
        """Say why, as the warehouse does."""
        super().__init__(summary.warehouse_error)
        self.summary = summary


def shortened(text: str) -> str:
    """A reason in at most ``MAX_REASON`` characters."""
    return text if len(text) <= MAX_REASON else text[: MAX_REASON - 1] + "…"
