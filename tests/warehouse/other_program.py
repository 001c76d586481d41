"""A second program at work on a warehouse, started by tests as a process of its own.

``python -m tests.warehouse.other_program VERB PATH …``: says on standard output where it is.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tabel_extract.errors import WarehouseError
from tabel_extract.pipeline import ingest
from tabel_extract.settings import Settings
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import NOW, wide_report


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


VERBS: dict[str, Callable[..., None]] = {
    "hold": hold,
    "knock": knock,
    "save_for_ever": save_for_ever,
    "fill_disk": fill_disk,
    "create_on_full_disk": create_on_full_disk,
    "ingest_on_full_disk": ingest_on_full_disk,
}

if __name__ == "__main__":
    verb, *arguments = sys.argv[1:]
    VERBS[verb](*arguments)
