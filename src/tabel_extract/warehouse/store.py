"""The warehouse: a database that versions of reports are added to, and never changed in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from tabel_extract.address import Address, Lake, address_of
from tabel_extract.errors import NotPublishedError, WarehouseError
from tabel_extract.model import Report
from tabel_extract.warehouse.batch import Batch, Candidate
from tabel_extract.warehouse.failures import explained
from tabel_extract.warehouse.freshness import (
    is_current,
    is_published_copy,
    log_of,
    published_path,
)
from tabel_extract.warehouse.heads import current_versions, next_version_id
from tabel_extract.warehouse.instants import from_microseconds, to_microseconds
from tabel_extract.warehouse.lakes import connect_lake, disconnect_lake
from tabel_extract.warehouse.literals import integer_list, text_list, text_literal
from tabel_extract.warehouse.memo import Seen, recall, recall_codes, remember
from tabel_extract.warehouse.migrate import Migration, roll_back, shipped_migrations
from tabel_extract.warehouse.opening import connect, disconnect
from tabel_extract.warehouse.publishing import Published, not_published, publish, read_published
from tabel_extract.warehouse.turns import after_others, take_turn
from tabel_extract.warehouse.versions import Reading, Saved

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_T = TypeVar("_T")

DEFAULT_WAIT_SECONDS = 10.0
"""Longer than a batch takes to be stored, shorter than a person or a scheduler gives up."""


class Warehouse:
    """An open warehouse, for one thread at a time; to be used in a ``with`` statement.

    While a file is open for writing nobody else can open it, and while it is open for reading
    nobody can open it for writing: keep it open briefly. ``look`` reads a published copy instead,
    which keeps nobody out; ``copy`` then says which, and ``path`` is the database all the same.

    A lake keeps nobody out: a reader sees it as it was when it was opened, and of programs that
    store at once each does so after the others.
    """

    def __init__(
        self,
        path: Address,
        connection: duckdb.DuckDBPyConnection,
        *,
        read_only: bool,
        copy: Path | None = None,
    ) -> None:
        """Take over an open connection; see ``open`` and ``look``."""
        self.path = path
        self.copy = copy
        self.read_only = read_only
        self._file = copy or path
        self._connection = connection

    @classmethod
    def open(
        cls,
        path: str | Address,
        *,
        read_only: bool = False,
        wait_seconds: float = DEFAULT_WAIT_SECONDS,
        migrations: Sequence[Migration] | None = None,
    ) -> Self:
        """Open the warehouse at ``path``; for writing, create or migrate it where needed.

        Args:
            path: The database file, whose folder is created too, or a lake.
            read_only: Only look; several programs can do so at once.
            wait_seconds: How long to wait for a program that holds the file.
            migrations: Other migrations than those that come with the program.

        Raises:
            WarehouseError: If the file is missing (read-only), held by another program for longer
                than ``wait_seconds``, damaged, no warehouse, of a newer schema, of an older schema
                (read-only), or not writable; or if a lake is out of reach.
        """
        path = address_of(path)
        if not read_only and is_published_copy(path):
            raise WarehouseError(
                f"{path} is by its name the published copy of a warehouse, which is replaced "
                "whenever that changes: name the warehouse itself"
            )
        known = shipped_migrations() if migrations is None else migrations
        connection = (
            connect_lake(path, known, read_only=read_only)
            if isinstance(path, Lake)
            else connect(path, known, read_only=read_only, wait_seconds=wait_seconds)
        )
        return cls(path, connection, read_only=read_only)

    @classmethod
    def look(
        cls,
        path: str | Address,
        *,
        published: bool = True,
        wait_seconds: float = DEFAULT_WAIT_SECONDS,
    ) -> Self:
        """Open the warehouse at ``path`` for reading, and keep no writer out while it is open.

        Where there is a published copy, that is read. If the database has changed since, as during
        a run or after one that was killed, the copy is made anew first, which keeps writers out
        for as long as that takes. Where no copy can be made or used, or ``published`` is false,
        the database itself is read; and a lake always is.

        Raises:
            WarehouseError: As ``open`` does.
        """
        path = address_of(path)
        if isinstance(path, Lake):
            return cls.open(path, read_only=True, wait_seconds=wait_seconds)
        place = published_path(path)
        if published and place.exists() and not is_current(path):
            opened = cls.open(path, read_only=True, wait_seconds=wait_seconds)
            with suppress(NotPublishedError), opened:
                opened.publish()
        if published and is_current(path):
            with suppress(WarehouseError):
                connection = connect(place, shipped_migrations(), read_only=True, wait_seconds=0)
                return cls(path, connection, read_only=True, copy=place)
        return cls.open(path, read_only=True, wait_seconds=wait_seconds)

    def __enter__(self) -> Self:
        """Return the warehouse itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file and let others in; closing twice is fine."""
        if isinstance(self.path, Lake):
            disconnect_lake(self._connection)
        else:
            disconnect(self._connection)

    def publish(self) -> None:
        """Put a copy of all that is stored in the place of the published one; a lake needs none.

        Raises:
            NotPublishedError: If the copy can't be made; the one before stays in its place.
        """
        if isinstance(self.path, Lake):
            return
        if not self.read_only and log_of(self.path).exists():
            with not_published(self.path):
                self._connection.execute("CHECKPOINT")
        publish(self.path, alone=not self.read_only)

    def published(self) -> Published | None:
        """Which published copy this is and when it was made; None where it is the database.

        Raises:
            WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
        """
        return None if self.copy is None else read_published(self.query, self.copy)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep all that is written inside, or after any exception nothing of it.

        Raises:
            WarehouseError: If the warehouse was opened read-only, or the disk is full, or the file
                turns out to be damaged or unwritable.
            OvertakenWriterError: If another program stored something in the lake meanwhile.
        """
        if self.read_only:
            raise WarehouseError(
                f"{self.path} was opened only for reading: open it for writing to store anything"
            )
        with explained(self.path):
            self._connection.execute("BEGIN TRANSACTION")
            try:
                if isinstance(self.path, Lake):
                    take_turn(self._connection)
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                roll_back(self._connection)
                raise

    def store(self, job: Callable[[], _T]) -> _T:
        """Keep all that a job writes, or after any exception nothing of it.

        Where another program stored something in the lake meanwhile, the job is done again on what
        is there then: whatever depends on that is to be read by the job itself.

        Raises:
            WarehouseError: As ``writing`` does; OvertakenWriterError only after many attempts.
        """

        def attempt() -> _T:
            with self.writing():
                return job()

        return after_others(attempt)

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of one query, for the modules of this package.

        A TIMESTAMPTZ is to be fetched as ``epoch_us(…)``; see ``instants``.

        Raises:
            WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
        """
        with explained(self._file):
            return self._connection.execute(sql).fetchall()

    def arrow(self, sql: str) -> pa.Table:
        """Return the rows of one query in columns, for the modules of this package.

        Raises:
            WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
        """
        with explained(self._file):
            return self._connection.execute(sql).to_arrow_table()

    def known(self, sha256s: Collection[str], program_version: str) -> dict[str, Reading]:
        """Return those sources, by SHA-256, that need not be read again, with their last reading.

        A source is known when this version of the program has read the same bytes and the current
        version of its report holds what it read. A source that has been overtaken by another one
        is not known: putting the old file back makes it current again.

        Raises:
            WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
        """
        if not sha256s:
            return {}
        rows = self.query(
            "SELECT r.source_sha256, r.source_name, r.program_version, r.report_id, r.version_id, "
            "epoch_us(r.read_at) "
            "FROM reading AS r JOIN version AS v USING (version_id) "
            "JOIN (SELECT report_id, max(ordinal) AS ordinal FROM version GROUP BY report_id) AS c "
            "ON c.report_id = v.report_id AND c.ordinal = v.ordinal "
            f"WHERE r.program_version = {text_literal(program_version)} "
            f"AND r.source_sha256 IN ({text_list(sha256s)}) ORDER BY r.read_at"
        )
        return {s: Reading(s, n, p, r, v, from_microseconds(t)) for s, n, p, r, v, t in rows}

    def seen(self, sha256s: Collection[str], program_version: str) -> dict[str, Seen]:
        """Return what ``known`` says in short, and note it in the memo beside the file.

        Raises:
            WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
        """
        known = self.known(sha256s, program_version)
        contents = self.contents({r.version_id for r in known.values()}) if known else {}
        found = {s: Seen(r.report_id, contents[r.version_id]) for s, r in known.items()}
        if found and not self.read_only:
            self._settle()
        remember(self.path, program_version, found, self._codes() if found else "")
        return found

    def _codes(self) -> str:
        """Which list of subgroups is applied to all that is stored; empty where none is."""
        rows = self.query(
            "SELECT rules || ' ' || revision, last_version_id = (SELECT coalesce(max(version_id), "
            "0) FROM version) FROM code_list_use ORDER BY use_number DESC, applied_at DESC, "
            "revision LIMIT 1"
        )
        return str(rows[0][0]) if rows and rows[0][1] else ""

    def contents(self, version_ids: Collection[int]) -> dict[int, str]:
        """Return, by version_id, the hash of what a version says; see ``content``.

        Raises:
            WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
        """
        rows = self.query(
            "SELECT version_id, content_sha256 FROM version "
            f"WHERE version_id IN ({integer_list(version_ids)})"
        )
        return dict(rows)

    def report_ids(self, sha256s: Collection[str]) -> dict[str, str]:
        """Return, by SHA-256, which report the same bytes were last stored as, by any program.

        A newer program may read another title from the same file; the report is still that report.

        Raises:
            WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
        """
        if not sha256s:
            return {}
        rows = self.query(
            "SELECT source_sha256, report_id FROM reading "
            f"WHERE source_sha256 IN ({text_list(sha256s)}) ORDER BY read_at"
        )
        return dict(rows)

    def save(
        self,
        items: Sequence[tuple[str, Report]],
        *,
        program_version: str,
        now: datetime,
        again: bool = False,
    ) -> list[Saved]:
        """Store reports, each under its report_id: all of them, or after any exception none.

        A version is added where the content, the findings or the judgement of a claim differ from
        those of the current version; see ``content`` for what counts. Every item is recorded as a
        reading. Returns what became of each item, in their order.

        Args:
            items: Pairs of report_id and report. One report_id may occur twice; the later item is
                then a version after the earlier one.
            program_version: Version of the program that read the sources.
            now: The time, with a time zone.
            again: Leave out what was read from other bytes than the current version.

        Raises:
            WarehouseError: If the warehouse was opened read-only, or the disk is full, or the file
                turns out to be damaged or unwritable.
            ValueError: If ``now`` has no time zone.
        """
        to_microseconds(now)
        candidates = [Candidate.of(report_id, report) for report_id, report in items]

        def added() -> list[Saved]:
            heads = current_versions(self.query, candidates)
            batch = Batch(heads, next_version_id(self.query), program_version, now, again=again)
            saved = [batch.add(candidate) for candidate in candidates]
            self._insert(batch)
            return saved

        return self.store(added)

    def append(
        self,
        tables: Callable[[], Mapping[str, pa.Table]],
        program_version: str,
        *,
        codes: str = "",
    ) -> None:
        """Add rows that say nothing of sources, all or none, for the modules of this package.

        ``tables`` gives them, from what is stored already. What the memo beside a file says goes on
        to be true; ``codes`` is new in it.

        Raises:
            WarehouseError: If the disk is full, or the file turns out to be damaged or unwritable.
        """
        sources = recall(self.path, program_version)
        codes = codes or recall_codes(self.path, program_version)
        self.store(lambda: self._add_rows(tables()))
        self._settle()
        remember(self.path, program_version, sources, codes)

    def _settle(self) -> None:
        """Have all that is stored in the one file, so that closing leaves it as it is."""
        if isinstance(self.path, Lake):
            return
        with explained(self.path):
            self._connection.execute("CHECKPOINT")

    def _insert(self, batch: Batch) -> None:
        # Loading pyarrow takes a third of a second, which a run without news can do without.
        from tabel_extract.warehouse.arrow import arrow_tables  # noqa: PLC0415

        self._add_rows(arrow_tables(batch.versions, batch.readings))
        if batch.versions:
            first, last = batch.versions[0].version_id, batch.versions[-1].version_id
            self._connection.execute(
                "INSERT INTO table_question BY NAME "
                f"SELECT * FROM table_questions_of({first}, {last}) "
                "ORDER BY version_id, table_number, wording_key"
            )

    def _add_rows(self, tables: Mapping[str, pa.Table]) -> None:
        for name, rows in tables.items():
            incoming = f"incoming_{name}"
            self._connection.register(incoming, rows)
            try:
                self._connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM {incoming}")
            finally:
                self._connection.unregister(incoming)
