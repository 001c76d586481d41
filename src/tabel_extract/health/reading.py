"""Whether files can be read as the settings say: lists, character recognition, limits, workers."""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path

from tabel_extract.bounded.readers import Readers
from tabel_extract.claims.quantities.phrases import load_phrases
from tabel_extract.codes.file import load_codes
from tabel_extract.errors import SettingsError, TabelExtractError
from tabel_extract.finding.config import FolderSource, StorageSource, load_sources
from tabel_extract.health.check import Check
from tabel_extract.health.packages import installed
from tabel_extract.model import Report, Source
from tabel_extract.reading.ocr import LANGUAGE, available
from tabel_extract.reading.source import RawSource
from tabel_extract.settings import Settings

MIB = 1024 * 1024

_SAMPLE = """1 Een proef

Tabel 1.1 Gebruik van de fiets, naar geslacht, bevolking 18 jaar en ouder, 2024 (in procenten)

totaal geslacht

man vrouw

fietst elke dag 48 46 50

Bron: Proef 2024
"""
_NUMBERS = [48.0, 46.0, 50.0]
"""What a worker reads, and the numbers in it."""


def check_phrases(settings: Settings) -> Check:
    """Whether the readings of quantity words can be loaded."""
    try:
        load_phrases(settings.phrases)
    except SettingsError as error:
        return Check("phrases", "wrong", str(error))
    return Check("phrases", "ok", _whose(settings.phrases))


def check_codes(settings: Settings) -> Check:
    """Whether the list of subgroups can be loaded."""
    try:
        load_codes(settings.codes)
    except SettingsError as error:
        return Check("codes", "wrong", str(error))
    return Check("codes", "ok", _whose(settings.codes))


def check_sources(settings: Settings) -> Check:
    """Whether the list of sources can be loaded; none of them is looked at."""
    if settings.sources is None:
        return Check("sources", "ok", "none are named (TABEL_EXTRACT_SOURCES)")
    try:
        found = load_sources(settings.sources)
    except SettingsError as error:
        return Check("sources", "wrong", str(error))
    missing = [
        source.name
        for source in found
        if isinstance(source, FolderSource) and not source.path.is_dir()
    ]
    if missing:
        told = f"{settings.sources}: the folder of {', '.join(missing)} is not there"
        return Check("sources", "look", f"{told}: make or mount it, or mend its path")
    stores = [source for source in found if isinstance(source, StorageSource)]
    if any(source.url.startswith("s3:") for source in stores) and installed("s3fs") is None:
        told = "object storage is not looked at: pip install 'tabel-extract[storage]'"
        return Check("sources", "wrong", told)
    return Check("sources", "ok", f"{len(found)} in {settings.sources}")


def check_ocr(settings: Settings) -> Check:
    """Whether pages that are pictures are read, where that is asked for."""
    if not settings.ocr:
        return Check("ocr", "ok", "pages that are pictures are not to be read")
    if available():
        return Check("ocr", "ok", "Tesseract reads pages that are pictures, with its Dutch")
    if installed("pytesseract") is None:
        lacks = "pip install 'tabel-extract[ocr]'"
    elif shutil.which("tesseract") is None:
        lacks = "install Tesseract and its Dutch (tesseract-ocr, tesseract-ocr-nld)"
    else:
        lacks = f"install the Dutch of Tesseract (tesseract-ocr-{LANGUAGE})"
    return Check(
        "ocr", "look", f"pages that are pictures are not read: {lacks}, or TABEL_EXTRACT_OCR=false"
    )


def check_limits(settings: Settings) -> Check:
    """Whether this system can hold a worker to its limits of time and memory."""
    if sys.platform == "win32":
        told = "this system limits neither time nor memory of a worker: let nobody send you files"
        return Check("limits", "look", told)
    import resource  # noqa: PLC0415 — absent on Windows

    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = settings.max_memory_mib * MIB
    if most not in (resource.RLIM_INFINITY, -1) and most < wanted:
        return Check(
            "limits",
            "wrong",
            f"a process may take {most // MIB:,} MiB here, and TABEL_EXTRACT_MAX_MEMORY_MIB is "
            f"{settings.max_memory_mib:,}: raise the one (ulimit -v) or lower the other",
        )
    if not Path("/proc/self/statm").exists():
        told = "memory is limited without what a worker has at its start: /proc is not there"
        return Check("limits", "look", f"{told}; raise TABEL_EXTRACT_MAX_MEMORY_MIB if files fail")
    seconds, memory = f"{settings.max_seconds:g} seconds", f"{settings.max_memory_mib:,} MiB"
    return Check("limits", "ok", f"{seconds} and {memory} for each file, held by the system")


def check_workers(settings: Settings) -> Check:
    """Whether a worker starts, and reads a small report within the limits."""
    if settings.workers == 0:
        told = "files are read without limits of time and memory: set TABEL_EXTRACT_WORKERS above 0"
        return Check("workers", "look", told)
    try:
        with Readers(settings.model_copy(update={"workers": 1})) as readers:
            (result,) = readers.read([_sample()])
    except (TabelExtractError, OSError) as error:
        return Check("workers", "wrong", str(error))
    if not isinstance(result, Report):
        why = f"a worker did not read a small report ({result.fault}: {result.detail or result})"
        return Check("workers", "wrong", f"{why}: raise its limits, or install the program anew")
    values = [cell.value for table in result.tables for cell in table.observations]
    if values != _NUMBERS:
        told = f"a worker read {values} where {_NUMBERS} stands: install the program anew"
        return Check("workers", "wrong", told)
    return Check(
        "workers", "ok", f"a worker read a small report; {settings.workers} may be at work"
    )


def _sample() -> RawSource:
    data = _SAMPLE.encode()
    return RawSource(Source("proef.txt", hashlib.sha256(data).hexdigest(), len(data), "text"), data)


def _whose(path: Path | None) -> str:
    return "the program's own" if path is None else str(path)
