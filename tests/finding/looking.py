"""Looking at sources in tests: a place of their own, and files that count as read."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tabel_extract.finding.config import Source, load_sources
from tabel_extract.finding.found import Found
from tabel_extract.finding.look import find
from tabel_extract.finding.record import record
from tabel_extract.intake import Outcome
from tabel_extract.settings import Settings
from tabel_extract.warehouse.places import known_places
from tabel_extract.warehouse.runs import begin, take_in
from tabel_extract.warehouse.store import Warehouse

NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@dataclass
class Nights:
    """A warehouse whose sources are looked at night after night; ``now`` is the time of the next.

    A file that is found counts as read, as the report that its bytes name. The database is made
    when it is first asked something, and takes in then what was noted until then.
    """

    folder: Path
    sources: Sequence[Source] = ()
    now: datetime = NOW
    settings: Settings = field(init=False)

    def __post_init__(self) -> None:
        self.settings = Settings(warehouse=self.folder / "tabel.duckdb", lock_wait_seconds=5)

    def look(self) -> Found:
        return find(self.sources, self.settings, self.now)

    def night(self, *, reads: bool = True) -> Found:
        """Look, read and record as a run does; without ``reads`` the run is killed before that."""
        run = begin(
            self.settings.warehouse, kind="flow", asked=[], program_version="1", now=self.now
        )
        found = self.look()
        if reads:
            record(found, [read(path) for path in found.paths], self.settings, run)
            run.finish(now=self.now)
        self.now += MINUTE
        return found

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        path = self.folder / "tabel.duckdb"
        if not path.exists():
            shutil.copy(_empty_warehouse(), path)
        take_in(path, "1")
        with Warehouse.open(path, read_only=True) as opened:
            return opened.query(sql)

    def places(self, source: str = "inbox") -> dict[str, tuple[Any, ...]]:
        """By location: the report, and the minute of the first night since when it is gone."""
        last = known_places(self.settings.warehouse, source, 5)
        return {
            location: (
                one.report_id,
                (one.happened_at - NOW) / MINUTE if one.event == "vanished" else None,
            )
            for location, one in sorted(last.items())
        }

    def state_file(self, source: str = "inbox") -> Path:
        return self.folder / "tabel.found" / f"{source}.json"


@cache
def _empty_warehouse() -> Path:
    """A database with nothing in it, which takes a while to be made."""
    path = Path(tempfile.mkdtemp()) / "tabel.duckdb"
    Warehouse.open(path).close()
    return path


def read(path: Path) -> Outcome:
    """A file as one that was read and stored."""
    data = path.read_bytes()
    if b"broken" in data:
        return Outcome(str(path), "failed", message="is broken", sha256=_hash(data))
    return Outcome(str(path), "added", report_id=data.decode(), sha256=_hash(data))


def sources_of(folder: Path, text: str) -> tuple[Source, ...]:
    """The sources of a file with this text."""
    file = folder / "sources.toml"
    file.write_text(text, encoding="utf-8")
    return load_sources(file)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
