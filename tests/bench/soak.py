"""Measure what happens to 2,000 reports when nothing goes well: ``python -m tests.bench.soak [N]``.

A tenth of the files is broken. Two schedulers ingest the same folder over and over while the files
arrive, and programs are killed at random moments. At the end one run is left in peace, and what is
stored must be what a single undisturbed run stores. That run gives the speed, too: reports a
minute with one worker and with two, beside plain parsing of the same files, and the memory of all
its processes from its beginning to its end.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tabel_extract.errors import UnreadableSourceError
from tabel_extract.parsing import parse_source
from tabel_extract.reading.source import read_source
from tabel_extract.settings import Settings
from tabel_extract.warehouse.quarantine import all_set_aside
from tabel_extract.warehouse.sources import sources_folder
from tabel_extract.warehouse.store import Warehouse
from tests.synthetic.generator import generate

REPORTS = 2000
BROKEN = 10
"""One file in so many can't be read."""
PORTIONS = 10
"""The files arrive in so many portions."""
KILLS = 40
LONGEST_LIFE = 12.0
"""Seconds that a program lives at most before it is killed, while there are kills left."""
SEED = 20_261_122
FLAT = 1.2
"""How much more memory the second half of a run may take than the first."""
PAGE = os.sysconf("SC_PAGE_SIZE")

Stored = dict[str, list[tuple[object, ...]]]


def make(folder: Path, reports: int) -> list[Path]:
    """Write the files: reports of all shapes, and one in ``BROKEN`` that is none."""
    folder.mkdir()
    random_bytes = random.Random(SEED)
    whole = next(iter(sorted((Path(__file__).parents[2] / "fixtures" / "pdf").glob("*.pdf"))))
    made = []
    for number in range(reports):
        if number % BROKEN:
            path = folder / f"report-{number:04}.txt"
            title, _, rest = generate(number).text.partition("\n")
            path.write_text(f"{title} in streek {number}\n{rest}", encoding="utf-8")
        else:
            path = folder / f"broken-{number:04}.{'pdf' if number % 20 else 'txt'}"
            junk = random_bytes.randbytes(500)
            path.write_bytes(whole.read_bytes()[:3000] + junk if number % 20 else b"\x00" + junk)
        made.append(path)
    return made


