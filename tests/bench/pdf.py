"""Measure reading a PDF, beside the tools that people use for tables in PDFs, and beside a floor.

``python -m tests.bench.pdf`` makes reports of 50 to 400 pages with a table on every fifth and reads
that of 200 pages with each tool; a file that is named is read instead. The floor is pdfium giving
each character of all pages with its box: what a reader by that library costs before it understands
anything. Each run is a process of its own, so that its peak of memory is its own too. Times are
processor seconds, the least of some runs, in turns; ratios count, not seconds.

PyMuPDF and Camelot are no part of this project, and PyMuPDF has another licence (AGPL). To have
them measured too, give them a place of their own and name its interpreter::

    python3 -m venv .venv-peers
    .venv-peers/bin/pip install pymupdf camelot-py
    BENCH_PEERS_PYTHON=.venv-peers/bin/python make bench
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measure import NOT_INSTALLED

HERE = Path(__file__).parent
LENGTHS = (50, 100, 200, 400)
COMPARED = 200
REPEATS = 3
SLOW = 20.0
"""Processor seconds after which a tool is not run again."""
FASTER_THAN_LINES, FASTER_THAN_TEXT, TIMES_FLOOR = 6, 15, 2
"""What is aimed at."""

NAMES = {
    "parse": "parse",
    "tables_alone": "  its tables, prose apart",
    "floor": "pdfium, characters alone",
    "plumber_lines": "pdfplumber, by lines",
    "plumber_text": "pdfplumber, by text",
    "pymupdf": "PyMuPDF find_tables",
    "camelot": "Camelot stream",
}
PEERS = frozenset({"pymupdf", "camelot"})


@dataclass(frozen=True, slots=True)
class Run:
    """What reading a file once took: processor seconds and megabytes; and what came of it."""

    seconds: float
    mb: float
    tables: int
    cells: int


def run(tool: str, file: Path) -> Run | None:
    """Read a file with a tool in a new process; None where the tool is not installed."""
    python = os.environ.get("BENCH_PEERS_PYTHON", sys.executable) if tool in PEERS else None
    command = [python or sys.executable, str(HERE / "measure.py"), tool, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == NOT_INSTALLED:
        return None
    if done.returncode:
        raise SystemExit(f"{NAMES[tool]} failed:\n{done.stderr}")
    return Run(**json.loads(done.stdout.splitlines()[-1]))


def best(jobs: list[tuple[str, Path]]) -> list[Run | None]:
    """The quickest run of each job, by turns, so that what else the machine does hits all alike."""
    runs: list[list[Run]] = [[] for _ in jobs]
    for turn in range(REPEATS):
        for (tool, file), earlier in zip(jobs, runs, strict=True):
            spent = sum(r.seconds for r in earlier)
            if len(earlier) == turn and spent < SLOW and (one := run(tool, file)):
                earlier.append(one)
    return [min(r, key=lambda one: one.seconds, default=None) for r in runs]


def made(folder: Path, pages: int) -> Path:
    """A report of so many pages; made by another process, since this one has to stay small.

    What a process starts counts the memory of its parent as its own.
    """
    path = folder / f"{pages}.pdf"
    subprocess.run([sys.executable, HERE / "report.py", str(pages), path], check=True)
    return path


def compare(file: Path, pages: int | None) -> None:
    """Read one file with each tool."""
    found = dict(zip(NAMES, best([(tool, file) for tool in NAMES]), strict=True))
    mine, alone, floor = found["parse"], found["tables_alone"], found["floor"]
    assert mine is not None
    assert alone is not None
    assert floor is not None
    unit = f"{pages} pages, a table on every fifth" if pages else file.name
    print(
        f"reading a PDF ({unit}; processor seconds, best of {REPEATS}, once if over {SLOW:.0f} s)"
    )
    speed = "pages/s" if pages else "seconds"
    print(f"  {'tool':26s} {speed:>8s} {'x parse':>8s} {'MB':>5s} {'tables':>7s} {'cells':>6s}")
    for tool, name in NAMES.items():
        one = found[tool]
        if one is None:
            print(f"  {name:26s} skipped, not installed: see tests/bench/pdf.py")
            continue
        took = pages / one.seconds if pages else one.seconds
        read = f"{one.tables:7d} {one.cells:6d}" if tool != "floor" else f"{'-':>7s} {'-':>6s}"
        print(f"  {name:26s} {took:8.1f} {one.seconds / mine.seconds:8.2f} {one.mb:5.0f} {read}")
    aims = (("plumber_lines", FASTER_THAN_LINES), ("plumber_text", FASTER_THAN_TEXT))
    for tool, aim in aims:
        other = found[tool]
        if other is not None:
            times, rest = other.seconds / mine.seconds, other.seconds / alone.seconds
            print(f"  {times:.1f} times as fast as {NAMES[tool]}, {rest:.1f} prose apart", end="")
            print(f" (aim: at least {aim})")
    times, rest = mine.seconds / floor.seconds, alone.seconds / floor.seconds
    print(f"  {times:.2f} times the floor, {rest:.2f} prose apart (aim: at most {TIMES_FLOOR})\n")


def grow(files: dict[int, Path]) -> None:
    """How time and memory of ``parse`` grow with pages."""
    runs = best([("parse", file) for file in files.values()])
    taken = {pages: one for pages, one in zip(files, runs, strict=True) if one is not None}
    print("parse by number of pages")
    print(f"  {'pages':>6s} {'seconds':>8s} {'ms a page':>10s} {'MB':>5s}")
    for pages, one in taken.items():
        print(f"  {pages:6d} {one.seconds:8.2f} {one.seconds / pages * 1e3:10.2f} {one.mb:5.0f}")
    few, many = min(taken), max(taken)
    first, last = taken[few], taken[many]
    more = many - few
    print(
        f"  {many / few:.0f} times the pages take {last.seconds / first.seconds:.1f} times the time"
    )
    print(f"  each page more: {(last.seconds - first.seconds) / more * 1e3:.1f} ms", end=", ")
    print(f"{(last.mb - first.mb) / more * 1e3:.0f} kB")


def main() -> int:
    """Run all measurements, or compare the tools on the files that are named."""
    if sys.argv[1:]:
        for name in sys.argv[1:]:
            compare(Path(name), None)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        files = {pages: made(Path(folder), pages) for pages in LENGTHS}
        compare(files[COMPARED], COMPARED)
        grow(files)
    return 0


if __name__ == "__main__":
    sys.exit(main())
