"""Sources ─► the files to read: each source is looked at by itself, and fails by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tabel_extract.errors import SourceError
from tabel_extract.files import clear_away
from tabel_extract.finding.config import FileSource, FolderSource, Source, StorageSource
from tabel_extract.finding.folders import Folder
from tabel_extract.finding.found import (
    Failure,
    Found,
    FoundFile,
    Gone,
    GoneError,
    Listed,
    Listing,
    Visit,
    Waiting,
)
from tabel_extract.finding.state import (
    Item,
    State,
    found_folder,
    held,
    read_state,
    recovered_state,
    write_state,
)
from tabel_extract.settings import Settings
from tabel_extract.warehouse.journal import Look, Looked

MOST_FAILURES = 5
"""Files in a row that can't be got for a reason that may pass: what serves them is gone, then."""

MOST_TOLD = 3
"""Messages that a look repeats; each file that failed is told by itself anyway."""


def find(sources: Sequence[Source], settings: Settings, now: datetime | None = None) -> Found:
    """Look at each source, and get what is new there.

    What can't be seen is told and costs nothing else. What is found is to be handed to ``record``
    once it was read.

    Raises:
        WarehouseError: The warehouse can't be asked where files were; it is only where that was
            lost.
    """
    found = Found()
    for source in sources:
        found += look_at(source, settings, now or datetime.now(UTC))
    return found


def look_at(source: Source, settings: Settings, now: datetime) -> Found:
    """Look at one source; see ``find``."""
    root = root_of(source, settings)
    try:
        with held(settings.warehouse, source.name):
            if not isinstance(source, FolderSource):
                clear_away(root, below=True)
            state = read_state(settings.warehouse, source.name) or recovered_state(
                settings.warehouse, source.name, settings.lock_wait_seconds
            )
            found = _Looking(source, state, root, now).at(settings)
            state.look = found.looks[0]
            write_state(settings.warehouse, source.name, state)
    except SourceError as error:
        found = _unseen(source, now, error)
    return replace(found, roots=(root,))


def survey(source: Source, settings: Settings, now: datetime) -> Listing:
    """What a source lists now; nothing is got and nothing is kept.

    Raises:
        SourceError: It can't be looked at.
    """
    with visiting(source, settings, State(), root_of(source, settings), now) as visit:
        return visit.listing()


def root_of(source: Source, settings: Settings) -> Path:
    """The folder that the files of a source are in, once they are found."""
    if isinstance(source, FolderSource):
        return source.path
    return found_folder(settings.warehouse) / source.name


@contextmanager
def visiting(
    source: Source, settings: Settings, state: State, root: Path, now: datetime
) -> Iterator[Visit]:
    """A source, open to be looked at; what is got from elsewhere is put below ``root``."""
    if isinstance(source, FolderSource):
        yield Folder(source, state, now)
    elif isinstance(source, StorageSource):
        from tabel_extract.finding.storage import Storage, connect  # noqa: PLC0415 — loads fsspec

        yield Storage(source, connect(source), root, settings.max_bytes, now)
    else:
        from tabel_extract.finding.fetch import Fetcher  # noqa: PLC0415 — loads an HTTP client
        from tabel_extract.finding.web import Web  # noqa: PLC0415

        with Fetcher(source) as fetcher:
            yield Web(source, fetcher, root, settings.max_bytes, now)


