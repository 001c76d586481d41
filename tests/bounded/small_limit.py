"""A program that reads a report in a worker that may take more memory than the system allows."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tabel_extract.bounded.readers import Readers
from tabel_extract.model import Report
from tabel_extract.reading.source import read_source
from tabel_extract.settings import Settings
from tests.texts import report_text, write

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        raw = read_source(write(Path(folder), "goed.txt", report_text()), 1_000_000)
        with Readers(Settings(workers=1, max_memory_mib=1_000_000)) as readers:
            (result,) = readers.read([raw])
    print("read" if isinstance(result, Report) else result)
