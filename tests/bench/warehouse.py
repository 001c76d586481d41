"""Measure the warehouse at 1,000 reports (1.2 million cells), and at a tenth of that.

``python -m tests.bench.warehouse``; times are processor seconds, of which the ratios count. Beside
each stands its floor: the same rows by plain INSERT … SELECT from Arrow in the same batches, with
DuckDB's defaults and with one thread; or a plain scan for what is asked.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import duckdb
import pyarrow as pa

from tabel_extract.bank.groups import TOTAL
from tabel_extract.model import Report
from tabel_extract.warehouse import history, questions
from tabel_extract.warehouse.literals import text_literal
from tabel_extract.warehouse.opening import STORAGE_VERSION
from tabel_extract.warehouse.store import Warehouse
from tests.bench.stock import CELLS, edition, moment, revised

FEW, MANY = 100, 1000
BATCH = 50
"""Reports that are stored together, as an ingest does."""
REVISED = 10
"""One report in so many is stored once more with some numbers mended."""
REPEATS = 5
ONE_MORE = 9
"""Reports that are each stored by themselves, to see what one more costs."""
WRITING_AIM, AS_OF_AIM, GROWTH_AIM = 1.5, 1.2, 1.5


@dataclass(frozen=True, slots=True)
class Timed:
    """What is asked of a warehouse, and its floor."""

    name: str
    job: Callable[[], object]
    floor: Callable[[], object]


def taken(job: Callable[[], object]) -> float:
    """Processor seconds of one run."""
    start = time.process_time()
    job()
    return time.process_time() - start


def least(job: Callable[[], object], repeats: int = REPEATS) -> float:
    """Processor seconds of the quickest of some runs."""
    return min(taken(job) for _ in range(repeats))


@dataclass(frozen=True, slots=True)
class Written:
    """Processor seconds a report: by the warehouse, and of the same rows by plain INSERTs."""

    stored: float
    plain: float
    one_thread: float
    at_once: float


def fill(path: Path, reports: int) -> None:
    """Store so many reports in batches, each a run of its own, and some of them once more."""
    for start in range(0, reports, BATCH):
        _store(path, _items(start), start)
    _revise(path, reports)


def compared(path: Path, folder: Path, reports: int) -> Written:
    """Fill a warehouse, with every batch inserted plainly as well: a clock that varies hits all.

    The first batch is left out: it creates the file, and its programs are loaded.
    """
    seconds = dict.fromkeys(("stored", "plain", "one_thread"), 0.0)
    for start in range(0, reports, BATCH):
        items = _items(start)
        took = {"stored": taken(lambda items=items, at=start: _store(path, items, at))}  # type: ignore[misc]
        rows = _rows(path, start + 1, start + BATCH)
        for name in ("plain", "one_thread"):
            if not start:
                _make(folder / name, path)
            took[name] = _inserted(folder / name, rows, one_thread=name == "one_thread")
        seconds = {name: so_far + (start > 0) * took[name] for name, so_far in seconds.items()}
    _make(folder / "once", path)
    once = _inserted(folder / "once", _rows(path, 1, reports)) / reports
    _revise(path, reports)
    return Written(**{n: of / (reports - BATCH) for n, of in seconds.items()}, at_once=once)


def _items(start: int) -> list[tuple[str, Report]]:
    return [edition(number) for number in range(start, start + BATCH)]


def _revise(path: Path, reports: int) -> None:
    items = [(name, revised(of)) for name, of in map(edition, range(0, reports, REVISED))]
    _store(path, items, reports)


def _store(path: Path, items: list[tuple[str, Report]], at: int) -> None:
    with Warehouse.open(path) as warehouse:
        warehouse.save(items, program_version="1", now=moment(at))


def _rows(path: Path, first: int, last: int) -> dict[str, pa.Table]:
    """All rows of some versions, by table."""
    with duckdb.connect(path, read_only=True) as source:
        return {
            name: source.execute(
                f"SELECT * FROM {name} WHERE version_id BETWEEN {first} AND {last}"
            ).to_arrow_table()
            for name in _versioned(source)
        }


def _versioned(source: duckdb.DuckDBPyConnection) -> list[str]:
    rows = source.execute(
        "SELECT table_name FROM duckdb_columns() WHERE column_name = 'version_id' "
        "AND table_name IN (SELECT table_name FROM duckdb_tables()) ORDER BY 1"
    ).fetchall()
    return [name for (name,) in rows]


def _make(plain: Path, path: Path) -> None:
    """Create the tables of a warehouse in a file of its own."""
    with duckdb.connect(path, read_only=True) as source:
        made = dict(source.execute("SELECT table_name, sql FROM duckdb_tables()").fetchall())
        schema = [made[name] for name in _versioned(source)]
    with duckdb.connect() as maker:
        maker.execute(
            f"ATTACH {text_literal(str(plain))} AS f (STORAGE_VERSION '{STORAGE_VERSION}'); USE f"
        )
        for sql in schema:
            maker.execute(sql)


def _inserted(into: Path, rows: dict[str, pa.Table], *, one_thread: bool = False) -> float:
    return taken(lambda: _insert(into, rows, one_thread=one_thread))


def _insert(into: Path, rows: dict[str, pa.Table], *, one_thread: bool) -> None:
    with duckdb.connect(into) as connection:
        if one_thread:
            connection.execute("SET threads = 1")
        connection.execute("BEGIN")
        for name, table in rows.items():
            connection.register("incoming", table)
            connection.execute(f"INSERT INTO {name} SELECT * FROM incoming")
            connection.unregister("incoming")
        connection.execute("COMMIT")


def one_more(path: Path, reports: int) -> float:
    """Seconds that one more report takes, by itself: opening, storing and closing."""
    return median(
        taken(lambda number=number: _store(path, [edition(number)], number))  # type: ignore[misc]
        for number in range(reports, reports + ONE_MORE)
    )


def asked(warehouse: Warehouse, reports: int) -> list[Timed]:
    """What is asked of a warehouse of so many reports."""
    query = warehouse.query
    name = edition(REVISED)[0]
    past = moment(reports - 1)
    first, last = (one.version_id for one in history.versions(warehouse, name))
    ((wording,),) = query(
        "SELECT wording FROM questions ORDER BY editions DESC, question_id LIMIT 1"
    )
    whole = "SELECT count(*), avg(value) FROM "
    flat = "SELECT * EXCLUDE (recorded_at, decided_at) FROM "

    def scan(*versions: int) -> Callable[[], object]:
        listed = ", ".join(map(str, versions))
        return lambda: query(f"SELECT * FROM observation WHERE version_id IN ({listed})")

    def of_question() -> object:
        return query(f"SELECT * FROM observation WHERE question = {text_literal(wording)}")

    def all_cells() -> object:
        return query(f"{whole} observation")

    at = f"observations_as_of('{past.isoformat()}')"
    mine = f"WHERE report_id = '{name}'"
    return [
        Timed("all cells, current", lambda: query(f"{whole} observations"), all_cells),
        Timed("all cells, as of", lambda: query(f"{whole} {at}"), all_cells),
        Timed(
            "one report, current (view)", lambda: query(f"{flat} observations {mine}"), scan(last)
        ),
        Timed("one report, as of (view)", lambda: query(f"{flat} {at} {mine}"), scan(first)),
        Timed("one report, current (show)", lambda: history.load(warehouse, name), scan(last)),
        Timed(
            "one report, as of (show)",
            lambda: history.load(warehouse, name, as_of=past),
            scan(first),
        ),
        Timed(
            "diff of two versions", lambda: history.diff(warehouse, name, 1, 2), scan(first, last)
        ),
        Timed(
            "trend of a question", lambda: questions.trend(warehouse, wording, TOTAL), of_question
        ),
        Timed("search for a question", lambda: questions.find(warehouse, wording, 5), of_question),
        Timed("catalogue", lambda: query("SELECT name, rows FROM catalogue"), all_cells),
    ]


def measure(path: Path, reports: int) -> dict[str, tuple[float, float]]:
    """Seconds and floor of all that is asked."""
    with Warehouse.open(path, read_only=True) as warehouse:
        return {one.name: (least(one.job), least(one.floor)) for one in asked(warehouse, reports)}


def main() -> int:
    """Fill two warehouses and measure both."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few.duckdb", Path(folder) / "many.duckdb"
        fill(few, FEW)
        wrote = compared(many, Path(folder), MANY)
        size = many.stat().st_size
        print(f"a warehouse of {MANY} reports, {MANY * CELLS / 1e6:.1f} million cells")
        print(f"  writing in batches of {BATCH}        {wrote.stored * 1e3:6.1f} ms a report")
        for name, floor in (
            ("same batches", wrote.plain),
            ("same, with one thread", wrote.one_thread),
            ("all at once", wrote.at_once),
        ):
            times = wrote.stored / floor
            print(f"    plain INSERT, {name:21s} {floor * 1e3:6.1f} ms: {times:.2f} times")
        print(f"    (aim: at most {WRITING_AIM} times)")
        print(f"  file {size / 1e6:.1f} MB with {MANY // REVISED} reports stored twice")
        small, large = measure(few, FEW), measure(many, MANY)
        print(f"  {'asking':28s} {FEW:>9d} {MANY:>9d} reports  growth  floor   x floor")
        for name, (seconds, floor) in large.items():
            before = small[name][0]
            print(
                f"  {name:28s} {before * 1e3:6.1f} ms {seconds * 1e3:6.1f} ms       "
                f"{seconds / before:7.2f} {floor * 1e3:6.1f} ms {seconds / floor:6.1f}"
            )
        alone = [one_more(path, count) for path, count in ((few, FEW), (many, MANY))]
        print(
            f"  {'one more report, by itself':28s} {alone[0] * 1e3:6.1f} ms "
            f"{alone[1] * 1e3:6.1f} ms       {alone[1] / alone[0]:7.2f}"
        )
        ratio = large["all cells, as of"][0] / large["all cells, current"][0]
        print(f"  as of, against current: {ratio:.2f} times (aim: at most {AS_OF_AIM})")
        print(f"  growth of what one report takes: aim at most {GROWTH_AIM} times")
    return 0


if __name__ == "__main__":
    sys.exit(main())