def start(folder: Path, warehouse: Path, workers: int) -> subprocess.Popen[bytes]:
    """Start an ingest as a scheduler would, in a process group of its own."""
    command = [sys.executable, "-m", "tabel_extract", "ingest", str(folder)]
    return subprocess.Popen(
        [*command, "--warehouse", str(warehouse)],
        env={**os.environ, "TABEL_EXTRACT_WORKERS": str(workers)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def members(group: int) -> Iterator[tuple[int, int]]:
    """The processes of a group, and the bytes that each has in memory."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                told = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it ended meanwhile
            if int(told[2]) == group:
                yield int(entry.name), int(told[21]) * PAGE


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """What a run in peace took: seconds on the clock, and the most memory in each of its halves."""

    seconds: float
    halves: tuple[int, int]


def undisturbed(folder: Path, warehouse: Path, workers: int) -> Undisturbed:
    """Ingest everything once, and look how much memory its processes take."""
    began = time.monotonic()
    process = start(folder, warehouse, workers)
    seen = []
    while process.poll() is None:
        seen.append(sum(size for _, size in members(process.pid)))
        time.sleep(0.2)
    half = len(seen) // 2
    return Undisturbed(time.monotonic() - began, (max(seen[:half]), max(seen[half:])))


def parsing(files: list[Path]) -> float:
    """Seconds that it takes one process to read all files and store none."""
    settings = Settings(workers=0)
    began = time.monotonic()
    for path in files:
        try:
            parse_source(read_source(path, settings.max_bytes), settings)
        except UnreadableSourceError:
            continue
    return time.monotonic() - began


def harass(files: list[Path], folder: Path, warehouse: Path) -> tuple[int, int]:
    """Let two schedulers ingest what arrives while they are killed; runs started, and killed."""
    chance = random.Random(SEED)
    folder.mkdir()
    size = -(-len(files) // PORTIONS)
    portions = [files[begin : begin + size] for begin in range(0, len(files), size)]
    running: list[tuple[subprocess.Popen[bytes], float]] = []
    started = killed = 0
    while portions or killed < KILLS:
        if portions and started >= 2 * (PORTIONS - len(portions)):
            for path in portions.pop(0):
                shutil.copy2(path, folder / path.name)
        while len(running) < 2:
            running.append(
                (start(folder, warehouse, 2), time.monotonic() + chance.uniform(0.3, LONGEST_LIFE))
            )
            started += 1
        time.sleep(0.1)
        for process, end in running:
            if process.poll() is None and time.monotonic() > end:
                _kill(process, chance)
                killed += 1
        running = [(process, end) for process, end in running if process.poll() is None]
    for process, _ in running:
        process.wait()
    return started, killed


def _kill(process: subprocess.Popen[bytes], chance: random.Random) -> None:
    """Kill the program, or all its processes; workers that it leaves must end by themselves."""
    if chance.random() < 0.5:
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def stored(warehouse: Path) -> Stored:
    """What a warehouse says, but for when and by which run it came there."""
    with Warehouse.open(warehouse, read_only=True) as opened:
        return {
            "versions": opened.query(
                # Not its findings: a report is held against earlier editions that are there when
                # it comes, and those that come later are not held against it.
                "SELECT report_id, ordinal, source_sha256, content_sha256, observation_count "
                "FROM version ORDER BY ALL"
            ),
            "observations": opened.query(
                "SELECT v.report_id, count(*), sum(o.value::DECIMAL(38, 6)) FROM observation o "
                "JOIN version v USING (version_id) GROUP BY ALL ORDER BY ALL"
            ),
            "readings": opened.query("SELECT DISTINCT source_sha256 FROM reading ORDER BY ALL"),
            "set aside": sorted((e.source_sha256, e.fault) for e in all_set_aside(warehouse)),
            "kept": sorted((p.name,) for p in sources_folder(warehouse).glob("*/*")),
        }


def left_behind(base: Path, groups_of: str) -> list[str]:
    """Files that nobody owns any more, and processes that outlived their program."""
    half_made = [p.name for p in base.rglob("*") if p.name.endswith((".tmp", ".new", ".part"))]
    alive = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                words = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if groups_of.encode() in words:
                alive.append(f"process {entry.name}")
    return half_made + alive


def main() -> int:
    """Measure, and end with 1 where anything was lost, doubled or left behind."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS
    with tempfile.TemporaryDirectory() as made:
        base = Path(made)
        files = make(base / "reports", reports)
        alone = parsing(files)
        print(f"soak of {reports} files, one in {BROKEN} broken (seconds on the clock)")
        print(f"  plain parsing, one process  {alone:7.1f} s {reports / alone * 60:7.0f} a minute")
        for workers in (1, 2):
            took = undisturbed(base / "reports", base / f"{workers}.duckdb", workers)
            many = "1 worker" if workers == 1 else f"{workers} workers"
            ratio = took.seconds / alone
            print(
                f"  ingested by {many:15s} {took.seconds:7.1f} s "
                f"{reports / took.seconds * 60:7.0f} a minute, {ratio:.2f} times plain parsing"
            )
            first, second = (size / 2**20 for size in took.halves)
            grown = f"{second / first:.2f} times (aim: {FLAT})"
            print(f"    memory {first:.0f} MiB at most in its first half, then {grown}")
        want = stored(base / "1.duckdb")
        began = time.monotonic()
        started, killed = harass(files, base / "inbox", base / "w.duckdb")
        took_all = time.monotonic() - began
        last = start(base / "inbox", base / "w.duckdb", 2)
        last.wait()
        print(f"  two schedulers: {started} runs, {killed} killed, {took_all:.0f} s; then one more")
        got, other = stored(base / "w.duckdb"), stored(base / "2.duckdb")
        wrong = [name for name in want if want[name] != got[name] or want[name] != other[name]]
        for name, rows in want.items():
            print(f"    {name:13s} {len(rows):6d} undisturbed, {len(got[name]):6d} after all that")
        left = left_behind(base, str(base))
    for name in wrong:
        print(f"  ✗ {name} differ from those of an undisturbed run")
    for name in left:
        print(f"  ✗ left behind: {name}")
    if not wrong and not left:
        print("  nothing lost, nothing doubled, nothing left behind")
    return 1 if wrong or left else 0


if __name__ == "__main__":
    sys.exit(main())
