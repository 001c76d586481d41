"""A folder of odd files, each through the bounded workers: none may pass unmentioned.

None may end this process, hang, break the program, or come back as a report with nothing in it and
nothing said about that.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tabel_extract.bounded.readers import Readers
from tabel_extract.errors import UnreadableSourceError
from tabel_extract.model import Report
from tabel_extract.reading.source import RawSource, read_source
from tabel_extract.settings import Settings
from tests.fuzz.promises import keeps_its_promises

SECONDS = 20.0
"""Processor time that one file may take."""
BATCH = 20
"""Files that are held in memory together."""

TELL_EACH = 200
"""Files after which it is said how far it is."""
COSTLY = {"time_limit", "memory_limit", "crash"}
"""Faults that cost a worker; a file that has one is named."""

WITHOUT_TEXT = {"no_text", "page_is_image", "page_unreadable", "text_untrusted"}
"""Findings that say why there is no text in a report, or less than in its document."""


@dataclass(frozen=True)
class Ended:
    """What became of a file: a fault or ``read``, and what is wrong with that, if anything."""

    path: Path
    outcome: str
    complaint: str | None = None


def endings(paths: Sequence[Path], seconds: float | None = None) -> Iterator[Ended]:
    """What became of files, a batch at a time, until ``seconds`` are over."""
    limits = Settings(workers=2, max_seconds=SECONDS, ocr=False, publish=False)
    until = None if seconds is None else time.monotonic() + seconds
    with Readers(limits) as readers:
        for start in range(0, len(paths), BATCH):
            if until is not None and time.monotonic() > until:
                return
            yield from _batch(paths[start : start + BATCH], readers, limits.max_bytes)


def _batch(paths: Sequence[Path], readers: Readers, max_bytes: int) -> Iterator[Ended]:
    raws: dict[Path, RawSource] = {}
    for path in paths:
        try:
            raws[path] = read_source(path, max_bytes)
        except UnreadableSourceError as refused:
            yield _ended(path, refused)
    for path, result in zip(raws, readers.read(list(raws.values())), strict=True):
        yield _ended(path, result)


def _ended(path: Path, result: Report | UnreadableSourceError) -> Ended:
    if isinstance(result, UnreadableSourceError):
        bug = result.fault == "program_error" or not str(result).strip()
        return Ended(path, result.fault, f"{result}\n{result.detail}" if bug else None)
    try:
        keeps_its_promises(result)
    except Exception:  # whatever a report breaks by is told with its file, and the run goes on
        return Ended(path, "read", traceback.format_exc())
    if any(t.observations for t in result.tables) or result.claims:
        return Ended(path, "read")
    told = {finding.code for finding in result.findings} & WITHOUT_TEXT
    what = f"no text: {', '.join(sorted(told))}" if told else "no table and no number"
    return Ended(path, f"read, and said to hold {what}")


def read_folder(folder: Path, seconds: float | None = None) -> int:
    """Read a folder, say what became of its files, and give 1 where something is wrong with it.

    What is wrong is said at once, and so is what cost a worker its life, which is no fault of ours
    but worth a look.
    """
    if not folder.is_dir():
        print(f"{folder}: is no folder.")
        return 2
    paths = sorted(Path(at, name) for at, _, names in os.walk(folder) for name in names)
    began, found = time.monotonic(), list[Ended]()
    for one in endings(paths, seconds):
        found.append(one)
        if one.complaint or one.outcome in COSTLY:
            print(f"{one.path}: {one.outcome}\n{one.complaint or ''}".rstrip(), flush=True)
        if len(found) % TELL_EACH == 0:
            print(f"{len(found):,} of {len(paths):,}", file=sys.stderr, flush=True)
    for outcome, count in Counter(one.outcome for one in found).most_common():
        print(f"{count:9,} {outcome}")
    wrong = sum(one.complaint is not None for one in found)
    print(f"{len(found):9,} files read or refused, {wrong} of them not as they should be")
    if len(found) < len(paths):
        print(f"{len(paths) - len(found):9,} not tried: the time was over")
    print(f"{time.monotonic() - began:9,.0f} seconds", file=sys.stderr)
    return 1 if wrong else 0
