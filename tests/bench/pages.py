"""Measure making the editors' pages, beside reading the report that they show.

``python -m tests.bench.pages`` makes a text and a PDF of some tables and of four times as many,
reads each and writes its pages in both languages. Times are processor seconds of this process, the
least of some runs; that reading and writing are each counted on the same report makes their ratio
one that any machine gives. What is read has its claims, checks and pictures of pages.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from tabel_extract.model import Report, Source, SourceFormat
from tabel_extract.parsing import parse_source
from tabel_extract.reading.source import RawSource
from tabel_extract.report.site import Edition, write_site
from tabel_extract.settings import Settings
from tests.bench.report import TABLE_EVERY, report

FIXTURES = Path(__file__).parents[2] / "fixtures"
TEXTS = (
    "bibliotheek-en-lezen",
    "media-en-nieuws-fout",
    "sport-en-verenigingen",
    "vervoer-en-fiets",
)
"""Reports of 26 tables together, some with findings."""
TABLES, TIMES = 26, 4
REPEATS = 2
CHAPTERS = 10
"""What the numbers of chapters go up by from one copy of the texts to the next."""
IMAGE = re.compile(r'"data:image/[^"]+"')

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Pages:
    """What a report took: seconds to read, to write, and once more; and how large its page is."""

    tables: int
    read: float
    write: float
    again: float
    bytes: int
    images: int


def text(times: int) -> bytes:
    """The texts after each other so many times, the tables of each time with other numbers."""
    whole = "\n\n".join((FIXTURES / f"{name}.txt").read_text("utf-8") for name in TEXTS)
    copies = (
        re.sub(
            r"\b((?:tabel|figuur|kader) )(\d+)(?=\.\d)",
            lambda found, more=CHAPTERS * copy: f"{found[1]}{int(found[2]) + more}",  # type: ignore[misc]
            whole,
            flags=re.IGNORECASE,
        )
        for copy in range(times)
    )
    return "\n\n".join(copies).encode()


def pdf(times: int) -> bytes:
    """A report of a table on each page."""
    return report(TABLES * times * TABLE_EVERY, prose=False)


def least(job: Callable[[], Made]) -> tuple[float, Made]:
    """The shortest of some runs, and what the last came to."""
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        made = job()
        times.append(time.process_time() - start)
    return min(times), made


def measure(data: bytes, kind: SourceFormat) -> Pages:
    """Read a report and write its pages."""
    raw = RawSource(Source(f"bench.{kind}", sha256(data).hexdigest(), len(data), kind), data)
    read, found = least(lambda: parse_source(raw, Settings()))
    edition = _edition(found, data)

    def fresh() -> str:
        with tempfile.TemporaryDirectory() as folder:
            return write_site(Path(folder), [edition])[0].read_text("utf-8")

    write, page = least(fresh)
    with tempfile.TemporaryDirectory() as folder:
        write_site(Path(folder), [edition])
        again, _ = least(lambda: write_site(Path(folder), [edition]))
    images = sum(len(address) for address in IMAGE.findall(page))
    return Pages(len(found.tables), read, write, again, len(page.encode()), images)


def _edition(found: Report, data: bytes) -> Edition:
    return Edition("bench", 1, datetime.now(UTC), "first_seen", found, read_source=lambda: data)


def tell(kind: SourceFormat, found: Pages) -> None:
    """One line of the table."""
    size, share = found.bytes / 1e3, found.images / found.bytes
    print(
        f"  {kind:6s} {found.tables:6d} {found.read:7.2f} {found.write:7.2f} "
        f"{found.write / found.read:8.2f} {found.again * 1e3:9.0f} {size:8.0f} "
        f"{size / found.tables:9.1f} {share:7.0%}"
    )


def main() -> int:
    """Run all measurements."""
    makers: dict[SourceFormat, Callable[[int], bytes]] = {"text": text, "pdf": pdf}
    for kind, make in makers.items():
        measure(make(1), kind)  # loads what is loaded at its first use
    print(f"editors' pages, in both languages (processor seconds, best of {REPEATS})")
    print(
        f"  {'source':6s} {'tables':>6s} {'read':>7s} {'write':>7s} {'x read':>8s} "
        f"{'again, ms':>9s} {'kB':>8s} {'kB/table':>9s} {'images':>7s}"
    )
    for kind, make in makers.items():
        few, many = (measure(make(times), kind) for times in (1, TIMES))
        tell(kind, few)
        tell(kind, many)
        print(
            f"  {many.tables / few.tables:.1f} times the tables take "
            f"{many.read / few.read:.1f} times as long to read, "
            f"{many.write / few.write:.1f} times to write"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
