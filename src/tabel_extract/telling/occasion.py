"""What became of a run ─► an occasion to tell: what is new, and which trouble was met."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from tabel_extract.address import Address
from tabel_extract.intake import Outcome
from tabel_extract.shown.one_line import one_line
from tabel_extract.warehouse.journal import RunFile
from tabel_extract.warehouse.runs import folders_above

Kind = Literal["stopped", "set aside", "failed", "warning", "concern"]
"""Of trouble: a run that stopped, a file that can't be read, one that can't be stored, the rest."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that wants a person: ``name`` is the same whenever it is the same trouble.

    ``commands`` are what to type, each with what it is for. ``since`` is when it was first met, in
    UTC, where that is known.
    """

    name: str
    kind: Kind
    sentence: str
    commands: tuple[tuple[str, str], ...] = ()
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """What there is to tell after a run, or after a look at how things stand.

    ``title`` says of what. Where ``complete`` is false, trouble that was met before may still be
    there though it is not named.
    """

    title: str
    files: tuple[RunFile, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    complete: bool = True

    @property
    def added(self) -> tuple[RunFile, ...]:
        """Reports that were seen for the first time."""
        return tuple(f for f in self.files if f.status == "added" and f.ordinal == 1)

    @property
    def changed(self) -> tuple[RunFile, ...]:
        """Reports of which a new version was stored."""
        return tuple(f for f in self.files if f.status == "added" and f.ordinal != 1)


def of_run(
    asked: Sequence[Path],
    warehouse: Address,
    outcomes: Sequence[Outcome],
    *,
    stopped: str | None = None,
    warnings: Sequence[str] = (),
) -> Occasion:
    """What a run is to tell; folders above what was asked for are left out of all of it.

    Args:
        asked: What the run was to ingest.
        warehouse: What it stored into.
        outcomes: What became of its files.
        stopped: Why it ended before its last file, if it did.
        warnings: What went wrong besides.
    """
    above = folders_above(asked, warehouse)
    troubles = [] if stopped is None else [_of_end("stopped", above.sub("", stopped))]
    for outcome in outcomes:
        if outcome.status == "failed":
            told = above.sub("", outcome.message or outcome.path)
            troubles.append(_of_file(outcome, told))
    troubles += [_of_end("warning", above.sub("", warning)) for warning in warnings]
    names = [one_line(path.name or str(path), 60) for path in asked]
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    title = ", ".join(names[:3]) + more
    return Occasion(title, tuple(outcomes), tuple(troubles), complete=stopped is None)


def of_concerns(concerns: Sequence[str]) -> Occasion:
    """What a look at how things stand is to tell: each concern is a sentence that says what to do.

    A number in a sentence makes no other trouble of it: that one more file waits is told by the run
    that set it aside.
    """
    return Occasion("health", troubles=tuple(_of_end("concern", told) for told in concerns))


def _of_end(kind: Kind, told: str) -> Trouble:
    commands = (("How things stand", "tabel-extract status"),) if kind == "stopped" else ()
    return Trouble(_named(kind, told), kind, told, commands)


def _of_file(outcome: Outcome, told: str) -> Trouble:
    if outcome.key is None:
        return Trouble(_named("failed", told), "failed", told)
    commands = (
        ("See it", f"tabel-extract quarantine show {outcome.key}"),
        ("Try again", f"tabel-extract quarantine retry {outcome.key}"),
        ("Give up", f"tabel-extract quarantine drop {outcome.key}"),
    )
    name = f"set aside:{outcome.key}:{outcome.fault}"
    return Trouble(name, "set aside", told, commands, outcome.first_at)


def _named(kind: Kind, told: str) -> str:
    """A name that stays the same where only numbers differ, as that of a process."""
    bare = re.sub(r"\d+", "#", told)
    return f"{kind}:{hashlib.sha256(bare.encode('utf-8', 'replace')).hexdigest()[:16]}"
