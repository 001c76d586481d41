"""Measure reading and ingesting, each beside something that anyone can repeat.

Times are processor seconds of this process on the project's own reports; ratios count, not seconds.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from tabel_extract.checks.judge import examine, judge
from tabel_extract.claims.quantities.phrases import load_phrases
from tabel_extract.claims.read import read_claims
from tabel_extract.claims.text.words import stem
from tabel_extract.dutch import decimals, parse_cell
from tabel_extract.pipeline import ingest
from tabel_extract.reading.text import read_text
from tabel_extract.settings import Settings
from tabel_extract.tables.assemble import read_tables
from tabel_extract.tables.document import document_of
from tests.places import file_of

FIXTURES = Path(__file__).parents[2] / "fixtures"
CHAPTER = FIXTURES.parents[1] / "shared" / "eval" / "seed" / "scp-hoofdstuk7.txt"
REPEATS = 25
REPORTS = 40
CHECKS_SHARE = 0.05
"""What the checks are to take at most of all that a report takes."""
TIMES = 8
"""How many times the prose of a chapter is read for the growth of what that takes."""


def seconds(job: Callable[[], object], repeats: int = REPEATS) -> float:
    """The shortest of some runs: what the job takes when nothing interferes."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        job()
        times.append(time.process_time() - start)
    return min(times)


def parse(data: bytes) -> object:
    """The tables of a file's bytes, and their checks; nothing is remembered."""
    parse_cell.cache_clear()
    decimals.cache_clear()
    reading = read_tables(read_text(data, "bench").lines)
    return judge(reading.tables, reading.issues)


def numbers_changed(text: str, offset: int) -> str:
    """The same report with another title, so that it is another report."""
    return re.sub(r"\A(\s*\S+)", rf"\1 {offset}", text, count=1)


def bench_parsing() -> None:
    """Bytes of text per processor second, and against splitting the same text into words."""
    print(f"parsing text exports (processor seconds, best of {REPEATS})")
    print(f"  {'report':28s} {'kB':>6s} {'MB/s':>6s} {'x str.split':>12s}")
    sources = [*sorted(FIXTURES.glob("*.txt")), *([CHAPTER] if CHAPTER.exists() else [])]
    for path in sources:
        data = path.read_bytes()
        text = data.decode()
        parse(data)
        mine = seconds(lambda data=data: parse(data))  # type: ignore[misc]
        floor = seconds(lambda text=text: [text.split() for _ in range(100)]) / 100  # type: ignore[misc]
        speed = len(data) / mine / 1e6
        print(f"  {path.name:28s} {len(data) / 1e3:6.1f} {speed:6.2f} {mine / floor:12.0f}")
    big = b"\n\n".join(p.read_bytes() for p in sources) * 4
    tracemalloc.start()
    parse(big)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"  memory at the peak: {peak / len(big):.0f} bytes for each byte of text\n")


def bench_claims() -> None:
    """Running text per processor second; and that longer text takes no more than its length.

    Stems of words are remembered: the first time counts none, the growth is between two that do.
    """
    path = CHAPTER if CHAPTER.exists() else FIXTURES / "bibliotheek-en-lezen.txt"
    reading = read_tables(read_text(path.read_bytes(), "bench").lines)
    size = sum(len(f"{line.text}\n".encode()) for line in reading.prose)
    phrases = load_phrases()

    def read(times: int) -> int:
        return len(read_claims(reading.prose * times, reading.tables, phrases))

    def first() -> None:
        stem.cache_clear()
        read(1)

    alone = seconds(first, 5)
    growth = seconds(lambda: read(TIMES), 3) / seconds(lambda: read(1), 5)
    print(f"claims of {path.name}: {size / 1e3:.1f} kB of prose, {read(1)} numbers")
    print(f"  {alone * 1e3:8.1f} ms, {size / alone / 1e3:.0f} kB/s of prose")
    print(f"  {TIMES} times the prose takes {growth:.1f} times as long\n")


def bench_parts() -> None:
    """What each part of `parse` takes of a report; the checks are to be no notable one."""
    path = CHAPTER if CHAPTER.exists() else FIXTURES / "bibliotheek-en-lezen.txt"
    data, phrases = path.read_bytes(), load_phrases()
    text = read_text(data, "bench")
    reading = read_tables(text.lines)
    claims = read_claims(reading.prose, reading.tables, phrases)
    taken = {
        "text": seconds(lambda: read_text(data, "bench"), 9),
        "tables": seconds(lambda: read_tables(text.lines), 9),
        "document": seconds(lambda: document_of(text, reading), 9),
        "claims": seconds(lambda: read_claims(reading.prose, reading.tables, phrases), 9),
        "checks": seconds(lambda: examine(reading.tables, reading.issues, claims), 9),
    }
    whole = sum(taken.values())
    print(f"the parts of parse, {path.name}: {whole * 1e3:.1f} ms")
    for name, took in taken.items():
        print(f"  {name:9s} {took * 1e3:7.1f} ms {took / whole:6.1%}")
    print(f"  (aim: checks at most {CHECKS_SHARE:.0%})\n")


def bench_ingest() -> None:
    """What an unchanged report costs, against its first ingest."""
    with tempfile.TemporaryDirectory() as folder:
        inbox, base = Path(folder) / "inbox", Path(folder)
        inbox.mkdir()
        source = (CHAPTER if CHAPTER.exists() else FIXTURES / "vervoer-en-fiets.txt").read_text()
        for number in range(REPORTS):
            (inbox / f"{number}.txt").write_text(numbers_changed(source, number))
        settings = Settings(warehouse=base / "w.duckdb", report_dir=base / "html")
        warm = Settings(warehouse=base / "warm.duckdb", report_dir=base / "html")
        ingest([inbox / "0.txt"], warm)  # loads pandas, pandera, DuckDB and pyarrow
        first = seconds(lambda: ingest([inbox], settings), 1) / REPORTS
        again = seconds(lambda: ingest([inbox], settings), 3) / REPORTS
        alone = seconds(lambda: ingest([inbox / "0.txt"], settings), 3)
        (base / "one.txt").write_text(numbers_changed(source, REPORTS))
        new = seconds(lambda: ingest([base / "one.txt"], settings), 1)
        size = file_of(settings).stat().st_size
    print(f"ingesting {REPORTS} reports of {len(source.encode()) / 1e3:.0f} kB")
    print(f"  first ingest      {first * 1e3:8.1f} ms a report, {size / 1e6:.1f} MB in all")
    print(f"  unchanged         {again * 1e3:8.1f} ms a report: {first / again:.0f} times less")
    print(f"  one new report    {new * 1e3:8.1f} ms, by itself")
    print(f"  one unchanged     {alone * 1e3:8.1f} ms, by itself: {new / alone:.0f} times less")


def bench_apart(module: str, *arguments: str) -> int:
    """Measurements that need a process of their own: reading PDFs starts one for each tool."""
    sys.stdout.flush()
    root = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-m", f"tests.bench.{module}", *arguments], cwd=root, check=False
    ).returncode


def main() -> int:
    """Run all measurements, or only those of a lake, which take minutes."""
    if sys.argv[1:2] == ["lake"]:
        return bench_apart("lake", *sys.argv[2:])
    bench_parsing()
    bench_claims()
    bench_parts()
    bench_ingest()
    print()
    failed = bench_apart("pages")
    print()
    failed = bench_apart("claims") or failed
    print()
    failed = bench_apart("warehouse") or failed
    print()
    failed = bench_apart("soak") or failed
    print()
    return bench_apart("pdf") or failed


if __name__ == "__main__":
    sys.exit(main())
