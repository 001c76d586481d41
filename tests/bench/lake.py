"""Measure a lake beside a file: 20,000 reports of 20 tables of 60 cells, and what storing costs.

    python tests/bench/run.py lake [REPORTS]

The first hundred reports are stored by the program itself; the others are copies of those with
other numbers, made by SQL in the file, and come to the lake by `tabel-extract migrate`. Times are
seconds on the clock and of all processors, those of PostgreSQL left out.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from tabel_extract.address import Address, Lake
from tabel_extract.warehouse import history
from tabel_extract.warehouse.compacting import compact
from tabel_extract.warehouse.literals import text_literal
from tabel_extract.warehouse.moving import move
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.postgres import PASSWORD, running, server_programs
from tests.warehouse.reports import NOW, wide_report

REPORTS = 20_000
SAMPLE = 100
"""Reports that the program itself stores, in batches of fifty, as an ingest does."""
BATCH = 50
CHUNK = 500
"""Reports that SQL makes in one transaction."""
ONE_BY_ONE = 20
REPEATS = 3

_CURRENT = (
    "SELECT category, count(*), avg(value) FROM {} WHERE dimension = 'opleiding' GROUP BY ALL"
)


@contextmanager
def timed(what: str, per: int = 1) -> Iterator[None]:
    """Print how long something takes."""
    wall, cpu = time.perf_counter(), _cpu()
    yield
    wall, cpu = time.perf_counter() - wall, _cpu() - cpu
    each = f", {wall / per * 1e3:.0f} and {cpu / per * 1e3:.0f} ms each" if per > 1 else ""
    print(f"  {what:58s} {wall:8.2f} s {cpu:8.2f} CPU-s{each}", flush=True)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def size_of(folder: Path, pattern: str = "*") -> tuple[int, float]:
    """How many files there are in a folder, and MB."""
    files = [file for file in folder.rglob(pattern) if file.is_file()]
    return len(files), sum(file.stat().st_size for file in files) / 1e6


def store(where: Address, first: int, count: int, batch: int, what: str) -> None:
    """Store reports as an ingest does: each batch opens the warehouse."""
    made = [(f"r{n}", wide_report(n)) for n in range(first, first + count)]
    with timed(what, count):
        for start in range(0, count, batch):
            with Warehouse.open(where) as warehouse:
                warehouse.save(made[start : start + batch], program_version="1", now=NOW)


def multiply(path: Path, reports: int) -> None:
    """Make copies of the stored reports, with other names and numbers."""
    with duckdb.connect(path) as connection:
        tables = connection.execute(
            "SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns() "
            "JOIN duckdb_tables() USING (table_name) WHERE table_name IN ('version', 'reading', "
            "'report_table', 'note', 'observation', 'repair') GROUP BY ALL"
        ).fetchall()
        for first in range(SAMPLE, reports, CHUNK):
            copies = f"range({first}, {min(first + CHUNK, reports)}, {SAMPLE}) AS copy(n)"
            connection.execute("BEGIN")
            for name, columns in tables:
                listed = ", ".join(_changed(column) for column in columns)
                connection.execute(
                    f"INSERT INTO {name} SELECT {listed} FROM {name}, {copies} "
                    f"WHERE version_id <= least({SAMPLE}, {reports} - n) ORDER BY version_id + n"
                )
            connection.execute("COMMIT")


def _changed(column: str) -> str:
    return {
        "version_id": "version_id + n",
        "report_id": "'r' || (version_id + n - 1)",
        "recorded_at": "recorded_at + INTERVAL 1 SECOND * n",
        "value": "(value + hash(version_id + n, table_number, ordinal) % 1000 / 10) % 100",
        "source_sha256": "sha256(source_sha256 || n)",
        "content_sha256": "sha256(content_sha256 || n)",
    }.get(column, column)


def ask(where: Address, reports: int) -> None:
    """Ask what people ask of a warehouse."""
    past = text_literal(f"{NOW.isoformat()}")
    middle = f"r{reports // 2}"
    questions: dict[str, Callable[[Warehouse], object]] = {
        "one report, current": lambda w: history.load(w, middle),
        "one report, as it was at a moment": lambda w: history.load(
            w, middle, as_of=history.versions(w, middle)[0].recorded_at
        ),
        "one report, by the view observations": lambda w: w.query(
            f"SELECT count(*), avg(value) FROM observations WHERE report_id = '{middle}'"
        ),
        "mean by subgroup, all current observations": lambda w: w.query(
            _CURRENT.format("observations")
        ),
        "the same as of a moment": lambda w: w.query(
            _CURRENT.format(f"observations_as_of({past}::TIMESTAMPTZ + INTERVAL 1 DAY)")
        ),
        "mean of the plain table (a floor)": lambda w: w.query(
            "SELECT category, count(*), avg(value) FROM observation "
            "WHERE dimension = 'opleiding' GROUP BY ALL"
        ),
        "all reports": history.reports,
    }
    with timed("opening"):
        warehouse = Warehouse.open(where, read_only=True)
    with warehouse:
        for what, question in questions.items():
            taken = []
            for _ in range(REPEATS):
                wall, cpu = time.perf_counter(), _cpu()
                question(warehouse)
                taken.append((time.perf_counter() - wall, _cpu() - cpu))
            wall, cpu = min(taken)
            print(f"  {what:58s} {wall:8.3f} s {cpu:8.3f} CPU-s", flush=True)


def measure(path: Path, lake: Lake, reports: int) -> None:
    """All measurements, first of the file, then of the lake."""
    print("storing, 1,200 cells a report, by the program itself")
    store(path, 0, SAMPLE, BATCH, f"file, in batches of {BATCH}")
    warm = Lake(lake.catalog.replace("dbname=", "dbname=warm_"), lake.folder.with_name("warm"))
    store(warm, 0, SAMPLE, BATCH, f"lake, in batches of {BATCH}")
    store(warm, SAMPLE, ONE_BY_ONE, 1, "lake, one by one")
    with timed("lake, joining its small files"):
        print(f"  {compact(warm)}")
    print(f"{reports:,} reports, {reports * 1200:,} observations")
    with timed("made in the file by SQL"):
        multiply(path, reports)
    with timed("migrate, from the file to the lake, compared"):
        move(path, lake)
    print(f"  file: {path.stat().st_size / 1e6:.0f} MB")
    print("  lake: {} files, {:.0f} MB".format(*size_of(lake.data)))
    for name, where in (("file", path), ("lake", lake)):
        print(f"asking the {name}")
        ask(where, reports)
    print("storing into the full warehouses")
    store(path, reports, BATCH, BATCH, "file, a batch of 50")
    store(lake, reports, BATCH, BATCH, "lake, a batch of 50")
    store(path, reports + BATCH, 3, 1, "file, one by one")
    store(lake, reports + BATCH, 3, 1, "lake, one by one")


def main(reports: int = REPORTS) -> int:
    """Measure with a PostgreSQL of its own, set as Debian sets it."""
    programs = server_programs()
    if programs is None:
        print("PostgreSQL is not installed, so a lake can't be measured")
        return 1
    os.environ["PGPASSWORD"] = PASSWORD
    with tempfile.TemporaryDirectory() as folder, running(programs, ()) as server:
        lake = server.new_lake(Path(folder, "lake"))
        name = lake.catalog.partition("dbname=")[2].split()[0]
        server.run(f"CREATE DATABASE warm_{name}")
        measure(Path(folder, "tabel.duckdb"), lake, reports)
        held = server.run(f"SELECT pg_database_size('{name}') / 1000000")
        print(f"catalogue of the lake in PostgreSQL: {held} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
