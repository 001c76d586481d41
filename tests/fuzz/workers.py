"""PDFs read in a worker: a crash of a library is a fault of its file, and ends nothing else."""

from __future__ import annotations

import atexit
import hashlib
from functools import cache

from tabel_extract.bounded.readers import Readers
from tabel_extract.errors import UnreadableSourceError
from tabel_extract.model import Report, Source
from tabel_extract.reading.source import RawSource
from tabel_extract.settings import Settings

SECONDS = 20.0
"""Processor time that one file may take; honest ones of some pages take 0.2."""


@cache
def readers() -> Readers:
    """One worker for as long as this process lives."""
    found = Readers(Settings(workers=1, max_seconds=SECONDS, ocr=False))
    atexit.register(found.__exit__, None, None, None)
    return found


def read_bounded(data: bytes) -> Report | UnreadableSourceError:
    """What becomes of some bytes that say they are a PDF."""
    source = Source("rapport.pdf", hashlib.sha256(data).hexdigest(), len(data), "pdf")
    (result,) = readers().read([RawSource(source, data)])
    return result


def told_apart(result: UnreadableSourceError) -> None:
    """Assert that a refusal is the file's fault, and not the program's: that would be a bug."""
    assert result.fault not in {"program_error", "time_limit"}, f"{result}\n{result.detail}"
    assert "\n" not in str(result)