class _Looking:
    """One look at a source: goes over what it lists, and brings what is known of it up to date."""

    def __init__(self, source: Source, state: State, root: Path, now: datetime) -> None:
        self._source, self._state, self._root, self._now = source, state, root, now
        self._files: list[FoundFile] = []
        self._waiting: list[Waiting] = []
        self._failures: list[Failure] = []
        self._vanished: list[Gone] = []
        self._fetched = 0
        self._in_a_row = 0

    def at(self, settings: Settings) -> Found:
        """What is found, whether or not all of it can be seen."""
        notes: list[str] = []
        outcome: Looked
        try:
            with visiting(self._source, settings, self._state, self._root, self._now) as visit:
                listing = visit.listing()
                notes = listing.notes
                for listed in listing:
                    self._get(visit, listed)
            if listing.is_complete and listing.tells_gone:
                self._forget(listing)
            outcome = "complete" if listing.is_complete and not self._failures else "partial"
            if self._failures and isinstance(self._source, FileSource):
                outcome = "failed"
        except SourceError as error:
            self._failures.append(Failure(self._source.name, None, str(error), error.may_pass))
            outcome = "failed"
        self._keep_known()
        return self._told(outcome, notes)

    def _get(self, visit: Visit, listed: Listed) -> None:
        """Get one file; what keeps it from being got costs that file alone."""
        location, before = listed.location, self._state.items.get(listed.location)
        try:
            got = visit.get(listed, before)
        except GoneError as error:
            if not self._vanishes(location):
                self._failures.append(Failure(self._source.name, location, str(error)))
            return
        except SourceError as error:
            self._failures.append(Failure(self._source.name, location, str(error), error.may_pass))
            self._in_a_row = self._in_a_row + 1 if error.may_pass else 0
            if self._in_a_row == MOST_FAILURES:
                raise SourceError(
                    f"{MOST_FAILURES} files in a row could not be got, so it was left alone: "
                    f"{error}",
                    may_pass=True,
                ) from error
            return
        self._in_a_row = 0
        recorded = before.recorded if before is not None else None
        self._state.items[location] = replace(got.item, vanished_at=None, recorded=recorded)
        if got.path is None:
            why = got.item.waits or "it is not whole yet"
            self._waiting.append(Waiting(self._source.name, location, why, got.item.seen_at))
            return
        self._fetched += got.is_new
        self._files.append(FoundFile(self._source.name, location, got.path))

    def _forget(self, listing: Listing) -> None:
        """Mark what is there no more, now that all that is there was seen."""
        there = {listed.location for listed in listing}
        for location in [one for one in self._state.items if one not in there]:
            if not self._vanishes(location):
                del self._state.items[location]

    def _vanishes(self, location: str) -> bool:
        """Mark a file that is there no more; whether it ever was, as far as was noted."""
        item = self._state.items.get(location)
        if item is None or item.recorded is None:
            return False
        if item.vanished_at is None:
            self._state.items[location] = replace(item, vanished_at=self._now, waits=None)
            self._vanished.append(Gone(self._source.name, location, self._now))
        return True

    def _keep_known(self) -> None:
        """Hand on what was got before and could not be looked at now: it may not be stored yet."""
        seen = {file.location for file in self._files}
        for location, item in self._state.items.items():
            path = landed(self._root, item)
            if path is not None and location not in seen and item.vanished_at is None:
                self._files.append(FoundFile(self._source.name, location, path))

    def _told(self, outcome: Looked, notes: Sequence[str]) -> Found:
        reasons = [*notes, *(failure.message for failure in self._failures)]
        told = reasons[:MOST_TOLD]
        if len(reasons) > MOST_TOLD:
            told.append(f"and {len(reasons) - MOST_TOLD} more")
        look = Look(
            self._source.name,
            self._source.kind,
            self._now,
            outcome,
            "; ".join(told) or None,
            files=len(self._files),
            fetched=self._fetched,
            waiting=len(self._waiting),
            vanished=len(self._vanished),
        )
        return Found(
            files=tuple(self._files),
            waiting=tuple(self._waiting),
            failures=tuple(self._failures),
            vanished=tuple(self._vanished),
            looks=(look,),
        )


def landed(root: Path, item: Item) -> Path | None:
    """Where a file that was got lies, as it was got; None where it does not."""
    if item.path is None:
        return None
    path = root / item.path
    try:
        return path if path.stat().st_size == item.size else None
    except OSError:
        return None


def _unseen(source: Source, now: datetime, error: SourceError) -> Found:
    failure = Failure(source.name, None, str(error), error.may_pass)
    look = Look(source.name, source.kind, now, "failed", str(error))
    return Found(failures=(failure,), looks=(look,))
