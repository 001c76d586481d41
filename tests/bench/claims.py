"""Measure how reading claims grows where a report has more of everything: tables and numbers.

``python -m tests.bench.claims``; times are processor seconds, of which the ratio counts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from tabel_extract.claims.quantities.phrases import load_phrases
from tabel_extract.claims.read import read_claims
from tabel_extract.model import Table
from tabel_extract.reading.text import read_text
from tabel_extract.tables.assemble import Reading, read_tables
from tests.bench.pages import text

TIMES = 4
REPEATS = 5


def _taken(reading: Reading) -> tuple[float, int]:
    """Seconds of the fastest run, and the numbers that the text has."""
    taken, numbers = [], 0
    for _ in range(REPEATS):
        start = time.process_time()
        numbers = len(read_claims(reading.prose, reading.tables, load_phrases()))
        taken.append(time.process_time() - start)
    return min(taken), numbers


def _counts(tables: Sequence[Table], numbers: int, seconds: float) -> str:
    return f"  {len(tables):6d} tables {numbers:6d} numbers {seconds * 1e3:8.1f} ms"


def main() -> int:
    """Read some reports joined, and four times as many."""
    found = [read_tables(read_text(text(times), "bench").lines) for times in (1, TIMES)]
    few, many = map(_taken, found)
    print("claims of texts with more tables and more numbers alike")
    print(_counts(found[0].tables, few[1], few[0]))
    print(_counts(found[1].tables, many[1], many[0]))
    print(f"  {TIMES} times both takes {many[0] / few[0]:.1f} times as long")
    return 0


if __name__ == "__main__":
    sys.exit(main())
