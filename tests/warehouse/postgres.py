"""A real PostgreSQL for tests: started for a session in a folder of its own, and gone after it."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tabel_extract.address import Lake

PASSWORD = "geheim-en-lang"
USER = "tabel"
_OFF = ("fsync=off", "full_page_writes=off")
"""Nothing of a test has to outlive a power cut."""


@dataclass(frozen=True)
class Postgres:
    """A server that listens on a port of this machine only, and asks for the password."""

    bin: Path
    data: Path
    port: int
    settings: tuple[str, ...]

    @property
    def catalog(self) -> str:
        return f"host=127.0.0.1 port={self.port} user={USER}"

    def new_lake(self, folder: Path) -> Lake:
        """A lake that is yet to be made, in a database of its own."""
        name = f"lake_{uuid.uuid4().hex[:12]}"
        self.run(f"CREATE DATABASE {name}")
        return Lake(f"dbname={name} {self.catalog}", folder)

    def ready_lake(self, made: Lake, folder: Path) -> Lake:
        """A copy of a lake that nobody has open: two seconds less than making one."""
        name = f"lake_{uuid.uuid4().hex[:12]}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {database_of(made)} STRATEGY file_copy")
        lake = Lake(f"dbname={name} {self.catalog}", folder)
        shutil.copytree(made.data, lake.data)
        self.run(
            f"UPDATE ducklake_metadata SET value = '{lake.data}/' WHERE key = 'data_path'", name
        )
        return lake

    def run(self, sql: str, database: str = "postgres") -> str:
        """What a statement answers, unaligned and without headings."""
        there = ("-h", "127.0.0.1", "-p", str(self.port), "-U", USER, "-d", database)
        return subprocess.run(
            [self.bin / "psql", "-qXAt", *there, "-c", sql],
            env={**os.environ, "PGPASSWORD": PASSWORD},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()

    def control(self, *arguments: str) -> None:
        """Start or stop the server, and wait until it has."""
        run_as_server(self.bin / "pg_ctl", "-D", self.data, "-w", *arguments)

    def start(self) -> None:
        settings = [f"port={self.port}", "listen_addresses=127.0.0.1", *self.settings]
        options = " ".join(["-k ''", *(f"-c {setting}" for setting in settings)])
        self.control("-o", options, "-l", str(self.data / "log"), "start")


def database_of(lake: Lake) -> str:
    """The database of PostgreSQL that is the catalogue of a lake."""
    return lake.catalog.partition("dbname=")[2].split()[0]


def server_programs() -> Path | None:
    """The folder of PostgreSQL's own programs, of the newest version that is installed."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(debian, key=lambda place: int(re.sub(r"\D", "", place.parts[-3]) or 0))
    found = str(newest[-1]) if newest else shutil.which("initdb")
    return Path(found).parent if found else None


def run_as_server(*command: object) -> None:
    """Run a program of PostgreSQL's, which refuses to be run by root, as its own user."""
    as_server = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    subprocess.run(
        [*as_server, *map(str, command)],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=True,
    )


@contextmanager
def running(programs: Path, settings: tuple[str, ...] = _OFF) -> Iterator[Postgres]:
    """A new server with nothing in it."""
    folder = Path(tempfile.mkdtemp(prefix="tabel-postgres-"))
    try:
        secret = folder / "password"
        secret.write_text(PASSWORD)
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
            shutil.chown(secret, "postgres")
        data = folder / "data"
        made = ("-U", USER, "--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync")
        run_as_server(programs / "initdb", "-D", data, *made, "-E", "UTF8", "--locale=C")
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        server = Postgres(programs, data, port, settings)
        server.start()
        try:
            yield server
        finally:
            server.control("-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
