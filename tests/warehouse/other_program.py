"""A second program at work on a warehouse, started by tests as a process of its own.

``python -m tests.warehouse.other_program VERB PATH …``: says on standard output where it is.
With the number of a socket instead it forks such programs, see ``forking``.
"""

from __future__ import annotations

import importlib
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import duckdb

from tabel_extract import pipeline
from tabel_extract.errors import WarehouseError
from tabel_extract.pipeline import ingest
from tabel_extract.settings import Settings
from tabel_extract.warehouse.store import Warehouse
from tests.texts import report_text
from tests.warehouse.forking import fork_for
from tests.warehouse.reports import NOW, revision, wide_report


def hold(path: str, mode: str, seconds: str) -> None:
    """Keep the file open, and store a report before letting go if it is open for writing."""
    with Warehouse.open(path, read_only=mode == "read") as warehouse:
        print("open", flush=True)
        time.sleep(float(seconds))
        if mode == "write":
            warehouse.save([("from-the-other", wide_report(1))], program_version="1", now=NOW)


def knock(path: str) -> None:
    """Say whether the file can be opened for writing at once, or else why not."""
    try:
        Warehouse.open(path, wait_seconds=0).close()
        print("open", flush=True)
    except WarehouseError as error:
        print(error, flush=True)


def save_for_ever(path: str) -> None:
    """Store batch after batch, and say the highest version after each one that was acknowledged."""
    number = 0
    with Warehouse.open(path) as warehouse:
        while True:
            batch = [(f"r{number + one}", wide_report(number + one)) for one in range(5)]
            saved = warehouse.save(batch, program_version="1", now=NOW)
            number += len(batch)
            print(saved[-1].version_id, flush=True)


def save_beside_others(address: str, name: str, times: str) -> None:
    """Store reports that others store too, beside one of its own; wait for a line to begin.

    Says for each batch which version each of its reports is then.
    """
    with Warehouse.open(address) as warehouse:
        print("open", flush=True)
        sys.stdin.readline()
        for number in range(int(times)):
            batch = [
                (f"{name}-{number}", wide_report(number)),
                ("shared", revision(name, number)),
                ("same", revision("same", number)),
            ]
            saved = warehouse.save(batch, program_version="1", now=NOW)
            print(*(f"{one.report_id}:{one.ordinal}" for one in saved), flush=True)


def fill_disk(path: str, room: str, cells: str) -> None:
    """Store one report where no file can be larger than ``room`` bytes, and say what happened."""
    try:
        with Warehouse.open(path) as warehouse:
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), int(room)))
            warehouse.save([("large", wide_report(2, int(cells)))], program_version="1", now=NOW)
    except WarehouseError as error:
        print(error, flush=True)


def create_on_full_disk(path: str, room: str) -> None:
    """Create a warehouse where no file can be larger than ``room`` bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), int(room)))
    try:
        Warehouse.open(path).close()
    except WarehouseError as error:
        print(error, flush=True)
    print([file.name for file in Path(path).parent.iterdir()], flush=True)


def ingest_on_full_disk(path: str, room: str, source: str) -> None:
    """Ingest a file where no file can be larger than ``room`` bytes, and say what happened."""
    settings = Settings(warehouse=Path(path))
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), int(room)))
    try:
        ingest([Path(source)], settings)
    except WarehouseError as error:
        print(error, flush=True)


def ingest_without_room_for_a_copy(path: str, source: str) -> None:
    """Ingest a file, have no room when it comes to publishing, and say what was warned of."""
    publish = pipeline.publish

    def without_room(settings: Settings, *, stored: bool) -> str | None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        return publish(settings, stored=stored)

    pipeline.publish = without_room
    told = ingest(
        [Path(source)],
        Settings(warehouse=Path(path)),
        warned=lambda warning: print(warning, flush=True),
    )
    print([outcome.status for outcome in told], flush=True)


def ingest_one_by_one(path: str, name: str, times: str) -> None:
    """Ingest report after report, each in a run of its own, and say what was warned of."""
    settings = Settings(warehouse=Path(path), lock_wait_seconds=120)
    for number in range(int(times)):
        source = Path(path).with_name(f"{name}-{number}.txt")
        source.write_text(report_text(f"1 {name} {number} in de stad"), encoding="utf-8")
        ingest([source], settings, warned=lambda warning: print(warning, flush=True))
    print("done", flush=True)


def stay(path: str) -> None:
    """Keep a published copy open, and say what it holds whenever a line is read."""
    with duckdb.connect(path, read_only=True) as connection:
        for _ in chain(["at once"], sys.stdin):
            held = connection.execute(
                "SELECT (SELECT last_version_id FROM published), count(*), sum(value), "
                "count(DISTINCT question), (SELECT count(*) FROM versions) FROM observations"
            ).fetchall()
            print(held, flush=True)


def be_killed(path: str) -> None:
    """For each line read, ``STEPS SECONDS``: store and publish as a child, and kill it.

    It is killed so many seconds after so many steps: a batch that is stored is one, and that it is
    published the next. Then say the last version that it acknowledged. It is forked before this
    program has DuckDB do anything.
    """
    import_all()
    for line in sys.stdin:
        steps, seconds = line.split()
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            _store_and_publish(path, write)
        os.close(write)
        with os.fdopen(read) as told:
            said = [int(told.readline()) for _ in range(int(steps))]
            time.sleep(float(seconds))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            said += map(int, told.read().split())
        print(max(said, default=0), flush=True)


def _store_and_publish(path: str, write: int) -> None:
    while True:
        with Warehouse.open(path) as warehouse:
            ((first,),) = warehouse.query("SELECT coalesce(max(version_id), 0) + 1 FROM version")
            batch = [(f"r{first + n}", wide_report(first + n, 120)) for n in range(5)]
            saved = warehouse.save(batch, program_version="1", now=NOW)
            os.write(write, f"{saved[-1].version_id}\n".encode())
            warehouse.publish()
            os.write(write, f"{saved[-1].version_id}\n".encode())


def import_all() -> None:
    """Import what is imported by the first that needs it, and takes a child longer than its work.

    Nothing here may have DuckDB or pyarrow do anything: their threads would not be in a child.
    """
    for name in (
        "tabel_extract.warehouse.arrow",
        "tabel_extract.checks.schemas",
        "pyarrow.dataset",
    ):
        importlib.import_module(name)


VERBS: dict[str, Callable[..., None]] = {
    "hold": hold,
    "knock": knock,
    "save_for_ever": save_for_ever,
    "save_beside_others": save_beside_others,
    "fill_disk": fill_disk,
    "create_on_full_disk": create_on_full_disk,
    "ingest_on_full_disk": ingest_on_full_disk,
    "ingest_without_room_for_a_copy": ingest_without_room_for_a_copy,
    "ingest_one_by_one": ingest_one_by_one,
    "stay": stay,
    "be_killed": be_killed,
}

if __name__ == "__main__":
    verb, *arguments = sys.argv[1:]
    if verb.isdigit():
        import_all()
        fork_for(int(verb), VERBS)
    else:
        VERBS[verb](*arguments)
